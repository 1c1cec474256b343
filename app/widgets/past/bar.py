"""The bar over a map as it was: what is looked at, how it differs from now, and the two ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import N_, _, fill
from app.widgets import icons, style

HEIGHT = 60
"""Two lines of text, and buttons for a finger."""


KEY = "Esc"


class PastBar(QFrame):
    """Says what is looked at. `restore` and `leave` are asked for by its buttons."""

    restore = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pastBar")
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("history", style.look().ink, 20, self.devicePixelRatioF()))
        row.addWidget(sign)
        row.addSpacing(4)
        row.addLayout(self._make_words(), 1)
        self.restore_button = self._button("past.restore", _("Restore"), "primary")
        self.leave_button = self._button("past.leave", _("Back to now"), "plain")
        self.leave_button.setToolTip(f"{_('Back to now')}  ({KEY})")
        self.restore_button.clicked.connect(self.restore)
        self.leave_button.clicked.connect(self.leave)
        row.addWidget(self.leave_button)
        row.addWidget(self.restore_button)

    def show_moment(self, sentence: str, when: str, differing: int) -> None:
        """Says what is looked at, from when it is, and in how many items it differs from now."""
        self._sentence = sentence
        self.difference.setText(" · ".join(filter(None, (when, _difference(differing)))))
        self.restore_button.setEnabled(differing > 0)
        self._elide()
        told = f"{sentence}. {self.difference.text()}"
        self.setAccessibleName(told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _make_words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._sentence = ""
        self.words, self.difference = QLabel(), QLabel()
        self.words.setObjectName("past.words")
        self.words.setProperty("role", "strong")
        self.difference.setObjectName("past.difference")
        self.difference.setProperty("role", "small")
        column.addStretch()
        for label in (self.words, self.difference):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)
        column.addStretch()
        return column

    def _button(self, name: str, text: str, role: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("role", role)
        button.setProperty("tall", True)
        return button

    def _elide(self) -> None:
        """Shortens the sentence to the room there is."""
        width = max(40, self.words.width())
        shown = self.words.fontMetrics().elidedText(self._sentence, Qt.TextElideMode.ElideRight, width)
        self.words.setText(shown)
        self.words.setToolTip(self._sentence if shown != self._sentence else "")
        self.words.setAccessibleName(self._sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as much of the sentence as there is room for."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._elide)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps clicks from what lies beneath."""


def _difference(count: int) -> str:
    if count == 0:
        return _("The same as now")
    if count == 1:
        return _("One difference from now")
    return fill(N_("{count} differences from now"), count=count)
