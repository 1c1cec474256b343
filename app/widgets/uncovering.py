"""Letting a map glide out from under the panel that leads through it, where all its phases can be read beside that.

The map stays where it is on the screen while panels come and go, so that nothing moves under a hand; a panel that leads
somewhere must not lie over the place that it leads to. It is done at a press that asks for the panel, or for
what the panel leads to, and at no other time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.widgets.canvas.camera import FIT_MARGIN
from app.widgets.canvas.flight import ViewPlace
from app.widgets.canvas.map_view import MIN_READABLE
from app.widgets.panels.base import WIDTH

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


class Uncovering(QObject):
    """Glides the map of a page aside when asked, once the panel has its room and unless a hand is on the map."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._glide)

    def begin(self) -> None:
        """Glides when what has just opened is laid out, and no second press on the map can come any more."""
        self._waiting.start(max(0, round(self._workspace.canvas.pointers.doubling * 1000)))

    def _glide(self) -> None:
        page, canvas = self._workspace, self._workspace.canvas
        if page.over is None and page.sides.leads and canvas.isVisible() and canvas.machine.idle:
            goal = self._goal(WIDTH if not page.inspector.isVisible() else 0)
            if goal is not None:
                canvas.camera.glide_to(goal)

    def _goal(self, lacking: int) -> ViewPlace | None:
        """From where all phases are seen: no further away than needed, and None where they would not be read.

        Where the map is wider than its room and the `lacking` pixels together, somebody looks at a part of it.
        """
        canvas, whole = self._workspace.canvas, self._workspace.canvas.whole
        x, y, zoom = canvas.camera.place
        room, needed = canvas.viewport().width(), whole.width() * zoom
        if needed > room + lacking:
            return None
        near = zoom if needed <= room else (room - 2 * FIT_MARGIN) / whole.width()
        if near < min(zoom, MIN_READABLE):
            return None
        margin = min(FIT_MARGIN, (room - whole.width() * near) / 2) / near
        rightmost, leftmost = whole.left() - margin, whole.right() + margin - room / near
        return min(max(x, leftmost), rightmost), y if y > 0 else y * zoom / near, near
