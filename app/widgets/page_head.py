"""The head of a page that lies over the map: its title, what it says of itself, one thing to add, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from app.i18n import _
from app.widgets import icons, style


def page_head(title: str, said: QLabel, *buttons: QPushButton | QToolButton) -> QHBoxLayout:
    """A row with the title over the words of `said`, and buttons at the right; the margins are its page's."""
    row = QHBoxLayout()
    row.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(2)
    name = QLabel(title)
    name.setProperty("role", "title")
    said.setProperty("role", "soft")
    said.setTextFormat(Qt.TextFormat.PlainText)
    said.setWordWrap(True)
    words.addWidget(name)
    words.addWidget(said)
    row.addLayout(words, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row


def adding_button(text: str, name: str, role: str, add: Callable[[], object]) -> QPushButton:
    """The button that adds what the page is about."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setMinimumHeight(style.target(36))
    button.setProperty("role", role)
    button.clicked.connect(add)
    return button


def closing_cross(name: str, key: str, close: Callable[[], object]) -> QToolButton:
    """The cross that goes back to the map, as does `key`."""
    cross = QToolButton()
    cross.setObjectName(name)
    cross.setIcon(icons.icon("x", style.look().ink))
    cross.setFixedSize(style.target(36), style.target(36))
    cross.setAccessibleName(_("Close"))
    cross.setToolTip(f"{_('Close')}  ({key})")
    cross.clicked.connect(close)
    return cross
