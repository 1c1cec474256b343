"""The cell that copies a map or a persona to another file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.i18n import _
from app.widgets.inspector.cells import Cell
from app.widgets.inspector.linked_cells import link


class CopyCell(Cell):
    """One quiet button."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        way = link(_(self.row.label), "share", "quiet")
        way.setObjectName(f"{self.record.KIND}.copy")
        way.clicked.connect(self._copy)
        self.column.addWidget(way, alignment=Qt.AlignmentFlag.AlignLeft)

    def _copy(self) -> None:
        from app.widgets.maps.copying import ask_and_copy  # seldom wanted, and not before

        self.workspace.inspector.flush()
        ask_and_copy(self.workspace, self.record_id, self.window())
