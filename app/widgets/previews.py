"""Small pictures of maps, drawn by the same layout as the map itself: for the start screen and the gallery.

Imported only after the first frame, since it needs the layout and the templates. Whoever shows several draws them step
by step, so that no hand waits for them; what was drawn once is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.drawing.drawing import Drawing
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.theme import theme
from app.exchange.beginnings import at_a_glance
from app.exchange.raster import Images, decoding, no_images, paint_marks, painter_on
from app.guides.prompts import own_question
from app.i18n import translator
from app.model.document import Document
from app.model.records import Id

SLICE = 0.004
"""Seconds of painting in one step."""

MOST_KEPT = 200

_kept: dict[tuple[object, ...], QPixmap] = {}


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
    image = QImage(QSize(width, height), QImage.Format.Format_ARGB32_Premultiplied)
    for _step in _painting(image, layout(document, map_id, look), theme_name, images):
        pass
    return image


def drawing_of(
    template: str, version: str, language: str, theme_name: str, width: int, height: int, scale: float
) -> Iterator[QPixmap | None]:
    """What a map from this template looks like: None for each step of drawing it, and at last the picture.

    `version` tells apart what goes by one name at different times. Raises what `at_a_glance` raises.
    """
    known = (template, version, language, theme_name, width, height, scale)
    if known not in _kept:
        begun = at_a_glance(template, language)
        yield None
        document = Document(begun.records)
        look = Look(theme(theme_name), translator(language), question=own_question)
        drawing = layout(document, document.maps()[0].id, look)
        yield None
        image = QImage(QSize(round(width * scale), round(height * scale)), QImage.Format.Format_ARGB32_Premultiplied)
        images = decoding({picture.id: picture.data for picture in begun.pictures}.get)
        for _step in _painting(image, drawing, theme_name, images):
            yield None
        _keep(known, _with_scale(QPixmap.fromImage(image), scale))
    yield _kept[known]


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


def _painting(image: QImage, drawing: Drawing, theme_name: str, images: Images) -> Iterator[None]:
    """Paints what fits on `image`, and may pause after every slice; a painter is never left open over a pause."""
    image.fill(theme(theme_name).canvas)
    scale = max(image.width() / drawing.width, image.height() / drawing.height)
    seen = [g for g in drawing.groups if g.x * scale < image.width() and g.y * scale < image.height()]
    while seen:
        end = perf_counter() + SLICE
        painter = painter_on(image, scale)
        while seen and perf_counter() < end:
            group = seen.pop(0)
            painter.translate(group.x, group.y)
            paint_marks(painter, group.marks, images)
            painter.translate(-group.x, -group.y)
        painter.end()
        yield


def _keep(known: tuple[object, ...], picture: QPixmap) -> None:
    while len(_kept) >= MOST_KEPT:
        del _kept[next(iter(_kept))]
    _kept[known] = picture


def _with_scale(picture: QPixmap, scale: float) -> QPixmap:
    picture.setDevicePixelRatio(scale)
    return picture
