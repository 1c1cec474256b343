"""The camera: which part of the map the view shows, and how large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from app.widgets.canvas.coasting import Coasting
from app.widgets.canvas.flight import Flight, ViewPlace

ZOOM_MIN, ZOOM_MAX = 0.1, 4.0
ZOOM_STEP = 1.2
STRIP = 96
"""Pixels of the scene that stay in the view however far it is moved."""

FIT_MARGIN = 24
"""Pixels left free around what is fitted into the view."""

SHOW_MARGIN = 16
"""Map units left free around what is brought into view."""


class Camera:
    """Pans and zooms a view; `moved` and `zoomed` are called after each.

    A hand pans and zooms at once. What a command asks for glides there, and any pointer stops it: `stop`.
    """

    def __init__(self, view: QGraphicsView, moved: Callable[[], None], zoomed: Callable[[], None]) -> None:
        self._view = view
        self._moved = moved
        self._zoomed = zoomed
        self._rest = QPointF()  # the part of a pixel that the map should still move: scroll bars know whole ones
        self._flight = Flight(view, self._show)
        self._coasting = Coasting(view, self.pan)
        self.moves_by_hand = 0
        """How often the view was panned or zoomed at once, and not by a command that glides."""

    @property
    def zoom(self) -> float:
        """Pixels of the view to a map unit."""
        return self._view.transform().m11()

    def in_sight(self) -> QRectF:
        """The part of the map that the view shows."""
        viewport = self._view.viewport()
        top_left = self._view.mapToScene(0, 0)
        return QRectF(top_left.x(), top_left.y(), viewport.width() / self.zoom, viewport.height() / self.zoom)

    @property
    def place(self) -> ViewPlace:
        """Where the view is, or will be when it has come to rest."""
        return self._flight.goal or self._place_now()

    @property
    def goal(self) -> ViewPlace | None:
        """Where the view glides to, if it does."""
        return self._flight.goal

    @property
    def gliding(self) -> bool:
        """Whether the view moves by itself now."""
        return self._flight.goal is not None or self._coasting.under_way

    def stop(self) -> bool:
        """Stays where it is; whether it was coasting after a flick."""
        coasting = self._coasting.under_way
        self._flight.stop()
        self._coasting.stop()
        return coasting

    def coast(self, across: float, down: float) -> None:
        """Goes on by itself at so many pixels a second, slower and slower."""
        self._coasting.begin(across, down)

    def glide_to(self, place: ViewPlace) -> None:
        """Glides to a place, or as near to it as the view can go."""
        self.stop()
        here = self._place_now()
        goal = self._reachable(place, here)
        if goal != here:
            self._flight.begin(here, goal)

    def glide_zoom(self, zoom: float, onto: QPointF | None = None) -> None:
        """Zooms about the middle, from where the view will come to rest; `onto` is a point of the map to end at."""
        x, y, now = self.place
        zoom = _allowed(zoom)
        middle = QPointF(self._view.viewport().rect().center())
        corner = (onto if onto is not None else QPointF(x, y) + middle / now) - middle / zoom
        self.glide_to((corner.x(), corner.y(), zoom))

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map by pixels; parts of a pixel are kept for the next time."""
        self.moves_by_hand += 1
        self._rest += QPointF(dx, dy)
        x, y = int(self._rest.x()), int(self._rest.y())
        self._rest -= QPointF(x, y)
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - x)
        down.setValue(down.value() - y)
        self._moved()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zooms so that the point of the map under `at` (pixels, the middle by default) stays there."""
        self.moves_by_hand += 1
        zoom = _allowed(zoom)
        place = at if at is not None else QPointF(self._view.viewport().rect().center())
        under = self._to_map(place - self._rest)
        self._scale(zoom)
        self._put(under, place)
        self._zoomed()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms by a factor."""
        self.zoom_to(self.zoom * factor, at)

    def fit(self, box: QRectF, largest: float = 1.0, smallest: float = ZOOM_MIN) -> None:
        """Shows all of a box of the map, no larger than `largest`; if it would be below `smallest`, its upper left."""
        self.stop()
        self._show(self.fitted(box, largest, smallest))

    def fitted(self, box: QRectF, largest: float = 1.0, smallest: float = ZOOM_MIN) -> ViewPlace:
        """The place that `fit` goes to."""
        viewport = self._view.viewport()
        across = (viewport.width() - 2 * FIT_MARGIN) / max(1.0, box.width())
        down = (viewport.height() - 2 * FIT_MARGIN) / max(1.0, box.height())
        zoom = max(smallest, min(largest, across, down))
        corner = box.topLeft() - self._fitted_corner(box, zoom) / zoom
        return corner.x(), corner.y(), zoom

    def place_around(self, box: QRectF, zoom: float) -> ViewPlace:
        """The place that has the middle of a box of the map in the middle of the view, at a zoom."""
        viewport = self._view.viewport()
        corner = box.center() - QPointF(viewport.width(), viewport.height()) / (2 * zoom)
        return corner.x(), corner.y(), zoom

    def show(self, box: QRectF, left: float, top: float) -> None:
        """Glides as little as needed to show a box, clear of headers `left` and `top` map units thick."""
        x, y, zoom = self.place
        dx, dy = needed_in(self.sight_from(self.place), box, left, top)
        if dx or dy:
            self.glide_to((x + dx, y + dy, zoom))

    def sight_from(self, place: ViewPlace) -> QRectF:
        """The part of the map that the view would show from a place."""
        x, y, zoom = place
        viewport = self._view.viewport()
        return QRectF(x, y, viewport.width() / zoom, viewport.height() / zoom)

    def stay(self, corner: QPointF, by: float) -> None:
        """Has what lay at `corner`, at the upper left, stay on the screen, where the left edge went right `by` pixels.

        So does what the view glides to. Neither may be further than the view can otherwise be moved.
        """
        self._flight.shift(by)
        corner = corner + QPointF(by / self.zoom, 0)
        sight = self.sight_from((corner.x(), corner.y(), self.zoom))
        self._view.setSceneRect(self._view.sceneRect().united(sight))
        self._put(corner, QPointF(0, 0))

    def make_room(self) -> None:
        """Lets the view be moved until only a strip of the scene is left in it, at whatever zoom."""
        viewport, content = self._view.viewport(), self._view.scene().sceneRect()
        across, down = (max(0.0, size - STRIP) / self.zoom for size in (viewport.width(), viewport.height()))
        room = content.adjusted(-across, -down, across, down)
        if self._view.sceneRect() != room:
            self._view.setSceneRect(room)

    def _place_now(self) -> ViewPlace:
        corner = self.in_sight().topLeft()
        return corner.x(), corner.y(), self.zoom

    def _reachable(self, place: ViewPlace, here: ViewPlace) -> ViewPlace:
        """Where the view would come to lie: its scroll bars end somewhere, and know whole pixels only."""
        self._lie(place)
        reached = self._place_now()
        self._lie(here)
        return reached

    def _show(self, place: ViewPlace) -> None:
        zoomed = place[2] != self.zoom
        self._lie(place)
        (self._zoomed if zoomed else self._moved)()

    def _lie(self, place: ViewPlace) -> None:
        if place[2] != self.zoom:
            self._scale(place[2])
        self._put(QPointF(place[0], place[1]), QPointF(0, 0))

    def _scale(self, zoom: float) -> None:
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.make_room()

    def _fitted_corner(self, box: QRectF, zoom: float) -> QPointF:
        viewport = self._view.viewport()
        free = viewport.width() - box.width() * zoom
        return QPointF(max(FIT_MARGIN, free / 2), FIT_MARGIN)

    def _to_map(self, place: QPointF) -> QPointF:
        inverse, _ = self._view.viewportTransform().inverted()
        return inverse.map(place)

    def _put(self, point: QPointF, place: QPointF) -> None:
        """Scrolls so that a point of the map comes to lie at a place of the view."""
        now = self._view.viewportTransform().map(point)
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        x, y = across.value() + now.x() - place.x(), down.value() + now.y() - place.y()
        across.setValue(round(x))
        down.setValue(round(y))
        self._view.viewport().update()  # a jump: what Qt copies along of the headers in view would stay as ghosts
        self._rest = QPointF(round(x) - x, round(y) - y)


def needed_in(sight: QRectF, box: QRectF, left: float, top: float) -> tuple[float, float]:
    """How far, in map units, a view that shows `sight` would have to move to show a box clear of its headers."""
    free = sight.adjusted(left + SHOW_MARGIN, top + SHOW_MARGIN, -SHOW_MARGIN, -SHOW_MARGIN)
    dx = _needed(box.left(), box.right(), free.left(), free.right())
    dy = _needed(box.top(), box.bottom(), free.top(), free.bottom())
    return dx, dy


def _allowed(zoom: float) -> float:
    return max(ZOOM_MIN, min(ZOOM_MAX, zoom))


def _needed(low: float, high: float, first: float, last: float) -> float:
    """How far a window from `first` to `last` must move to show `low` to `high`; its start counts most."""
    if low < first or high - low > last - first:
        return low - first
    return max(0.0, high - last)
