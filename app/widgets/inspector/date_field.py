"""The field for a date: a button that opens a calendar or takes a day that is typed, and one that clears.

What is typed and is no day is never lost without a word: the field says so, and how a day is written.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _, fill
from app.model.edits.base import shorten
from app.widgets import icons, style, words
from app.widgets.inspector.calendar_popup import AHEAD, Calendar, Terms, begins_a_day
from app.widgets.inspector.typed_date import typed_date


class DateField(QWidget):
    """A plain date, or None. The calendar offers the days of `terms` besides."""

    edited = Signal(object)

    def __init__(self, terms: Terms = AHEAD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        self._terms = terms
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        row.setSpacing(4)
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setWordWrap(True)
        self._fault.hide()
        column.addWidget(self._fault)
        self.button = _Button(self)
        self.button.setProperty("role", "plain")
        self.button.setToolTip(_say_how())
        self.button.typed.connect(self._begin_typing)
        icons.beside(self.button, "calendar", style.look().ink_soft)
        self.button.clicked.connect(self.open_calendar)
        self._line = _Line(self)
        self._line.hide()
        self._line.done.connect(self._take_typed)
        self._clear = QToolButton(self)
        self._clear.setIcon(icons.icon("x", style.look().ink_soft))
        self._clear.setToolTip(_("Clear the date"))
        self._clear.setAccessibleName(_("Clear the date"))
        self._clear.clicked.connect(self._take_away)
        row.addWidget(self.button, 1)
        row.addWidget(self._line, 1)
        row.addWidget(self._clear)
        self.show_value(None)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        self.button.setObjectName(f"{name}.pick")
        self._line.setObjectName(f"{name}.typed")
        self._clear.setObjectName(f"{name}.clear")
        self._fault.setObjectName(f"{name}.fault")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._name_button()

    def show_value(self, value: date | None) -> None:
        """Shows a date, or that there is none."""
        if value != self._value:
            self._fault.hide()
        self._value = value
        self.button.setText(words.day(value) if value else _("No date"))
        self._clear.setVisible(value is not None)
        self._name_button()

    def _name_button(self) -> None:
        """The button is called by what the date is of, and the date."""
        self.button.setAccessibleName(": ".join(filter(None, (self.accessibleName(), self.button.text()))))

    def flush(self) -> None:
        """Tells the day that is being typed; a pick was told at once."""
        if not self._line.isHidden():
            self._take_typed(self._line.text(), True)

    def open_calendar(self) -> None:
        """Opens the calendar under the button."""
        popup = Calendar(self._value, self.accessibleName(), self._terms, self)
        popup.picked.connect(self._pick)
        popup.typed.connect(self._begin_typing)
        popup.adjustSize()
        place = self.mapToGlobal(QPoint(0, self.height() + 4))
        screen = self.screen().availableGeometry()
        right = self.mapToGlobal(QPoint(self.width(), 0)).x()
        place.setX(max(screen.left(), min(place.x(), right - popup.width())))
        place.setY(min(place.y(), screen.bottom() - popup.height()))
        popup.move(place)
        popup.show()

    def _begin_typing(self, first: str) -> None:
        self._fault.hide()
        self._line.setText(first)
        self._line.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.setCursorPosition(len(first))
        self.button.hide()

    def _take_typed(self, text: str, leaving: bool) -> None:
        """Takes a day; what is none stays to be mended, and gives way to the day before once it is left."""
        day = typed_date(text, words.locale(), date.today())
        self._tell_fault(text if day is None else "")
        if day is None and text.strip() and not leaving:
            self._line.selectAll()
            return
        had_keyboard = self._line.hasFocus()
        self._line.hide()
        self.button.show()
        if had_keyboard:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if day is not None:
            self._pick(day)

    def _tell_fault(self, text: str) -> None:
        """Says of what was typed that it is no day, and how one is written; nothing of what was not typed."""
        said = fill(N_("“{text}” is no day. Write it like {example}."), text=shorten(text.strip()), example=_example())
        self._fault.setText(said)
        self._fault.setVisible(bool(text.strip()))
        self._line.setAccessibleDescription(said if text.strip() else "")

    def _pick(self, value: date) -> None:
        self._fault.hide()
        if value != self._value:
            self.show_value(value)
            self.edited.emit(value)

    def _take_away(self) -> None:
        self.show_value(None)
        self.edited.emit(None)


class _Button(QPushButton):
    """Opens the calendar; the first character of a day that is typed is told as `typed`."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if begins_a_day(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class _Line(QLineEdit):
    """Where a day is typed: `done` tells the text, and whether the keyboard is going elsewhere; Esc tells none."""

    done = Signal(str, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit(self.text(), False)
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit("", False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.isHidden():
            self.done.emit(self.text(), True)


def _example() -> str:
    """A day in figures in which nobody takes the month for the day, and in words."""
    last = date(date.today().year, 12, 31)
    return fill(N_("{figures} or {words}"), figures=f"31-12-{last.year}", words=words.day(last))


def _say_how() -> str:
    return fill(N_("Pick a day, or type one: {example}"), example=_example())
