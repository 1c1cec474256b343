"""A quiet button in a form that goes somewhere. It knows nothing of where."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_LEAST = 80
"""Pixels: narrower than this no word could be read."""

_SPARE = 2
"""Pixels more than words take: an ellipsis counts fractions, and a width is a whole number."""


class LinkButton(QPushButton):
    """As wide as its words, but no wider than its form: what finds no room ends in an ellipsis, and is in the tip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = self._shown = ""
        self.setText(text)

    def text(self) -> str:
        """All its words, seen or not."""
        return self._words

    def setText(self, text: str) -> None:
        """Goes by other words."""
        self._words = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as all its words."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        missing = metrics.horizontalAdvance(self._words) - metrics.horizontalAdvance(self._shown)
        return QSize(hint.width() + missing + _SPARE, hint.height())

    def minimumSizeHint(self) -> QSize:
        """So narrow that it never makes a form wider than its panel."""
        return QSize(min(_LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Shows as many words as there is room for."""
        beside = self.sizeHint().width() - _SPARE - self.fontMetrics().horizontalAdvance(self._words)
        room = max(0, self.width() - beside)
        self._shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        super().setText(self._shown.replace("&", "&&"))
        self.setToolTip("" if self._shown == self._words else self._words)
