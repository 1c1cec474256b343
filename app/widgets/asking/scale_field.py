"""The field in which the worst and the best score of a foreign scale are told, such as 1 to 10."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.exchange.asking import NoAnswerError, ScaleQuestion, scale_of
from app.exchange.foreign.scale import as_text
from app.i18n import N_, _
from app.widgets.inspector.cells import label

_WIDTH = 88


class ScaleField(QWidget):
    """Two numbers. `edited` tells at each keystroke that they changed; `value` may then be None."""

    edited = Signal()

    def __init__(self, question: ScaleQuestion) -> None:
        super().__init__()
        self._name = question.name
        low, high = (_(as_text(end)) for end in question.proposal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._low = self._end("low", N_("Worst score"), low)
        self._high = self._end("high", N_("Best score"), high)
        for field in (self._low, self._high):
            row.addWidget(label(field.accessibleName()))
            row.addWidget(field)
            row.addSpacing(8)
        row.addStretch(1)
        self.setFocusProxy(self._low)

    def value(self) -> tuple[float, float] | None:
        """The worst and the best score, or None as long as these are not two different numbers."""
        with suppress(NoAnswerError):
            return scale_of(f"{self._low.text()}..{self._high.text()}")
        return None

    def _end(self, name: str, text: str, value: str) -> QLineEdit:
        field = QLineEdit(value)
        field.setObjectName(f"import.{self._name}.{name}")
        field.setAccessibleName(_(text))
        field.setFixedWidth(_WIDTH)
        field.textEdited.connect(lambda _text: self.edited.emit())
        return field
