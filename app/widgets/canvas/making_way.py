"""Making way for a panel: what is seen stays where it is on the screen, and only what is selected is kept in view.

The map does not glide while a double click could hit something else by it, and goes back when the panel is gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

from app.drawing.primitives import Group
from app.widgets.canvas.flight import ViewPlace, shifted

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

_HANDS_MS = 50
"""How long hands that are at work on the map are given before it is looked again."""


@dataclass(frozen=True)
class _Way:
    """From where the map was sent how far, in map units, and how often hands had moved it until then."""

    start: ViewPlace
    across: float
    down: float
    moves_by_hand: int


class MakingWay(QObject):
    """Glides a canvas as little as needed when something opens over what is selected, and back when that closes.

    Whoever goes along the map by keys meanwhile has not moved it by hand: it still goes back. Where what has the
    keyboard by then would be out of view, it goes back as far as it was sent.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._way: _Way | None = None
        self._covered: str | None = None  # the key of the group that is to be shown
        self._begun: _Way | None = None  # no way yet, from where it was covered
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._go)
        canvas.edges_moved.connect(self._look)

    def _look(self, before: QRectF, by: int) -> None:
        """Something has opened or closed beside what was seen `before`."""
        self._waiting.stop()
        if self._way is not None:
            self._way = replace(self._way, start=shifted(self._way.start, by))
        sight, group = self._sight(), self._selected()
        self._covered = group.key if group is not None and self._covers(group, before, sight) else None
        self._begun = _Way(self._canvas.camera.place, 0, 0, self._canvas.camera.moves_by_hand)
        wider = sight.width() > before.width()
        if self._canvas.machine.idle and (self._covered or (wider and self._under(self._way))):
            self._waiting.start(self._pause())

    def _go(self) -> None:
        if not self._canvas.machine.idle or self._pause():
            self._waiting.start(max(_HANDS_MS, self._pause()))
            return
        group = self._selected()
        if self._covered is None:
            self._go_back()
        elif group is not None and group.key == self._covered:
            self._canvas.show_group(group)
            self._remember()

    def _pause(self) -> int:
        """For how many milliseconds nothing may move under a hand that has just pressed."""
        return max(0, round(self._canvas.pointers.doubling * 1000))

    def _sight(self) -> QRectF:
        camera = self._canvas.camera
        return camera.sight_from(camera.place)

    def _selected(self) -> Group | None:
        return self._canvas.focus_group() if self._canvas.selection.ids else None

    def _covers(self, group: Group, before: QRectF, now: QRectF) -> bool:
        """Whether a group was seen, its middle at least, and less of it is seen now."""
        here = self._canvas.scene_position(group, group.w / 2, group.h / 2)
        if here.x() != group.x + group.w / 2:  # a header goes along with the left edge
            here.setX(before.center().x())
        then, left = self._canvas.lacking(group, before), self._canvas.lacking(group, now)
        return before.contains(here) and any(abs(b) > abs(a) for a, b in zip(then, left, strict=True))

    def _under(self, way: _Way | None) -> _Way | None:
        """A way that the view was sent, unless hands or another zoom have taken it elsewhere."""
        camera = self._canvas.camera
        same = way is not None and way.moves_by_hand == camera.moves_by_hand and way.start[2] == camera.place[2]
        return way if same else None

    def _remember(self) -> None:
        """The view lies where it does because of what was covered."""
        begun = self._under(self._begun)
        before, after = begun.start if begun else self._canvas.camera.place, self._canvas.camera.place
        across, down = after[0] - before[0], after[1] - before[1]
        way = self._under(self._way)
        if way is not None:
            self._way = replace(way, across=way.across + across, down=way.down + down)
        else:
            self._way = replace(begun, across=across, down=down) if begun and (across or down) else None

    def _go_back(self) -> None:
        way, group, camera = self._under(self._way), self._canvas.focus_group(), self._canvas.camera
        self._way = None
        if way is None or self._canvas.editor.active:
            return
        if group is None or self._canvas.lacking(group, camera.sight_from(way.start)) == (0.0, 0.0):
            camera.glide_to(way.start)
        elif self._canvas.selection.ids:  # something else is still in its way
            camera.glide_to(way.start)
            self._canvas.show_group(group)
            x, y, _zoom = camera.place
            self._way = replace(way, across=x - way.start[0], down=y - way.start[1])
        else:
            x, y, zoom = camera.place
            camera.glide_to((x - way.across, y - way.down, zoom))
            self._canvas.show_group(group)
