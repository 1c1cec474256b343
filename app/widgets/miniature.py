"""Maps painted small: where letters would be too small to be read, a note is a patch of its colour.

A large map is painted in slices, each in a turn of its own, so that no hand ever waits for its small picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap

from app.drawing.colors import that_stands_out
from app.drawing.drawing import Drawing
from app.drawing.primitives import Group, Path, Rect
from app.exchange.raster import Images, color, no_images, paint_marks, painter_on, qt_path
from app.widgets.own_turn import OwnTurn

READABLE = 0.2
"""Pixels a map unit below which notes are patches: their letters would be three pixels high."""

SLICE = 0.004
"""Seconds of painting in one go."""

CURVE = 1.5
"""Pixels that the curve is thick, however small the map."""

_BATCH = 25
"""Groups between two looks at the clock."""

_PAPERS = frozenset({"touchpoint", "note", "action", "chip", "phase"})


def paint_groups(painter: QPainter, groups: Iterable[Group], scale: float, images: Images = no_images) -> None:
    """Paints groups where they stand, at `scale` pixels a map unit, which the painter has been given already."""
    for group in groups:
        painter.translate(group.x, group.y)
        if scale < READABLE and group.role in _PAPERS:
            _paint_patch(painter, group)
        else:
            paint_marks(painter, group.marks, images)
        painter.translate(-group.x, -group.y)


class Miniature(QObject):
    """Paints a small picture of a map, a slice at a time."""

    painted = Signal(QPixmap)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._painting: Iterator[None] = iter(())
        self._working = OwnTurn(self, self._work)

    def begin(self, drawing: Drawing, size: QSizeF, pixel_ratio: float, ground: str) -> None:
        """Begins to paint `drawing` to fill `size`; what was under way is dropped."""
        self._picture = QPixmap((size * pixel_ratio).toSize())
        self._picture.fill(color(ground))
        self._picture.setDevicePixelRatio(pixel_ratio)
        scale = self._picture.width() / max(1.0, drawing.width)
        self._painting = _paint(self._picture, drawing, scale / pixel_ratio, ground)
        self._working.ask()

    def _work(self) -> None:
        end = perf_counter() + SLICE
        for _done in self._painting:
            if perf_counter() > end:
                self._working.ask()
                return
        self.painted.emit(self._picture)


def _paint(picture: QPixmap, drawing: Drawing, scale: float, ground: str) -> Iterator[None]:
    """Paints part after part, and may pause after every few groups; a painter is never left open over a pause."""
    for placed in drawing.parts:
        groups = [group for group in placed.part.groups if group.role in _PAPERS or group.role == "curve"]
        for first in range(0, len(groups), _BATCH):
            painter = painter_on(picture, scale)
            painter.translate(placed.x, placed.y)
            for group in groups[first : first + _BATCH]:
                painter.translate(group.x, group.y)
                _paint_small(painter, group, scale, ground)
                painter.translate(-group.x, -group.y)
            painter.end()
            yield


def _paint_small(painter: QPainter, group: Group, scale: float, ground: str) -> None:
    if group.role == "curve":
        _paint_curve(painter, group, CURVE / scale)
    else:
        _paint_patch(painter, group, "" if group.role == "phase" else ground)  # a phase is large enough as it is


def _paint_patch(painter: QPainter, group: Group, ground: str = "") -> None:
    """Paints a note, or a chevron, as a patch of its colour, so strong that it stands out from a `ground`, if given."""
    fill = _paper(group)
    if fill:
        seen = that_stands_out(fill[:7], ground) if ground else fill
        painter.fillRect(QRectF(0, 0, group.w, group.h), color(seen))


def _paper(group: Group) -> str | None:
    """The colour of a group's paper: the topmost of the filled shapes on which everything else lies."""
    fill = None
    for mark in group.marks:
        if not isinstance(mark, Rect | Path) or not mark.fill:
            break
        fill = mark.fill
    return fill


def _paint_curve(painter: QPainter, group: Group, thick: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in group.marks:
        if isinstance(mark, Path) and mark.stroke:
            painter.setPen(QPen(color(mark.stroke), thick))
            painter.drawPath(qt_path(mark))
