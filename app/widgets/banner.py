"""What is said once in a window, over the top of what is shown: what went wrong, or what opening had to tell.

It moves nothing. What only informs goes by itself; what went wrong, or leaves something to choose, stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from app.i18n import _
from app.widgets import icons, style

STAYS_MS = 8000
"""How long a short sentence that only informs is shown."""

READ_AT_ONCE, MS_PER_CHARACTER = 80, 60
"""Characters that are read in that time, and what each one more takes."""

AGAIN_MS = 2000
"""How long it stays after someone was still at it."""

NARROWEST, WIDEST, EDGE = 400, 760, 8
"""The width that it takes at least and at most, and its distance to what it lies over, in pixels."""


@dataclass(frozen=True)
class Choice:
    """One thing to do about it: its words, in the reader's language, and what happens."""

    text: str
    todo: Callable[[], object]


class Banner(QFrame):
    """One sentence at a time, with what can be done about it; gone until there is one.

    It lies over the top of the part of the window that `lie_over` gives it. `left` tells that it went while it had
    the keyboard.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._ground: QWidget | None = None
        self._about = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        self._sign = QLabel(self)
        self.words = QLabel(self)
        self.words.setObjectName("banner.words")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QPushButton] = []
        self._mouse_before = QPoint()
        self._row = row
        self._close = QToolButton(self)
        self._close.setObjectName("banner.close")
        self._close.clicked.connect(self.hide)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self._close)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.timeout.connect(self._go)
        self.hide()

    def say(self, sentence: str, *choices: Choice, warning: bool = True, about: str = "") -> None:
        """Shows a sentence in the reader's language, and a button for each thing to do about it.

        What it is `about` goes when that is over: see `over`.
        """
        self._about = about
        theme = style.look()
        name, color = ("triangle-alert", theme.danger) if warning else ("info", theme.focus)
        self._sign.setPixmap(icons.pixmap(name, color, 20, self.devicePixelRatioF()))
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self._offer(choices)
        self._close.setIcon(icons.icon("x", theme.ink))
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))
        self.show()
        self.arrange()
        self._mouse_before = QCursor.pos()
        self._going.stop()
        if not (warning or choices):
            self._going.start(STAYS_MS + MS_PER_CHARACTER * max(0, len(sentence) - READ_AT_ONCE))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def put_away(self) -> None:
        """Takes away what only informs and would go by itself; what went wrong stays."""
        if self._going.isActive():
            self.hide()

    def over(self, about: str) -> None:
        """Takes away what was said about this, if that is what it shows."""
        if self._about == about:
            self.hide()

    def lie_over(self, ground: QWidget) -> None:
        """Lies over the top of this part of the window from now on."""
        if self._ground is not None and isValid(self._ground):
            self._ground.removeEventFilter(self)
        self._ground = ground
        ground.installEventFilter(self)
        self.arrange()

    def arrange(self) -> None:
        """Lies in the middle of the top of its ground, as high as its words need."""
        ground, around = self._ground, self.parentWidget()
        if self.isHidden() or ground is None or not isValid(ground) or around is None:
            return
        corner, width = ground.mapTo(around, QPoint(0, 0)), max(NARROWEST, min(WIDEST, ground.width() - 2 * EDGE))
        self._row.activate()
        height = max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())
        left = min(corner.x() + (ground.width() - width) // 2, around.width() - width - EDGE)
        self.setGeometry(left, corner.y() + EDGE, width, height)
        self.raise_()

    def _go(self) -> None:
        """Goes by itself, unless someone is at it, or has it read aloud and may want to come back to it."""
        pointed_at = self.underMouse() and QCursor.pos() != self._mouse_before  # it may have come under the mouse
        if pointed_at or self._has_keyboard():
            self._going.start(AGAIN_MS)
        elif not QAccessible.isActive():
            self.hide()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Gives the keyboard back, if it had it."""
        had_keyboard = self._has_keyboard()
        self._going.stop()
        super().hideEvent(event)
        if had_keyboard:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows what it lies over."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            QTimer.singleShot(0, self, self.arrange)  # when what it lies over has its new place
        return False

    def _offer(self, choices: Sequence[Choice]) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._choices = choices
        self._buttons = [self._button(number, choice) for number, choice in enumerate(choices)]
        for place, button in enumerate(self._buttons, start=2):
            self._row.insertWidget(place, button)

    def _button(self, number: int, choice: Choice) -> QPushButton:
        button = QPushButton(choice.text)
        button.setObjectName(f"banner.choice.{number}")
        button.setProperty("role", "plain")
        button.setProperty("number", number)
        button.clicked.connect(self._act)
        return button

    def _act(self) -> None:
        choice = self._choices[self.sender().property("number")]
        self.hide()
        choice.todo()
