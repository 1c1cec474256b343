"""How something on the map looks, as a small picture beside its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from app.drawing.primitives import Mark
from app.exchange.raster import paint_marks, painter_on


def sample_label(marks: Sequence[Mark], w: float, h: float) -> QLabel:
    """Marks in a space of `w` by `h` pixels, which says nothing to who listens: the name beside it does."""
    place = QLabel()
    place.setFixedSize(QSize(round(w), round(h)))
    scale = place.devicePixelRatioF()
    picture = QPixmap(round(w * scale), round(h * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = painter_on(picture, scale)
    paint_marks(painter, marks)
    painter.end()
    picture.setDevicePixelRatio(scale)
    place.setPixmap(picture)
    return place
