"""Slides as pixels."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from app.drawing.slides.slide import Slide
from app.exchange.raster import Images, color, no_images, paint_marks, painter_on
from app.widgets.miniature import paint_groups


def slide_picture(slide: Slide, size: QSize, pixel_ratio: float, ground: str, images: Images = no_images) -> QPixmap:
    """`slide` as large as it goes in `size`, sharp on a screen of this pixel ratio."""
    picture = QPixmap(size * pixel_ratio)
    picture.fill(color(ground))
    scale = min(picture.width() / slide.width, picture.height() / slide.height)
    painter = painter_on(picture, scale)
    paint_marks(painter, slide.marks, images)
    if slide.drawing is not None and slide.at is not None:
        shrunk = slide.at.w / max(1.0, slide.drawing.width)
        painter.translate(slide.at.x, slide.at.y)
        painter.scale(shrunk, shrunk)
        paint_groups(painter, slide.drawing.groups, scale * shrunk, images)
    painter.end()
    picture.setDevicePixelRatio(pixel_ratio)
    return picture
