"""Keeps track of where the view is: moves the minimap along, and offers the way back when the map is out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QPushButton

from app.i18n import _
from app.widgets import icons, style
from app.widgets.bearings.minimap import Minimap
from app.widgets.canvas.canvas import Canvas
from app.widgets.miniature import Miniature
from app.widgets.overlays import MARGIN, Corner, Overlays

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

TOO_LARGE, FITS = 1.12, 1.02
"""The minimap comes when the map is so many times as large as the view, and goes when it is nearly as small."""

CHANGE_SETTLES_MS = 250
"""The picture of the map is painted this long after the last change of it."""

_MOST_OF_VIEW = 0.33
_NEAR = 96
"""Pixels around the minimap in which a note that is dragged would meet it."""

_AIR = 24.0
_TARGET = 48


def bearings_of(workspace: Workspace) -> Bearings:
    """The bearings of an open map, made when they are first wanted."""
    known = workspace.findChild(Bearings)
    return known or Bearings(workspace, workspace.canvas, workspace.overlays, workspace.window_.settings.minimap)


class Bearings(QObject):
    """The minimap and the way back of one canvas."""

    lost_changed = Signal()

    def __init__(self, parent: QObject, canvas: Canvas, overlays: Overlays, with_minimap: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("bearings")
        self.lost = False
        self._canvas, self._ground = canvas, canvas.viewport()  # asked of a view that is being deleted, it crashes
        self._with_minimap = with_minimap
        self._too_large = False
        self._under_hand = False
        self._map, self._way_back = Minimap(canvas), _way_back(canvas)
        overlays.add(self._map, Corner.BOTTOM_RIGHT)
        overlays.add(self._way_back, Corner.BOTTOM)
        self._miniature = Miniature(self)
        self._looking = _timer(self, 0, self._look)
        self._changing = _timer(self, CHANGE_SETTLES_MS, self._paint)
        self._listen()
        self._paint()
        self._look()

    def show_minimap(self, wanted: bool) -> None:
        """Shows the minimap where it is of use, or never."""
        self._with_minimap = wanted
        self._look()
        self._paint()

    def go_back(self) -> None:
        """Brings the nearest part of the map into sight."""
        x, y, zoom = self._canvas.place()
        sight, drawing = self._canvas.camera.in_sight(), self._canvas.drawing
        air = _AIR / zoom
        goal_x = _nearest(x, -air, drawing.width + air - sight.width())
        goal_y = _nearest(y, -air, drawing.height + air - sight.height())
        self._canvas.camera.glide_to((goal_x, goal_y, zoom))
        self._canvas.setFocus()

    def _listen(self) -> None:
        canvas = self._canvas
        for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            bar.valueChanged.connect(self._look_soon)
        canvas.zoom_changed.connect(self._look_soon)
        canvas.drawn.connect(self._on_drawn)
        canvas.selection_changed.connect(self._look_soon)
        for watched in (canvas, self._ground, canvas.editor, self._map):
            watched.installEventFilter(self)
        self._map.asked.connect(self._go)
        self._miniature.painted.connect(self._map.show_picture)
        self._way_back.clicked.connect(self.go_back)

    # --- looking -------------------------------------------------------------------------------------------------

    def _look_soon(self) -> None:
        self._looking.start()

    def _look(self) -> None:
        """Sees where the view is."""
        sight, drawing = self._canvas.camera.in_sight(), self._canvas.drawing
        ratio = max(drawing.width / max(1.0, sight.width()), drawing.height / max(1.0, sight.height()))
        self._too_large = ratio > (FITS if self._too_large else TOO_LARGE)
        self._fit_map()
        self._map.show_sight(sight)
        self._map.appear(self._with_minimap and self._too_large and self._has_room() and not self._in_the_way())
        self._lose(_out_of_sight(sight, drawing.width, drawing.height, drawing.header_width, drawing.header_height))

    def _has_room(self) -> bool:
        return self._map.sizeHint().width() <= self._canvas.width() * _MOST_OF_VIEW

    def _in_the_way(self) -> bool:
        """Whether the minimap would cover what a hand holds, what is being typed or what was chosen last."""
        editor = self._canvas.editor
        typing = editor.isVisible() and editor.geometry().intersects(self._map.geometry())
        return (self._under_hand or typing or self._covers_chosen()) and not self._map.led

    def _covers_chosen(self) -> bool:
        chosen = self._canvas.selected_ids()
        group = self._canvas.map_scene.group_of(chosen[-1]) if chosen else None
        return group is not None and self._canvas.rect_of(group).intersects(self._map.geometry())

    def _lose(self, lost: bool) -> None:
        if lost != self.lost:
            self.lost = lost
            self._way_back.setText(_("Back to the map"))
            self._way_back.setVisible(lost)
            self.lost_changed.emit()

    def _paint(self) -> None:
        """Paints the map small, if anyone is to see it."""
        if self._with_minimap:
            drawing, sharp = self._canvas.drawing, self._canvas.devicePixelRatioF()
            self._map.retranslate()
            self._fit_map()
            self._miniature.begin(drawing, self._map.sharpest, sharp, style.look().canvas)

    def _fit_map(self) -> None:
        """Has the minimap cover no notes where a little less of it does; under a hand it stays as it is."""
        if not self._map.led:
            drawing, camera = self._canvas.drawing, self._canvas.camera
            below = (camera.in_sight().bottom() - drawing.height) * camera.zoom
            self._map.use_size(drawing.width, drawing.height, below - 2 * MARGIN)

    def _on_drawn(self) -> None:
        self._looking.start()
        self._changing.start()

    # --- hands ---------------------------------------------------------------------------------------------------

    def _go(self, middle: QPointF, led: bool) -> None:
        """Brings a point of the map to the middle of the view: at once under a hand, else gliding."""
        sight, (_x, _y, zoom) = self._canvas.camera.in_sight(), self._canvas.place()
        corner = middle - QPointF(sight.width() / 2, sight.height() / 2)
        place = (corner.x(), corner.y(), zoom)
        if led:
            self._canvas.show_place(place)
        else:
            self._canvas.camera.glide_to(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices what the view cannot tell by itself: its size, the editor, and hands that come near the minimap."""
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move):
            self._looking.start()
        elif kind == QEvent.Type.PaletteChange and watched is self._canvas:
            self._way_back.setIcon(icons.icon("map", style.look().accent_ink))
            self._changing.start()
        elif watched is self._ground:
            self._notice_hand(event)
        return False

    def _notice_hand(self, event: QEvent) -> None:
        """Makes way for a hand that drags something towards the minimap, until it lets go or leaves."""
        near = self._map.geometry().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        if isinstance(event, QTouchEvent):
            held = any(near.contains(point.position().toPoint()) for point in event.points())
            held = held and event.type() != QEvent.Type.TouchEnd
        elif isinstance(event, QMouseEvent):
            held = bool(event.buttons()) and near.contains(event.position().toPoint())
        else:
            return
        if held != self._under_hand:
            self._under_hand = held
            self._looking.start()


def _way_back(canvas: Canvas) -> QPushButton:
    button = QPushButton(_("Back to the map"), canvas)
    button.setObjectName("backToMap")
    button.setProperty("role", "primary")
    button.setIcon(icons.icon("map", style.look().accent_ink))
    button.setMinimumHeight(_TARGET)
    button.hide()
    return button


def _out_of_sight(sight: QRectF, width: float, height: float, left: float, top: float) -> bool:
    """Whether none of the map's cells is in sight: headers that stay in view do not count, nor what they cover."""
    cells = QRectF(left, top, width - left, height - top)
    stuck_x, stuck_y = max(0.0, sight.left()) + left, max(0.0, sight.top()) + top
    clear = QRectF(QPointF(max(sight.left(), stuck_x), max(sight.top(), stuck_y)), sight.bottomRight())
    return not clear.intersects(cells)


def _nearest(now: float, low: float, high: float) -> float:
    """The nearest value to `now` from `low` to `high`; where there is nothing between them, `low`."""
    return max(low, min(now, high))


def _timer(parent: QObject, milliseconds: int, call: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
