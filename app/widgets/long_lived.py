"""Keeping Python's garbage collector where it does no harm: on the window's thread, a millisecond or two at a time.

An open map, and the program itself, are some hundred thousand objects that refer to each other and stay. Looking
through all of them takes the collector longer than a few pictures of the screen. And Python lets the collector run on
whichever thread happens to make an object: on the thread that publishes the file it would delete things of Qt, which
only the window's thread may touch. So as long as a map is open it runs by a timer here, and nowhere else: often, on
what was made since, and what outlives a few looks is set aside. Only when nobody has done anything for a while does it
look at all there is.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.widgets.own_turn import OwnTurn

INTERVAL = 250
"""Milliseconds between two looks at what was made meanwhile."""

LOOKS = 4
"""After so many looks, what has outlived them is set aside: a look at much more would be felt."""

STILL = 100
"""Fewer new objects than this between two looks, and nobody is at work."""

STILL_LOOKS = 12
"""So many looks in a row at which nobody was at work, and there is time to look at everything."""

WORTH_IT = 0.25
"""The share of all objects that was set aside since everything was last looked at, for it to be worth it again."""


class Collector(QObject):
    """Collects on the window's thread, and only there, until `end`; never while a hand is at work, as `busy` knows."""

    def __init__(self, parent: QObject, busy: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._busy = busy
        self._looks = 0
        self._still = 0
        self._kept: int | None = None  # how many are set aside for good: counting them takes time that a start lacks
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._looking = OwnTurn(self, self._look)
        self._timer.timeout.connect(self._looking.ask)
        self._timer.start()

    def stir(self) -> None:
        """Somebody is at work, however little is made for it."""
        self._still = -1

    def keep(self) -> None:
        """Sets aside all that there is now."""
        gc.freeze()
        self._kept = None

    def end(self) -> None:
        """Has the collector look at everything again, by itself: what was set aside may have become garbage."""
        self._timer.stop()
        self._looking.call_off()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        if self._busy():
            self._still = 0
            return
        self._still = self._still + 1 if gc.get_count()[0] < STILL else 0
        self._looks += 1
        if self._still >= STILL_LOOKS and self._is_worth_it():
            self._look_at_everything()
        elif self._looks % LOOKS:
            gc.collect(0)
        else:
            gc.collect(1)
            gc.freeze()

    def _is_worth_it(self) -> bool:
        """Whether much was set aside since everything was last looked at; the first look only counts."""
        now = gc.get_freeze_count()
        if self._kept is None:
            self._kept = now
        return now > (1 + WORTH_IT) * self._kept

    def _look_at_everything(self) -> None:
        gc.unfreeze()
        gc.collect()
        self.keep()
