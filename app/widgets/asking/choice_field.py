"""The field in which one out of a few is chosen, each with the words that say what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exchange.asking import ChoiceQuestion
from app.widgets.inspector.choosing_fields import Option, SegmentField


class ChoiceField(QWidget):
    """Radio buttons under each other. `edited` tells that another one was chosen."""

    edited = Signal()

    def __init__(self, question: ChoiceQuestion) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        options = [Option(name, words.text()) for name, words in question.choices.items()]
        self._choice = SegmentField(options, upright=True)
        self._choice.setObjectName(f"import.{question.name}")
        self._choice.setAccessibleName(question.sentence.text())
        self._choice.show_value(question.proposal)
        self._choice.edited.connect(lambda _value: self.edited.emit())
        column.addWidget(self._choice)
        self.setFocusProxy(self._choice.picked_button())

    def value(self) -> str:
        """The name of what is chosen."""
        return str(self._choice.value())
