"""The questions of an import as fields in a window: one class for each kind of question, made here from the question.

A field is made with a question and shows what it proposes. It tells `edited` whenever the user changes the answer, and
`value()` is that answer, or None as long as what stands there is none. Parts of it are named import.NAME.PART, after
the name of the question.
"""

from __future__ import annotations

from typing import TypeAlias

from app.exchange.asking import AnyQuestion, ChoiceQuestion, FeelingsQuestion, MeaningsQuestion, ScaleQuestion
from app.widgets.asking.choice_field import ChoiceField
from app.widgets.asking.feelings_field import FeelingsField
from app.widgets.asking.meanings_field import MeaningsField
from app.widgets.asking.scale_field import ScaleField

AnswerField: TypeAlias = ScaleField | FeelingsField | ChoiceField | MeaningsField


def field_for(question: AnyQuestion) -> AnswerField:
    """The field in which this question is answered."""
    match question:
        case ScaleQuestion():
            return ScaleField(question)
        case FeelingsQuestion():
            return FeelingsField(question)
        case ChoiceQuestion():
            return ChoiceField(question)
        case MeaningsQuestion():
            return MeaningsField(question)
