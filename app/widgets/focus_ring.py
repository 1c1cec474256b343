"""The ring around whatever has the keyboard: two pixels wide, two pixels away from it, in every window and dialog.

One see-through widget follows the keyboard, so that no stylesheet has to leave room for it. What shows the keyboard by
itself (the map, its notes, lists, cards, swatches) says so with `shows_focus_itself`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QGraphicsView, QWidget
from shiboken6 import isValid

from app.widgets import style

WIDTH, GAP = 2, 2
_OUTSIDE = WIDTH + GAP
_RADIUS = 8.0
_NAME = "focusRings"
_OWN = "showsFocusItself"
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


def shows_focus_itself(widget: QWidget) -> None:
    """Tells the ring that this widget paints where the keyboard is by itself."""
    widget.setProperty(_OWN, True)


def install() -> None:
    """Begins to show the ring, unless it is shown already."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(QObject, _NAME) is None:
        FocusRing(application)


class FocusRing(QObject):
    """Shows the ring in whichever window has the keyboard, for as long as the program runs."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        self._rings: dict[QWidget, _Ring] = {}
        self._watched: list[QWidget] = []
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or not _wants_ring(new):
            return
        ring = self._ring_in(new.window())
        self._watched = _with_ancestors(new)
        for widget in self._watched:
            widget.installEventFilter(self)
        ring.surround(new)

    def _let_go(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        for ring in filter(isValid, self._rings.values()):
            ring.surround(None)

    def _ring_in(self, window: QWidget) -> _Ring:
        if window not in self._rings:
            self._rings[window] = _Ring(window)
            window.destroyed.connect(lambda: self._rings.pop(window, None))
        return self._rings[window]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and isinstance(watched, QWidget):
            ring = self._rings.get(watched.window())
            if ring is not None and isValid(ring):
                ring.follow()
        return False


class _Ring(QWidget):
    """The ring of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around: QWidget | None = None
        self.hide()

    def surround(self, widget: QWidget | None) -> None:
        """Goes around a widget, or away."""
        self._around = widget
        self.follow()

    def follow(self) -> None:
        """Goes to where its widget is now, as far as that can be seen."""
        around = self._around
        shown = around is not None and isValid(around) and around.isVisible()
        place = _seen(around) if shown and around is not None else QRect()
        self.setVisible(not place.isEmpty())
        if not place.isEmpty():
            self.setGeometry(place)
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._around is None or not isValid(self._around):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.look().focus), WIDTH))
        half = WIDTH / 2
        ring = QRectF(_place_of(self._around).translated(-self.pos())).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, _RADIUS + GAP, _RADIUS + GAP)


def _wants_ring(widget: QWidget) -> bool:
    if widget.isWindow() or isinstance(widget, QGraphicsView | QAbstractItemView):
        return False
    if widget.property(_OWN):
        return False
    return not any(_is_map(part) for part in _with_ancestors(widget))


def _is_map(part: QWidget) -> bool:
    """Whether this is the ground of a map, where an editor lies; what is kept over the map is beside it."""
    view = part.parentWidget()
    return isinstance(view, QGraphicsView) and view.viewport() is part


def _with_ancestors(widget: QWidget) -> list[QWidget]:
    """The widget and all around it up to its window."""
    found = [widget]
    around = widget.parentWidget()
    while around is not None and not found[-1].isWindow():
        found.append(around)
        around = around.parentWidget()
    return found


def _place_of(widget: QWidget) -> QRect:
    """The ring's outer edge, in the window."""
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)


def _seen(widget: QWidget) -> QRect:
    """The part of the ring that no scrolling area around the widget cuts off."""
    place = _place_of(widget)
    for around in _with_ancestors(widget)[1:]:
        if isinstance(around, QAbstractScrollArea):
            viewport = around.viewport()
            place &= QRect(viewport.mapTo(widget.window(), QPoint(0, 0)), viewport.size())
    return place & widget.window().rect()
