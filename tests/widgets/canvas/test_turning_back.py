"""Going on with Tab ends somewhere: who leaves something new without a word leaves the map with the next Tab."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.driver import Driver


def test_tab_goes_on_to_a_new_note_back_and_out(vera: Driver) -> None:
    phase = vera.document.phases(vera.canvas.map_id)[0]
    last = vera.document.touchpoints(phase.id)[-1]
    vera.canvas.select([last.id])
    vera.canvas.setFocus()
    count = len(vera.document.records)
    vera.press("Tab")
    assert vera.canvas.editor.active and vera.canvas.editor.accessibleName() == "Title of the touchpoint"
    vera.press("Tab")
    assert not vera.canvas.editor.active and vera.canvas.hasFocus()
    assert vera.canvas.selection.ids == (last.id,)
    vera.press("Tab")
    focus = QApplication.focusWidget()
    assert focus is not None and not vera.canvas.isAncestorOf(focus) and focus is not vera.canvas
    assert len(vera.document.records) == count


def test_who_does_something_else_between_gets_a_new_one_again(vera: Driver) -> None:
    phase = vera.document.phases(vera.canvas.map_id)[0]
    last = vera.document.touchpoints(phase.id)[-1]
    vera.canvas.select([last.id])
    vera.canvas.setFocus()
    vera.press("Tab", "Tab", "Left", "Right", "Tab")
    assert vera.canvas.editor.active
