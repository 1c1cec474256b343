"""The interview sheet: paper to take along to a customer, with the touchpoints of a map and room to write.

What is asked about the choice are the method's own five questions on motives; whatever the map only assumes is marked,
since that is what the interview is for. Upright A4, in lengths of points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.analysis.evidence import is_assumption
from app.drawing import faces
from app.drawing.look import Look
from app.drawing.primitives import Box, Mark, Path, Rect
from app.drawing.scale import LEVELS
from app.exchange.pdf.pages import A4, Page, Size
from app.exchange.pdf.table import Flow
from app.exchange.typeset import Style
from app.i18n import N_, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Persona, Phase, Touchpoint

UPRIGHT = Size(A4.h, A4.w)

ABOUT_THE_CHOICE = (
    N_("What did you want to know before you chose?"),
    N_("When did you start looking, and for how long?"),
    N_("Where did you look, and whom did you ask?"),
    N_("Why did you choose this one?"),
    N_("Why did you decide there and then?"),
)
"""The questions on motives: what kind of information, when, from which sources, why this choice, why buy then."""

_LINE = 22.0  # from one line to write on to the next: a hand needs about 8 mm
_BAND = 24.0
_FACE = 8.0
_FACES_WIDTH = 130.0
_NAME, _BODY, _SMALL = 10.5, 9.5, 8.0


def interview_pages(document: Document, map_ids: Sequence[Id], look: Look) -> list[Page]:
    """The sheets for these maps, each beginning on a page of its own."""
    return [page for map_id in map_ids for page in _Sheet(document, document.get(map_id, JourneyMap), look).pages()]


class _Sheet:
    """The sheet of one map, from the top down."""

    def __init__(self, document: Document, journey: JourneyMap, look: Look) -> None:
        self._document, self._map, self._look, self._t = document, journey, look, look.translate
        theme = look.theme
        self._flow = Flow(UPRIGHT, theme)
        self._title, self._heading = Style(18, theme.ink, "semibold"), Style(12, theme.phase_ink, "semibold")
        self._name, self._body = Style(_NAME, theme.ink, "semibold"), Style(_BODY, theme.ink)
        self._small = Style(_SMALL, theme.ink_soft)
        self._running: tuple[str, str] | None = None
        """The title and colour of the phase that goes on where a page ends."""

    def pages(self) -> list[Page]:
        """All of it."""
        self._add_head()
        self._flow.at_top = self._add_running_head
        for index, phase in enumerate(self._document.phases(self._map.id)):
            self._add_phase(phase, index)
        self._add_choice()
        return self._flow.pages

    # --- who and when --------------------------------------------------------------------------------------------

    def _add_head(self) -> None:
        flow = self._flow
        flow.bookmark(title_of(self._map, self._t), 0)
        flow.put([self._small.line(self._t(N_("Interview")), 0, 8)], 14)
        title = self._title.at_most(title_of(self._map, self._t), flow.width, 2)
        flow.put(self._title.block(title, 0, 0), len(title) * self._title.leading + 4)
        persona = self._document.find(self._map.persona_id, Persona)
        about = " – ".join(filter(None, (title_of(persona, self._t) if persona else "", self._map.scenario)))
        lines = self._body.at_most(about, flow.width, 2) if about else []
        flow.put(self._body.block(lines, 0, 0), len(lines) * self._body.leading + 6)
        self._add_blanks((N_("Date"), 0.25), (N_("Respondent"), 0.45), (N_("Interviewer"), 0.3))
        self._add_consent()

    def _add_blanks(self, *blanks: tuple[str, float]) -> None:
        """Words with a line behind each, beside each other, by their shares of the width."""
        marks: list[Mark] = []
        x = 0.0
        for msgid, share in blanks:
            text, room = self._t(msgid), share * self._flow.width
            marks.append(self._body.line(text, x, _LINE))
            marks.append(self._rule(x + self._body.width(text) + 6, x + room - 14, _LINE + 2))
            x += room
        self._flow.put(marks, _LINE + 10)

    def _add_running_head(self) -> None:
        """What tells a loose sheet: whose it is and when, and the phase that goes on here."""
        flow = self._flow
        half, quarter = 0.5 * flow.width, 0.25 * flow.width
        (title,) = self._small.at_most(title_of(self._map, self._t), half - 14, 1)
        marks: list[Mark] = [self._small.line(title, 0, 10)]
        for x, room, msgid in (
            (half, 0.8 * quarter, N_("Date")),
            (half + 0.8 * quarter, 1.2 * quarter, N_("Respondent")),
        ):
            text = self._t(msgid)
            marks.append(self._small.line(text, x, 10))
            marks.append(self._rule(x + self._small.width(text) + 5, x + room - 10, 12))
        flow.put(marks, 21)
        if self._running:
            title, color = self._running
            self._put_band(fill(N_("{phase}, continued"), self._t, phase=title), color)

    def _add_consent(self) -> None:
        """What has to be asked before anything is written down."""
        text = self._t(N_("May we keep your name with this interview?"))
        marks: list[Mark] = [self._body.line(text, 0, 12)]
        x = self._body.width(text) + 16
        for answer in (N_("Yes"), N_("No, anonymous")):
            marks.append(Rect(Box(x, 3.5, 10, 10), stroke=self._look.theme.ink_soft, stroke_width=0.8, radius=2))
            marks.append(self._body.line(self._t(answer), x + 15, 12))
            x += 15 + self._body.width(self._t(answer)) + 16
        self._flow.put(marks, 28)

    # --- the journey ---------------------------------------------------------------------------------------------

    def _add_phase(self, phase: Phase, index: int) -> None:
        touchpoints = self._document.touchpoints(phase.id)
        first = self._height_of(touchpoints[0]) if touchpoints else 4 * _LINE
        title, color = title_of(phase, self._t), self._look.theme.phase_color(index)
        self._make_room(_BAND + 26 + first)
        self._add_band(title, color)
        self._running = title, color
        self._flow.put([self._small.line(self._t(N_("What did you do, think and feel here?")), 0, 8)], 18)
        for touchpoint in touchpoints:
            self._add_touchpoint(touchpoint)
        self._add_question(self._t(N_("What else happened, or got in the way?")), 2)
        self._running = None

    def _add_band(self, title: str, color: str) -> None:
        if self._flow.y > 60:
            self._flow.put([], 6)
        self._flow.bookmark(title, 1)
        self._put_band(title, color)

    def _put_band(self, title: str, color: str) -> None:
        (shown, *_) = self._heading.at_most(title, self._flow.width - 24, 1)
        band = Rect(Box(0, 0, self._flow.width, _BAND), fill=color, radius=4)
        self._flow.put([band, self._heading.line(shown, 12, 16.5)], _BAND + 6)

    def _add_touchpoint(self, touchpoint: Touchpoint) -> None:
        """Its title, whether it is only assumed, faces to tick, and lines."""
        self._make_room(self._height_of(touchpoint))
        lines = self._lines_of(touchpoint)
        below = self._below(touchpoint)
        top = len(lines) * self._name.leading
        marks: list[Mark] = [*self._name.block(lines, 0, 0), *self._small.block(below, 0, top)]
        marks += self._faces(self._flow.width - _FACES_WIDTH, 9.0)
        self._flow.put(marks, max(top + len(below) * self._small.leading, 20.0))
        self._add_lines(3)

    def _lines_of(self, touchpoint: Touchpoint) -> list[str]:
        title = title_of(touchpoint, self._t)
        return self._name.at_most(title, self._flow.width - _FACES_WIDTH - 20, 2)

    def _below(self, touchpoint: Touchpoint) -> list[str]:
        assumed = (
            self._t(N_("Assumption: ask whether it is so")) if is_assumption(self._document, touchpoint.id) else ""
        )
        text = " · ".join(filter(None, (touchpoint.time_frame, assumed)))
        return self._small.at_most(text, self._flow.width - _FACES_WIDTH - 20, 1) if text else []

    def _height_of(self, touchpoint: Touchpoint) -> float:
        head = len(self._lines_of(touchpoint)) * self._name.leading + len(self._below(touchpoint)) * self._small.leading
        return max(head, 20.0) + 3 * _LINE + 12

    def _faces(self, x: float, y: float) -> Iterator[Mark]:
        """The levels of emotion from the worst to the best, to put a ring around."""
        theme, step = self._look.theme, (_FACES_WIDTH - 2 * _FACE) / (len(LEVELS) - 1)
        for place, level in enumerate(sorted(LEVELS)):
            yield from faces.outlined(x + _FACE + place * step, y, _FACE, level, theme.ink_soft, theme.canvas)

    # --- the choice ----------------------------------------------------------------------------------------------

    def _add_choice(self) -> None:
        self._make_room(_BAND + 40 + 3 * _LINE)
        title, color = self._t(N_("Looking back: how did you choose?")), self._look.theme.ink_soft
        self._add_band(title, color)
        self._running = title, color
        for question in ABOUT_THE_CHOICE:
            self._add_question(self._t(question), 2)
        self._add_question(fill(N_("What should we have asked?"), self._t), 2)

    # --- lines ---------------------------------------------------------------------------------------------------

    def _add_question(self, text: str, lines: int) -> None:
        self._make_room(18 + lines * _LINE)
        self._flow.put([self._body.line(text, 0, 11)], 12)
        self._add_lines(lines, 8)

    def _add_lines(self, count: int, below: float = 12.0) -> None:
        rules = [self._rule(0, self._flow.width, place * _LINE) for place in range(1, count + 1)]
        self._flow.put(rules, count * _LINE + below)

    def _rule(self, start: float, end: float, y: float) -> Path:
        return Path((("M", start, y), ("L", end, y)), stroke=self._look.theme.lines_strong, stroke_width=0.5)

    def _make_room(self, height: float) -> None:
        if self._flow.room < height:
            self._flow.turn()
