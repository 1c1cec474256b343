"""Rows of a question: on the left what is asked about, on the right the field that answers it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.inspector.cells import label


class Rows(QWidget):
    """As many rows as are added."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    def add(self, title: str, detail: str, answer: QWidget) -> None:
        """Adds a row: what is asked about, a smaller line under it unless that is empty, and the field at its right."""
        row = self._grid.rowCount()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(_plain(title, ""))
        if detail:
            words.addWidget(_plain(detail, "small"))
        words.addStretch(1)
        self._grid.addLayout(words, row, 0)
        self._grid.addWidget(answer, row, 1, Qt.AlignmentFlag.AlignVCenter)


def _plain(text: str, role: str) -> QLabel:
    """A text of somebody else's, shown as it is, on one line as far as there is room."""
    result = label(text, role)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(False)
    result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    result.setToolTip("" if len(text) < 40 else text)
    return result
