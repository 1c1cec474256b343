"""The bare frame of the window: its ground in the theme's colour, and its place on the screen.

All that the first frame needs, so nothing heavy may be imported here.
"""

from __future__ import annotations

import base64

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMainWindow

from app.settings import canvas_color

USUAL_SIZE = (1280, 800)


def paint_ground(window: QMainWindow, theme: str) -> None:
    """Gives an empty window the colour that the map will have."""
    ground = window.palette()
    ground.setColor(QPalette.ColorRole.Window, QColor(canvas_color(theme)))
    window.setPalette(ground)


def come_back(window: QMainWindow, place: str) -> None:
    """Puts the window where `place_of` found it; without that, or when the screen is gone, in its usual size."""
    kept = QByteArray.fromBase64(place.encode("ascii", "ignore"))
    if kept.isEmpty() or not window.restoreGeometry(kept):
        screen = window.screen().availableSize()
        window.resize(min(USUAL_SIZE[0], screen.width() - 16), min(USUAL_SIZE[1], screen.height() - 48))


def place_of(window: QMainWindow) -> str:
    """Where the window is, as text for the settings; while it fills the screen that is nothing worth keeping: ""."""
    if window.isFullScreen():
        return ""
    return base64.b64encode(window.saveGeometry().data()).decode()
