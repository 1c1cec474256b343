"""The slim rail at the left: one button for each panel, of which at most one is open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.widgets import icons, style
from app.widgets.panels.table import PANELS, PanelRow

LEAST_WIDTH = 72
BESIDE_WORDS = 10
LEAST_HEIGHT, HEIGHT = 48, 56
"""Of a button: the least that a finger hits, and what looks best while there is room."""


class Rail(QFrame):
    """Buttons down the side; `chosen(name)` tells which panel should be open, "" for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(_width())
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(4)
        self.buttons = {row.name: self._button(row) for row in PANELS}
        for button in self.buttons.values():
            column.addWidget(button, 1)
        column.addStretch()

    def mark(self, name: str) -> None:
        """Shows which panel is open."""
        for known, button in self.buttons.items():
            button.setChecked(known == name)

    def _button(self, row: PanelRow) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"rail.{row.name}")
        button.setText(_(row.text))
        button.setAccessibleName(_(row.text))
        button.setCheckable(True)
        button.setIcon(icons.icon(row.icon, style.look().ink_soft, checked=style.look().ink))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button.setMinimumHeight(LEAST_HEIGHT)
        button.setMaximumHeight(HEIGHT)
        button.clicked.connect(self._choose)
        return button

    def _choose(self, checked: bool) -> None:
        name = self.sender().objectName().removeprefix("rail.")
        self.chosen.emit(name if checked else "")


def _width() -> int:
    """As wide as the longest name needs in the reader's language."""
    words = QFontMetrics(style.font(style.SMALL, semibold=True))
    return max(LEAST_WIDTH, *(words.horizontalAdvance(_(row.text)) + 2 * BESIDE_WORDS for row in PANELS))
