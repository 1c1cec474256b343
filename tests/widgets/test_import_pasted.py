"""A journey that is pasted or dragged in as text opens the import dialog; any other text stays what it was: notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.model.records import Note, Touchpoint
from tests.driver import Driver
from tests.widgets.conftest import Start
from tests.widgets.test_import import DAY, shown, wait_until_read

PAGE = f"# Handbook\n\n```mermaid\n{DAY}```\n"


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def notes(driver: Driver) -> list[str]:
    return [record.text for record in driver.document.records.values() if isinstance(record, Note)]


def titles(driver: Driver) -> list[str]:
    return [record.title for record in driver.document.records.values() if isinstance(record, Touchpoint)]


def drag_text(driver: Driver, text: str, on: QWidget) -> bool:
    """Drags a selected text over a widget and lets it go; whether the window would have it."""
    data = QMimeData()
    data.setText(text)
    about = (
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(*about)
    QApplication.sendEvent(on, enter)
    if enter.isAccepted():
        QApplication.sendEvent(on, QDropEvent(about[0].toPointF(), *about[1:]))
    driver.settle()
    return enter.isAccepted()


@pytest.mark.parametrize("text", [DAY, PAGE])
def test_a_journey_that_is_pasted_on_the_map_is_shown_and_then_added(start: Start, text: str) -> None:
    driver = start("empty", title="Mine")
    driver.canvas.setFocus()
    put(text)
    driver.press("Ctrl+V")
    wait_until_read(driver)
    assert shown(driver) == [("My day", "phases: 2 · touchpoints: 3")]
    assert driver.find("importDialog").findChildren(QLabel)[0].text() == "Import “Pasted text”"
    driver.press("Return")
    assert [journey.title for journey in driver.document.maps()] == ["Mine", "My day"]
    assert notes(driver) == []


def test_on_the_start_screen_it_becomes_a_file_of_its_own(start: Start, home: Path) -> None:
    driver = start()
    put(DAY)
    driver.press("Ctrl+V")
    wait_until_read(driver)
    driver.press("Return")
    assert driver.session.path == home / "Documents" / "Reiskaart" / "My day.reiskaart"


def test_a_journey_without_a_title_is_called_after_where_it_came_from(start: Start) -> None:
    driver = start()
    put("journey\n section A\n Walk: 3: Me\n")
    driver.press("Ctrl+V")
    wait_until_read(driver)
    driver.press("Return")
    assert driver.document.project.title == "Pasted text"


def test_words_become_notes_as_ever_and_on_the_start_screen_it_is_said_what_they_are_not(start: Start) -> None:
    driver = start()
    put("Our journey\nto the shop")
    driver.press("Ctrl+V")
    assert "no journey" in driver.find("banner.words", QLabel).text()
    assert not driver.sees("importDialog")
    driver = start("five-phases")
    driver.canvas.setFocus()
    driver.press("Ctrl+V")
    assert not driver.sees("importDialog")
    assert any("to the shop" in text for text in (*notes(driver), *titles(driver)))


def test_a_journey_that_is_dragged_in_as_text_is_imported_wherever_it_is_dropped(start: Start) -> None:
    driver = start()
    assert drag_text(driver, DAY, driver.window)
    wait_until_read(driver)
    driver.press("Escape")
    assert not drag_text(driver, "Just words", driver.window)
    driver = start("empty")
    assert drag_text(driver, DAY, driver.window)
    wait_until_read(driver)
    assert shown(driver)[0][0] == "My day"
