"""A page of the PDF by Qt's painter: on the screen to look at, and on a printer as vectors."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.exchange.pdf.pages import Page, Placed
from app.exchange.raster import Images, no_images, paint_marks


def paint_page(painter: QPainter, page: Page, onto: QRectF, images: Images = no_images) -> None:
    """Paints a page as large as fits within `onto`, in the middle of it; lengths there are the painter's own."""
    scale = min(onto.width() / page.size.w, onto.height() / page.size.h)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(
        onto.x() + (onto.width() - page.size.w * scale) / 2, onto.y() + (onto.height() - page.size.h * scale) / 2
    )
    painter.scale(scale, scale)
    for placed in page.content:
        _paint(painter, placed, images)
    painter.restore()


def picture_of(page: Page, width: int, images: Images = no_images) -> QImage:
    """A page on white, `width` pixels wide."""
    image = QImage(width, round(width * page.size.h / page.size.w), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_page(painter, page, QRectF(image.rect()), images)
    painter.end()
    return image


def _paint(painter: QPainter, placed: Placed, images: Images) -> None:
    painter.save()
    if placed.clip is not None:
        painter.setClipRect(QRectF(placed.clip.x, placed.clip.y, placed.clip.w, placed.clip.h))
    painter.translate(placed.x, placed.y)
    painter.scale(placed.scale, placed.scale)
    paint_marks(painter, placed.marks, images)
    painter.restore()
