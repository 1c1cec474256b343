"""Laying out a map: from a document to the drawing list that screen, PDF, SVG and PNG all draw.

Lanes are laid out from top to bottom, each as high as it needs and in its own way (app.drawing.ways). What they look
like is kept from one layout to the next: a lane as a whole while nothing has changed that it asks for, and in others
what fills their cells, so that only its place is worked out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from app.drawing import headers
from app.drawing import measures as m
from app.drawing.cells import cells, prompts
from app.drawing.drawing import Drawing, Placed, Roads, Row
from app.drawing.fonts import lost_characters
from app.drawing.kept import Kept
from app.drawing.look import Look
from app.drawing.sheet import Band, Sheet, sheet
from app.drawing.ways import way_of
from app.model.document import Document
from app.model.records import Id, JourneyMap, Lane

__all__ = ["Look", "lane_by_lane", "layout"]

_BANDS: Kept[Band] = Kept(256)
_LOWERED: Kept[tuple[Placed, ...]] = Kept(256)


def layout(document: Document, map_id: Id, look: Look) -> Drawing:
    """The map as a drawing list; raises DocumentError when the document has no such map."""
    Kept.next_layout()
    on = sheet(document, map_id, look)
    parts: list[Placed] = []
    rows: list[Row] = []
    roads: Roads | None = None
    lost = set(lost_characters("".join(_titles(on))))
    y = m.HEADER_HEIGHT
    for lane in document.lanes(map_id):
        if not lane.hidden:
            band = _lane(on, lane)
            parts += _LOWERED.of((band,), y, partial(band.lowered, y))
            lost |= band.lost
            roads = band.roads or roads
            rows.append(Row(lane.id, y, band.height))
            y += band.height
    parts += _headers(on)
    return Drawing(
        width=on.width,
        height=y,
        parts=_in_painting_order(parts if look.for_screen else _for_paper(parts)),
        columns=tuple(stretch.column for stretch in on.stretches),
        rows=tuple(rows),
        header_width=m.HEADER_WIDTH,
        header_height=m.HEADER_HEIGHT,
        lost_characters=frozenset(lost),
        roads=roads,
    )


def lane_by_lane(document: Document, map_id: Id, look: Look) -> Iterator[Lane]:
    """Lays out one lane of a map for each step, and keeps it, so that `layout` then has little left to do.

    For who has no hurry and must hold up nobody. The document may change between two steps; when it has the map no
    more, there are no further ones.
    """
    for lane in document.lanes(map_id):
        if document.find(map_id, JourneyMap) is not None and document.find(lane.id, Lane) is lane and not lane.hidden:
            _lane(sheet(document, map_id, look), lane)
            yield lane


def _lane(on: Sheet, lane: Lane) -> Band:
    """A lane, laid out anew only when something has changed that it may show."""
    asked = (lane, on.journey, on.signs, on.shares, *on.document.stamp(*way_of(lane).asks))
    return _BANDS.of(asked, on.look, partial(_laid_out, on, lane))


def _laid_out(on: Sheet, lane: Lane) -> Band:
    way = way_of(lane)
    band = Band(m.COLLAPSED_HEIGHT) if lane.collapsed and way.folds else way.lay_out(on, lane)
    band.parts = [
        *cells(on, lane, way, band.height),
        *prompts(on, lane, way, band.height),
        headers.lane_header(on, lane, way, band.height),
        *band.parts,
    ]
    return band


def _headers(on: Sheet) -> list[Placed]:
    chevrons = (headers.phase_header(on, stretch) for stretch in on.stretches)
    return [headers.ground(on), *chevrons, headers.corner(on)]


def _for_paper(parts: Iterable[Placed]) -> list[Placed]:
    """Without what only helps the hand; such parts hold nothing else."""
    return [placed for placed in parts if not all(group.for_screen for group in placed.part.groups)]


def _in_painting_order(parts: Iterable[Placed]) -> tuple[Placed, ...]:
    return tuple(sorted(parts, key=lambda placed: placed.layer.value))


def _titles(on: Sheet) -> Iterator[str]:
    """The user's words in the headers."""
    yield on.journey.title
    yield from (stretch.phase.title for stretch in on.stretches)
    yield from (lane.title for lane in on.document.lanes(on.journey.id) if not lane.hidden)
