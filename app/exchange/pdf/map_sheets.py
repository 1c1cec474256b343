"""The sheets of one map: its drawing list cut as planned, under a title block and above a legend.

Owns where on a page the parts of a map come. Which part comes on which sheet, plan.py decided; where things are on the
map, its layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.drawing.drawing import Drawing
from app.drawing.look import Look
from app.drawing.primitives import Layer
from app.exchange.pdf.pages import MARGIN, MM, SHEETS, Bookmark, Page, Size
from app.exchange.pdf.plan import Plan, Sheet, Span, overlap, plan, whole
from app.exchange.pdf.window import Frame, Window
from app.exchange.sheet import TITLE_BLOCK_HEIGHT, Block, legend, tags_on, title_block
from app.i18n import N_, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import JourneyMap, Phase, Tag

_LEGEND_GAP = 12.0
_END_WIDTH = 110.0  # kept free at the right of the legend for date and page number
_OWN_SCALE = 0.75  # points to a map unit on a page of the map's own size: as large as on a screen at 100 %
_LARGEST_PAGE = 14_000.0  # points; readers stop at 14,400
_OWN_WIDTH = 150 * MM  # a page of its own is at least as wide, for the title block


@dataclass(frozen=True, slots=True)
class Layout:
    """How a map comes on paper: the size of its sheets, and how it is broken over them."""

    size: Size
    plan: Plan


def lay_out(drawing: Drawing, paper: str, look: Look, tags: Sequence[Tag] = ()) -> Layout:
    """The sheets for `paper`, one of base.PAPERS; "auto" is A4 where the lanes stay together on it, else A3.

    The legend below takes the room that it needs with these `tags`.
    """
    if paper == "map":
        return _own_size(drawing, look, tags)
    if paper == "auto":
        small = lay_out(drawing, "a4", look, tags)
        return small if small.plan.stacks == 1 and not small.plan.small else lay_out(drawing, "a3", look, tags)
    size = SHEETS[paper]
    return Layout(size, plan(drawing, _map_area(size, look, tags)))


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


def _own_size(drawing: Drawing, look: Look, tags: Sequence[Tag]) -> Layout:
    scale = min(_OWN_SCALE, _LARGEST_PAGE / max(drawing.width, drawing.height))
    width = max(drawing.width * scale, _OWN_WIDTH)
    below = _LEGEND_GAP + legend(look, width - _END_WIDTH, tags).height
    height = TITLE_BLOCK_HEIGHT + drawing.height * scale + below
    return Layout(Size(width + 2 * MARGIN, height + 2 * MARGIN), whole(drawing, scale))


def _map_area(size: Size, look: Look, tags: Sequence[Tag]) -> Size:
    """What of a sheet is left for the map."""
    width = size.w - 2 * MARGIN
    below = _LEGEND_GAP + legend(look, width - _END_WIDTH, tags).height
    return Size(width, size.h - 2 * MARGIN - TITLE_BLOCK_HEIGHT - below)


def _add_bookmarks(document: Document, drawing: Drawing, broken: Plan, pages: list[Page], look: Look) -> None:
    """One for each phase, on the first sheet that shows any of it."""
    for column in drawing.columns:
        for page, sheet in zip(pages, broken.sheets, strict=True):
            if overlap(Span(column.x, column.x + column.w), sheet.across):
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
        width = layout.size.w - 2 * MARGIN
        part = _part(document, drawing, sheet, look) if len(layout.plan.sheets) > 1 else ""
        self.title = title_block(document, journey_map, look.theme, look.translate, width, part)
        self.page.put(self.title.marks, MARGIN, MARGIN)
        self._paint_map()
        self._put_legend(legend(look, width - _END_WIDTH, tags_on(document, journey_map.id)))

    def _put_legend(self, block: Block) -> None:
        self.page.put(block.marks, MARGIN, self.page.size.h - MARGIN - block.height)

    def _paint_map(self) -> None:
        windows = self._windows()
        for group in self._drawing.groups:
            if not group.for_screen:
                for window in windows[:1] if group.layer is Layer.PHASE_HEADERS else windows:
                    self.page.content.extend(window.placed(group))

    def _windows(self) -> list[Window]:
        """What the page shows under each other: the lanes that are repeated, and those whose turn it is."""
        frame = Frame(MARGIN, MARGIN + TITLE_BLOCK_HEIGHT, self._scale, self._drawing.header_width)
        below = self._drawing.header_height
        windows = []
        for down in filter(None, (self._sheet.repeated, self._sheet.down)):
            windows.append(Window(frame, self._sheet.across, down, below))
            below += down.length
        return windows


def _part(document: Document, drawing: Drawing, sheet: Sheet, look: Look) -> str:
    """Which phases a sheet shows."""
    shown = [c for c in drawing.columns if overlap(Span(c.x, c.x + c.w), sheet.across)]
    titles = [title_of(document.get(column.phase_id, Phase), look.translate) for column in shown]
    if len(titles) < 2:
        return "".join(titles)
    return fill(N_("{first} to {last}"), look.translate, first=titles[0], last=titles[-1])
