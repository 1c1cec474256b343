"""A finger that rests on a widget opens its menu, as the right button of a mouse does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtWidgets import QAbstractButton

HELD_MS = 500
STRAYED = 6
"""How far a finger may move, in pixels, and still rest."""


class LongPress(QObject):
    """Calls `todo(place)`, in the button's own pixels, when a finger is held on it; the button is then not clicked."""

    def __init__(self, button: QAbstractButton, todo: Callable[[QPoint], object]) -> None:
        super().__init__(button)
        self._button, self._todo = button, todo
        self._place = QPoint()
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HELD_MS)
        self._held.timeout.connect(self._tell)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._follow(event)
        return False

    def _follow(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and _by_finger(event):
            self._place = place
            self._held.start()
        elif event.type() != QEvent.Type.MouseMove or (place - self._place).manhattanLength() > STRAYED:
            self._held.stop()

    def _tell(self) -> None:
        self._button.setDown(False)
        self._todo(self._place)


def _by_finger(event: QMouseEvent) -> bool:
    return event.pointingDevice().pointerType() is QPointingDevice.PointerType.Finger
