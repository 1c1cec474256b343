"""The line icons, coloured at run time and crisp at every scale.

The SVG files say currentColor; here that becomes a colour of the palette. Knows no widget.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.paths import resource

SIZE = 20
"""The side of an icon in pixels, at a scale of 1."""

_SCALES = (1, 2, 3)


@cache
def icon(name: str, color: str, checked: str = "", disabled: str = "") -> QIcon:
    """The icon `name` in `color` ("#RRGGBB"), with its own colours when checked or disabled."""
    result = QIcon()
    states = [(color, QIcon.Mode.Normal, QIcon.State.Off), (checked or color, QIcon.Mode.Normal, QIcon.State.On)]
    if disabled:
        states += [(disabled, QIcon.Mode.Disabled, state) for state in (QIcon.State.Off, QIcon.State.On)]
    for paint, mode, state in states:
        for scale in _SCALES:
            result.addPixmap(pixmap(name, paint, SIZE, scale), mode, state)
    return result


@cache
def pixmap(name: str, color: str, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """The icon `name` in `color`, `size` pixels square on a screen of this scale."""
    picture = QPixmap(QSize(round(size * scale), round(size * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(_source(name, color)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def logo(size: int, scale: float = 1.0) -> QPixmap:
    """The program's own face, in its own colours."""
    return pixmap("reiskaart", "#000000", size, scale)


def _source(name: str, color: str) -> QByteArray:
    text = resource("icons", f"{name}.svg").read_text("utf-8")
    return QByteArray(text.replace("currentColor", color).encode())
