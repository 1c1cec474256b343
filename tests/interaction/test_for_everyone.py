"""The section "For everyone" of the interaction contract, a test for each sentence, in a whole window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLabel, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from app.model.records import Id, LaneKind
from tests.driver import Driver
from tests.interaction.conftest import Start, User
from tests.interaction.rows import without_a_test
from tests.widgets.canvas.hands import Hands

ROWS = (
    "Everything works by keyboard alone",
    "Everything has an accessible name",
    "An outline panel (phase, lane, note) mirrors the canvas",
    "Light and dark, high contrast",
    "200 % text",
    "Dutch and English, switched without a restart",
    "what is in the file stays in the user's words",
)

REPOSITORY = Path(__file__).parents[2]


def test_everything_works_by_keyboard_alone(start: Start, qtbot: QtBot) -> None:
    """From the start screen to a touchpoint with a note, a score, a mark and an action, without a pointer."""
    driver = start().press("Ctrl+N").type("Bike").press("Return")
    hands = Hands(driver.canvas)
    hands.type("Orient").key("Ctrl+Return")
    assert driver.document.phases(driver.canvas.map_id)[0].title == "Orient"
    hands.key("Down", "Return").type("Sees one").key("Return")
    (touchpoint,) = driver.document.journey(driver.canvas.map_id)
    assert touchpoint.title == "Sees one"
    hands.key("Alt+Shift+PgUp", "Ctrl+M")
    score = driver.document.score(touchpoint.id)
    assert score is not None and score.score == 10
    assert driver.document.records[touchpoint.id].moment_of_truth  # type: ignore[attr-defined]
    _down_to(hands, LaneKind.DOING)
    hands.key("Return").type("Looks").key("Esc")
    assert [note.text for note in driver.document.notes(touchpoint.phase_id, _lane(driver, LaneKind.DOING))] == [
        "Looks"
    ]
    hands.key("Alt+Right")
    driver.press("Ctrl+K").type("add action").press("Return")
    qtbot.waitUntil(lambda: _has_the_keyboard("action.title"))
    driver.settle().type("Call back").press("Return")
    assert "Call back" in [action.title for action in driver.document.actions()]


def _has_the_keyboard(name: str) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and widget.objectName() == name


def _lane(driver: Driver, kind: LaneKind) -> Id:
    lane = driver.document.lane(driver.canvas.map_id, kind)
    assert lane is not None
    return lane.id


def _down_to(hands: Hands, kind: LaneKind) -> None:
    lane = hands.document.lane(hands.canvas.map_id, kind)
    assert lane is not None
    for _step in range(8):
        if not (hands.canvas.focus_key or "").startswith(f"cell:{lane.id}:"):
            hands.key("Down")
    assert (hands.canvas.focus_key or "").startswith(f"cell:{lane.id}:")


def test_everything_has_an_accessible_name(vera: Driver) -> None:
    """Wherever Tab can come, and with panel and inspector open, something is said."""
    vera.click("rail.outline").click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    takers = [
        widget
        for widget in vera.window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
    assert len(takers) > 20
    silent = [widget.objectName() or type(widget).__name__ for widget in takers if not _heard(widget)]
    assert silent == []


def _heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_an_outline_panel_phase_lane_note_mirrors_the_canvas(user: User) -> None:
    """Every phase, touchpoint and note of the map is in the tree, and what is drawn anew is there too."""
    user.driver.click("rail.outline")
    user.canvas.show_start()  # the panel lies over what was its beginning
    hands = user.hands
    hands.double_click(hands.in_cell("pains", "p1")).type("Te duur").key("Esc")
    user.driver.settle(400)
    told = " ".join(_told(user.driver.find("outline.tree", QTreeView)))
    drawn = [group for group in user.canvas.drawing.groups if group.role in ("phase", "touchpoint", "note")]
    titles = [getattr(user.document.records[Id(group.record_id or "")], "title", "") for group in drawn]
    texts = [getattr(user.document.records[Id(group.record_id or "")], "text", "") for group in drawn]
    assert "Te duur" in texts
    assert [words for words in (*titles, *texts) if words and words not in told] == []


def _told(tree: QTreeView) -> list[str]:
    model = tree.model()

    def under(parent: QModelIndex) -> list[str]:
        rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
        return [word for index in rows for word in (str(index.data()), *under(index))]

    return under(tree.rootIndex())


@pytest.mark.parametrize("action", ["view.theme.dark", "view.contrast"])
def test_light_and_dark_high_contrast(vera: Driver, action: str) -> None:
    """Switched from the menu, at once, map and window alike."""
    before = _colours(vera)
    vera.window.actions_[action].trigger()
    vera.settle()
    after = _colours(vera)
    assert before != after
    if action == "view.theme.dark":
        assert all(colour.lightness() < 90 for colour in after)
    else:
        vera.window.actions_[action].trigger()  # back again, for the tests that follow


def _colours(driver: Driver) -> list[QColor]:
    """The ground of the top bar, and of the map in its free corner."""
    bar, view = driver.find("topBar").grab().toImage(), driver.canvas.viewport().grab().toImage()
    if driver.window.settings.contrast:
        return [QColor(driver.canvas.theme.lines), QColor(driver.canvas.theme.ink_soft)]
    return [bar.pixelColor(2, 2), view.pixelColor(view.width() - 3, view.height() - 3)]


LARGE_TEXT = """
import sys
from PySide6.QtWidgets import QAbstractButton, QApplication
app = QApplication([])
from app.settings import Settings
from app.widgets.main_window import MainWindow
from tests.driver import Driver
window = MainWindow(settings=Settings(language="nl", theme="light"))
window.resize(960, 600)
window.show()
window.commands.create("vera", "", "nl")
driver = Driver(window).settle(300)
driver.click_on(driver.document.journey(driver.canvas.map_id)[0].id).settle(200)
assert window.devicePixelRatioF() == 2.0, window.devicePixelRatioF()
inside = window.rect()
for bar in ("topBar", "rail"):
    for button in driver.find(bar).findChildren(QAbstractButton):
        if button.isVisible():
            place = button.mapTo(window, button.rect().center())
            assert inside.contains(place), button.objectName()
            words = button.text() if button.width() > 60 else ""
            assert button.width() >= button.fontMetrics().horizontalAdvance(words), button.objectName()
assert driver.find("touchpoint.title").isVisible()
print("fits")
"""
"""A program at twice the size on the smallest window, in the language with the longer words."""


def test_200_text(home: Path) -> None:
    """200 %: nothing of the bars falls outside the smallest window, and no button is narrower than its words."""
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", LARGE_TEXT],
        cwd=REPOSITORY,
        env=environment,
        timeout=120,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.strip().endswith("fits"), ran.stderr


def test_dutch_and_english_switched_without_a_restart(vera: Driver) -> None:
    """Menus, bars and what the map itself says."""
    english = _words(vera)
    vera.window.actions_["view.language.nl"].trigger()
    dutch = _words(vera.settle())
    assert [pair for pair in zip(english, dutch, strict=True) if pair[0] == pair[1]] == []
    vera.window.actions_["view.language.en"].trigger()
    assert _words(vera.settle()) == english


def _words(driver: Driver) -> list[str]:
    marks = [group for group in driver.canvas.map_scene.drawing.groups if group.role == "mark"]
    lowest = next(getattr(mark, "text", "") for mark in marks[1].marks if getattr(mark, "text", ""))
    return [
        driver.window.actions_["edit.undo"].text(),
        driver.find("rail.actions").accessibleName(),
        driver.canvas.accessibleName(),
        lowest,
        driver.find("status", QLabel).text().split(" ")[0],
    ]


def test_what_is_in_the_file_stays_in_the_user_s_words(vera: Driver) -> None:
    """Switching the language edits nothing: every record is as it was, and no step is made."""
    before, steps = dict(vera.document.records), len(vera.session.history()[0])
    vera.window.actions_["view.language.nl"].trigger()
    vera.settle()
    assert dict(vera.document.records) == before
    assert len(vera.session.history()[0]) == steps
    title = vera.document.journey(vera.canvas.map_id)[0].title
    shown = vera.canvas.map_scene.group_of(vera.document.journey(vera.canvas.map_id)[0].id)
    assert shown is not None
    assert title.split()[0] in " ".join(getattr(mark, "text", "") for mark in shown.marks)


def test_every_sentence_is_driven() -> None:

    assert without_a_test(ROWS, globals()) == []
