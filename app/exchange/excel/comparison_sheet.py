"""A map beside its future, one touchpoint a row: what became of it, both scores, and what differs."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook

from app.analysis.comparison import Comparison, Step, compare
from app.analysis.told_changes import KIND_WORDS, told_step
from app.exchange.excel.cells import Sheet
from app.exchange.excel.listing import Column, Listing, add_listing
from app.exchange.excel.looks import Looks
from app.exchange.excel.scores import GAP_FORMAT, SCORE_FORMAT
from app.exchange.excel.words import Words
from app.exchange.scope import Scope
from app.i18n import N_
from app.model.names import title_of
from app.model.records import JourneyMap, Phase

Pair = tuple[JourneyMap, JourneyMap]


def add_comparison_sheet(workbook: Workbook, looks: Looks, scope: Scope, pair: Pair, words: Words, paper: str) -> Sheet:
    """Adds the sheet of one pair of maps, its touchpoints in the order of the picture."""
    comparison = compare(scope.document, pair[0].id, pair[1].id)
    titles = {"current": title_of(pair[0], words.say), "future": title_of(pair[1], words.say)}
    name = words(N_("Comparison"))
    listing = Listing(
        name=f"{name} {titles['future']}" if len(scope.compared) > 1 else name,
        title=words(N_("Comparison of “{current}” with “{future}”"), **titles),
        hint=_sum(comparison, words),
        columns=list(_columns(scope, comparison, words)),
        rows=comparison.steps,
        color=looks.theme.phase_color(2),
        paper=paper,
    )
    return add_listing(workbook, looks, listing)


def _columns(scope: Scope, comparison: Comparison, words: Words) -> Iterator[Column[Step]]:
    document = scope.document

    def phase(step: Step) -> str:
        return title_of(document.get(step.touchpoint.phase_id, Phase), words.say)

    def told(step: Step) -> str:
        return "\n".join(told_step(step, document, comparison, words.say, words.score, in_words=True))

    def title(step: Step) -> str:
        return title_of(step.touchpoint, words.say)

    yield Column(words(N_("Touchpoint")), 34, title)
    yield Column(words(N_("Phase")), 24, phase)
    yield Column(words(N_("What became of it")), 22, lambda step: words(KIND_WORDS[step.kind]))
    yield Column(words(N_("Current")), 13, lambda s: _tenths(s.before_score), across="center", format=SCORE_FORMAT)
    yield Column(words(N_("Future")), 13, lambda s: _tenths(s.after_score), across="center", format=SCORE_FORMAT)
    yield Column(words(N_("Lift")), 13, lambda s: _tenths(s.lift), across="center", format=GAP_FORMAT)
    yield Column(words(N_("Differences")), 64, told)


def _tenths(score: int | None) -> float | None:
    return None if score is None else score / 10


def _sum(comparison: Comparison, words: Words) -> str:
    """What it comes to, in one line."""
    old, new = comparison.before.average, comparison.after.average
    if old is None or new is None:
        return words(N_("Scores run from −2, very frustrated, to +2, delighted."))
    return words(N_("On average {old}, will be {new}"), old=words.score(old), new=words.score(new))
