"""Cards in rows, as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.widgets import cards

GAP = 8
CELL = cards.WIDTH + 2 * cards.RING
"""How wide a card is with the room for its ring, in pixels, unless somebody says otherwise."""

MOST_COLUMNS = 6


def columns_in(width: int, cell: int = CELL) -> int:
    """How many cards stand beside each other in so many pixels."""
    return min(max((width + GAP) // (cell + GAP), 1), MOST_COLUMNS)


def width_of(columns: int, cell: int = CELL) -> int:
    """How many pixels so many cards beside each other take."""
    return columns * (cell + GAP) - GAP


class CardGrid(QWidget):
    """A grid that is placed anew when its width allows another number of columns. Its cards are all `cell` wide.

    With `rows` no more of them are seen than fit in so many rows.
    """

    def __init__(self, shown: Sequence[QWidget], *, rows: int | None = None, cell: int = CELL) -> None:
        super().__init__()
        self.cards = self._wanted = tuple(shown)
        self._rows, self._cell = rows, cell
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # or it could never become narrower
        self.setMinimumWidth(cell)
        self._place(MOST_COLUMNS)

    def show_rows(self, rows: int) -> None:
        """Shows so many rows of cards at most."""
        if rows != self._rows:
            self._rows = rows
            self._fill()

    def show_only(self, wanted: Sequence[QWidget]) -> None:
        """Shows these of its cards, in the order they have, and no others."""
        self._wanted = tuple(card for card in self.cards if card in wanted)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(columns_in(self.width(), self._cell))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(MOST_COLUMNS + 1):
            self._grid.setColumnStretch(column, int(column == columns))
        self._fill()

    def _fill(self) -> None:
        seen = self._wanted[: self._columns * self._rows] if self._rows else self._wanted
        for card in self.cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(seen):
            self._grid.addWidget(card, number // self._columns, number % self._columns)
        for card in self.cards:
            card.setVisible(card in seen)
        self.updateGeometry()
