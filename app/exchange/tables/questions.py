"""What is asked of tables before they land, each time with a proposal: only what they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.exchange.asking import SCALE, ChoiceQuestion, FeelingsQuestion, MeaningsQuestion, ScaleQuestion
from app.exchange.base import Remark
from app.exchange.foreign.scale import Scale, as_text
from app.exchange.tables.columns import Column, asked, key_of
from app.exchange.tables.feelings import Told, is_ours
from app.exchange.tables.lying import ACROSS, DOWN, Laid, Likeness
from app.exchange.tables.vocabulary import PLAIN
from app.i18n import N_

WAY, MEANINGS, FEELINGS = "way", "columns", "feelings"
"""The names of the questions that only tables ask."""

_MOST_WORDS_ASKED = 60


def ask_way(likely: Iterable[Likeness]) -> ChoiceQuestion | None:
    """Asks which way the tables lie that may lie either way."""
    unclear = [like for like in likely if like.unclear]
    if not unclear:
        return None
    return ChoiceQuestion(
        WAY,
        Remark(N_("Which way does the journey go in this table?")),
        unclear[0].way,
        {DOWN: Remark(N_("Down: every row is a moment")), ACROSS: Remark(N_("Across: every column is a moment"))},
    )


def ask_meanings(tables: Sequence[Laid], columns: Sequence[Sequence[Column]]) -> MeaningsQuestion | None:
    """Asks what the headings mean of which we only think so, one for all columns that go by it.

    A table that we wrote is headed as it is meant.
    """
    unsure: dict[str, list[tuple[Laid, Column]]] = {}
    for table, each in zip(tables, columns, strict=True):
        for column in each:
            if not column.meaning.sure and not is_ours(each):
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


def ask_scale(told: Told, given: Scale | None) -> ScaleQuestion | None:
    """Asks for the scale of numbers of which nothing tells it; a given one counts, also where they seem to."""
    if not told.numbers or (told.is_clear and given is None):
        return None
    low, high = min(told.numbers), max(told.numbers)
    several = N_("The scores run from {low} to {high}. What is the worst and what is the best score?")
    sentence = several if low < high else N_("The score is {low}. What is the worst and what is the best score?")
    return ScaleQuestion(SCALE, Remark(sentence, {"low": as_text(low), "high": as_text(high)}), told.scale)


def ask_feelings(told: Told) -> FeelingsQuestion | None:
    """Asks which score each word stands for; of many first those that we do not know."""
    foremost = sorted(told.words, key=lambda word: told.words[word] is not None)[:_MOST_WORDS_ASKED]
    words = {word: score for word, score in told.words.items() if word in set(foremost)}
    if not words:
        return None
    return FeelingsQuestion(
        FEELINGS,
        Remark(N_("Feelings stand there in words. What does each of them come to?")),
        {word: score or 0.0 for word, score in words.items()},
        frozenset(word for word, score in words.items() if score is None),
    )
