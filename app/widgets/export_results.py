"""What became of each file of an export: its name with ways to it, and under it what there is to remark.

It scrolls, in whatever room it has. A sentence that holds for several files is said once, after them all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.widgets import icons, style
from app.widgets.inspector.cells import label

_SIGN, _INDENT = 16, 24


@dataclass(frozen=True)
class Outcome:
    """What became of one file: why it was not made, or what there is to remark; `maps` says which maps it holds."""

    format: str
    target: Path
    maps: str = ""
    remarks: tuple[str, ...] = ()
    refusal: str = ""


class ExportResults(QScrollArea):
    """As many outcomes as are added."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export.told")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._outcomes: list[Outcome] = []

    def clear(self) -> None:
        """Forgets all that was told."""
        self._outcomes = []
        self._show()

    def add(self, outcome: Outcome) -> None:
        """Tells what became of one more file."""
        self._outcomes.append(outcome)
        self._show()

    def _show(self) -> None:
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 4, 8, 4)
        self._rows.setSpacing(4)
        shared = Counter(sentence for each in self._outcomes for sentence in set(each.remarks))
        for outcome in self._outcomes:
            self._tell_file(outcome)
            for sentence in outcome.remarks:
                if shared[sentence] == 1:
                    self._tell_remark(sentence)
        for sentence in dict.fromkeys(sentence for each in self._outcomes for sentence in each.remarks):
            if shared[sentence] > 1:
                formats = ", ".join(each.format for each in self._outcomes if sentence in each.remarks)
                self._tell_remark(f"{formats}: {sentence}", indent=0)
        self._rows.addStretch(1)
        self.setWidget(inside)

    def _tell_file(self, outcome: Outcome) -> None:
        if outcome.refusal:
            self._row("triangle-alert", style.look().danger, outcome.refusal)
            return
        row = self._row("circle-check", style.look().above, outcome.target.name, role="strong")
        if outcome.maps:
            maps = _plain(outcome.maps, "small")
            maps.setObjectName("export.result.maps")
            row.insertWidget(2, maps, 1)
        target = outcome.target
        for text, place, name in ((_("Open"), target, "open"), (_("Show in folder"), target.parent, "show")):
            button = QPushButton(text)
            button.setObjectName(f"export.{name}")
            button.setProperty("role", "link")
            button.setAccessibleName(f"{text}: {target.name}")
            button.setProperty("place", str(place))
            button.clicked.connect(self._go_to)
            row.addWidget(button)

    def _tell_remark(self, sentence: str, indent: int = _INDENT) -> None:
        self._row("info", style.look().ink_soft, sentence, indent)

    def _row(self, icon: str, color: str, sentence: str, indent: int = 0, role: str = "") -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(indent, 0, 0, 0)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, color, _SIGN, self.devicePixelRatioF()))
        words = _plain(sentence, role)
        words.setObjectName("export.result")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter if role else Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._rows.addLayout(row)
        return row

    def _go_to(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.sender().property("place")))


def _plain(text: str, role: str) -> QLabel:
    result = label(text, role)
    result.setTextFormat(Qt.TextFormat.PlainText)
    return result
