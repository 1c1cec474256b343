"""The links of a map as ties: glued to their touchpoints, along the tracks that the map has for them.

A way out of the journey ends in a sign of its own, to which it is glued as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.drawing import links as drawn
from app.drawing import measures as m
from app.drawing.drawing import Drawing
from app.drawing.fonts import width
from app.drawing.link_marks import style
from app.drawing.look import Look
from app.drawing.primitives import Box, Group, Rect
from app.exchange.powerpoint.fitting import fitted
from app.exchange.powerpoint.ground import Ground
from app.exchange.powerpoint.shapes import Figure, Line, Paint, Shape, Tie, Words
from app.model.document import Document
from app.model.domain import leads_out
from app.model.records import Id, Link, LinkKind

TOP, LEFT, FOOT, RIGHT = 0, 1, 2, 3
_LONGEST = 120.0


def ties(
    document: Document, drawing: Drawing, ground: Ground, look: Look, says: Callable[[Link], str]
) -> Iterator[Shape]:
    """A tie for each link that is drawn, with its words."""
    for group in drawing.groups:
        link = document.find(group.record_id, Link) if group.role == "link" else None
        if link is not None:
            yield from _tie(link, _hung(drawing, group, document), ground, look, says(link))


def _hung(drawing: Drawing, group: Group, document: Document) -> Group:
    """A link as it is drawn, and the only way out of a touchpoint under the middle of that, where it is glued."""
    link = document.get(group.record_id or Id(""), Link)
    if not leads_out(link) or sum(map(leads_out, document.links(link.from_id))) > 1:
        return group
    start = drawing.of_record(link.from_id)
    return group.moved(start.x + start.w / 2 - drawn.line_of(group)[0][0], 0) if start else group


def _tie(link: Link, group: Group, ground: Ground, look: Look, alt: str) -> Iterator[Shape]:
    corners = [ground.point(x, y) for x, y in drawn.line_of(group)]
    color, start, end = style(link.kind, look.theme).color, f"touchpoint:{link.from_id}", f"touchpoint:{link.to_id}"
    dashed, width = link.kind is LinkKind.HAND_OVER, max(0.75, 2.5 * ground.scale)
    if leads_out(link):
        x, y = corners[-1]
        sign = f"way out:{link.id}"
        yield _way_out(x, y, ground, color, look, alt, sign)
        yield Tie(alt, start, sign, FOOT, TOP, color, alt, None, width)
    elif len(corners) == 2:
        yield Tie(alt, start, end, RIGHT, LEFT, color, alt, None, width, dashed)
    else:
        at = TOP if corners[1][1] < corners[0][1] else FOOT
        sides = (RIGHT, TOP) if link.from_id == link.to_id else (at, at)
        yield Tie(alt, start, end, *sides, color, alt, corners[1][1], width, dashed)
    yield from _words(link, group, ground, look, alt)


def _way_out(x: float, y: float, ground: Ground, color: str, look: Look, alt: str, key: str) -> Figure:
    r = max(2.5, 9 * ground.scale)
    paint = Paint(color, look.theme.face_ink, 0.5)
    return Figure(alt, Box(x - r, y - r, 2 * r, 2 * r), paint, "flowChartSummingJunction", alt=alt, key=key)


def _words(link: Link, group: Group, ground: Ground, look: Look, alt: str) -> Iterator[Figure]:
    """What a link says, on its line where the map has it there."""
    place = next((mark.box for mark in group.marks if isinstance(mark, Rect)), None)
    if place is None or not link.title:
        return
    box = ground.box(Box(group.x + place.x, group.y + place.y, place.w, place.h))
    size = max(4.0, min(9.0, m.SMALL * ground.scale * 1.1))
    high, wide = max(box.h, size * 1.25), max(box.w, min(_LONGEST, width(link.title, size, "semibold") * 1.04 + 3))
    box = Box(box.x + (0 if leads_out(link) else (box.w - wide) / 2), box.y + (box.h - high) / 2, wide, high)
    found = fitted(link.title, box.w, box.h, (size, 4.0), "semibold")
    line = Line(found.text, found.size, look.theme.ink, True, "ctr")
    yield Figure(alt, box, Paint(look.theme.canvas), "roundRect", 50_000, words=Words((line,), "ctr"), alt=alt)
