"""What opens beside a map: one panel at the left, the inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.model.records import Id
from app.widgets import areas
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


ROOM_FOR_BOTH = 1200
"""From this width on a panel and the inspector leave enough of the map between them, in pixels."""


class Sides:
    """The panels by name and the inspector of one map, all shut at first.

    In a narrow window a panel and the inspector share one room: the one that was asked for last has it.
    """

    def __init__(self, workspace: Workspace, body: QHBoxLayout) -> None:
        self._workspace = workspace
        self.panels = {name: kind(workspace) for name, kind in PANEL_TYPES.items()}
        self.inspector = Inspector(workspace)
        for place, panel in enumerate(self.panels.values(), start=1):
            panel.hide()
            body.insertWidget(place, panel)
        body.addWidget(self.inspector)

    def open_panel(self, name: str) -> None:
        """Opens one panel, or none for ""."""
        for known, panel in self.panels.items():
            if known != name:
                areas.leave(panel, self._workspace.canvas)
            panel.setVisible(known == name)
        self.inspector.make_room(elsewhere=bool(name) and self._crowded())

    def fit(self) -> None:
        """The window has another width: the panel goes when both no longer fit."""
        if self._crowded() and self.inspector.isVisible() and any(panel.isVisible() for panel in self.panels.values()):
            self._workspace.open_panel("")

    def refresh(self) -> None:
        """The document has changed."""
        self.inspector.refresh()
        self.refresh_panels()

    def refresh_panels(self) -> None:
        """What the panels list has changed."""
        for panel in self.panels.values():
            panel.refresh()

    def inspect(self, ids: tuple[Id, ...], keep_panel: bool = False) -> None:
        """Shows these records in the inspector, and where the panels list them; see `Workspace.inspect`."""
        self.inspector.show_records(ids)
        for panel in self.panels.values():
            panel.select(ids)
        if ids and self._crowded():
            self._workspace.open_panel(self._workspace.window_.settings.panel if keep_panel else "")

    def _crowded(self) -> bool:
        return self._workspace.width() < ROOM_FOR_BOTH
