"""Personas as cards over the map: looked at, paged through, written in by mouse and keyboard, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QWidget

from app.model import edits
from app.model.records import Persona
from app.widgets.personas.opening import open_personas
from app.widgets.personas.page import PersonaPage
from tests.driver import Driver
from tests.widgets.conftest import Start


def _open(driver: Driver) -> PersonaPage:
    open_personas(driver.workspace)
    page = driver.settle().workspace.over
    assert isinstance(page, PersonaPage)
    return page


def _vera(driver: Driver) -> Persona:
    return driver.document.personas()[0]


def _key(driver: Driver, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    driver.settle()


def test_the_card_of_whom_the_map_is_about_opens_over_the_map(vera: Driver) -> None:
    vera.workspace.reveal(_vera(vera).id)
    vera.settle().click("persona.card")
    assert isinstance(vera.workspace.over, PersonaPage) and not vera.canvas.isEnabled()
    assert vera.settle().find("personas.title", QLabel).text() == "Vera de Wit"
    vera.press("Escape")
    assert vera.workspace.over is None and vera.canvas.isEnabled() and vera.canvas.hasFocus()


def test_what_is_written_on_the_card_is_an_edit_that_can_be_taken_back(vera: Driver) -> None:
    _open(vera)
    vera.click("card.needs").settle()
    editor = vera.find("card.editor", QPlainTextEdit)
    assert editor.hasFocus()
    QTest.keyClicks(editor, "Someone who looks along")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _vera(vera).needs == "Someone who looks along"
    assert vera.settle().find("card.needs").hasFocus()
    assert vera.find("card.needs").accessibleName() == "Needs: Someone who looks along"
    vera.press("Ctrl+Z").settle()
    assert _vera(vera).needs == "" and isinstance(vera.workspace.over, PersonaPage)
    assert vera.find("card.needs").accessibleName() == "Needs"


def test_the_keyboard_goes_from_part_to_part_and_writes(vera: Driver) -> None:
    page = _open(vera)
    assert vera.find("card.name").hasFocus()
    _key(vera, Qt.Key.Key_Tab)
    assert vera.find("card.age").hasFocus()
    _key(vera, Qt.Key.Key_Space)
    vera.type("43").press("Tab").settle()
    assert _vera(vera).age == "43" and vera.find("card.work").hasFocus()
    _key(vera, Qt.Key.Key_Space)
    vera.type("Nurse").press("Escape").settle()
    assert _vera(vera).work == "Nurse" and page.isVisible()


def test_the_next_persona_and_round_again(vera: Driver) -> None:
    vera.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    _open(vera)
    vera.click("personas.next")
    assert vera.find("personas.title", QLabel).text() == "Noor"
    assert vera.find("personas.place", QLabel).text() == "Persona 2 of 2"
    _key(vera, Qt.Key.Key_Right)
    assert vera.find("personas.title", QLabel).text() == "Vera de Wit"


def test_a_new_persona_is_named_on_its_card(vera: Driver) -> None:
    _open(vera)
    vera.click("personas.page.add").settle().type("Noor").press("Return").settle()
    assert vera.document.personas()[-1].name == "Noor"
    assert vera.find("personas.title", QLabel).text() == "Noor"


def test_a_segment_and_the_parts_in_a_purchase_are_chosen_on_the_card(vera: Driver) -> None:
    vera.workspace.run(lambda document: edits.add_segment(document, "Busy parents"))
    vera.workspace.run(lambda document: edits.set_fields(document, _vera(vera).id, trade="Care"))
    page = _open(vera)
    vera.click("card.segment_id")
    menu = next(iter(page.card.findChildren(QMenu)))
    menu.actions()[0].trigger()
    menu.close()
    assert _vera(vera).segment_id == vera.document.segments()[0].id
    vera.settle().click("card.pays")
    assert _vera(vera).pays and vera.settle().find("card.pays").accessibleName() == "Pays for it: Yes"


def test_what_changes_elsewhere_shows_and_who_goes_makes_room(vera: Driver) -> None:
    vera.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    page = _open(vera)
    vera.workspace.run(lambda document: edits.set_fields(document, _vera(vera).id, name="Veerle"))
    assert vera.settle().find("personas.title", QLabel).text() == "Veerle"
    vera.workspace.run(lambda document: edits.delete(document, _vera(vera).id))
    assert vera.settle().find("personas.title", QLabel).text() == "Noor"
    vera.workspace.run(lambda document: edits.delete(document, _vera(vera).id))
    assert vera.settle().find("personas.title", QLabel).text() == "Personas" and not page.card.isVisible()


def test_all_fields_open_beside_the_card(vera: Driver) -> None:
    page = _open(vera)
    before = page.width()
    vera.click("personas.fields").settle()
    assert vera.sees("persona.name") and page.isVisible() and page.width() < before


def test_every_part_has_a_name_and_is_large_enough_for_a_finger(start: Start) -> None:
    driver = start("vera", language="nl")
    page = _open(driver)
    parts = [part for part in page.card.findChildren(QWidget) if part.objectName().startswith("card.")]
    assert len(parts) >= 14
    assert all(part.accessibleName() for part in parts)
    assert all(part.height() >= 28 and part.width() >= 44 for part in parts)
