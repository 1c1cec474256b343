"""The cells of a link: its kind, and where it begins or ends, a touchpoint of its own map or out of the journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.i18n import N_, _
from app.model.document import Document
from app.model.domain import leads_out, link_fits
from app.model.edits import Edit, lead_from, lead_to, set_link_kind
from app.model.records import Link, Record, Touchpoint
from app.widgets.inspector.cells import FieldCell
from app.widgets.inspector.choosing_fields import Option, SegmentField
from app.widgets.inspector.linked_cells import Choice, PickCell

_END = "to_id"


class LinkKindCell(FieldCell):
    """Which kind of link it is; a drop-off leads out of the journey."""

    def make_field(self) -> SegmentField:
        return SegmentField([Option(value, _(name)) for value, name in self.row.choices], upright=True)

    def edit(self, document: Document, value: Any) -> Edit:
        return set_link_kind(document, [self.record_id], value)


class LinkEndCell(PickCell):
    """Offers the touchpoints that the link may begin or end at; the row for none is the way out of the journey."""

    def refresh(self) -> None:
        super().refresh()
        if self.row.field == _END and leads_out(self._link):
            self.field.show_value(None)

    def edit(self, document: Document, value: Any) -> Edit:
        if self.row.field == _END:
            return lead_to(document, self.record_id, value)
        return lead_from(document, self.record_id, value or document.get(self.record_id, Link).from_id)

    @property
    def _choice(self) -> Choice:
        return Choice(self._fitting, nobody=N_("Leaves the journey") if self.row.field == _END else "")

    @property
    def _link(self) -> Link:
        return self.document.get(self.record_id, Link)

    def _fitting(self, document: Document, record: Record) -> Sequence[Record]:
        journey = document.map_of(record.id)
        return [t for t in document.journey(journey.id) if self._fits(t)] if journey is not None else ()

    def _fits(self, touchpoint: Touchpoint) -> bool:
        """Whether the link would still say something, and would not lead out unasked."""
        if self.row.field != _END and leads_out(self._link):
            return True
        values: dict[str, Any] = {self.row.field: touchpoint.id}
        changed = replace(self._link, **values)
        return link_fits(changed) and not leads_out(changed)
