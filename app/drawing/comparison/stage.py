"""What all parts of the picture share: what is compared, how it is to look, and where in time everything stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.analysis.comparison import Comparison, Kind, Step, Stretch
from app.drawing import measures as m
from app.drawing.look import Look
from app.model.names import STATE_NAMES, title_of
from app.model.records import Id

HEADER = m.HEADER_WIDTH
PADDING = m.CELL_PADDING - m.GAP / 2
"""On either side within a phase."""

NARROWEST, WIDEST = 108.0, m.STEP
"""How wide the place of a touchpoint can be."""

LOWEST, HIGHEST = 320.0, 640.0
"""How high the field of the curves can be."""

LIFT, STRONG = 20.0, 15.0
"""The sizes of the numbers that count most."""

KIND_SIGNS = {Kind.ADDED: "plus", Kind.REMOVED: "minus", Kind.MOVED: "arrow-left-right", Kind.CHANGED: "pencil"}
"""The icon that tells what became of a touchpoint."""


def plain_score(tenths: int) -> str:
    """A score with its sign, in English: "+1.5", "−0.5", "0.0"."""
    return f"{tenths / 10:+.1f}".replace("-", "−") if tenths else "0.0"


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint and the x of its middle."""

    step: Step
    x: float


@dataclass(frozen=True, slots=True)
class Column:
    """A phase from `x`, `w` wide, the `index`-th from 0, with its touchpoints."""

    stretch: Stretch
    index: int
    x: float
    w: float
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Stage:
    """What is compared and how it is to look; `step` is how wide the place of a touchpoint is, `field` how high
    that of the curves, in map units.

    `score_text` writes a score, in tenths, as the reader does. `picked` is the touchpoint that is looked at.
    """

    comparison: Comparison
    look: Look
    score_text: Callable[[int], str] = plain_score
    step: float = WIDEST
    picked: Id | None = None
    field: float = LOWEST

    def y_of(self, score: float) -> float:
        """How far under the top of the field a score from -2.0 to 2.0 stands."""
        return m.score_y(self.field, score)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The phases from left to right."""
        return tuple(self._columns())

    @property
    def spots(self) -> Iterator[Spot]:
        """Every touchpoint in time order."""
        return (spot for column in self.columns for spot in column.spots)

    @property
    def width(self) -> float:
        """How wide the chart is, its headers included."""
        last = self.columns[-1] if self.columns else None
        return last.x + last.w if last else HEADER + WIDEST

    @property
    def titles(self) -> tuple[str, str]:
        """What both maps are called."""
        say = self.look.translate
        return title_of(self.comparison.current, say), title_of(self.comparison.future, say)

    @property
    def states(self) -> tuple[str, str]:
        """What tells the maps apart in a word or two: their states, or where those are one, their titles."""
        one, other = self.comparison.current.state, self.comparison.future.state
        if one is other:
            return self.titles
        return self.look.translate(STATE_NAMES[one]), self.look.translate(STATE_NAMES[other])

    def _columns(self) -> Iterator[Column]:
        x = HEADER
        for index, stretch in enumerate(self.comparison.stretches):
            first = x + PADDING + self.step / 2
            spots = tuple(Spot(step, first + place * self.step) for place, step in enumerate(stretch.steps))
            w = max(1, len(spots)) * self.step + 2 * PADDING
            yield Column(stretch, index, x, w, spots)
            x += w


def step_for(comparison: Comparison, room: float, narrowest: float = NARROWEST) -> float:
    """How wide the place of a touchpoint may be for the chart to be `room` wide, between `narrowest` and WIDEST."""
    places = sum(max(1, len(stretch.steps)) for stretch in comparison.stretches)
    left = room - HEADER - 2 * PADDING * len(comparison.stretches)
    return max(narrowest, min(WIDEST, float(left // max(1, places))))
