"""A veil over the whole window with a card on it, for something short: the keyboard comes and goes back where it was.

It is no dialog of the system: what was being typed or dragged below stays as it was, and is gone on with afterwards.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from app.widgets import style

WIDTH, HEIGHT = 640, 560
"""The largest that the card becomes, in pixels."""

MARGIN = 24
DIM = 0.32
"""How much of the window's light the veil takes."""

V = TypeVar("V", bound="Veil")


class Veil(QWidget):
    """Covers a window until it is shut, by Esc, by a press beside the card, or by its own key once more.

    While it is there, the keys of the window's actions do nothing: `keys` are those that opened it.
    """

    def __init__(self, window: QWidget, name: str, keys: tuple[str, ...]) -> None:
        super().__init__(window)
        self.setObjectName(f"{name}.veil")
        self._keys = [QKeySequence(key) for key in keys]
        self._before: QWidget | None = QApplication.focusWidget()
        self._shut = False
        self.card = QFrame(self)
        self.card.setObjectName(name)
        self.card.setProperty("role", "card")
        window.installEventFilter(self)

    def open(self) -> None:
        """Covers the window."""
        self.setGeometry(self._around().rect())
        self._place_card()
        self.show()
        self.raise_()

    def shut(self) -> None:
        """Goes, and gives the keyboard back to where it was."""
        if self._shut:
            return
        self._shut = True
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.deleteLater()

    def stops(self) -> list[QWidget]:
        """What Tab goes round, in its order."""
        return []

    def event(self, event: QEvent) -> bool:
        """Keeps every key from the actions of the window below."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = QKeySequence(event.keyCombination())
        if event.key() == Qt.Key.Key_Escape or chord in self._keys:
            self.shut()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.shut()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the card."""
        stops = [stop for stop in self.stops() if stop.isVisible()]
        focus = QApplication.focusWidget()
        here = stops.index(focus) if focus in stops else -1
        if stops:
            stops[(here + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the window."""
        if event.type() == QEvent.Type.Resize and not self._shut:
            self.setGeometry(self._around().rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        dark = QColor(style.look().shadow)
        dark.setAlphaF(DIM)
        QPainter(self).fillRect(self.rect(), dark)

    def _around(self) -> QWidget:
        around = self.parentWidget()
        assert around is not None
        return around

    def _place_card(self) -> None:
        width, height = min(WIDTH, self.width() - 2 * MARGIN), min(HEIGHT, self.height() - 2 * MARGIN)
        top = max(MARGIN, (self.height() - height) // 3)
        self.card.setGeometry((self.width() - width) // 2, top, width, height)


def open_in(window: QWidget, kind: type[V]) -> V | None:
    """The veil of this kind that covers a window now."""
    return next((veil for veil in window.findChildren(kind) if veil.isVisible()), None)
