"""The slide of a map: its phases, its lanes, a shape for each note, the curves, and links tied to their touchpoints.

What stands where, app.drawing says; what shapes that becomes is said here. Shapes follow each other as the map is read:
lanes, then phase by phase each touchpoint with what belongs to it.
"""

from __future__ import annotations

from functools import partial

from app.analysis.reading_order import place_of
from app.drawing import measures as m
from app.drawing.drawing import Drawing
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.primitives import Box, Group, Rect
from app.exchange.picture_cutting import Cutter
from app.exchange.powerpoint.cards import Cards
from app.exchange.powerpoint.fitting import LEADING, fitted
from app.exchange.powerpoint.ground import Ground, ground
from app.exchange.powerpoint.headings import heading
from app.exchange.powerpoint.map_feelings import MapFeelings
from app.exchange.powerpoint.map_words import MapWords
from app.exchange.powerpoint.shapes import HEIGHT, WIDTH, Figure, Line, Paint, Shape, Slide, Words, straight
from app.exchange.powerpoint.signs import scraps
from app.exchange.powerpoint.ties import ties
from app.exchange.shown import without_empty_lanes
from app.i18n import N_, fill
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.names import STATE_TITLES, title_of
from app.model.records import Id, JourneyMap, Lane, LaneKind, Persona, Phase

_ROOM = Box(24, 52, WIDTH - 48, HEIGHT - 52 - 28)
_CARDS = frozenset({"touchpoint", "note", "chip", "action"})
_HEADER_SIZES = tuple(size / 2 for size in range(24, 9, -1))


def map_slide(document: Document, journey: JourneyMap, look: Look, cutter: Cutter, language: str) -> Slide:
    """The whole of a map on one slide."""
    return _MapSlide(without_empty_lanes(document, journey.id), journey, look, cutter, language).slide()


class _MapSlide:
    """One map on its way to a slide."""

    def __init__(self, document: Document, journey: JourneyMap, look: Look, cutter: Cutter, language: str) -> None:
        self._document, self._journey, self._look = document, journey, look
        self._t, self._theme, self._cutter = look.translate, look.theme, cutter
        self._drawing: Drawing = layout(document, journey.id, look)
        self._ground: Ground = ground(document, self._drawing, _ROOM)
        self._says = MapWords(document, language, look)
        self._feelings = MapFeelings(document, journey, look, self._drawing, self._ground, self._says)
        self._out: list[Shape] = []
        self._rest: list[str] = []

    def slide(self) -> Slide:
        """The finished slide."""
        self._put_ground()
        self._put_lanes()
        self._out += self._feelings.curves()
        self._put_read()
        self._out += ties(self._document, self._drawing, self._ground, self._look, self._says.link)
        self._out += self._feelings.key()
        title, rest = heading(title_of(self._journey, self._t), Box(24, 8, 600, 40), self._theme.ink)
        return Slide(title, [self._about(), *self._out], [*rest, *self._rest])

    # --- what lies under everything ------------------------------------------------------------------------------

    def _put_ground(self) -> None:
        """Lines between lanes and phases, as decoration."""
        left, right, theme = self._ground.across.at(0), self._ground.across.end, self._theme
        top, foot = self._ground.down.at(self._drawing.header_height), self._ground.down.end
        name, thin = self._t(N_("Grid")), Paint(None, theme.lines, 0.5)
        for row in self._drawing.rows:
            lane, y = self._document.get(row.lane_id, Lane), self._ground.down.at(row.y)
            h = self._ground.down.at(row.y + row.h) - y
            if kind_of(lane).holds_scores:
                inner = self._ground.across.at(self._drawing.header_width)
                self._out.append(Figure(name, Box(inner, y, right - inner, h), Paint(theme.curve_ground)))
            if kind_of(lane).divides:
                middle = y + h / 2
                dash = () if lane.kind is LaneKind.INTERACTION_LINE else (4.0, 3.0)
                start = self._ground.across.at(self._drawing.header_width)
                self._out.append(
                    straight(name, start, middle, right, middle, Paint(None, theme.lines_strong, 1.0, dash))
                )
            self._out.append(straight(name, left, y + h, right, y + h, thin))
        for column in self._drawing.columns[1:]:
            x = self._ground.across.at(column.x)
            self._out.append(straight(name, x, top, x, foot, thin))

    def _put_lanes(self) -> None:
        """The names of the lanes, and of slim ones the scraps that stand for what is in them."""
        room = self._ground.across.at(self._drawing.header_width) - self._ground.across.at(0) - 8
        heights = [self._ground.down.at(row.y + row.h) - self._ground.down.at(row.y) for row in self._drawing.rows]
        size = min(9.0, max(5.0, min(heights, default=9.0) * 0.62))
        for row, h in zip(self._drawing.rows, heights, strict=True):
            lane = self._document.get(row.lane_id, Lane)
            title = title_of(lane, self._t)
            found = fitted(title, room, max(h, size * LEADING), _lane_sizes(size), "semibold")
            if not found.whole:
                self._rest.append(f"{self._t(N_('Lane'))}: {title}")
            line = Line(found.text, found.size, self._theme.ink_soft if lane.collapsed else self._theme.ink, True)
            box = Box(self._ground.across.at(0), self._ground.down.at(row.y), room + 8, h)
            slim = lane.collapsed or kind_of(lane).divides
            words = Words((line,), "ctr" if slim else "t", (0, 0 if slim else min(4.0, h / 6), 4, 0))
            name = fill(N_("Lane: {title}"), self._t, title=title)
            self._out.append(Figure(name, box, words=words, alt=name))
        for row in self._drawing.rows:
            if self._document.get(row.lane_id, Lane).collapsed:
                self._put_scraps(row.lane_id)

    def _put_scraps(self, lane_id: Id) -> None:
        cells = [g for g in self._drawing.groups if g.role == "cell" and g.key.startswith(f"cell:{lane_id}:")]
        for cell in cells:
            small = [mark for mark in cell.marks if not (isinstance(mark, Rect) and mark.box.w > 24)]
            place = partial(self._point_in, cell)
            self._out += scraps(small, place, self._ground.scale, self._t(N_("Folded notes")))

    def _point_in(self, group: Group, x: float, y: float) -> tuple[float, float]:
        """Where a place in a group is on the slide."""
        return self._ground.point(group.x + x, group.y + y)

    # --- what is read along time ---------------------------------------------------------------------------------

    def _put_read(self) -> None:
        """Phases, touchpoints, their scores and papers, each after what it belongs to."""
        cards = [self._says.card(group) for group in self._drawing.groups if group.role in _CARDS]
        setter = Cards(cards, self._ground, self._look, self._cutter)
        placed: list[tuple[tuple[object, ...], list[Shape]]] = []
        for card in cards:
            shapes, whole = setter.set(card)
            placed.append((self._place(card.group), shapes))
            if not whole:
                self._rest.append(f"{card.alt}: {card.words}")
        for group in self._drawing.groups:
            if group.role == "phase":
                placed.append((self._place(group), [self._phase(group)]))
        placed += [(self._place(group), [figure]) for group, figure in self._feelings.scores()]
        self._out += self._feelings.labels()
        for _place, shapes in sorted(placed, key=lambda pair: pair[0]):
            self._out += shapes

    def _place(self, group: Group) -> tuple[object, ...]:
        record = self._document.records[group.record_id] if group.record_id else self._journey
        return place_of(self._document, record), _ROLES.get(group.role, 9), group.key

    def _phase(self, group: Group) -> Figure:
        """The chevron of a phase."""
        phase = self._document.get(group.record_id or Id(""), Phase)
        index = [column.phase_id for column in self._drawing.columns].index(phase.id)
        title = title_of(phase, self._t)
        last = index == len(self._drawing.columns) - 1
        box = self._ground.box(Box(group.x + 2, m.CHEVRON_TOP, group.w + (-2 if last else 6), m.CHEVRON_HEIGHT))
        point = min(box.h / 3, 8.0)
        found = fitted(title, box.w - 2 * point - 8, box.h, _HEADER_SIZES, "semibold")
        if not found.whole:
            self._rest.append(f"{self._t(N_('Phase'))}: {title}")
        line = Line(found.text, found.size, self._theme.phase_ink, True)
        form, bent = "homePlate" if index == 0 else "chevron", round(point / max(1.0, min(box.w, box.h)) * 100_000)
        inset = (4.0 if index == 0 else point + 4, 0.0, point, 0.0)
        name = fill(N_("Phase: {title}"), self._t, title=title)
        paint = Paint(self._theme.phase_color(index))
        return Figure(name, box, paint, form, bent, words=Words((line,), "ctr", inset), alt=name, key=group.key)

    # --- around the map ------------------------------------------------------------------------------------------

    def _about(self) -> Figure:
        """Who travels, and whether it is so or to become so, at the upper right."""
        persona = self._document.find(self._journey.persona_id, Persona)
        name, state = persona.name if persona else "", self._t(STATE_TITLES[self._journey.state])
        text = " · ".join(filter(None, (name, state)))
        found = fitted(text, 290, 40, (14, 12, 10, 9))
        if not found.whole:
            self._rest.append(text)
        line = Line(found.text, found.size, self._theme.ink_soft, align="r")
        return Figure(self._t(N_("Persona and state")), Box(WIDTH - 24 - 296, 8, 296, 40), words=Words((line,), "ctr"))


_ROLES = {"phase": 0, "touchpoint": 0, "point": 1, "expected": 2, "chip": 3, "note": 4, "action": 5}
"""What is read first of what belongs to one record."""


def _lane_sizes(largest: float) -> tuple[float, ...]:
    """Letters of lanes, from the largest down."""
    return tuple(size / 4 for size in range(round(largest * 4), 17, -1))
