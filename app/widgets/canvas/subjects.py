"""What can be edited in place: the words of a record, something new that has none yet, or the channel in a chip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from app.drawing.primitives import Group
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.fields import MANY_LINES
from app.model.names import own_title
from app.model.records import Id, Record

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class Subject(Protocol):
    """What is being edited: where it is drawn, what it says, and how it is stored."""

    many_lines: bool

    def group(self, canvas: Canvas) -> Group | None:
        """The group over which the editor lies."""

    def text(self, document: Document) -> str:
        """The text to begin with."""

    def store(self, canvas: Canvas, text: str) -> None:
        """Stores the text as it is now."""

    def leave(self, canvas: Canvas) -> None:
        """The editor is being closed."""


class RecordText:
    """The title or text of a record that is there."""

    def __init__(self, record: Record, field: str) -> None:
        self._id = record.id
        self._field = field
        self.many_lines = field in MANY_LINES

    def group(self, canvas: Canvas) -> Group | None:
        """The note or header of the record."""
        return canvas.map_scene.group_of(self._id)

    def text(self, document: Document) -> str:
        """The user's own words; a name of ours is not offered for editing."""
        return own_title(document.get(self._id, Record))

    def store(self, canvas: Canvas, text: str) -> None:
        """Sets the field."""
        record = canvas.document.find(self._id, Record)
        if record is not None and own_title(record) != text:
            canvas.run(edits.set_fields(canvas.document, self._id, **{self._field: text}))

    def leave(self, canvas: Canvas) -> None:
        """Nothing remains to be done."""


Make = Callable[[Document, str], Edit]


class NewText:
    """A note, touchpoint, phase or lane that comes to be with its first character."""

    def __init__(self, make: Make, record_id: Id, field: str) -> None:
        self._make = make
        self._id = record_id
        self._field = field
        self._made = False
        self.many_lines = field in MANY_LINES

    def preview(self, document: Document) -> Edit:
        """The edit that makes it, still without words."""
        return self._make(document, "")

    def group(self, canvas: Canvas) -> Group | None:
        """Its note, in the preview or on the map."""
        return canvas.map_scene.group_of(self._id)

    def text(self, document: Document) -> str:
        """Nothing yet."""
        return ""

    def store(self, canvas: Canvas, text: str) -> None:
        """Makes it with the first words; later ones become part of the same step of history."""
        if self._made:
            record = canvas.document.find(self._id, Record)
            if record is not None and own_title(record) != text:
                canvas.run(edits.set_fields(canvas.document, self._id, **{self._field: text}))
        elif text.strip():
            self._made = True
            edit = self._make(canvas.document, text)
            canvas.preview(self, None, refresh=False)
            canvas.run(replace(edit, merge_key=f"set:{self._id}:{self._field}"))
            canvas.select([self._id])

    def leave(self, canvas: Canvas) -> None:
        """Takes an empty one out of sight."""
        canvas.preview(self, None)


class ChannelName:
    """The name in a touchpoint's chip: an existing channel by its name, or a new one."""

    many_lines = False

    def __init__(self, key: str, assign: Callable[[str], None]) -> None:
        self._key = key
        self._assign = assign
        self._typed = ""

    def group(self, canvas: Canvas) -> Group | None:
        """The chip."""
        return canvas.map_scene.group(self._key)

    def text(self, document: Document) -> str:
        """Empty: choosing another is easier than mending."""
        return ""

    def store(self, canvas: Canvas, text: str) -> None:
        """Waits: half a name is no channel."""
        self._typed = text

    def leave(self, canvas: Canvas) -> None:
        """Gives the touchpoint the channel of that name."""
        if self._typed.strip():
            self._assign(self._typed)


def subject_for(document: Document, group: Group) -> Subject | None:
    """What is edited when this group is opened, if it holds text of its own."""
    record = document.find(group.record_id, Record)
    if record is None or group.text is None:
        return None
    return RecordText(record, group.text.field)
