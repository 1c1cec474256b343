"""A section of a form or a panel that folds: a name on a button, and under it what is made when first opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import N_, fill
from app.widgets import icons, style
from app.widgets.inspector.more_button import MoreButton

SPACING = 14


class Fold(QFrame):
    """Called by `title`; `make` fills its column when it is first opened, and `beside` stands at the end of its head.

    `turned` tells its key, and whether it is now folded otherwise than it begins, which is folded unless `begins_open`.
    """

    turned = Signal(str, bool)

    def __init__(
        self,
        key: str,
        title: str,
        make: Callable[[QVBoxLayout], None],
        turned: bool = False,
        begins_open: bool = False,
        beside: QWidget | None = None,
        later: bool = False,
    ) -> None:
        """One that is unfolded from the start is filled at once, or `later` by `fill`."""
        super().__init__()
        self._begins_open = begins_open
        self.setProperty("role", "section")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.key, self._title, self._make = key, title, make
        self._body: QWidget | None = None
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(4)
        self.button = MoreButton(title)
        self.button.setObjectName(f"section.{key}")
        self.button.setProperty("role", "fold")
        head = QHBoxLayout()
        head.addWidget(self.button, 1)
        if beside is not None:
            head.addWidget(beside)
        self._column.addLayout(head)
        self.button.setChecked(begins_open != turned)
        self.button.toggled.connect(self._turn)
        self._show(self.button.isChecked() and not later)

    @property
    def made(self) -> bool:
        """Whether what it holds is there."""
        return self._body is not None

    def open(self) -> None:
        """Unfolds it, and has what it holds there at once."""
        self.button.setChecked(True)
        self.fill()

    def fill(self) -> None:
        """Has there what it holds, if it is unfolded."""
        self._show(self.button.isChecked())

    def show_count(self, count: int) -> None:
        """Says how much it holds, so that nobody has to open it to see that there is nothing."""
        if count != self._count:
            self._count = count
            self.button.setText(fill(N_("{title} · {count}"), title=self._title, count=count) if count else self._title)

    def _turn(self, shown: bool) -> None:
        self._show(shown)
        if shown:
            QTimer.singleShot(0, self, self._come_in)  # by then it is as high as what it holds
        self.turned.emit(self.key, shown != self._begins_open)

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
        sign = "chevron-down" if self.button.isChecked() else "chevron-right"
        icons.beside(self.button, sign, style.look().ink_soft)

    def _come_in(self) -> None:
        """What was just unfolded is seen: its head, and of the rest as much as there is room for."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is None or inside is None or not self.button.isChecked():
            return
        head = self.mapTo(inside, self.rect().topLeft()).y()
        around.ensureVisible(0, head + self.height(), 0, 0)
        around.ensureVisible(0, head, 0, 0)
