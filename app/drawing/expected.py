"""Need against experience, in the emotion lane: a line through what customers expect, and its gap to what they felt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing import measures as m
from app.drawing.gap import expected_line, gap, tick
from app.drawing.pieces import Curve, Piece, drawn, runs
from app.drawing.primitives import Box, Group, Layer, Mark, Path
from app.drawing.sheet import Sheet, Stretch
from app.drawing.theme import Theme
from app.model.records import Id, Lane

_LINE = 1.5
_TICK_WIDTH, _TICK_HEIGHT = 28.0, 4.0
_AROUND = 4.0
_W, _H = _TICK_WIDTH + _AROUND, 16.0
_WING = 12.0
_WIDE = 2 * (m.POINT_RADIUS + 4 + _WING) + _AROUND
"""How wide a bar is with its two parts, a face between them."""
_NEAR = m.POINT_RADIUS + _TICK_HEIGHT / 2
"""A face less than so far above or below a bar lies over it."""


def expectations(sheet: Sheet) -> tuple[Moment, ...]:
    """What customers expect, touchpoint by touchpoint, as far as it is known and wanted to be seen."""
    if not sheet.look.expected:
        return ()
    known = ((touchpoint, x) for touchpoint, x in sheet.centers if touchpoint.expected is not None)
    return tuple(Moment(touchpoint.id, x, (touchpoint.expected or 0) / 10) for touchpoint, x in known)


def lines(
    sheet: Sheet, lane: Lane, wanted: Sequence[Moment], felt: Sequence[Moment], height: float
) -> Iterator[tuple[Stretch, Group]]:
    """The line, over the gap between it and how the customer `felt`, cut phase by phase."""
    if len(wanted) < 2:
        return
    line, other = Curve(wanted), Curve(felt) if len(felt) > 1 else None
    for run in runs(sheet, (*line.xs, *(other.xs if other else ()))):
        piece = line.on(run)
        if piece is not None:
            beside = other.on(run) if other else None
            left = run.stretch.column.x
            marks = _marks(piece, beside, (run.start - left, run.end - left), height, sheet.look.theme)
            yield run.stretch, drawn(f"{lane.id}:expected", run, piece, height, marks)


def ticks(
    sheet: Sheet, left: Mapping[Id, float], felt: Mapping[Id, Sequence[float]], height: float
) -> Iterator[tuple[Id, Group]]:
    """A small bar at what is expected of each touchpoint, and open ones on neutral where a hand may say more.

    Where a face stands at about that score, by those `felt` there, the bar is parted, and lies at both its sides.
    """
    for touchpoint_id, x, y, is_open in _standing(sheet, height):
        parted = any(abs(m.score_y(height, score) - y) < _NEAR for score in felt.get(touchpoint_id, ()))
        own = x - left[touchpoint_id]
        yield touchpoint_id, _tick_group(touchpoint_id, own, y, sheet.look.theme, is_open, parted)


def places(sheet: Sheet, left: float, right: float, height: float) -> list[Box]:
    """The room that the bars between two x of the map take, for what must not lie over them."""
    h = _TICK_HEIGHT + _AROUND
    between = ((x, y) for _id, x, y, _is_open in _standing(sheet, height) if left < x < right)
    return [Box(x - _W / 2, y - h / 2, _W, h) for x, y in between]


def _standing(sheet: Sheet, height: float) -> Iterator[tuple[Id, float, float, bool]]:
    """The middle of each bar, and whether it is open."""
    look = sheet.look
    if not look.expected:
        return
    waits = look.for_screen and (look.ask_expected or any(t.expected is not None for t, _ in sheet.centers))
    for touchpoint, x in sheet.centers:
        is_open = touchpoint.expected is None
        if waits or not is_open:
            score = emotion.NEUTRAL if touchpoint.expected is None else touchpoint.expected / 10
            yield touchpoint.id, x, m.score_y(height, score), is_open


def sample(x: float, y: float, w: float, theme: Theme) -> tuple[Mark, ...]:
    """How it looks, `w` long from (x, y)."""
    line = Path((("M", x, y), ("L", x + w, y)), stroke=theme.ink, stroke_width=_LINE)
    return (line, *tick(x + w / 2, y, w / 2, _TICK_HEIGHT, theme))


@lru_cache(maxsize=256)
def _marks(
    piece: Piece, felt: Piece | None, between: tuple[float, float], height: float, theme: Theme
) -> tuple[Mark, ...]:
    y_of, segments = partial(m.score_y, height), piece.segments
    apart = gap(segments, felt.segments, y_of, theme, between) if felt else ()
    seen = [segment for segment in segments if between[0] <= segment.start[0] < between[1]]
    return (*apart, *expected_line(seen, y_of, theme, _LINE))


@lru_cache(maxsize=16)
def _tick_marks(theme: Theme, is_open: bool, parted: bool) -> tuple[Mark, ...]:
    if not parted:
        return tick(_W / 2, _H / 2, _TICK_WIDTH, _TICK_HEIGHT, theme, is_open)
    ends = _WING / 2 + _AROUND / 2, _WIDE - _WING / 2 - _AROUND / 2
    return tuple(mark for x in ends for mark in tick(x, _H / 2, _WING, _TICK_HEIGHT, theme, is_open))


@lru_cache(maxsize=2048)
def _tick_group(touchpoint_id: Id, x: float, y: float, theme: Theme, is_open: bool, parted: bool) -> Group:
    key, marks = f"expected:{touchpoint_id}", _tick_marks(theme, is_open, parted)
    w = _WIDE if parted else _W
    return Group(key, "expected", Layer.NOTES, x - w / 2, y - _H / 2, w, _H, marks, touchpoint_id, is_open)
