"""Letting a map glide out from under the panel that leads through it, where it fits beside that from side to side.

The map stays where it is on the screen while panels come and go, so that nothing moves under a hand; a panel that leads
somewhere must not lie over the place that it leads to. It is done at a press that asks for the panel, or for
what the panel leads to, and at no other time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.widgets.canvas.camera import FIT_MARGIN

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
        canvas = self._workspace.canvas
        if self._workspace.over is not None or not (canvas.isVisible() and canvas.machine.idle):
            return
        x, y, zoom = canvas.camera.place
        room, whole = canvas.viewport().width() / zoom, canvas.whole
        free = room - whole.width()
        margin = min(FIT_MARGIN / zoom, free / 2)
        if free >= 0:
            rightmost, leftmost = whole.left() - margin, whole.right() + margin - room
            canvas.camera.glide_to((min(max(x, leftmost), rightmost), y, zoom))
