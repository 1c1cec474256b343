"""Choosing one of several by keys: one stop for Tab, arrows that walk and choose, and radio buttons to who listens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.model.records import Tint
from app.widgets.inspector.choosing_fields import Option, SegmentField, TintField
from tests.widgets.conftest import Start

KEY = Qt.Key
SEGMENTS = [Option(value, value.upper()) for value in ("a", "b", "c")]


def shown(qtbot: QtBot, field: QWidget) -> list[object]:
    """Shows a field; what it tells comes into the list."""
    told: list[object] = []
    field.edited.connect(told.append)  # type: ignore[attr-defined]
    field.setObjectName("field")
    field.setAccessibleName("Field")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    return told


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize("field", [SegmentField, TintField])
def test_arrows_choose_all_round_and_back_again(qtbot: QtBot, field: type[QWidget]) -> None:
    tints = list(Tint)
    made = SegmentField(SEGMENTS) if field is SegmentField else TintField({tint: tint for tint in tints})
    values: list[object] = ["a", "b", "c"] if field is SegmentField else list(tints)
    told = shown(qtbot, made)
    made.show_value(values[0])
    buttons = [child for child in made.findChildren(QWidget) if child.objectName().startswith("field.")]
    buttons[0].setFocus()
    press(KEY.Key_Right, KEY.Key_Left, KEY.Key_Left, KEY.Key_Down)
    assert told == [values[1], values[0], values[-1], values[0]]
    assert buttons[0].hasFocus()


def test_tab_stops_at_what_is_chosen_only(qtbot: QtBot) -> None:
    field = SegmentField(SEGMENTS)
    shown(qtbot, field)
    field.show_value("b")
    stops = [button.objectName() for button in field.buttons() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["field.b"]
    field.show_value(None)
    stops = [button.objectName() for button in field.buttons() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["field.a"]


def test_they_are_heard_as_radio_buttons_of_their_group(qtbot: QtBot) -> None:
    field = SegmentField(SEGMENTS)
    shown(qtbot, field)
    field.show_value("b")
    heard = [QAccessible.queryAccessibleInterface(button) for button in field.buttons()]
    assert [each.role() for each in heard] == [QAccessible.Role.RadioButton] * 3
    assert [each.text(QAccessible.Text.Name) for each in heard] == ["Field: A", "Field: B", "Field: C"]
    assert [each.state().checked for each in heard] == [False, True, False]


def test_what_may_be_empty_is_cleared_by_choosing_it_again(qtbot: QtBot) -> None:
    field = SegmentField(SEGMENTS, clearable=True)
    told = shown(qtbot, field)
    field.show_value("b")
    field.buttons()[1].setFocus()
    press(KEY.Key_Space)
    assert told == [None] and not any(button.isChecked() for button in field.buttons())
    press(KEY.Key_Space)
    assert told == [None, "b"]


def test_a_language_is_chosen_by_arrows_and_chosen_back(start: Start) -> None:
    driver = start(language="en")
    driver.find("start.language.en").setFocus()
    driver.press("Left").settle()
    assert driver.window.settings.language == "nl"
    assert QApplication.focusWidget().objectName() == "start.language.nl"
    driver.press("Right").settle()
    assert driver.window.settings.language == "en"
    assert QApplication.focusWidget().objectName() == "start.language.en"
