"""The window: the table of actions, the top bar, switching language and theme, errors said once, a fast first frame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread, current_thread

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

from app.errors import FileError
from app.i18n import N_
from app.model import edits
from app.session import Session, read
from app.settings import Settings, thumbnail_file
from app.widgets.actions.table import ROWS
from app.widgets.app import keep_going
from app.widgets.main_window import MainWindow
from tests.driver import Driver
from tests.widgets.conftest import Start

FULL = N_("The disk is full, so {name} was not written; what was there before is still there.")
ROOT = Path(__file__).resolve().parents[2]


def test_undo_and_redo_by_key_name_their_step(vera: Driver) -> None:
    map_id = vera.canvas.map_id
    vera.workspace.run(lambda document: edits.add_phase(document, map_id, "Extra"))
    vera.settle()
    assert vera.window.actions_["edit.undo"].text() == "Undo: Add phase “Extra”"
    vera.canvas.setFocus()
    vera.press("Ctrl+Z")
    assert vera.document.phases(map_id)[-1].title != "Extra"
    assert vera.window.actions_["edit.redo"].text() == "Redo: Add phase “Extra”"
    vera.press("Ctrl+Y")
    assert vera.document.phases(map_id)[-1].title == "Extra"


def test_delete_on_the_map_deletes_and_in_a_field_does_not(vera: Driver) -> None:
    first, second = vera.document.journey(vera.canvas.map_id)[:2]
    vera.click_on(first.id)
    vera.canvas.setFocus()
    vera.press("Delete")
    assert first.id not in vera.document.records
    vera.click_on(second.id)
    vera.find("touchpoint.title", QLineEdit).setFocus()
    vera.press("Delete")
    assert second.id in vera.document.records


def test_the_title_is_edited_in_place(vera: Driver) -> None:
    vera.type("Vera again", into="mapTitle").press("Return")
    assert vera.workspace.journey.title == "Vera again"


def test_the_status_says_when_the_file_is_current(vera: Driver) -> None:
    assert vera.find("status", QLabel).text().startswith("Saved ")
    vera.workspace.run(lambda document: edits.add_phase(document, vera.canvas.map_id, "x"))
    assert vera.find("status", QLabel).text() == "Safe"
    for _attempt in range(100):
        if vera.settle(100).find("status", QLabel).text() != "Safe":
            break
    assert vera.find("status", QLabel).text().startswith("Saved ")


def test_language_is_switched_without_a_restart(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.click("rail.actions").click_on(touchpoint.id)
    vera.window.actions_["view.language.nl"].trigger()
    vera.settle()
    assert vera.find("rail.actions", QAbstractButton).text() == "Acties"
    assert vera.sees("actions.list") and vera.sees("touchpoint.title")
    assert vera.window.actions_["edit.redo"].text() == "Opnieuw doen"
    vera.window.actions_["view.language.en"].trigger()
    assert vera.settle().find("rail.actions", QAbstractButton).text() == "Actions"


def test_theme_is_switched_without_a_restart(vera: Driver) -> None:
    light = vera.window.grab().toImage().pixelColor(600, 20).lightness()
    vera.window.actions_["view.theme.dark"].trigger()
    dark = vera.settle().window.grab().toImage().pixelColor(600, 20).lightness()
    assert light > 200 > 80 > dark


def test_an_error_of_the_users_world_is_said_once_in_the_window(vera: Driver) -> None:
    def fail() -> None:
        raise FileError(FULL, name="a")

    assert vera.window.attempt(fail) is None
    assert vera.settle().find("banner.words", QLabel).text().startswith("The disk is full, so a was")
    vera.click("banner.close")
    assert not vera.sees("banner")


def test_every_input_has_a_name_and_says_what_it_is(vera: Driver) -> None:
    vera.window.settings.panel = "map"
    vera.workspace.open_panel("map")
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    shell: list[QWidget] = [vera.workspace.top_bar, vera.workspace.rail, vera.workspace.inspector]
    shell += vera.workspace.panels.values()
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    inputs = [w for part in shell for kind in kinds for w in part.findChildren(kind)]
    own = [w for w in inputs if w.metaObject().className() not in ("QComboBoxListView",)]
    assert [w for w in own if not w.objectName()] == []
    assert [
        w.objectName() for w in own if w.isVisible() and not (w.accessibleName() or getattr(w, "text", str)())
    ] == []


def test_place_and_panel_come_back(start: Start, home: Path) -> None:
    driver = start("empty").click("rail.checks")
    driver.window.resize(1100, 700)
    path = driver.session.path
    settings = driver.window.settings
    driver.window.close()
    assert Settings.load() == settings
    again = MainWindow(Session.open(path))
    again.show()
    assert Driver(again).settle().sees("checks.list")
    assert again.height() == 700
    again.close()


def test_closing_saves_the_file(start: Start) -> None:
    driver = start("empty")
    path = driver.session.path
    driver.workspace.run(lambda document: edits.add_phase(document, driver.canvas.map_id, "Kept"))
    driver.window.close()
    session = Session.open(path)
    assert session.document.phases(session.document.maps()[0].id)[-1].title == "Kept"
    session.close()


@pytest.mark.may_log
def test_closing_saves_the_file_also_when_no_small_picture_of_it_can_be_kept(start: Start) -> None:
    driver = start("vera", title="")
    folder = thumbnail_file("any", "light").parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    driver.workspace.run(lambda document: edits.set_fields(document, driver.canvas.map_id, title="Changed"))
    path = driver.session.path
    assert driver.window.close()
    assert driver.window.workspace is None
    assert read(path).maps()[0].title == "Changed"


@pytest.mark.may_log
def test_a_file_is_let_go_whatever_goes_wrong_before_it(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = start("empty")
    session = driver.session

    def fails() -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(driver.canvas, "close_session", fails)
    with pytest.raises(RuntimeError):
        driver.window.close_session()
    Session.open(session.path).close()


def test_closing_waits_for_no_picture(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = start("vera", title="")
    here: list[Thread] = []

    def noted(*_: object) -> None:
        here.append(current_thread())

    driver.settle(300)
    monkeypatch.setattr("app.widgets.pictures.gallery.decoded", noted)
    driver.window.close()
    assert here == []


def test_the_menu_holds_every_action(vera: Driver) -> None:
    menu = vera.window.actions_.menu(vera.window)

    def names(part: QWidget) -> set[str]:
        found: set[str] = set()
        for action in part.actions():
            sub = action.menu()
            found |= names(sub) if isinstance(sub, QWidget) else {action.objectName()} - {""}
        return found

    assert names(menu) == {row.name for row in ROWS}
    assert all(isinstance(action, QAction) for action in vera.window.actions_)


def test_nothing_heavy_is_imported_before_the_first_frame(home: Path) -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; a = QApplication([]);"
        "from app.widgets.main_window import MainWindow; w = MainWindow(); w.show(); w.grab();"
        "print([m for m in ('sqlalchemy', 'openpyxl', 'reportlab', 'app.widgets.workspace') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.may_log
def test_a_file_changed_underneath_is_asked_about_and_both_are_kept(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="Ours")
    path = driver.session.path
    Session.create(tmp_path / "other.reiskaart", "empty", "en", "Theirs").close()
    path.write_bytes((tmp_path / "other.reiskaart").read_bytes())
    driver.workspace.run(lambda document: edits.add_phase(document, driver.canvas.map_id, "Mine"))
    for _attempt in range(100):
        if driver.settle(100).sees("banner.choice.0"):
            break
    assert driver.find("status", QLabel).text() == "Not saved in the file"
    driver.click("banner.choice.0")
    assert driver.session.path != path
    assert driver.document.phases(driver.canvas.map_id)[-1].title == "Mine"
    driver.window.close()
    theirs = Session.open(path)
    assert theirs.document.maps()[0].title == "Theirs"
    theirs.close()


def test_a_map_that_is_open_elsewhere_is_not_opened_twice(start: Start, tmp_path: Path) -> None:
    elsewhere = Session.create(tmp_path / "busy.reiskaart", "empty", "en", "Busy")
    driver = start()
    driver.window.commands.open_path(tmp_path / "busy.reiskaart")
    assert "busy.reiskaart" in driver.settle().find("banner.words", QLabel).text()
    elsewhere.close()
    driver.window.commands.open_path(tmp_path / "busy.reiskaart")
    assert driver.settle().document.maps()[0].title == "Busy"


@pytest.mark.may_log
def test_a_fault_of_ours_is_logged_and_the_window_stays(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    driver = start("empty")
    keep_going(driver.window)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("ours"), None)
    assert "something of ours went wrong" in caplog.text
    assert driver.window.isVisible() and not driver.sees("banner")
    sys.excepthook(FileError, FileError(FULL, name="b"), None)
    assert driver.settle().find("banner.words", QLabel).text().startswith("The disk is full, so b")
