"""What stands out on a map, as four cards beside each other: the peak, the lowest, the end and the biggest gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.analysis.emotion import Moment
from app.analysis.insights import insights_of
from app.drawing import faces
from app.drawing.look import Look
from app.drawing.primitives import Box, Mark, Rect
from app.exchange.pdf.pages import MARGIN, Link
from app.exchange.pdf.places import told
from app.exchange.pdf.table import Flow
from app.exchange.typeset import Style, score
from app.i18n import N_, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Touchpoint

_HEIGHT, _GAP, _PAD, _FACE = 66.0, 10.0, 10.0, 11.0


@dataclass(frozen=True, slots=True)
class _Card:
    """What a card says: its name, a score from -2.0 to 2.0, words beside that, and whose it is."""

    name: str
    score: float
    words: str
    touchpoint_id: Id


def add_highlights(flow: Flow, document: Document, journey: JourneyMap, look: Look, language: str) -> None:
    """Sets the cards that have something to say, from the flow's current height on."""
    cards = list(_cards(document, journey, language, look))
    if not cards:
        return
    width = (flow.width - 3 * _GAP) / 4
    marks: list[Mark] = []
    for place, card in enumerate(cards):
        x = place * (width + _GAP)
        marks += _card(card, x, width, document, look)
        flow.pages[-1].links.append(Link(Box(MARGIN + x, flow.y, width, _HEIGHT), told(card.touchpoint_id)))
    flow.put(marks, _HEIGHT + 12)


def _cards(document: Document, journey: JourneyMap, language: str, look: Look) -> Iterator[_Card]:
    t = look.translate
    found = insights_of(document, journey.id)
    named: tuple[tuple[str, Moment | None], ...] = (
        (N_("Peak"), found.peak),
        (N_("Lowest"), found.lowest),
        (N_("End"), found.end),
    )
    for name, moment in named:
        if moment:
            yield _Card(t(name), moment.score, _written(moment.score, language), moment.touchpoint_id)
    gap = found.gap
    if gap:
        ends = {"expected": _written(gap.expected, language), "felt": _written(gap.felt, language)}
        words = fill(N_("{felt}, expected {expected}"), t, **ends)
        yield _Card(t(N_("Biggest gap")), gap.felt, words, gap.touchpoint_id)


def _written(value: float, language: str) -> str:
    return score(round(value * 10), language)


def _card(card: _Card, x: float, width: float, document: Document, look: Look) -> Iterator[Mark]:
    theme = look.theme
    small, strong, body = Style(8, theme.ink_soft), Style(12, theme.ink, "semibold"), Style(9, theme.ink)
    yield Rect(Box(x, 0, width, _HEIGHT), stroke=theme.lines_strong, stroke_width=0.8, radius=6)
    color = theme.below if card.score < 0 else theme.above
    middle = x + _PAD + _FACE
    yield from faces.filled(middle, _PAD + _FACE, _FACE, card.score, color, theme.face_ink, theme.canvas)
    yield from small.block([card.name], middle + _FACE + 8, _PAD - 3)
    yield from strong.block([card.words], middle + _FACE + 8, _PAD + 7)
    title = title_of(document.get(card.touchpoint_id, Touchpoint), look.translate)
    yield from body.block(body.at_most(title, width - 2 * _PAD, 2), x + _PAD, _PAD + 2 * _FACE + 4)
