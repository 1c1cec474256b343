"""The title of the phase in view, when its own place in the header has been scrolled out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QGraphicsItem

from app.drawing.primitives import Group, TextLine
from app.widgets.canvas.items import ShapesItem

_MARGIN = 12.0
_DEPTH = 3.0
"""Above the headers themselves, in the pane that keeps them in view."""


class FollowingTitle:
    """Repeats the title of a phase at the left edge of the view for as long as the phase fills it."""

    def __init__(self, pane: QGraphicsItem) -> None:
        self._pane = pane
        self._phases: list[Group] = []
        self._shown: Group | None = None
        self._item: ShapesItem | None = None

    def use(self, groups: Sequence[Group]) -> None:
        """These are the groups of the drawing that is shown now."""
        self._phases = [group for group in groups if group.role == "phase"]

    def follow(self, edge: float) -> None:
        """Headers begin to be seen at `edge`, in map units."""
        phase = next((group for group in self._phases if group.x < edge < group.x + group.w), None)
        lines = [mark for mark in phase.marks if isinstance(mark, TextLine)] if phase else []
        if phase is None or not lines or not _is_out_of_sight(phase, lines, edge) or not _fits(phase, lines, edge):
            self._show(None)
            return
        self._show(phase)
        if self._item is not None:
            self._item.setX(edge + _MARGIN - lines[0].x)

    def _show(self, phase: Group | None) -> None:
        if phase is self._shown:
            return
        if self._item is not None:
            self._item.scene().removeItem(self._item)
        self._shown, self._item = phase, None
        if phase is not None:
            words = tuple(mark for mark in phase.marks if isinstance(mark, TextLine))
            self._item = ShapesItem(replace(phase, marks=words))
            self._item.show_shapes()
            self._item.setParentItem(self._pane)
            self._item.setZValue(_DEPTH)
            self._item.setY(phase.y)


def _is_out_of_sight(phase: Group, lines: Sequence[TextLine], edge: float) -> bool:
    return phase.x + max(line.x + line.width for line in lines) <= edge


def _fits(phase: Group, lines: Sequence[TextLine], edge: float) -> bool:
    return edge + max(line.width for line in lines) + 2 * _MARGIN <= phase.x + phase.w
