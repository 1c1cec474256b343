"""Opening things for typing: what is there, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drawing.primitives import Group
from app.widgets.canvas.chips import chip_of
from app.widgets.canvas.subjects import NewText, subject_for

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


def open_group(canvas: Canvas, group: Group, typed: str) -> None:
    """Opens what a group says, with `typed` added; a chip asks what it is to name, and a point for its score."""
    if group.record_id is None:
        return
    subject = subject_for(canvas.document, group)
    chip = chip_of(canvas.document, group)
    if chip is not None and typed:
        canvas.commands.type_chip(chip, group.record_id, typed)
    elif chip is not None:
        canvas.popups.of_chip(group)
    elif group.role == "point":
        canvas.field_wanted.emit(group.record_id, "score")
    elif group.role == "link":
        canvas.field_wanted.emit(group.record_id, "title")
    elif group.role == "expected":
        canvas.field_wanted.emit(group.record_id, "expected")
    elif subject is not None:
        canvas.selection.select([group.record_id])
        canvas.show_group(group)
        canvas.editor.begin(subject, typed)


def open_new(canvas: Canvas, new: NewText) -> None:
    """Shows something new that has no words yet, and opens it."""
    new.left_for_it = (canvas.selection.ids, canvas.focus_key)
    canvas.selection.select(())
    canvas.editor.begin(new)
    group = new.group(canvas)
    if group is not None:
        canvas.show_group(group)
