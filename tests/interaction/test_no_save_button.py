"""The section "No Save button, no fear" of the interaction contract, a test for each sentence, in a whole window."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.session import Session
from app.settings import Settings
from app.widgets.actions.table import ROWS as ACTIONS
from app.widgets.entries import EntryList
from app.widgets.main_window import MainWindow
from tests.driver import Driver
from tests.interaction.conftest import Start
from tests.interaction.rows import without_a_test
from tests.widgets.canvas.hands import Hands
from tests.widgets.test_panels import click_row

ROWS = (
    "Every edit is on disk when it is on screen",
    'The status line says "Safe" and, when the user\'s own file is current, "Saved"',
    "Undo goes back past closing the app",
    "A history panel lists the steps and the named versions",
    "any can be looked at and restored as one new undoable step",
    "After a crash the map opens as it was, and says so",
    "Window, panels, zoom and place come back where they were",
)

REPOSITORY = Path(__file__).parents[2]

DIES = """
import os, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from app.session import Session
from app.settings import Settings
from app.widgets.main_window import MainWindow
from tests.driver import Driver
from tests.widgets.canvas.hands import Hands
window = MainWindow(Session.open(sys.argv[1]), Settings(language="en", theme="light"))
window.resize(1280, 800)
window.show()
driver = Driver(window).settle()
hands = Hands(driver.canvas)
first, second = driver.document.journey(driver.canvas.map_id)[:2]
hands.drag(first.id, hands.at(second.id, 40))
os._exit(9)  # at once: nothing is closed, published or said
"""
"""A program that moves the first touchpoint behind the second by the mouse, and dies as it has been let go."""


@pytest.fixture
def crashed(home: Path) -> Path:
    """The map of a program that has died in the middle of the work."""
    path = home / "Journey.reiskaart"
    Session.create(path, "vera", "en", "").close()
    died = subprocess.run(
        [sys.executable, "-c", DIES, str(path)], cwd=REPOSITORY, timeout=120, capture_output=True, check=False
    )
    assert died.returncode == 9, died.stderr.decode()
    return path


def journey(driver: Driver) -> list[str]:
    return [touchpoint.title for touchpoint in driver.document.journey(driver.canvas.map_id)]


def swapped(titles: list[str]) -> list[str]:
    return [titles[1], titles[0], *titles[2:]]


def test_every_edit_is_on_disk_when_it_is_on_screen(crashed: Path, home: Path) -> None:
    """Once the note lies where it was dropped, nothing that happens to the program takes it away."""
    as_made = Session.create(home / "Other.reiskaart", "vera", "en", "")
    titles = [t.title for t in as_made.document.journey(as_made.document.maps()[0].id)]
    as_made.close()
    session = Session.open(crashed)
    kept = [t.title for t in session.document.journey(session.document.maps()[0].id)]
    session.close()
    assert kept == swapped(titles)


def test_after_a_crash_the_map_opens_as_it_was_and_says_so(start: Start, crashed: Path) -> None:
    driver = start()
    driver.window.commands.open_path(crashed)
    driver.settle()
    assert driver.sees("banner.words")
    said = driver.find("banner.words", QLabel).text()
    assert said == "Reiskaart stopped unexpectedly last time. Your map goes on where you left it."
    titles = journey(driver)
    driver.press("Ctrl+Z")
    assert journey(driver) == swapped(titles), "the last step can still be undone"


def test_the_status_line_says_safe_and_when_the_user_s_own_file_is_current_saved(vera: Driver) -> None:
    """And there is no Save to press."""
    vera.canvas.select([vera.document.journey(vera.canvas.map_id)[0].id])
    vera.canvas.setFocus()
    vera.press("Delete")
    assert vera.find("status", QLabel).text() == "Safe"
    for _wait in range(40):
        if vera.find("status", QLabel).text() == "Safe":
            vera.settle(250)
    assert re.fullmatch(r"Saved \d\d:\d\d", vera.find("status", QLabel).text())
    assert [row.name for row in ACTIONS if row.text.strip("…").lower() == "save"] == []


def test_undo_goes_back_past_closing_the_app(start: Start) -> None:
    driver = start("vera", title="")
    titles, path = journey(driver), driver.session.path
    driver.canvas.select([driver.document.journey(driver.canvas.map_id)[0].id])
    driver.canvas.setFocus()
    driver.press("Delete").window.close()
    again = start()
    again.window.commands.open_path(path)
    again.settle()
    assert journey(again) == titles[1:]
    again.press("Ctrl+Z")
    assert journey(again) == titles


@pytest.fixture
def with_history(vera: Driver) -> Driver:
    """The sample with a version named and a touchpoint deleted since, the history open."""
    vera.canvas.setFocus()
    vera.press("Ctrl+S").type("Before").press("Return").settle(300)
    vera.canvas.select([vera.document.journey(vera.canvas.map_id)[0].id])
    vera.canvas.setFocus()
    return vera.press("Delete").click("rail.history")


def test_a_history_panel_lists_the_steps_and_the_named_versions(with_history: Driver) -> None:
    titles = [entry.title for entry in with_history.find("history.list", EntryList).entries()]
    assert "Before" in titles
    assert any(title.startswith("Delete") for title in titles)


@pytest.mark.parametrize("kind", ["version", "step"])
def test_any_can_be_looked_at_and_restored_as_one_new_undoable_step(with_history: Driver, kind: str) -> None:
    driver, titles = with_history, journey(with_history)
    keys = [entry.key for entry in driver.find("history.list", EntryList).entries() if entry.key.startswith(kind)]
    click_row(driver, "history.list", keys[-1])
    assert driver.sees("past") and journey(driver) == titles, "looking changes nothing"
    made = len(driver.session.history()[0])
    driver.click("past.restore")
    assert len(driver.session.history()[0]) == made + 1
    assert len(journey(driver)) == len(titles) + 1
    driver.canvas.setFocus()
    driver.press("Ctrl+Z")
    assert journey(driver) == titles


def test_window_panels_zoom_and_place_come_back_where_they_were(start: Start) -> None:
    driver = start("vera", title="").click("rail.outline")
    driver.window.resize(960, 700)  # as wide as it must be, and lower than the screen
    driver.canvas.setFocus()
    driver.press("Ctrl+0").settle(100)
    Hands(driver.canvas).scroll(driver.canvas.viewport().rect().center(), driver.canvas.rect().center() * -0.2)
    place, path = driver.canvas.place(), driver.session.path
    driver.window.close()
    window = MainWindow(settings=Settings.load())
    try:
        window.show()
        window.commands.open_path(path)
        again = Driver(window).settle(300)
        assert (window.width(), window.height()) == (960, 700)
        assert again.workspace.sides.open == "outline"
        assert again.canvas.place() == pytest.approx(place, abs=1.0)
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def test_every_sentence_is_driven() -> None:
    assert without_a_test(ROWS, globals()) == []
