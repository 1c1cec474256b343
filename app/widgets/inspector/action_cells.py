"""The cells that only actions have: what an action mends, and which others it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from app.i18n import N_, _, fill
from app.model.dependencies import needs, waiting
from app.model.document import Document
from app.model.edits import Edit, add_dependency, remove_dependency, set_subject
from app.model.edits.base import shorten
from app.model.names import KIND_NAMES, STATE_NAMES, title_of
from app.model.records import Action, Id, JourneyMap, Lane, LaneKind, Note, Record
from app.model.whereabouts import subject_of
from app.widgets.inspector.cells import Cell
from app.widgets.inspector.choosing_fields import Option
from app.widgets.inspector.linked_cells import PickCell, link
from app.widgets.inspector.picking_field import PickField

_MENDED = (LaneKind.PAINS, LaneKind.DROP_OFFS, LaneKind.OPPORTUNITIES)
"""The lanes whose notes ask for an action."""
_LONG = 60


class MendsCell(PickCell):
    """What an action mends, with a way to go there."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._jump = link(_("Show on the map"), "map")
        self._jump.setObjectName("action.show_subject")
        self._jump.clicked.connect(self._go)
        self.column.addWidget(self._jump, alignment=Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def make_field(self) -> PickField:
        return PickField(_(self.row.hint), can_type=False)

    def options(self) -> list[Option]:
        """All of the map in view, the touchpoints first; channels; and the touchpoints of the other maps.

        What it mends now is always among them.
        """
        here = self.workspace.journey
        others = [journey for journey in self.document.maps() if journey.id != here.id]
        found = [*self._on(here), *self._channels(), *(option for each in others for option in self._beside(each))]
        return [*found, *self._otherwise({option.value for option in found})]

    def refresh(self) -> None:
        super().refresh()
        if hasattr(self, "_jump"):
            subject = subject_of(self.document, self._action)
            self._jump.setVisible(subject is not None and not isinstance(subject, JourneyMap))

    def edit(self, document: Document, value: Any) -> Edit:
        return set_subject(document, self.record_id, value)

    @property
    def _action(self) -> Action:
        return self.document.get(self.record_id, Action)

    def _on(self, journey: JourneyMap) -> Iterator[Option]:
        for touchpoint in self.document.journey(journey.id):
            yield Option(touchpoint.id, shorten(title_of(touchpoint, _), _LONG))
        for note in self._notes(journey):
            yield _called(note, title_of(self.document.get(note.lane_id, Lane), _))
        yield from (_called(phase) for phase in self.document.phases(journey.id))
        yield _called(journey)

    def _notes(self, journey: JourneyMap) -> Iterator[Note]:
        lanes = [lane for lane in self.document.lanes(journey.id) if lane.kind in _MENDED]
        for phase in self.document.phases(journey.id):
            yield from (note for lane in lanes for note in self.document.notes(phase.id, lane.id))

    def _channels(self) -> Iterator[Option]:
        return (_called(channel) for channel in self.document.channels())

    def _beside(self, journey: JourneyMap) -> Iterator[Option]:
        here = self.workspace.journey
        place = f" · {shorten(title_of(journey, _), 40)}"
        if title_of(journey, _) == title_of(here, _):
            place += f" – {_(STATE_NAMES[journey.state])}"
        for touchpoint in self.document.journey(journey.id):
            yield Option(touchpoint.id, shorten(title_of(touchpoint, _), _LONG) + place)

    def _otherwise(self, offered: set[Any]) -> Iterator[Option]:
        subject = subject_of(self.document, self._action)
        if subject is not None and subject.id not in offered:
            yield _called(subject)

    def _go(self) -> None:
        if self._action.subject_id is not None:
            self.workspace.reveal(self._action.subject_id)


class NeedsCell(Cell):
    """The actions that this one waits for, each to be taken off, over a field to pick another from."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._shown: tuple[Action, ...] | None = None
        self._chips: list[QToolButton] = []
        self._field = PickField(_(self.row.hint), can_type=False)
        self.name_field(self._field)
        self._field.edited.connect(self._wait_for)
        self.column.addWidget(self._field)
        self.refresh()

    def refresh(self) -> None:
        needed = needs(self.document, self.record_id)
        taken = waiting(self.document, self.record_id) | {each.id for each in needed}
        free = (each for each in self.document.actions() if each.id not in taken)
        self._field.offer([Option(each.id, shorten(title_of(each, _), _LONG)) for each in free])
        self._field.show_value(None)
        if needed != self._shown:
            self._shown = needed
            self._show(needed)

    def _show(self, needed: tuple[Action, ...]) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(each) for each in needed]
        for place, chip in enumerate(self._chips, start=1):
            self.column.insertWidget(place, chip, alignment=Qt.AlignmentFlag.AlignLeft)

    def _chip(self, needed: Action) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(f"action.needs.{needed.id}")
        chip.setProperty("role", "chip")
        title = title_of(needed, _)
        chip.setText(f"{shorten(title, 30)}  ×")
        chip.setToolTip(fill(N_("No longer wait for “{title}”"), title=title))
        chip.setAccessibleName(chip.toolTip())
        chip.clicked.connect(lambda: self._free_of(needed.id))
        return chip

    def _wait_for(self, needed_id: Id | None) -> None:
        if needed_id is not None:
            self.workspace.run(lambda document: add_dependency(document, self.record_id, needed_id))

    def _free_of(self, needed_id: Id) -> None:
        self.workspace.run(lambda document: remove_dependency(document, self.record_id, needed_id))


def _called(record: Record, kind: str = "") -> Option:
    """A record to pick with what kind of thing it is."""
    words = fill(N_("{kind}: {title}"), kind=kind or _(KIND_NAMES[record.KIND]), title=title_of(record, _))
    return Option(record.id, shorten(words, _LONG))
