"""The ground of a map: cells with thin lines, the levels of the emotion lane, and prompts that teach where to begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.drawing import measures as m
from app.drawing.actors import side_color
from app.drawing.colors import mix
from app.drawing.drawing import Placed
from app.drawing.icons import icon
from app.drawing.kept import part_of_one
from app.drawing.primitives import Box, Circle, Group, Layer, Mark, Path, Rect, cell_key
from app.drawing.scale import LEVELS
from app.drawing.sheet import Sheet, Stretch
from app.drawing.text import first_lines
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.lane_kinds import LANE_KINDS, Cells
from app.model.records import Lane, Touchpoint

_CRUMB = Box(0, 0, 14, 8)


def cells(sheet: Sheet, lane: Lane, y: float, height: float) -> list[Placed]:
    """The cells of a lane, one for each phase."""
    return [_at(lane, stretch, y, "ground", _cell_group(sheet, lane, stretch, height)) for stretch in sheet.stretches]


def prompt(sheet: Sheet, lane: Lane, y: float, height: float) -> list[Placed]:
    """A word of help in the first cell of a lane that holds nothing yet; among touchpoints it is a ghost note."""
    stretch = _first_empty(sheet, lane)
    if stretch is None:
        return []
    text, kind = sheet.look.translate(LANE_KINDS[lane.kind].prompt), LANE_KINDS[lane.kind].cells
    h = m.TOUCHPOINT_HEIGHT if kind is Cells.TOUCHPOINTS else height - 2 * m.CELL_PADDING
    marks = _prompt(text, kind, h, sheet.look.theme)
    key, inset = f"prompt:{lane.id}:{stretch.phase.id}", m.CELL_PADDING
    group = Group(key, "prompt", Layer.GROUND, inset, inset, m.NOTE_WIDTH, h, marks, for_screen=True)
    return [_at(lane, stretch, y, "prompt", group)]


def _at(lane: Lane, stretch: Stretch, y: float, name: str, group: Group) -> Placed:
    key = f"{name}:{lane.id}:{stretch.phase.id}"
    return Placed(key, Layer.GROUND, stretch.column.x, y, part_of_one(group), lane.id, stretch.phase.id)


def _cell_group(sheet: Sheet, lane: Lane, stretch: Stretch, height: float) -> Group:
    curved = LANE_KINDS[lane.kind].cells is Cells.CURVE and not lane.collapsed
    last, w = stretch.index == len(sheet.stretches) - 1, stretch.column.w
    marks = _cell(w, height, curved, last, sheet.look.theme)
    if lane.collapsed:
        marks = (*marks, *_crumbs(sheet, lane, stretch))
    return Group(cell_key(lane.id, stretch.phase.id), "cell", Layer.GROUND, 0.0, 0.0, w, height, marks)


def _first_empty(sheet: Sheet, lane: Lane) -> Stretch | None:
    """Where a lane teaches: its first cell, while the whole lane is empty."""
    if lane.collapsed or not sheet.stretches:
        return None
    match LANE_KINDS[lane.kind].cells:
        case Cells.TOUCHPOINTS:
            used = any(stretch.touchpoints for stretch in sheet.stretches)
        case Cells.NOTES:
            used = any(sheet.document.notes(stretch.phase.id, lane.id) for stretch in sheet.stretches)
        case Cells.CHIPS:
            return _first_if_none(sheet, lambda touchpoint: touchpoint.channel_id is not None)
        case Cells.CURVE:
            return _first_if_none(sheet, lambda touchpoint: bool(sheet.document.scores(touchpoint.id)))
    return None if used else sheet.stretches[0]


def _first_if_none(sheet: Sheet, has: Callable[[Touchpoint], bool]) -> Stretch | None:
    """The first phase with touchpoints, when no touchpoint of the map has what is asked for."""
    if any(has(touchpoint) for stretch in sheet.stretches for touchpoint in stretch.touchpoints):
        return None
    return next((stretch for stretch in sheet.stretches if stretch.touchpoints), None)


@lru_cache(maxsize=512)
def _cell(w: float, h: float, curved: bool, last: bool, theme: Theme) -> tuple[Mark, ...]:
    lines: list[Mark] = []
    if curved:
        lines.append(Rect(Box(0, 0, w, h), theme.curve_ground))
        lines += (_level(w, h, level, theme) for level in LEVELS)
    weight = theme.line_weight
    lines.append(Path((("M", 0.0, h - 0.5), ("L", w, h - 0.5)), stroke=theme.lines, stroke_width=weight))
    lines.append(Path((("M", w - 0.5, 0.0), ("L", w - 0.5, h)), stroke=theme.lines, stroke_width=weight))
    return tuple(lines)


def _level(w: float, h: float, level: int, theme: Theme) -> Path:
    y = m.score_y(h, level)
    color = theme.lines_strong if level == 0 else mix(theme.lines, theme.lines_strong, 0.2)
    dash = () if level == 0 else (2.0, 4.0)
    return Path((("M", 0.0, y), ("L", w, y)), stroke=color, stroke_width=theme.line_weight, dash=dash)


@lru_cache(maxsize=64)
def _prompt(text: str, kind: Cells, h: float, theme: Theme) -> tuple[Mark, ...]:
    step = m.line_step(m.BODY)
    top = min(m.NOTE_PADDING, (h - step) / 2)
    lines = first_lines(text, m.NOTE_WIDTH - m.NOTE_PADDING, m.BODY, "regular", max(1, int((h - top) // step)))
    words = text_lines(lines, m.NOTE_PADDING, top, m.BODY, theme.ink_faint)
    if kind is Cells.TOUCHPOINTS:
        return (*_ghost_note(theme), *words)
    if kind is Cells.CURVE:
        ground = Box(m.NOTE_PADDING - 4, top - 2, max(line.width for line in words) + 8, len(lines) * step + 4)
        return (Rect(ground, theme.curve_ground), *words)
    return words


def _ghost_note(theme: Theme) -> tuple[Mark, ...]:
    """The outline of a touchpoint that is not there yet, with a plus."""
    size, box = 20.0, Box(0.5, 0.5, m.NOTE_WIDTH - 1, m.TOUCHPOINT_HEIGHT - 1)
    plus = icon("plus", m.NOTE_PADDING - 3, m.TOUCHPOINT_HEIGHT - m.NOTE_PADDING - size + 3, size, theme.ink_faint)
    return (Rect(box, stroke=theme.lines_strong, radius=m.NOTE_RADIUS, dash=(4.0, 4.0)), *plus)


def _crumbs(sheet: Sheet, lane: Lane, stretch: Stretch) -> tuple[Mark, ...]:
    """What a collapsed lane still shows: a dot or a scrap of paper for each thing in it."""
    theme, kind = sheet.look.theme, LANE_KINDS[lane.kind]
    middle, left = m.COLLAPSED_HEIGHT / 2, m.CELL_PADDING
    if kind.cells is Cells.NOTES:
        found = sheet.document.notes(stretch.phase.id, lane.id)
        most = int((stretch.column.w - 2 * m.CELL_PADDING) // (_CRUMB.w + 4))
        scraps = (theme.tints[note.tint or kind.tint] for note in found[:most])
        return tuple(_scrap(left + place * (_CRUMB.w + 4), middle, tint) for place, tint in enumerate(scraps))
    scores = ((t, x - stretch.column.x) for t, x in sheet.centers() if t.phase_id == stretch.phase.id)
    if kind.cells is Cells.TOUCHPOINTS:
        return tuple(_scrap(x - _CRUMB.w / 2, middle, theme.tints[t.tint]) for t, x in scores)
    if kind.cells is Cells.CURVE:
        felt = ((sheet.document.score(t.id), x) for t, x in scores)
        return tuple(Circle(x, middle, 4, fill=side_color(theme, score.score)) for score, x in felt if score)
    return ()


def _scrap(x: float, middle: float, color: str) -> Rect:
    return Rect(Box(x, middle - _CRUMB.h / 2, _CRUMB.w, _CRUMB.h), color, radius=2)
