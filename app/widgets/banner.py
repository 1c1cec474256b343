"""The calm strip under the top bar that says once what went wrong, or what opening had to tell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.i18n import _
from app.widgets import icons, style


class Banner(QFrame):
    """One sentence at a time, with at most one thing to do about it; gone until there is one."""

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
        self.action = QPushButton(self)
        self.action.setObjectName("banner.action")
        self.action.setProperty("role", "plain")
        self.action.clicked.connect(self._act)
        self._close = QToolButton(self)
        self._close.setObjectName("banner.close")
        self._close.clicked.connect(self.hide)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)
        row.addWidget(self._close)
        self._todo: Callable[[], object] | None = None
        self.hide()

    def say(
        self, sentence: str, action: str = "", todo: Callable[[], object] | None = None, warning: bool = True
    ) -> None:
        """Shows a sentence in the reader's language, and a button when there is something to do."""
        theme = style.look()
        name, color = ("triangle-alert", theme.danger) if warning else ("info", theme.focus)
        self._sign.setPixmap(icons.pixmap(name, color, 20, self.devicePixelRatioF()))
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self._todo = todo
        self.action.setText(action)
        self.action.setVisible(todo is not None)
        self._close.setIcon(icons.icon("x", theme.ink))
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))
        self.show()

    def _act(self) -> None:
        todo, self._todo = self._todo, None
        self.hide()
        if todo is not None:
            todo()
