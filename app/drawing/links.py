"""The links of a map, drawn around the row of its touchpoints.

They are laid anew only when a link, the row or the height of a touchpoint is another, and a link that stays where it
was stays the very same group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import hypot

from app.drawing import link_marks as look_of
from app.drawing import measures as m
from app.drawing.drawing import Placed, Roads
from app.drawing.kept import Kept, part
from app.drawing.link_ways import OUT_HALF, OVER, STRAIGHT, Ask, Laid, Way, lay
from app.drawing.notes import Block
from app.drawing.primitives import Box, Circle, Group, Layer, Point, Rect
from app.drawing.sheet import Band, Sheet
from app.drawing.theme import Theme
from app.model.document import Document
from app.model.domain import leads_out
from app.model.records import Id, Link, LinkKind

_ARROW = m.TOUCHPOINT_HEIGHT / 2
_SIGN_AWAY = look_of.SIGN + 3
_WORDS = 300.0
_NO_LABEL = 28.0
_AROUND = look_of.SIGN + 4


NO_ROADS = Roads()
_ROADS: Kept[Roads] = Kept(64)
_LINKS: Kept[Group] = Kept(2048)
_HAVE: Kept[bool] = Kept(8)


def put(roads_: Roads, band: Band, lane_id: Id) -> None:
    """Puts roads into a lane."""
    band.height += roads_.over + roads_.under
    band.roads = roads_
    if roads_.part is not None:
        band.parts.append(Placed(f"links:{lane_id}", Layer.CURVE, 0.0, 0.0, roads_.part, lane_id))


def roads(sheet: Sheet, blocks: Sequence[tuple[Block, ...]]) -> Roads:
    """The roads between the touchpoints of a sheet, of which `blocks` are drawn in each phase."""
    if sheet.look.stays is not None and sheet.look.stays.roads is not None:
        return sheet.look.stays.roads
    stamp = sheet.document.stamp(Link)
    if not _HAVE.of(stamp, None, lambda: bool(sheet.document.all_of(Link))):
        return NO_ROADS
    row = tuple((stretch.column.slots, stretch.touchpoint_ids) for stretch in sheet.stretches)
    return _ROADS.of((*stamp, *blocks), (row, sheet.look.theme), lambda: _lay(sheet, blocks))


def line_of(group: Group) -> tuple[Point, ...]:
    """The corners of a drawn link, where the group stands: what a hand is near, or not."""
    return tuple(
        (group.x + float(step[-2]), group.y + float(step[-1]))
        for step in getattr(group.marks[1], "commands", ())
        if len(step) > 2
    )


def distance(group: Group, x: float, y: float) -> float:
    """How far a point of the map is from the line of a link."""
    line = line_of(group)
    return min((_from_piece(one, other, x, y) for one, other in pairwise(line)), default=1e9)


def is_near(group: Group, x: float, y: float, reach: float) -> bool:
    """Whether a point of the map lies on the line of a link, on its sign or on its words, or within `reach` of it."""
    place = next((mark.box for mark in group.marks if isinstance(mark, Rect)), None)
    sign = next((mark for mark in group.marks if isinstance(mark, Circle)), None)
    on_words = place is not None and place.contains(x - group.x, y - group.y, 4.0)
    on_sign = sign is not None and hypot(x - group.x - sign.cx, y - group.y - sign.cy) <= sign.r
    return on_words or on_sign or distance(group, x, y) <= reach


# --- laying ----------------------------------------------------------------------------------------------------------


def _lay(sheet: Sheet, blocks: Sequence[tuple[Block, ...]]) -> Roads:
    ids = [i for stretch in sheet.stretches for i in stretch.touchpoint_ids]
    left = [slot for stretch in sheet.stretches for slot in stretch.column.slots]
    heights = [block.h for row in blocks for block in row]
    links = list(_links(sheet.document, ids))
    if not links:
        return NO_ROADS
    place_of = {touchpoint_id: place for place, touchpoint_id in enumerate(ids)}
    laid = lay([_ask(link, place_of) for link in links], left)
    over, under = max(0.0, laid.over - m.CELL_PADDING), max(0.0, laid.under - m.CELL_PADDING)
    ground = _Ground(m.CELL_PADDING + over, max(heights), heights, place_of, sheet.look.theme)
    return Roads(part(*(ground.group(link, way) for link, way in _upmost_last(links, laid))), over, under)


def _links(document: Document, ids: Sequence[Id]) -> Iterator[Link]:
    """The links of a row, in a fixed order."""
    here = frozenset(ids)
    for touchpoint_id in ids:
        yield from sorted((link for link in document.links(touchpoint_id) if link.to_id in here), key=lambda k: k.id)


def _ask(link: Link, place_of: dict[Id, int]) -> Ask:
    words = look_of.label_width(link.title, _WORDS) if link.title else 0.0
    start, end = place_of[link.from_id], place_of[link.to_id]
    if leads_out(link):
        return Ask(start, end, words, out=True, folded=partial(look_of.folded_height, link.title))
    return Ask(start, end, words, link.kind is LinkKind.DROP_OFF)


def _upmost_last(links: Sequence[Link], laid: Laid) -> list[tuple[Link, Way]]:
    """Long links first, so that short ones, which lie nearer to the row, cross over them."""
    return sorted(zip(links, laid.ways, strict=True), key=lambda pair: -pair[1].away)


@dataclass(frozen=True)
class _Ground:
    """The row of touchpoints that the links run around: where it begins, and how high each of them is."""

    top: float
    height: float
    heights: Sequence[float]
    place_of: dict[Id, int]
    theme: Theme

    def group(self, link: Link, way: Way) -> Group:
        """A link as it is drawn; the very same one while nothing of it changed."""
        points = self._points(link, way)
        label = self._label(link, way, points)
        return _LINKS.of((link,), (points, label, self.theme), lambda: _group(link, points, label, self.theme))

    def _points(self, link: Link, way: Way) -> tuple[Point, ...]:
        if way.side == STRAIGHT:
            return ((way.start_x, self.top + _ARROW), (way.end_x, self.top + _ARROW))
        short = _SIGN_AWAY if link.kind is LinkKind.DROP_OFF else 1.0
        if way.side == OVER:
            start, end, track = self.top, self.top - short, self.top - way.away
        else:
            start, end = self._foot(link.from_id), self._foot(link.to_id) + short
            track = self.top + self.height + way.away
        if leads_out(link):
            return ((way.start_x, start), (way.start_x, track))
        return ((way.start_x, start), (way.start_x, track), (way.end_x, track), (way.end_x, end))

    def _foot(self, touchpoint_id: Id) -> float:
        return self.top + self.heights[self.place_of[touchpoint_id]]

    def _label(self, link: Link, way: Way, points: tuple[Point, ...]) -> Box | None:
        """Where its words stand: in the middle of the long piece, or beside the sign of a way out; None where there
        is no room for any."""
        if leads_out(link):
            x, y = points[-1]
            is_said = link.title and way.room >= _NO_LABEL
            return look_of.folded_box(link.title, x + OUT_HALF, y, way.room) if is_said else None
        room = abs(way.end_x - way.start_x) - 2 * m.NOTE_PADDING
        if not link.title or way.side == STRAIGHT or room < _NO_LABEL:
            return None
        w = look_of.label_width(link.title, min(room, _WORDS))
        return look_of.label_box((way.start_x + way.end_x) / 2, points[1][1], w)


def _group(link: Link, points: tuple[Point, ...], label: Box | None, theme: Theme) -> Group:
    box = _around(points, label)
    local = tuple((x - box.x, y - box.y) for x, y in points)
    place = Box(label.x - box.x, label.y - box.y, label.w, label.h) if label else None
    marks = look_of.marks(link.kind, local, link.title, place, theme, leads_out(link))
    return Group(f"link:{link.id}", "link", Layer.CURVE, box.x, box.y, box.w, box.h, marks, link.id)


def _around(points: Sequence[Point], label: Box | None) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right = min(xs) - _AROUND, max(xs) + _AROUND
    top, foot = min(ys) - _AROUND, max(ys) + _AROUND
    if label is not None:
        left, right = min(left, label.x), max(right, label.right)
    return Box(left, top, right - left, foot - top)


def _from_piece(one: Point, other: Point, x: float, y: float) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((x - one[0]) * dx + (y - one[1]) * dy) / length)) if length else 0.0
    nearest_x, nearest_y = one[0] + dx * share, one[1] + dy * share
    return float(((x - nearest_x) ** 2 + (y - nearest_y) ** 2) ** 0.5)
