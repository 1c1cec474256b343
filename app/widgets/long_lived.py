"""Keeping Python's garbage collector where it does no harm: on the window's thread, between two acts of the user.

An open map, and the program itself, are some hundred thousand objects that refer to each other and stay. Looking
through all of them takes the collector longer than a few pictures of the screen; so it rests while they are made, and
then sets them aside. And Python lets the collector run on whichever thread happens to make an object: on the thread
that publishes the file it would delete things of Qt, which only the window's thread may touch. So as long as a map is
open it runs by a timer here, and nowhere else.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

INTERVAL = 500
"""Milliseconds between two looks at how much there is to collect."""

YOUNG, MIDDLE, OLD = 5_000, 20, 20
"""How many new objects are worth a look at the young, and how many such looks one at the older."""


class Collector(QObject):
    """Collects on the window's thread, and only there, until `end`; never while a hand is at work, as `busy` knows."""

    def __init__(self, parent: QObject, busy: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._busy = busy
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def keep(self) -> None:
        """Sets aside all that there is now."""
        gc.freeze()

    def end(self) -> None:
        """Has the collector look at everything again, by itself: what was set aside may have become garbage."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        if self._busy():
            return
        young, middle, old = gc.get_count()
        if old > OLD and middle > MIDDLE:
            gc.collect(2)
        elif middle > MIDDLE:
            gc.collect(1)
        elif young > YOUNG:
            gc.collect(0)
