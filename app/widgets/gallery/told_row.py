"""What the gallery has to say, above its cards: one sentence, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from app.widgets import style


class ToldRow(QFrame):
    """Is not there until there is something to say. `offered` when it says what can be taken back."""

    offered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._todo: Callable[[], object] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        self.words = QLabel()
        self.words.setObjectName("gallery.told")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setMinimumHeight(style.target(36))
        self.button = QPushButton()
        self.button.setObjectName("gallery.told.do")
        self.button.setProperty("role", "plain")
        self.button.clicked.connect(self.act)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def act(self) -> None:
        """Does what it offers, if it offers anything now."""
        if self.isVisible() and self.button.text():
            self._todo()

    def say(self, sentence: str, text: str = "", todo: Callable[[], object] = lambda: None) -> None:
        """Shows a sentence in the reader's language, and a button called `text` that does `todo`."""
        self._todo = todo
        self.words.setText(sentence)
        self.button.setText(text)
        self.button.setVisible(bool(text))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        if text:
            self.offered.emit()
