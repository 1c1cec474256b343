"""Where undo and redo lead on the canvas: to what changed, or to where stood what is gone again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drawing.primitives import Group
from app.session.events import Changed
from app.widgets.canvas.selection import of_one_step

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


def go_there(canvas: Canvas, event: Changed, stood: Group | None) -> None:
    """Shows what a step was about; `stood` is its group before the step, or None if it was not on this map."""
    focus = event.focus
    if focus is not None and focus in canvas.document.records:
        canvas.reveal(focus)
        canvas.selection.select(of_one_step(event.change, focus))
    elif stood is not None:
        canvas.show_group(stood)
