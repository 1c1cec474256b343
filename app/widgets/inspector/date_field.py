"""The field for a date: a button that opens a calendar, and one that clears."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.widgets import icons, style, words

_SOON: tuple[tuple[str, str, Callable[[QDate], QDate]], ...] = (
    ("week", N_("In a week"), lambda today: today.addDays(7)),
    ("month", N_("In a month"), lambda today: today.addMonths(1)),
    ("quarter", N_("In three months"), lambda today: today.addMonths(3)),
)
"""The usual terms: name, msgid, and the day that each ends on."""


class DateField(QWidget):
    """A plain date, or None."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.button = QPushButton(self)
        self.button.setProperty("role", "plain")
        icons.beside(self.button, "calendar", style.look().ink_soft)
        self.button.clicked.connect(self.open_calendar)
        self._clear = QToolButton(self)
        self._clear.setIcon(icons.icon("x", style.look().ink_soft))
        self._clear.setToolTip(_("Clear the date"))
        self._clear.setAccessibleName(_("Clear the date"))
        self._clear.clicked.connect(self._take_away)
        row.addWidget(self.button, 1)
        row.addWidget(self._clear)
        self.show_value(None)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        self.button.setObjectName(f"{name}.pick")
        self._clear.setObjectName(f"{name}.clear")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.button.setAccessibleName(name)

    def show_value(self, value: date | None) -> None:
        """Shows a date, or that there is none."""
        self._value = value
        self.button.setText(words.day(value) if value else _("No date"))
        self._clear.setVisible(value is not None)

    def flush(self) -> None:
        """Nothing waits here: a pick is told at once."""

    def open_calendar(self) -> None:
        """Opens the calendar under the button."""
        popup = _Calendar(self._value, self)
        popup.picked.connect(self._pick)
        popup.adjustSize()
        place = self.mapToGlobal(QPoint(0, self.height() + 4))
        screen = self.screen().availableGeometry()
        right = self.mapToGlobal(QPoint(self.width(), 0)).x()
        place.setX(max(screen.left(), min(place.x(), right - popup.width())))
        place.setY(min(place.y(), screen.bottom() - popup.height()))
        popup.move(place)
        popup.show()

    def _pick(self, value: date) -> None:
        if value != self._value:
            self.show_value(value)
            self.edited.emit(value)

    def _take_away(self) -> None:
        self.show_value(None)
        self.edited.emit(None)


class _Calendar(QFrame):
    """A popup with a month to pick from and three usual terms."""

    picked = Signal(object)

    def __init__(self, value: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self._month = QCalendarWidget(self)
        self._month.setLocale(words.locale())
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setSelectedDate(QDate(value.year, value.month, value.day) if value else QDate.currentDate())
        self._dress()
        self._month.clicked.connect(self._take)
        self._month.activated.connect(self._take)
        column.addWidget(self._month)
        column.addLayout(self._terms())
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

    def _terms(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, end in _SOON:
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
