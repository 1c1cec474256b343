"""What is asked of the project, and where on a map it may be told instead: in a lane that goes by its field's name.

A template may put the ambition or the product on top of its map, as a row of notes; who writes it there has told it.
"""

from __future__ import annotations

from app.analysis.first_step import Deed, FirstStep, filling
from app.i18n import LANGUAGES, N_, translator
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.names import own_title
from app.model.records import PROJECT_ID, Id, Lane
from app.model.text import name_key

OF_PROJECT = {
    "brand": N_("Brand"),
    "product": N_("Product or service"),
    "unique_points": N_("What sets you apart"),
    "ambition": N_("Ambition"),
    "promise": N_("Brand promise"),
}
"""The fields of the project that can be asked for, each with the msgid that names it."""

_ALSO_CALLED = {"ambition": (), "product": (N_("Product"),)}
"""The fields that may stand on a map, with the msgids of what else their lane is called there."""


def lanes_about(document: Document, map_id: Id, field: str) -> list[Lane]:
    """The lanes of a map that go by the name of a field of the project, in any language, from top to bottom."""
    if field not in _ALSO_CALLED:
        return []
    names = (OF_PROJECT[field], *_ALSO_CALLED[field])
    keys = {name_key(translator(language)(name)) for language in LANGUAGES for name in names}
    lanes = (lane for lane in document.lanes(map_id) if kind_of(lane).holds_notes)
    return [lane for lane in lanes if name_key(own_title(lane)) in keys]


def is_told_on_map(document: Document, map_id: Id, field: str) -> bool:
    """Whether a note stands in a lane of a map that goes by the field's name."""
    phases = document.phases(map_id)
    lanes = lanes_about(document, map_id, field)
    return any(document.notes(phase.id, lane.id) for lane in lanes for phase in phases)


def telling(document: Document, map_id: Id, field: str) -> FirstStep:
    """A note in the first cell of the field's lane, one that is seen where there is one; or else the field itself."""
    lanes = sorted(lanes_about(document, map_id, field), key=lambda lane: lane.hidden)
    phases = document.phases(map_id)
    if lanes and phases:
        return FirstStep(Deed.ADD_NOTE, phases[0].id, lane_id=lanes[0].id)
    return filling(PROJECT_ID, field)
