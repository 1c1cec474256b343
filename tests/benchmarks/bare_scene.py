"""The floor of everything on the canvas: plain pixmaps in a plain scene, moved by Qt alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPixmap, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QMainWindow

from tests.benchmarks.screen import SIZE, Screen


class BareScene:
    """A window with a view on one plain pixmap for each box."""

    def __init__(self, boxes: Iterable[QRectF], whole: QRectF) -> None:
        self.scene = QGraphicsScene(whole)
        self.items = [self._item(box) for box in boxes]
        self.view = QGraphicsView(self.scene)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.view)
        self.window.resize(*SIZE)
        self.window.show()
        self.screen = Screen(self.view.viewport())
        self.screen.settle()

    def zoom(self, zoom: float) -> None:
        """Pixels of the view to a unit of the scene."""
        self.view.setTransform(QTransform.fromScale(zoom, zoom))

    def pan(self, steps: int, pixels: int) -> list[float]:
        """Seconds for each step sideways, to and fro."""
        bar = self.view.horizontalScrollBar()
        return [self.screen.frame(partial(bar.setValue, x)) for x in _to_and_fro(steps, pixels)]

    def drag(self, steps: int, pixels: int) -> list[float]:
        """Seconds for each step of one item through the middle of the view, to and fro."""
        corner = self.view.mapToScene(self.view.viewport().rect().center())
        return [
            self.screen.frame(partial(self.items[0].setPos, corner + QPointF(x, 0))) for x in _to_and_fro(steps, pixels)
        ]

    def repaint(self) -> float:
        """Seconds for all that is in sight."""
        return self.screen.frame(self.view.viewport().update)

    def close(self) -> None:
        """Takes the window away."""
        self.window.close()

    def _item(self, box: QRectF) -> QGraphicsPixmapItem:
        pixmap = QPixmap(max(1, round(box.width())), max(1, round(box.height())))
        pixmap.fill(QColor("#FFE9A3"))
        item = self.scene.addPixmap(pixmap)
        item.setPos(box.topLeft())
        return item


def _to_and_fro(steps: int, pixels: int) -> list[int]:
    """Places that are never twice the same in a row, since then nothing would be painted."""
    return [pixels * (abs(n % 38 - 19) + 1) for n in range(steps)]
