"""The cell for what the customer counted on at a touchpoint, and how far the experience is from it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit, set_expected, set_fields
from app.model.records import Touchpoint
from app.widgets import icons, style, words
from app.widgets.inspector.cells import FieldCell, label
from app.widgets.inspector.emotion_field import EmotionField, with_clearing


class ExpectedCell(FieldCell):
    """A slider like that of the emotion, and in words what the difference is."""

    def __init__(self, *context: Any) -> None:
        self._sign, self._gap = QLabel(), label("", "small")
        self._gap.setObjectName("touchpoint.gap")
        super().__init__(*context)

    def make_field(self) -> EmotionField:
        return EmotionField()

    def place_field(self) -> None:
        self.column.addLayout(with_clearing(self.field, _("Clear the expectation")))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._sign)
        line.addWidget(self._gap, 1)
        self.column.addLayout(line)

    def refresh(self) -> None:
        super().refresh()
        record = self.record
        score = self.document.score(self.record_id)
        expected = record.expected if isinstance(record, Touchpoint) else None
        gap = None if score is None or expected is None else score.score - expected
        self._gap.setText(_in_words(gap))
        self._show_sign(gap)
        self._gap.setVisible(gap is not None)

    def edit(self, document: Document, value: Any) -> Edit:
        if value is None:
            return set_fields(document, self.record_id, expected=None)
        return set_expected(document, self.record_id, value / 10, in_burst=True)

    def _show_sign(self, gap: int | None) -> None:
        self._sign.setVisible(bool(gap))
        if gap:
            name, color = ("trending-up", style.look().above) if gap > 0 else ("trending-down", style.look().below)
            self._sign.setPixmap(icons.pixmap(name, color, icons.SMALL_SIZE, self.devicePixelRatioF()))


def _in_words(gap: int | None) -> str:
    if gap is None:
        return ""
    if gap == 0:
        return _("Just as expected")
    return fill(N_("{gap} against what was expected"), gap=words.score(gap))
