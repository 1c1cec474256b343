"""What the find bar says: how many there are, and where the hit stands when the map does not show it by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.analysis.filtering import lane_of
from app.analysis.folding import fold_text
from app.analysis.search import Hit
from app.analysis.uses import is_named_at_touchpoints, touchpoints_naming
from app.drawing.primitives import Group, TextLine
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits.base import shorten
from app.model.names import KIND_NAMES, title_of
from app.model.records import Id, Lane, Record
from app.widgets.inspector.forms import FORMS


class Offer(Enum):
    """What can be done to see a hit that is out of sight."""

    NOTHING = auto()
    SHOW_LANE = auto()
    OPEN_LANE = auto()
    GO_TO_FIELD = auto()


OFFERS = {
    Offer.SHOW_LANE: N_("Show lane"),
    Offer.OPEN_LANE: N_("Open lane"),
    Offer.GO_TO_FIELD: N_("Go to field"),
}


@dataclass(frozen=True, slots=True)
class Where:
    """Where a hit is, in a sentence that is empty when the map shows it, and what can be done to see it."""

    text: str = ""
    offer: Offer = Offer.NOTHING
    lane_id: Id | None = None


def count_of(at: int | None, hits: int, wanted: bool) -> str:
    """How many hits there are, and which one is looked at; nothing while nothing is asked for."""
    if not wanted:
        return ""
    if not hits:
        return _("No results")
    return fill(N_("{number} of {count}"), number=(at or 0) + 1, count=hits)


def where_is(document: Document, hit: Hit, map_id: Id, group: Group | None) -> Where:
    """Where a hit is that the map shows by `group`, or does not show at all."""
    record = document.records[hit.record_id]
    if is_named_at_touchpoints(record) and hit.is_name:
        return Where(_naming(document, record))
    owner = document.map_of(hit.record_id)
    lane = lane_of(document, record)
    if owner is not None and owner.id != map_id:
        return Where(fill(N_("On map “{map}”: {excerpt}"), map=title_of(owner, _), excerpt=_said(hit, record)))
    if lane is not None and (lane.hidden or (lane.collapsed and not isinstance(record, Lane))):
        return _in_lane(lane, _said(hit, record))
    if is_shown(hit, group):
        return Where()
    if hit.is_name and group is None:
        return Where(
            fill(N_("{kind}: {excerpt}"), kind=_(KIND_NAMES[hit.kind]), excerpt=hit.excerpt().text), Offer.GO_TO_FIELD
        )
    sentence = N_("{field} of “{title}”: {excerpt}")
    told = fill(sentence, field=field_label(hit), title=_called(record), excerpt=hit.excerpt().text)
    return Where(told, Offer.GO_TO_FIELD)


def is_shown(hit: Hit, group: Group | None) -> bool:
    """Whether the words that were found can be read on the map: not those of a field that is not drawn, or cut off."""
    if group is None:
        return False
    if not hit.query:
        return True
    drawn = fold_text(" ".join(mark.text for mark in group.marks if isinstance(mark, TextLine)))
    return all(word in drawn for word in hit.query.words if word in hit.folded)


def field_label(hit: Hit) -> str:
    """The name of the field that holds a hit, as the inspector has it."""
    label = next((row.label for row in FORMS.get(hit.kind, ()) if row.field == hit.field), KIND_NAMES[hit.kind])
    return _(label)


def _naming(document: Document, record: Record) -> str:
    """At how many touchpoints a channel or a person is named."""
    count = len(touchpoints_naming(document, record.id))
    kind, title = _(KIND_NAMES[record.KIND]), _called(record)
    if not count:
        return fill(N_("{kind} “{title}” is not on any map yet."), kind=kind, title=title)
    if count == 1:
        return fill(N_("{kind} “{title}”, at one touchpoint"), kind=kind, title=title)
    return fill(N_("{kind} “{title}”, at {count} touchpoints"), kind=kind, title=title, count=count)


def _in_lane(lane: Lane, excerpt: str) -> Where:
    title = title_of(lane, _)
    if lane.hidden:
        told = fill(N_("In the hidden lane “{lane}”: {excerpt}"), lane=title, excerpt=excerpt)
        return Where(told, Offer.SHOW_LANE, lane.id)
    told = fill(N_("In the collapsed lane “{lane}”: {excerpt}"), lane=title, excerpt=excerpt)
    return Where(told, Offer.OPEN_LANE, lane.id)


def _said(hit: Hit, record: Record) -> str:
    return hit.excerpt().text or _called(record)


def _called(record: Record) -> str:
    return shorten(title_of(record, _))
