"""The picture as a whole: the chart in rows along time, and under it the totals and the legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.drawing import measures as m
from app.drawing.colors import with_opacity
from app.drawing.comparison import curves, figures, heads
from app.drawing.comparison.legend import legend, today, tomorrow
from app.drawing.comparison.stage import HEADER, Stage
from app.drawing.drawing import Column, Drawing, Part, Placed, Row
from app.drawing.fonts import lost_characters
from app.drawing.icons import icon
from app.drawing.primitives import Box, Group, Layer, Mark, Path, Rect, TextLine
from app.drawing.text import first_lines, shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.i18n import N_
from app.model.records import Id

NARROWEST = HEADER + 4 * 168.0
"""The picture is at least as wide, for the totals."""

_MARGIN, _ICON, _EDGE = 16.0, 18.0, 16.0
_SHADE = 0.6

_FOOT = (
    ("totals", "route", N_("Whole journey"), figures.totals),
    ("legend", "info", N_("Legend"), legend),
)
"""What stands under the chart."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the chart from top to bottom; they are of no lane, so they have names instead of ids."""

    heads: Row
    curves: Row
    lifts: Row
    averages: Row

    @staticmethod
    def of(stage: Stage) -> Rows:
        """The rows of a picture."""
        heads_ = Row(Id("heads"), m.HEADER_HEIGHT, heads.height(stage))
        field = Row(Id("curves"), heads_.y + heads_.h, stage.field)
        lifts = Row(Id("lifts"), field.y + field.h, figures.LIFT_HEIGHT)
        return Rows(heads_, field, lifts, Row(Id("averages"), lifts.y + lifts.h, figures.PHASE_HEIGHT))

    @property
    def bottom(self) -> float:
        """Where the chart ends."""
        return self.averages.y + self.averages.h


def picture(stage: Stage) -> Drawing:
    """Everything, as it is looked at on a screen."""
    width = max(stage.width, NARROWEST)
    groups = list(_chart(stage, width))
    y = Rows.of(stage).bottom + _EDGE
    for name, sign, words, draw in _FOOT:
        marks, high = draw(stage, width - HEADER - _EDGE)
        groups.append(Group(name, "cell", Layer.GROUND, HEADER + _EDGE, y, width - HEADER, high, marks))
        groups.append(_header(stage, name, sign, words, y - _EDGE, high + _EDGE))
        y += high + _EDGE
    return _drawing(stage, width, y, groups)


def size_of(stage: Stage) -> tuple[float, float]:
    """How wide and high the picture is, without drawing it."""
    width = max(stage.width, NARROWEST)
    feet = (draw(stage, width - HEADER - _EDGE)[1] for _name, _sign, _words, draw in _FOOT)
    return width, Rows.of(stage).bottom + _EDGE + sum(high + _EDGE for high in feet)


def chart(stage: Stage) -> Drawing:
    """The rows along time alone, which can be broken over sheets of paper."""
    return _drawing(stage, stage.width, Rows.of(stage).bottom, _chart(stage, stage.width))


def _chart(stage: Stage, width: float) -> Iterator[Group]:
    """All groups of the chart, `width` wide."""
    theme, inner, rows = stage.look.theme, width - HEADER, Rows.of(stage)
    yield curves.ground(stage, rows.curves.y, inner)
    yield from _picked(stage, rows)
    yield from (figures.average_of(stage, column, rows.averages.y) for column in stage.columns)
    yield curves.curves(stage, rows.curves.y, inner)
    yield from curves.points(stage, rows.curves.y)
    for spot in stage.spots:
        yield heads.head(stage, spot, rows.heads)
        yield figures.lift_of(stage, spot, rows.lifts.y)
    yield from _headers(stage, rows)
    yield curves.scale(stage, rows.curves.y)
    plate = Rect(Box(0, 0, inner, m.HEADER_HEIGHT), theme.canvas)
    yield Group("ground", "ground", Layer.PHASE_HEADERS, HEADER, 0.0, inner, m.HEADER_HEIGHT, (plate,))
    yield from (heads.chevron(stage, column) for column in stage.columns)
    yield Group("corner", "corner", Layer.CORNER, 0.0, 0.0, HEADER, m.HEADER_HEIGHT, tuple(_corner(stage)))


def _picked(stage: Stage, rows: Rows) -> Iterator[Group]:
    """A field behind all of the touchpoint that is looked at."""
    theme, w = stage.look.theme, stage.step - 4
    h = rows.lifts.y + rows.lifts.h - rows.heads.y - 8
    for spot in stage.spots:
        if spot.step.touchpoint.id == stage.picked:
            field = Rect(Box(1, 1, w - 2, h - 2), with_opacity(theme.selected, _SHADE), theme.focus, 2.0, 8.0)
            yield Group("picked", "cell", Layer.GROUND, spot.x - w / 2, rows.heads.y + 4, w, h, (field,))


def _headers(stage: Stage, rows: Rows) -> Iterator[Group]:
    for row, sign, words in (
        (rows.heads, "footprints", N_("Touchpoints")),
        (rows.curves, "smile", N_("Emotion")),
        (rows.lifts, "trending-up", N_("Lift")),
        (rows.averages, "gauge", N_("Phase on average")),
    ):
        yield _header(stage, row.lane_id, sign, words, row.y, row.h)


def _header(stage: Stage, name: str, sign: str, words: str, y: float, h: float) -> Group:
    """The name of a row, at its left."""
    theme = stage.look.theme
    room = HEADER - _MARGIN - _ICON - 10 - (40 if name == "curves" else 8)
    lines = first_lines(stage.look.translate(words), room, m.BODY, "semibold", 2)
    marks: tuple[Mark, ...] = (
        Rect(Box(0, 0, HEADER, h), theme.canvas),
        *icon(sign, _MARGIN, 16, _ICON, theme.ink_soft, 1.5),
        *text_lines(lines, _MARGIN + _ICON + 10, 16, m.BODY, theme.ink, "semibold"),
        _line(((0.5, h - 0.5), (HEADER, h - 0.5)), theme),
        _line(((HEADER - 0.5, 0.0), (HEADER - 0.5, h)), theme),
    )
    return Group(f"header:{name}", "lane", Layer.LANE_HEADERS, 0.0, y, HEADER, h, marks)


def _corner(stage: Stage) -> Iterator[Mark]:
    """What both maps are called, beside a piece of their curves."""
    theme = stage.look.theme
    yield Rect(Box(0, 0, HEADER, m.HEADER_HEIGHT), theme.canvas)
    for place, (sign, title) in enumerate(zip((today, tomorrow), stage.states, strict=True)):
        y = 18.0 + place * 28
        yield from sign(_MARGIN, y, theme)
        words = shortened(title, HEADER - _MARGIN - 40 - 8 - 8, m.SMALL, "semibold" if place else "regular")
        font = "semibold" if place else "regular"
        yield from text_lines((words,), _MARGIN + 48, y - m.line_step(m.SMALL) / 2, m.SMALL, theme.ink, font)


def _line(points: tuple[tuple[float, float], tuple[float, float]], theme: Theme) -> Path:
    (x, y), (right, foot) = points
    return Path((("M", x, y), ("L", right, foot)), stroke=theme.lines, stroke_width=theme.line_weight)


def _drawing(stage: Stage, width: float, height: float, groups: Iterable[Group]) -> Drawing:
    rows = Rows.of(stage)
    by_layer: dict[Layer, list[Group]] = {layer: [] for layer in Layer}
    for group in groups:
        by_layer[group.layer].append(group)
    return Drawing(
        width,
        height,
        tuple(Placed(layer.name, layer, 0.0, 0.0, Part(tuple(found))) for layer, found in by_layer.items() if found),
        tuple(
            Column(c.stretch.phase.id, c.x, c.w, tuple(s.x - stage.step / 2 for s in c.spots)) for c in stage.columns
        ),
        (rows.heads, rows.curves, rows.lifts, rows.averages),
        HEADER,
        m.HEADER_HEIGHT,
        lost_characters("".join(_words(by_layer.values()))),
    )


def _words(rows: Iterable[Iterable[Group]]) -> Iterator[str]:
    return (mark.text for row in rows for group in row for mark in group.marks if isinstance(mark, TextLine))
