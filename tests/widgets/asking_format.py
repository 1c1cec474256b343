"""A format of its own for tests: it asks one question of each kind, the last two only as long as rows are chosen."""

from __future__ import annotations

from app.exchange.asking import (
    SCALE,
    AnyQuestion,
    ChoiceQuestion,
    Column,
    FeelingsQuestion,
    MeaningsQuestion,
    ScaleQuestion,
)
from app.exchange.base import Importer, ImportFormat, ImportOptions, ImportPlan, Remark
from app.exchange.foreign.build import build
from app.exchange.foreign.journey import Journey, Step

LYING = ChoiceQuestion(
    "lying",
    Remark("How does the table lie?"),
    "rows",
    {"rows": Remark("Each row is a touchpoint"), "columns": Remark("Each column is a phase")},
)
MEANINGS = MeaningsQuestion(
    "columns",
    Remark("What does each column mean?"),
    {"A": "touchpoint", "B": "nothing", "C": "emotion"},
    (
        Column("A", "Stap", ("Zoeken", "Bellen naar de winkel om te vragen of het er nog is")),
        Column("B", "Wie", ("Vera",)),
        Column("C", "Gevoel", ("blij", "boos")),
    ),
    {"touchpoint": Remark("Touchpoint"), "emotion": Remark("Emotion"), "nothing": Remark("Leave out")},
)
WORDS = {"blij": 2.0, "boos": -2.0, "mwah": 0.0, "oké": 0.4, "moe": -1.0, "trots": 1.5, "bang": -1.0}


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """A map whose titles say what was answered."""
    scale = ScaleQuestion(SCALE, Remark("What is the worst and what the best score?"), (1.0, 10.0))
    feelings = FeelingsQuestion("feelings", Remark("How does each word feel?"), WORDS, frozenset({"mwah"}))
    asked: list[AnyQuestion] = [scale, LYING]
    if LYING.answered(options.answers) == "rows":
        asked.append(MEANINGS)
        if "emotion" in MEANINGS.answered(options.answers).values():
            asked.append(feelings)
    told = "; ".join(f"{question.name}={question.following(options.answers).proposed}" for question in asked)
    journeys = [Journey(told, "", ("A",), (Step(0, "Step"),))]
    followed = tuple(question.following(options.answers) for question in asked)
    return ImportPlan((told,), lambda document, ids: build(document, journeys, ids), questions=followed)  # type: ignore[arg-type]


def load() -> ImportFormat:
    """This module."""
    import tests.widgets.asking_format as module

    return module


ASKING = Importer("asking", (".ask",), "Asking", load)
