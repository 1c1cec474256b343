"""The ground of a map: cells with thin lines, the levels of the emotion lane, and prompts that teach where to begin."""

from __future__ import annotations

from functools import lru_cache, partial

from app.drawing import measures as m
from app.drawing.colors import mix
from app.drawing.drawing import Placed
from app.drawing.kept import Kept, part_of_one
from app.drawing.primitives import Box, Group, Layer, Mark, Path, Rect, cell_key
from app.drawing.prompts import asked, prompt_marks
from app.drawing.scale import LEVELS
from app.drawing.sheet import Sheet, Stretch
from app.drawing.theme import Theme
from app.drawing.ways import Way
from app.model.records import Lane

_CELLS: Kept[list[Placed]] = Kept(256)


def cells(sheet: Sheet, lane: Lane, way: Way, height: float) -> list[Placed]:
    """The cells of a lane, one for each phase; those of an open lane stay as they are while no phase gets wider."""
    if lane.collapsed:
        return _cells(sheet, lane, way, height)
    widths = tuple((stretch.column.x, stretch.column.w) for stretch in sheet.stretches)
    also = (*(stretch.phase.id for stretch in sheet.stretches), widths, height, sheet.look.theme)
    return _CELLS.of((lane,), also, partial(_cells, sheet, lane, way, height))


def _cells(sheet: Sheet, lane: Lane, way: Way, height: float) -> list[Placed]:
    return [_at(lane, stretch, "ground", _cell_group(sheet, lane, way, stretch, height)) for stretch in sheet.stretches]


def prompts(sheet: Sheet, lane: Lane, way: Way, height: float) -> list[Placed]:
    """What the empty cells of an open lane ask; among touchpoints each question stands on a ghost note."""
    if lane.collapsed or way.holds is None:
        return []
    top = m.CELL_PADDING if way.prompt_height else m.CELL_PADDING / 2
    h = way.prompt_height or height - 2 * top
    placed = []
    for stretch, question in asked(sheet, lane, way.holds, way.waits):
        marks = prompt_marks(sheet.look.translate(question), h, way.under_prompt, sheet.look.theme)
        key = f"prompt:{lane.id}:{stretch.phase.id}"
        group = Group(key, "prompt", Layer.GROUND, m.CELL_PADDING, top, m.NOTE_WIDTH, h, marks, for_screen=True)
        placed.append(_at(lane, stretch, "prompt", group))
    return placed


def _at(lane: Lane, stretch: Stretch, name: str, group: Group) -> Placed:
    key = f"{name}:{lane.id}:{stretch.phase.id}"
    return Placed(key, Layer.GROUND, stretch.column.x, 0.0, part_of_one(group), lane.id, stretch.phase.id)


def _cell_group(sheet: Sheet, lane: Lane, way: Way, stretch: Stretch, height: float) -> Group:
    w = stretch.column.w
    marks = _cell(w, height, way.has_levels and not lane.collapsed, sheet.look.theme)
    if lane.collapsed:
        marks = (*marks, *way.crumbs(sheet, lane, stretch))
    return Group(cell_key(lane.id, stretch.phase.id), "cell", Layer.GROUND, 0.0, 0.0, w, height, marks)


@lru_cache(maxsize=512)
def _cell(w: float, h: float, has_levels: bool, theme: Theme) -> tuple[Mark, ...]:
    lines: list[Mark] = []
    if has_levels:
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
