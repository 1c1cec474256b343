"""Shapes that are made those of other marks are as if they had been made for them, or are not touched at all."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtWidgets import QApplication, QGraphicsItem

from app.drawing.primitives import Box, Circle, Mark, Path, Rect, TextLine
from app.widgets.canvas.shapes import redraw, shapes_of
from tests.widgets.canvas.test_out_of_sight import shape_of

MARKS: dict[str, Mark] = {
    "rect": Rect(Box(0, 0, 10, 20), "#ff0000"),
    "wider rect": Rect(Box(2, 0, 30, 20), "#ff0000"),
    "blue rect": Rect(Box(0, 0, 10, 20), "#0000ff"),
    "rect with a rim": Rect(Box(0, 0, 10, 20), "#ff0000", "#000000", 2.0),
    "round": Rect(Box(0, 0, 10, 20), "#ff0000", radius=4),
    "rounder": Rect(Box(0, 0, 40, 20), "#ff0000", radius=8),
    "line": Path((("M", 0, 0), ("L", 5, 5)), stroke="#00ff00"),
    "bend": Path((("M", 0, 0), ("C", 5, 5, 6, 6, 7, 0)), stroke="#00ff00"),
    "dashed": Path((("M", 0, 0), ("L", 5, 5)), stroke="#00ff00", dash=(2.0, 2.0)),
    "disc": Circle(5, 5, 5, "#ff0000"),
    "text": TextLine(0, 10, "Here", 12, "#000000"),
}
ALIKE = ({"rect", "wider rect"}, {"round", "rounder"}, {"line", "bend"})
"""Marks that differ in their outline alone: their shapes need not be made anew."""


def made(*names: str) -> list[QGraphicsItem]:
    return [shape for name in names for shape in shapes_of(MARKS[name])]


@pytest.mark.parametrize(("one", "other"), [*product(MARKS, MARKS)])
def test_shapes_become_those_of_other_marks_or_stay(qapp: QApplication, one: str, other: str) -> None:
    shapes = made("line", one)
    fits = redraw(shapes, [MARKS["line"], MARKS[one]], [MARKS["line"], MARKS[other]])
    assert fits == (one != "text" and (one == other or {one, other} in ALIKE))
    assert list(map(shape_of, shapes)) == list(map(shape_of, made("line", other if fits else one)))


def test_more_or_fewer_marks_need_new_shapes(qapp: QApplication) -> None:
    shapes = made("rect")
    assert not redraw(shapes, [MARKS["rect"]], [MARKS["rect"], MARKS["line"]])
    assert not redraw(shapes, [MARKS["rect"]], [])
    assert list(map(shape_of, shapes)) == list(map(shape_of, made("rect")))


def test_one_that_does_not_fit_leaves_the_others_as_they_were(qapp: QApplication) -> None:
    shapes = made("rect", "rect")
    assert not redraw(shapes, [MARKS["rect"]] * 2, [MARKS["wider rect"], MARKS["blue rect"]])
    assert list(map(shape_of, shapes)) == list(map(shape_of, made("rect", "rect")))
