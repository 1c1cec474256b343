"""The panels beside a map, as ONE table: the rail, the actions and the room at the left follow from it.

A panel is imported when it is made, so that none is before the map has been seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import N_

if TYPE_CHECKING:
    from app.widgets.panels.base import Panel
    from app.widgets.workspace import Workspace


@dataclass(frozen=True)
class PanelRow:
    """One panel: its name, its msgid, its icon, and how it is made.

    One that `comes_back` is there again when the inspector that took its room goes, since whoever is led goes on.
    """

    name: str
    text: str
    icon: str
    make: Callable[[Workspace], Panel]
    comes_back: bool = False


def _map(workspace: Workspace) -> Panel:
    from app.widgets.panels.map_panel import MapPanel

    return MapPanel(workspace)


def _maps(workspace: Workspace) -> Panel:
    from app.widgets.panels.maps_panel import MapsPanel

    return MapsPanel(workspace)


def _outline(workspace: Workspace) -> Panel:
    from app.widgets.panels.outline_panel import OutlinePanel

    return OutlinePanel(workspace)


def _actions(workspace: Workspace) -> Panel:
    from app.widgets.panels.actions_panel import ActionsPanel

    return ActionsPanel(workspace)


def _curves(workspace: Workspace) -> Panel:
    from app.widgets.panels.curves_panel import CurvesPanel

    return CurvesPanel(workspace)


def _checks(workspace: Workspace) -> Panel:
    from app.widgets.panels.checks_panel import ChecksPanel

    return ChecksPanel(workspace)


def _history(workspace: Workspace) -> Panel:
    from app.widgets.panels.history_panel import HistoryPanel

    return HistoryPanel(workspace)


def _evidence(workspace: Workspace) -> Panel:
    from app.widgets.evidence.panel import EvidencePanel

    return EvidencePanel(workspace)


def _guide(workspace: Workspace) -> Panel:
    from app.widgets.guiding.panel import GuidePanel

    return GuidePanel(workspace)


PANELS: tuple[PanelRow, ...] = (
    PanelRow("maps", N_("Maps"), "map", _maps),
    PanelRow("map", N_("Project"), "users", _map),
    PanelRow("outline", N_("Outline"), "list-tree", _outline),
    PanelRow("guide", N_("Guides"), "footprints", _guide, comes_back=True),
    PanelRow("curves", N_("Curves"), "activity", _curves),
    PanelRow("evidence", N_("Evidence"), "badge-check", _evidence),
    PanelRow("actions", N_("Actions"), "list-checks", _actions),
    PanelRow("checks", N_("Checks"), "circle-check", _checks),
    PanelRow("history", N_("History"), "history", _history),
)
"""From top to bottom of the rail."""
