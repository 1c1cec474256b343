"""Which signs a map uses, so that its legend explains those and no others. Knows no format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.analysis.evidence import map_evidence
from app.i18n import N_
from app.model.document import Document
from app.model.names import INFLUENCE_NAMES, LIGHT_NAMES
from app.model.open_actions import open_actions
from app.model.records import Id, Influence, Note, Person, Tag, Tagging, Touchpoint

PLEASANT, UNPLEASANT = N_("Pleasant"), N_("Unpleasant")
MOMENT_OF_TRUTH, BRAND_MOMENT = N_("Moment of truth"), N_("Brand moment")
EVIDENCE = N_("Evidence")


@dataclass(frozen=True, slots=True)
class Key:
    """What a legend has to explain: tags, the owners whose initials are seen, and signs by the msgids of their names;
    None is all signs that there are."""

    tags: tuple[Tag, ...] = ()
    owners: tuple[Person, ...] = ()
    signs: frozenset[str] | None = None

    def explains(self, msgid: str) -> bool:
        """Whether this sign has to be explained."""
        return self.signs is None or msgid in self.signs


def key_of(document: Document, map_id: Id) -> Key:
    """What the legend of a map has to explain."""
    return Key(tags_on(document, map_id), owners_on(document, map_id), frozenset(_signs(document, map_id)))


def tags_on(document: Document, map_id: Id) -> tuple[Tag, ...]:
    """The tags that anything drawn on a map carries, in their order."""
    carried = {each.tag_id for each in document.all_of(Tagging) if _is_on(document, map_id, each.subject_id)}
    return tuple(tag for tag in document.tags() if tag.id in carried)


def owners_on(document: Document, map_id: Id) -> tuple[Person, ...]:
    """The people who own touchpoints of a map, in their order."""
    owning = {touchpoint.owner_id for touchpoint in document.journey(map_id)}
    return tuple(person for person in document.persons() if person.id in owning)


def _is_on(document: Document, map_id: Id, record_id: Id) -> bool:
    record, journey = document.records.get(record_id), document.map_of(record_id)
    return isinstance(record, Note | Touchpoint) and journey is not None and journey.id == map_id


def _signs(document: Document, map_id: Id) -> Iterator[str]:
    journey = document.journey(map_id)
    for touchpoint in journey:
        yield from _on(document, touchpoint)
    influences = {touchpoint.influence for touchpoint in journey}
    if influences - {Influence.OWN}:  # where all is our own there is nothing to tell apart
        yield from (INFLUENCE_NAMES[influence] for influence in influences)
    if map_evidence(document, map_id).whole.total:
        yield EVIDENCE


def _on(document: Document, touchpoint: Touchpoint) -> Iterator[str]:
    """What is signed at one touchpoint."""
    for score in document.scores(touchpoint.id):
        yield UNPLEASANT if score.score < 0 else PLEASANT
    if touchpoint.moment_of_truth:
        yield MOMENT_OF_TRUTH
    if touchpoint.brand_moment:
        yield BRAND_MOMENT
    yield from (LIGHT_NAMES[action.light] for action in open_actions(document, touchpoint.id))
