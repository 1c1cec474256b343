"""A field that picks a record: a click into an empty one shows what there is; typing filters, and doubles nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from app.model import edits
from app.model.records import Note, Person, Touchpoint
from tests.driver import Driver

Start = Callable[..., Driver]
ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
LONG = "Anna van der " + "Meer-" * 14 + "Berg"


@pytest.fixture
def picking(start: Start) -> tuple[Driver, Touchpoint]:
    """A touchpoint without an owner in the inspector, and three people in the file."""
    driver = start("five-phases", language="en", title="Map")
    for name in ("Zoë", "Joanna", LONG):
        driver.session.run(edits.add_person(driver.document, name))
    phase = driver.document.phases(driver.canvas.map_id)[0]
    edit = edits.add_touchpoint(driver.document, phase.id, "Calls")
    driver.session.run(edit)
    driver.workspace.inspect(edit.created)
    driver.settle(300)
    return driver, driver.document.get(edit.created[0], Touchpoint)


def names(driver: Driver) -> list[str]:
    """What the list below the line offers, if it is open."""
    completer = driver.find("touchpoint.owner_id", QComboBox).completer()
    popup = completer.popup()
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if popup.isVisible() else []


def hit(driver: Driver, *keys: Qt.Key) -> None:
    """Presses keys where the system sends them: at the list, while it is open."""
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)
        driver.settle()


def owner(driver: Driver, of: Touchpoint) -> str:
    found = driver.document.find(driver.document.get(of.id, Touchpoint).owner_id, Person)
    return found.name if found else ""


def test_a_click_into_an_empty_one_opens_its_list_and_typing_filters(picking: tuple[Driver, Touchpoint]) -> None:
    driver, _touchpoint = picking
    driver.click("touchpoint.owner_id.text")
    assert {"Zoë", "Joanna"} < set(names(driver))
    driver.type("anna").settle()
    assert len(names(driver)) == 3 and "Joanna" in names(driver), "wherever in the name it stands"
    assert names(driver)[-1] == "New: anna", "and what is typed as something new"
    assert driver.find("touchpoint.owner_id.text", QLineEdit).text() == "anna", "the line keeps the keyboard"


@pytest.mark.parametrize(("typed", "meant"), [("zoe", "Zoë"), ("  JOANNA ", "Joanna"), (LONG.lower(), LONG)])
def test_what_goes_by_that_name_is_not_made_twice(picking: tuple[Driver, Touchpoint], typed: str, meant: str) -> None:
    driver, touchpoint = picking
    driver.click("touchpoint.owner_id.text").type(typed).press("Return")
    assert owner(driver, touchpoint) == meant and len(driver.document.persons()) == 3


def test_a_click_into_a_filled_one_leaves_the_list_closed(picking: tuple[Driver, Touchpoint]) -> None:
    driver, touchpoint = picking
    driver.session.run(edits.set_fields(driver.document, touchpoint.id, owner_id=driver.document.persons()[0].id))
    driver.settle().click("touchpoint.owner_id.text")
    assert names(driver) == []


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Tab])
def test_enter_and_tab_take_the_name_that_is_begun(picking: tuple[Driver, Touchpoint], key: Qt.Key) -> None:
    driver, touchpoint = picking
    driver.click("touchpoint.owner_id.text").type("joa")
    assert driver.find("touchpoint.owner_id.text", QLineEdit).text() == "joa", "what is typed stays as it is"
    hit(driver, key)
    assert owner(driver, touchpoint) == "Joanna" and len(driver.document.persons()) == 3


def test_down_goes_to_the_first_name_as_ever(picking: tuple[Driver, Touchpoint]) -> None:
    driver, touchpoint = picking
    driver.click("touchpoint.owner_id.text").type("joa")
    hit(driver, DOWN)
    assert driver.find("touchpoint.owner_id.text", QLineEdit).text() == "Joanna"
    hit(driver, ENTER)
    assert owner(driver, touchpoint) == "Joanna" and len(driver.document.persons()) == 3


@pytest.mark.parametrize("keys", [(DOWN, DOWN, ENTER), (Qt.Key.Key_Escape, ENTER)])
def test_what_begins_another_name_can_still_be_somebody_new(
    picking: tuple[Driver, Touchpoint], keys: tuple[Qt.Key, ...]
) -> None:
    driver, touchpoint = picking
    driver.click("touchpoint.owner_id.text").type("Joa")
    hit(driver, *keys)
    assert owner(driver, touchpoint) == "Joa" and len(driver.document.persons()) == 4


def test_what_begins_no_name_is_new(picking: tuple[Driver, Touchpoint]) -> None:
    driver, touchpoint = picking
    driver.click("touchpoint.owner_id.text").type("oan")
    hit(driver, ENTER)
    assert owner(driver, touchpoint) == "oan"
    driver.click("touchpoint.owner_id.text").type("Bo")
    hit(driver, Qt.Key.Key_Tab)
    assert owner(driver, touchpoint) == "Bo"
    assert "New: Bo" not in [str(driver.find("touchpoint.owner_id", QComboBox).itemText(i)) for i in range(5)]


def test_a_choice_that_is_too_long_ends_in_an_ellipsis_before_the_arrow(vera: Driver) -> None:
    note = max(vera.document.all_of(Note), key=lambda each: len(each.text))
    action = vera.document.actions()[0]
    vera.session.run(edits.set_subject(vera.document, action.id, note.id))
    vera.workspace.inspect((action.id,))
    field = vera.settle(300).find("action.subject_id", QComboBox)
    assert field.toolTip() == field.currentText()
    seen = field.grab().toImage()
    ratio, middle = seen.width() / field.width(), seen.height() // 2
    before_arrow = range(round((field.width() - 29) * ratio), round((field.width() - 26) * ratio))
    rows = range(middle - round(8 * ratio), middle + round(8 * ratio))
    assert {seen.pixelColor(x, y).name() for x in before_arrow for y in rows} == {
        seen.pixelColor(before_arrow[0], 4).name()
    }


@pytest.mark.parametrize("typed", ["jo", "xqz"])
def test_esc_gives_up_what_was_typed(picking: tuple[Driver, Touchpoint], typed: str) -> None:
    """Whether a list was open over it, which the first Esc closes, or not."""
    driver, touchpoint = picking
    before = len(driver.document.persons())
    driver.click("touchpoint.owner_id.text").type(typed).settle()
    hit(driver, *[Qt.Key.Key_Escape] * (2 if names(driver) else 1))
    assert driver.find("touchpoint.owner_id.text", QLineEdit).text() == ""
    hit(driver, Qt.Key.Key_Escape)
    driver.canvas.setFocus()
    driver.settle()
    assert owner(driver, touchpoint) == "" and len(driver.document.persons()) == before
