"""A view of a laid-out map: it pans, zooms, keeps the headers in sight and the text sharp. It knows no session."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMoveEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from app.drawing.drawing import Drawing
from app.drawing.primitives import Box, Group, Layer, cell_key
from app.drawing.theme import theme
from app.model.records import Note, Record
from app.widgets import motion
from app.widgets.canvas.camera import FIT_MARGIN, Camera, needed_in
from app.widgets.canvas.flight import ViewPlace
from app.widgets.canvas.items import PixmapItem
from app.widgets.canvas.rendering import FIRST_SLICE, Renderer
from app.widgets.canvas.scene import MapScene
from app.widgets.canvas.stills import Stills
from app.widgets.canvas.trackpad import Trackpad
from app.widgets.own_turn import OwnTurn

MIN_READABLE = 0.6
"""The zoom below which a map is not opened, however large it is: its text would not be read."""

_AROUND = 16.0
"""What the buttons need that add a phase beside the map and a lane below it, besides the margin: map units."""


class MapView(QGraphicsView):
    """Shows drawings of a map."""

    zoom_changed = Signal(float)
    drawn = Signal()  # a drawing has just been shown
    painted = Signal()  # a picture of it has just been painted
    edges_moved = Signal(QRectF, int)  # the part of the map that was seen before, and how far right the left edge went

    def __init__(self, theme_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme(theme_name)
        self.map_scene = MapScene(self)
        self.camera = Camera(self, self.view_moved, self._view_zoomed)
        self.trackpad = Trackpad(self.camera, self.closer_place)
        self.renderer = Renderer(
            self,
            self.map_scene.pixmap_items_in,
            self.camera.in_sight,
            lambda: self.camera.zoom,
            self.devicePixelRatioF,
        )
        self._stills = Stills(
            self, self.map_scene.shapes_in, self.camera.in_sight, lambda: self.camera.zoom, self.devicePixelRatioF
        )
        self.map_scene.dress = self._stills.dress
        self.painted.connect(self.map_scene.was_painted)
        self.map_scene.caught_up.connect(self._prepare)
        self._shown_once = False
        self._left = 0  # of the view, in its window
        self._place_to_open: tuple[float, float, float] | None = None
        self._set_up()

    def _set_up(self) -> None:
        self.setScene(self.map_scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.map_scene.set_ground(self.theme.canvas)

    @property
    def zoom(self) -> float:
        """Pixels of the view to a map unit."""
        return self.camera.zoom

    def show_drawing(self, drawing: Drawing) -> None:
        """Shows `drawing` in place of what was shown, touching only what differs, which glides where it is seen."""
        self.map_scene.gliding.lively = self._shown_once and self.isVisible() and not motion.calm()
        sight = self.camera.in_sight()
        self.map_scene.gliding.sight = Box(sight.x(), sight.y(), sight.width(), sight.height())
        self._prepare(self.map_scene.show_drawing(drawing))
        self.camera.make_room()
        self._settle()
        OwnTurn.expect_picture()
        self.drawn.emit()

    def make_ready(self, drawing: Drawing) -> bool:
        """Paints ahead some of what is slow to paint of a drawing that is soon to be shown; False if all is there."""
        sight = self.camera.in_sight()
        box = Box(sight.x(), sight.y(), sight.width(), sight.height())
        seen = (placed for placed in drawing.parts if placed.layer is Layer.CURVE and placed.meets(box))
        return self._stills.take_ahead(
            (group, QPointF(placed.x + group.x, placed.y + group.y))
            for placed in seen
            for group in self.map_scene.lacks(placed)
        )

    def _prepare(self, items: Iterable[PixmapItem]) -> None:
        for item in items:
            self.renderer.prepare(item)

    def show_colors(self, theme_name: str) -> None:
        """Uses other colours for what the drawing does not say: the ground."""
        self.theme = theme(theme_name)
        self.map_scene.set_ground(self.theme.canvas)

    def show_start(self) -> None:
        """Shows the whole map, or its beginning as large as its lanes still fit from top to bottom."""
        whole = self.whole
        high = (self.viewport().height() - 2 * FIT_MARGIN) / max(1.0, whole.height())
        self.camera.fit(whole, smallest=max(MIN_READABLE, min(1.0, high)))

    @property
    def whole(self) -> QRectF:
        """The whole map, with room for the buttons that add a phase and a lane."""
        drawing = self.map_scene.drawing
        return QRectF(0, 0, drawing.width + _AROUND, drawing.height + _AROUND)

    def place(self) -> ViewPlace:
        """Where the view is, or glides to: the map units at its upper left, and its zoom."""
        return self.camera.place

    def closer_place(self) -> ViewPlace | None:
        """The place that a double tap on a trackpad goes to, if there is one."""
        return None

    def show_place(self, place: ViewPlace) -> None:
        """Goes back to where `place` was taken; a view that was not seen yet opens there."""
        if not self._shown_once:
            self._place_to_open = place
            return
        x, y, zoom = place
        self.camera.stop()
        self.camera.zoom_to(zoom)
        sight = self.camera.in_sight()
        self.camera.pan((sight.left() - x) * self.zoom, (sight.top() - y) * self.zoom)

    def group_showing(self, record: Record | None) -> Group | None:
        """The group that shows a record, or for a note in a lane that is folded to its name the cell that it is in."""
        known = self.map_scene.group_of(record.id) if record is not None else None
        if known is None and isinstance(record, Note):
            return self.map_scene.drawing.find(cell_key(record.lane_id, record.phase_id))
        return known

    def show_group(self, group: Group) -> None:
        """Brings a group into view; headers are always in view along their side."""
        drawing, box = self.map_scene.drawing, _to_be_seen(group, self.camera.in_sight().center())
        self.camera.show(box, drawing.header_width, drawing.header_height)

    def lacking(self, group: Group, sight: QRectF) -> tuple[float, float]:
        """How far, across and down, a view that shows `sight` would have to move for `show_group`."""
        drawing = self.map_scene.drawing
        return needed_in(sight, _to_be_seen(group, sight.center()), drawing.header_width, drawing.header_height)

    def show_readably(self, group: Group) -> None:
        """Brings a group into view, and a map that is seen from afar near enough to be read, around that group."""
        self.show_group(group)
        if self.camera.place[2] < MIN_READABLE:
            middle = self.camera.place_around(QRectF(group.x, group.y, group.w, group.h), MIN_READABLE)
            self.camera.glide_to(middle)

    def scene_position(self, group: Group, x: float, y: float) -> QPointF:
        """Where a point of a group lies in the scene now, headers that stay in view included."""
        return self.map_scene.panes.moved(group.layer) + QPointF(group.x + x, group.y + y)

    def rect_of(self, group: Group) -> QRect:
        """Where a group lies in the view, in its pixels."""
        one, other = self.scene_position(group, 0, 0), self.scene_position(group, group.w, group.h)
        return QRect(self.mapFromScene(one), self.mapFromScene(other))

    def _open(self) -> None:
        """Shows the start of the map, and from there the place that was asked for, if any."""
        self.show_start()
        if self._place_to_open is not None:
            self.show_place(self._place_to_open)

    def view_moved(self) -> None:
        """The view shows another part of the map: the one place that hears of it, whoever moved it."""
        self._settle()

    def _settle(self) -> None:
        corner = self.mapToScene(0, 0)
        self.map_scene.pin(corner.x(), corner.y())
        sight = self.camera.in_sight()
        self.map_scene.look_at(Box(sight.x(), sight.y(), sight.width(), sight.height()))
        self.renderer.view_moved()
        self._stills.view_changed()

    def _view_zoomed(self) -> None:
        self.view_moved()
        self.renderer.view_zoomed()
        self._stills.view_zoomed()
        self.zoom_changed.emit(self.zoom)

    # --- events --------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pans or zooms."""
        self.trackpad.wheel(event)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is not seen to move may follow once this has been painted."""
        super().paintEvent(event)
        self.painted.emit()
        OwnTurn.note_picture()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The view is elsewhere in the window; where it is of another size too, Qt tells that next."""
        super().moveEvent(event)
        if self.viewport().size() == self.size():
            self._stay(self.mapToScene(0, 0), self.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the headers in view, and the map where it is on the screen."""
        corner = self.mapToScene(0, 0)
        super().resizeEvent(event)
        self.camera.make_room()
        self._stay(corner, event.oldSize())

    def _stay(self, corner: QPointF, old: QSize) -> None:
        """What opens or closes beside a view moves its edges, and nothing that is seen in it."""
        left = self.mapTo(self.window(), QPoint(0, 0)).x()
        by, self._left = left - self._left, left
        if not (self._shown_once and self.isVisible()):
            self.view_moved()
            return
        x, y, zoom = self.camera.goal or (corner.x(), corner.y(), self.zoom)
        self.camera.stay(corner, by)
        self.view_moved()
        self.edges_moved.emit(QRectF(x, y, old.width() / zoom, old.height() / zoom), by)

    def showEvent(self, event: QShowEvent) -> None:
        """Opens on as much of the map as can be read, sharp from the first frame."""
        super().showEvent(event)
        if not self._shown_once:
            self._shown_once = True
            self._open()
            self.renderer.look(FIRST_SLICE)


def _to_be_seen(group: Group, middle: QPointF) -> QRectF:
    """What of a group has to be in a view around `middle`, headers only along their side."""
    if group.role == "lane":
        return QRectF(middle.x(), group.y, 0, group.h)
    if group.role == "phase":
        return QRectF(group.x, middle.y(), group.w, 0)
    return QRectF(group.x, group.y, group.w, group.h)
