"""What was measured: samples of one thing, those of its floor, and the bar that it should stay under."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from statistics import median, quantiles
from time import perf_counter

FRAME = 1 / 60
"""Seconds that one picture of a 60 Hz screen lasts."""

MIB = 2.0**20


class Unit(Enum):
    """How samples are shown: by what they are multiplied, and in what."""

    TIME = (1000.0, "ms")  # samples are seconds
    MEMORY = (1 / MIB, "MiB")  # samples are bytes


@dataclass(frozen=True)
class Bar:
    """A limit, in words and as a question to a figure."""

    words: str
    holds: Callable[[Figure], bool]


@dataclass
class Figure:
    """Samples of one thing and of its floor, in seconds or bytes; `pause` is the longest garbage collection."""

    name: str
    samples: Sequence[float]
    floor: Sequence[float]
    bar: Bar | None = None
    unit: Unit = Unit.TIME
    pause: float = 0.0

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.samples)

    @property
    def late(self) -> float:
        """The 95th percentile; of fewer than 20 samples, the worst."""
        return _late(self.samples)

    @property
    def ratio(self) -> float | None:
        """How many times the floor's median ours is."""
        return self.middle / median(self.floor) if self.floor else None

    @property
    def holds(self) -> bool | None:
        """Whether the figure stays under its bar, or None where there is none."""
        return self.bar.holds(self) if self.bar else None


def within(times: float) -> Bar:
    """At most so many times the floor, by the medians."""
    return Bar(f"at most {times:g} x floor", lambda figure: (figure.ratio or 0.0) <= times)


def every_frame() -> Bar:
    """The 95th percentile within one picture of the screen."""
    return Bar("p95 < 16.7 ms", lambda figure: figure.late < FRAME)


def never_over(seconds: float) -> Bar:
    """The very worst sample."""
    return Bar(f"worst < {seconds * 1000:g} ms", lambda figure: max(figure.samples) < seconds)


def usually(seconds: float) -> Bar:
    """The median."""
    return Bar(f"median < {seconds * 1000:g} ms", lambda figure: figure.middle < seconds)


def above_floor(size: float) -> Bar:
    """So many bytes more than the floor, by the medians."""
    return Bar(f"floor + {size / MIB:g} MiB", lambda figure: figure.middle - median(figure.floor) <= size)


def timed(call: Callable[[], object], times: int) -> list[float]:
    """How long each of so many calls took, in seconds."""
    samples = []
    for _ in range(times):
        start = perf_counter()
        call()
        samples.append(perf_counter() - start)
    return samples


@dataclass
class Pauses:
    """The longest pause for garbage collection."""

    longest: float = 0.0
    _since: float = field(default=0.0, repr=False)

    def __call__(self, phase: str, _info: dict[str, int]) -> None:
        """Python tells of the start and the end of a collection."""
        if phase == "start":
            self._since = perf_counter()
        else:
            self.longest = max(self.longest, perf_counter() - self._since)


@contextmanager
def watching_garbage() -> Iterator[Pauses]:
    """Begins without garbage, leaves the collector as the program has it, and watches how long it stops everything."""
    gc.collect()
    pauses = Pauses()
    gc.callbacks.append(pauses)
    try:
        yield pauses
    finally:
        gc.callbacks.remove(pauses)


def _late(samples: Sequence[float]) -> float:
    return quantiles(samples, n=20)[-1] if len(samples) >= 20 else max(samples)
