"""Where a slow turn of the event loop spent its time: the stack is looked at in every millisecond of it.

Looking costs some tenth of the time, so figures that were taken meanwhile are no figures. What C++ does counts for the
line of ours that called it.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

_EVERY = 0.001
"""Seconds from one look to the next."""

_ROOT = str(Path(__file__).parents[2])
_SAID = 12


class Stacks:
    """Looks for as long as it is entered; only where Python has the timer of Unix, and only on the main thread."""

    def __init__(self) -> None:
        self._seen: list[list[str]] = []

    def __enter__(self) -> Stacks:
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _EVERY, _EVERY)
        return self

    def __exit__(self, *_error: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    def begin(self) -> None:
        """Forgets what was seen before."""
        self._seen.clear()

    def told(self) -> str:
        """In which functions of ours most of the looks found the program, and how many; those they called count too."""
        found = Counter(name for stack in self._seen for name in set(stack))
        return ", ".join(f"{name} {count}" for name, count in found.most_common(_SAID))

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        self._seen.append(list(_ours(frame)))


def _ours(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(_ROOT) and "/app/" in path:
            yield f"{Path(path).stem}.{frame.f_code.co_name}"
        frame = frame.f_back
