"""A part of a card that can be pressed: it lies over what is drawn there, shows that it can be, and says what it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.widgets import style
from app.widgets.typing_hands import begins_text

_ROUND = 8
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
OVERLAP = 4
"""Pixels by which a spot is larger than what it lies over, on every side."""


class Spot(QAbstractButton):
    """Lies over the part of a card called `field`. `typed` gives the character with which somebody begins to write."""

    typed = Signal(str)

    def __init__(self, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(f"card.{field}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def lie_over(self, box: QRect) -> None:
        """Lies over what is drawn in `box`, a little larger, and as high as a finger where fingers are used."""
        above = max(OVERLAP, -(-(style.target(0) - box.height()) // 2))
        self.setGeometry(box.adjusted(-OVERLAP, -above, OVERLAP, above))

    def say(self, title: str, said: str) -> None:
        """Sets what a screen reader says: what it is, and what is written there."""
        self.setAccessibleName(": ".join(filter(None, (title, said))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes what is typed, and leaves the arrows to the page, which goes to other personas by them."""
        if event.key() in _ARROWS:
            event.ignore()
        elif begins_text(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An outline while it is pointed at; where the keyboard is, the ring says."""
        if not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.look().lines_strong), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
