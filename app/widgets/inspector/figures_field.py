"""Fields for a figure that is typed: a percentage, and how much an emotion should rise.

What is typed and makes no sense stays to be mended while the field has the focus, and gives way once it is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.model.records import LIFT_MAX, PERCENT_MAX
from app.widgets import words
from app.widgets.inspector.typing_fields import LineField

_PERCENT = re.compile(r"(\d{1,3})\s*%?")
_TENTHS = re.compile(r"([+\-−–]?)\s*(\d)(?:[.,](\d))?")


class FiguresField(LineField):
    """A whole number, or None while it is empty: `read` makes one of what was typed, `written` the words for one."""

    def __init__(
        self, read: Callable[[str], int | None], written: Callable[[int], str], empty: int | None = None, hint: str = ""
    ) -> None:
        super().__init__()
        self._read, self._write, self._empty = read, written, empty
        self._value = empty
        self.setPlaceholderText(hint)

    def show_value(self, value: object) -> None:
        """Shows a number from the document; one that is being typed stays as it is written."""
        self._value = value if isinstance(value, int) else self._empty
        if not (self.hasFocus() and self._read(self.text()) == self._value):
            super().show_value(self._written())

    def flush(self) -> None:
        """Tells the number that was typed, if it is one."""
        self._typing.stop()
        text = self.text().strip()
        value = self._read(text) if text else self._empty
        if value != self._value and (value is not None or not text):
            self._value = value
            self.edited.emit(value)
        if not self.hasFocus():
            self.setText(self._written())

    def _written(self) -> str:
        return "" if self._value == self._empty or self._value is None else self._write(self._value)


def percent_field(_parent: QWidget) -> FiguresField:
    """A field for 0 to 100 percent; empty is 0."""
    return FiguresField(typed_percent, lambda value: f"{value}%", empty=0, hint="0%")


def lift_field(_parent: QWidget) -> FiguresField:
    """A field for how much an emotion should rise, in tenths, written as a score."""
    return FiguresField(typed_lift, words.score, hint=words.score(5))


def typed_percent(text: str) -> int | None:
    """The percentage that was typed, "40" or "40%"; None when it is none from 0 to 100."""
    found = _PERCENT.fullmatch(text.strip())
    value = int(found[1]) if found else None
    return value if value is not None and value <= PERCENT_MAX else None


def typed_lift(text: str) -> int | None:
    """The tenths that were typed as "0,5", "+0.5" or "-1"; None when it is no step on the scale of emotions."""
    found = _TENTHS.fullmatch(text.strip())
    if found is None:
        return None
    tenths = int(found[2]) * 10 + int(found[3] or 0)
    return (-tenths if found[1] in ("-", "−", "–") else tenths) if tenths <= LIFT_MAX else None
