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
    """What is being edited: where it is drawn, what it says, and how its words become an edit."""

    many_lines: bool

    def group(self, canvas: Canvas) -> Group | None:
        """The group over which the editor lies."""

    def text(self, document: Document) -> str:
        """The text to begin with."""

    def edit(self, document: Document, text: str) -> Edit | None:
        """The edit that gives it these words, to be shown while typing and made at each pause; None changes nothing."""

    def leave(self, canvas: Canvas) -> None:
        """The editor has been closed."""


class RecordText:
    """The title or text of a record that is there."""

    def __init__(self, record_id: Id, field: str) -> None:
        self._id = record_id
        self._field = field
        self.many_lines = field in MANY_LINES

    def group(self, canvas: Canvas) -> Group | None:
        """The note or header of the record."""
        return canvas.map_scene.group_of(self._id)

    def text(self, document: Document) -> str:
        """The user's own words; a name of ours is not offered for editing."""
        return own_title(document.get(self._id, Record))

    def edit(self, document: Document, text: str) -> Edit | None:
        """Sets the field."""
        record = document.find(self._id, Record)
        return edits.set_fields(document, self._id, **{self._field: text}) if record is not None else None

    def leave(self, canvas: Canvas) -> None:
        """Nothing remains to be done."""


Make = Callable[[Document, str], Edit]


class NewText:
    """A note, touchpoint or phase that comes to be with its first word; left without one, it was never there."""

    def __init__(self, make: Make, record_id: Id, field: str) -> None:
        self._make = make
        self._id = record_id
        self._known = RecordText(record_id, field)
        self._merge_key = f"set:{record_id}:{field}"
        self.many_lines = self._known.many_lines

    def group(self, canvas: Canvas) -> Group | None:
        """Its note, in the preview or on the map."""
        return self._known.group(canvas)

    def text(self, document: Document) -> str:
        """Nothing yet."""
        return ""

    def edit(self, document: Document, text: str) -> Edit | None:
        """Makes it, even without words; once it is there, changes them as part of the same step of history."""
        if self._id in document.records:
            return self._known.edit(document, text)
        return replace(self._make(document, text), merge_key=self._merge_key)

    def leave(self, canvas: Canvas) -> None:
        """Selects it, if it came to be."""
        canvas.select([self._id] if self._id in canvas.document.records else [])


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

    def edit(self, document: Document, text: str) -> Edit | None:
        """Waits: half a name is no channel."""
        self._typed = text
        return None

    def leave(self, canvas: Canvas) -> None:
        """Gives the touchpoint the channel of that name."""
        if self._typed.strip():
            self._assign(self._typed)


def subject_for(document: Document, group: Group) -> Subject | None:
    """What is edited when this group is opened, if it holds text of its own."""
    record = document.find(group.record_id, Record)
    if record is None or group.text is None:
        return None
    return RecordText(record.id, group.text.field)
