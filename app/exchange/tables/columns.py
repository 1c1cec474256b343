"""The columns of a table that lies down: what each means, in sight of the others and of what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.exchange.asking import Column as AskedColumn
from app.exchange.cell import place_of
from app.exchange.tables.entries import Entry, Row
from app.exchange.tables.felt import felt
from app.exchange.tables.lying import ACROSS, Laid
from app.exchange.tables.notes import is_nothing
from app.exchange.tables.vocabulary import IGNORED, STEP, Meaning, meaning_of
from app.model.records import LaneKind
from app.model.text import one_line

PHASE, TOUCHPOINTS, EMOTION, EXPECTED = "phase", "touchpoints", "emotion", "expected"
_DOING, _FEELING = LaneKind.DOING.value, LaneKind.FEELING.value
_EXAMPLES = 3
_LONGEST_NAME = 5
"""Words of a name."""
_SAID_BEST = 0.5
"""Which part of the filled cells must read as feelings for a column to be one of scores."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, counted from 0, its heading as it stands there, and what that means.

    One is `displaced` when it was one of phases until another was better at that.
    """

    at: int
    heading: Entry
    meaning: Meaning
    displaced: bool = False

    @property
    def key(self) -> str:
        """What it means, as a key of the vocabulary."""
        return self.meaning.key


def columns_of(table: Laid, answers: Mapping[str, str]) -> tuple[Column, ...]:
    """Every column that has a heading or holds anything; `answers` are what the user said some of them mean."""
    found = [_column(table, at, heading) for at, heading in enumerate(table.headings)]
    columns = [column for column in found if column.heading.text or _filled(table.rows, column.at)]
    columns = _with_steps(_with_phases(columns, table), table)
    columns = [_as_it_holds(column, table.rows, columns) for column in columns]
    return _with_phases_once([_answered(column, answers) for column in columns], answers)


def key_of(column: Column) -> str:
    """By what a column is asked for: its own heading, which is the same whatever other tables there are."""
    return one_line(column.heading.text, 100) or place_of(column.at + 1, 0).rstrip("0")


def asked(columns: Sequence[Column], rows: Sequence[Row]) -> AskedColumn:
    """Columns with one heading, as they are asked for."""
    texts = (row[column.at].text for row in rows for column in columns)
    examples = dict.fromkeys(one_line(text, 60) for text in texts if text)
    return AskedColumn(key_of(columns[0]), key_of(columns[0]), tuple(examples)[:_EXAMPLES])


def _column(table: Laid, at: int, heading: Entry) -> Column:
    return Column(at, heading, meaning_of(heading.text))


def _filled(rows: Sequence[Row], at: int) -> list[Entry]:
    return [row[at] for row in rows if row[at].text]


def _with_phases(columns: list[Column], table: Laid) -> list[Column]:
    """Phases across stand in the first row, whatever its corner says, unless another says that it holds them."""
    first = columns[0] if columns else None
    if table.way != ACROSS or first is None or first.at or any(column.key == PHASE for column in columns):
        return columns
    if first.meaning.sure and first.key != IGNORED:
        return columns
    return [replace(first, meaning=Meaning(PHASE)), *columns[1:]]


def _with_steps(columns: list[Column], table: Laid) -> list[Column]:
    """What is headed as a step is the touchpoint; beside touchpoints it is the phase, else what the customer does.

    Without either, what the customer does names the touchpoints, if it says more than the phases do.
    """
    for at, column in enumerate(columns):
        taken = {each.key for each in columns}
        if column.key == STEP:
            own = Meaning(_DOING, one_line(column.heading.text), sure=False)
            meaning = Meaning(TOUCHPOINTS) if TOUCHPOINTS not in taken else own if PHASE in taken else Meaning(PHASE)
            columns = [*columns[:at], replace(column, meaning=meaning), *columns[at + 1 :]]
    keys = [column.key for column in columns]
    if TOUCHPOINTS in keys or _DOING not in keys:
        return columns
    phases = {entry.text for column in columns if column.key == PHASE for entry in _filled(table.rows, column.at)}
    doing = keys.index(_DOING)
    if PHASE in keys and len(_filled(table.rows, columns[doing].at)) <= len(phases):
        return columns
    named = replace(columns[doing], meaning=Meaning(TOUCHPOINTS, sure=False))
    return [*columns[:doing], named, *columns[doing + 1 :]]


def _as_it_holds(column: Column, rows: Sequence[Row], columns: Sequence[Column]) -> Column:
    """Feelings are scores where they read so, and notes where they are sentences; so are whole sentences on a persona.

    A column without a heading that only counts is left out.
    """
    texts = [cell.text for cell in _filled(rows, column.at)]
    if column.key == "persona" and any(len(text.split()) > _LONGEST_NAME for text in texts):
        return replace(column, meaning=Meaning(_DOING, one_line(column.heading.text), sure=False))
    if not column.heading.text and all(text.isdigit() for text in texts):
        return replace(column, meaning=Meaning(IGNORED))
    alone = not any(each.key == EMOTION for each in columns)
    feels = column.key == EMOTION or (column.key == _FEELING and alone)
    cells = _filled(rows, column.at) if feels or column.key == EXPECTED else []
    cells = [cell for cell in cells if not is_nothing(cell.text)]
    if not cells:
        return column
    told = [felt(cell.text) for cell in cells]
    reads = sum(each.number is not None or bool(each.word) for each in told) / len(told) > _SAID_BEST
    if reads:
        return replace(column, meaning=replace(column.meaning, key=EMOTION)) if feels else column
    kept = _FEELING if feels else LaneKind.NEEDS.value
    return replace(column, meaning=Meaning(kept, one_line(column.heading.text), column.meaning.sure))


def _answered(column: Column, answers: Mapping[str, str]) -> Column:
    key = answers.get(key_of(column), column.key)
    if key == column.key:
        return column
    return replace(column, meaning=Meaning(key, one_line(column.heading.text), scale=column.meaning.scale))


def _with_phases_once(columns: Sequence[Column], answers: Mapping[str, str]) -> tuple[Column, ...]:
    """One column holds the phases: that whose heading says so, else the one that the user said; others are lanes."""
    phases = [column for column in columns if column.key == PHASE]
    ranked = sorted(phases, key=lambda each: (_own(each) != Meaning(PHASE), answers.get(key_of(each)) != PHASE))
    return tuple(_displaced(column) if column in ranked[1:] else column for column in columns)


def _displaced(column: Column) -> Column:
    own = _own(column)
    lane = Meaning(LaneKind.FREE.value, one_line(column.heading.text), sure=False)
    return replace(column, meaning=lane if own.key in (PHASE, STEP, IGNORED) else own, displaced=True)


def _own(column: Column) -> Meaning:
    """What the heading says by itself."""
    return meaning_of(column.heading.text)
