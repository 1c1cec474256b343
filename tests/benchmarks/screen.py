"""A window that is watched: input goes in, and the clock stops when the picture that follows from it is painted."""

from __future__ import annotations

import os
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1920, 1080)
LONGEST = 2.0
"""Seconds after which a picture is given up: the input changed nothing that is seen."""

_NONE = Qt.KeyboardModifier.NoModifier


def application() -> QApplication:
    """The one application, which paints as soon as it can instead of resting a few milliseconds first."""
    os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["benchmarks"])


class Screen(QObject):
    """Watches when `surface`, the part of a window that input changes, is painted."""

    def __init__(self, surface: QWidget) -> None:
        super().__init__()
        self.surface = surface
        self._painted = False
        surface.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notes that a picture is on its way; what Qt is doing when it comes includes the painting itself."""
        if event.type() == QEvent.Type.Paint:
            self._painted = True
        return False

    def frame(self, act: Callable[[], object]) -> float:
        """Seconds from an act to the end of the painting that follows; raises RuntimeError when none does."""
        self._painted = False
        start = perf_counter()
        act()
        while not self._painted:
            QCoreApplication.processEvents()
            if perf_counter() - start > LONGEST:
                raise RuntimeError("nothing was painted")
        return perf_counter() - start

    def answer(self, act: Callable[[], object]) -> float:
        """Seconds for an act and all that is to be done at once after it, whether or not anything is painted."""
        start = perf_counter()
        act()
        QCoreApplication.processEvents()
        return perf_counter() - start

    def settle(self, seconds: float = 0.4) -> None:
        """Lets everything that was begun come to its end."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            QCoreApplication.processEvents()

    # --- hands ---------------------------------------------------------------------------------------------------

    def press(self, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Presses a button of the mouse."""
        self._mouse(QEvent.Type.MouseButtonPress, at, button, button)

    def move(self, at: QPointF, held: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Moves the mouse, with a button held."""
        self._mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, held)

    def release(self, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Lets the button go."""
        self._mouse(QEvent.Type.MouseButtonRelease, at, button, Qt.MouseButton.NoButton)

    def wheel(self, at: QPointF, turn: int, keys: Qt.KeyboardModifier = _NONE) -> None:
        """Turns the wheel, 120 for a notch."""
        event = QWheelEvent(
            at,
            QPointF(self.surface.mapToGlobal(at)),
            QPointF(0, 0).toPoint(),
            QPointF(0, turn).toPoint(),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(self.surface, event)

    def _mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        event = QMouseEvent(kind, at, QPointF(self.surface.mapToGlobal(at)), button, held, _NONE)
        QCoreApplication.sendEvent(self.surface, event)


def type_letter(into: QWidget, letter: str) -> None:
    """Types one letter."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(into, QKeyEvent(kind, Qt.Key.Key_A, _NONE, letter))
