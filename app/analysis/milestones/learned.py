"""Milestones of what was found out, and what is made of it: sources, proof, a next look, and the map of the future."""

from __future__ import annotations

from collections.abc import Iterable

from app.analysis.evidence import subjects_of
from app.analysis.first_step import Deed, FirstStep, filling
from app.analysis.milestones.base import Milestone, Reached, Wanted, counted, named
from app.analysis.milestones.counted import COUNT
from app.analysis.milestones.filled import beginning_touchpoint, persona_of
from app.analysis.uses import is_on_map
from app.i18n import N_
from app.model.document import Document
from app.model.hierarchy import futures
from app.model.names import SOURCE_NAMES
from app.model.records import Evidence, Id, JourneyMap, Source, SourceKind, Touchpoint

SOURCES = frozenset({"sources"})


def _of_kinds(wanted: Wanted) -> Iterable[str]:
    return [SOURCE_NAMES[kind] for kind in wanted.sources] or [N_("Sources")]


def _counts(source: Source | None, wanted: Wanted) -> bool:
    return source is not None and (not wanted.sources or source.kind in wanted.sources)


def _speaking(document: Document, map_id: Id, wanted: Wanted) -> list[Source]:
    """The sources of the wanted kinds that say something about what is on the map, or about its persona."""
    persona = persona_of(document, map_id)

    def concerns(subject_id: Id) -> bool:
        on_map = document.map_of(subject_id) is not None and is_on_map(document, subject_id, map_id)
        return on_map or (persona is not None and subject_id == persona.id)

    known = [source for source in document.sources() if _counts(source, wanted)]
    return [source for source in known if any(map(concerns, subjects_of(document, source.id)))]


def _proving(document: Document, touchpoint: Touchpoint, wanted: Wanted) -> bool:
    """Whether a source of the wanted kinds speaks for a touchpoint, how it feels, or a note under it."""
    near = {touchpoint.id, *(score.id for score in document.scores(touchpoint.id))}
    near |= {r.id for r in document.referrers(touchpoint.id) if getattr(r, "touchpoint_id", None) == touchpoint.id}
    said: Iterable[Evidence] = (each for i in near for each in document.evidence(i))
    return any(_counts(document.find(each.source_id, Source), wanted) for each in said)


def _sources(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    found = len(_speaking(document, map_id, wanted))
    return counted(found, wanted.count, lambda: _adding_source(document, map_id, wanted))


def _adding_source(document: Document, map_id: Id, wanted: Wanted) -> FirstStep:
    """A new source, for the first touchpoint that such a source says nothing of."""
    journey = document.journey(map_id)
    bare = next((t for t in journey if not _proving(document, t, wanted)), journey[0] if journey else None)
    if bare is None:
        return beginning_touchpoint(document, map_id)
    return FirstStep(Deed.PROVE, bare.id, field="new", sources=wanted.sources or tuple(SourceKind))


def _proven_touchpoints(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """The touchpoints that such a source speaks for; no more can be wanted than there are."""
    journey = document.journey(map_id)
    if not journey:
        return Reached(0, 0, beginning_touchpoint(document, map_id))
    bare = [touchpoint for touchpoint in journey if not _proving(document, touchpoint, wanted)]
    kinds = wanted.sources or tuple(SourceKind)
    of = min(wanted.count, len(journey))
    return counted(len(journey) - len(bare), of, lambda: FirstStep(Deed.PROVE, bare[0].id, sources=kinds))


def _review(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    known = document.get(map_id, JourneyMap).review_date is not None
    return counted(int(known), 1, lambda: FirstStep(Deed.SET_REVIEW, map_id))


def _future_map(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    return counted(len(futures(document, map_id)), 1, lambda: FirstStep(Deed.MAKE_FUTURE, map_id))


def _better_in_future(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """The touchpoints of the future map that are new, or feel better than what they were made from."""
    future = next(iter(futures(document, map_id)), None)
    if future is None:
        return Reached(0, wanted.count, FirstStep(Deed.MAKE_FUTURE, map_id))
    journey = document.journey(future.id)
    same = [touchpoint for touchpoint in journey if not _is_better(document, touchpoint)]
    same.sort(key=lambda touchpoint: _felt(document, touchpoint.id))
    step = filling(same[0].id, "score") if same else beginning_touchpoint(document, future.id)
    return counted(len(journey) - len(same), wanted.count, lambda: step)


def _is_better(document: Document, touchpoint: Touchpoint) -> bool:
    """Whether it is new, or is known to feel better; how it feels there must be said, for silence is no feeling."""
    if touchpoint.origin_id is None:
        return True
    if document.score(touchpoint.id) is None:
        return False
    return _felt(document, touchpoint.id) > _felt(document, touchpoint.origin_id)


def _felt(document: Document, touchpoint_id: Id) -> int:
    score = document.score(touchpoint_id)
    return score.score if score is not None else 0


_HOW_MANY = N_("{names}: {done} of {of}")

LEARNED: dict[str, Milestone] = {
    "sources": Milestone(_sources, _HOW_MANY, _of_kinds, COUNT | SOURCES),
    "proven_touchpoints": Milestone(
        _proven_touchpoints, _HOW_MANY, named(N_("Touchpoints with evidence")), COUNT | SOURCES
    ),
    "review_date": Milestone(_review, _HOW_MANY, named(N_("A date to look at the map again"))),
    "future_map": Milestone(_future_map, _HOW_MANY, named(N_("The future map"))),
    "better_in_future": Milestone(
        _better_in_future, _HOW_MANY, named(N_("Touchpoints that are better or new there")), COUNT
    ),
}
"""Their names, as guides write them."""
