"""The sheets of one map: its drawing list cut as planned, under a title block and above a legend.

Owns where on a page the parts of a map come. Which part comes on which sheet, plan.py decided; where things are on the
map, its layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.drawing.look import Look
from app.drawing.primitives import Box, Drawing, Group, Layer
from app.exchange.pdf.pages import MARGIN, MM, SHEETS, Bookmark, Page, Placed, Size
from app.exchange.pdf.plan import STACKED_ROLES, Plan, Sheet, Span, plan, whole
from app.exchange.sheet import TITLE_BLOCK_HEIGHT, Block, legend, title_block
from app.i18n import N_, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import JourneyMap, Phase

_LEGEND_GAP = 8.0
_END_WIDTH = 110.0  # kept free at the right of the legend for date and page number
_OWN_SCALE = 0.75  # points to a map unit on a page of the map's own size: as large as on a screen at 100 %
_LARGEST_PAGE = 14_000.0  # points; readers stop at 14,400
_OWN_WIDTH = 150 * MM  # a page of its own is at least as wide, for the title block


@dataclass(frozen=True, slots=True)
class Layout:
    """How a map comes on paper: the size of its sheets, and how it is broken over them."""

    size: Size
    plan: Plan


def lay_out(drawing: Drawing, paper: str, look: Look) -> Layout:
    """The sheets for `paper`, one of base.PAPERS; "auto" is A4 where the lanes stay together on it, else A3."""
    if paper == "map":
        return _own_size(drawing, look)
    if paper == "auto":
        small = lay_out(drawing, "a4", look)
        return small if small.plan.stacks == 1 and not small.plan.small else lay_out(drawing, "a3", look)
    size = SHEETS[paper]
    return Layout(size, plan(drawing, _map_area(size, look)))


def map_pages(document: Document, journey_map: JourneyMap, drawing: Drawing, layout: Layout, look: Look) -> MapPages:
    """The pages of one map, without page numbers, and the texts that its title block had no room for."""
    pages = [_SheetPage(document, journey_map, drawing, layout, sheet, look) for sheet in layout.plan.sheets]
    _add_bookmarks(document, drawing, layout.plan, [page.page for page in pages], look)
    pages[0].page.bookmarks.insert(0, Bookmark(title_of(journey_map, look.translate), 0))
    return MapPages([page.page for page in pages], tuple(text for page in pages for text in page.title.shortened))


@dataclass(frozen=True)
class MapPages:
    """The pages of one map, and the texts that were shortened around it."""

    pages: list[Page]
    shortened: tuple[str, ...]


def _own_size(drawing: Drawing, look: Look) -> Layout:
    scale = min(_OWN_SCALE, _LARGEST_PAGE / max(drawing.width, drawing.height))
    width = max(drawing.width * scale, _OWN_WIDTH)
    below = _LEGEND_GAP + legend(look.theme, look.translate, width - _END_WIDTH).height
    height = TITLE_BLOCK_HEIGHT + drawing.height * scale + below
    return Layout(Size(width + 2 * MARGIN, height + 2 * MARGIN), whole(drawing, scale))


def _map_area(size: Size, look: Look) -> Size:
    """What of a sheet is left for the map."""
    width = size.w - 2 * MARGIN
    below = _LEGEND_GAP + legend(look.theme, look.translate, width - _END_WIDTH).height
    return Size(width, size.h - 2 * MARGIN - TITLE_BLOCK_HEIGHT - below)


def _add_bookmarks(document: Document, drawing: Drawing, broken: Plan, pages: list[Page], look: Look) -> None:
    """One for each phase, on the first sheet that shows any of it."""
    for column in drawing.columns:
        for page, sheet in zip(pages, broken.sheets, strict=True):
            if _overlap(Span(column.x, column.x + column.w), sheet.across):
                title = title_of(document.get(column.phase_id, Phase), look.translate)
                page.bookmarks.append(Bookmark(title, 1))
                break


class _SheetPage:
    """One sheet: the part of the map that the plan put on it, and what stands around."""

    def __init__(
        self, document: Document, journey_map: JourneyMap, drawing: Drawing, layout: Layout, sheet: Sheet, look: Look
    ) -> None:
        self.page = Page(layout.size)
        self._drawing = drawing
        self._sheet = sheet
        self._scale = layout.plan.scale
        self._left = MARGIN
        self._top = MARGIN + TITLE_BLOCK_HEIGHT
        width = layout.size.w - 2 * MARGIN
        part = _part(document, drawing, sheet, look) if len(layout.plan.sheets) > 1 else ""
        self.title = title_block(document, journey_map, look.theme, look.translate, width, part)
        self.page.put(self.title.marks, MARGIN, MARGIN)
        self._paint_map()
        self._put_legend(legend(look.theme, look.translate, width - _END_WIDTH))

    def _put_legend(self, block: Block) -> None:
        self.page.put(block.marks, MARGIN, self.page.size.h - MARGIN - block.height)

    def _paint_map(self) -> None:
        for layer in (Layer.GROUND, Layer.CURVE, Layer.NOTES, Layer.LANE_HEADERS, Layer.PHASE_HEADERS):
            for group in self._drawing.groups:
                if group.layer is layer and not group.for_screen:
                    self.page.content.extend(self._placed(group))

    def _placed(self, group: Group) -> Iterator[Placed]:
        """A group where this sheet shows it, if it does."""
        match group.layer:
            case Layer.NOTES:
                if self._stands_here(group):
                    yield self._at(group, 0, 0)
            case Layer.LANE_HEADERS:
                yield from self._header(group, Span(group.y, group.box.bottom), self._sheet.down, 0, 1)
            case Layer.PHASE_HEADERS:
                yield from self._header(group, Span(group.x, group.box.right), self._sheet.across, 1, 0)
            case _:
                yield from self._ground(group)

    def _stands_here(self, group: Group) -> bool:
        across, down = self._sheet.across, self._sheet.down
        if down.whole is not None and group.role in STACKED_ROLES and group.key not in down.whole:
            return False
        x, y = group.x + group.w / 2, group.y + group.h / 2
        return across.start <= x < across.end and down.start <= y < down.end

    def _ground(self, group: Group) -> Iterator[Placed]:
        """What may run on over the edge of a sheet, cut there: cells, lines, the curve."""
        across, down = Span(group.x, group.box.right), Span(group.y, group.box.bottom)
        if not (_overlap(across, self._sheet.across) and _overlap(down, self._sheet.down)):
            return
        inside = _within(across, self._sheet.across) and _within(down, self._sheet.down)
        yield self._at(group, 0, 0, None if inside else self._body())

    def _header(self, group: Group, extent: Span, shown: Span, along_x: int, along_y: int) -> Iterator[Placed]:
        """A header beside what it heads; one that began on an earlier sheet is drawn again from the edge on."""
        if not _overlap(extent, shown):
            return
        later = max(0.0, shown.start - extent.start)
        clip = None if _within(extent, shown) else self._strip(bool(along_x))
        yield self._at(group, later * along_x, later * along_y, clip, header=(not along_x, not along_y))

    def _at(
        self,
        group: Group,
        dx: float,
        dy: float,
        clip: Box | None = None,
        header: tuple[bool, bool] = (False, False),
    ) -> Placed:
        """A group moved by (dx, dy) map units; a `header` does not move with the part that is shown, in x or in y."""
        x = group.x if header[0] else self._drawing.header_width + group.x - self._sheet.across.start
        y = group.y if header[1] else self._drawing.header_height + group.y - self._sheet.down.start
        return Placed(
            group.marks, self._left + (x + dx) * self._scale, self._top + (y + dy) * self._scale, self._scale, clip
        )

    def _body(self) -> Box:
        """Where on the page the map itself is, without its headers."""
        strip, side = self._strip(True), self._strip(False)
        return Box(strip.x, side.y, strip.w, side.h)

    def _strip(self, across: bool) -> Box:
        """Where on the page the phase headers are, or the lane headers."""
        w, h = self._drawing.header_width * self._scale, self._drawing.header_height * self._scale
        if across:
            return Box(self._left + w, self._top, self._sheet.across.length * self._scale, h)
        return Box(self._left, self._top + h, w, self._sheet.down.length * self._scale)


def _part(document: Document, drawing: Drawing, sheet: Sheet, look: Look) -> str:
    """Which phases a sheet shows."""
    shown = [c for c in drawing.columns if _overlap(Span(c.x, c.x + c.w), sheet.across)]
    titles = [title_of(document.get(column.phase_id, Phase), look.translate) for column in shown]
    if len(titles) < 2:
        return "".join(titles)
    return fill(N_("{first} to {last}"), look.translate, first=titles[0], last=titles[-1])


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end - 0.01 and one.end > other.start + 0.01


def _within(inner: Span, outer: Span) -> bool:
    return inner.start >= outer.start - 0.01 and inner.end <= outer.end + 0.01
