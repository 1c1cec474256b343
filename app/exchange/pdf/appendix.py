"""The appendix: every note in the order of reading, and in full what the map shows only in part or not at all.

The descriptions behind touchpoints, who the persona is, and what the title block had to shorten. So every word of a map
is in its PDF, and can be searched and read aloud by who cannot see the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from app.drawing.drawing import Drawing
from app.drawing.theme import Theme
from app.exchange.facts import more_facts
from app.exchange.pdf.cells import facts_cell, text_cell
from app.exchange.pdf.map_words import MapWords
from app.exchange.pdf.table import Flow, Heading, Table, TableColumn, TableRow
from app.exchange.typeset import Style, brief, day, decimal
from app.i18n import N_, Translate, fill
from app.model.document import Document
from app.model.names import KIND_NAMES, title_of
from app.model.records import Channel, Id, JourneyMap, Note, Person, Persona, Project, Touchpoint

_MEASURE = 0.9  # of its column is as wide as a line can be and still be read with ease
_PAD = 2.5
_HEADING = 9.0
_HEAD_ROOM = 130.0  # the title of a chapter stands alone at the foot of no page

_TWO = ((N_("Belongs to"), 25.0), (N_("Text"), 75.0))
_TOUCHPOINT = ((N_("Touchpoint"), 25.0), (N_("Text"), 75.0))
_NOTE = ((N_("Touchpoint"), 25.0), (N_("Lane"), 15.0), (N_("Text"), 60.0))
_WHY = ((N_("Note"), 35.0), (N_("Touchpoint"), 25.0), (N_("Text"), 40.0))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in full: what it belongs to, where that stands, and facts beside it; `phase` is the title above it."""

    name: str
    place: str
    text: str
    facts: tuple[str, ...] = ()
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Passages under one heading, in columns of which each is a title (msgid) and a share of the width."""

    title: str
    passages: tuple[Passage, ...]
    columns: tuple[tuple[str, float], ...] = _TWO


def chapters(
    document: Document,
    map_id: Id,
    drawing: Drawing,
    shortened: Sequence[str],
    language: str,
    t: Translate,
    *,
    with_ambition: bool = True,
    with_persona: bool = True,
) -> list[Chapter]:
    """What the sheets of a map do not show in full; `shortened` are texts that the title block cut.

    The ambition belongs to all maps of a file, so one of several tells it. A persona with a page of its own is not told
    of again.
    """
    book = _Book(document, document.get(map_id, JourneyMap), drawing, language, t)
    found = (
        Chapter(t(N_("About this map")), tuple(book.about(shortened, with_ambition))),
        Chapter(t(N_("Persona")), tuple(book.persona() if with_persona else ())),
        Chapter(t(N_("Touchpoints one by one")), tuple(book.touchpoints()), _TOUCHPOINT),
        Chapter(t(N_("All notes, in the order of reading")), tuple(book.notes()), _NOTE),
        Chapter(t(N_("Why, why, why")), tuple(book.whys()), _WHY),
    )
    return [chapter for chapter in found if chapter.passages]


def add_appendix(flow: Flow, map_title: str, parts: Sequence[Chapter], t: Translate) -> None:
    """Sets the chapters from the flow's current height on."""
    flow.bookmark(fill(N_("Appendix: {title}"), t, title=brief(map_title)), 0)
    title, soft = Style(18, flow.theme.ink, "semibold"), Style(10, flow.theme.ink_soft)
    flow.put(title.block([t(N_("Appendix"))], 0, 0), 27)
    flow.put(soft.block(soft.at_most(map_title, flow.width, 1), 0, 0), 26)
    for chapter in parts:
        _add_chapter(flow, chapter, t)


def _add_chapter(flow: Flow, chapter: Chapter, t: Translate) -> None:
    if flow.room < _HEAD_ROOM:
        flow.turn()
    flow.bookmark(chapter.title, 1)
    flow.put(Style(12, flow.theme.ink, "semibold").block([chapter.title], 0, 0), 22)
    columns = [TableColumn(t(title), share) for title, share in chapter.columns]
    table = Table(flow, columns, chapter.title, t, pad=_PAD)
    for phase, passages in groupby(chapter.passages, key=lambda passage: passage.phase):
        if phase:
            table.heading(Heading(phase, size=_HEADING))
        _add_passages(table, list(passages), flow.theme)
    table.close()
    flow.put((), 18)


def _add_passages(table: Table, passages: Sequence[Passage], theme: Theme) -> None:
    """A row each; what has the same name as the row above it does not say so again, but at the top of a page."""
    before = ""
    for passage, after in zip(passages, (*passages[1:], None), strict=True):
        whole = _row(passage, table, theme)
        shown = ((), *whole[1:]) if len(whole) > 2 and passage.name == before else whole
        table.row(shown, at_top=whole, rule=len(whole) < 3 or after is None or after.name != passage.name)
        before = passage.name


def _row(passage: Passage, table: Table, theme: Theme) -> TableRow:
    strong, body, soft = Style(9, theme.ink, "semibold"), Style(9, theme.ink), Style(8, theme.ink_soft)
    last = len(table.columns) - 1
    room = table.text_width(last) * _MEASURE
    text = text_cell(passage.text, body, room) + facts_cell(passage.facts, soft, room)
    name = text_cell(passage.name, strong, table.text_width(0))
    if last == 1:
        return name + text_cell(passage.place, soft, table.text_width(0)), text
    return name, text_cell(passage.place, Style(9, theme.ink_soft), table.text_width(1)), text


class _Book:
    """Writes the passages of one map."""

    def __init__(
        self, document: Document, journey_map: JourneyMap, drawing: Drawing, language: str, t: Translate
    ) -> None:
        self._document = document
        self._map = journey_map
        self._words = MapWords(drawing)
        self._drawn = {row.lane_id for row in drawing.rows}
        self._language = language
        self._t = t

    def about(self, shortened: Sequence[str], with_ambition: bool) -> Iterator[Passage]:
        """What the title block and the headers had no room for, and what the brand is after."""
        project = self._document.project
        named = (
            (N_("Title"), title_of(self._map, self._t)),
            (N_("Scenario"), self._map.scenario),
            (N_("Brand"), project.brand),
            (N_("Product"), project.product),
        )
        yield from (Passage(self._t(name), "", text) for name, text in named if text in shortened)
        if with_ambition:
            yield from self._strategy(project)
        if self._map.review_date:
            yield Passage(self._t(N_("Review on")), "", day(self._map.review_date, self._language))
        yield from self._headers()

    def _strategy(self, project: Project) -> Iterator[Passage]:
        """What the brand is, and wants to be, to its customers."""
        named = (
            (N_("Unique points"), project.unique_points),
            (N_("Ambition"), project.ambition),
            (N_("Brand promise"), project.promise),
        )
        yield from (Passage(self._t(name), "", text) for name, text in named if text)

    def _headers(self) -> Iterator[Passage]:
        """Titles of phases and drawn lanes that were too long for their header."""
        shown = [lane for lane in self._document.lanes(self._map.id) if lane.id in self._drawn]
        for record in (*self._document.phases(self._map.id), *shown):
            title = title_of(record, self._t)
            if not self._words.holds(record.id, title):
                yield Passage(self._t(KIND_NAMES[record.KIND]), "", title)

    def persona(self) -> Iterator[Passage]:
        """Who the journey is about."""
        persona = self._document.find(self._map.persona_id, Persona)
        if persona is None:
            return
        texts = (
            (N_("In their own words"), persona.quote),
            (N_("About"), persona.about),
            (N_("Goals"), persona.goals),
            (N_("Pain points"), persona.pains),
        )
        for place, (name, text) in enumerate((name, text) for name, text in texts if text):
            yield Passage(self._t(name), "" if place else brief(persona.name), text)

    def touchpoints(self) -> Iterator[Passage]:
        """Every touchpoint of which the map does not tell all in words, phase by phase."""
        for phase in self._document.phases(self._map.id):
            title = brief(title_of(phase, self._t))
            only_scores: list[str] = []
            for touchpoint in self._document.touchpoints(phase.id):
                name, text = self._name(touchpoint), _joined(*self._untold(touchpoint))
                marks = tuple(self._marks(touchpoint))
                more = tuple(more_facts(self._document, touchpoint, self._language, self._t))
                if text or marks or more:
                    yield Passage(name, "", text, (*marks, *self._feelings(touchpoint), *more), title)
                elif scores := ", ".join(self._scores(touchpoint)):
                    only_scores.append(f"{name}: {scores}")
            if only_scores:
                yield Passage(self._t(N_("Emotion")), "", "", tuple(only_scores), title)

    def _name(self, touchpoint: Touchpoint) -> str:
        return brief(title_of(touchpoint, self._t))

    def _untold(self, touchpoint: Touchpoint) -> Iterator[str]:
        channel = self._document.find(touchpoint.channel_id, Channel)
        for text in (touchpoint.title, touchpoint.time_frame):
            if not self._words.holds(touchpoint.id, text):
                yield text
        if channel and not self._words.holds(touchpoint.id, channel.name, on_chip=True):
            yield channel.name
        yield touchpoint.description
        if touchpoint.intended_value:
            yield fill(N_("Intended value: {value}"), self._t, value=touchpoint.intended_value)

    def _marks(self, touchpoint: Touchpoint) -> Iterator[str]:
        """What the map tells by initials, a star and a heart."""
        owner = self._document.find(touchpoint.owner_id, Person)
        if owner:
            name = ", ".join(filter(None, (owner.name, owner.department)))
            yield fill(N_("Owner: {name}"), self._t, name=name)
        if touchpoint.moment_of_truth:
            yield self._t(N_("Moment of truth"))
        if touchpoint.brand_moment:
            yield self._t(N_("Brand moment"))

    def _felt(self, touchpoint: Touchpoint) -> Iterator[tuple[str, str]]:
        """Who feels what, the customer, without a name, first."""
        scores = self._document.scores(touchpoint.id)
        for score in sorted(scores, key=lambda score: score.actor_id or ""):
            actor = self._document.find(score.actor_id, Person) or self._document.find(score.actor_id, Persona)
            value = decimal(score.score / 10, self._language) if score.score else self._t(N_("neutral"))
            yield (actor.name if actor else ""), value

    def _feelings(self, touchpoint: Touchpoint) -> Iterator[str]:
        for name, score in self._felt(touchpoint):
            if name:
                yield fill(N_("Emotion of {name}: {score}"), self._t, name=name, score=score)
            else:
                yield fill(N_("Emotion: {score}"), self._t, score=score)

    def _scores(self, touchpoint: Touchpoint) -> Iterator[str]:
        return (f"{name} {score}" if name else score for name, score in self._felt(touchpoint))

    def notes(self) -> Iterator[Passage]:
        """Every note, for who cannot see the map: moment by moment, and at each lane by lane. Hidden lanes stay hidden.

        Notes of a whole phase come before those of its touchpoints.
        """
        shown = [lane for lane in self._document.lanes(self._map.id) if not lane.hidden]
        for phase in self._document.phases(self._map.id):
            moments = (None, *(touchpoint.id for touchpoint in self._document.touchpoints(phase.id)))
            for moment, lane in product(moments, shown):
                for note in self._document.column(phase.id, lane.id, moment):
                    if note.text:
                        lane_name, title = brief(title_of(lane, self._t)), brief(title_of(phase, self._t))
                        yield Passage(self._place(note), lane_name, note.text, phase=title)

    def whys(self) -> Iterator[Passage]:
        """The causes under pain points, which no map has room for."""
        for phase in self._document.phases(self._map.id):
            for lane in self._document.lanes(self._map.id):
                for note in self._document.notes(phase.id, lane.id):
                    if note.whys and not lane.hidden:
                        title = brief(title_of(phase, self._t))
                        yield Passage(brief(note.text), self._place(note), note.whys, phase=title)

    def _place(self, note: Note) -> str:
        touchpoint = self._document.find(note.touchpoint_id, Touchpoint)
        return self._name(touchpoint) if touchpoint else ""


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, texts))
