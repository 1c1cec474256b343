"""What a drawing depends on besides the document: theme, language, and for whom it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.analysis.plan.outlook import Lifts
from app.drawing.drawing import Roads
from app.drawing.theme import Theme
from app.i18n import Translate
from app.model.records import Id, JourneyMap, Lane, Phase

Question = Callable[[JourneyMap, Phase, Lane], str]
"""The msgid of what a map asks in a cell of its own accord; empty for nothing."""


def no_question(_journey: JourneyMap, _phase: Phase, _lane: Lane) -> str:
    """What a map asks that is shown to somebody who does not fill it in."""
    return ""


@dataclass(frozen=True, eq=False)
class Stays:
    """What stays as it was while a hand carries touchpoints: the links, if any, and how wide each phase is at least.

    A phase that shrank when a touchpoint leaves it would take those behind it from under the hand.
    """

    roads: Roads | None
    widths: Mapping[Id, float]


@dataclass(frozen=True)
class Look:
    """How a map is to be drawn.

    `translate` gives the words that the map itself adds, in the language of the reader; what was laid out before is
    known by it, so it must be another one for another language. With `for_screen`, prompts and other helps for the
    hand are drawn; `question` gives what the map itself asks in its empty cells, always the same for the same cell.
    `actors` are those whose emotion curves are shown, None standing for the customer; without it, everyone who has
    scores. `asked` is whose open points wait on the screen to be dragged to a score: someone beside the customer, or
    None for the customer. With `expected`, what customers count on is a line of its own, once any of it is known; with
    `ask_expected` its open places wait on the screen before that. With `assumptions`, what no source speaks for is
    marked; with `heat`, papers show how many sources speak for them. `stays` is what shall stay as it was before: while
    a hand carries a touchpoint. `lifts` are how many tenths a plan lifts touchpoints; with any, the customer's curve
    after that plan is drawn over that of today.
    """

    theme: Theme
    translate: Translate = str
    for_screen: bool = True
    question: Question = no_question
    actors: frozenset[Id | None] | None = None
    asked: Id | None = None
    expected: bool = True
    ask_expected: bool = False
    assumptions: bool = False
    heat: bool = False
    stays: Stays | None = None
    lifts: Lifts = frozenset()
