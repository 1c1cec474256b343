"""From a table that lies down, whose columns are known, to a journey: phases, steps and notes, each from its own cell.

A row is a moment. A phase goes on for the rows that name none. Where every phase has one row, a cell with several
touchpoints makes several, and what else stands in that row is said of the phase. A touchpoint has one channel and one
owner: of several the first, while its description keeps them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.exchange.foreign.journey import Journey, Step
from app.exchange.foreign.journey import Row as LaneRow
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.scale import BEYOND, as_text
from app.exchange.foreign.words import kept
from app.exchange.tables.above import Facts
from app.exchange.tables.columns import EMOTION, EXPECTED, PHASE, TOUCHPOINTS, Column, key_of
from app.exchange.tables.entries import Entry, Row
from app.exchange.tables.feelings import Scores, is_ours
from app.exchange.tables.felt import felt
from app.exchange.tables.lying import DOWN, Laid
from app.exchange.tables.moment import Moment
from app.exchange.tables.notes import apart, is_list, is_nothing
from app.exchange.tables.phases import Phases, says_anything
from app.exchange.tables.vocabulary import IGNORED, LANE_KEYS
from app.i18n import N_
from app.model.records import LaneKind
from app.model.text import name_key, one_line

NO_SCORE = N_("This could not be read as a feeling, so it became a note.")
SHARED = N_("This row names several touchpoints; each got the feeling that stands there.")
BY_PHASE = N_("A row without a touchpoint says what only a touchpoint holds; one was made by the name of the phase.")
NO_TOUCHPOINTS = N_("No touchpoints stand here; one was made, by the name of its phase, wherever one was needed.")
SECOND_FEELING = N_("A touchpoint has one feeling; another one that stood there became a note.")
SECOND_PHASE = N_("The phases stand in another column or row already, so this one became a lane of its own.")
FIRST_OF_SEVERAL = N_("A touchpoint has one channel and one owner; the first was taken, and the description names all.")
NOT_YES = N_("This is no clear yes, so the touchpoint is no moment of truth; its description has these words.")
COLUMN_LEFT_OUT = N_("This column or row was left out.")

_YES = frozenset(["x", "ja", "j", "yes", "y", "✓", "✔", "1", "true", "waar", "v", "⭐", "★"])
_NO = frozenset(["nee", "n", "no", "0", "false", "onwaar", "geen", "niet", "none", "not", "nooit", "never", ""])
_DOUBTS = re.compile(r"\b(?:niet|geen|nee|nooit|misschien|wellicht|not|no|never|none|maybe|perhaps)\b|n['’]t\b|^\?+$")
_SENTENCES = (LaneKind.THINKING.value, LaneKind.QUESTIONS.value, LaneKind.FREE.value)
"""The lanes in which a comma is more likely to be one in a sentence."""
_NAMES = ("channels", "owners")
_FIELDS = ("time_frame", "description", "intended_value")


class Reader:
    """Reads one table; `facts` are what stood above it, and `title` is what the map is called without a title there."""

    def __init__(
        self, table: Laid, columns: Sequence[Column], scores: Scores, facts: Facts, title: str, repairs: Repairs
    ) -> None:
        self._table, self._columns, self._scores = table, columns, scores
        self._facts, self._title, self._repairs = facts, title, repairs
        self._phases = Phases(table, columns, repairs)
        self._lanes: dict[tuple[LaneKind, str], int] = {}
        self._ours = is_ours(columns)

    def journey(self) -> Journey:
        """The journey; its scores run from -2 to +2."""
        for column in self._columns:
            self._name_lane(column)
        moments = self._moments()
        steps = [step for moment in moments for step in self._steps(moment)]
        free = [(moment.phase, lane, text) for moment in moments for lane, text in self._free(moment)]
        return Journey(
            title=self._facts.title or self._title,
            description=self._facts.description,
            phases=tuple(self._phases.names or [None]),
            steps=tuple(steps),
            rows=tuple(LaneRow(kind, title) for kind, title in self._lanes),
            notes=tuple(free),
            customer=self._facts.customer,
        )

    # --- rows ----------------------------------------------------------------------------------------------------

    def _moments(self) -> list[Moment]:
        """What every row says; one that goes on about the touchpoint before it is one moment with that."""
        moments: list[Moment] = []
        for at, row in enumerate(self._table.rows):
            if says_anything(row, self._columns):
                moment = self._moment(at, row)
                if moments and self._goes_on(row, moment, moments[-1]):
                    self._join(moments[-1], moment)
                else:
                    moments.append(moment)
        return moments

    def _goes_on(self, row: Row, moment: Moment, before: Moment) -> bool:
        """Whether a row is about the touchpoint of the one before: merged with it, or naming nothing itself.

        One that names nothing but has a feeling of its own is about another, and so is a column of which a touchpoint
        is needed: there everything stands below what it is about.
        """
        touchpoints = [row[column.at] for column in self._columns if column.key == TOUCHPOINTS]
        phases = [row[column.at] for column in self._columns if column.key == PHASE]
        if any(entry.spread for entry in touchpoints):
            return True
        if not touchpoints or any(entry.text and not entry.spread for entry in (*touchpoints, *phases)):
            return False
        return not moment.needs_touchpoint or (self._table.way == DOWN and not before.feels_otherwise(moment))

    def _join(self, moment: Moment, other: Moment) -> None:
        if moment.feels_otherwise(other) and other.felt:
            self._set_aside(*other.felt, moment, other.felt[1].spot)
        moment.take_in(other)

    def _moment(self, at: int, row: Row) -> Moment:
        moment = Moment(self._phases.of(row))
        for column in self._columns:
            entry = row[column.at]
            if entry.text and column.key not in (PHASE, IGNORED):
                moment.spot = entry.spot if column.key == TOUCHPOINTS else moment.spot or entry.spot
                self._take(column, entry, moment, reaches=self._reaches(at, column))
                if moment.needs_touchpoint:
                    moment.needed_at = moment.needed_at or entry.spot
        return moment

    def _reaches(self, at: int, column: Column) -> bool:
        """Whether a cell was merged with the one of the next row."""
        following = self._table.rows[at + 1 : at + 2]
        return any(row[column.at].spread for row in following)

    # --- cells ---------------------------------------------------------------------------------------------------

    def _take(self, column: Column, entry: Entry, moment: Moment, reaches: bool) -> None:
        match column.key:
            case "touchpoints" if not entry.spread:
                moment.names += self._names(entry)
            case "emotion":
                self._feel(column, entry, moment)
            case "expected":
                self._expect(column, entry, moment)
            case "persona":
                moment.actors += [one_line(name) for name in apart(self._text(entry))]
            case "moment_of_truth":
                self._decide(column, entry, moment)
            case key if key in _NAMES:
                if names := [one_line(name) for name in apart(self._text(entry), self._ours)]:
                    moment.texts.setdefault(key, []).extend(names)
            case key if key in _FIELDS:
                moment.texts.setdefault(key, []).append(self._text(entry))
            case key if key != TOUCHPOINTS and not entry.spread:
                notes = moment.around if reaches else moment.notes
                sentences = self._ours or key in _SENTENCES
                notes += [(self._lane(column), note) for note in apart(self._text(entry), sentences)]

    def _names(self, entry: Entry) -> list[str]:
        text = self._text(entry)
        in_one_cell = self._phases.have_one_row_each and not self._ours
        several = apart(text) if in_one_cell or is_list(text) else [text]
        return [one_line(name) for name in several if not is_nothing(text)]

    def _feel(self, column: Column, entry: Entry, moment: Moment) -> None:
        told = felt(entry.text)
        score = self._score(column, entry)
        unread = score is None and not entry.spread and not is_nothing(entry.text)
        if score is not None:
            self._settle(column, entry, score, moment)
        if unread:
            self._repairs.add(NO_SCORE, entry.spot)
        if not entry.spread and (unread or told.in_words):
            moment.notes += [(self._feeling(column), note) for note in apart(self._text(entry))]

    def _settle(self, column: Column, entry: Entry, score: float, moment: Moment) -> None:
        """Takes a score, the first of several, but rather a number than a word; another becomes a note."""
        other = moment.felt
        if other is None:
            moment.score, moment.felt = score, (column, entry)
        elif score != moment.score:
            wins = felt(other[1].text).number is None and felt(entry.text).number is not None
            lost = other if wins else (column, entry)
            moment.score, moment.felt = (score, (column, entry)) if wins else (moment.score, other)
            self._set_aside(*lost, moment, lost[0].heading.spot)

    def _set_aside(self, column: Column, entry: Entry, moment: Moment, spot: Spot | None) -> None:
        """Keeps as a note a score that is not that of the touchpoint; in words it is one already."""
        self._repairs.add(SECOND_FEELING, spot)
        if not entry.spread and not felt(entry.text).in_words:
            moment.notes.append((self._feeling(column), self._text(entry)))

    def _expect(self, column: Column, entry: Entry, moment: Moment) -> None:
        """Takes what was expected; words about that are a need."""
        score = self._score(column, entry)
        moment.expected = score if moment.expected is None else moment.expected
        if entry.spread or is_nothing(entry.text):
            return
        if score is None:
            self._repairs.add(NO_SCORE, entry.spot)
        if score is None or felt(entry.text).in_words:
            moment.notes += [(self._needs(), note) for note in apart(self._text(entry))]

    def _score(self, column: Column, entry: Entry) -> float | None:
        score = self._scores.of(felt(entry.text), column)
        if score is not None and abs(score) > 2.0001:
            low, high = column.meaning.scale or self._scores.scale
            self._repairs.add(BEYOND, entry.spot, low=as_text(low), high=as_text(high))
        return None if score is None else max(-2.0, min(2.0, score))

    def _decide(self, column: Column, entry: Entry, moment: Moment) -> None:
        said = name_key(entry.text)
        if said in _NO or is_nothing(said):
            return
        text = self._text(entry)
        if _DOUBTS.search(said):
            self._repairs.add(NOT_YES, entry.spot)
            text = f"{one_line(column.heading.text)}: {text}"
        else:
            moment.truth = True
        if said not in _YES:
            moment.texts.setdefault("description", []).append(text)

    def _text(self, entry: Entry) -> str:
        return kept(entry.text, entry.spot, self._repairs)

    # --- lanes ---------------------------------------------------------------------------------------------------

    def _name_lane(self, column: Column) -> None:
        if column.displaced:
            self._repairs.add(SECOND_PHASE, column.heading.spot, original=key_of(column))
        if column.key == IGNORED:
            self._repairs.add(COLUMN_LEFT_OUT, column.heading.spot)
        elif column.key == EMOTION:
            words = (felt(row[column.at].text) for row in self._table.rows)
            if any(each.in_words for each in words):
                self._feeling(column)
        elif column.key == EXPECTED:
            if any(felt(row[column.at].text).in_words for row in self._table.rows):
                self._needs()
        elif column.key in LANE_KEYS:
            self._lane(column)

    def _lane(self, column: Column) -> int:
        return self._numbered(LaneKind(column.key), column.meaning.title)

    def _feeling(self, column: Column) -> int:
        return self._numbered(LaneKind.FEELING, column.meaning.title)

    def _needs(self) -> int:
        return self._numbered(LaneKind.NEEDS, "")

    def _numbered(self, kind: LaneKind, title: str) -> int:
        return self._lanes.setdefault((kind, title), len(self._lanes))

    # --- steps ---------------------------------------------------------------------------------------------------

    def _steps(self, moment: Moment) -> Iterator[Step]:
        names = moment.names
        if not names and moment.needs_touchpoint:
            self._tell_of_made(moment)
            names = [self._phases.names[moment.phase] or ""]
        if len(names) > 1 and moment.score is not None:
            self._repairs.add(SHARED, moment.spot)
        channel, owner = (self._first(moment, key) for key in _NAMES)
        texts = {key: "\n".join(dict.fromkeys(told)) for key, told in moment.texts.items()}
        for name in names:
            yield Step(
                phase=moment.phase,
                name=name,
                score=moment.score,
                expected=moment.expected,
                actors=tuple(dict.fromkeys(moment.actors)),
                description=texts.get("description", ""),
                channel=channel,
                owner=owner,
                time_frame=one_line(texts.get("time_frame", "")),
                intended_value=texts.get("intended_value", ""),
                moment_of_truth=moment.truth,
                notes=tuple(moment.notes) if moment.holds_notes else (),
                spot=moment.spot,
            )

    def _first(self, moment: Moment, key: str) -> str:
        """The channel or the owner of a moment; where it names several, its description has them all."""
        names = list(dict.fromkeys(moment.texts.get(key, [])))
        if len(names) > 1:
            heading = next(one_line(column.heading.text) for column in self._columns if column.key == key)
            moment.texts.setdefault("description", []).append(f"{heading}: {', '.join(names)}")
            self._repairs.add(FIRST_OF_SEVERAL, moment.spot, original=", ".join(names))
        return names[0] if names else ""

    def _free(self, moment: Moment) -> list[tuple[int, str]]:
        """The notes of a row that belong to no touchpoint of it."""
        return moment.around if moment.holds_notes else [*moment.notes, *moment.around]

    def _tell_of_made(self, moment: Moment) -> None:
        """Tells of a touchpoint by the name of its phase: once where no touchpoint could have been named."""
        if any(column.key == TOUCHPOINTS for column in self._columns):
            self._repairs.add(BY_PHASE, moment.needed_at)
        else:
            self._repairs.add(NO_TOUCHPOINTS, None)
