"""Where and when the canvas opens a menu: for what lies under a pointer, for what has the keyboard, for its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.drawing import hit_test
from app.drawing.primitives import Group
from app.model.records import Lane, LaneKind
from app.widgets.canvas import menus, tag_menu
from app.widgets.canvas.gestures.stage import Target
from app.widgets.canvas.hover import ADD_LANE

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

_NOWHERE = QPoint(40, 40)
"""Where the menu of the map opens when nothing has the keyboard, in pixels of the view."""


class Popups:
    """Opens the menus of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def at_point(self, x: float, y: float, target: Target) -> None:
        """The menu of what lies at a point of the view: it is selected, or the keyboard goes to the cell there."""
        canvas = self._canvas
        target = target if target.record_id is not None else self._felt_at(x, y) or target
        if target.record_id is None:
            canvas.stage.focus_cell(x, y)
        elif target.record_id not in canvas.selection.ids:
            canvas.select([target.record_id])
        self._open(menus.build(canvas, target, canvas.stage.to_map(x, y)), QPoint(round(x), round(y)))

    def _felt_at(self, x: float, y: float) -> Target | None:
        """In the emotion lane, where the gap and the curves are too thin to hit: the touchpoint above or below."""
        canvas = self._canvas
        across, down = canvas.stage.to_drawing(x, y)
        cell = hit_test.cell_at(canvas.drawing, across, down)
        lane = canvas.document.find(cell.lane_id, Lane) if cell is not None else None
        if lane is None or lane.kind is not LaneKind.EMOTION:
            return None
        touchpoint_id = hit_test.touchpoint_at(canvas.drawing, canvas.document, across)
        group = canvas.drawing.find(f"point:{touchpoint_id}:")  # the customer's
        return Target(group) if group is not None else None

    def of_focus(self) -> None:
        """The menu of what has the keyboard."""
        group = self._canvas.focus_group()
        record_id = group.record_id if group is not None and group.role != "cell" else None
        if group is not None and record_id is not None and record_id not in self._canvas.selection.ids:
            self._canvas.selection.select([record_id], focus_key=group.key)
        self._open(menus.build(self._canvas, Target(group)), self._middle(group) if group else _NOWHERE)

    def of_chip(self, group: Group) -> None:
        """The choice of channels, at a touchpoint's chip."""
        self._open(menus.build(self._canvas, Target(group)), self._middle(group))

    def of_tags(self) -> None:
        """The choice of tags, beside what has the keyboard."""
        group = self._canvas.focus_group()
        self._open(tag_menu.tags(self._canvas), self._middle(group) if group else _NOWHERE)

    def of_lane_button(self) -> None:
        """The choice of lanes to add, at the button that promises it."""
        self._open(
            menus.lanes(self._canvas), self._canvas.mapFromScene(self._canvas.feedback.button_position(ADD_LANE))
        )

    def _open(self, menu: QMenu, place: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._canvas.viewport().mapToGlobal(place))
        self._canvas.pointers.lost()  # it takes all mouse, pen and touch to itself, also what began before it

    def _middle(self, group: Group) -> QPoint:
        return self._canvas.mapFromScene(self._canvas.scene_position(group, group.w / 2, group.h / 2))
