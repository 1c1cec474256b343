"""Qt paints on the window's own thread: a map of notes is hundreds of shapes, each too small to be shared out."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.needs("threads")

PAINTS = """
import app.widgets
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from pathlib import Path

application = QGuiApplication([])
threads = lambda: len(list(Path("/proc/self/task").iterdir()))
image, note = (QImage(900, 900, QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
note.fill(QColor("#ffee88"))
painter = QPainter(image)
painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform)
painter.scale(0.7, 0.7)
before = threads()
painter.drawImage(0, 0, note)
painter.end()
print(threads() - before)
"""


def test_painting_starts_no_thread() -> None:
    untold = {name: value for name, value in os.environ.items() if name != "QT_NO_GUI_THREADPOOL"}
    told = subprocess.run([sys.executable, "-c", PAINTS], env=untold, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "0"
