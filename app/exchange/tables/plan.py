"""From the tables of a file to what an import would make of them, and what must be asked first.

Asked is only what the tables leave open: which way one lies, what headings mean that are not known just so, on which
scale the numbers are, and which score a word for a feeling stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from app.errors import ImportFileError
from app.exchange.asking import Answer, AnyQuestion, MeaningsQuestion
from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.foreign.build import build
from app.exchange.foreign.journey import Journey
from app.exchange.foreign.plan import MOST_MAPS, TOO_MANY, refuse_the_endless
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.scale import UNUSED, as_text
from app.exchange.tables.above import Facts, facts_in
from app.exchange.tables.columns import Column, columns_of
from app.exchange.tables.entries import Table
from app.exchange.tables.feelings import Scores, Told
from app.exchange.tables.lying import FEWEST, Laid, Likeness, laid, likeness
from app.exchange.tables.questions import ask_feelings, ask_meanings, ask_scale, ask_way
from app.exchange.tables.reading import Reader
from app.i18n import N_
from app.model.text import one_line

NO_JOURNEY = N_(
    "“{name}” holds no table that can be read as a journey: no row or column has headings that are known here, such as "
    "phase, touchpoint, emotion or pain points. Nothing was imported."
)
OTHER_TABLE = N_("A table without headings that are known here was left out.")


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
    journeys, questions = read_tables(tables, name, options, repairs)
    return ImportPlan(
        titles=tuple(journey.title for journey in journeys),
        build=lambda document, ids: build(document, journeys, ids),
        repairs=repairs.told(),
        questions=questions,
    )


def read_tables(
    tables: Sequence[Table], name: str, options: ImportOptions, repairs: Repairs
) -> tuple[list[Journey], tuple[AnyQuestion, ...]]:
    """The journeys in some tables, and what is to be asked of them; see `plan_of`."""
    known, answers = _known(tables, name, repairs), options.answers
    way = ask_way(like for _, like in known)
    meant, parts = _parts(known, way.answered(answers) if way else "", answers, repairs)
    told = Told()
    for part in parts:
        told.hear(part.columns, part.table.rows)
    given = options.scale
    scale, feelings = ask_scale(told, given), ask_feelings(told)
    if given and scale is None and told.scales:
        repairs.add(UNUSED, None, low=as_text(given[0]), high=as_text(given[1]))
    words = told.known | dict(feelings.answered(answers) if feelings else {})
    scores = Scores(scale.answered(answers) if scale else told.scale, words)
    journeys = [
        Reader(part.table, part.columns, scores, part.facts, title, repairs).journey()
        for part, title in zip(parts, _titles(parts, name), strict=True)
    ]
    refuse_the_endless(journeys, name)
    questions: tuple[AnyQuestion | None, ...] = (way, meant, scale, feelings)
    return journeys, tuple(each.following(answers) for each in questions if each is not None)


def _known(tables: Sequence[Table], name: str, repairs: Repairs) -> list[tuple[Table, Likeness]]:
    """The tables that look like journeys, with what speaks for either way; others are told."""
    likely = [(table, likeness(table)) for table in tables if table.rows]
    known = [(table, like) for table, like in likely if like.known >= FEWEST]
    if not known:
        raise ImportFileError(NO_JOURNEY, name=name)
    if len(known) > MOST_MAPS:
        raise ImportFileError(TOO_MANY, name=name, limit=MOST_MAPS)
    for table, like in likely:
        if like.known < FEWEST:
            repairs.add(OTHER_TABLE, _first_spot(table), original=table.name)
    return known


def _parts(
    known: Sequence[tuple[Table, Likeness]], way: str, answers: Mapping[str, Answer], repairs: Repairs
) -> tuple[MeaningsQuestion | None, list[_Part]]:
    """The tables with their columns as the user says they are, and the question for those that are not known."""
    tables = [laid(table, way if way and like.unclear else like.way, like) for table, like in known]
    guessed = [columns_of(table, {}) for table in tables]
    question = ask_meanings(tables, guessed)
    said = question.answered(answers) if question else {}
    return question, [_Part(table, columns_of(table, said), facts_in(table.above, repairs)) for table in tables]


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
