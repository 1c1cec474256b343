"""Channels against phases: through which channel the customer meets the brand when. Pure: records in, a table out.

Window, sheet and paper show the same table. What it teaches are its holes: a phase that no channel serves, and a
channel that nobody meets.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.model.document import Document
from app.model.records import Channel, Id, Phase, Touchpoint


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One channel, or None for the touchpoints without one, and its touchpoints in each phase in time order."""

    channel: Channel | None
    cells: tuple[tuple[Touchpoint, ...], ...]

    @property
    def count(self) -> int:
        """At how many touchpoints the customer meets this channel."""
        return sum(len(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class ChannelMatrix:
    """The channels of the file in their order, against the phases of one map in time order.

    The row of touchpoints without a channel comes last, and only if there are any.
    """

    phases: tuple[Phase, ...]
    rows: tuple[MatrixRow, ...]

    def unserved(self) -> tuple[Phase, ...]:
        """The phases in which the customer meets no channel."""
        named = [row for row in self.rows if row.channel is not None]
        return tuple(phase for place, phase in enumerate(self.phases) if not any(row.cells[place] for row in named))

    def unused(self) -> tuple[Channel, ...]:
        """The channels that the customer meets nowhere on this map."""
        return tuple(row.channel for row in self.rows if row.channel is not None and not row.count)


def channel_matrix(document: Document, map_id: Id) -> ChannelMatrix:
    """The table of a map, with every channel of the file; empty when the document has no such map."""
    phases = document.phases(map_id)
    found: dict[Id | None, list[list[Touchpoint]]] = defaultdict(lambda: [[] for _ in phases])
    for place, phase in enumerate(phases):
        for touchpoint in document.touchpoints(phase.id):
            found[touchpoint.channel_id][place].append(touchpoint)
    rows = [MatrixRow(channel, _frozen(found[channel.id])) for channel in document.channels()]
    if None in found:
        rows.append(MatrixRow(None, _frozen(found[None])))
    return ChannelMatrix(phases, tuple(rows))


def _frozen(cells: list[list[Touchpoint]]) -> tuple[tuple[Touchpoint, ...], ...]:
    return tuple(tuple(cell) for cell in cells)
