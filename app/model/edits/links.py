"""Links between touchpoints and out of the journey: making one, changing its ends, and which kind it is by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import GONE, Document
from app.model.domain import leads_out, link_fits
from app.model.edits.base import Edit, Ids, label_of, new_id, shorten
from app.model.edits.fields import set_fields
from app.model.names import title_of
from app.model.records import Id, Link, LinkKind, Touchpoint


def add_link(document: Document, from_id: Id, to_id: Id, kind: LinkKind | None = None, *, ids: Ids = new_id) -> Edit:
    """Links two touchpoints of one map; without a `kind`, by one that goes on, or back where it leads back.

    A link that is there already changes nothing, nor does one to itself unless it is a loop. A drop-off to itself leads
    out of the journey. Raises DocumentError when both are not on one map.
    """
    if from_id == to_id and kind is LinkKind.DROP_OFF:
        return add_exit(document, from_id, ids=ids)
    start, end = document.get(from_id, Touchpoint), document.get(to_id, Touchpoint)
    if document.map_of(start.id) != document.map_of(end.id):
        raise DocumentError(GONE)
    wanted = kind or natural_kind(document, from_id, to_id)
    known = any(link.to_id == to_id and link.kind is wanted for link in document.links(from_id))
    made = Link(id=ids(), from_id=from_id, to_id=to_id, kind=wanted)
    change = Change() if known or not link_fits(made) else Change.creating([made])
    called = label_of(start, N_("Link “{title}” to “{place}”"), place=shorten(title_of(end)))
    return Edit(called, change, (made.id,) if change else (), made.id if change else from_id)


def add_exit(document: Document, touchpoint_id: Id, *, ids: Ids = new_id) -> Edit:
    """Says that customers leave the journey at a touchpoint; said twice it changes nothing, and focuses the first."""
    start = document.get(touchpoint_id, Touchpoint)
    known = next((link for link in document.links(start.id) if leads_out(link)), None)
    made = Link(id=ids(), from_id=start.id, to_id=start.id, kind=LinkKind.DROP_OFF)
    called = label_of(start, N_("Drop-off at “{title}”"))
    if known is not None:
        return Edit(called, Change(), focus=known.id)
    return Edit(called, Change.creating([made]), (made.id,), made.id)


def lead_to(document: Document, link_id: Id, to_id: Id | None) -> Edit:
    """Has a link end at another touchpoint; None makes a drop-off of it that leads out of the journey.

    What led out becomes what a link there is by itself, for nobody leaves at a touchpoint that they go on to.
    """
    link = document.get(link_id, Link)
    if to_id is None:
        return set_fields(document, link_id, to_id=link.from_id, kind=LinkKind.DROP_OFF)
    if leads_out(link) and to_id != link.from_id:
        return set_fields(document, link_id, to_id=to_id, kind=natural_kind(document, link.from_id, to_id))
    return set_fields(document, link_id, to_id=to_id)


def set_link_kind(document: Document, link_ids: Iterable[Id], kind: LinkKind) -> Edit:
    """Makes links of another kind; a drop-off then leads out of the journey from where it began.

    What leads to no other touchpoint stays what it is.
    """
    links = [document.get(link_id, Link) for link_id in link_ids]
    elsewhere = [link for link in links if link.from_id != link.to_id]
    edit = set_fields(document, [link.id for link in elsewhere], kind=kind)
    if kind is not LinkKind.DROP_OFF:
        return edit
    return replace(edit, change=Change.of((link, replace(link, to_id=link.from_id, kind=kind)) for link in elsewhere))


def lead_from(document: Document, link_id: Id, from_id: Id) -> Edit:
    """Has a link begin at another touchpoint; what leads out of the journey still does."""
    if leads_out(document.get(link_id, Link)):
        return set_fields(document, link_id, from_id=from_id, to_id=from_id)
    return set_fields(document, link_id, from_id=from_id)


def natural_kind(document: Document, from_id: Id, to_id: Id) -> LinkKind:
    """What a link is until somebody says otherwise: the next step, or, against the order of time, a loop."""
    journey = document.map_of(from_id)
    order = [touchpoint.id for touchpoint in document.journey(journey.id)] if journey else []
    return LinkKind.NEXT if order.index(from_id) < order.index(to_id) else LinkKind.LOOP
