"""Cards in rows, as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.widgets import cards
from app.widgets.cards import Card

GAP = 8
MOST_COLUMNS = 4
WIDEST = MOST_COLUMNS * (cards.WIDTH + 2 * cards.RING) + (MOST_COLUMNS - 1) * GAP


class CardGrid(QWidget):
    """A grid that is placed anew when its width allows another number of columns."""

    def __init__(self, shown: Sequence[Card]) -> None:
        super().__init__()
        self._cards = tuple(shown)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(MOST_COLUMNS, 1)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # or it could never become narrower
        self.setMinimumWidth(cards.WIDTH + 2 * cards.RING)
        self._place(MOST_COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place((self.width() + GAP) // (cards.WIDTH + 2 * cards.RING + GAP))

    def _place(self, columns: int) -> None:
        columns = min(max(columns, 1), MOST_COLUMNS)
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
