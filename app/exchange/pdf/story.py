"""The story of a journey in words: what stands out, and then phase by phase what happens, hurts and is known of it.

Owns what is said; how tables are set and broken over pages is table.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from app.analysis.emotion import Moment, lowest, moments
from app.analysis.evidence import is_assumption
from app.drawing.look import Look
from app.exchange.pdf.cells import bullet, text_cell
from app.exchange.pdf.evenly import evenly
from app.exchange.pdf.highlights import add_highlights
from app.exchange.pdf.pages import Page
from app.exchange.pdf.places import drawn, told
from app.exchange.pdf.table import Cell, Flow, Heading, Line, Table, TableColumn, TableRow
from app.exchange.scope import Scope
from app.exchange.typeset import Style, brief, score
from app.i18n import N_, fill
from app.model.names import title_of
from app.model.records import Channel, Id, JourneyMap, Lane, LaneKind, Note, Phase, Record, Source, Touchpoint
from app.model.whereabouts import actions_about

_COLUMNS = (
    (N_("Touchpoint"), 22.0),
    (N_("Emotion"), 8.0),
    (N_("What happens"), 25.0),
    (N_("What hurts, and what could be"), 24.0),
    (N_("What it rests on"), 21.0),
)
_HAPPENS = frozenset(
    {
        *(LaneKind.DOING, LaneKind.THINKING, LaneKind.FEELING),
        *(LaneKind.FRONTSTAGE, LaneKind.BACKSTAGE, LaneKind.SUPPORT),
    }
)
_HURTS = frozenset({LaneKind.PAINS, LaneKind.DROP_OFFS, LaneKind.OPPORTUNITIES})
_LONGEST_QUOTE = 140
_MOST_QUOTES = 3


def story_pages(scope: Scope, look: Look, language: str) -> Sequence[Page]:
    """The pages with the stories of all maps that have any touchpoint."""
    return [
        page
        for journey in scope.maps
        if scope.document.journey(journey.id)
        for page in evenly(look.theme, partial(_add_story, scope, journey, look, language))
    ]


def _add_story(scope: Scope, journey: JourneyMap, look: Look, language: str, flow: Flow) -> None:
    title = fill(N_("The story of “{title}”"), look.translate, title=brief(title_of(journey, look.translate)))
    flow.bookmark(title, 0)
    style = Style(18, look.theme.ink, "semibold")
    lines = style.at_most(title, flow.width, 2)
    flow.put(style.block(lines, 0, 0), len(lines) * style.leading + 10)
    add_highlights(flow, scope.document, journey, look, language)
    columns = [TableColumn(look.translate(name), share) for name, share in _COLUMNS]
    writer = _Writer(scope, journey, look, language, Table(flow, columns, title, look.translate, names_rows=True))
    for phase in scope.document.phases(journey.id):
        writer.add_phase(phase)
    writer.table.close()


class _Writer:
    """Writes the moments of one map as rows."""

    def __init__(self, scope: Scope, journey: JourneyMap, look: Look, language: str, table: Table) -> None:
        self._document, self._t, self._language, self.table = scope.document, look.translate, language, table
        self._lanes = [lane for lane in scope.document.lanes(journey.id) if not lane.hidden]
        self._felt = {moment.touchpoint_id: moment for moment in moments(scope.document, journey.id)}
        self._actions = actions_about(scope.document, [journey.id])
        theme = look.theme
        self._body, self._strong = Style(9, theme.ink), Style(9, theme.ink, "semibold")
        self._soft, self._link = Style(8, theme.ink_soft), Style(8, theme.accent)

    def add_phase(self, phase: Phase) -> None:
        """What the phase is like, then its own notes, then each of its touchpoints."""
        self.table.heading(Heading(title_of(phase, self._t), self._feeling(phase), bookmark=1))
        notes = list(self._notes(phase, None))
        if any(lane.kind in _HAPPENS | _HURTS for lane, _note in notes):
            whole = text_cell(self._t(N_("The whole phase")), self._soft, self.table.text_width(0))
            self.table.row(self._row(whole, (), notes, [note for _lane, note in notes]))
        for touchpoint in self._document.touchpoints(phase.id):
            self._add(phase, touchpoint)

    def _feeling(self, phase: Phase) -> str:
        """How a phase begins, ends and hurts the most, in one sentence."""
        felt = [m for t in self._document.touchpoints(phase.id) if (m := self._felt.get(t.id))]
        low = lowest(felt)
        if low is None:
            return ""
        sentence = (
            N_("From {first} to {last}; the lowest is “{title}” ({score})")
            if len(felt) > 1
            else N_("Felt as {first}, at “{title}”")
        )
        title = brief(title_of(self._document.get(low.touchpoint_id, Touchpoint), self._t), 60)
        ends = {"first": self._score(felt[0]), "last": self._score(felt[-1])}
        return fill(sentence, self._t, title=title, score=self._score(low), **ends)

    def _score(self, moment: Moment) -> str:
        return score(round(moment.score * 10), self._language)

    def _notes(self, phase: Phase, touchpoint_id: Id | None) -> Iterator[tuple[Lane, Note]]:
        for lane in self._lanes:
            yield from ((lane, note) for note in self._document.column(phase.id, lane.id, touchpoint_id) if note.text)

    def _add(self, phase: Phase, touchpoint: Touchpoint) -> None:
        notes = list(self._notes(phase, touchpoint.id))
        known: list[Record] = [touchpoint, *self._document.scores(touchpoint.id), *(note for _lane, note in notes)]
        self.table.row(self._row(self._named(touchpoint), self._emotion(touchpoint), notes, known))

    def _row(self, name: Cell, emotion: Cell, notes: list[tuple[Lane, Note]], known: Sequence[Record]) -> TableRow:
        happens = [pair for pair in notes if pair[0].kind in _HAPPENS]
        hurts = [pair for pair in notes if pair[0].kind in _HURTS]
        return name, emotion, self._told(2, happens), self._told(3, hurts), self._proof(known)

    def _named(self, touchpoint: Touchpoint) -> Cell:
        """The touchpoint with a way to the map, its facts, and ways to what will be done about it."""
        room = self.table.text_width(0)
        first, *more = text_cell(title_of(touchpoint, self._t), self._strong, room)
        cell: Cell = (Line(first.text, first.style, link=drawn(touchpoint.id), anchor=told(touchpoint.id)), *more)
        channel = self._document.find(touchpoint.channel_id, Channel)
        for text in (channel.name if channel else "", touchpoint.time_frame):
            cell += text_cell(text, self._soft, room)
        for action in self._document.actions(touchpoint.id):
            if action in self._actions:
                lines = self._link.at_most(f"→ {brief(title_of(action, self._t), 120)}", room, 2)
                cell += tuple(Line(line, self._link, link=told(action.id)) for line in lines)
        return cell

    def _emotion(self, touchpoint: Touchpoint) -> Cell:
        room = self.table.text_width(1)
        felt = self._felt.get(touchpoint.id)
        cell = text_cell(self._score(felt) if felt else "", self._strong, room)
        if touchpoint.expected is not None:
            expected = score(touchpoint.expected, self._language)
            cell += text_cell(fill(N_("Expected: {score}"), self._t, score=expected), self._soft, room)
        return cell

    def _source(self, source_id: Id) -> str:
        return brief(title_of(self._document.get(source_id, Source), self._t))

    def _told(self, column: int, notes: list[tuple[Lane, Note]]) -> Cell:
        """The notes under the names of their lanes."""
        cell: Cell = ()
        room, before = self.table.text_width(column), None
        for lane, note in notes:
            if lane != before:
                cell += text_cell(brief(title_of(lane, self._t)), self._soft, room)
            cell += bullet(note.text, self._body, room)
            before = lane
        return cell

    def _proof(self, known: Sequence[Record]) -> Cell:
        """Some of what was said of it, then the sources that say no more than that it is so; or that it is assumed."""
        room = self.table.text_width(4)
        cell: Cell = ()
        said = [evidence for record in known for evidence in self._document.evidence(record.id)]
        quotes = {evidence.quote: evidence.source_id for evidence in said if evidence.quote}
        for quote, source_id in list(quotes.items())[:_MOST_QUOTES]:
            cell += text_cell(brief(quote, _LONGEST_QUOTE), self._body, room)
            cell += text_cell(f"– {self._source(source_id)}", self._soft, room)
        others = dict.fromkeys(e.source_id for e in said if e.source_id not in quotes.values())
        cell += text_cell(" · ".join(map(self._source, others)), self._soft, room)
        if not cell and any(is_assumption(self._document, record.id) for record in known):
            return text_cell(self._t(N_("Assumption")), self._soft, room)
        return cell
