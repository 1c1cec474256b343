"""A map as rows of texts: a touchpoint a row, a column for each of its fields and for each lane of notes.

Every row names its phase, so that rows can be sorted and filtered; a row without a touchpoint holds what is said of its
whole phase. What is written so is read back as it was: headings and cells are put so that the reader takes them right.
A phase or lane that goes by the name of another gets a number behind it, which is told.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.exchange.loss_words import Words
from app.exchange.losses import Holds, Loss
from app.exchange.tables.notes import together
from app.exchange.tables.vocabulary import FIELDS, meaning_of
from app.i18n import N_, fill, translator
from app.model.document import Document
from app.model.lane_kinds import LANE_KINDS, kind_of
from app.model.names import title_of
from app.model.records import (
    Channel,
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    Note,
    Person,
    Phase,
    Record,
    Touchpoint,
)
from app.model.text import name_key, one_line

HOLDS = Holds(
    {
        JourneyMap: frozenset({"title"}),
        Phase: frozenset({"title"}),
        Lane: frozenset({"kind", "title"}),
        Channel: frozenset({"name"}),
        Person: frozenset({"name"}),
        Touchpoint: frozenset(
            [
                *("title", "description", "time_frame", "channel_id", "owner_id"),
                *("expected", "intended_value", "moment_of_truth"),
            ]
        ),
        EmotionScore: frozenset({"score"}),
        Note: frozenset({"text", "touchpoint_id"}),
    },
    lanes=frozenset(kind for kind, info in LANE_KINDS.items() if info.holds_notes),
    hidden_lanes=False,
)
"""What a table has a place for."""

_SCORED = N_("{name} (-2 to +2)")
_YES = N_("yes")
_SAME_NAMES = Words(
    N_("the name of one phase or lane, which another has as well and which got a number"),
    N_("the names of {count} phases and lanes, which others have as well and which got a number"),
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of fields: its heading, and what it says of a touchpoint. `always` is there though nobody says any."""

    heading: str
    says: Callable[[Touchpoint], str]
    always: bool = True


def rows_of(document: Document, map_id: Id, language: str) -> list[list[str]]:
    """The rows of a map, its headings first, in `language`."""
    return _Rows(document, map_id, language).rows()


def heading_of(lane: Lane, language: str) -> str:
    """How a lane is headed so that it comes back as it is: by its name alone where that says which kind it is."""
    say = translator(language)
    title, kind = one_line(title_of(lane, say)), say(LANE_KINDS[lane.kind].title)
    meaning = meaning_of(title)
    if not lane.title or (meaning.key == lane.kind.value and meaning.title == title):
        return title
    return f"{kind}: {title}"


def renamed(document: Document, map_ids: Iterable[Id], language: str) -> Loss:
    """How many phases and lanes of some maps get a number, for another goes by the same name."""
    say, count = translator(language), 0
    for map_id in map_ids:
        names = [one_line(title_of(phase, say)) for phase in document.phases(map_id)]
        lanes = _lanes_of(document, map_id)
        headings = [heading_of(lane, language) for lane in lanes]
        pairs = [*zip(names, unlike(names), strict=True), *zip(headings, _headings(lanes, language), strict=True)]
        count += sum(before != after for before, after in pairs)
    return Loss(_SAME_NAMES, count)


def unlike(names: Iterable[str]) -> list[str]:
    """These names, with a number behind those by which another went before."""
    found: dict[str, str] = {}
    for name in names:
        numbers = (f"{name} ({number})" for number in itertools.count(2))
        new = next(each for each in itertools.chain([name], numbers) if name_key(each) not in found)
        found[name_key(new)] = new
    return list(found.values())


def _headings(lanes: Sequence[Lane], language: str) -> list[str]:
    """How lanes are headed, each so that it comes back as a lane of its own."""
    say = translator(language)
    found: dict[tuple[str, str], str] = {}
    for lane in lanes:
        title, kind = one_line(title_of(lane, say)), say(LANE_KINDS[lane.kind].title)
        numbers = (f"{kind}: {title} ({number})" for number in itertools.count(2))
        for heading in itertools.chain([heading_of(lane, language)], numbers):
            meaning = meaning_of(heading)
            if (meaning.key, meaning.title) not in found:
                found[meaning.key, meaning.title] = heading
                break
    return list(found.values())


def _lanes_of(document: Document, map_id: Id) -> list[Lane]:
    return [lane for lane in document.lanes(map_id) if kind_of(lane).holds_notes and not lane.hidden]


class _Rows:
    """Writes one map."""

    def __init__(self, document: Document, map_id: Id, language: str) -> None:
        self._document, self._map, self._language = document, map_id, language
        self._say = translator(language)
        self._lanes = _lanes_of(document, map_id)

    def rows(self) -> list[list[str]]:
        touchpoints = self._document.journey(self._map)
        columns = [each for each in self._columns() if each.always or any(map(each.says, touchpoints))]
        fields = [column.heading for column in columns]
        lanes = _headings(self._lanes, self._language)
        return [[self._say(FIELDS["phase"]), *fields, *lanes], *self._body(columns)]

    def _body(self, columns: Sequence[_Column]) -> Iterator[list[str]]:
        phases = self._document.phases(self._map)
        for phase, name in zip(phases, unlike(map(self._title, phases)), strict=True):
            touchpoints = self._document.touchpoints(phase.id)
            for each in touchpoints:
                yield [name, *(column.says(each) for column in columns), *self._notes(phase, each.id)]
            free = self._notes(phase, None)
            if any(free) or not touchpoints:
                yield [name, *("" for _ in columns), *free]

    def _columns(self) -> tuple[_Column, ...]:
        return (
            _Column(self._say(FIELDS["touchpoints"]), lambda each: together([self._title(each)])),
            _Column(self._say(FIELDS["channels"]), lambda each: self._named(each.channel_id)),
            _Column(self._say(FIELDS["owners"]), lambda each: self._named(each.owner_id)),
            _Column(self._say(FIELDS["time_frame"]), lambda each: one_line(each.time_frame)),
            _Column(self._scored("emotion"), self._emotion),
            _Column(self._scored("expected"), lambda each: self._number(each.expected)),
            _Column(self._say(FIELDS["description"]), lambda each: each.description.strip(), always=False),
            _Column(self._say(FIELDS["intended_value"]), lambda each: each.intended_value.strip(), always=False),
            _Column(self._say(FIELDS["moment_of_truth"]), self._truth, always=False),
        )

    def _scored(self, key: str) -> str:
        return fill(_SCORED, self._say, name=self._say(FIELDS[key]))

    def _title(self, record: Record) -> str:
        return one_line(title_of(record, self._say))

    def _named(self, record_id: Id | None) -> str:
        record = self._document.records.get(record_id) if record_id is not None else None
        name = one_line(record.name) if isinstance(record, Channel | Person) else ""
        return together([name]) if name else ""

    def _emotion(self, touchpoint: Touchpoint) -> str:
        score = self._document.score(touchpoint.id)
        return self._number(score.score if score else None)

    def _number(self, tenths: int | None) -> str:
        text = "" if tenths is None else f"{tenths / 10:g}"
        return text.replace(".", ",") if self._language == "nl" else text

    def _truth(self, touchpoint: Touchpoint) -> str:
        return self._say(_YES) if touchpoint.moment_of_truth else ""

    def _notes(self, phase: Phase, touchpoint_id: Id | None) -> list[str]:
        return [self._cell(self._document.column(phase.id, lane.id, touchpoint_id)) for lane in self._lanes]

    def _cell(self, notes: Sequence[Note]) -> str:
        texts = (note.text.strip() for note in notes)
        return together([text for text in texts if text])
