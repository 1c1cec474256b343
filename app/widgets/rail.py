"""The slim rail at the left: one button for each panel, of which at most one is open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.widgets import icons, style

PANELS: tuple[tuple[str, str, str], ...] = (
    ("map", N_("Map"), "map"),
    ("actions", N_("Actions"), "list-checks"),
    ("checks", N_("Checks"), "circle-check"),
    ("history", N_("Steps"), "history"),
)
"""The panels: name, msgid and icon, from top to bottom."""

WIDTH = 72


class Rail(QFrame):
    """Buttons down the side; `chosen(name)` tells which panel should be open, "" for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(4)
        self.buttons = {name: self._button(name, text, icon) for name, text, icon in PANELS}
        for button in self.buttons.values():
            column.addWidget(button)
        column.addStretch()

    def mark(self, name: str) -> None:
        """Shows which panel is open."""
        for known, button in self.buttons.items():
            button.setChecked(known == name)

    def _button(self, name: str, text: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"rail.{name}")
        button.setText(_(text))
        button.setAccessibleName(_(text))
        button.setCheckable(True)
        button.setIcon(icons.icon(icon, style.look().ink_soft, checked=style.look().ink))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(56)
        button.clicked.connect(self._choose)
        return button

    def _choose(self, checked: bool) -> None:
        name = self.sender().objectName().removeprefix("rail.")
        self.chosen.emit(name if checked else "")
