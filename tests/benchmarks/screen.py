"""A window that is watched: input goes in, and the clock stops when the picture that follows from it is painted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")

SIZE = (1920, 1080)
PACE = 1 / 60
"""Seconds from one input of a hand to the next."""

LONGEST = 2.0
"""Seconds after which a picture is given up: the input changed nothing that is seen."""

_NONE = Qt.KeyboardModifier.NoModifier


def application() -> QApplication:
    """The one application, which paints as soon as it can instead of resting a few milliseconds first."""
    os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["benchmarks"])


def turn() -> None:
    """One turn of the event loop, as a running program takes it.

    What was to be deleted later goes too: outside a loop of Qt's own, asking for the events leaves it lying, and
    memory seemed to grow by every form that had been closed.
    """
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Screen(QObject):
    """Watches when `surface`, the part of a window that input changes, is painted."""

    def __init__(self, surface: QWidget) -> None:
        super().__init__()
        self.surface = surface
        self._painted = False
        self._painted_at = 0.0
        surface.installEventFilter(self)
        surface.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes that a picture is on its way, and when the window has been painted with it."""
        if event.type() == QEvent.Type.Paint:
            self._painted = self._painted or watched is self.surface
        elif event.type() == QEvent.Type.UpdateRequest and watched is self.surface.window():
            watched.event(event)
            self._painted_at = perf_counter()
            return True
        return False

    def frame(self, act: Callable[[], object]) -> float:
        """Seconds from an act to the end of the painting that follows; raises RuntimeError when none does."""
        self._painted = False
        start = perf_counter()
        act()
        while not self._painted:
            turn()
            if perf_counter() - start > LONGEST:
                raise RuntimeError("nothing was painted")
        return perf_counter() - start

    def in_time(self, inputs: Iterable[T], act: Callable[[T], object]) -> list[float]:
        """Seconds from when each input of a hand was due to the end of the painting that follows.

        They come sixty times a second, so what is done between two pictures counts only where it makes the next one
        late; and one that comes while others wait takes their place, as Qt sees to for the moves of a mouse.
        """
        due, found = perf_counter(), []
        for each in inputs:
            while perf_counter() < due:
                turn()
            self.frame(partial(act, each))
            found.append(self._painted_at - due)
            due = max(due + PACE, perf_counter() - PACE)
        return found

    def answer(self, act: Callable[[], object]) -> float:
        """Seconds for an act and all that is to be done at once after it, whether or not anything is painted."""
        start = perf_counter()
        act()
        turn()
        return perf_counter() - start

    def settle(self, seconds: float = 0.4) -> None:
        """Lets everything that was begun come to its end."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            turn()

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
