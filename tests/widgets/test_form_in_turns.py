"""The form of what is selected comes in turns, from above; who asks for a field of it finds it there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from app.model import edits
from app.model.records import Id
from app.widgets.inspector.form import Form
from tests.driver import Driver

FIRST, LAST, SECTION = "touchpoint.title", "touchpoint.detail_id", "section.touchpoint.behind"


@pytest.fixture
def begun(vera: Driver) -> Form:
    """The form of the first touchpoint, of which only the first rows are there yet."""
    vera.workspace.inspect((_touchpoint(vera),), in_turns=True)
    form = vera.workspace.inspector.form
    assert form is not None
    return form


def _touchpoint(driver: Driver) -> Id:
    return driver.document.journey(driver.canvas.map_id)[0].id


def _seen(driver: Driver) -> list[bool]:
    return [driver.sees(name) for name in (FIRST, LAST, SECTION)]


def test_it_comes_from_above_and_then_is_there(vera: Driver, begun: Form) -> None:
    assert _seen(vera) == [True, False, False]
    vera.settle()
    assert _seen(vera) == [True, True, True]


def test_what_was_unfolded_before_is_filled_last(vera: Driver) -> None:
    vera.window.settings.turn("touchpoint.behind", True)
    vera.workspace.inspect((_touchpoint(vera),))
    assert _seen(vera) == [True, True, True] and not vera.sees("touchpoint.description")
    vera.settle()
    assert vera.sees("touchpoint.description")


def test_what_is_selected_on_the_map_comes_in_turns(vera: Driver) -> None:
    vera.canvas.setFocus()
    vera.canvas.selection.select((_touchpoint(vera),))
    while not vera.workspace.inspector.isVisible():
        QApplication.processEvents()
    assert _seen(vera) == [True, False, False]


def test_who_asks_for_the_record_that_is_coming_finds_all_of_it(vera: Driver, begun: Form) -> None:
    vera.workspace.inspect((begun.record_id,))
    assert vera.workspace.inspector.form is begun
    assert _seen(vera) == [True, True, True]


def test_the_keyboard_finds_the_form_whole_and_never_the_bin_for_its_next_field(vera: Driver) -> None:
    vera.window.settings.turn("touchpoint.behind", True)
    vera.workspace.inspect((_touchpoint(vera),))
    vera.settle()
    stops = _stops(vera)
    vera.workspace.stop_inspecting()
    vera.canvas.setFocus()
    vera.workspace.inspect((_touchpoint(vera),), in_turns=True)
    assert _stops(vera) == stops and len(set(stops)) > 8


def _stops(driver: Driver) -> list[str]:
    """Where F6 and then Tab lead, as fast as keys come that had to wait."""
    driver.canvas.setFocus()
    keys = [Qt.Key.Key_F6, *[Qt.Key.Key_Tab] * 12]
    found = []
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        found.append(getattr(QApplication.focusWidget(), "objectName", str)())
    return found


def test_who_goes_to_a_field_that_is_not_there_yet_comes_to_it(vera: Driver, begun: Form) -> None:
    begun.go_to("description")
    assert vera.find("touchpoint.description").hasFocus()


def test_an_edit_meanwhile_is_shown(vera: Driver, begun: Form) -> None:
    vera.workspace.run(lambda document: edits.set_fields(document, (begun.record_id,), moment_of_truth=True))
    vera.settle()
    assert vera.find("touchpoint.moment_of_truth", QAbstractButton).isChecked()


def test_what_is_deleted_meanwhile_takes_its_form_along(vera: Driver, begun: Form) -> None:
    vera.workspace.run(lambda document: edits.delete(document, begun.record_id))
    vera.settle()
    assert vera.workspace.inspector.form is None
    assert not vera.sees("inspector")


def test_another_form_follows_one_that_is_not_done(vera: Driver, begun: Form) -> None:
    second = vera.document.journey(vera.canvas.map_id)[1]
    vera.workspace.inspect((second.id,), in_turns=True)
    vera.settle()
    assert vera.workspace.inspector.form is not begun
    assert _seen(vera) == [True, True, True]
    assert vera.find(FIRST, QLineEdit).text() == second.title
