"""What opens beside a map: one panel at the left, the inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.model.records import Id
from app.widgets.inspector.panel import Inspector
from app.widgets.panels.actions_panel import ActionsPanel
from app.widgets.panels.base import Panel
from app.widgets.panels.checks_panel import ChecksPanel
from app.widgets.panels.history_panel import HistoryPanel
from app.widgets.panels.map_panel import MapPanel

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

PANEL_TYPES: dict[str, type[Panel]] = {
    "map": MapPanel,
    "actions": ActionsPanel,
    "checks": ChecksPanel,
    "history": HistoryPanel,
}


class Sides:
    """The panels by name and the inspector of one map, all shut at first."""

    def __init__(self, workspace: Workspace, body: QHBoxLayout) -> None:
        self.panels = {name: kind(workspace) for name, kind in PANEL_TYPES.items()}
        self.inspector = Inspector(workspace)
        for place, panel in enumerate(self.panels.values(), start=1):
            panel.hide()
            body.insertWidget(place, panel)
        body.addWidget(self.inspector)

    def open_panel(self, name: str) -> None:
        """Opens one panel, or none for ""."""
        for known, panel in self.panels.items():
            panel.setVisible(known == name)

    def refresh(self) -> None:
        """The document has changed."""
        self.inspector.refresh()
        self.refresh_panels()

    def refresh_panels(self) -> None:
        """What the panels list has changed."""
        for panel in self.panels.values():
            panel.refresh()

    def inspect(self, ids: tuple[Id, ...]) -> None:
        """Shows these records in the inspector, and where the panels list them."""
        self.inspector.show_records(ids)
        for panel in self.panels.values():
            panel.select(ids)
