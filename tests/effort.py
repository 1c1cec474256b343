"""What an act costs the processor, told in bare loops of the same process: the same on a fast machine and a slow one.

A test that only says "soon" would fail on a machine that is slow for a moment. What reads in the square of its length
costs hundreds of times more than it should, on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from time import process_time


def bare_loop() -> float:
    """Seconds of processor for some 10 ms (on a laptop of 2020) of what Python does all day: objects, calls, sums."""
    began = process_time()
    sum(map(len, map(str, range(60_000))))
    return process_time() - began


def effort(act: Callable[[], object]) -> float:
    """What `act` costs, in bare loops; the slower of the loop before it and the one after it is the measure."""
    before = bare_loop()
    began = process_time()
    act()
    took = process_time() - began
    return took / max(before, bare_loop())


@contextmanager
def at_most(loops: float, what: str = "too slow") -> Iterator[None]:
    """Asserts that what is done inside costs this process no more than so many bare loops.

    Nothing is said of what only waits, nor of what another process does.
    """
    began = process_time()
    yield
    took = process_time() - began
    # Measured anew only where it matters, since tests by the thousand stand here.
    assert took <= loops * _once() or took <= loops * bare_loop(), what


@cache
def _once() -> float:
    return bare_loop()
