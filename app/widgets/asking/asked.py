"""All that an import asks, under each other: a sentence and a field for each question.

A reading names the questions that matter to it. What was asked before in the same way keeps the field with what was
answered; the others come and go.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.exchange.asking import Answer, AnyQuestion
from app.widgets.asking import AnswerField, field_for
from app.widgets.inspector.cells import label

_REST = 440
"""Pixels of a screen that the rest of the dialog takes at most, with its frame."""

_LEAST = 64


class Asked(QScrollArea):
    """The questions that are to be answered. `edited` tells that an answer was changed.

    It is as high as they are, up to what leaves room on the screen for the rest of the dialog; then it scrolls.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("import.questions")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(14)
        self.setWidget(self._inside)
        self._shown: dict[str, _Shown] = {}
        self.hide()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not self._shown

    def answers(self) -> dict[str, Answer] | None:
        """What is answered, each by the name of its question; None as long as one of them is no answer."""
        values = {name: shown.field.value() for name, shown in self._shown.items()}
        given: dict[str, Answer] = {name: value for name, value in values.items() if value is not None}
        return given if len(given) == len(values) else None

    def ask(self, questions: Sequence[AnyQuestion]) -> bool:
        """Shows these questions and no others; whether one of them was not asked before."""
        kept = {each.name for each in questions if each.name in self._shown and self._shown[each.name].asks(each)}
        for name in set(self._shown) - kept:
            self._shown.pop(name).go()
        fresh = [each for each in questions if each.name not in kept]
        for question in fresh:
            self._show(question)
        self._shown = {each.name: self._shown[each.name] for each in questions}
        for place, shown in enumerate(self._shown.values()):
            self._column.insertWidget(place, shown)
        self._fit()
        self.setVisible(bool(questions))
        if fresh:
            self._shown[fresh[0].name].field.setFocus()
        return bool(fresh)

    def _fit(self) -> None:
        self._column.activate()
        room = self.screen().availableGeometry().height() - _REST
        self.setFixedHeight(max(_LEAST, min(room, self._inside.minimumSizeHint().height())))

    def _show(self, question: AnyQuestion) -> None:
        shown = _Shown(question)
        shown.field.edited.connect(self.edited)
        self._shown[question.name] = shown


class _Shown(QWidget):
    """One question with its field."""

    def __init__(self, question: AnyQuestion) -> None:
        super().__init__()
        self._question = question
        self.field: AnswerField = field_for(question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(question.sentence.text(), "strong"))
        column.addWidget(self.field)

    def asks(self, question: AnyQuestion) -> bool:
        """Whether this is the same question, whatever it proposes now."""
        return self._question.asks_as(question)

    def go(self) -> None:
        """Takes the question away."""
        self.hide()
        self.setParent(None)
        self.deleteLater()
