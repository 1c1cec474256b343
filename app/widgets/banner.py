"""The calm strip under the top bar that says once what went wrong, or what opening had to tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.i18n import _
from app.widgets import icons, style


@dataclass(frozen=True)
class Choice:
    """One thing to do about it: its words, in the reader's language, and what happens."""

    text: str
    todo: Callable[[], object]


class Banner(QFrame):
    """One sentence at a time, with what can be done about it; gone until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        self._sign = QLabel(self)
        self.words = QLabel(self)
        self.words.setObjectName("banner.words")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QPushButton] = []
        self._row = row
        self._close = QToolButton(self)
        self._close.setObjectName("banner.close")
        self._close.clicked.connect(self.hide)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, *choices: Choice, warning: bool = True) -> None:
        """Shows a sentence in the reader's language, and a button for each thing to do about it."""
        theme = style.look()
        name, color = ("triangle-alert", theme.danger) if warning else ("info", theme.focus)
        self._sign.setPixmap(icons.pixmap(name, color, 20, self.devicePixelRatioF()))
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self._offer(choices)
        self._close.setIcon(icons.icon("x", theme.ink))
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))
        self.show()

    def _offer(self, choices: Sequence[Choice]) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._choices = choices
        self._buttons = [self._button(number, choice) for number, choice in enumerate(choices)]
        for place, button in enumerate(self._buttons, start=2):
            self._row.insertWidget(place, button)

    def _button(self, number: int, choice: Choice) -> QPushButton:
        button = QPushButton(choice.text)
        button.setObjectName(f"banner.choice.{number}")
        button.setProperty("role", "plain")
        button.setProperty("number", number)
        button.clicked.connect(self._act)
        return button

    def _act(self) -> None:
        choice = self._choices[self.sender().property("number")]
        self.hide()
        choice.todo()
