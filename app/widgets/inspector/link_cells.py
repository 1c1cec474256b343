"""The cell for where a link begins or ends: a touchpoint of its own map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.model.document import Document
from app.model.domain import link_fits
from app.model.edits import Edit, set_fields
from app.model.records import Link, Record
from app.widgets.inspector.linked_cells import Choice, PickCell


class LinkEndCell(PickCell):
    """Offers the touchpoints that the link may begin or end at; it always has one."""

    @property
    def _choice(self) -> Choice:
        return Choice(self._fitting)

    def edit(self, document: Document, value: Any) -> Edit:
        known = getattr(document.get(self.record_id, Link), self.row.field)
        return set_fields(document, self.record_id, **{self.row.field: value or known})

    def _fitting(self, document: Document, record: Record) -> Sequence[Record]:
        journey = document.map_of(record.id)
        if journey is None or not isinstance(record, Link):
            return ()
        values: dict[str, Any]
        fitting = []
        for touchpoint in document.journey(journey.id):
            values = {self.row.field: touchpoint.id}
            if link_fits(replace(record, **values)):
                fitting.append(touchpoint)
        return fitting
