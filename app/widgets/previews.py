"""Small pictures of maps, drawn by the same layout as the map itself: for the start screen.

Imported only after the first frame, since it needs the layout and the templates.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.theme import theme
from app.exchange.raster import Images, decoding, no_images, paint_marks, painter_on
from app.guides import templates
from app.guides.images import images_of
from app.i18n import translator
from app.model.document import Document
from app.model.records import Id


def map_image(
    document: Document,
    map_id: Id,
    theme_name: str,
    width: int,
    height: int,
    language: str = "",
    images: Images = no_images,
) -> QImage:
    """The upper left of a map, as much as fills `width` by `height` pixels."""
    look = Look(theme(theme_name), translator(language or document.project.language), for_screen=False)
    drawing = layout(document, map_id, look)
    scale = max(width / drawing.width, height / drawing.height)
    image = QImage(QSize(width, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme(theme_name).canvas)
    painter = painter_on(image, scale)
    for group in drawing.groups:
        if group.x * scale < width and group.y * scale < height:
            painter.save()
            painter.translate(group.x, group.y)
            paint_marks(painter, group.marks, images)
            painter.restore()
    painter.end()
    return image


@cache
def template_picture(template: str, language: str, theme_name: str, width: int, height: int, scale: float) -> QPixmap:
    """What a map from this template looks like."""
    records = templates.build(template, language)
    document, pictures = Document(records), {picture.id: picture.data for picture in images_of(records)}
    size = round(width * scale), round(height * scale)
    image = map_image(document, document.maps()[0].id, theme_name, *size, language, decoding(pictures.get))
    return _with_scale(QPixmap.fromImage(image), scale)


def kept_picture(path: str, width: int, height: int, scale: float) -> QPixmap | None:
    """A picture that was kept in `path`, cut to `width` by `height`, or None when there is none to read."""
    picture = QPixmap(path)
    if picture.isNull():
        return None
    wanted = QSize(round(width * scale), round(height * scale))
    filled = picture.scaled(
        wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    cut = QPixmap(wanted)
    painter = QPainter(cut)
    painter.drawPixmap(0, 0, filled)
    painter.end()
    return _with_scale(cut, scale)


def _with_scale(picture: QPixmap, scale: float) -> QPixmap:
    picture.setDevicePixelRatio(scale)
    return picture
