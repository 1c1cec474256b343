"""The filters of the find bar: a lane, a phase, an owner and a channel, each one picked from what the map has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QStyledItemDelegate, QWidget

from app.analysis.filtering import NOBODY, Filter
from app.i18n import N_, _
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, Record
from app.widgets import icons, style

_FIELDS = (
    ("lane", N_("Lane"), N_("All lanes")),
    ("phase", N_("Phase"), N_("All phases")),
    ("owner", N_("Owner"), N_("All owners")),
    ("channel", N_("Channel"), N_("All channels")),
)
"""Name, label and the words for no choice, of each filter."""


class FindFilters(QWidget):
    """Four lists to pick from; `changed` tells that the user picked."""

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
        self._arrange()

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
        return Filter(chosen["lane"], chosen["phase"], chosen["owner"], chosen["channel"])

    def clear(self) -> None:
        """Wants nothing in particular any more; says nothing about it."""
        for box in self._lists.values():
            box.setCurrentIndex(0)
        self._clear.hide()

    def offer(self, document: Document, map_id: Id) -> None:
        """Offers what this map and this file have now; what was picked stays picked while it is there."""
        lanes = _by_name(document.lanes(map_id))
        phases = _by_name(document.phases(map_id))
        owners = [*_by_id(document.persons()), (_("Nobody"), NOBODY)]
        channels = [*_by_id(document.channels()), (_("No channel"), NOBODY)]
        for (name, _label, everything), options in zip(_FIELDS, (lanes, phases, owners, channels), strict=True):
            _fill(self._lists[name], [(_(everything), None), *options])
        self._clear.setVisible(bool(self.value()))

    def retranslate(self) -> None:
        """Speaks the language of the screen; the choices come with `offer`."""
        for name, text, _all in _FIELDS:
            self._lists[name].setAccessibleName(_(text))
        self._clear.setText(_("Clear filters"))

    def _make(self, name: str) -> QComboBox:
        box = _List()
        box.setObjectName(f"find.filters.{name}")
        box.activated.connect(self._picked)
        return box

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, box in enumerate(self._lists.values()):  # without labels: "All lanes" says it
            grid.addWidget(box, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        grid.addWidget(self._clear, 2, 0, 1, 2)

    def _picked(self) -> None:
        self._clear.setVisible(bool(self.value()))
        self.changed.emit()

    def _clear_all(self) -> None:
        self.clear()
        self.changed.emit()


class _List(QComboBox):
    """A list with its arrow, as wide as it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that heeds the stylesheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        arrow = icons.pixmap("chevron-down", style.look().ink, icons.SMALL_SIZE, self.devicePixelRatioF())
        place = self.rect().adjusted(0, 0, -8, 0)
        QPainter(self).drawPixmap(place.right() - icons.SMALL_SIZE, place.center().y() - icons.SMALL_SIZE // 2, arrow)


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
