"""The emotion lane on the slide of a map: curves, faces, bars of what is expected, labels, and whose curve is which."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.drawing import measures as m
from app.drawing.actors import Actor, actors
from app.drawing.curve_key import EXPECTED, actor_name
from app.drawing.drawing import Drawing, Row
from app.drawing.expected import expectations
from app.drawing.fonts import width
from app.drawing.look import Look
from app.drawing.primitives import Box, Group, TextLine
from app.drawing.sheet import sheet
from app.exchange.powerpoint import feelings
from app.exchange.powerpoint.fitting import LEADING, fitted
from app.exchange.powerpoint.ground import Ground
from app.exchange.powerpoint.map_words import MapWords
from app.exchange.powerpoint.shapes import HEIGHT, WIDTH, Figure, Line, Paint, Words, straight
from app.i18n import N_, fill
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import JourneyMap, Lane, Touchpoint

_FACE = 1.7  # times the radius it has on the map, since here nobody grasps it
_FOOT, _KEY, _NAME = HEIGHT - 24, 9.0, 130.0


class MapFeelings:
    """What people feel on one map."""

    def __init__(
        self, document: Document, journey: JourneyMap, look: Look, drawing: Drawing, on: Ground, says: MapWords
    ) -> None:
        self._document, self._journey, self._t, self._theme = document, journey, look.translate, look.theme
        self._drawing, self._ground, self._says = drawing, on, says
        laid_out = sheet(document, journey.id, look)
        self._actors, self._wanted = actors(laid_out), expectations(laid_out)

    def curves(self) -> Iterator[Figure]:
        """Neutral, what is expected, and everybody's curve over it, that of the customer last."""
        plot, t = self._plot(), self._t
        if plot is None:
            return
        start = self._ground.across.at(self._drawing.header_width)
        yield feelings.neutral(plot, start, self._ground.across.end, t(N_("Neutral")))
        wanted = self._wanted
        yield from feelings.expected_curve(plot, wanted, t(EXPECTED), self._says.curve(t(EXPECTED), wanted))
        for actor in reversed(self._actors):
            who = self._who(actor)
            name = fill(N_("Curve: {name}"), t, name=who)
            yield from feelings.curve(plot, actor, name, self._says.curve(who, actor.moments))

    def scores(self) -> Iterator[tuple[Group, Figure]]:
        """A face for each score, and a bar for each expectation, with the group that it is on the map."""
        by_actor = {actor.actor_id or "": actor for actor in self._actors}
        for group in self._drawing.groups:
            touchpoint = self._document.find(group.record_id, Touchpoint)
            if touchpoint is None or group.role not in ("point", "expected"):
                continue
            place = self._ground.point(group.x + group.w / 2, group.y + group.h / 2)
            if group.role == "expected":
                yield group, self._bar(touchpoint, *place)
            else:
                yield group, self._face(by_actor[group.key.split(":")[2]], touchpoint, *place)

    def labels(self) -> Iterator[Figure]:
        """The names of what stands out on the curve."""
        size = max(4.5, min(9.0, m.SMALL * self._ground.scale * 1.15))
        paint = Paint(self._theme.surface, self._theme.border, 0.5)
        for group in self._drawing.groups:
            text = next((mark.text for mark in group.marks if isinstance(mark, TextLine)), "")
            if group.role == "mark" and text:
                x, y = self._ground.point(group.x + group.w / 2, group.y + group.h / 2)
                w, h = width(text, size, "semibold") + size, size * 1.5
                words = Words((Line(text, size, self._theme.ink, True, "ctr"),), "ctr")
                box = Box(x - w / 2, y - h / 2, w, h)
                yield Figure(text, box, paint, "roundRect", 50_000, words=words, alt=text)

    def key(self) -> Iterator[Figure]:
        """Whose curve is which, at the foot, where there are several; as many as there is room for."""
        looks = [(self._who(actor), self._sample(actor)) for actor in self._actors]
        if len(self._wanted) > 1:
            looks.append((self._t(EXPECTED), Paint(None, self._theme.ink_soft, 1.0, (1.0, 1.5))))
        if len(looks) < 2 or self._plot() is None:
            return
        x = self._ground.across.at(self._drawing.header_width)
        for who, paint in looks:
            found = fitted(who, _NAME, _KEY * LEADING, (_KEY,))
            w = width(found.text, _KEY) + 4
            if x + 28 + w > WIDTH - 24:
                return
            yield straight(who, x, _FOOT + 6, x + 24, _FOOT + 6, paint)
            words = Words((Line(found.text, found.size, self._theme.ink_soft),), "ctr")
            yield Figure(who, Box(x + 28, _FOOT, w, 12), words=words, alt=who)
            x += w + 46

    def _sample(self, actor: Actor) -> Paint:
        color, dash = (actor.style.color, actor.style.dash) if actor.style else (self._theme.ink, ())
        return Paint(None, color, 1.5, tuple(part * 0.6 for part in dash))

    def _face(self, actor: Actor, touchpoint: Touchpoint, x: float, y: float) -> Figure:
        felt = next(moment.score for moment in actor.moments if moment.touchpoint_id == touchpoint.id)
        alt = self._says.felt(self._who(actor), touchpoint, felt)
        make = feelings.hollow_face if touchpoint.id in actor.assumed else feelings.face
        r = max(2.0, m.POINT_RADIUS * self._ground.scale * _FACE)
        return make(x, y, r, felt, feelings.score_color(self._theme, actor, felt), self._theme, alt, alt)

    def _bar(self, touchpoint: Touchpoint, x: float, y: float) -> Figure:
        scale, name = self._ground.scale, self._says.expected(touchpoint)
        box = Box(x - 14 * scale, y - 2 * scale, 28 * scale, 4 * scale)
        return Figure(name, box, Paint(self._theme.ink), "roundRect", 50_000, alt=name)

    def _plot(self) -> feelings.Plot | None:
        """Where curves are drawn; None where their lane is folded or hidden."""
        for row in self._drawing.rows:
            lane = self._document.get(row.lane_id, Lane)
            if kind_of(lane).holds_scores and not lane.collapsed:
                return feelings.Plot(
                    self._ground.across.at,
                    partial(self._score_at, row),
                    self._theme,
                    max(0.5, self._ground.scale * 2),
                )
        return None

    def _score_at(self, row: Row, value: float) -> float:
        """How far down the slide a score stands."""
        return self._ground.down.at(row.y + m.score_y(row.h, value))

    def _who(self, actor: Actor) -> str:
        return actor_name(self._document, self._journey, actor.actor_id, self._t)
