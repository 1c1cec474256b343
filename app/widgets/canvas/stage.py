"""The stage: what gestures see of the canvas, and what they do to it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt

from app.drawing import hit_test
from app.drawing.drawing import Drawing
from app.drawing.layout import layout
from app.drawing.primitives import Box, Group, cell_key
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id
from app.widgets import typing_hands
from app.widgets.canvas.action_count import count_away
from app.widgets.canvas.edge_scroll import EdgeScroll
from app.widgets.canvas.feedback import PLUS_RADIUS
from app.widgets.canvas.gestures.stage import Guide, Maker, Target, Zone
from app.widgets.canvas.hover import ADD_LANE, ADD_PHASE, button_target
from app.widgets.canvas.linking import Linking
from app.widgets.canvas.size_guide import SizeGuides

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

RESIZE_SHARE = 0.65
"""The part of the slop within which a header's edge is taken: it is reached from both sides."""

NARROWEST_SCREEN = 180.0
"""Millimetres; what says that it is narrower knows nothing of its size."""


class CanvasStage:
    """Implements what app.widgets.canvas.gestures.stage asks for, on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._edge = EdgeScroll(canvas)
        self.guides = SizeGuides(canvas.map_scene)
        self.linking = Linking(canvas)

    @property
    def document(self) -> Document:
        """The document as it is stored."""
        return self._canvas.document

    @property
    def drawing(self) -> Drawing:
        """The drawing of the stored document."""
        return self._canvas.drawing

    @property
    def selected(self) -> Sequence[Id]:
        """The selected records."""
        return self._canvas.selection.ids

    @property
    def pixels_per_mm(self) -> float | None:
        """How many pixels a millimetre of the screen has; projectors and the like say nothing or nonsense of it."""
        screen = self._canvas.screen()
        width = screen.physicalSize().width()
        return screen.size().width() / width if width >= NARROWEST_SCREEN else None

    def target_at(self, x: float, y: float, slop: float) -> Target:
        """What lies at a point: the plus, an edge, the topmost group, or a point of the curve nearby."""
        zoom = self._canvas.zoom
        if self._means_plus(x, y, slop):
            return Target(None, Zone.PLUS)
        button = self._canvas.feedback.button_at(self._scene_point(x, y))
        if button is not None:
            return Target(button_target(button), Zone.PLUS)
        at = self.to_drawing(x, y)
        edge = _edge_at(self.drawing, *at, slop * RESIZE_SHARE / zoom)
        if edge is not None:
            return Target(edge, Zone.EDGE)
        near = slop / zoom
        found = hit_test.hit(self.drawing, *at)
        count = count_away(self.document, found, *at, slop, zoom) if found is not None else inf
        place, handle = self._scene_point(x, y), self.linking.handle
        if handle.is_at(place, slop, zoom) and handle.away(place) < count:
            return Target(handle.group, Zone.LINK)
        if found is not None and count < inf:
            return Target(found, Zone.COUNT)
        found = found or _point_near(self.drawing, *at, near)
        return Target(found or hit_test.link_near(self.drawing, *at, near))

    def _means_plus(self, x: float, y: float, slop: float) -> bool:
        """Whether a contact is meant for the plus: seen from afar its reach lies over the handle of a link."""
        plus = self._canvas.feedback.plus_at
        if plus is None:
            return False
        place, at = self._canvas.mapFromScene(plus), self._scene_point(x, y)
        is_near = abs(place.x() - x) + abs(place.y() - y) <= (PLUS_RADIUS + slop - 4) * max(1.0, self._canvas.zoom)
        return is_near and QLineF(plus, at).length() <= self.linking.handle.away(at)

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """A point of the view in map units, as if the headers that stay in view were not in front of it."""
        place = self._scene_point(x, y)
        return place.x(), place.y()

    def to_drawing(self, x: float, y: float) -> tuple[float, float]:
        """Where the drawing has what is seen at a point of the view, headers that stay in view included."""
        place = self._scene_point(x, y)
        left, top = self._canvas.map_scene.panes.corner
        in_lane_headers = place.x() - left < self.drawing.header_width
        in_phase_headers = place.y() - top < self.drawing.header_height
        return place.x() - left * in_lane_headers, place.y() - top * in_phase_headers

    def _scene_point(self, x: float, y: float) -> QPointF:
        inverse, _ = self._canvas.viewportTransform().inverted()
        return inverse.map(QPointF(x, y))

    def select(self, ids: Sequence[Id], adding: bool = False) -> None:
        """Selects records; who taps what is selected already is told of it again, and may have missed it before."""
        before = self.selected
        self._canvas.selection.select(ids, adding=adding)
        if not adding and self.selected == before:
            self._canvas.selection_was_changed()

    def preview(self, owner: object, maker: Maker | None, soon: bool = False) -> None:
        """Shows the map as it would be."""
        self._canvas.preview(owner, maker, soon=soon)

    def focus_cell(self, x: float, y: float) -> None:
        """Puts the keyboard in a cell."""
        across, down = self.to_drawing(x, y)
        cell = hit_test.cell_at(self.drawing, across, down)
        self._canvas.whereabouts.across = across
        self._canvas.selection.select((), focus_key=cell_key(cell.lane_id, cell.phase_id) if cell else None)
        self._canvas.show_frames()

    def begin_prompt(self, x: float, y: float) -> bool:
        """Begins what the prompt at a point asks for."""
        at = self.to_drawing(x, y)
        under = self.drawing.within(Box(*at, 0, 0))
        prompt = next((group for group in under if group.role == "prompt"), None)
        if prompt is not None:
            self._canvas.commands.fill_cell(prompt)
        return prompt is not None

    def offer_plus(self, x: float, y: float) -> None:
        """Shows the plus of a cell."""
        self._canvas.hover.offer(x, y)

    def lift(self, owner: object, ids: Sequence[Id], dx: float, dy: float, landing: Sequence[Id] | None = None) -> None:
        """Shows records lifted off the map."""
        showing = self._canvas.showing
        before = showing.lifted
        if ids:
            self._canvas.hover.leave()
        showing.lift(owner, ids, dx, dy, landing)
        if showing.lifted != before:
            self._canvas.show_frames()

    def commit(self, owner: object, maker: Maker) -> None:
        """Makes the edit; the preview goes when the edit is shown, so that nothing is laid out in between."""
        self._canvas.preview(owner, None, refresh=False)
        self._canvas.guard(lambda: self._commit(owner, maker(self.document)))

    def _commit(self, owner: object, edit: Edit | None) -> None:
        if edit is None or not edit.change:
            self._canvas.preview(owner, None)
            return
        self._canvas.run(edit)
        if edit.created and edit.focus in edit.created:
            self._canvas.selection.select(edit.created)

    def lasso(self, box: Box | None) -> None:
        """Shows a lasso."""
        self._canvas.feedback.lasso(box)

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map by pixels."""
        self._canvas.camera.pan(dx, dy)

    def zoom_by(self, factor: float, x: float, y: float) -> None:
        """Zooms about a point."""
        self._canvas.camera.zoom_by(factor, QPointF(x, y))

    def coast(self, across: float, down: float) -> None:
        """Lets the map go on after a flick."""
        self._canvas.camera.coast(across, down)

    def hold_still(self) -> bool:
        """Ends whatever the view does by itself; whether it was coasting."""
        return self._canvas.camera.stop()

    def open_menu(self, x: float, y: float, target: Target) -> None:
        """Opens the menu of what lies there."""
        self._canvas.popups.at_point(x, y, target)

    def edit_or_create(self, x: float, y: float, target: Target) -> None:
        """Opens what lies there for editing, or makes a note."""
        if target.zone is Zone.EDGE and target.record_id:
            self._canvas.commands.size_to_content(target.record_id)
        elif target.record_id is not None and target.group is not None:
            self._canvas.edit_group(target.group)
        else:
            self._canvas.commands.create_at(*self.to_drawing(x, y))

    def add_here(self, target: Target) -> None:
        """Does what a plus promises: a note in the cell that it was shown for, a phase, or a choice of lanes."""
        if target.role == ADD_PHASE:
            self._canvas.commands.append_phase()
        elif target.role == ADD_LANE:
            self._canvas.popups.of_lane_button()
        else:
            self._canvas.hover.leave()
            self._canvas.commands.create_at(*self._canvas.hover.place)

    def show_actions(self, touchpoint_id: Id) -> None:
        """Shows in the plan what there is to do about a touchpoint."""
        self._canvas.plan_wanted.emit(touchpoint_id)

    def begin_link(self, touchpoint_id: Id) -> None:
        """Waits for the touchpoint that this one is to be linked to."""
        self.linking.begin(touchpoint_id)

    def take_link(self, target: Target) -> bool:
        """Whether a link waited for what was tapped."""
        return self.linking.take(target.record_id)

    def stop_linking(self) -> None:
        """Waits no more for the other end of a link."""
        if self.linking.active:
            self.linking.end()

    def is_open(self, x: float, y: float) -> bool:
        """Whether only ground is seen there."""
        return self._canvas.viewport().rect().contains(int(x), int(y)) and self.target_at(x, y, 0) == Target()

    def rubber(self, owner: object, line: tuple[float, float, float, float] | None, leaves: bool = False) -> None:
        """Shows a line that follows a hand."""
        self.linking.handle.rubber(owner, line, leaves)

    def open_legend(self) -> None:
        """Opens the legend of the curves."""
        self._canvas.panel_wanted.emit("curves")

    def edge_scroll(self, owner: object, x: float | None, y: float = 0.0, under_headers: bool = False) -> None:
        """Scrolls while the owner's drag stays near an edge."""
        self._edge.at(owner, x, y, under_headers)

    def needed_height(self, lane_id: Id) -> float:
        """How high a lane is when it is open and left to what is in it."""
        left = self.document.after(edits.set_fields(self.document, lane_id, height=None, collapsed=False).change)
        look = self._canvas.showing.look(left)  # in any other, all that is shown would be laid out anew
        rows = layout(left, self._canvas.map_id, look).rows
        return next(row.h for row in rows if row.lane_id == lane_id)

    def guide(self, owner: object, guide: Guide | None) -> None:
        """Shows how large the owner's drag makes something."""
        self.guides.show(owner, guide, self._canvas.theme, QPointF(*self._canvas.map_scene.panes.corner))

    def attend(self) -> None:
        """The keyboard comes to the map: what was being typed is kept, and its editor closes."""
        self._canvas.editor.finish()
        if self._canvas.pointers.by_finger and typing_hands.typed_in() is not None:
            return  # somebody else types beside the map
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def _edge_at(drawing: Drawing, x: float, y: float, slop: float) -> Group | None:
    """The header whose resizing edge lies at a point."""
    if 0 <= y < drawing.header_height and x > drawing.header_width:
        column = next((c for c in drawing.columns if abs(c.x + c.w - x) <= slop), None)
        return drawing.of_record(column.phase_id) if column else None
    if 0 <= x < drawing.header_width and y > drawing.header_height:
        row = next((r for r in drawing.rows if abs(r.y + r.h - y) <= slop), None)
        return drawing.of_record(row.lane_id) if row else None
    return None


def _point_near(drawing: Drawing, x: float, y: float, slop: float) -> Group | None:
    """A point of the curve that a contact just misses: small things may be missed by a little."""
    around = Box(x - slop, y - slop, 2 * slop, 2 * slop)
    near = [group for group in drawing.within(around) if group.role in ("point", "expected")]
    return min(near, key=lambda g: abs(g.x + g.w / 2 - x) + abs(g.y + g.h / 2 - y)) if near else None
