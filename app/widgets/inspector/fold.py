"""A section of a form or a panel that folds: a name on a button, and under it what is made when first opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import N_, fill
from app.widgets import icons, style
from app.widgets.inspector.more_button import MoreButton

SPACING = 14


class Fold(QFrame):
    """Called by `title`; `make` fills its column when it is first opened. `turned` tells when the user folds it."""

    turned = Signal(str, bool)

    def __init__(self, key: str, title: str, make: Callable[[QVBoxLayout], None], shown: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "section")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.key, self._title, self._make = key, title, make
        self._body: QWidget | None = None
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(4)
        self.button = MoreButton(title)
        self.button.setObjectName(f"section.{key}")
        self.button.setProperty("role", "fold")
        self._column.addWidget(self.button)
        self.button.setChecked(shown)
        self.button.toggled.connect(self._turn)
        self._show(shown)

    @property
    def made(self) -> bool:
        """Whether what it holds is there."""
        return self._body is not None

    def open(self) -> None:
        """Unfolds it."""
        self.button.setChecked(True)

    def show_count(self, count: int) -> None:
        """Says how much it holds, so that nobody has to open it to see that there is nothing."""
        if count != self._count:
            self._count = count
            self.button.setText(fill(N_("{title} · {count}"), title=self._title, count=count) if count else self._title)

    def _turn(self, shown: bool) -> None:
        self._show(shown)
        self.turned.emit(self.key, shown)

    def _show(self, shown: bool) -> None:
        if shown and self._body is None:
            self._body = QWidget(self)
            column = QVBoxLayout(self._body)
            column.setContentsMargins(0, 0, 0, 8)
            column.setSpacing(SPACING)
            self._make(column)
            self._column.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(shown)
        icons.beside(self.button, "chevron-down" if shown else "chevron-right", style.look().ink_soft)
