"""How the maps of a file hang together: which map works out a touchpoint or phase of another, and which is its future.

It reads a document and changes nothing. A file from elsewhere may go round in circles; nothing here ever does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.model.change import Change
from app.model.document import Document
from app.model.records import Id, JourneyMap, MapState, Phase, Touchpoint

Whole = Phase | Touchpoint
"""What another map can work out in detail."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A map in the tree of maps: `parent_id` is the map that it stands under, `depth` how many stand above it."""

    journey: JourneyMap
    parent_id: Id | None = None
    depth: int = 0


def wholes(document: Document, map_id: Id) -> tuple[Whole, ...]:
    """The touchpoints and phases that a map works out, in the order of their maps and in time."""
    found = [r for r in document.referrers(map_id) if isinstance(r, Phase | Touchpoint) and r.detail_id == map_id]
    return tuple(sorted(found, key=lambda whole: _place(document, whole))) if len(found) > 1 else tuple(found)


def trail(document: Document, map_id: Id, through: Mapping[Id, Id] | None = None) -> tuple[Whole, ...]:
    """What leads to a map, from the outermost down; the map of the last is its parent.

    Several touchpoints may be worked out in one map: `through` says by which of them each map was entered, else it is
    the first.
    """
    way: list[Whole] = []
    seen = {map_id}
    while (whole := _whole(document, map_id, (through or {}).get(map_id))) is not None:
        parent = document.map_of(whole.id)
        if parent is None or parent.id in seen:
            break
        way.insert(0, whole)
        seen.add(parent.id)
        map_id = parent.id
    return tuple(way)


def tree(document: Document) -> tuple[Branch, ...]:
    """All maps, each behind the map whose detail it is, and beside that in the order of the file."""
    parents = _parents(document)
    below: dict[Id | None, list[JourneyMap]] = {}
    for journey in document.maps():
        below.setdefault(parents.get(journey.id), []).append(journey)
    found = {branch.journey.id: branch for branch in _branches(below)}
    in_circles = (Branch(journey) for journey in document.maps() if journey.id not in found)
    return (*found.values(), *in_circles)


def lies_within(document: Document, map_id: Id, outer_id: Id) -> bool:
    """Whether a map is `outer_id` itself or works out something of it, however deep."""
    waiting, seen = [map_id], set[Id]()
    while waiting:
        here = waiting.pop()
        if here == outer_id:
            return True
        if here not in seen:
            seen.add(here)
            above = (document.map_of(whole.id) for whole in wholes(document, here))
            waiting += [journey.id for journey in above if journey is not None]
    return False


def futures(document: Document, map_id: Id) -> tuple[JourneyMap, ...]:
    """The future maps that were made from a map, in order."""
    made = (r for r in document.referrers(map_id) if isinstance(r, JourneyMap))
    ids = {r.id for r in made if r.origin_id == map_id and r.state is MapState.FUTURE}
    return tuple(journey for journey in document.maps() if journey.id in ids)


def current_of(document: Document, journey: JourneyMap) -> JourneyMap | None:
    """The map of today that a future map was made from, if the file still holds it."""
    return document.find(journey.origin_id, JourneyMap)


def are_states(document: Document, one_id: Id, other_id: Id) -> bool:
    """Whether one map was made from the other: a journey as it is and as it shall be."""
    one, other = document.find(one_id, JourneyMap), document.find(other_id, JourneyMap)
    return one is not None and other is not None and (one.origin_id == other_id or other.origin_id == one_id)


def instead_of(document: Document, change: Change, gone_id: Id) -> tuple[Id, bool]:
    """Where who looked at a map goes that a change took away, and whether it is the same journey in another state.

    That is what the map was made from or what was made from it, and else the first map that is left.
    """
    before = [record for record, _after in change.pairs if isinstance(record, JourneyMap)]
    made_from = (journey.origin_id for journey in before if journey.id == gone_id)
    made_of_it = (journey.id for journey in before if journey.origin_id == gone_id)
    other = next((i for i in (*made_from, *made_of_it) if document.find(i, JourneyMap) is not None), None)
    return (other, True) if other is not None else (document.maps()[0].id, False)


def pairs(document: Document) -> tuple[tuple[JourneyMap, JourneyMap], ...]:
    """The maps that can be compared, each future one with the one it came from, and with what that came from."""
    return tuple((origin, journey) for journey in document.maps() for origin in _origins(document, journey))


def pair_of(document: Document, map_id: Id) -> tuple[JourneyMap, JourneyMap] | None:
    """The maps to compare when `map_id` is looked at: it with its origin, else its first future with it."""
    known = pairs(document)
    own = next((pair for pair in known if pair[1].id == map_id), None)
    return own or next((pair for pair in known if pair[0].id == map_id), None)


def _whole(document: Document, map_id: Id, entered_by: Id | None) -> Whole | None:
    known = wholes(document, map_id)
    return next((whole for whole in known if whole.id == entered_by), known[0] if known else None)


def _place(document: Document, whole: Whole) -> tuple[int, str, str]:
    journey = document.map_of(whole.id)
    phase = document.find(whole.phase_id, Phase) if isinstance(whole, Touchpoint) else whole
    map_place = document.maps().index(journey) if journey is not None else len(document.maps())
    return (map_place, phase.order if phase is not None else "", whole.order if isinstance(whole, Touchpoint) else "")


def _parents(document: Document) -> dict[Id, Id]:
    """For each map that works something out, the map above it: the first that has it and is no detail of it."""
    parents: dict[Id, Id] = {}
    for journey in document.maps():
        for detail_id in _details(document, journey.id):
            if detail_id not in parents and not _leads_up(parents, journey.id, detail_id):
                parents[detail_id] = journey.id
    return parents


def _details(document: Document, map_id: Id) -> Iterator[Id]:
    for phase in document.phases(map_id):
        below: tuple[Whole, ...] = document.touchpoints(phase.id)
        yield from (whole.detail_id for whole in (phase, *below) if whole.detail_id is not None)


def _leads_up(parents: Mapping[Id, Id], map_id: Id | None, to: Id) -> bool:
    while map_id is not None and map_id != to:
        map_id = parents.get(map_id)
    return map_id == to


def _branches(below: Mapping[Id | None, list[JourneyMap]]) -> Iterator[Branch]:
    """The maps from the outermost on; with a stack of our own, since a file may hold a chain longer than Python's."""
    waiting = [Branch(journey) for journey in reversed(below.get(None, ()))]
    while waiting:
        branch = waiting.pop()
        yield branch
        inside = below.get(branch.journey.id, ())
        waiting += [Branch(journey, branch.journey.id, branch.depth + 1) for journey in reversed(inside)]


def _origins(document: Document, journey: JourneyMap) -> list[JourneyMap]:
    """The map that one was made from, what that was made from, and so on."""
    found: list[JourneyMap] = []
    origin = document.find(journey.origin_id, JourneyMap)
    while origin is not None and origin not in (journey, *found):
        found.append(origin)
        origin = document.find(origin.origin_id, JourneyMap)
    return found
