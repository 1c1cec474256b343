"""The first slide: whose journey it is, which customer and which scenario, of which day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from app.drawing.look import Look
from app.drawing.primitives import Box, Picture
from app.exchange.picture_cutting import Cutter
from app.exchange.powerpoint.fitting import fitted
from app.exchange.powerpoint.shapes import HEIGHT, WIDTH, Figure, Image, Line, Paint, Shape, Slide, Words
from app.exchange.scope import Scope
from app.exchange.typeset import brief
from app.i18n import N_
from app.model.names import STATE_TITLES, title_of
from app.model.persona_fields import COMPANY, DRIVES, FACTS
from app.model.records import JourneyMap, Persona

_TITLE, _ABOUT = Box(60, 138, 560, 132), Box(60, 282, 560, 200)
_PORTRAIT, _QUOTE = Box(690, 138, 190, 190), Box(650, 344, 270, 138)
_TITLES, _TEXTS = (40.0, 36.0, 32.0, 28.0, 24.0), (20.0, 18.0, 16.0, 14.0)
_MOST_MAPS = 4


def title_slide(scope: Scope, look: Look, cutter: Cutter, date: str) -> Slide:
    """The slide that a file begins with."""
    return _TitleSlide(scope, look, cutter).slide(date)


class _TitleSlide:
    """The first slide in the making."""

    def __init__(self, scope: Scope, look: Look, cutter: Cutter) -> None:
        self._scope, self._look, self._t, self._cutter = scope, look, look.translate, cutter
        self._notes: list[str] = []

    def slide(self, date: str) -> Slide:
        """The finished slide."""
        theme, project = self._look.theme, self._scope.document.project
        title = self._title()
        found = self._kept(title, _TITLE, _TITLES, "semibold")
        words = Words((Line(found, self._size, theme.ink, True),), "b")
        head = Figure(brief(title), _TITLE, words=words)
        shapes: list[Shape] = list(self._chevrons())
        shapes += self._brand(" · ".join(filter(None, (project.brand, project.product))))
        shapes += self._portrait()
        lines = tuple(self._about(date))
        about = Figure(self._t(N_("About")), _ABOUT, words=Words(lines, "t"))
        return Slide(head, shapes, [*self._notes, *self._people()], about)

    def _title(self) -> str:
        one = len(self._scope.maps) == 1
        return title_of(self._scope.maps[0] if one else self._scope.document.project, self._t)

    def _kept(self, text: str, box: Box, sizes: tuple[float, ...], font: str = "regular") -> str:
        """As much of a text as fits; the rest goes to the notes."""
        found = fitted(" ".join(text.split()), box.w, box.h, sizes, font)
        self._size = found.size
        if not found.whole:
            self._notes.append(text)
        return found.text

    def _chevrons(self) -> Iterator[Figure]:
        """A band of the colours of the phases, as decoration."""
        name, theme, step = self._t(N_("Band")), self._look.theme, WIDTH / 12
        for place in range(12):
            box = Box(place * step + 2, 0, step + 4, 14)
            yield Figure(name, box, Paint(theme.phase_color(place)), "chevron", 45_000)
        yield Figure(name, Box(0, HEIGHT - 6, WIDTH, 6), Paint(theme.phase_color(0)))

    def _brand(self, brand: str) -> Iterator[Figure]:
        if brand:
            box = Box(60, 66, 840, 48)
            line = Line(self._kept(brand, box, _TEXTS, "semibold"), self._size, self._look.theme.accent, True)
            yield Figure(self._t(N_("Brand")), box, words=Words((line,), "t"))

    def _about(self, date: str) -> Iterator[Line]:
        """Each map with its persona and its scenario, and the day."""
        theme, maps = self._look.theme, self._scope.maps
        room = _ABOUT.h - 30
        told = ""
        for journey in maps[:_MOST_MAPS]:
            each = Box(0, 0, _ABOUT.w, room / min(len(maps), _MOST_MAPS) - 30)
            head = " · ".join(filter(None, self._heads(journey)))
            yield Line(self._kept(head, Box(0, 0, _ABOUT.w, 24), _TEXTS, "semibold"), self._size, theme.ink, True)
            if journey.scenario.strip() and journey.scenario != told:
                told = journey.scenario
                yield Line(self._kept(journey.scenario, each, _TEXTS), self._size, theme.ink_soft, after=8)
        for journey in maps[_MOST_MAPS:]:
            self._notes += [*filter(None, self._heads(journey)), journey.scenario]
        yield Line(date, 16, theme.ink_soft)

    def _heads(self, journey: JourneyMap) -> Iterator[str]:
        persona = self._scope.document.find(journey.persona_id, Persona)
        if len(self._scope.maps) > 1:
            yield title_of(journey, self._t)
        yield title_of(persona, self._t) if persona else ""
        yield self._t(STATE_TITLES[journey.state])

    def _portrait(self) -> Iterator[Shape]:
        """The first persona: a picture, and a sentence in their own words."""
        persona = self._scope.document.find(self._scope.maps[0].persona_id, Persona) if self._scope.maps else None
        if persona is None:
            return
        name = title_of(persona, self._t)
        if persona.picture_id:
            cut = self._cutter.cut(Picture(Box(0, 0, _PORTRAIT.w, _PORTRAIT.h), persona.picture_id, "#FFFFFF"), 2.0)
            if cut is not None:
                yield Image(name, _PORTRAIT, cut, name, "ellipse")
        if persona.quote.strip():
            line = Line(self._kept(f"“{persona.quote}”", _QUOTE, _TEXTS), self._size, self._look.theme.ink, align="ctr")
            yield Figure(self._t(N_("Quote")), _QUOTE, words=Words((line,), "t"))

    def _people(self) -> Iterator[str]:
        """All that is known of the personas and of the brand, for whoever speaks."""
        project = self._scope.document.project
        yield from filter(None, (project.unique_points, project.ambition, project.promise))
        for persona in self._scope.portraits:
            yield title_of(persona, self._t)
            yield from filter(None, (persona.about, persona.quote))
            for field in (*FACTS, *DRIVES, *COMPANY):
                said = str(getattr(persona, field.name)).strip()
                if said:
                    yield f"{self._t(field.title)}: {said}"
            yield from filter(None, (each.quote for each in self._scope.document.evidence(persona.id)))
        for number, segment in zip(count(1), self._scope.segments, strict=False):
            yield f"{self._t(N_('Segment'))} {number}: {segment.name}" + (f". {segment.about}" if segment.about else "")
