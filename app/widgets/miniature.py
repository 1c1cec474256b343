"""Maps painted small: where letters would be too small to be read, a note is a patch of its colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.drawing.primitives import Drawing, Group, Layer
from app.exchange.raster import color, paint_marks
from app.widgets.canvas.items import fill_of

READABLE = 0.2
"""Pixels a map unit below which notes are patches: their letters would be three pixels high."""

_PAPERS = ("touchpoint", "note", "chip", "phase")
_LINES = ("curve", "point")


def paint_groups(painter: QPainter, groups: Iterable[Group], scale: float) -> None:
    """Paints groups where they stand, at `scale` pixels a map unit, which the painter has been given already."""
    for group in groups:
        if scale < READABLE and group.role in _PAPERS:
            paint_patch(painter, group)
        else:
            _paint(painter, group)


def paint_patch(painter: QPainter, group: Group) -> None:
    """Paints a note as a patch of its colour."""
    fill = fill_of(group)
    if fill:
        painter.fillRect(QRectF(group.x, group.y, group.w, group.h), color(fill))


def paint_small(painter: QPainter, drawing: Drawing) -> Iterator[None]:
    """Paints a whole map as patches and curves, group by group, so that whoever paints it can pause after each."""
    for group in drawing.groups:
        if group.role in _PAPERS and group.layer is not Layer.GROUND:
            paint_patch(painter, group)
            yield
        elif group.role in _LINES:
            _paint(painter, group)
            yield


def _paint(painter: QPainter, group: Group) -> None:
    painter.translate(group.x, group.y)
    paint_marks(painter, group.marks)
    painter.translate(-group.x, -group.y)
