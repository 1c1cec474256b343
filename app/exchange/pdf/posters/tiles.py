"""A poster over many sheets that any printer has: tiles to cut out and to glue together, and how they lie.

Owns what a page with a tile shows beside its part of the poster: the marks to cut along and the tile's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.drawing.look import Look
from app.drawing.primitives import Box, Circle, Mark, Path, Picture, Rect, TextLine
from app.exchange.pdf.pages import MARGIN, MM, POSTERS, SHEETS, Bookmark, Page, Placed, Size
from app.exchange.pdf.posters.bands import WORTH_A_BAND, banded
from app.exchange.pdf.posters.composed import ON_SCREEN, Composed, Subject, composed, largest, size_of
from app.exchange.pdf.posters.seams import Grid, Tile, grid_of, strips_for
from app.exchange.pdf.span import Span
from app.exchange.typeset import Style, brief
from app.i18n import N_, fill

_MARK_FROM, _MARK_TO = 1.5 * MM, 6.5 * MM  # how far marks to cut along stand outside of what is printed
_NAME_SIZE, _ABOUT_SIZE = 10.0, 7.5
_SMALLER = 0.95
_ABOUT_THE_SAME = (1.15, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85)
_EDGE = 3.0  # map units that the edge of a mark is thick at most


@dataclass(frozen=True)
class Tiled:
    """A poster, and the seams along which it comes on sheets of one size."""

    poster: Composed
    grid: Grid
    sheet: Size


def tiled(subject: Subject, paper: str, sheet: str) -> Tiled:
    """The poster in tiles on `sheet`, one of TILE_SHEETS; as a whole it fits `paper`, one of POSTER_PAPERS.

    "auto" is about as large as on a screen, on the fewest sheets.
    """
    lying = SHEETS[sheet]
    ways = [lying, lying.turned]
    if paper in POSTERS:
        found = [_within(subject, POSTERS[paper], each) for each in ways]
    else:
        scales = [ON_SCREEN * factor for factor in (_ABOUT_THE_SAME if paper == "auto" else (1.0,))]
        found = [_at(subject, each, scale, [subject.strip.across]) for each in ways for scale in scales]
    return min(found, key=lambda one: (len(one.grid.tiles), -one.poster.scale))


def _within(subject: Subject, whole: Size, sheet: Size) -> Tiled:
    """As large as fits a paper, and in bands where that makes a long map readable."""
    best: tuple[float, list[Span]] = (0.0, [])
    for bands in banded(subject):
        scale = largest(partial(_fits, subject, whole, sheet, bands), 0.02, 6.0)
        if scale > best[0] * WORTH_A_BAND:
            best = scale, bands
    return _at(subject, sheet, *best)


def _at(subject: Subject, sheet: Size, scale: float, bands: Sequence[Span]) -> Tiled:
    """The poster at one scale, or smaller if something is too high for a sheet."""
    while (strips := strips_for(subject, sheet, scale, bands)) is None:
        scale *= _SMALLER
    poster = composed(subject, strips, scale)
    return Tiled(poster, grid_of(poster, sheet), sheet)


def _fits(subject: Subject, whole: Size, sheet: Size, bands: Sequence[Span], scale: float) -> bool:
    strips = strips_for(subject, sheet, scale, bands)
    if strips is None:
        return False
    size = size_of(subject, strips, scale)
    return any(size.w <= one.w and size.h <= one.h for one in (whole, whole.turned))


# --- pages -------------------------------------------------------------------------------------------------------


def tile_pages(made: Tiled) -> Iterator[Page]:
    """A page for each tile, row by row."""
    content = [(placed, _extent(placed)) for placed in made.poster.content]
    for tile in made.grid.tiles:
        page = Page(made.sheet)
        page.bookmarks.append(Bookmark(tile.name, 1))
        page.content.extend(_part(content, tile.shown))
        page.put(_marks(made.grid, tile, made.poster.subject.look))
        page.put(_label(tile, made, made.poster.subject.look))
        yield page


def _part(content: Sequence[tuple[Placed, Box]], shown: Box) -> Iterator[Placed]:
    """What a tile shows of the poster, moved to the corner that its printer reaches."""
    dx, dy = MARGIN - shown.x, MARGIN - shown.y
    for placed, extent in content:
        if _meet(extent, shown):
            is_whole = placed.clip is None and _inside(extent, shown)
            clip = None if is_whole else _common(shown, placed.clip or shown)
            moved = clip and Box(clip.x + dx, clip.y + dy, clip.w, clip.h)
            yield replace(placed, x=placed.x + dx, y=placed.y + dy, clip=moved)


def _marks(grid: Grid, tile: Tile, look: Look) -> list[Mark]:
    """Short lines in the margins, in line with the edges that are cut along, or glued over."""
    right, foot = MARGIN + tile.shown.w, MARGIN + tile.shown.h
    marks: list[Mark] = []
    for x in (MARGIN, MARGIN + tile.cut.w):
        marks += [_line(x, MARGIN - _MARK_TO, x, MARGIN - _MARK_FROM, look)]
        marks += [_line(x, foot + _MARK_FROM, x, foot + _MARK_TO, look)]
    for y in (MARGIN, MARGIN + tile.cut.h):
        marks += [_line(MARGIN - _MARK_TO, y, MARGIN - _MARK_FROM, y, look)]
        marks += [_line(right + _MARK_FROM, y, right + _MARK_TO, y, look)]
    return marks


def _line(x: float, y: float, to_x: float, to_y: float, look: Look) -> Mark:
    return Path((("M", x, y), ("L", to_x, to_y)), stroke=look.theme.ink, stroke_width=0.5, round_caps=False)


def _label(tile: Tile, made: Tiled, look: Look) -> list[TextLine]:
    """The name of a tile and where it lies, in the margin below it."""
    strong, soft = Style(_NAME_SIZE, look.theme.ink, "semibold"), Style(_ABOUT_SIZE, look.theme.ink_soft)
    where = fill(
        N_("column {column} of {columns}, row {row} of {rows}"),
        look.translate,
        column=tile.column + 1,
        columns=made.grid.columns,
        row=tile.row + 1,
        rows=made.grid.rows,
    )
    about = f"{where}  ·  {brief(made.poster.subject.title, 60)}"
    x, baseline = MARGIN + 4 * MM, MARGIN + tile.shown.h + 5 * MM
    indent = strong.width(tile.name) + 8
    (told,) = soft.at_most(about, max(60.0, tile.shown.w - indent - 8 * MM), 1)
    return [strong.line(tile.name, x, baseline), soft.line(told, x + indent, baseline)]


# --- boxes on the poster -----------------------------------------------------------------------------------------


def _extent(placed: Placed) -> Box:
    """What marks cover at most, in points, within their clip."""
    boxes = [_box(mark) for mark in placed.marks] or [Box(0, 0, 0, 0)]
    left, top = min(box.x for box in boxes) - _EDGE, min(box.y for box in boxes) - _EDGE
    right, foot = max(box.right for box in boxes) + _EDGE, max(box.bottom for box in boxes) + _EDGE
    scale = placed.scale
    box = Box(placed.x + left * scale, placed.y + top * scale, (right - left) * scale, (foot - top) * scale)
    return _common(box, placed.clip) if placed.clip else box


def _box(mark: Mark) -> Box:
    match mark:
        case TextLine(x=x, baseline=baseline, size=size):
            return Box(x, baseline - 1.2 * size, mark.width, 1.7 * size)
        case Rect(box=box) | Picture(box=box):
            return box
        case Circle(cx=x, cy=y, r=r):
            return Box(x - r, y - r, 2 * r, 2 * r)
        case Path():
            return _around([float(n) for command in mark.commands for n in command[1:]])


def _around(numbers: Sequence[float]) -> Box:
    """What holds all points of a path; a curve stays between its handles."""
    across, down = numbers[::2] or [0.0], numbers[1::2] or [0.0]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _meet(one: Box, other: Box) -> bool:
    across = one.x <= other.right and other.x <= one.right
    return across and one.y <= other.bottom and other.y <= one.bottom


def _inside(inner: Box, outer: Box) -> bool:
    across = outer.x <= inner.x and inner.right <= outer.right
    return across and outer.y <= inner.y and inner.bottom <= outer.bottom


def _common(one: Box, other: Box) -> Box:
    left, top = max(one.x, other.x), max(one.y, other.y)
    return Box(left, top, max(0.0, min(one.right, other.right) - left), max(0.0, min(one.bottom, other.bottom) - top))
