"""The cell of the map that works out a touchpoint or phase: the way there, and letting go of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import N_, _, fill
from app.model.edits import set_detail
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import JourneyMap, Phase, Touchpoint
from app.widgets import icons, style
from app.widgets.inspector.cells import Cell
from app.widgets.inspector.linked_cells import link
from app.widgets.panels.base import tool


class DetailCell(Cell):
    """A button that goes to the map, made first where there is none, and one that takes the two apart again."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self.way = link("", "layers")
        self.name_field(self.way)
        self.way.clicked.connect(self._open)
        self.apart = tool("x", _("No longer the detail of this"), f"{self.record.KIND}.detail_id.clear", self)
        self.apart.clicked.connect(self._take_apart)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.way)
        row.addStretch()
        row.addWidget(self.apart)
        self.column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        detail = self._detail()
        words = shorten(title_of(detail, _), 32) if detail is not None else _("Open in detail")
        self.way.setText(words.replace("&", "&&"))
        icons.beside(self.way, "layers", style.look().accent)
        known = fill(N_("Open in detail: {title}"), title=words)
        self.way.setAccessibleName(known if detail is not None else words)
        self.way.setToolTip(known if detail is not None else _("Makes a map for what happens within this"))
        self.apart.setVisible(detail is not None)

    def _detail(self) -> JourneyMap | None:
        record = self.record
        return self.document.find(record.detail_id, JourneyMap) if isinstance(record, Phase | Touchpoint) else None

    def _open(self) -> None:
        self.workspace.inspector.flush()
        self.workspace.maps.open_detail(self.record_id)

    def _take_apart(self) -> None:
        self.workspace.run(lambda document: set_detail(document, self.record_id, None))
