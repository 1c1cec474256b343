"""What one row of a table says of a moment in the journey, before it is a touchpoint. Knows no words of any table."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.exchange.foreign.repairs import Spot
from app.exchange.tables.columns import Column
from app.exchange.tables.entries import Entry


@dataclass
class Moment:
    """What one row says. `notes` belong to its touchpoint, `around` to the phase; both name their lane by its row."""

    phase: int
    names: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    score: float | None = None
    felt: tuple[Column, Entry] | None = None
    expected: float | None = None
    truth: bool = False
    actors: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    around: list[tuple[int, str]] = field(default_factory=list)
    spot: Spot | None = None
    needed_at: Spot | None = None
    """Where that stands which only a touchpoint can hold."""

    @property
    def needs_touchpoint(self) -> bool:
        """Whether it says anything that only a touchpoint can hold."""
        return bool(self.texts) or self.score is not None or self.expected is not None or self.truth

    @property
    def holds_notes(self) -> bool:
        """Whether it is about just one touchpoint, if need be one that must be made."""
        return len(self.names) == 1 or (not self.names and self.needs_touchpoint)

    def feels_otherwise(self, other: Moment) -> bool:
        """Whether both tell a feeling, and not the same."""
        return None not in (self.score, other.score) and self.score != other.score

    def take_in(self, other: Moment) -> None:
        """Adds what another row says of the same."""
        self.notes += other.notes
        self.around += other.around
        self.actors += other.actors
        self.truth |= other.truth
        if self.score is None:
            self.score, self.felt = other.score, other.felt
        self.expected = other.expected if self.expected is None else self.expected
        for key, told in other.texts.items():
            self.texts.setdefault(key, []).extend(told)
