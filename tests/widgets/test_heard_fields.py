"""What the fields of the inspector say to a screen reader: what they are of, and what they hold."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.model import edits
from app.model.records import Action
from tests.driver import Driver

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


def said(widget: QWidget, kind: QAccessible.Text = NAME) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(kind)


def inspect_action(vera: Driver) -> Action:
    action = next(record for record in vera.document.records.values() if isinstance(record, Action))
    vera.workspace.run(lambda document: edits.set_fields(document, action.id, due=date(2026, 12, 16)))
    vera.workspace.inspect((action.id,))
    vera.settle()
    return action


def test_a_picked_record_is_said_with_what_it_is(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.workspace.inspect((touchpoint.id,))
    field = vera.settle().find("touchpoint.channel_id")
    assert (said(field), said(field, VALUE)) == ("Channel: At home", "At home")
    assert QAccessible.queryAccessibleInterface(field).role() == QAccessible.Role.ComboBox


def test_a_date_is_said_with_what_it_is_of(vera: Driver) -> None:
    inspect_action(vera)
    assert said(vera.find("action.due.pick")) == "Due date: 16 Dec 2026"


def test_the_days_of_the_calendar_are_said_in_full(vera: Driver) -> None:
    inspect_action(vera)
    vera.click("action.due.pick")
    days = QApplication.focusWidget()
    assert said(days) == "Due date: Wednesday, 16 December 2026"
    QTest.keyClick(days, Qt.Key.Key_Right)
    assert said(days) == "Due date: Thursday, 17 December 2026"
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_field_that_has_gone_with_its_form_answers_nothing(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.workspace.inspect((touchpoint.id,))
    heard = QAccessible.queryAccessibleInterface(vera.settle().find("touchpoint.score"))
    vera.workspace.inspect(())
    vera.settle()
    assert heard.parent() is None and heard.text(NAME) == "" and heard.state().invalid


def test_the_inspector_is_called_by_what_it_shows_and_its_bin_by_what_that_deletes(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[1]
    vera.workspace.inspect((touchpoint.id,))
    assert vera.settle().find("inspector").accessibleName() == "Inspector: Touchpoint Sees Merel’s ad"
    assert vera.find("inspector.delete").accessibleName() == "Delete: Touchpoint Sees Merel’s ad"


def test_tab_at_the_end_of_the_inspector_goes_to_the_next_part_not_to_the_map(vera: Driver) -> None:
    vera.workspace.inspect((vera.document.journey(vera.canvas.map_id)[1].id,))
    vera.settle().find("section.touchpoint.behind").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not vera.canvas.hasFocus()


def test_esc_in_the_find_bar_goes_back_to_where_it_was_opened(vera: Driver) -> None:
    vera.workspace.inspect((vera.document.journey(vera.canvas.map_id)[1].id,))
    field = vera.settle().find("touchpoint.title")
    field.setFocus()
    vera.press("Ctrl+F")
    assert not field.hasFocus()
    vera.press("Escape")
    assert field.hasFocus()


def test_a_section_says_whether_it_is_unfolded(vera: Driver) -> None:
    vera.workspace.inspect((vera.document.journey(vera.canvas.map_id)[1].id,))
    more = QAccessible.queryAccessibleInterface(vera.settle().find("section.touchpoint.behind"))
    assert more.state().collapsed and not more.state().expanded
    vera.click("section.touchpoint.behind")
    assert more.state().expanded and more.text(NAME).startswith("Behind it")
