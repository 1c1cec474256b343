"""Rows of a question, in a box that scrolls: on the left what is asked about, on the right the answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.widgets.inspector.cells import label

_MOST_HEIGHT = 232


class Rows(QScrollArea):
    """A box of rows; it goes along with the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.setWidget(inside)

    def add(self, title: str, detail: str, answer: QWidget) -> None:
        """Adds a row: what is asked about, a smaller line under it unless that is empty, and the field at its right."""
        row = self._grid.rowCount()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(plain(title, ""))
        if detail:
            words.addWidget(plain(detail, "small"))
        words.addStretch(1)
        self._grid.addLayout(words, row, 0)
        self._grid.addWidget(answer, row, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (answer, *answer.findChildren(QWidget)):
            part.installEventFilter(self)

    def settle(self) -> None:
        """Makes the box as high as its rows, up to a few of them."""
        self.setFixedHeight(min(_MOST_HEIGHT, self._grid.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 8)
        return super().eventFilter(watched, event)


def plain(text: str, role: str) -> QLabel:
    """A text of somebody else's, shown as it is."""
    result = label(text, role)
    result.setTextFormat(Qt.TextFormat.PlainText)
    return result
