"""The emotion curves of a map, cut at its phases: a drawing for each, with the scores as words on top of it.

A drawing is 100 units wide for each touchpoint of its phase and is stretched to the phase's column; lines keep their
thickness. What is read, the scores, are elements of the page and no part of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.analysis.emotion import Moment, Segment, bezier, moments
from app.analysis.insights import insights_of
from app.drawing.actors import styles_on
from app.drawing.curve import customer_curve, other_curve
from app.drawing.curve_key import EXPECTED, actor_name
from app.drawing.look import Look
from app.drawing.primitives import Mark, Path
from app.exchange.html.people import with_department
from app.exchange.html.tags import Html, el, join, shape
from app.exchange.typeset import score
from app.i18n import N_, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Person, Phase, Touchpoint

STEP = 100.0
"""Units from one touchpoint to the next."""

HEIGHT = 200.0
_ROOM = 32.0  # above the best and below the worst score

_EXPECTED = N_("Expected: {score}")


@dataclass(frozen=True, slots=True)
class Line:
    """Whose curve it is, in how it is drawn: the customer's has colours of its own and no style."""

    actor_id: Id | None
    name: str
    color: str
    dash: str
    segments: tuple[Segment, ...]


class Curves:
    """All curves of one map."""

    def __init__(self, document: Document, journey: JourneyMap, look: Look, language: str) -> None:
        self._document, self._map, self._look, self._language = document, journey, look, language
        self._first: dict[Id, int] = {}
        count = 0
        for phase in document.phases(journey.id):
            self._first[phase.id] = count
            count += len(document.touchpoints(phase.id))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """A line for each who has scores, the customer first."""
        return tuple(self._line(actor_id) for actor_id in styles_on(self._document, self._map.id, self._look.theme))

    def key(self) -> Html:
        """Whose line is whose, where there are several, and what a ring is, where there is any."""
        rows = [self._key_of(line) for line in self.lines] if len(self.lines) > 1 else []
        if any(touchpoint.expected is not None for touchpoint in self._document.journey(self._map.id)):
            ring = el("span", class_="point expected")
            rows.append(el("li", ring, self._look.translate(EXPECTED)))
        return el("ul", *rows, class_="key") if rows else Html()

    def of(self, phase: Phase) -> Html:
        """The piece of all curves that lies in a phase; nothing where there is no touchpoint."""
        touchpoints = self._document.touchpoints(phase.id)
        if not touchpoints:
            return Html()
        wide, left = STEP * len(touchpoints), STEP * self._first[phase.id]
        drawn = join(_neutral(wide), *(self._drawn(line, left) for line in self.lines))
        drawing = el(
            "svg",
            drawn,
            viewBox=f"0 0 {_n(wide)} {_n(HEIGHT)}",
            preserveAspectRatio="none",
            aria_hidden="true",
        )
        points = (self._points(t, (i + 0.5) / len(touchpoints)) for i, t in enumerate(touchpoints))
        return el("div", drawing, *(point for each in points for point in each), class_="curve")

    def _line(self, actor_id: Id | None) -> Line:
        style = styles_on(self._document, self._map.id, self._look.theme)[actor_id]
        return Line(
            actor_id,
            self._name(actor_id),
            style.color if style else self._look.theme.above,
            " ".join(map(_n, style.dash)) if style else "",
            bezier([((moment.x + 0.5) * STEP, moment.score) for moment in self._felt(actor_id)]),
        )

    def _name(self, actor_id: Id | None) -> str:
        name = actor_name(self._document, self._map, actor_id, self._look.translate)
        person = self._document.find(actor_id, Person)
        return with_department(person, name) if person else name

    def _felt(self, actor_id: Id | None) -> Sequence[Moment]:
        return moments(self._document, self._map.id, actor_id)

    def _key_of(self, line: Line) -> Html:
        sample = shape(
            "line", x1=0, y1=5, x2=28, y2=5, stroke=line.color, stroke_width=3, stroke_dasharray=line.dash or None
        )
        return el("li", el("svg", sample, viewBox="0 0 28 10", aria_hidden="true"), line.name)

    def _drawn(self, line: Line, left: float) -> Html:
        style = styles_on(self._document, self._map.id, self._look.theme)[line.actor_id]
        if not line.segments:
            return Html()
        marks: Sequence[Mark] = (
            customer_curve(line.segments, _y, self._look.theme, 3.0)
            if style is None
            else other_curve(line.segments, _y, style, 2.5)
        )
        return el("g", *(_path(mark) for mark in marks if isinstance(mark, Path)), transform=f"translate({_n(-left)})")

    def _points(self, touchpoint: Touchpoint, place: float) -> Iterator[Html]:
        """The scores at a touchpoint; what is expected comes first, so that the experience lies over it."""
        if touchpoint.expected is not None:
            said = fill(_EXPECTED, self._look.translate, score=score(touchpoint.expected, self._language))
            yield self._point(touchpoint.expected / 10, place, "", "expected", said)
        for line in reversed(self.lines):
            felt = self._document.score(touchpoint.id, line.actor_id)
            if felt is None:
                continue
            told = score(felt.score, self._language)
            if line.actor_id is None:
                yield self._point(
                    felt.score / 10, place, told, _felt(felt.score), f"{line.name}: {told}", self._sign(touchpoint)
                )
            else:
                yield self._point(felt.score / 10, place, "", "other", f"{line.name}: {told}", color=line.color)

    def _point(
        self, value: float, place: float, said: str, kind: str, title: str, sign: str = "", color: str = ""
    ) -> Html:
        style = f"left:{_n(100 * place)}%;top:{_n(100 * _y(value) / HEIGHT)}%" + (f";--own:{color}" if color else "")
        inside = el("b", said) if said else el("span", title, class_="unseen")
        return el("span", inside, el("i", sign) if sign else "", class_=f"point {kind}", style=style, title=title)

    def _sign(self, touchpoint: Touchpoint) -> str:
        """What stands out about a score: that it is the peak, the lowest or the end of the journey."""
        found = insights_of(self._document, self._map.id)
        named = ((N_("Peak"), found.peak), (N_("Lowest"), found.lowest), (N_("End"), found.end))
        signs = [
            self._look.translate(name) for name, moment in named if moment and moment.touchpoint_id == touchpoint.id
        ]
        return " · ".join(signs)


def scores_in_words(document: Document, curves: Curves, touchpoint: Touchpoint, language: str, look: Look) -> str:
    """All scores at a touchpoint in one line, for who sees no curve."""
    felt = ((line, document.score(touchpoint.id, line.actor_id)) for line in curves.lines)
    told = [f"{line.name} {score(each.score, language)}" for line, each in felt if each is not None]
    return f"{title_of(touchpoint, look.translate)}: {', '.join(told)}" if told else ""


def _felt(tenths: int) -> str:
    """By which class a score of the customer has its colour."""
    return "felt above" if tenths > 0 else "felt below" if tenths < 0 else "felt on"


def _y(value: float) -> float:
    """How far down a score stands."""
    return _ROOM + (HEIGHT - 2 * _ROOM) * (2 - value) / 4


def _neutral(wide: float) -> Html:
    return shape("line", x1=0, x2=_n(wide), y1=_n(_y(0)), y2=_n(_y(0)), class_="neutral")


def _path(mark: Path) -> Html:
    told = " ".join(f"{step[0]}{' '.join(_n(float(number)) for number in step[1:])}" for step in mark.commands)
    dash = " ".join(map(_n, mark.dash)) or None
    if mark.fill:
        return shape("path", d=told, fill=mark.fill)
    return shape("path", d=told, fill="none", stroke=mark.stroke, stroke_width=mark.stroke_width, stroke_dasharray=dash)


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
