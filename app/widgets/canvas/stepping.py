"""What a step does to whoever works on the canvas: what it lets go of, and where undo and redo lead.

They lead to what changed, or to where stood what is gone again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.drawing.primitives import Group
from app.i18n import _
from app.session.events import Changed
from app.widgets.canvas.selection import of_one_step

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


def let_go(canvas: Canvas) -> None:
    """The document has changed: what is gone from it is not selected, held or typed in any more."""
    canvas.selection.keep_only(canvas.document.records.keys())
    canvas.machine.let_go_of_what_is_gone(canvas.document)
    words = canvas.editor.leave_what_is_gone()
    if words:
        QGuiApplication.clipboard().setText(words)
        canvas.told.emit(_("What you were typing in was deleted. Your words are on the clipboard."))


def go_there(canvas: Canvas, event: Changed, stood: Group | None) -> None:
    """Shows what a step was about; `stood` is its group before the step, or None if it was not on this map."""
    focus = event.focus
    if focus is not None and focus in canvas.document.records:
        canvas.reveal(focus)
        canvas.selection.select(of_one_step(event.change, focus))
    elif stood is not None:
        canvas.show_group(stood)
