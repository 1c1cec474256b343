"""What is said beside something while it is typed: what its cell asks, and how to finish it.

In a title Enter finishes, in a note it begins a line; a title that asks nothing is left alone. A finger sees no keys
but the button, as large as fingers need; the keyboard stays in the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTouchEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.exchange.raster import color
from app.i18n import N_, _
from app.widgets import icons, style
from app.widgets.canvas.gestures.contact import Device

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

GAP = 6
"""Pixels between the note and what is said about it."""

BUTTON, TOUCHED_BUTTON = 26, 48
"""The side of the button for a mouse, and once a finger was used, in pixels."""

QUESTION_WIDTH = 224
"""How wide the lines of a question are, in pixels."""


class DoneHint(QFrame):
    """The words and the button beside the editor of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas, self._editor = canvas, canvas.editor
        self.setObjectName("canvas.done_hint")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.words = QLabel()
        self.words.setObjectName("canvas.done_hint.words")
        self.button = QToolButton()
        self.button.setObjectName("canvas.done")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._editor.finish)
        self.question = QLabel()
        self.question.setObjectName("canvas.done_hint.question")
        self.question.setWordWrap(True)
        self.question.setFixedWidth(QUESTION_WIDTH)
        self._row = self._make_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(self._row)
        self._wear(Device.MOUSE)
        self._editor.followed.connect(self.follow)
        self._editor.closed.connect(self.hide)
        canvas.pointers.used.connect(self._wear)
        self.hide()

    def _make_row(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        across.addWidget(self.words, 1)
        across.addWidget(self.button)
        return row

    def follow(self) -> None:
        """Lies below the note that is typed in, or above it where there is no room below."""
        if not self._editor.takes_lines and not self._editor.question:
            self.hide()
            return
        if self.isHidden():
            self._dress()
        self.resize(self.sizeHint())
        note = self._editor.geometry().united(self._editor.note)
        self.move(_beside(note, self.size(), self._canvas.viewport().rect()))
        self.show()
        self.raise_()

    def event(self, event: QEvent) -> bool:
        """Takes touches itself: while another finger is on the map, Qt makes no mouse of this one."""
        if isinstance(event, QTouchEvent):
            event.accept()
            if event.type() == QEvent.Type.TouchEnd and self.rect().contains(event.points()[0].position().toPoint()):
                self._editor.finish()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = style.look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(theme.border), 1))
        painter.setBrush(color(theme.raised))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)

    def _wear(self, device: Device) -> None:
        """As large as what is used needs."""
        by_finger = device is Device.FINGER
        side = TOUCHED_BUTTON if by_finger else BUTTON
        self.words.setHidden(by_finger)
        self.button.setFixedSize(side, side)
        self.button.setIconSize(QSize(icons.SIZE, icons.SIZE) if by_finger else QSize(16, 16))

    def _dress(self) -> None:
        """In the theme and language of now."""
        theme = style.look()
        done = N_("Done: Esc · Next: Tab") if self._editor.takes_lines else N_("Done: Enter · Next: Tab")
        self.words.setText(_(done))
        self.question.setText(self._editor.question)
        self.question.setVisible(bool(self._editor.question))
        self.question.setStyleSheet(f"color: {theme.ink}; font-size: {style.SMALL}px; padding: 4px 4px 2px 4px;")
        self.words.setStyleSheet(f"color: {theme.ink_soft}; font-size: {style.SMALL}px; padding: 0 4px;")
        self.button.setStyleSheet("padding: 0; min-width: 0; min-height: 0;")
        self.button.setIcon(icons.icon("check", theme.ink))
        self.button.setAccessibleName(_(N_("Done")))
        self.button.setToolTip(_(N_("Done")))


def _beside(note: QRect, size: QSize, view: QRect) -> QPoint:
    """Where something of a size lies clear of a note and within the view: below it, above it or, at last, beside it."""
    left = max(view.left(), min(note.left(), view.right() - size.width()))
    top = max(view.top(), min(note.bottom() + 1 + GAP, view.bottom() - size.height()))
    places = (
        QPoint(left, note.bottom() + 1 + GAP),
        QPoint(left, note.top() - GAP - size.height()),
        QPoint(note.right() + 1 + GAP, top),
        QPoint(note.left() - GAP - size.width(), top),
    )
    return next((place for place in places if view.contains(QRect(place, size))), QPoint(left, top))
