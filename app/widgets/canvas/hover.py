"""What a pointer that only hovers is shown: the plus in a cell, the cursor on an edge, and the buttons that add.

Touch has no hover; there a tap shows the plus, which stays until the next tap or drag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from app.drawing import hit_test
from app.drawing.drawing import Column, Drawing, Row
from app.drawing.measures import NOTE_WIDTH
from app.drawing.primitives import Box, Group, Layer
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import Lane
from app.widgets.canvas.feedback import PLUS_RADIUS
from app.widgets.canvas.gap_sign import GapSign
from app.widgets.canvas.gestures.stage import Zone
from app.widgets.canvas.sign_tips import SignTips

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

ADD_PHASE, ADD_LANE = "add_phase", "add_lane"
_BUTTON = 16.0
_EDGE_CURSORS = {"phase": Qt.CursorShape.SplitHCursor, "lane": Qt.CursorShape.SplitVCursor}


class Hover:
    """Follows a hovering pointer on one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._gap = GapSign(canvas)
        SignTips(canvas)
        self.place = (0.0, 0.0)  # the point of the map at which the plus would add
        self._offered: tuple[float, float] | None = None  # the point of the map for which a plus is shown
        canvas.drawn.connect(self._offer_again)

    def at(self, position: QPointF) -> None:
        """The pointer hovers over a point of the view."""
        canvas = self._canvas
        target = canvas.stage.target_at(position.x(), position.y(), 8.0)
        self._show_cursor(target.zone, target.role)
        self._gap.hover(target.group)
        if target.zone is Zone.PLUS:
            return  # the handle beside it stays where it can be reached
        canvas.stage.linking.hover(target.group)
        free = target.zone is Zone.BODY and target.role in ("", "cell", "note", "action", "touchpoint")
        if free and not canvas.space_held:
            self.offer(position.x(), position.y())
        else:
            self._withdraw()

    def offer(self, x: float, y: float) -> None:
        """Shows the plus of the cell at a point of the view."""
        self._offer_at(self._canvas.stage.to_drawing(x, y))

    def _offer_at(self, point: tuple[float, float]) -> None:
        canvas = self._canvas
        spot = plus_spot(canvas.drawing, canvas.document, *point)
        if spot is None:
            self._withdraw()
            return
        self.place, self._offered = spot[1], point
        canvas.feedback.plus(spot[0])

    def _offer_again(self) -> None:
        """The map was drawn anew: a plus under a pointer that rests goes where it belongs now."""
        if self._offered is not None:
            self._offer_at(self._offered)

    def _withdraw(self) -> None:
        self._offered = None
        self._canvas.feedback.plus(None)

    def leave(self) -> None:
        """The pointer is gone."""
        self._gap.hover(None)
        self._withdraw()

    def place_buttons(self) -> None:
        """Puts the buttons that add a phase and a lane where the map ends now."""
        drawing = self._canvas.drawing
        self._canvas.feedback.buttons(
            {
                ADD_PHASE: (Layer.PHASE_HEADERS, drawing.width + 8 + _BUTTON, drawing.header_height / 2),
                ADD_LANE: (Layer.LANE_HEADERS, drawing.header_width / 2, drawing.height + 8 + _BUTTON),
            }
        )

    def _show_cursor(self, zone: Zone, role: str) -> None:
        viewport = self._canvas.viewport()
        if self._canvas.space_held:
            return
        if zone is Zone.EDGE:
            viewport.setCursor(_EDGE_CURSORS[role])
        elif zone in (Zone.PLUS, Zone.LINK, Zone.COUNT) or role in ("legend", "link"):
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        elif role in ("point", "expected"):
            viewport.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            viewport.unsetCursor()


Spot = tuple[tuple[float, float], tuple[float, float]]
"""Where a plus is shown, and the point of the map at which it adds."""


def plus_spot(drawing: Drawing, document: Document, x: float, y: float) -> Spot | None:
    """Where the plus of the cell at a point goes: below the last note of the column, or after the last touchpoint."""
    lane = document.find(hit_test.lane_at(drawing, y), Lane)
    column = next((c for c in drawing.columns if c.x <= x < c.x + c.w), None)
    row = next((r for r in drawing.rows if lane is not None and r.lane_id == lane.id), None)
    if lane is None or column is None or row is None or lane.collapsed:
        return None
    if kind_of(lane).holds_touchpoints:
        end = _after_last(drawing, document, column, row)
        return end, end
    if kind_of(lane).holds_actions:
        return _under_action(drawing, document, column, row, x)
    if not kind_of(lane).holds_notes:
        return None
    slot = hit_test.note_slot(drawing, document, x, row.y + row.h - 1)
    if slot is None:
        return None
    left = max((edge for edge in column.slots if edge <= x), default=column.slots[0] if column.slots else column.x + 12)
    last = _last_in(drawing, left, row.y, row.y + row.h)
    below = (left + 84, last.y + last.h + PLUS_RADIUS + 1) if last else _beside_question(left, row)
    return below, (left + 84, row.y + row.h - 1)


def _beside_question(left: float, row: Row) -> tuple[float, float]:
    """In the lower right of where the first note of a column will lie: what the cell asks can still be read."""
    return left + NOTE_WIDTH - PLUS_RADIUS, row.y + max(row.h / 2, min(row.h - PLUS_RADIUS - 4, 68))


def _after_last(drawing: Drawing, document: Document, column: Column, row: Row) -> tuple[float, float]:
    """In the room after the last touchpoint, over none: beside its middle, which links that run past it may move."""
    touchpoints = document.touchpoints(column.phase_id)
    last = drawing.of_record(touchpoints[-1].id) if touchpoints else None
    return column.x + column.w - 4, last.y + last.h / 2 if last else row.y + row.h / 2


def _under_action(drawing: Drawing, document: Document, column: Column, row: Row, x: float) -> Spot | None:
    """Below the last action of the touchpoint in whose column `x` lies."""
    if hit_test.touchpoint_at(drawing, document, x) is None:
        return None
    left = min(column.slots, key=lambda slot: abs(slot + 84 - x))
    last = _last_in(drawing, left, row.y, row.y + row.h)
    below = last.y + last.h + PLUS_RADIUS + 1 if last else row.y + min(row.h / 2, 40)
    return (left + 84, below), (left + 84, row.y + row.h - 1)


def _last_in(drawing: Drawing, left: float, top: float, bottom: float) -> Group | None:
    """The lowest note or action in a column of a lane."""
    column = drawing.within(Box(left - 84, top, 168, bottom - top))
    notes = (g for g in column if g.role in ("note", "action") and abs(g.x - left) < 84 and top <= g.y < bottom)
    return max(notes, key=lambda group: group.y + group.h, default=None)


def button_target(name: str) -> Group:
    """The target that stands for a button that adds, as if it were drawn on the map."""
    return Group(key=name, role=name, layer=Layer.CORNER, x=0, y=0, w=0, h=0, marks=())
