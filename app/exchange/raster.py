"""Drawing lists as pixels, by Qt's painter: for the canvas, and for PNG without a screen.

The one file outside the widgets that imports Qt, so it is imported only where pixels are wanted. It paints what the
list says and decides nothing about where anything goes.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QImageReader,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from app.drawing import fonts
from app.drawing.drawing import Drawing
from app.drawing.pictures import missing
from app.drawing.primitives import Circle, Mark, Path, Picture, Rect, TextLine
from app.exchange.picture_form import kind_of, shape_of
from app.exchange.pictures import Pictures
from app.model.picture import JPEG, PNG, shape

_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})

DOTS_PER_METRE = round(96 / 0.0254)
"""A map unit is one pixel at 96 dots an inch."""


Images = Callable[[str, float], QImage | None]
"""Gives a picture by its name, best at least so many pixels wide; None while, or since, it is not there."""


def no_images(_name: str, _width: float) -> QImage | None:
    """For drawings without pictures, or where pale boxes do."""
    return None


def paint_marks(painter: QPainter, marks: Iterable[Mark], images: Images = no_images) -> None:
    """Paints `marks` in order, in the painter's own coordinates."""
    for mark in marks:
        if isinstance(mark, TextLine):
            _paint_text(painter, mark)
        elif isinstance(mark, Rect):
            _paint_rect(painter, mark)
        elif isinstance(mark, Circle):
            _pen_and_brush(painter, mark.stroke, mark.stroke_width, mark.fill)
            painter.drawEllipse(QPointF(mark.cx, mark.cy), mark.r, mark.r)
        elif isinstance(mark, Picture):
            _paint_picture(painter, mark, images)
        else:
            _pen_and_brush(painter, mark.stroke, mark.stroke_width, mark.fill, mark.dash, mark.round_caps)
            painter.drawPath(qt_path(mark))


def to_image(drawing: Drawing, scale: float, background: str, images: Images = no_images) -> QImage:
    """The whole of `drawing` as an image, `scale` pixels a map unit. Needs a QGuiApplication (see `ensure_gui`)."""
    image = QImage(
        round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(color(background))
    image.setDotsPerMeterX(round(DOTS_PER_METRE * scale))
    image.setDotsPerMeterY(round(DOTS_PER_METRE * scale))
    painter = painter_on(image, scale)
    for group in drawing.groups:
        painter.save()
        painter.translate(group.x, group.y)
        paint_marks(painter, group.marks, images)
        painter.restore()
    painter.end()
    return image


def to_png(image: QImage) -> bytes:
    """`image` as the bytes of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want text where Qt wants bytes, and both work
    return bytes(data.data())


def decoding(pictures: Pictures) -> Images:
    """Pictures that are decoded each time they are painted: for who paints a map once and whole."""

    def image(name: str, width: float) -> QImage | None:
        data = pictures(name)
        return decoded(name, data, width) if data is not None else None

    return image


_DECODERS = {PNG: b"png", JPEG: b"jpeg"}


def decoded(name: str, data: bytes, width: float) -> QImage | None:
    """The picture called `name`, about `width` pixels wide or as it is; None when `data` is not what the name says.

    Only what is in our own form, and of the very shape that the name promises, is decoded: a map may come from anybody.
    """
    w, h = shape(name)
    if not w or shape_of(data) != (w, h):
        return None
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer, QByteArray(_DECODERS[kind_of(data)]))
    reader.setAutoDetectImageFormat(False)
    if width < w:
        reader.setScaledSize(QSize(max(1, round(width)), max(1, round(h * width / w))))
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def ensure_gui() -> QGuiApplication:
    """The running Qt application, or a new one that needs no screen."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def painter_on(device: QPaintDevice, scale: float) -> QPainter:
    """A painter on `device` that draws smoothly, `scale` pixels a map unit."""
    painter = QPainter(device)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    return painter


@lru_cache(maxsize=256)
def color(value: str) -> QColor:
    """The colour that "#RRGGBB" or "#RRGGBBAA" names."""
    result = QColor(value[:7])
    if len(value) == 9:
        result.setAlpha(int(value[7:], 16))
    return result


@cache
def family(face: str) -> str:
    """The name under which Qt knows a bundled face; the first call registers it."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(fonts.path(face))))
    return families[0] if families else QGuiApplication.font().family()


@lru_cache(maxsize=128)
def qt_font(face: str, size: float) -> QFont:
    """A bundled face at `size` map units, without kerning and hinting, so that it is as wide as fonts.width says."""
    font = QFont(family(face))
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight.DemiBold if face == "semibold" else QFont.Weight.Normal)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def qt_path(mark: Path) -> QPainterPath:
    """A path of the drawing list as Qt's own."""
    path = QPainterPath()
    for command in mark.commands:
        kind, *values = command
        numbers = [float(value) for value in values]
        if kind == "M":
            path.moveTo(*numbers)
        elif kind == "L":
            path.lineTo(*numbers)
        elif kind == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


def pen(stroke: str | None, width: float, dash: tuple[float, ...] = (), round_caps: bool = True) -> QPen:
    """The pen for a stroke; none at all without a colour. Dashes are in map units."""
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    cap = Qt.PenCapStyle.RoundCap if round_caps else Qt.PenCapStyle.FlatCap
    result = QPen(color(stroke), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        result.setDashPattern([length / width for length in dash])
    return result


def _pen_and_brush(
    painter: QPainter,
    stroke: str | None,
    width: float,
    fill: str | None,
    dash: tuple[float, ...] = (),
    round_caps: bool = True,
) -> None:
    painter.setPen(pen(stroke, width, dash, round_caps))
    painter.setBrush(color(fill) if fill else Qt.BrushStyle.NoBrush)


def _paint_rect(painter: QPainter, mark: Rect) -> None:
    _pen_and_brush(painter, mark.stroke, mark.stroke_width, mark.fill, mark.dash)
    box = QRectF(mark.box.x, mark.box.y, mark.box.w, mark.box.h)
    if mark.radius:
        painter.drawRoundedRect(box, mark.radius, mark.radius)
    else:
        painter.drawRect(box)


def _paint_picture(painter: QPainter, mark: Picture, images: Images) -> None:
    """Fills the outline with the picture, so that its corners are as smooth as those of the paper."""
    seen, (width, _) = mark.seen, shape(mark.name)
    pixels = mark.box.w * width / seen.w * abs(painter.deviceTransform().m11()) if width else 0.0
    image = images(mark.name, pixels) if width else None
    if image is None:
        paint_marks(painter, missing(mark))
        return
    scale = mark.box.w / seen.w * width / image.width()
    part = image.width() / width
    brush = QBrush(image)
    place = QTransform.fromTranslate(mark.box.x, mark.box.y).scale(scale, scale)
    brush.setTransform(place.translate(-seen.x * part, -seen.y * part))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawPath(qt_path(mark.outline))
    painter.restore()


def _paint_text(painter: QPainter, mark: TextLine) -> None:
    whole = float(max(1, round(mark.size)))
    if whole != mark.size:  # Qt's letters come in whole sizes only; any other would be as wide as the nearest of them
        painter.save()
        painter.translate(mark.x, mark.baseline)
        painter.scale(mark.size / whole, mark.size / whole)
        _paint_text(painter, replace(mark, x=0.0, baseline=0.0, size=whole))
        painter.restore()
        return
    painter.setPen(color(mark.color))
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in mark.text):
        painter.setFont(_all_faces(mark.font, mark.size))
        painter.drawText(QPointF(mark.x, mark.baseline), mark.text)
        return
    x = mark.x
    for run in fonts.runs(mark.text, mark.font):
        if run.face == fonts.MISSING:
            for _character in run.text:
                x += _paint_missing(painter, mark, x)
        else:
            painter.setFont(qt_font(run.face, mark.size))
            painter.drawText(QPointF(x, mark.baseline), run.text)
            x += fonts.width(run.text, mark.size, mark.font)


def _paint_missing(painter: QPainter, mark: TextLine, x: float) -> float:
    """A box for a character that no bundled font has, so that it does not vanish in silence; gives its width."""
    width = fonts.MISSING_WIDTH * mark.size
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(mark.color, 1.0))
    painter.drawRect(QRectF(x + 1, mark.baseline - mark.size * 0.7, max(1.0, width - 2), mark.size * 0.7))
    painter.restore()
    return width


@lru_cache(maxsize=32)
def _all_faces(face: str, size: float) -> QFont:
    """All bundled families at once, in which Qt itself orders a line that runs from right to left."""
    font = QFont(qt_font(face, size))
    font.setFamilies([family(face), *(family(other) for other in fonts.FACES if other != face)])
    font.setStyleStrategy(QFont.StyleStrategy.PreferDefault)
    return font
