"""The days of a month as a screen reader meets them: the day that is chosen, in full; Qt would read "16" in a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCalendarWidget, QWidget

from app.widgets import words
from app.widgets.heard_widget import HeardWidget


class DaysInterface(HeardWidget):
    """The interface of the days in a calendar."""

    ROLE = QAccessible.Role.Cell

    def __init__(self, days: QWidget) -> None:
        super().__init__(days)
        month = days.parentWidget()
        assert isinstance(month, QCalendarWidget)
        self._month = month

    def name(self) -> str:
        day = words.locale().toString(self._month.selectedDate(), QLocale.FormatType.LongFormat)
        label = self._month.accessibleName()
        return f"{label}: {day}" if label else day

    def child(self, _index: int) -> Any:
        return self  # Qt tells of another day as of another child: it is this one, which is then called otherwise
