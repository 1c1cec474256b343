"""What differs, as a list along time beside the picture, and under it all there is to say of the row that is picked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.analysis.comparison import Comparison, Kind, Step, Stretch
from app.analysis.told_changes import KIND_WORDS, told_step, told_stretch
from app.drawing.comparison.stage import KIND_SIGNS
from app.i18n import _
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id
from app.widgets import style, words
from app.widgets.entries import Entry
from app.widgets.inspector.cells import label
from app.widgets.panels.time_list import TimeList

WIDTH = 304
_MOST_LINES = 8
_SHOWN_BY_SIGN = frozenset({Kind.CHANGED, Kind.FELT})
"""What became of a touchpoint where the sign says enough, if what changed is told."""


class Differences(QFrame):
    """Lists a comparison. `picked(id)` tells which touchpoint or phase is looked at, `wanted(id)` asks for its map."""

    picked = Signal(str)
    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comparingSide")
        self.setFixedWidth(WIDTH)
        self._told: dict[str, tuple[str, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        heading = QLabel(_("Differences"))
        heading.setProperty("role", "heading")
        heading.setContentsMargins(16, 4, 16, 0)
        column.addWidget(heading)
        self.empty = label(_("No differences yet. Change the future map, and see here what it brings."), "soft")
        self.empty.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self.empty)
        column.addWidget(self._make_list(), 1)
        column.addWidget(self._make_card())

    def show_comparison(self, comparison: Comparison, document: Document) -> None:
        """Lists what differs, phase by phase."""
        self._told = {}
        entries = [entry for stretch in comparison.stretches for entry in self._rows(stretch, comparison, document)]
        self.list.show_entries(entries)
        self.empty.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self._explain(self.list.current_key())

    def pick(self, record_id: Id) -> None:
        """Shows a touchpoint or phase as picked, if it is listed."""
        self.list.mark(record_id if record_id in self._told else "")
        self._explain(self.list.current_key())

    def _make_list(self) -> TimeList:
        self.list = TimeList()
        self.list.setObjectName("comparing.list")
        self.list.setAccessibleName(_("Differences"))
        self.list.picked.connect(self._pick)
        self.list.walked.connect(self._pick)
        return self.list

    def _make_card(self) -> QWidget:
        place = QWidget()
        outer = QVBoxLayout(place)
        outer.setContentsMargins(8, 0, 8, 0)
        self.card = QFrame()
        self.card.setProperty("role", "card")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.title, self.lines = label("", "strong"), label("", "soft")
        self.lines.setObjectName("comparing.lines")
        self.show_button = QPushButton(_("Show on the map"))
        self.show_button.setObjectName("comparing.show")
        self.show_button.setAccessibleName(_("Show on the map"))
        self.show_button.setProperty("role", "plain")
        self.show_button.setProperty("tall", True)
        self.show_button.clicked.connect(lambda: self.wanted.emit(self.list.current_key()))
        for part in (self.title, self.lines, self.show_button):
            column.addWidget(part)
        outer.addWidget(self.card)
        return place

    def _rows(self, stretch: Stretch, comparison: Comparison, document: Document) -> Iterator[Entry]:
        """A phase that differs is a row of its own, one that holds a difference a heading."""
        phase = title_of(stretch.phase, _)
        told = tuple(told_stretch(stretch, _))
        steps = [step for step in stretch.steps if step.kind is not Kind.SAME]
        if told or steps:
            yield Entry(f"heading:{stretch.phase.id}", phase, heading=True)
        if told:
            self._told[stretch.phase.id] = told
            yield Entry(stretch.phase.id, told[0], detail=", ".join(told[1:]), sign="flag", wraps=True)
        for step in steps:
            yield self._row(step, tuple(told_step(step, document, comparison, _, words.score)))

    def _row(self, step: Step, told: tuple[str, ...]) -> Entry:
        kind, gain = step.kind, step.lift
        name = _(KIND_WORDS[kind])
        signed = kind in _SHOWN_BY_SIGN and bool(told)
        self._told[step.touchpoint.id] = (name, *told)
        return Entry(
            step.touchpoint.id,
            title_of(step.touchpoint, _),
            detail="\n".join(told if signed else (name, *told)),
            sign=KIND_SIGNS.get(kind, "smile"),
            note=words.score(gain) if gain else "",
            faint=kind is Kind.REMOVED,
            spoken=name if signed else "",
            wraps=True,
        )

    def _pick(self, key: str) -> None:
        self._explain(key)
        if key in self._told:
            self.picked.emit(key)

    def _explain(self, key: str) -> None:
        told = self._told.get(key)
        self.card.setVisible(told is not None)
        if told is None:
            return
        entry = next(entry for entry in self.list.entries() if entry.key == key)
        shown = told if len(told) <= _MOST_LINES else (*told[: _MOST_LINES - 1], "…")
        self.title.setText(entry.title)
        self.title.setVisible(entry.title not in told)
        self.lines.setText("\n".join(shown))
        self.title.setFont(style.font(style.BASE, semibold=True))
        QTimer.singleShot(0, self.list, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The card took room from the list: the row that it is about stays in sight."""
        self.list.scrollTo(self.list.currentIndex())
