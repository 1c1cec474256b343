"""The actions that take back, copy, colour and remove what is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.i18n import N_, _, fill
from app.widgets.actions.row import Row, on_canvas
from app.widgets.canvas import command_table as table
from app.widgets.over_edited import OverEdited

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def _undo_text(window: MainWindow) -> str:
    """Undo, with the step that it would take back."""
    step = window.session.undo_label if window.session else None
    return fill(N_("Undo: {step}"), step=step.text()) if step else _("Undo")


def _redo_text(window: MainWindow) -> str:
    """Redo, with the step that it would make again."""
    step = window.session.redo_label if window.session else None
    return fill(N_("Redo: {step}"), step=step.text()) if step else _("Redo")


EDIT_ROWS: tuple[Row, ...] = (
    replace(
        on_canvas(table.UNDO, "edit", keys=("Ctrl+Z",), naming=_undo_text, settles=True),
        on_page=OverEdited.take_back,
    ),
    replace(
        on_canvas(table.REDO, "edit", keys=("Ctrl+Shift+Z", "Ctrl+Y"), naming=_redo_text, settles=True),
        on_page=OverEdited.make_again,
    ),
    on_canvas(table.CUT, "edit", map_keys=("Ctrl+X",), starts_group=True),
    on_canvas(table.COPY, "edit", map_keys=("Ctrl+C",)),
    on_canvas(table.PASTE, "edit", map_keys=("Ctrl+V",)),
    on_canvas(table.DUPLICATE, "edit", map_keys=("Ctrl+D",)),
    on_canvas(table.DELETE, "edit", map_keys=("Del",)),
    on_canvas(table.SELECT_ALL, "edit", map_keys=("Ctrl+A",)),
    on_canvas(table.EDIT, "edit", starts_group=True),
    on_canvas(table.RENAME, "edit"),
    *(on_canvas(command, "tint", name=f"edit.{command.name}") for command in table.TINTS.values()),
)
"""In the order of the menu."""
