"""The calendar that a field for a date opens: a month to pick from, days that are often picked, and typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QColor, QKeyEvent, QPainter, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _
from app.widgets import heard, icons, style, words

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


class Calendar(QFrame):
    """A popup with a month to pick from, and below it the days that are often picked."""

    picked = Signal(object)
    typed = Signal(str)
    """The first character of a day that is typed instead."""

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
        for part in (self, *self.findChildren(QWidget)):
            part.installEventFilter(self)
        self._month.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A day may be typed here too: the field then takes it."""
        if isinstance(event, QKeyEvent) and begins_a_day(event) and not isinstance(watched, QAbstractSpinBox):
            self.close()
            self.typed.emit(event.text())
            return True
        return super().eventFilter(watched, event)

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


def begins_a_day(event: QKeyEvent) -> bool:
    """Whether a key is the first character of a day that is typed."""
    if event.type() != QEvent.Type.KeyPress:
        return False
    plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.text().isalnum() and plain == Qt.KeyboardModifier.NoModifier


def _interface_of(days: QWidget) -> QAccessibleInterface:
    from app.widgets.inspector.heard_calendar import DaysInterface

    return DaysInterface(days)
