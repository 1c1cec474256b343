"""What is shown for a while goes as soon as it is closed: nothing that makes a ring of itself waits for the collector.

The collector looks at everything only when nobody is at work, and in a workshop somebody always is.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from app.model.records import Id, Record
from app.widgets.inspector.forms import FORMS
from tests.driver import Driver


@contextmanager
def _what_is_left() -> Iterator[list[str]]:
    """The kinds of widgets that only the collector would find, of all that is let go within."""
    left: list[str] = []
    gc.collect()
    gc.disable()
    try:
        yield left
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left += [type(each).__name__ for each in gc.garbage if isinstance(each, QWidget)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def _one_of_each(driver: Driver) -> dict[str, Record]:
    return {record.KIND: record for record in driver.document.records.values() if record.KIND in FORMS}


def _show_whole(driver: Driver, record_id: Id) -> None:
    driver.workspace.reveal(record_id)
    driver.settle()
    form = driver.workspace.inspector.form
    assert form is not None
    for fold in form.folds.values():
        fold.open()
    driver.settle()


def test_forms_leave_nothing_behind(vera: Driver) -> None:
    found = _one_of_each(vera)
    assert len(found) > 8
    for kind, record in found.items():
        _show_whole(vera, record.id)  # what is made once, is made now
        vera.canvas.select(frozenset())
        vera.settle()
        with _what_is_left() as left:
            _show_whole(vera, record.id)
            vera.canvas.select(frozenset())
            vera.settle()
        assert not left, f"of the form of a {kind}: {left}"


def test_panels_leave_nothing_behind(vera: Driver) -> None:
    def turn(act: Callable[[], object]) -> None:
        act()
        vera.settle()

    panels = ("map", "actions", "checks", "history", "maps", "outline", "find")
    for name in panels:
        for _ in range(2):
            with _what_is_left() as left:
                turn(lambda name=name: vera.workspace.open_panel(name))  # type: ignore[misc]
                turn(lambda: vera.workspace.open_panel(""))
        assert not left, f"of the panel {name}: {left}"
