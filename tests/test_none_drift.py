"""Qt calls that give nothing must not use up None.

A binding that forgets to count the None it returns lowers its reference count at every such call, until Python aborts:
the fault of PySide6 6.12.0 under Python 3.10 and 3.11, for which pyproject.toml keeps below that version.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsScene, QLabel

CALLS = 20_000
SLACK = 200
"""What the interpreter itself may take and give back meanwhile; a fault costs all 20,000."""


def drift(call: Callable[[], object]) -> int:
    """How many references to None are lost over 20,000 calls; from Python 3.12 on it is immortal, and none can be."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@pytest.mark.parametrize("kind", ["object", "widget", "item", "painter", "timer", "slot"])
def test_void_calls_leave_none_alone(kind: str, qapp: QApplication) -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    scene, timer, label, thing = QGraphicsScene(), QTimer(), QLabel(), QObject()
    item = QGraphicsRectItem(QRectF(0, 0, 4, 4))
    scene.addItem(item)
    timer.timeout.connect(lambda: None)
    calls: dict[str, Callable[[], object]] = {
        "object": lambda: thing.setObjectName("x"),
        "widget": lambda: label.setText("x"),
        "item": lambda: item.setPos(QPointF(1, 1)),
        "painter": lambda: painter.save() or painter.restore(),  # type: ignore[func-returns-value]
        "timer": lambda: timer.setInterval(5),
        "slot": timer.timeout.emit,
    }
    try:
        assert drift(calls[kind]) < SLACK
    finally:
        painter.end()


def test_a_drift_would_be_seen() -> None:
    kept: list[None] = []
    assert -drift(lambda: kept.append(None)) > SLACK or sys.version_info >= (3, 12)
