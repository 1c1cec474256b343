"""From the tables of a file to what an import would make of them, and what must be asked first.

Asked is only what the tables leave open: which way one lies, what headings mean that are not known just so, on which
scale the numbers are, and which score a word for a feeling stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from app.errors import ImportFileError
from app.exchange.asking import (
    SCALE,
    Answer,
    AnyQuestion,
    ChoiceQuestion,
    FeelingsQuestion,
    MeaningsQuestion,
    ScaleQuestion,
)
from app.exchange.base import ImportOptions, ImportPlan, Remark
from app.exchange.foreign.build import build
from app.exchange.foreign.journey import Journey
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.scale import as_text
from app.exchange.tables.above import Facts, facts_in
from app.exchange.tables.columns import EMOTION, EXPECTED, Column, asked, columns_of, key_of
from app.exchange.tables.entries import Table
from app.exchange.tables.feelings import OURS, Scores, Told
from app.exchange.tables.lying import ACROSS, DOWN, FEWEST, Laid, Likeness, laid, likeness
from app.exchange.tables.reading import Reader
from app.exchange.tables.vocabulary import PLAIN
from app.i18n import N_
from app.model.text import one_line

WAY, MEANINGS, FEELINGS = "way", "columns", "feelings"
"""The names of the questions that only tables ask."""

NO_JOURNEY = N_(
    "“{name}” holds no table that can be read as a journey: no row or column has headings that are known here, such as "
    "phase, touchpoint, emotion or pain points. Nothing was imported."
)
OTHER_TABLE = N_("A table without headings that are known here was left out.")
MAX_MAPS = 200
MAX_NOTES = 50_000
TOO_MANY = N_("“{name}” holds more than a map can hold, so it was not read.")

_MOST_WORDS_ASKED = 60


@dataclass(frozen=True, slots=True)
class _Part:
    """A table on its way to being a map."""

    table: Laid
    columns: tuple[Column, ...]
    facts: Facts


def plan_of(tables: Sequence[Table], name: str, options: ImportOptions, repairs: Repairs) -> ImportPlan:
    """What the tables of a file called `name` would make, one map for each that looks like a journey.

    Raises ImportFileError when none does.
    """
    journeys, questions = read_tables(tables, name, options.answers, repairs)
    return ImportPlan(
        titles=tuple(journey.title for journey in journeys),
        build=lambda document, ids: build(document, journeys, ids),
        repairs=repairs.told(),
        questions=questions,
    )


def read_tables(
    tables: Sequence[Table], name: str, answers: Mapping[str, Answer], repairs: Repairs
) -> tuple[list[Journey], tuple[AnyQuestion, ...]]:
    """The journeys in some tables, and what is to be asked of them; see `plan_of`."""
    known = [(table, like) for table in tables if (like := likeness(table)).known >= FEWEST]
    if not known:
        raise ImportFileError(NO_JOURNEY, name=name)
    if len(known) > MAX_MAPS:
        raise ImportFileError(TOO_MANY, name=name)
    for table in tables:
        if table.rows and all(table is not each for each, _ in known):
            repairs.add(OTHER_TABLE, _first_spot(table), original=table.name)
    way = _way(known)
    meant, parts = _parts(known, way.answered(answers) if way else "", answers, repairs)
    told = Told()
    for part in parts:
        told.hear(part.columns, part.table.rows)
    scale = _scale(told)
    feelings = _feelings(told)
    scores = Scores(scale.answered(answers) if scale else told.scale, feelings.answered(answers) if feelings else {})
    titles = _titles(parts, name)
    journeys = [
        Reader(part.table, part.columns, scores, part.facts, title, repairs).journey()
        for part, title in zip(parts, titles, strict=True)
    ]
    if sum(len(journey.notes) + sum(1 + len(step.notes) for step in journey.steps) for journey in journeys) > MAX_NOTES:
        raise ImportFileError(TOO_MANY, name=name)
    questions: tuple[AnyQuestion | None, ...] = (way, meant, scale, feelings)
    return journeys, tuple(each.following(answers) for each in questions if each is not None)  # type: ignore[misc]


def _parts(
    known: Sequence[tuple[Table, Likeness]], way: str, answers: Mapping[str, Answer], repairs: Repairs
) -> tuple[MeaningsQuestion | None, list[_Part]]:
    """The tables with their columns as the user says they are, and the question for those that are not known."""
    tables = [laid(table, way if way and like.unclear else like.way, like) for table, like in known]
    guessed = [columns_of(table, {}) for table in tables]
    question = _meanings(tables, guessed)
    said = question.answered(answers) if question else {}
    return question, [_Part(table, columns_of(table, said), facts_in(table.above, repairs)) for table in tables]


# --- questions -------------------------------------------------------------------------------------------------------


def _way(known: Sequence[tuple[Table, Likeness]]) -> ChoiceQuestion | None:
    unclear = [like for _, like in known if like.unclear]
    if not unclear:
        return None
    return ChoiceQuestion(
        WAY,
        Remark(N_("Which way does the journey go in this table?")),
        unclear[0].way,
        {DOWN: Remark(N_("Down: every row is a moment")), ACROSS: Remark(N_("Across: every column is a moment"))},
    )


def _meanings(tables: Sequence[Laid], columns: Sequence[Sequence[Column]]) -> MeaningsQuestion | None:
    """Asks what the headings mean of which we only think so, one for all columns that go by it.

    A table that we wrote is headed as it is meant.
    """
    unsure: dict[str, list[tuple[Laid, Column]]] = {}
    for table, each in zip(tables, columns, strict=True):
        for column in each:
            if not column.meaning.sure and not _is_ours(each):
                unsure.setdefault(key_of(column), []).append((table, column))
    if not unsure:
        return None
    return MeaningsQuestion(
        MEANINGS,
        Remark(N_("Some headings are not known here. What do they mean?")),
        {key: found[0][1].key for key, found in unsure.items()},
        tuple(asked([column for _, column in found[:1]], found[0][0].rows) for found in unsure.values()),
        {key: Remark(name) for key, name in PLAIN.items()},
    )


def _is_ours(columns: Sequence[Column]) -> bool:
    return {column.key for column in columns if column.meaning.scale == OURS} >= {EMOTION, EXPECTED}


def _scale(told: Told) -> ScaleQuestion | None:
    if told.is_clear:
        return None
    low, high = min(told.numbers), max(told.numbers)
    sentence = N_("The scores run from {low} to {high}. What is the worst and what is the best score?")
    return ScaleQuestion(SCALE, Remark(sentence, {"low": as_text(low), "high": as_text(high)}), told.scale)


def _feelings(told: Told) -> FeelingsQuestion | None:
    words = dict(list(told.words.items())[:_MOST_WORDS_ASKED])
    if not words:
        return None
    return FeelingsQuestion(
        FEELINGS,
        Remark(N_("Feelings stand there in words. What does each of them come to?")),
        {word: score or 0.0 for word, score in words.items()},
        frozenset(word for word, score in words.items() if score is None),
    )


# --- titles ----------------------------------------------------------------------------------------------------------


def _titles(parts: Sequence[_Part], name: str) -> list[str]:
    """What each map is called: as its table says, or else the file, with a number where several would be."""
    stem = one_line(PurePath(name).stem, 200)
    told = [part.facts.title or one_line(part.table.name, 200) for part in parts]
    numbers = iter(range(1, len(told) + 1))
    several = told.count("") > 1
    return [title or (f"{stem} {next(numbers)}" if several else stem) for title in told]


def _first_spot(table: Table) -> Spot | None:
    return next((entry.spot for row in table.rows for entry in row if entry.text), None)
