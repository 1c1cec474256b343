"""Items that change their place glide there: neighbours make room for a note that is dragged, and close up behind it.

Only what is seen moves differs from where things are: the drawing, and so every hit, is at once as it will be.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsItem

from app.drawing.primitives import Box
from app.widgets import motion

NEAR = 0.5
"""Map units below which nothing would be seen to move."""


class Gliding(QObject):
    """Moves items, at once or within ROOM_MS, and never leaves one behind."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lively = False  # whether the next moves may be seen
        self.sight = Box(0.0, 0.0, 0.0, 0.0)  # the part of the map that is in sight while they begin
        self._resting = False
        self._ways: dict[QGraphicsItem, tuple[QPointF, QPointF]] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.finish)

    @property
    def under_way(self) -> bool:
        """Whether anything still moves."""
        return bool(self._ways)

    def move(self, item: QGraphicsItem, x: float, y: float, seen: bool = True) -> None:
        """Has an item come to (x, y) of its parent; at once if it will not be seen there."""
        if seen and self.lively:
            now = item.pos()
            if abs(now.x() - x) + abs(now.y() - y) > NEAR:
                self._ways[item] = (now, QPointF(x, y))
                return
        self._ways.pop(item, None)
        item.setPos(x, y)

    def forget(self, item: QGraphicsItem) -> None:
        """An item is no longer there."""
        self._ways.pop(item, None)

    def start(self) -> None:
        """All moves since the last time begin now; those under way go on from where they are."""
        self._resting = False
        duration = motion.duration(motion.ROOM_MS) if self._ways else 0
        self._animation.stop()
        if not duration:
            self.finish()
            return
        self._ways = {item: (item.pos(), target) for item, (_, target) in self._ways.items()}
        self._animation.setDuration(duration)
        self._animation.start()

    def finish(self) -> None:
        """Everything is where it belongs."""
        ways, self._ways = self._ways, {}
        for item, (_, target) in ways.items():
            item.setPos(target)

    def rest(self) -> None:
        """Something else is about to be shown, which begins anew: until then nothing is painted for what glides."""
        self._resting = bool(self._ways)

    def _step(self, share: float) -> None:
        if self._resting:
            return
        for item, (start, target) in self._ways.items():
            item.setPos(start + (target - start) * share)
