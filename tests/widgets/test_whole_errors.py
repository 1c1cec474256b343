"""An error of C code in a method that Qt calls ends in the log; without our help it ends the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
import app.widgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsScene, QWidget

class Filter(QObject):
    def eventFilter(self, watched, event):
        return bool(int("no number")) if event.type() == QEvent.Type.User else False

class Heard(QWidget):
    def event(self, event):
        return bool(int("no number")) if event.type() == QEvent.Type.User else super().event(event)

class Item(QGraphicsRectItem):
    def boundingRect(self):
        return int("no number")

application = QApplication([])
heard = Heard()
if sys.argv[1] == "filter":
    watched, keep = QWidget(), Filter()
    watched.installEventFilter(keep)
else:
    watched = heard
try:
    if sys.argv[1] == "item":
        scene = QGraphicsScene()
        scene.addItem(Item())
        scene.itemsBoundingRect()
    else:
        QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.User))
except ValueError:
    pass
print("goes on")
"""


@pytest.mark.parametrize("where", ["filter", "event", "item"])
def test_an_error_of_c_code_does_not_end_the_program(where: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, where], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "goes on"), ran.stderr
