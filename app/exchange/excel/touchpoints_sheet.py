"""The touchpoints with everything that they hold, one a row: what matters first, then need against experience, why
people act, and how each hangs together with the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from openpyxl import Workbook

from app.exchange.excel.cells import Sheet, Value
from app.exchange.excel.heights import width_for
from app.exchange.excel.listing import Column, Listing, add_listing
from app.exchange.excel.looks import Looks
from app.exchange.excel.scores import GAP_FORMAT, SCORE_FORMAT
from app.exchange.excel.words import Words
from app.exchange.scope import Scope
from app.i18n import N_
from app.model.document import Document
from app.model.domain import heuristics_in, leads_out
from app.model.names import HEURISTIC_NAMES, INFLUENCE_NAMES, LINK_NAMES, title_of
from app.model.records import Channel, Id, JourneyMap, Link, Person, Phase, Source, Tag, Touchpoint

Say = Callable[[Touchpoint], Value]


def add_touchpoints_sheet(workbook: Workbook, looks: Looks, scope: Scope, words: Words, paper: str) -> Sheet:
    """Adds the sheet, with one row for each touchpoint of these maps."""
    listing = Listing(
        name=words(N_("Touchpoints")),
        title=words(N_("All touchpoints")),
        hint=words(N_("Everything that is known of each moment; scores run from −2 to +2, factors from 0 to 3.")),
        columns=[*_first(scope, words), *_felt(scope, words), *_why(words), *_around(scope.document, words)],
        rows=scope.touchpoints,
        color=looks.theme.phase_color(0),
        paper=paper,
        block=lambda touchpoint: scope.document.map_of(touchpoint.id),
    )
    return add_listing(workbook, looks, listing)


def _first(scope: Scope, words: Words) -> Iterator[Column[Touchpoint]]:
    document, group = scope.document, ""

    def place(touchpoint: Touchpoint) -> str:
        return title_of(document.get(touchpoint.phase_id, Phase), words.say)

    def journey(touchpoint: Touchpoint) -> str:
        found = document.map_of(touchpoint.id)
        return found.title if found else ""

    def channel(touchpoint: Touchpoint) -> str:
        found = document.find(touchpoint.channel_id, Channel)
        return found.name if found else ""

    def owner(touchpoint: Touchpoint) -> str:
        found = document.find(touchpoint.owner_id, Person)
        return " · ".join(filter(None, (found.name, found.department))) if found else ""

    yield Column(words(N_("Touchpoint")), 30, lambda t: t.title, group)
    if len(scope.maps) > 1:
        yield Column(words(N_("Map")), 22, journey, group)
    yield Column(words(N_("Phase")), 20, place, group)
    yield Column(words(N_("Description")), 40, lambda t: t.description, group)
    yield Column(words(N_("Time frame")), 18, lambda t: t.time_frame, group)
    yield Column(words(N_("Channel")), 18, channel, group)
    yield Column(words(N_("Influence")), 18, lambda t: words.say(INFLUENCE_NAMES[t.influence]), group)
    yield Column(words(N_("Owner")), 20, owner, group)
    yield Column(words(N_("Moment of truth")), 12, lambda t: words.if_so(t.moment_of_truth), group, "center")
    yield Column(words(N_("Brand moment")), 12, lambda t: words.if_so(t.brand_moment), group, "center")


def _felt(scope: Scope, words: Words) -> Iterator[Column[Touchpoint]]:
    document, group = scope.document, words(N_("Need and experience"))

    def score(name: str, value: Say, format: str = SCORE_FORMAT) -> Column[Touchpoint]:
        return Column(name, width_for(name, 13), value, group, "center", format)

    yield score(words(N_("Expected")), lambda t: _tenths(t.expected))
    yield score(words(N_("Experienced")), partial(_score, document, None))
    yield score(words(N_("Gap")), partial(_gap, document), GAP_FORMAT)
    for actor in scope.actors:
        name = title_of(document.records[actor], words.say)
        yield score(name, partial(_score, document, actor))
    yield Column(words(N_("Intended value")), 36, lambda t: t.intended_value, group)


def _why(words: Words) -> Iterator[Column[Touchpoint]]:
    group = words(N_("Why people act"))
    for name, say in _FACTORS:
        yield Column(words(name), 12, say, group, "center")
    yield Column(words(N_("Heuristics")), 24, partial(_heuristics, words), group)


_FACTORS: tuple[tuple[str, Say], ...] = (
    (N_("Motivation"), lambda t: t.motivation),
    (N_("Ability"), lambda t: t.ability),
    (N_("Prompt"), lambda t: t.prompt),
)


def _around(document: Document, words: Words) -> Iterator[Column[Touchpoint]]:
    group = words(N_("How it hangs together"))

    def detail(touchpoint: Touchpoint) -> str:
        found = document.find(touchpoint.detail_id, JourneyMap)
        return found.title if found else ""

    def origin(touchpoint: Touchpoint) -> str:
        found = document.find(touchpoint.origin_id, Touchpoint)
        return found.title if found else ""

    yield Column(words(N_("Leads to")), 34, partial(_links, document, words), group)
    yield Column(words(N_("Tags")), 20, partial(_tags, document), group)
    yield Column(words(N_("Proven by")), 30, partial(_sources, document, words), group)
    yield Column(words(N_("Worked out in")), 22, detail, group)
    yield Column(words(N_("Made from")), 22, origin, group)


def _tenths(score: int | None) -> float | None:
    return None if score is None else score / 10


def _score(document: Document, actor: Id | None, touchpoint: Touchpoint) -> float | None:
    score = document.score(touchpoint.id, actor)
    return score.score / 10 if score else None


def _gap(document: Document, touchpoint: Touchpoint) -> float | None:
    """How much better the experience is than what was expected."""
    score = document.score(touchpoint.id)
    return None if score is None or touchpoint.expected is None else (score.score - touchpoint.expected) / 10


def _heuristics(words: Words, touchpoint: Touchpoint) -> str:
    return ", ".join(words.say(HEURISTIC_NAMES[heuristic]) for heuristic in heuristics_in(touchpoint.heuristics))


def _links(document: Document, words: Words, touchpoint: Touchpoint) -> str:
    return "\n".join(_link(document, words, link) for link in document.links(touchpoint.id))


def _link(document: Document, words: Words, link: Link) -> str:
    end = words(N_("leaves the journey")) if leads_out(link) else document.get(link.to_id, Touchpoint).title
    parts = (end, words.say(LINK_NAMES[link.kind]), link.title)
    return "→ " + " · ".join(filter(None, parts))


def _tags(document: Document, touchpoint: Touchpoint) -> str:
    return ", ".join(document.get(each.tag_id, Tag).name for each in document.taggings(touchpoint.id))


def _sources(document: Document, words: Words, touchpoint: Touchpoint) -> str:
    ids = dict.fromkeys(evidence.source_id for evidence in document.evidence(touchpoint.id))
    titles = [title_of(document.get(source, Source), words.say) for source in ids]
    return "\n".join(titles) or words(N_("Assumption"))
