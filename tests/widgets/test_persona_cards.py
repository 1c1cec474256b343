"""Personas as cards over the map: looked at, paged through, written in by mouse and keyboard, and taken back."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPlainTextEdit, QWidget

from app.model import edits
from app.model.records import Persona
from app.widgets.entries import EntryList
from app.widgets.personas.opening import open_personas
from app.widgets.personas.page import PersonaPage
from tests.driver import Driver
from tests.widgets.conftest import Start


def _open(driver: Driver) -> PersonaPage:
    open_personas(driver.workspace)
    page = driver.settle().workspace.over
    assert isinstance(page, PersonaPage)
    return page


def _first(driver: Driver) -> Persona:
    return driver.document.personas()[0]


def _key(driver: Driver, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    driver.settle()


def test_the_card_of_whom_the_map_is_about_opens_over_the_map(fresh: Driver) -> None:
    fresh.workspace.reveal(_first(fresh).id)
    fresh.settle().click("persona.card")
    assert isinstance(fresh.workspace.over, PersonaPage) and not fresh.canvas.isEnabled()
    assert fresh.settle().find("personas.title", QLabel).text() == "Vera de Wit"
    fresh.press("Escape")
    assert fresh.workspace.over is None and fresh.canvas.isEnabled() and fresh.canvas.hasFocus()


def test_what_is_written_on_the_card_is_an_edit_that_can_be_taken_back(fresh: Driver) -> None:
    _open(fresh)
    fresh.click("card.needs").settle()
    editor = fresh.find("card.editor", QPlainTextEdit)
    assert editor.hasFocus()
    QTest.keyClicks(editor, "Someone who looks along")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _first(fresh).needs == "Someone who looks along"
    assert fresh.settle().find("card.needs").hasFocus()
    assert fresh.find("card.needs").accessibleName() == "Needs: Someone who looks along"
    fresh.press("Ctrl+Z").settle()
    assert _first(fresh).needs == "" and isinstance(fresh.workspace.over, PersonaPage)
    assert fresh.find("card.needs").accessibleName() == "Needs"


def test_the_keyboard_goes_from_part_to_part_and_writes(fresh: Driver) -> None:
    page = _open(fresh)
    assert fresh.find("card.name").hasFocus()
    _key(fresh, Qt.Key.Key_Tab)
    assert fresh.find("card.age").hasFocus()
    _key(fresh, Qt.Key.Key_Space)
    fresh.type("43").press("Tab").settle()
    assert _first(fresh).age == "43" and fresh.find("card.work").hasFocus()
    _key(fresh, Qt.Key.Key_Space)
    fresh.type("Nurse").press("Escape").settle()
    assert _first(fresh).work == "Nurse" and page.isVisible()


def test_typing_on_a_part_of_the_card_writes_in_it_and_loses_no_word(fresh: Driver) -> None:
    _open(fresh)
    fresh.click("card.age").type("34 jaar").press("Tab")
    fresh.settle().type("N").type("urse").press("Tab").settle()
    assert (_first(fresh).age, _first(fresh).work) == ("34 jaar", "Nurse")
    fresh.find("card.about").setFocus()
    fresh.type("T").type("wo children").press("Escape").settle()
    assert _first(fresh).about == "Two children"
    fresh.type("L").type("ives in Ghent").press("Escape").settle()
    assert _first(fresh).about == "Two children\nLives in Ghent"
    fresh.find("card.age").setFocus()
    fresh.type("o").type("f so").press("Return").settle()
    assert _first(fresh).age == "34 jaar of so"


def test_typing_on_a_part_that_holds_no_words_does_nothing(fresh: Driver) -> None:
    fresh.workspace.run(lambda document: edits.add_segment(document, "Busy parents"))
    segment = fresh.document.segments()[0]
    fresh.workspace.run(lambda d: edits.set_fields(d, _first(fresh).id, uses=True, segment_id=segment.id))
    _open(fresh)
    before = dict(fresh.document.records)
    for part in ("card.picture_id", "card.segment_id", "card.pays"):
        fresh.find(part).setFocus()
        fresh.type("x").settle()
        assert not fresh.sees("card.editor")
    assert dict(fresh.document.records) == before


def test_the_next_persona_and_round_again(fresh: Driver) -> None:
    fresh.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    _open(fresh)
    fresh.click("personas.next")
    assert fresh.find("personas.title", QLabel).text() == "Noor"
    assert fresh.find("personas.place", QLabel).text() == "Persona 2 of 2"
    _key(fresh, Qt.Key.Key_Right)
    assert fresh.find("personas.title", QLabel).text() == "Vera de Wit"


def test_a_new_persona_is_named_on_its_card(fresh: Driver) -> None:
    _open(fresh)
    fresh.click("personas.page.add").settle().type("Noor").press("Return").settle()
    assert fresh.document.personas()[-1].name == "Noor"
    assert fresh.find("personas.title", QLabel).text() == "Noor"


def test_a_segment_and_the_parts_in_a_purchase_are_chosen_on_the_card(fresh: Driver) -> None:
    fresh.workspace.run(lambda document: edits.add_segment(document, "Busy parents"))
    fresh.workspace.run(lambda document: edits.set_fields(document, _first(fresh).id, uses=True))
    page = _open(fresh)
    fresh.click("card.segment_id")
    menu = next(iter(page.card.findChildren(QMenu)))
    menu.actions()[0].trigger()
    menu.close()
    assert _first(fresh).segment_id == fresh.document.segments()[0].id
    fresh.settle().click("card.pays")
    assert _first(fresh).pays and fresh.settle().find("card.pays").accessibleName() == "Pays for it: Yes"


def test_what_changes_elsewhere_shows_and_who_goes_makes_room(fresh: Driver) -> None:
    fresh.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    page = _open(fresh)
    fresh.workspace.run(lambda document: edits.set_fields(document, _first(fresh).id, name="Veerle"))
    assert fresh.settle().find("personas.title", QLabel).text() == "Veerle"
    fresh.workspace.run(lambda document: edits.delete(document, _first(fresh).id))
    assert fresh.settle().find("personas.title", QLabel).text() == "Noor"
    fresh.workspace.run(lambda document: edits.delete(document, _first(fresh).id))
    assert fresh.settle().find("personas.title", QLabel).text() == "Personas" and not page.card.isVisible()


def test_all_fields_open_beside_the_card(fresh: Driver) -> None:
    page = _open(fresh)
    before = page.width()
    fresh.click("personas.fields").settle()
    assert fresh.sees("persona.name") and page.isVisible() and page.width() < before


def test_every_part_has_a_name_and_is_large_enough_for_a_finger(start: Start) -> None:
    driver = start("five-phases", language="nl", touch=True)
    driver.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    page = _open(driver)
    parts = [part for part in page.card.findChildren(QWidget) if part.objectName().startswith("card.")]
    assert len(parts) >= 14
    assert all(part.accessibleName() for part in parts)
    assert all(part.height() >= 44 and part.width() >= 44 for part in parts)
    boxes = [part.geometry() for part in parts]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def _dropped(image: QImage, driver: Driver, onto: QWidget) -> None:
    data, place = QMimeData(), onto.mapTo(driver.window, onto.rect().center())
    data.setImageData(image)
    window = driver.window.windowHandle()  # which finds the widget that takes it
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(place, *about))
    QApplication.sendEvent(window, QDragMoveEvent(place, *about))
    QApplication.sendEvent(window, QDropEvent(QPointF(place), *about))


def test_a_photo_that_is_dropped_on_the_card_is_theirs_until_it_is_taken_off(fresh: Driver) -> None:
    _open(fresh)
    photo = QImage(60, 40, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.red)
    spot = fresh.find("card.picture_id", QAbstractButton)
    _dropped(photo, fresh, spot)
    for _wait in range(100):
        if _first(fresh).picture_id:
            break
        fresh.settle(100)
    assert _first(fresh).picture_id.endswith("-60x40")
    assert fresh.settle().find("card.picture_id").accessibleName() == "Picture: Vera de Wit"
    fresh.click("card.picture_id")
    menu = next(iter(spot.findChildren(QMenu)))
    menu.actions()[1].trigger()
    menu.close()
    assert _first(fresh).picture_id == ""
    fresh.session.undo()
    assert _first(fresh).picture_id != ""


def test_a_persona_picked_in_the_panel_comes_on_the_card_too(fresh: Driver) -> None:
    fresh.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    noor = fresh.document.personas()[-1]
    fresh.click("rail.map").click("personas.cards").settle()
    fresh.find("personas.list", EntryList).picked.emit(noor.id)
    assert fresh.settle().find("personas.title", QLabel).text() == "Noor"
    assert isinstance(fresh.workspace.over, PersonaPage)
    fresh.find("channels.list", EntryList).picked.emit(fresh.document.channels()[0].id)
    assert fresh.settle().find("personas.title", QLabel).text() == "Noor"


def test_writing_ends_where_the_keyboard_goes_elsewhere_and_lets_it(fresh: Driver) -> None:
    _open(fresh)
    fresh.click("personas.fields").settle().click("card.needs").settle()
    QTest.keyClicks(fresh.find("card.editor", QPlainTextEdit), "Time")
    name = fresh.find("persona.name")
    name.setFocus(Qt.FocusReason.MouseFocusReason)
    fresh.settle()
    assert _first(fresh).needs == "Time" and name.hasFocus()
