"""The keyboard among cards: arrows go to the card that lies there, and letters are for a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_NO_LETTERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ASIDE = 3
"""How much worse a pixel beside the way is than one along it."""


class CardKeys(QObject):
    """Minds the keys of the cards on one page. `typed(text)` gets what is typed on a card; `above` is where up ends."""

    def __init__(
        self,
        page: QWidget,
        cards: Callable[[], Sequence[QWidget]],
        typed: Callable[[str], object],
        above: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(page)
        self._cards, self._typed, self._above = cards, typed, above

    def mind(self, cards: Iterable[QWidget]) -> None:
        """Has the keys of these cards come by here first."""
        for card in cards:
            card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go(watched, step)
            return True
        if event.text().strip() and event.text().isprintable() and not event.modifiers() & _NO_LETTERS:
            self._typed(event.text())
            return True
        return False

    def go(self, start: QWidget, step: QPoint) -> None:
        """Gives the keyboard to the nearest card in a direction, or to what is above them all."""
        here = _middle(start)
        ways = [(way, card) for card in self._cards() if (way := _way(here, _middle(card), step)) is not None]
        if not ways:
            if step.y() < 0:
                self._above()
            return
        _far, card = min(ways, key=lambda each: each[0])
        card.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_sight(card)


def bring_into_sight(card: QWidget) -> None:
    """Scrolls whatever scrolls around a card until all of it is seen."""
    around = card.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(card, 0, 24)
        around = around.parentWidget()


def _way(here: QPoint, there: QPoint, step: QPoint) -> int | None:
    """How far it is to there, in a direction; None where that is not the direction. Sideways only along the row."""
    over = there - here
    along = over.x() * step.x() + over.y() * step.y()
    aside = abs(over.y() if step.x() else over.x())
    if along <= 8 or (step.x() and aside > 40):
        return None
    return along + aside * (_ASIDE if step.x() else 1)


def _middle(card: QWidget) -> QPoint:
    return card.mapTo(card.window(), card.rect().center())
