"""The field for an emotion score: a slider from -2 to +2 with a drawn face, and a state of its own for no score yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from app.i18n import N_, _, fill
from app.model.records import SCORE_MAX, SCORE_MIN
from app.widgets import focus_ring, heard, icons, signs, style, words

_RADIUS = 13
_NUMBER = 44  # kept free at the right for the number


class EmotionField(QSlider):
    """A score in tenths, or None. Arrows step by 0.1, Page by 1, Delete takes the score away."""

    edited = Signal(object)
    shown = Signal(bool)
    """Whether there is a score, each time that one is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        focus_ring.shows_focus_itself(self)
        heard.by("EmotionField", _interface_of)
        self._score: int | None = None
        self._held = False
        self.setRange(SCORE_MIN, SCORE_MAX)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setMinimumHeight(48)
        self.valueChanged.connect(self._take)

    @property
    def _has_score(self) -> bool:
        return self._score is not None

    def show_value(self, value: int | None) -> None:
        """Shows a score in tenths, or that there is none."""
        self._score = value
        self.blockSignals(True)
        self.setValue(value or 0)
        self.blockSignals(False)
        text = fill(N_("{score} of −2 to +2"), score=self._number()) if self._has_score else _("No score yet")
        self.setAccessibleDescription(text)
        self.update()
        self.shown.emit(self._has_score)

    def flush(self) -> None:
        """Nothing waits here: each step is told at once."""

    def sizeHint(self) -> QSize:
        return QSize(200, 48)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the face, or brings it here; the number beside the track is only read."""
        x = event.position().x()
        self._held = event.button() == Qt.MouseButton.LeftButton and x <= self._ends()[1] + _RADIUS
        if self._held:
            self._set_from(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leads the face, beyond the track too."""
        if self._held:
            self._set_from(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self._held = False
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the form must never change a value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_score()
            return
        super().keyPressEvent(event)

    def clear_score(self) -> None:
        """Takes the score away."""
        if self._score is not None:
            self.show_value(None)
            self.edited.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_track(painter)
        theme = style.look()
        painter.setPen(QColor(theme.ink if self._has_score else theme.ink_soft))
        painter.setFont(style.font(style.LARGE if self._has_score else style.SMALL, semibold=self._has_score))
        place = QRectF(self.width() - _NUMBER, 0, _NUMBER, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._number())
        if self._has_score:
            signs.paint_face(painter, self._handle(), _RADIUS, self.value())
        else:
            self._paint_hollow(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawEllipse(self._handle(), _RADIUS + 3, _RADIUS + 3)

    def _paint_track(self, painter: QPainter) -> None:
        theme, left, right, middle = style.look(), *self._ends(), self.height() / 2
        shade = QLinearGradient(left, 0, right, 0)
        for place, color in ((0, theme.below), (0.5, theme.neutral), (1, theme.above)):
            shade.setColorAt(place, QColor(color))
        painter.setPen(QPen(shade, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setOpacity(1.0 if self._has_score else 0.35)
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(theme.lines_strong), 1))
        for step in range(5):
            x = left + (right - left) * step / 4
            painter.drawLine(QPointF(x, middle + 9), QPointF(x, middle + 13))

    def _paint_hollow(self, painter: QPainter) -> None:
        pen = QPen(QColor(style.look().lines_strong), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(style.look().surface))
        painter.drawEllipse(self._handle(), _RADIUS, _RADIUS)

    def _number(self) -> str:
        return words.score(self.value()) if self._has_score else "–"

    def _ends(self) -> tuple[float, float]:
        return _RADIUS + 4, self.width() - _NUMBER - _RADIUS - 8

    def _handle(self) -> QPointF:
        left, right = self._ends()
        share = (self.value() - SCORE_MIN) / (SCORE_MAX - SCORE_MIN)
        return QPointF(left + (right - left) * share, self.height() / 2)

    def _set_from(self, x: float) -> None:
        left, right = self._ends()
        share = min(1.0, max(0.0, (x - left) / (right - left)))
        self._take(round(SCORE_MIN + share * (SCORE_MAX - SCORE_MIN)))

    def _take(self, value: int) -> None:
        if value != self._score:
            self.show_value(value)
            self.edited.emit(value)


def with_clearing(field: EmotionField, name: str) -> QHBoxLayout:
    """A field beside a button called `name` that takes its score away, and is there while there is one."""
    clear = QToolButton()
    room = clear.sizePolicy()
    room.setRetainSizeWhenHidden(True)
    clear.setSizePolicy(room)
    clear.setIcon(icons.icon("x", style.look().ink_soft))
    clear.setToolTip(_("Clear the score"))
    clear.setAccessibleName(name)
    clear.setObjectName(f"{field.objectName()}.clear")
    clear.clicked.connect(field.setFocus)  # the keyboard stays near when the button goes
    clear.clicked.connect(field.clear_score)
    field.shown.connect(clear.setVisible)
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(field, 1)
    row.addWidget(clear)
    return row


def _interface_of(field: EmotionField) -> QAccessibleInterface:
    from app.widgets.inspector.heard_score import ScoreInterface

    return ScoreInterface(field)
