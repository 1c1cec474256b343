"""The page that tells how tiles become a poster: a picture with their names, what to do, and a ruler to check with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.drawing.primitives import Box, Mark, Path, Rect, TextLine
from app.drawing.theme import Theme
from app.exchange.pdf.pages import A3, MARGIN, MM, Bookmark, Page, Placed
from app.exchange.pdf.posters.seams import Tile
from app.exchange.pdf.posters.tiles import Tiled
from app.exchange.typeset import Style
from app.i18n import N_, Translate, fill

_STEPS = (
    N_("Print all pages at 100 %, which is also called “actual size”: not “fit to page”."),
    N_("Put a ruler beside this one. If it is not 100 mm long, the printer changed the scale."),
    N_("Cut each tile along the short lines at its left and at its top. Leave the strips at the right and below."),
    N_("Begin with {first}. Lay each tile over the strips of those before it, so that the drawing goes on, and glue."),
    N_("When all hang together, cut off what is left at the outer edges."),
)
_RULER = 100
_TEXT_WIDTH = 108 * MM
_AIR = 8 * MM
_SMALLEST = 2.6
"""Points under which text in the picture of the tiles is left out: nobody could read it."""


def assembly_page(made: Tiled, t: Translate) -> Page:
    """How the tiles lie, on a sheet like theirs."""
    page, theme = Page(made.sheet), made.poster.subject.look.theme
    page.bookmarks.append(Bookmark(made.poster.subject.title, 0))
    width, height = made.sheet.w - 2 * MARGIN, made.sheet.h - 2 * MARGIN
    is_lying = made.sheet.w > made.sheet.h
    text_width = _TEXT_WIDTH if is_lying else width
    low = _put_words(page, made, theme, text_width, t)
    left, top = (text_width + _AIR, 0.0) if is_lying else (0.0, low + _AIR)
    _put_overview(page, made, theme, Box(MARGIN + left, MARGIN + top, width - left, height - top))
    return page


def _put_words(page: Page, made: Tiled, theme: Theme, width: float, t: Translate) -> float:
    """What it is, what to do and the ruler, from the upper left corner on; gives how low that goes."""
    title, soft, body = Style(18, theme.ink, "semibold"), Style(10, theme.ink_soft), Style(10, theme.ink)
    number = Style(10, theme.accent, "semibold")
    y = 0.0
    for style, text, gap in (
        (title, t(N_("How this poster goes together")), 4.0),
        (soft, made.poster.subject.title, 4.0),
        (body, _told(made, t), 12.0),
    ):
        lines = style.at_most(" ".join(text.split()), width, 3)
        page.put(style.block(lines, 0, y), MARGIN, MARGIN)
        y += len(lines) * style.leading + gap
    for place, step in enumerate(_STEPS, start=1):
        lines = body.wrapped(fill(step, t, first="A1"), width - 18)
        page.put([*number.block([str(place)], 0, y), *body.block(lines, 18, y)], MARGIN, MARGIN)
        y += len(lines) * body.leading + 5
    page.put(list(_ruler(theme)), MARGIN, MARGIN + y + 12)
    return y + 12 + 30


def _told(made: Tiled, t: Translate) -> str:
    """How many sheets, and how large the whole is."""
    size = made.poster.size
    return fill(
        N_("{count} × {paper}: {columns} beside each other, {rows} under each other. Together {wide} × {high} cm."),
        t,
        count=len(made.grid.tiles),
        paper=paper_name(made),
        columns=made.grid.columns,
        rows=made.grid.rows,
        wide=round(size.w / MM / 10),
        high=round(size.h / MM / 10),
    )


def paper_name(made: Tiled) -> str:
    """What the sheets of the tiles are called."""
    return "A3" if made.sheet in (A3, A3.turned) else "A4"


def _ruler(theme: Theme) -> Iterator[Mark]:
    """A line of 100 mm with a mark at each, longer ones at each five and ten, and numbers below those."""
    small = Style(7, theme.ink)
    yield Path((("M", 0, 0), ("L", _RULER * MM, 0)), stroke=theme.ink, stroke_width=0.7, round_caps=False)
    for at in range(_RULER + 1):
        length = 10.0 if at % 10 == 0 else 6.5 if at % 5 == 0 else 4.0
        yield Path((("M", at * MM, 0), ("L", at * MM, length)), stroke=theme.ink, stroke_width=0.5, round_caps=False)
        if at % 10 == 0:
            text = f"{at} mm" if at == _RULER else str(at)
            yield small.line(text, at * MM - small.width(str(at)) / 2, 19.0)


# --- the picture of the tiles ------------------------------------------------------------------------------------


def _put_overview(page: Page, made: Tiled, theme: Theme, room: Box) -> None:
    """The whole poster, small, as large as the room allows, under the seams and the names of the tiles."""
    size = made.poster.size
    scale = min(room.w / size.w, room.h / size.h)
    for placed in made.poster.content:
        small = _small(placed, scale)
        if small.marks:
            page.content.append(_moved(small, room.x, room.y))
    for tile in made.grid.tiles:
        page.put(list(_named(tile, scale, theme)), room.x, room.y)


def _small(placed: Placed, scale: float) -> Placed:
    marks = tuple(mark for mark in placed.marks if _is_seen(mark, placed.scale * scale))
    clip = placed.clip
    less = clip and Box(clip.x * scale, clip.y * scale, clip.w * scale, clip.h * scale)
    return Placed(marks, placed.x * scale, placed.y * scale, placed.scale * scale, less)


def _is_seen(mark: Mark, scale: float) -> bool:
    return not isinstance(mark, TextLine) or mark.size * scale >= _SMALLEST


def _moved(placed: Placed, dx: float, dy: float) -> Placed:
    clip = placed.clip
    return replace(
        placed, x=placed.x + dx, y=placed.y + dy, clip=clip and Box(clip.x + dx, clip.y + dy, clip.w, clip.h)
    )


def _named(tile: Tile, scale: float, theme: Theme) -> Sequence[Mark]:
    """The outline of a tile with its name in the middle."""
    cut = Box(tile.cut.x * scale, tile.cut.y * scale, tile.cut.w * scale, tile.cut.h * scale)
    size = min(16.0, cut.w / 3, cut.h / 3)
    name = Style(size, theme.canvas, "semibold")
    x, y, w = cut.x + cut.w / 2, cut.y + cut.h / 2, name.width(tile.name) + size
    return (
        Rect(cut, stroke=theme.ink, stroke_width=0.8),
        Rect(Box(x - w / 2, y - size * 0.85, w, size * 1.7), fill=theme.ink, radius=size * 0.85),
        name.line(tile.name, x - name.width(tile.name) / 2, y + size * 0.36),
    )
