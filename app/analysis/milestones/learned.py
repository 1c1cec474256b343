"""Milestones of what was found out, and what is made of it: sources, proof, a next look, and the map of the future."""

from __future__ import annotations

from collections.abc import Iterable

from app.analysis.evidence import subjects_of, supported_by
from app.analysis.first_step import Deed, FirstStep, filling
from app.analysis.milestones.base import Milestone, Reached, Wanted, counted, named
from app.analysis.milestones.counted import COUNT
from app.analysis.milestones.filled import beginning_touchpoint, persona_of
from app.analysis.uses import is_on_map
from app.i18n import LANGUAGES, N_, translator
from app.model.document import Document
from app.model.hierarchy import futures
from app.model.names import SOURCE_NAMES
from app.model.records import Evidence, Id, JourneyMap, Source, SourceKind, Touchpoint

SOURCES = frozenset({"sources"})
_STAND_INS = frozenset({"", *(translator(language)(N_("New source")) for language in LANGUAGES)})
"""What a source is called that was made and not named yet, in either language."""


def _of_kinds(wanted: Wanted) -> Iterable[str]:
    return [SOURCE_NAMES[kind] for kind in wanted.sources] or [N_("Sources")]


def _counts(document: Document, source: Source | None, wanted: Wanted) -> bool:
    """Whether it is of a wanted kind, and says something; one that was only just made does not yet."""
    return source is not None and _is_wanted(source, wanted) and not _is_blank(document, source)


def _is_wanted(source: Source, wanted: Wanted) -> bool:
    return not wanted.sources or source.kind in wanted.sources


def _is_blank(document: Document, source: Source) -> bool:
    """Whether it still has the name that it was made with, and nobody wrote down who spoke, or what is said."""
    if any(each.strip() for each in (source.respondent, source.link)):
        return False
    named = source.title.strip() not in _STAND_INS
    return not named and not any(each.quote.strip() for each in supported_by(document, source.id))


def _speaking(document: Document, map_id: Id, wanted: Wanted) -> list[Source]:
    """The sources of the wanted kinds that say something about what is on the map, or about its persona."""
    known = [source for source in document.sources() if _counts(document, source, wanted)]
    return _concerning(document, map_id, known)


def _concerning(document: Document, map_id: Id, known: Iterable[Source]) -> list[Source]:
    persona = persona_of(document, map_id)

    def concerns(subject_id: Id) -> bool:
        on_map = document.map_of(subject_id) is not None and is_on_map(document, subject_id, map_id)
        return on_map or (persona is not None and subject_id == persona.id)

    return [source for source in known if any(map(concerns, subjects_of(document, source.id)))]


def _proving(document: Document, touchpoint: Touchpoint, wanted: Wanted) -> bool:
    """Whether a source of the wanted kinds speaks for a touchpoint, how it feels, or a note under it."""
    near = {touchpoint.id, *(score.id for score in document.scores(touchpoint.id))}
    near |= {r.id for r in document.referrers(touchpoint.id) if getattr(r, "touchpoint_id", None) == touchpoint.id}
    said: Iterable[Evidence] = (each for i in near for each in document.evidence(i))
    return any(_counts(document, document.find(each.source_id, Source), wanted) for each in said)


def _sources(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    found = len(_speaking(document, map_id, wanted))
    return counted(found, wanted.count, lambda: _adding_source(document, map_id, wanted))


def _filling_blank(document: Document, map_id: Id, wanted: Wanted) -> FirstStep | None:
    """Telling what a source says that is there already and is still empty."""
    blank = [source for source in document.sources() if _is_wanted(source, wanted) and _is_blank(document, source)]
    return next((filling(source.id, "title") for source in _concerning(document, map_id, blank)), None)


def _adding_source(document: Document, map_id: Id, wanted: Wanted) -> FirstStep:
    """A new source, for the first touchpoint that such a source says nothing of."""
    begun = _filling_blank(document, map_id, wanted)
    if begun is not None:
        return begun
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

    def step() -> FirstStep:
        return _filling_blank(document, map_id, wanted) or FirstStep(Deed.PROVE, bare[0].id, sources=kinds)

    return counted(len(journey) - len(bare), of, step)


def _review(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    known = document.get(map_id, JourneyMap).review_date is not None
    return counted(int(known), 1, lambda: FirstStep(Deed.SET_REVIEW, map_id))


def _future_map(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    return counted(len(futures(document, map_id)), 1, lambda: FirstStep(Deed.MAKE_FUTURE, map_id))


def _better_in_future(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """The touchpoints of the future map that feel better than what they were made from, or are new and feel at all."""
    future = next(iter(futures(document, map_id)), None)
    if future is None:
        return Reached(0, wanted.count, FirstStep(Deed.MAKE_FUTURE, map_id))
    journey = document.journey(future.id)
    same = [touchpoint for touchpoint in journey if not _is_better(document, touchpoint)]
    same.sort(key=lambda touchpoint: _felt(document, touchpoint.id))
    step = filling(same[0].id, "score") if same else beginning_touchpoint(document, future.id)
    return counted(len(journey) - len(same), wanted.count, lambda: step)


def _is_better(document: Document, touchpoint: Touchpoint) -> bool:
    """Whether it is new, or feels better than today; how it feels there must be said, for silence is no feeling."""
    if document.score(touchpoint.id) is None:
        return False
    if touchpoint.origin_id is None:
        return True
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
