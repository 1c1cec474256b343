"""The field for an amount of money: typed as the reader writes it, and told in cents."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.model.domain import MOST_CENTS
from app.widgets import words
from app.widgets.inspector.typed_money import typed_cents, written_amount
from app.widgets.inspector.typing_fields import LineField


class MoneyField(LineField):
    """Cents, or None while it is empty. What is no amount stays to be mended, and gives way once it is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cents: int | None = None
        self.setPlaceholderText(f"€ 12{words.locale().decimalPoint()}50")

    def show_value(self, value: object) -> None:
        """Shows an amount in cents, or that there is none; one that is being typed stays as it is written."""
        self._cents = value if isinstance(value, int) else None
        if not (self.hasFocus() and typed_cents(self.text()) == self._cents):
            super().show_value(self._written())

    def flush(self) -> None:
        """Tells the amount that was typed, if it is one."""
        self._typing.stop()
        text = self.text().strip()
        cents = typed_cents(text) if text else None
        if cents != self._cents and (not text or (cents is not None and cents <= MOST_CENTS)):
            self._cents = cents
            self.edited.emit(cents)
        if not self.hasFocus():
            self.setText(self._written())

    def _written(self) -> str:
        if self._cents is None:
            return ""
        return f"€ {written_amount(self._cents, words.locale().decimalPoint())}"
