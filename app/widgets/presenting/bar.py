"""The bar at the foot of a presentation: back, in or out, where we are, on, and leave. It goes when nobody moves."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QToolButton, QWidget

from app.i18n import N_, _
from app.widgets import icons, motion, style
from app.widgets.presenting.moves import Move

TARGET = 48
FADE_MS = 200
STAYS_MS = 2000

_BUTTONS = (
    (Move.BACK, "chevron-left", N_("Back")),
    (Move.OUT, "zoom-out", N_("Show what this is part of")),
    (Move.IN, "zoom-in", N_("Show what is inside")),
    (Move.NEXT, "chevron-right", N_("On")),
    (Move.LEAVE, "x", N_("Stop presenting")),
)


class Bar(QFrame):
    """Buttons for hands that have no keyboard. The keyboard itself never needs it, so it takes no focus."""

    pressed = Signal(object)  # a Move
    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("present.bar")
        self.setProperty("role", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # a finger on a button is no tap on the page
        self._place = QLabel()
        self._place.setObjectName("present.place")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumWidth(TARGET * 6)
        self._buttons = {move: self._button(move, icon, text) for move, icon, text in _BUTTONS}
        self._lay_out()
        self._opacity = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._opacity)
        self._fading = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fading.finished.connect(self._end_fade)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(STAYS_MS)
        self._waiting.timeout.connect(self._leave)
        self.hide()

    def show_place(self, text: str, possible: set[Move]) -> None:
        """Says where we are, and offers only the moves that lead somewhere."""
        self._place.setText(text)
        for move, button in self._buttons.items():
            button.setEnabled(move in possible)
        self.adjustSize()

    def wake(self) -> None:
        """Shows the bar for a while."""
        self._fading.stop()
        self._opacity.setOpacity(1.0)
        self.show()
        self.raise_()
        self._waiting.start()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        for part in (Move.BACK, Move.OUT):
            row.addWidget(self._buttons[part])
        row.addWidget(self._place)
        for part in (Move.IN, Move.NEXT, Move.LEAVE):
            row.addWidget(self._buttons[part])

    def _button(self, move: Move, icon: str, text: str) -> QToolButton:
        look = style.look()
        button = QToolButton()
        button.setObjectName(f"present.{move.name.lower()}")
        button.setIcon(icons.icon(icon, look.ink, disabled=look.border))
        button.setIconSize(QSize(24, 24))
        button.setMinimumSize(TARGET, TARGET)
        button.setToolTip(_(text))
        button.setAccessibleName(_(text))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.pressed.emit(move))
        return button

    def _leave(self) -> None:
        if self.underMouse():
            self._waiting.start()
            return
        self._fading.setDuration(motion.duration(FADE_MS))
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.start()

    def _end_fade(self) -> None:
        if self._opacity.opacity() == 0.0:
            self.hide()
            self.gone.emit()
