"""The sheets of one map: its drawing list cut as planned, under a title block and above a legend.

Owns where on a page the parts of a map come. Which part comes on which sheet, plan.py decided; where things are on the
map, its layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.drawing.drawing import Column, Drawing
from app.drawing.look import Look
from app.drawing.measures import SMALL
from app.drawing.primitives import Box, Group, Layer
from app.exchange.map_key import Key, key_of
from app.exchange.pdf.beyond import continued
from app.exchange.pdf.pages import MARGIN, MM, SHEETS, Anchor, Bookmark, Link, Page, Placed, Size
from app.exchange.pdf.places import drawn, told
from app.exchange.pdf.plan import BAND_GAP, MIN_SCALE, Plan, Sheet, on_one_page, plan, whole
from app.exchange.pdf.span import Span, overlap
from app.exchange.pdf.window import Frame, Window
from app.exchange.sheet import EVERYTHING, TITLE_BLOCK_HEIGHT, Block, legend, title_block
from app.i18n import N_, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import JourneyMap, Phase

_LEGEND_GAP = 12.0
_END_WIDTH = 110.0  # kept free at the right of the legend for date and page number
_READABLE = 5.0 / SMALL
"""Points to a map unit at which a map that would else be broken comes whole on one sheet: small print, but legible."""

_OWN_SCALE = 0.75  # points to a map unit on a page of the map's own size: as large as on a screen at 100 %
_LARGEST_PAGE = 14_000.0  # points; readers stop at 14,400
_OWN_WIDTH = 150 * MM  # a page of its own is at least as wide, for the title block


@dataclass(frozen=True, slots=True)
class Layout:
    """How a map comes on paper: the size of its sheets, and how it is broken over them."""

    size: Size
    plan: Plan

    @property
    def room(self) -> float:
        """How wide a map on one sheet can be, in map units."""
        return (self.size.w - 2 * MARGIN) / self.plan.scale


def lay_out(drawing: Drawing, paper: str, look: Look, key: Key = EVERYTHING) -> Layout:
    """The sheets for `paper`, one of base.PAPERS.

    "auto" is one sheet of A4 or A3 wherever that can be read; else several of A4 where the lanes stay together on them,
    or of A3. The legend below takes the room that it needs with this `key`.
    """
    if paper == "map":
        return _own_size(drawing, look, key)
    if paper == "auto":
        return _on_one_sheet(drawing, look, key) or _on_several(drawing, look, key)
    size = SHEETS[paper]
    return Layout(size, plan(drawing, _map_area(size, look, key)))


def map_pages(document: Document, journey_map: JourneyMap, drawing: Drawing, layout: Layout, look: Look) -> MapPages:
    """The pages of one map, without page numbers, and the texts that its title block had no room for."""
    pages = [_SheetPage(document, journey_map, drawing, layout, sheets, look) for sheets in layout.plan.pages]
    _add_bookmarks(document, drawing, layout.plan, [page.page for page in pages], look)
    pages[0].page.bookmarks.insert(0, Bookmark(title_of(journey_map, look.translate), 0))
    return MapPages([page.page for page in pages], tuple(text for page in pages for text in page.title.shortened))


@dataclass(frozen=True)
class MapPages:
    """The pages of one map, and the texts that were shortened around it."""

    pages: list[Page]
    shortened: tuple[str, ...]


def _on_one_sheet(drawing: Drawing, look: Look, key: Key) -> Layout | None:
    """The whole map on the smallest sheet on which it is as large as usual, or on A3 where it can just be read."""
    for paper, least in (("a4", MIN_SCALE), ("a3", _READABLE)):
        found = on_one_page(drawing, _map_area(SHEETS[paper], look, key), least)
        if found is not None:
            return Layout(SHEETS[paper], found)
    return None


def _on_several(drawing: Drawing, look: Look, key: Key) -> Layout:
    small = lay_out(drawing, "a4", look, key)
    return small if small.plan.stacks == 1 and not small.plan.small else lay_out(drawing, "a3", look, key)


def _own_size(drawing: Drawing, look: Look, key: Key) -> Layout:
    scale = min(_OWN_SCALE, _LARGEST_PAGE / max(drawing.width, drawing.height))
    width = max(drawing.width * scale, _OWN_WIDTH)
    below = _LEGEND_GAP + legend(look, width - _END_WIDTH, key).height
    height = TITLE_BLOCK_HEIGHT + drawing.height * scale + below
    return Layout(Size(width + 2 * MARGIN, height + 2 * MARGIN), whole(drawing, scale))


def _map_area(size: Size, look: Look, key: Key) -> Size:
    """What of a sheet is left for the map."""
    width = size.w - 2 * MARGIN
    below = _LEGEND_GAP + legend(look, width - _END_WIDTH, key).height
    return Size(width, size.h - 2 * MARGIN - TITLE_BLOCK_HEIGHT - below)


def _add_bookmarks(document: Document, drawing: Drawing, broken: Plan, pages: list[Page], look: Look) -> None:
    """One for each phase, on the first sheet that shows any of it."""
    for column in drawing.columns:
        for page, sheets in zip(pages, broken.pages, strict=True):
            if any(_shows(sheet, column) for sheet in sheets):
                title = title_of(document.get(column.phase_id, Phase), look.translate)
                page.bookmarks.append(Bookmark(title, 1))
                break


def _shows(sheet: Sheet, column: Column) -> bool:
    """Whether any of a phase is on a sheet."""
    return overlap(Span(column.x, column.x + column.w), sheet.across)


class _SheetPage:
    """One page: the part of the map that the plan put on it, and what stands around."""

    def __init__(
        self,
        document: Document,
        journey_map: JourneyMap,
        drawing: Drawing,
        layout: Layout,
        sheets: Sequence[Sheet],
        look: Look,
    ) -> None:
        self.page = Page(layout.size)
        self._document = document
        self._drawing = drawing
        self._look = look
        self._scale = layout.plan.scale
        width = layout.size.w - 2 * MARGIN
        part = self._part(sheets) if len(layout.plan.sheets) > 1 else ""
        self.title = title_block(document, journey_map, look.theme, look.translate, width, part)
        self.page.put(self.title.marks, MARGIN, MARGIN)
        for band, sheet in enumerate(sheets):
            top = MARGIN + TITLE_BLOCK_HEIGHT + band * (drawing.height + BAND_GAP) * self._scale
            self._paint(sheet, top)
            self._name_links(self._windows(sheet, top))
        self._put_legend(legend(look, width - _END_WIDTH, key_of(document, journey_map.id)))

    def _put_legend(self, block: Block) -> None:
        self.page.put(block.marks, MARGIN, self.page.size.h - MARGIN - block.height)

    def _paint(self, sheet: Sheet, top: float) -> None:
        windows = self._windows(sheet, top)
        for group in self._drawing.groups:
            if not group.for_screen:
                shown = self._continued(group, sheet)
                for window in windows[:1] if group.layer is Layer.PHASE_HEADERS else windows:
                    placed = list(window.placed(shown))
                    self.page.content.extend(placed)
                    if group.role == "touchpoint":
                        self._tie(group, placed)

    def _tie(self, group: Group, placed: Sequence[Placed]) -> None:
        """A touchpoint can be gone to, and leads to what is told of it."""
        for one in placed:
            box = Box(one.x, one.y, group.w * one.scale, group.h * one.scale)
            self.page.links.append(Link(box, told(group.record_id)))
            self.page.anchors.append(Anchor(drawn(group.record_id), one.y - 2 * MARGIN))

    def _continued(self, group: Group, sheet: Sheet) -> Group:
        """The header of a phase of which the beginning is on an earlier sheet says so."""
        phase = self._document.find(group.record_id, Phase) if group.role == "phase" else None
        if phase is None or group.x >= sheet.across.start or group.box.right <= sheet.across.start:
            return group
        return continued(group, title_of(phase, self._look.translate), sheet.across, self._look.translate)

    def _windows(self, sheet: Sheet, top: float) -> list[Window]:
        """What comes under each other from `top` on: the lanes that are repeated, and those whose turn it is."""
        frame = Frame(MARGIN, top, self._scale, self._drawing.header_width)
        below = self._drawing.header_height
        windows = []
        for down in filter(None, (sheet.repeated, sheet.down)):
            windows.append(Window(frame, sheet.across, down, below))
            below += down.length
        return windows

    def _name_links(self, windows: Sequence[Window]) -> None:
        """Names those that come in from an earlier sheet, over the names of lanes."""
        for window in windows:
            for group in self._drawing.groups:
                self.page.content.extend(window.placed_before(group))

    def _part(self, sheets: Sequence[Sheet]) -> str:
        """Which phases a page shows."""
        t = self._look.translate
        shown = [column for column in self._drawing.columns if any(_shows(sheet, column) for sheet in sheets)]
        titles = [title_of(self._document.get(column.phase_id, Phase), t) for column in shown]
        if shown and shown[0].x < sheets[0].across.start:
            titles[0] = fill(N_("{title} (continued)"), t, title=titles[0])
        if len(titles) < 2:
            return "".join(titles)
        return fill(N_("{first} to {last}"), t, first=titles[0], last=titles[-1])
