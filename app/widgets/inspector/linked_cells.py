"""Cells about other records: an owner or channel picked or typed new, the touchpoint it belongs to, lists of links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.analysis.folding import fold_text
from app.analysis.uses import maps_with
from app.i18n import N_, _
from app.model.document import Document
from app.model.edits import Edit, add_channel, add_person, add_persona, add_segment, set_fields
from app.model.edits.base import shorten
from app.model.names import own_title, title_of
from app.model.records import Action, Id, Note, Record
from app.widgets import icons, signs, style
from app.widgets.inspector.cells import Cell, FieldCell
from app.widgets.inspector.choosing_fields import Option
from app.widgets.inspector.link_button import LinkButton
from app.widgets.inspector.picking_field import PickField
from app.widgets.inspector.rows import Kind
from app.widgets.new_action import action_about

Listing = Callable[[Document, Record], Sequence[Record]]

LONG = 80
"""Letters of a title at most; how many of them are seen is for the width of the form to say."""


@dataclass(frozen=True)
class Choice:
    """What a picking row offers, and how a typed name becomes a new record; None when only listed ones will do.

    `nobody` (a msgid) is what the list calls the choice of none, where the hint of the row would not do.
    """

    listing: Listing
    add: Callable[[Document, str], Edit] | None = None
    nobody: str = ""


def _touchpoints_of_phase(document: Document, record: Record) -> Sequence[Record]:
    return document.touchpoints(record.phase_id) if isinstance(record, Note) else ()


def _all_touchpoints(document: Document, record: Record) -> Sequence[Record]:
    return [touchpoint for journey in document.maps() for touchpoint in document.journey(journey.id)]


CHOICES: dict[Kind, Choice] = {
    Kind.CHANNEL: Choice(lambda document, record: document.channels(), add_channel, N_("No channel")),
    Kind.OWNER: Choice(lambda document, record: document.persons(), add_person, N_("Nobody")),
    Kind.PERSONA: Choice(lambda document, record: document.personas(), add_persona, N_("No persona")),
    Kind.SEGMENT: Choice(lambda document, record: document.segments(), add_segment, N_("No segment")),
    Kind.NOTE_OWNER: Choice(_touchpoints_of_phase),
    Kind.LINK_END: Choice(_all_touchpoints),
}
"""For each kind of picking row, what it offers."""


class PickCell(FieldCell):
    """A cell that points at another record; where names may be typed, a new one makes a record in the same step."""

    def make_field(self) -> PickField:
        nobody = _(self._choice.nobody) if self._choice.nobody else ""
        field = PickField(_(self.row.hint), nobody, can_type=self._choice.add is not None)
        field.typed.connect(self._write_new)
        return field

    def refresh(self) -> None:
        self.field.offer(self.options())
        super().refresh()

    def options(self) -> list[Option]:
        """What can be picked now."""
        records = self._choice.listing(self.document, self.record)
        return [Option(record.id, shorten(title_of(record, _), 60)) for record in records]

    @property
    def _choice(self) -> Choice:
        return CHOICES[self.row.kind]

    def _write_new(self, name: str) -> None:
        """Points at what goes by a name already, however long that is, or else at something new."""
        listed = self._choice.listing(self.document, self.record)
        known = next((record for record in listed if fold_text(own_title(record)) == fold_text(name)), None)
        if known is not None:
            self.workspace.run(lambda document: self.edit(document, known.id))
        else:
            self.workspace.run(lambda document: self._edit_with_new(document, name))

    def _edit_with_new(self, document: Document, name: str) -> Edit:
        if self._choice.add is None:
            raise ValueError(f"{self.row.field} takes no new names")
        adding = self._choice.add(document, name)
        pointing = self.edit(document.after(adding.change), adding.created[0])
        return replace(adding, change=adding.change.then(pointing.change), focus=self.record_id)


class LinksCell(Cell):
    """A short list of records that hang on this one; a click goes to one."""

    ICON = "sticky-note"

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._shown: tuple[Record, ...] | None = None
        self._links: list[QPushButton] = []
        self.refresh()

    def listed(self) -> tuple[Record, ...]:
        """The records to show: none, unless a kind of list says otherwise."""
        return ()

    def refresh(self) -> None:
        records = self.listed()
        if records == self._shown:
            return
        self._shown = records
        for old in self._links:
            old.hide()
            old.deleteLater()
        self._links = [self._link_to(record) for record in records]
        for place, button in enumerate(self._links, start=1):
            self.column.insertWidget(place, button)

    def _link_to(self, record: Record) -> QPushButton:
        button = link(shorten(title_of(record, _), LONG), self.ICON, "quiet")
        if isinstance(record, Action):
            button.setIcon(signs.light_icon(record.light))
        button.setToolTip(title_of(record, _))
        button.setProperty("record", record.id)
        button.setObjectName(f"{record.KIND}.link.{record.id}")
        button.clicked.connect(self._go)
        return button

    def _go(self) -> None:
        self.workspace.reveal(Id(self.sender().property("record")))


class ActionsCell(LinksCell):
    """The actions about a touchpoint, or whatever else they can be about, and a button that adds one."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._add = link(_("Add action"), "plus")
        self._add.setObjectName(f"{self.record.KIND}.add_action")
        self._add.clicked.connect(self._add_action)
        self.column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)

    def listed(self) -> tuple[Record, ...]:
        return self.document.actions(self.record_id)

    def _add_action(self) -> None:
        self.workspace.add_and_inspect(lambda document: action_about(document, self.record_id))


class PersonasCell(LinksCell):
    """The personas that stand for a segment, and a button that adds one."""

    ICON = "user"

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        add = link(_("Add persona"), "plus")
        add.setObjectName("segment.add_persona")
        add.clicked.connect(self._add_persona)
        self.column.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)

    def listed(self) -> tuple[Record, ...]:
        return tuple(persona for persona in self.document.personas() if persona.segment_id == self.record_id)

    def _add_persona(self) -> None:
        self.workspace.add_and_inspect(self._adding)

    def _adding(self, document: Document) -> Edit:
        adding = add_persona(document, _("New persona"))
        joining = set_fields(document.after(adding.change), adding.created[0], segment_id=self.record_id)
        return replace(adding, change=adding.change.then(joining.change))


class MapsCell(LinksCell):
    """The maps that a persona is on."""

    ICON = "map"

    def listed(self) -> tuple[Record, ...]:
        return maps_with(self.document, self.record_id)


class CardCell(Cell):
    """The way to a persona's card."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        way = link(_(self.row.label), "contact")
        way.setObjectName("persona.card")
        way.clicked.connect(self._show)
        self.column.addWidget(way, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show(self) -> None:
        from app.widgets.personas.opening import open_personas  # seldom wanted, and not before

        self.workspace.inspector.flush()
        open_personas(self.workspace, self.record_id)


class MatrixCell(Cell):
    """The way to the table of channels by phase."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        way = link(_(self.row.label), "table")
        way.setObjectName("channel.matrix")
        way.clicked.connect(self._show)
        self.column.addWidget(way, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show(self) -> None:
        from app.widgets.matrix.opening import show_matrix  # seldom wanted, and not before

        self.workspace.inspector.flush()
        show_matrix(self.workspace)


def link(text: str, icon: str, role: str = "link") -> QPushButton:
    """A quiet button that goes somewhere."""
    button = LinkButton(text)
    button.setProperty("role", role)
    icons.beside(button, icon, style.look().accent if role == "link" else style.look().ink_soft)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
