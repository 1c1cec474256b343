"""Marks as Qt's own shapes, for what is too large to be kept as a pixmap or changes under a hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainterPath
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
)

from app.drawing import fonts
from app.drawing.primitives import Circle, Mark, Path, Picture, Rect, TextLine
from app.exchange.raster import color, pen, qt_font, qt_path


def shapes_of(mark: Mark) -> Iterable[QGraphicsItem]:
    """New shapes that together look like a mark."""
    if isinstance(mark, TextLine):
        return _text_shapes(mark)
    if isinstance(mark, Picture):
        mark = mark.outline
    shape = _outline(mark)
    shape.setPen(pen(mark.stroke, mark.stroke_width, getattr(mark, "dash", ()), getattr(mark, "round_caps", True)))
    if mark.fill:
        shape.setBrush(color(mark.fill))
    return (shape,)


def redraw(shapes: Sequence[QGraphicsItem], marks: Sequence[Mark], wanted: Sequence[Mark]) -> bool:
    """Makes the shapes of `marks` those of the marks that are `wanted`; False where new ones have to be made.

    A column that becomes wider changes all its cells, and to make shapes anew takes five times as long.
    """
    if len(marks) != len(wanted) or any(isinstance(mark, TextLine) for mark in marks):  # a line may be many shapes
        return False
    others = [trio for trio in zip(shapes, marks, wanted, strict=True) if trio[1] != trio[2]]
    if not all(_is_alike(mark, other) for _shape, mark, other in others):
        return False
    for shape, _mark, other in others:
        _reshape(shape, other)
    return True


def _is_alike(mark: Mark, other: Mark) -> bool:
    """Whether two marks are one kind of shape, and differ in their outline alone."""
    if isinstance(mark, Rect) and isinstance(other, Rect):
        return bool(mark.radius) == bool(other.radius) and replace(mark, box=other.box, radius=other.radius) == other
    return isinstance(mark, Path) and isinstance(other, Path) and replace(mark, commands=other.commands) == other


def _reshape(shape: QGraphicsItem, mark: Mark) -> None:
    if isinstance(shape, QGraphicsRectItem) and isinstance(mark, Rect):
        shape.setRect(_rect(mark))
    elif isinstance(shape, QGraphicsPathItem) and isinstance(mark, Rect | Path):
        shape.setPath(_rounded(mark) if isinstance(mark, Rect) else qt_path(mark))


def _outline(mark: Rect | Path | Circle) -> QGraphicsPathItem | QGraphicsEllipseItem | QGraphicsRectItem:
    if isinstance(mark, Path):
        return QGraphicsPathItem(qt_path(mark))
    if isinstance(mark, Circle):
        return QGraphicsEllipseItem(mark.cx - mark.r, mark.cy - mark.r, 2 * mark.r, 2 * mark.r)
    return QGraphicsPathItem(_rounded(mark)) if mark.radius else QGraphicsRectItem(_rect(mark))


def _rect(mark: Rect) -> QRectF:
    return QRectF(mark.box.x, mark.box.y, mark.box.w, mark.box.h)


def _rounded(mark: Rect) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(_rect(mark), mark.radius, mark.radius)
    return path


def _text_shapes(line: TextLine) -> Iterable[QGraphicsItem]:
    x = line.x
    for run in fonts.runs(line.text, line.font):
        face = line.font if run.face == "missing" else run.face
        shape = QGraphicsSimpleTextItem(run.text)
        font = qt_font(face, line.size)
        shape.setFont(font)
        shape.setBrush(color(line.color))
        shape.setPos(x, line.baseline - QFontMetricsF(font).ascent())
        yield shape
        x += fonts.width(run.text, line.size, line.font)
