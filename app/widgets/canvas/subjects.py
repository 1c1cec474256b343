"""What can be edited in place: the words of a record, something new that has none yet, or the name in a chip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from app.drawing.primitives import Group
from app.i18n import N_, _
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.fields import MANY_LINES
from app.model.names import own_title, title_of
from app.model.records import Id, Lane, Phase, Record
from app.widgets.canvas.cell_question import question_for
from app.widgets.canvas.chips import Chip, chip_in, chip_of, naming

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class Subject(Protocol):
    """What is being edited: where it is drawn, what it says, and how its words become an edit."""

    many_lines: bool

    def group(self, canvas: Canvas) -> Group | None:
        """The group over which the editor lies."""

    def text(self, document: Document) -> str:
        """The text to begin with."""

    def asks(self, document: Document) -> str:
        """What is asked here for as long as no word is said."""

    def gives_way(self, document: Document) -> bool:
        """Whether the text to begin with is replaced by the first letter that is typed."""

    def shown(self, document: Document, text: str) -> Edit | None:
        """The edit that shows these words on the map while they are typed; None changes nothing."""

    def edit(self, document: Document, text: str) -> Edit | None:
        """The edit that gives it these words, made at each pause; None changes nothing."""

    def is_gone(self, document: Document) -> bool:
        """Whether what is edited was deleted meanwhile, and its words have no place any more."""

    def leave(self, canvas: Canvas, selecting: bool) -> None:
        """The editor has been closed; `selecting` unless somebody has selected something else meanwhile."""


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
        """The user's own words, or the name that stands in for them."""
        return (
            title_of(document.get(self._id, Record), _)
            if self.gives_way(document)
            else own_title(document.get(self._id, Record))
        )

    def asks(self, document: Document) -> str:
        """Nothing: it has been answered."""
        return ""

    def gives_way(self, document: Document) -> bool:
        """A name of ours gives way to the first letter of the user's."""
        record = document.get(self._id, Record)
        return isinstance(record, Phase | Lane) and not own_title(record)

    def shown(self, document: Document, text: str) -> Edit | None:
        """The words as they stand."""
        return self.edit(document, text)

    def edit(self, document: Document, text: str) -> Edit | None:
        """Sets the field."""
        record = document.find(self._id, Record)
        if record is None or (self.gives_way(document) and text == self.text(document)):
            return None
        return edits.set_fields(document, self._id, **{self._field: text})

    def is_gone(self, document: Document) -> bool:
        """Whether the record is."""
        return self._id not in document.records

    def leave(self, canvas: Canvas, selecting: bool) -> None:
        """Nothing remains to be done."""


_A_NAME = "\N{NO-BREAK SPACE}" * 12
"""Room for a name that is still to be typed."""

Make = Callable[[Document, str], Edit]
Unmake = Callable[[Document], Edit]


class NewText:
    """A note, touchpoint or phase that comes to be with its first word; left without one, it was never there.

    `says` is the msgid of what a menu calls making it; `unmake` takes away what was made when it is left without words
    after all, by default that record alone.
    """

    def __init__(self, make: Make, record_id: Id, field: str, says: str, unmake: Unmake | None = None) -> None:
        self.says = says
        self._make = make
        self._unmake: Unmake = unmake or (lambda document: edits.delete(document, record_id))
        self._id = record_id
        self._known = RecordText(record_id, field)
        self._merge_key = f"set:{record_id}:{field}"
        self.left_for_it: tuple[tuple[Id, ...], str | None] = ((), None)  # what was selected, and had the keyboard
        self.many_lines = self._known.many_lines

    def group(self, canvas: Canvas) -> Group | None:
        """Its note, in the preview or on the map."""
        return self._known.group(canvas)

    def text(self, document: Document) -> str:
        """Nothing yet."""
        return ""

    def asks(self, document: Document) -> str:
        """What its cell asks, which it lies over now."""
        made = self.shown(document, "")
        return question_for(document.after(made.change), self._id) if made is not None else ""

    def gives_way(self, document: Document) -> bool:
        """There is nothing to replace."""
        return False

    def shown(self, document: Document, text: str) -> Edit | None:
        """The note, even without words."""
        if self._id in document.records:
            return self._known.edit(document, text)
        return replace(self._make(document, text), merge_key=self._merge_key)

    def edit(self, document: Document, text: str) -> Edit | None:
        """Makes it with its first word; later words are part of the same step of history."""
        return self.shown(document, text) if text.strip() or self._id in document.records else None

    def is_gone(self, document: Document) -> bool:
        """Never: what somebody deletes is made anew with the next word."""
        return False

    def leave(self, canvas: Canvas, selecting: bool) -> None:
        """Selects it if it came to be; else what was selected before is selected again, as if nothing had happened."""
        record = canvas.document.find(self._id, Record)
        if record is not None and not own_title(record).strip():
            canvas.run(replace(self._unmake(canvas.document), merge_key=self._merge_key))
            record = None
        if not selecting:
            return
        if record is not None:
            canvas.select([self._id])
        else:
            ids, focus_key = self.left_for_it
            canvas.selection.select((i for i in ids if i in canvas.document.records), focus_key=focus_key)


class ChipName:
    """The name in a touchpoint's chip: of something that is there, or of something new."""

    many_lines = False

    def __init__(self, chip: Chip, touchpoint_id: Id) -> None:
        self._chip = chip
        self._id = touchpoint_id
        self._typed = ""

    def group(self, canvas: Canvas) -> Group | None:
        """The chip."""
        chips = (placed for placed in canvas.map_scene.drawing.parts if placed.key.startswith("chips:"))
        own = (placed for placed in chips if chip_in(canvas.document, placed.lane_id) is self._chip)
        return next((group for placed in own for group in placed.groups if group.record_id == self._id), None)

    def text(self, document: Document) -> str:
        """Empty: choosing another is easier than mending."""
        return ""

    def asks(self, document: Document) -> str:
        """Nothing: its cell can still be read."""
        return ""

    def gives_way(self, document: Document) -> bool:
        """There is nothing to replace."""
        return False

    def shown(self, document: Document, text: str) -> Edit | None:
        """A chip as wide as what is typed, so that there is something to type in."""
        return naming(document, self._chip, self._id, text if text.strip() else _A_NAME)

    def edit(self, document: Document, text: str) -> Edit | None:
        """Waits: half a name is nobody's."""
        self._typed = text
        return None

    def is_gone(self, document: Document) -> bool:
        """Whether the touchpoint is."""
        return self._id not in document.records

    def leave(self, canvas: Canvas, selecting: bool) -> None:
        """Has the touchpoint name what goes by that name."""
        if self._typed.strip() and self._id in canvas.document.records:
            canvas.run(naming(canvas.document, self._chip, self._id, self._typed))
        chip = self.group(canvas)
        if selecting:
            canvas.selection.select([self._id], focus_key=chip.key if chip is not None else None)


def apart(before: str, typed: str, many_lines: bool) -> str:
    """What keeps words that are typed on a chosen note from being glued to those `before`."""
    if not before or not typed[0].isalnum():
        return ""
    return "\n" if many_lines else " "


def subject_for(document: Document, group: Group) -> Subject | None:
    """What is edited when this group is opened, if it holds text of its own."""
    record = document.find(group.record_id, Record)
    if record is None or group.text is None:
        return None
    return RecordText(record.id, group.text.field)


_NAMES = {
    "phase": N_("Name of the phase"),
    "lane": N_("Name of the lane"),
    "touchpoint": N_("Title of the touchpoint"),
    "note": N_("Text of the note"),
    "action": N_("What is to be done"),
}


def field_name(document: Document, group: Group | None) -> str:
    """What a text field over this group is called, by its role."""
    chip = chip_of(document, group) if group is not None else None
    return _(chip.typed if chip is not None else _NAMES.get(group.role if group else "", _NAMES["note"]))
