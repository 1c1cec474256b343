"""Putting copies down: pasting, duplicating, and dragging with Ctrl.

Here is where each copy goes; copies.py makes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from app.errors import DocumentError
from app.i18n import N_
from app.model import order
from app.model.change import Change, Pair
from app.model.clip import Clip, gather
from app.model.document import GONE, Document
from app.model.edits.base import Edit, Ids, Label, keys_at, label_counting, new_id
from app.model.edits.copies import Company, Copies, Home
from app.model.edits.notes import cell_at, column_at
from app.model.edits.reunion import reunited
from app.model.records import Id, JourneyMap, Note, Phase, Record, Touchpoint

_NO_CUT = Change()


@dataclass(frozen=True, slots=True)
class Place:
    """Where copies go: the map, and as far as they need it a phase, a lane, a touchpoint's column and a position."""

    map_id: Id
    phase_id: Id | None = None
    lane_id: Id | None = None
    touchpoint_id: Id | None = None
    position: int | None = None


def copy_to(
    document: Document,
    ids: Sequence[Id],
    *,
    phase_id: Id,
    lane_id: Id | None = None,
    touchpoint_id: Id | None = None,
    position: int | None = None,
    new: Ids = new_id,
) -> Edit:
    """Puts copies of touchpoints or notes at a place on the same map."""
    phase = document.get(phase_id, Phase)
    place = Place(phase.map_id, phase.id, lane_id, touchpoint_id, position)
    return paste(document, gather(document, ids), place, ids=new)


def duplicate(document: Document, chosen: Sequence[Id], *, ids: Ids = new_id) -> Edit:
    """Puts a copy of each chosen phase, touchpoint or note right after it."""
    clip = gather(document, chosen)
    company = Company(document, clip.context, ids)
    copies = Copies(document, clip, _beside(document, clip.roots), company, ids).made
    return _put(clip, copies, company, _duplicated)


def paste(document: Document, clip: Clip, place: Place, *, cut: Change = _NO_CUT, ids: Ids = new_id) -> Edit:
    """Puts a copy of `clip` at `place`, all with new ids; `created` lists the copies of what had been chosen.

    Notes look for a lane of the same kind on the other map and bring it along when there is none; channels and people
    are found by name, or brought along. Scores of actors whom the file does not know are left out, and so is whatever
    points at nothing. What let go of the clip when it was `cut` in this file takes hold of the copies. Raises
    DocumentError when there is no such place.
    """
    _check(document, place)
    company = Company(document, clip.context, ids)
    copies = Copies(document, clip, _homes(document, clip, place, company), company, ids).made
    return _put(clip, copies, company, pasted, reunited(document, cut, copies, place.map_id))


def _put(
    clip: Clip, made: Mapping[Id, Record], company: Company, called: Callable[[int], Label], also: Iterable[Pair] = ()
) -> Edit:
    created = tuple(made[root].id for root in clip.roots if root in made)
    change = Change.of([*((None, record) for record in (*company.brought, *made.values())), *also])
    return Edit(called(len(created)), change, created, created[0] if created else None)


def pasted(count: int) -> Label:
    """What pasting so many records or lines of text is called."""
    return label_counting(count, N_("Paste 1 item"), N_("Paste {count} items"))


def _duplicated(count: int) -> Label:
    return label_counting(count, N_("Duplicate 1 item"), N_("Duplicate {count} items"))


def _check(document: Document, place: Place) -> None:
    journey = document.get(place.map_id, JourneyMap)
    if place.phase_id is None:
        return
    if document.get(place.phase_id, Phase).map_id != journey.id:
        raise DocumentError(GONE)
    if place.lane_id is not None:
        cell_at(document, place.lane_id, place.phase_id)
    if place.touchpoint_id is not None and place.lane_id is not None:
        column_at(document, place.phase_id, place.lane_id, place.touchpoint_id)


# --- beside what they are copies of ----------------------------------------------------------------------------------


def _beside(document: Document, roots: Sequence[Id]) -> dict[Id, Home]:
    chosen = frozenset(roots)
    homes: dict[Id, Home] = {}
    for root in roots:
        if root not in homes:
            row = document.siblings(document.records[root])
            homes |= {each.id: _home_of(document, each, key) for each, key in _behind(row, chosen)}
    return homes


def _behind(row: Sequence[Record], chosen: frozenset[Id]) -> list[tuple[Record, str]]:
    """For each chosen one of a row, a key right behind it; of those with one key, behind them all."""
    runs = [(key, list(run)) for key, run in groupby(row, key=attrgetter("order"))]
    ends = [*(key for key, _ in runs[1:]), ""]
    found: list[tuple[Record, str]] = []
    for (key, run), end in zip(runs, ends, strict=True):
        of_run = [each for each in run if each.id in chosen]
        found += zip(of_run, order.spread(len(of_run), key, end), strict=True)
    return found


def _home_of(document: Document, record: Record, key: str) -> Home:
    """The place of `record` itself, but with this key."""
    match record:
        case Phase():
            return Home(record.map_id, key)
        case Note():
            map_id = document.get(record.phase_id, Phase).map_id
            return Home(map_id, key, record.phase_id, record.lane_id, record.touchpoint_id)
        case Touchpoint():
            return Home(document.get(record.phase_id, Phase).map_id, key, record.phase_id)
        case _:
            raise ValueError(f"a {record.KIND} has no place of its own")


# --- at a place ------------------------------------------------------------------------------------------------------


def _homes(document: Document, clip: Clip, place: Place, company: Company) -> dict[Id, Home]:
    known = {record.id: record for record in clip.records}
    chosen = [known[root] for root in clip.roots if root in known]
    homes = _of_phases(document, place, [record.id for record in chosen if isinstance(record, Phase)])
    if place.phase_id is not None:
        touchpoints = [record.id for record in chosen if isinstance(record, Touchpoint)]
        notes = [record for record in chosen if isinstance(record, Note)]
        homes |= _of_touchpoints(document, place, place.phase_id, touchpoints)
        homes |= _of_notes(document, place, place.phase_id, notes, company)
    return homes


def _of_phases(document: Document, place: Place, ids: Sequence[Id]) -> dict[Id, Home]:
    """Phases go behind the phase that is named."""
    row = document.phases(place.map_id)
    behind = next((at + 1 for at, phase in enumerate(row) if phase.id == place.phase_id), place.position)
    return {i: Home(place.map_id, key) for i, key in zip(ids, keys_at(row, behind, len(ids)), strict=True)}


def _of_touchpoints(document: Document, place: Place, phase_id: Id, ids: Sequence[Id]) -> dict[Id, Home]:
    """Touchpoints go where the place says, unless its position is one among notes: then behind the others."""
    position = place.position if place.lane_id is None else None
    keys = keys_at(document.touchpoints(phase_id), position, len(ids))
    return {i: Home(place.map_id, key, phase_id) for i, key in zip(ids, keys, strict=True)}


def _of_notes(
    document: Document, place: Place, phase_id: Id, notes: Sequence[Note], company: Company
) -> dict[Id, Home]:
    """Notes go into the lane that is named, or each into its own, behind the others."""
    by_lane: dict[Id, list[Id]] = defaultdict(list)
    for note in notes:
        lane_id = place.lane_id or company.lane(note.lane_id, place.map_id)
        if lane_id is not None:
            by_lane[lane_id].append(note.id)
    homes: dict[Id, Home] = {}
    for lane_id, ids in by_lane.items():
        column = document.column(phase_id, lane_id, place.touchpoint_id)
        keys = keys_at(column, place.position if place.lane_id else None, len(ids))
        homes |= {
            i: Home(place.map_id, key, phase_id, lane_id, place.touchpoint_id) for i, key in zip(ids, keys, strict=True)
        }
    return homes
