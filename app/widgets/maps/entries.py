"""The maps of a file as rows of a list: each under the map that it works out something of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal

from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.hierarchy import Branch, tree
from app.model.names import STATE_NAMES, title_of
from app.model.records import Id, JourneyMap, MapState, Persona
from app.widgets.entry_model import Entry, EntryModel


@dataclass(frozen=True)
class MapEntry(Entry):
    """One map: `depth` is how many maps it stands under, `own_title` what can be edited of its title."""

    depth: int = 0
    future: bool = False
    own_title: str = ""


def entries_of(document: Document) -> list[Entry]:
    """The rows of the list, from top to bottom."""
    return [_entry(document, branch) for branch in tree(document)]


def _entry(document: Document, branch: Branch) -> MapEntry:
    journey = branch.journey
    persona = document.find(journey.persona_id, Persona)
    parent = document.find(branch.parent_id, JourneyMap)
    within = fill(N_("Detail of {title}"), title=title_of(parent, _)) if parent is not None else ""
    return MapEntry(
        key=journey.id,
        title=title_of(journey, _),
        detail=title_of(persona, _) if persona is not None else "",
        note=_(STATE_NAMES[journey.state]),
        spoken=within,
        depth=branch.depth,
        future=journey.state is MapState.FUTURE,
        own_title=journey.title,
    )


def place_for(rows: Sequence[Branch], moving: Id, gap: int) -> int | None:
    """Where in the file a map goes that is dropped in the gap before row `gap`; None when it stays where it is.

    Only maps under the same map change places: it goes before the next of them, or behind the last.
    """
    here = next(row for row in rows if row.journey.id == moving)
    beside = [row for row in rows if row.parent_id == here.parent_id and row is not here]
    next_one = next((row for row in rows[gap:] if row in beside), None)
    others = sorted((row.journey for row in rows if row is not here), key=lambda journey: (journey.order, journey.id))
    if not beside:
        return None
    if next_one is not None:
        return others.index(next_one.journey)
    return others.index(beside[-1].journey) + 1


def stepped(rows: Sequence[Branch], moving: Id, step: int) -> int | None:
    """Where in the file a map goes that is moved one place up (-1) or down (+1) among those beside it."""
    here = next(row for row in rows if row.journey.id == moving)
    beside = [row for row in rows if row.parent_id == here.parent_id]
    place = beside.index(here) + step
    if not 0 <= place < len(beside):
        return None
    other = rows.index(beside[place])
    return place_for(rows, moving, other if step < 0 else other + 1)


class MapModel(EntryModel):
    """The rows as a model whose titles can be edited and whose rows can be dragged. `renamed(key, title)`."""

    renamed = Signal(str, str)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            entry = self.entries[index.row()]
            return entry.own_title if isinstance(entry, MapEntry) else entry.title
        return super().data(index, role)

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.EditRole and value != self.data(index, role):
            QTimer.singleShot(0, self, lambda: self.renamed.emit(entry.key, str(value)))  # once the field has closed
        return True

    def flags(self, index: Any) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
