"""The filters of the find bar: a lane, a phase, an owner, a tag and so on, each one picked from what the file has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from app.analysis.filtering import NOBODY, Filter
from app.i18n import N_, _
from app.model.document import Document
from app.model.names import INFLUENCE_NAMES, title_of
from app.model.records import Id, Record
from app.widgets.pick_list import PickList

_FIELDS = (
    ("lane", N_("Lane"), N_("All lanes")),
    ("phase", N_("Phase"), N_("All phases")),
    ("owner", N_("Owner"), N_("All owners")),
    ("channel", N_("Channel"), N_("All channels")),
    ("tag", N_("Tag"), N_("All tags")),
    ("persona", N_("Persona"), N_("All personas")),
    ("influence", N_("Influence"), N_("Whoever influences it")),
    ("proven", N_("Evidence"), N_("Proven or not")),
)
"""Name, label and the words for no choice, of each filter."""


class FindFilters(QWidget):
    """Lists to pick from, two beside each other; `changed` tells that the user picked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("find.filters")
        self._lists = {name: self._make(name) for name, _label, _all in _FIELDS}
        self._clear = QPushButton()
        self._clear.setObjectName("find.filters.clear")
        self._clear.setProperty("role", "plain")
        self._clear.clicked.connect(self._clear_all)
        self._clear.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._arrange(self.lists)

    @property
    def lists(self) -> list[QComboBox]:
        """The lists to pick from, in order."""
        return list(self._lists.values())

    @property
    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return [*self._lists.values(), self._clear]

    def value(self) -> Filter:
        """What is wanted now."""
        chosen = {name: box.currentData() for name, box in self._lists.items()}
        return Filter(
            chosen["lane"],
            chosen["phase"],
            chosen["owner"],
            chosen["channel"],
            chosen["tag"],
            chosen["persona"],
            chosen["influence"],
            chosen["proven"],
        )

    def clear(self) -> None:
        """Wants nothing in particular any more; says nothing about it."""
        for box in self._lists.values():
            box.setCurrentIndex(0)
        self._clear.hide()

    def offer(self, document: Document, map_id: Id) -> None:
        """Offers what this map and this file have now; what was picked stays picked while it is there."""
        options = _options(document, map_id)
        for name, _label, everything in _FIELDS:
            _fill(self._lists[name], [(_(everything), None), *options[name]])
        self._arrange([self._lists[name] for name in options if options[name]])
        self._clear.setVisible(bool(self.value()))

    def retranslate(self) -> None:
        """Speaks the language of the screen; the choices come with `offer`."""
        for name, text, _all in _FIELDS:
            self._lists[name].setAccessibleName(_(text))
        self._clear.setText(_("Clear filters"))

    def _make(self, name: str) -> QComboBox:
        box = PickList(self)
        box.setObjectName(f"find.filters.{name}")
        box.activated.connect(self._picked)
        return box

    def _arrange(self, offered: Sequence[QComboBox]) -> None:
        """Shows these lists, two beside each other; without labels, since "All lanes" says it."""
        for box in self._lists.values():
            self._grid.removeWidget(box)
            box.setVisible(box in offered)
        self._grid.removeWidget(self._clear)
        for place, box in enumerate(offered):
            self._grid.addWidget(box, place // 2, place % 2)
        self._grid.addWidget(self._clear, (len(offered) + 1) // 2, 0, 1, 2)

    def _picked(self) -> None:
        self._clear.setVisible(bool(self.value()))
        self.changed.emit()

    def _clear_all(self) -> None:
        self.clear()
        self.changed.emit()


def _options(document: Document, map_id: Id) -> dict[str, list[tuple[str, object]]]:
    """What each list offers beside everything; a list that has nothing to tell apart is not shown."""
    journey = document.journey(map_id)
    proofs: list[tuple[str, object]] = [(_("Proven by a source"), True), (_("Only assumed"), False)]
    influences: list[tuple[str, object]] = [(_(words), value) for value, words in INFLUENCE_NAMES.items()]
    tags = _by_id(document.tags())
    return {
        "lane": _by_name(document.lanes(map_id)),
        "phase": _by_name(document.phases(map_id)),
        "owner": [*_by_id(document.persons()), (_("Nobody"), NOBODY)],
        "channel": [*_by_id(document.channels()), (_("No channel"), NOBODY)],
        "tag": [*tags, (_("No tag"), NOBODY)] if tags else [],
        "persona": _by_id(document.personas()),
        "influence": influences if len({touchpoint.influence for touchpoint in journey}) > 1 else [],
        "proven": proofs if document.sources() else [],
    }


def _by_name(records: Iterable[Record]) -> list[tuple[str, object]]:
    names = dict.fromkeys(title_of(record, _) for record in records)
    return [(name, name) for name in names]


def _by_id(records: Iterable[Record]) -> list[tuple[str, object]]:
    return [(title_of(record, _), record.id) for record in records]


def _fill(box: QComboBox, options: Sequence[tuple[str, object]]) -> None:
    chosen = box.currentData()
    box.clear()
    for text, value in options:
        box.addItem(text, value)
    values = [value for _text, value in options]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
