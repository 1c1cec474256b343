"""The field for a date: a button that opens a calendar or takes a day that is typed, and one that clears."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QColor, QFocusEvent, QKeyEvent, QPainter, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _
from app.widgets import heard, icons, style, words
from app.widgets.inspector.typed_date import typed_date

Terms = tuple[tuple[str, str, Callable[[QDate], QDate]], ...]
"""Days that are often picked: name, msgid, and which day it is."""

AHEAD: Terms = (
    ("week", N_("In a week"), lambda today: today.addDays(7)),
    ("month", N_("In a month"), lambda today: today.addMonths(1)),
    ("quarter", N_("In three months"), lambda today: today.addMonths(3)),
)
"""Of what is still to be done."""

BEHIND: Terms = (
    ("today", N_("Today"), lambda today: today),
    ("yesterday", N_("Yesterday"), lambda today: today.addDays(-1)),
    ("last_week", N_("Last week"), lambda today: today.addDays(-7)),
)
"""Of what has taken place."""

_DAY = 44
"""Pixels across a day, for fingers too."""


class DateField(QWidget):
    """A plain date, or None. The calendar offers the days of `terms` besides."""

    edited = Signal(object)

    def __init__(self, terms: Terms = AHEAD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        self._terms = terms
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.button = _Button(self)
        self.button.setProperty("role", "plain")
        self.button.setToolTip(_("Pick a day, or type one: 1-12"))
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

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._name_button()

    def show_value(self, value: date | None) -> None:
        """Shows a date, or that there is none."""
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
        popup = _Calendar(self._value, self.accessibleName(), self._terms, self)
        popup.picked.connect(self._pick)
        popup.adjustSize()
        place = self.mapToGlobal(QPoint(0, self.height() + 4))
        screen = self.screen().availableGeometry()
        right = self.mapToGlobal(QPoint(self.width(), 0)).x()
        place.setX(max(screen.left(), min(place.x(), right - popup.width())))
        place.setY(min(place.y(), screen.bottom() - popup.height()))
        popup.move(place)
        popup.show()

    def _begin_typing(self, first: str) -> None:
        self._line.setText(first)
        self._line.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.setCursorPosition(len(first))
        self.button.hide()

    def _take_typed(self, text: str, leaving: bool) -> None:
        """Takes a day; what is none stays to be mended, and gives way to the day before once it is left."""
        day = typed_date(text, words.locale(), date.today())
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

    def _pick(self, value: date) -> None:
        if value != self._value:
            self.show_value(value)
            self.edited.emit(value)

    def _take_away(self) -> None:
        self.show_value(None)
        self.edited.emit(None)


class _Button(QPushButton):
    """Opens the calendar; the first digit of a day that is typed is told as `typed`."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit():
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


class _Calendar(QFrame):
    """A popup with a month to pick from, and below it the days that are often picked."""

    picked = Signal(object)

    def __init__(self, value: date | None, name: str, terms: Terms, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        heard.by("QtPrivate::QCalendarView", _interface_of)
        self.setAccessibleName(name)
        self._month = _Month(self)
        self._month.setAccessibleName(name)
        self._month.setLocale(words.locale())
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setSelectedDate(QDate(value.year, value.month, value.day) if value else QDate.currentDate())
        self._dress()
        self._month.clicked.connect(self._take)
        self._month.activated.connect(self._take)
        self._month.setMinimumSize(7 * _DAY, 7 * _DAY + style.FINGER)
        column.addWidget(self._month)
        column.addLayout(self._buttons(terms))
        self._month.setFocus()

    def _dress(self) -> None:
        """Gives the calendar our ink and arrows instead of red weekends and black triangles."""
        ink = QTextCharFormat()
        ink.setForeground(QColor(style.look().ink))
        for day in Qt.DayOfWeek:
            self._month.setWeekdayTextFormat(day, ink)
        for name, sign in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self._month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(sign, style.look().ink))

    def _buttons(self, terms: Terms) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, end in terms:
            button = QPushButton(_(text), self)
            button.setObjectName(f"calendar.{name}")
            button.setProperty("end", end(QDate.currentDate()))
            button.clicked.connect(self._take_term)
            row.addWidget(button)
        return row

    def _take_term(self) -> None:
        self._take(self.sender().property("end"))

    def _take(self, day: QDate) -> None:
        self._tell(date(day.year(), day.month(), day.day()))

    def _tell(self, value: date) -> None:
        self.picked.emit(value)
        self.close()


class _Month(QCalendarWidget):
    """A month in which the days of its neighbours are faint."""

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        if day.month() == self.monthShown() or day == self.selectedDate():
            super().paintCell(painter, rect, day)
            return
        painter.save()
        painter.setPen(QColor(style.look().ink_faint))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


def _interface_of(days: QWidget) -> QAccessibleInterface:
    from app.widgets.inspector.heard_calendar import DaysInterface

    return DaysInterface(days)
