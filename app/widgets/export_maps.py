"""Which maps of the file an export takes along, all or only the open one, and which of them each format holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.exchange.base import Exporter
from app.i18n import N_, _, fill
from app.model.names import title_of
from app.model.records import Id, JourneyMap
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import Option, SegmentField

_ALL, _THIS = "all", "this"


class ExportMaps(QWidget):
    """The choice between all `maps` and `this` one; of a file with one map there is nothing to choose, and no widget.

    `edited` tells that the other was chosen.
    """

    edited = Signal()

    def __init__(self, maps: Sequence[JourneyMap], this: JourneyMap) -> None:
        super().__init__()
        self._maps, self._this = tuple(maps), this
        many = N_("All {count} maps in this file")
        every = _("Both maps in this file") if len(maps) == 2 else fill(many, count=len(maps))
        self._field = SegmentField([Option(_ALL, every), Option(_THIS, _("Only this map"))])
        self._field.setObjectName("export.maps")
        self._field.setAccessibleName(_("Which maps"))
        self._field.show_value(_ALL)
        self._field.edited.connect(lambda _value: self.edited.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(_("Which maps")))
        row.addWidget(self._field)
        self.setVisible(len(maps) > 1)

    def chosen(self) -> list[Id]:
        """The maps that formats take that hold several."""
        return [each.id for each in self._maps] if self._field.value() == _ALL else [self._this.id]

    def of(self, exporter: Exporter) -> list[Id]:
        """The maps that a file of this format would hold."""
        return [self._this.id] if exporter.one_map else self.chosen()

    def words(self, exporter: Exporter) -> str:
        """Which maps that is, in the reader's language; nothing to tell where the file has only one."""
        if len(self._maps) < 2:
            return ""
        held = self.of(exporter)
        if len(held) > 1:
            return fill(N_("all {count} maps"), count=len(held))
        return fill(N_("only “{title}”"), title=title_of(self._this, _))
