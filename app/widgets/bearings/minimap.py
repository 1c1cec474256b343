"""The minimap: the whole map very small, with a frame around what is in sight, to be dragged or tapped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTouchEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.widgets import motion, shell_touch, style

_LARGEST = QSizeF(216, 132)
_SMALLEST = QSizeF(96, 48)
_LOWEST = 76.0
"""How high the picture may be at least, also where it then lies over the map."""

_PADDING = 6.0
_RADIUS = 8.0
_FADE_MS = 150
_VEIL = 0.45
"""How much of the ground lies over what is not in sight."""

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Minimap(QWidget):
    """Shows a picture of a map and what of it is in sight, in map units.

    It takes no focus, since keys move the map itself.
    """

    asked = Signal(QPointF, bool)  # the middle of what is to be in sight, and whether a hand leads it there

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shell_touch.takes_touches(self)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture = QPixmap()
        self._map = QSizeF(1, 1)
        self._most = _LARGEST
        self._sight = QRectF()
        self._grip: QPointF | None = None  # from where the hand is to the middle of the frame, in map units
        self._fading = QVariantAnimation(self)
        self._fading.valueChanged.connect(self.update)
        self._fading.finished.connect(self._end_fade)
        self._wanted = False
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Goes by a name in the language of the screen."""
        self.setAccessibleName(_("Small picture of the whole map"))

    def use_size(self, width: float, height: float, free: float) -> None:
        """Takes the shape of a map of this size, and is lower where else more than `free` pixels were covered."""
        size = QSizeF(max(1.0, width), max(1.0, height))
        lower = round(max(_LOWEST, min(_LARGEST.height(), free - 2 * _PADDING)))
        most = QSizeF(_LARGEST.width(), lower)
        if (size, most) != (self._map, self._most):
            self._map, self._most = size, most
            self.updateGeometry()

    def show_picture(self, picture: QPixmap) -> None:
        """Shows what the map looks like."""
        self._picture = picture
        self.update()

    def show_sight(self, sight: QRectF) -> None:
        """Shows which part of the map is in sight."""
        if sight != self._sight:
            self._sight = sight
            self.update()

    def appear(self, wanted: bool) -> None:
        """Comes or goes, in a moment."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        opacity = self._opacity
        self._fading.stop()
        self._fading.setStartValue(opacity)
        self._fading.setEndValue(1.0 if wanted else 0.0)
        self._fading.setDuration(motion.duration(_FADE_MS))
        if wanted:
            self.show()
        self._fading.start()

    @property
    def led(self) -> bool:
        """Whether a hand is on it now."""
        return self._grip is not None

    @property
    def sharpest(self) -> QSizeF:
        """How large the picture is where there is room for it, in pixels."""
        return self._map.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio)

    @property
    def paper(self) -> QRectF:
        """Where the picture lies, in pixels."""
        size = self._map.scaled(self._most, Qt.AspectRatioMode.KeepAspectRatio)
        ground = size.expandedTo(_SMALLEST)
        aside, down = (ground.width() - size.width()) / 2, (ground.height() - size.height()) / 2
        return QRectF(QPointF(_PADDING + aside, _PADDING + down), size)

    def sizeHint(self) -> QSize:
        corner = self.paper.bottomRight() + self.paper.topLeft()
        return QSize(round(corner.x()), round(corner.y()))

    # --- painting ------------------------------------------------------------------------------------------------

    @property
    def _opacity(self) -> float:
        value = self._fading.currentValue()
        return float(value) if value is not None else 0.0

    @property
    def _scale(self) -> float:
        """Pixels a map unit."""
        return self.paper.width() / self._map.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = style.look()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(self._opacity)
        painter.setPen(QPen(QColor(look.border), 1.0))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.drawPixmap(self.paper, self._picture, QRectF(self._picture.rect()))
        self._paint_frame(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        look, scale, paper = style.look(), self._scale, self.paper
        sight = QRectF(
            paper.x() + self._sight.x() * scale,
            paper.y() + self._sight.y() * scale,
            self._sight.width() * scale,
            self._sight.height() * scale,
        )
        seen = sight.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        veil, hole = QPainterPath(), QPainterPath()
        veil.addRect(paper)
        hole.addRoundedRect(seen, 3, 3)
        ground = QColor(look.surface)
        ground.setAlphaF(_VEIL)
        painter.fillPath(veil.subtracted(hole), ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.focus), 2.0))
        painter.drawRoundedRect(seen, 3, 3)

    def _end_fade(self) -> None:
        if not self._wanted:
            self.hide()

    # --- hands ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the frame, or brings it here first."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leads the frame."""
        self._lead(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self._grip = None

    def event(self, event: QEvent) -> bool:
        """A finger does what the mouse does, and keeps off the map beneath."""
        if not isinstance(event, QTouchEvent) or event.type() not in _TOUCHES:
            return super().event(event)
        event.accept()
        place = event.point(0).position()
        if event.type() == QEvent.Type.TouchBegin:
            self._take(place)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._lead(place)
        else:
            self._grip = None
        return True

    def _take(self, place: QPointF) -> None:
        at = self._on_map(place)
        if self._sight.contains(at):
            self._grip = self._sight.center() - at
        else:
            self._grip = QPointF(0, 0)
            self.asked.emit(at, False)

    def _lead(self, place: QPointF) -> None:
        if self._grip is not None:
            self.asked.emit(self._on_map(place) + self._grip, True)

    def _on_map(self, place: QPointF) -> QPointF:
        return (place - self.paper.topLeft()) / self._scale
