"""The line icons, coloured at run time and crisp at every scale.

The SVG files say currentColor; here that becomes a colour of the palette. Knows no widget.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from app.paths import resource

SIZE = 20
"""The side of an icon in pixels, at a scale of 1."""

SMALL_SIZE, GAP = 16, 6
"""The side of an icon before words, and the air between them."""


@cache
def icon(name: str, color: str, checked: str = "", disabled: str = "") -> QIcon:
    """The icon `name` in `color` ("#RRGGBB"), with its own colours when checked or disabled."""
    result = QIcon()
    states = [(color, QIcon.Mode.Normal, QIcon.State.Off)]
    if checked:
        states.append((checked, QIcon.Mode.Normal, QIcon.State.On))
    if disabled:
        states.append((disabled, QIcon.Mode.Disabled, QIcon.State.Off))
    for paint, mode, state in states:
        for scale in _scales():
            result.addPixmap(pixmap(name, paint, SIZE, scale), mode, state)
    return result


def beside(button: QAbstractButton, name: str, color: str) -> None:
    """Puts the icon `name` before a button's words, with air between them."""
    result = QIcon()
    for scale in _scales():
        result.addPixmap(with_gap(pixmap(name, color, SMALL_SIZE, scale)))
    button.setIcon(result)
    button.setIconSize(QSize(SMALL_SIZE + GAP, SMALL_SIZE))


def with_gap(picture: QPixmap) -> QPixmap:
    """`picture` with transparent room at its right."""
    scale = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round(GAP * scale), picture.height())
    wider.setDevicePixelRatio(scale)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


def _scales() -> list[float]:
    """The scales of the screens there are: a picture for each is sharp on it, and more would only cost time."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})


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
