"""The cell for the notes of a touchpoint, lane by lane, each to be written in where it stands; and for a new one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.guides.prompts import prompt_of
from app.i18n import N_, _, fill
from app.model.edits import add_lane, add_note, set_fields
from app.model.edits.base import new_id
from app.model.lane_kinds import LANE_KINDS, kind_of
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Lane, LaneKind, Note, Phase, Touchpoint
from app.widgets import icons, style
from app.widgets.inspector.cells import Cell, label
from app.widgets.inspector.linked_cells import link
from app.widgets.inspector.typing_fields import TextField

_WRITTEN_IN = (LaneKind.DOING, LaneKind.THINKING, LaneKind.PAINS, LaneKind.OPPORTUNITIES)

Places = tuple[tuple[Id, tuple[Id, ...]], ...]
"""Lanes with the notes that stand in them, by their ids."""


class NotesCell(Cell):
    """A field for each note, under the name of its lane. A new note begins to be with its first letter."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._fresh: tuple[Id, Id] | None = None
        self._shown: Places | None = None
        self._fields: dict[Id, TextField] = {}
        self._ways: dict[Id, QToolButton] = {}
        self._body = QWidget()
        self.column.addWidget(self._body)
        self._add = link(_("Add note"), "plus")
        self._add.setObjectName("touchpoint.add_note")
        self._add.clicked.connect(self._offer)
        self.column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        places = self._places()
        if places != self._shown:
            self._shown = places
            self._build()
        for note_id, field in self._fields.items():
            note = self.document.find(note_id, Note)
            field.show_value(note.text if note else "")

    def flush(self) -> None:
        for field in tuple(self._fields.values()):
            field.flush()

    def begin_note(self, lane_id: Id) -> None:
        """Opens a field for a new note in a lane."""
        self._fresh = (lane_id, new_id())
        self.refresh()
        self._fields[self._fresh[1]].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _lanes(self) -> tuple[Lane, ...]:
        journey = self.document.map_of(self.record_id)
        lanes = self.document.lanes(journey.id) if journey is not None else ()
        return tuple(lane for lane in lanes if kind_of(lane).holds_notes)

    def _places(self) -> Places:
        touchpoint = self.document.get(self.record_id, Touchpoint)
        found = ((lane.id, self._notes(touchpoint, lane.id)) for lane in self._lanes)
        return tuple((lane_id, notes) for lane_id, notes in found if notes)

    def _notes(self, touchpoint: Touchpoint, lane_id: Id) -> tuple[Id, ...]:
        notes = tuple(note.id for note in self.document.column(touchpoint.phase_id, lane_id, touchpoint.id))
        fresh = self._fresh
        return (*notes, fresh[1]) if fresh and fresh[0] == lane_id and fresh[1] not in notes else notes

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._fields, self._ways = {}, {}
        for lane_id, notes in self._shown or ():
            lane = self.document.get(lane_id, Lane)
            column.addWidget(_lane_name(lane))
            for note_id in notes:
                column.addLayout(self._note(lane, note_id))
            column.addSpacing(4)
        self.column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.setVisible(bool(self._shown))

    def _note(self, lane: Lane, note_id: Id) -> QHBoxLayout:
        field = TextField(least_lines=1)
        field.setObjectName(f"note.text.{note_id}")
        field.setAccessibleName(fill(N_("Note in {lane}"), lane=title_of(lane, _)))
        field.setPlaceholderText(_(self._prompt(lane)))
        field.edited.connect(lambda text: self._write(lane.id, note_id, text))
        self._fields[note_id] = field
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(field, 1)
        row.addWidget(self._way_to(note_id), alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _prompt(self, lane: Lane) -> str:
        """What the touchpoint's own cell of a lane asks."""
        document = self.document
        phase = document.get(document.get(self.record_id, Touchpoint).phase_id, Phase)
        return prompt_of(document.get(phase.map_id, JourneyMap), phase, lane)

    def _way_to(self, note_id: Id) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon("map", style.look().ink_soft))
        button.setObjectName(f"note.link.{note_id}")
        button.setToolTip(_("Show on the map"))
        note = self.document.find(note_id, Note)
        said = title_of(note, _) if note else ""
        button.setAccessibleName(": ".join(filter(None, (_("Show on the map"), said))))
        button.setEnabled(note is not None)
        button.clicked.connect(lambda: self.workspace.reveal(note_id))
        self._ways[note_id] = button
        return button

    def _write(self, lane_id: Id, note_id: Id, text: str) -> None:
        if self.document.find(note_id, Note) is not None:
            self.workspace.run(lambda document: set_fields(document, note_id, text=text))
        elif text.strip():
            self._make(lane_id, note_id, text)

    def _make(self, lane_id: Id, note_id: Id, text: str) -> None:
        phase_id = self.document.get(self.record_id, Touchpoint).phase_id
        self.workspace.run(
            lambda document: add_note(
                document, lane_id, phase_id, text, touchpoint_id=self.record_id, ids=lambda: note_id
            )
        )
        self._ways[note_id].setEnabled(True)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for lane in self._lanes:
            action = menu.addAction(title_of(lane, _))
            action.setIcon(icons.icon(kind_of(lane).icon, style.look().ink_soft))
            action.setData(lane.id)
        menu.addSeparator()
        for kind in self._lacking():
            action = menu.addAction(fill(N_("New row “{title}”"), title=_(LANE_KINDS[kind].title)))
            action.setIcon(icons.icon(LANE_KINDS[kind].icon, style.look().ink_soft))
            action.setData(kind.value)
        menu.triggered.connect(lambda action: self._begin_in(action.data()))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _lacking(self) -> tuple[LaneKind, ...]:
        """The kinds of lane in which most people write, that the map has not: an empty one has none of them."""
        there = {lane.kind for lane in self._lanes}
        return tuple(kind for kind in _WRITTEN_IN if kind not in there)

    def _begin_in(self, chosen: str) -> None:
        """Opens a field for a new note in a lane that is there, by its id, or in a new one of a kind, by its name."""
        lane_id = self._add_lane(LaneKind(chosen)) if chosen in _WRITTEN_IN else Id(chosen)
        if lane_id is not None:
            self.begin_note(lane_id)

    def _add_lane(self, kind: LaneKind) -> Id | None:
        phase = self.document.get(self.document.get(self.record_id, Touchpoint).phase_id, Phase)
        edit = self.workspace.run(lambda document: add_lane(document, phase.map_id, kind))
        return edit.focus if edit is not None else None


def _lane_name(lane: Lane) -> QLabel:
    return label(title_of(lane, _), "small")
