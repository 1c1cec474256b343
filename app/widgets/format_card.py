"""The cards of the export dialog: one for each format, to be ticked, beside what formats of their group are for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.exchange.base import Exporter
from app.i18n import _
from app.widgets import icons, style
from app.widgets.card_keys import CardKeys
from app.widgets.inspector.cells import label

_CARD = QSize(158, 54)
_IN_A_ROW = 5
_GAP = 8


class FormatCard(QToolButton):
    """A format that can be ticked."""

    def __init__(self, exporter: Exporter) -> None:
        super().__init__()
        theme = style.look()
        self.setObjectName(f"export.{exporter.id}")
        self.setProperty("role", "format")
        self.setCheckable(True)
        self.setAccessibleName(f"{exporter.name}: {_(exporter.purpose)}")
        self.setToolTip(_(exporter.title))
        self.setFixedSize(_CARD)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 6, 0)
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(exporter.icon, theme.ink, 20, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for text, role in ((exporter.name, "strong"), (_(exporter.purpose), "small")):
            part = label(text, role)
            part.setWordWrap(False)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(part)
        words.addStretch(1)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(sign)
        row.addLayout(words, 1)


class FormatCards(QWidget):
    """The cards of all formats, a group under another: what they are for stands before them."""

    def __init__(self, exporters: Iterable[Exporter]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(_GAP)
        self.cards: dict[str, QToolButton] = {}
        for use, group in groupby(exporters, lambda each: each.use):
            line = grid.rowCount()
            heading = label(_(use.value), "strong")
            heading.setFixedWidth(96)
            grid.addWidget(heading, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(self._rows(list(group)), line, 1)
        keys = CardKeys(self, lambda: list(self.cards.values()), typed=lambda _text: None)
        keys.mind(self.cards.values())

    def _rows(self, exporters: list[Exporter]) -> QGridLayout:
        rows = QGridLayout()
        rows.setSpacing(_GAP)
        rows.setColumnStretch(_IN_A_ROW, 1)
        for number, exporter in enumerate(exporters):
            card = self.cards[exporter.id] = FormatCard(exporter)
            rows.addWidget(card, number // _IN_A_ROW, number % _IN_A_ROW)
        return rows
