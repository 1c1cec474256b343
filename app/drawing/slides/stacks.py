"""Notes on a slide: under the names of their lanes, in columns, as large as they all fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.drawing import measures as m
from app.drawing.primitives import Box, Mark
from app.drawing.signs import all_signs, doubt
from app.drawing.slides.slide import BODY, GAP, SMALL, Stage
from app.drawing.slides.words import paper, signed
from app.drawing.text import broken, first_lines
from app.drawing.text_marks import text_lines
from app.model.lane_kinds import LANE_KINDS
from app.model.names import title_of
from app.model.records import Id, Lane, Note, Touchpoint

_MOST_COLUMNS = 3
_SIZES = (58.0, 52.0, 46.0, BODY)
_ACROSS, _DOWN = 26.0, 18.0
_BETWEEN, _AFTER_LANE, _UNDER_NAME = 14.0, 26.0, 10.0

Said = tuple[Lane, Note]


@dataclass(frozen=True, slots=True)
class _Column:
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to set notes: how many columns of which width, and how large the letters are."""

    columns: int
    w: float
    h: float
    size: float

    def height(self, said: Said, heads: bool) -> float:
        """How high a note is, with the name of its lane over it if it is the first there."""
        lines = min(self.lines(said), self.most_lines)
        return lines * m.line_step(self.size) + 2 * _DOWN + (_head() if heads else 0.0)

    def lines(self, said: Said) -> int:
        """How many lines all of a note takes."""
        return len(broken(said[1].text, self.w - 2 * _ACROSS, self.size))

    @property
    def most_lines(self) -> int:
        """How many lines a note has at most: it fills a column."""
        return max(1, int((self.h - _head() - 2 * _DOWN) // m.line_step(self.size)))


def said_at(stage: Stage, phase_id: Id, touchpoint_id: Id | None) -> tuple[Said, ...]:
    """The notes of a touchpoint, or those of none, each with its lane, in the order of the lanes.

    Lanes that are hidden or folded to their name are no part of the story, and a note without words says nothing.
    """
    return tuple((lane, note) for lane, note in _noted(stage, phase_id, touchpoint_id) if note.text.strip())


def shown_at(stage: Stage, touchpoint: Touchpoint) -> str:
    """The picture of a touchpoint: its own, or the first that was noted; empty when there is none."""
    noted = (note.picture_id for _, note in _noted(stage, touchpoint.phase_id, touchpoint.id))
    return next(filter(None, (touchpoint.picture_id, *noted)), "")


def _noted(stage: Stage, phase_id: Id, touchpoint_id: Id | None) -> Iterator[Said]:
    document = stage.document
    lanes = (lane for lane in document.lanes(stage.map_id) if not lane.hidden and not lane.collapsed)
    return ((lane, note) for lane in lanes for note in document.column(phase_id, lane.id, touchpoint_id))


def pages(said: Sequence[Said], w: float, h: float) -> int:
    """How many slides these notes take in a room of this size."""
    return len(_set(tuple(said), w, h)[1])


def at_their_largest(said: Sequence[Said], w: float, h: float) -> bool:
    """Whether these notes fit on one page in the largest letters there are."""
    way, settled = _set(tuple(said), w, h)
    return way.size == _SIZES[0] and len(settled) <= 1


def stacks(stage: Stage, said: Sequence[Said], box: Box, page: int) -> Iterator[Mark]:
    """One page of notes."""
    way, settled = _set(tuple(said), box.w, box.h)
    for place, column in enumerate(settled[page] if settled else ()):
        yield from _column(stage, way, column, box.x + place * (way.w + GAP), box.y)


@lru_cache(maxsize=256)
def _set(said: tuple[Said, ...], w: float, h: float) -> tuple[_Way, list[list[_Column]]]:
    """The way in which these notes are as large as they can be on one page, else over several pages."""
    columns = max(1, min(_MOST_COLUMNS, len(said)))
    wide = (w - (columns - 1) * GAP) / columns
    for size in _SIZES:
        way = _Way(columns, wide, h, size)
        filled = _columns(said, way, h)
        whole = size == BODY or all(way.lines(each) <= way.most_lines for each in said)
        if whole and len(filled) <= columns:
            return way, [_even(said, way, filled)]
    return way, [filled[first : first + columns] for first in range(0, len(filled), columns)]


def _even(said: tuple[Said, ...], way: _Way, filled: list[_Column]) -> list[_Column]:
    """The same notes in columns that are as short as they can be without one more of them."""
    for height in range(120, int(way.h), 20):
        tried = _columns(said, way, float(height))
        if len(tried) <= way.columns and all(_height(column, way) <= height for column in tried):
            return tried
    return filled


def _columns(said: Iterable[Said], way: _Way, height: float) -> list[_Column]:
    """Notes one after another, in a new column wherever the last one is full."""
    columns: list[list[Said]] = []
    used = 0.0
    for each in said:
        heads = not columns or columns[-1][-1][0] is not each[0]
        needed = _air(heads) + way.height(each, heads)
        if columns and used + needed <= height:
            columns[-1].append(each)
            used += needed
        else:
            columns.append([each])
            used = way.height(each, heads=True)
    return [_Column(tuple(column)) for column in columns]


def _height(column: _Column, way: _Way) -> float:
    total, before = 0.0, None
    for said in column.notes:
        heads = said[0] is not before
        total += way.height(said, heads) + (_air(heads) if before else 0.0)
        before = said[0]
    return total


def _air(heads: bool) -> float:
    return _AFTER_LANE if heads else _BETWEEN


def _head() -> float:
    return m.line_step(SMALL) + _UNDER_NAME


def _column(stage: Stage, way: _Way, column: _Column, x: float, y: float) -> Iterator[Mark]:
    before: Lane | None = None
    for said in column.notes:
        heads = said[0] is not before
        y += _air(heads) if before else 0.0
        if heads:
            yield from _name(stage, said[0], x, y, way.w)
        high = way.height(said, heads)
        top = _head() if heads else 0.0
        yield from _note(stage, said, way, Box(x, y + top, way.w, high - top))
        y += high
        before = said[0]


def _name(stage: Stage, lane: Lane, x: float, y: float, w: float) -> tuple[Mark, ...]:
    title, theme = title_of(lane, stage.look.translate), stage.look.theme
    return signed(LANE_KINDS[lane.kind].icon, title, x, y, w, SMALL, theme.ink_soft, "semibold")


def _note(stage: Stage, said: Said, way: _Way, box: Box) -> Iterator[Mark]:
    lane, note = said
    theme, tint = stage.look.theme, note.tint or LANE_KINDS[lane.kind].tint
    yield from paper(box, tint, theme)
    lines = first_lines(note.text, box.w - 2 * _ACROSS, way.size, "regular", way.most_lines)
    yield from text_lines(lines, box.x + _ACROSS, box.y + _DOWN, way.size, theme.note_ink)
    if all_signs(stage.document, stage.look.assumptions).of(note.id).assumed:
        yield from doubt(box.right - 4, box.y, SMALL, theme.tints[tint], theme)
