"""The slide of a phase: its stretch of the curve, and under each point the touchpoint that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing import measures as m
from app.drawing.icons import icon
from app.drawing.marks import END, LOWEST, LOWEST_AND_END, PEAK, PEAK_AND_END
from app.drawing.primitives import Box, Mark, Path
from app.drawing.slides.band import band
from app.drawing.slides.curve import Panel, face, panel
from app.drawing.slides.slide import BODY, GAP, SMALL, Slide, Stage
from app.drawing.slides.words import fitted, fitting, line, paper, pill
from app.i18n import N_
from app.model.names import title_of
from app.model.records import Channel, Id, Phase, Touchpoint

_NARROWEST, _WIDEST = 310.0, 620.0
"""How wide the column of a touchpoint is, its gap included."""

_CARD, _PADDING = 316.0, 26.0
_FACE = 30.0
_STAR = 34.0
_TITLES = (54.0, 48.0, 44.0, BODY)
_ROOM = 92.0
_NOTHING = N_("Nothing happens here yet")


def parts(stage: Stage, phase_id: Id) -> int:
    """Over how many slides the touchpoints of a phase are spread, so that their words stay large."""
    most = max(1, int((stage.inner.w + GAP) // _NARROWEST))
    return max(1, -(-len(stage.document.touchpoints(phase_id)) // most))


def phase_slide(stage: Stage, phase_id: Id, part: int) -> Slide:
    """The slide of a phase; `part` counts its slides from 0."""
    told = stage.document.get(phase_id, Phase)
    name = title_of(told, stage.look.translate)
    shown = _shown(stage, phase_id, part)
    words = ". ".join((name, *titles(stage, shown)))
    what = _told(stage, shown) if shown else _nothing(stage)
    return Slide(stage.width, stage.height, (*band(stage, phase_id), *what), words)


def _shown(stage: Stage, phase_id: Id, part: int) -> tuple[Touchpoint, ...]:
    """The touchpoints of one part: all parts have as many, give or take one."""
    touchpoints, count = stage.document.touchpoints(phase_id), parts(stage, phase_id)
    cuts = [round(place * len(touchpoints) / count) for place in range(count + 1)]
    first, last = list(pairwise(cuts))[part]
    return touchpoints[first:last]


def _nothing(stage: Stage) -> tuple[Mark, ...]:
    inner = stage.inner
    text = stage.look.translate(_NOTHING)
    return line(text, inner.x, inner.y + inner.h / 2 - 60, inner.w, 56, stage.look.theme.ink_faint)


def _told(stage: Stage, shown: tuple[Touchpoint, ...]) -> Iterator[Mark]:
    inner, theme = stage.inner, stage.look.theme
    step = min(_WIDEST, (inner.w + GAP) / len(shown))
    left = inner.x + (inner.w + GAP - step * len(shown)) / 2
    on = _panel(stage, shown, left, step)
    yield from panel(stage, on)
    for moment in _felt(stage, shown):
        yield _guide(on, moment, theme.lines_strong)
    for moment in _felt(stage, shown):
        yield from face(on, moment, _FACE, theme)
        yield from _label(stage, on, moment)
    size = fitting(titles(stage, shown), _title_room(Box(0, 0, step - GAP, _CARD)), _TITLES)
    for place, touchpoint in enumerate(shown):
        box = Box(left + place * step, inner.bottom - _CARD, step - GAP, _CARD)
        yield from _card(stage, touchpoint, box, size)


def _panel(stage: Stage, shown: tuple[Touchpoint, ...], left: float, step: float) -> Panel:
    """The panel over the cards, in which each touchpoint stands over the middle of its card."""
    inner = stage.inner
    first = stage.document.journey(stage.map_id).index(shown[0])
    box = Box(inner.x, inner.y, inner.w, inner.h - _CARD - GAP)
    return Panel(box, lambda place: left + (place - first) * step + (step - GAP) / 2, _ROOM)


def _felt(stage: Stage, shown: tuple[Touchpoint, ...]) -> list[Moment]:
    ids = {touchpoint.id for touchpoint in shown}
    return [moment for moment in emotion.moments(stage.document, stage.map_id) if moment.touchpoint_id in ids]


def _guide(on: Panel, moment: Moment, color: str) -> Path:
    """The thin line from a point down to its card."""
    x = on.x_of(moment.x)
    line_down = (("M", x, on.y(moment.score) + _FACE + 10), ("L", x, on.box.bottom + GAP))
    return Path(line_down, stroke=color, stroke_width=2.0, dash=(2.0, 8.0))


def _label(stage: Stage, on: Panel, moment: Moment) -> tuple[Mark, ...]:
    """What stands out gets its name, away from neutral."""
    msgid = standing_out(stage).get(moment.touchpoint_id)
    if msgid is None:
        return ()
    high = m.line_step(SMALL) + 4
    away = -_FACE - 8 - high if moment.score >= 0 else _FACE + 8
    return pill(stage.look.translate(msgid), on.x_of(moment.x), on.y(moment.score) + away, SMALL, stage.look.theme)


def standing_out(stage: Stage) -> dict[Id, str]:
    """The msgids of what stands out on the customer's curve, by touchpoint, as on the map."""
    felt = emotion.moments(stage.document, stage.map_id)
    best, worst, last = emotion.peak(felt), emotion.lowest(felt), emotion.end(felt)
    if best is None or worst is None or last is None or len(felt) < 2:
        return {}
    known = last.touchpoint_id == stage.document.journey(stage.map_id)[-1].id  # else nobody has said how it ends
    ending = {last.touchpoint_id: END} if known else {}
    last = last if known else None
    if best.score == worst.score:
        return ending
    return {
        **ending,
        worst.touchpoint_id: LOWEST_AND_END if worst is last else LOWEST,
        best.touchpoint_id: PEAK_AND_END if best is last else PEAK,
    }


def titles(stage: Stage, shown: tuple[Touchpoint, ...]) -> list[str]:
    """What touchpoints are called."""
    return [title_of(touchpoint, stage.look.translate) for touchpoint in shown]


def _title_room(card: Box) -> Box:
    """Where a card has its title, over the line of its channel."""
    return Box(card.x + _PADDING, card.y + 20, card.w - 2 * _PADDING, card.h - 40 - m.line_step(SMALL))


def _card(stage: Stage, touchpoint: Touchpoint, box: Box, size: float) -> Iterator[Mark]:
    theme, room = stage.look.theme, _title_room(box)
    yield from paper(box, touchpoint.tint, theme)
    yield from fitted(title_of(touchpoint, stage.look.translate), room, (size,), theme.note_ink)[0]
    x, w = room.x, room.w
    if touchpoint.moment_of_truth:
        yield from icon("star", x, room.bottom + 6, _STAR, theme.star, 3.0)
        x, w = x + _STAR + 14, w - _STAR - 14
    channel = stage.document.find(touchpoint.channel_id, Channel)
    if channel:
        yield from line(channel.name, x, room.bottom, w, SMALL, theme.note_ink_soft)
