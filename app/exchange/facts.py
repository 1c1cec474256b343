"""What is known of a touchpoint beside its words: each fact as a few words, in the order of the inspector."""

from __future__ import annotations

from collections.abc import Iterator

from app.exchange.typeset import brief, decimal
from app.i18n import N_, Translate, fill
from app.model.document import Document
from app.model.domain import heuristics_in, leads_out
from app.model.names import HEURISTIC_NAMES, INFLUENCE_NAMES, LINK_NAMES, title_of
from app.model.records import Id, Influence, JourneyMap, Link, Touchpoint


def more_facts(document: Document, touchpoint: Touchpoint, language: str, t: Translate) -> Iterator[str]:
    """The facts that a map shows by marks and arrows, or not at all."""
    if touchpoint.expected is not None:
        score = decimal(touchpoint.expected / 10, language) if touchpoint.expected else t(N_("neutral"))
        yield fill(N_("Expected: {score}"), t, score=score)
    if touchpoint.influence is not Influence.OWN:
        yield t(INFLUENCE_NAMES[touchpoint.influence])
    yield from _factors(touchpoint, t)
    chosen = heuristics_in(touchpoint.heuristics)
    if chosen:
        names = ", ".join(t(HEURISTIC_NAMES[heuristic]) for heuristic in chosen)
        yield fill(N_("Heuristics: {names}"), t, names=names)
    yield from _ties(document, touchpoint, t)


def _factors(touchpoint: Touchpoint, t: Translate) -> Iterator[str]:
    named = (
        (N_("Motivation: {number} of 3"), touchpoint.motivation),
        (N_("Ability: {number} of 3"), touchpoint.ability),
        (N_("Prompt: {number} of 3"), touchpoint.prompt),
    )
    yield from (fill(sentence, t, number=number) for sentence, number in named if number is not None)


def _ties(document: Document, touchpoint: Touchpoint, t: Translate) -> Iterator[str]:
    """Where it leads to, what it is worked out in, and how it is sorted."""
    yield from (_link(document, link, t) for link in document.links(touchpoint.id))
    detail = document.find(touchpoint.detail_id, JourneyMap)
    if detail:
        yield fill(N_("Worked out in “{title}”"), t, title=brief(title_of(detail, t)))
    yield from tags_of(document, touchpoint.id, t)


def tags_of(document: Document, record_id: Id, t: Translate) -> Iterator[str]:
    """The tags that a record carries, in one fact."""
    carried = {each.tag_id for each in document.taggings(record_id)}
    tags = [brief(tag.name) for tag in document.tags() if tag.id in carried]
    if tags:
        yield fill(N_("Tags: {names}"), t, names=", ".join(tags))


def _link(document: Document, link: Link, t: Translate) -> str:
    end, kind, words = title_of(document.get(link.to_id, Touchpoint), t), t(LINK_NAMES[link.kind]), brief(link.title)
    if leads_out(link):
        sentence = N_("{kind}: leaves the journey ({words})") if words else N_("{kind}: leaves the journey")
    else:
        sentence = N_("{kind}: “{title}” ({words})") if words else N_("{kind}: “{title}”")
    return fill(sentence, t, kind=kind, title=brief(end), words=words)
