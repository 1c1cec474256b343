"""What all groups of commands stand on: the selected records of a canvas, and the one way to edit them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, Note, Record, Touchpoint

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class SelectedCommands:
    """The selection of a canvas, as its commands see it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._kinds_of: tuple[Sequence[Id], frozenset[type[Record]]] = ((), frozenset())

    @property
    def _document(self) -> Document:
        return self._canvas.document

    @property
    def _ids(self) -> Sequence[Id]:
        return self._canvas.selection.ids

    def _record(self) -> Record | None:
        return self._document.records.get(self._ids[-1]) if self._ids else None

    def _focused(self) -> Record | None:
        """What the keyboard stands on, selected or not."""
        group = self._canvas.focus_group()
        return self._document.records.get(group.record_id) if group is not None and group.record_id else None

    def _holds(self, kinds: Sequence[type[Record]]) -> bool:
        """Whether a record of one of these kinds is selected; asked for every action at once, so looked up once."""
        ids, found = self._kinds_of
        if ids is not self._ids:
            records = self._document.records
            found = frozenset(type(records[i]) for i in self._ids if i in records)
            self._kinds_of = self._ids, found
        return not found.isdisjoint(kinds)

    def _of(self, *kinds: type) -> list[Id]:
        return [i for i in self._ids if isinstance(self._document.records.get(i), kinds)]

    def _touchpoints(self) -> list[Id]:
        """The touchpoints that are selected or that a selected note belongs to, each once."""
        records = [self._document.records.get(i) for i in self._ids]
        owners = (r.touchpoint_id if isinstance(r, Note) else r.id for r in records if isinstance(r, Touchpoint | Note))
        return list(dict.fromkeys(i for i in owners if i is not None))

    def _in_order(self) -> list[Id]:
        """The selected records as the map shows them, and behind those the ones that a folded lane does not show."""
        chosen = frozenset(self._ids)
        holding = (placed.part for placed in self._canvas.drawing.parts if not chosen.isdisjoint(placed.part.by_record))
        drawn = [i for part in holding for i in part.by_record if i in chosen]
        return list(dict.fromkeys((*drawn, *self._ids)))

    def _run(self, edit: Edit) -> None:
        self._canvas.run(edit)

    def _run_and_select(self, edit: Edit) -> None:
        if edit.change:
            self._canvas.run(edit)
            self._canvas.select(edit.created)
            group = self._canvas.focus_group()
            if group is not None:
                self._canvas.show_group(group)
