"""Which parts the PDF gets: a chip for each part that has something to show, all on until one is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.exchange.base import PARTS
from app.i18n import N_, _, fill
from app.widgets import icons, style
from app.widgets.inspector.cells import label

_SIGN = 14
_AT_ONCE = 5
"""Chips in a row: so many fit beside their name in the widest words."""


class ExportParts(QWidget):
    """The chips of the parts in `offered`, behind a name `lead` pixels wide. `edited` tells that one was switched."""

    edited = Signal()

    def __init__(self, offered: Sequence[str], lead: int) -> None:
        super().__init__()
        self.setObjectName("exportParts")
        self._offered = frozenset(offered)
        self._chips = {name: self._chip(name) for name in offered}
        chips = list(self._chips.values())
        name = label(_("In the PDF"))
        name.setMinimumWidth(lead)
        name.setMinimumHeight(chips[0].sizeHint().height())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for first in range(0, len(chips), _AT_ONCE):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(name) if first == 0 else row.addSpacing(lead + row.spacing())
            for chip in chips[first : first + _AT_ONCE]:
                row.addWidget(chip)
            row.addStretch(1)
            rows.addLayout(row)

    def offer(self, parts: Sequence[str]) -> None:
        """Shows only those of the chips that stand for one of these parts."""
        self._offered = frozenset(parts)
        for name, chip in self._chips.items():
            chip.setVisible(name in self._offered)

    def chosen(self) -> frozenset[str]:
        """The parts that are on, as ExportOptions has them: none stands for all."""
        on = self._on()
        return frozenset() if on == self._offered & set(self._chips) else on

    @property
    def any_chosen(self) -> bool:
        """Whether there would be anything on paper."""
        return bool(self._on())

    def _on(self) -> frozenset[str]:
        return frozenset(name for name, chip in self._chips.items() if name in self._offered and chip.isChecked())

    def _chip(self, name: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(f"export.part.{name}")
        chip.setProperty("role", "chip")
        chip.setText(_(PARTS[name]))
        chip.setAccessibleName(fill(N_("In the PDF: {part}"), part=_(PARTS[name])))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIconSize(QSize(_SIGN, _SIGN))
        chip.setCheckable(True)
        chip.toggled.connect(lambda on: self._show(chip, on))
        chip.setChecked(True)
        return chip

    def _show(self, chip: QToolButton, on: bool) -> None:
        """Says by a sign as well as by its colour that a chip is on."""
        chip.setIcon(icons.icon("check" if on else "plus", style.look().ink_soft))
        self.edited.emit()
