"""The actions that change what is seen and never the map: zoom, panels, parts of the window, colours, language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from app.i18n import N_
from app.model.hierarchy import pair_of
from app.widgets.actions.row import Row, has_map, on_canvas, on_page
from app.widgets.canvas import command_table as table
from app.widgets.canvas.command import Command
from app.widgets.panels.table import PANELS, PanelRow

if TYPE_CHECKING:
    from app.widgets.bearings.bearings import Bearings
    from app.widgets.comparing.comparing import Comparing
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace


def _theme(name: str, text: str, icon: str) -> Row:
    return Row(
        f"view.theme.{name}",
        text,
        "theme",
        lambda w: w.commands.set_theme(name),
        icon,
        checked=lambda w: w.settings.theme == name,
    )


def _language(code: str, text: str) -> Row:
    return Row(
        f"view.language.{code}",
        text,
        "language",
        lambda w: w.commands.set_language(code),
        checked=lambda w: w.settings.language == code,
    )


def _panel(panel: PanelRow) -> Row:
    return Row(
        f"view.panel.{panel.name}",
        panel.text,
        "panel",
        on_page(lambda page: page.sides.toggle_panel(panel.name, entering=True)),
        panel.icon,
        enabled=has_map,
        checked=lambda w: w.workspace is not None and w.workspace.sides.open == panel.name,
        by_name=on_page(lambda page: page.sides.enter_panel(panel.name)),
    )


def _present(window: MainWindow) -> None:
    from app.widgets.presenting.mode import present

    present(window)


def _present_here(window: MainWindow) -> None:
    from app.widgets.presenting.mode import present

    present(window, window.canvas.selected_ids()[0] if window.canvas else None)


def _bearings(page: Workspace) -> Bearings:
    from app.widgets.bearings.bearings import bearings_of

    return bearings_of(page)


def _is_lost(window: MainWindow) -> bool:
    """Whether the map is out of sight; before there are bearings, it is not."""
    bearings = window.workspace.findChild(QObject, "bearings") if window.workspace else None
    return bearings is not None and cast("Bearings", bearings).lost


def _open_matrix(page: Workspace) -> None:
    from app.widgets.matrix.opening import open_matrix

    open_matrix(page)


def _open_plan(page: Workspace) -> None:
    from app.widgets.plan.opening import open_plan

    open_plan(page)


def _comparing(page: Workspace) -> Comparing:
    from app.widgets.comparing.comparing import comparing_of

    return comparing_of(page)


def _can_compare(window: MainWindow) -> bool:
    workspace = window.workspace
    return workspace is not None and pair_of(workspace.session.document, workspace.canvas.map_id) is not None


def _compares(window: MainWindow) -> bool:
    over = window.workspace.over if window.workspace else None
    return over is not None and over.objectName() == "comparing"


def _toggle_minimap(window: MainWindow) -> None:
    window.settings.minimap = not window.settings.minimap
    window.settings.save()
    if window.workspace is not None:
        _bearings(window.workspace).show_minimap(window.settings.minimap)


def _zooming(command: Command, *keys: str) -> Row:
    """A command that zooms: off while something that does not zoom along lies over the map."""
    row = on_canvas(command, "view", keys=keys)
    return replace(row, enabled=lambda window: row.enabled(window) and _is_seen_to_zoom(window))


def _is_seen_to_zoom(window: MainWindow) -> bool:
    over = window.workspace.over if window.workspace else None
    return over is None or over.ZOOMS


VIEW_ROWS: tuple[Row, ...] = (
    _zooming(table.ZOOM_IN, "Ctrl++", "Ctrl+="),
    _zooming(table.ZOOM_OUT, "Ctrl+-"),
    _zooming(table.ZOOM_100, "Ctrl+0"),
    _zooming(table.FIT_MAP, "Ctrl+1"),
    _zooming(table.FIT_SELECTION, "Ctrl+2"),
    Row(
        "view.back_to_map",
        N_("Back to the map"),
        "view",
        on_page(lambda page: _bearings(page).go_back()),
        "map",
        enabled=_is_lost,
    ),
    *(_panel(panel) for panel in PANELS),
    Row(
        "view.matrix",
        N_("Channels by phase"),
        "view",
        on_page(_open_matrix),
        "table",
        enabled=has_map,
    ),
    Row(
        "view.plan",
        N_("Plan: all actions"),
        "view",
        on_page(_open_plan),
        "list-checks",
        keys=("Ctrl+Shift+A",),
        enabled=has_map,
    ),
    Row(
        "view.minimap",
        N_("Minimap"),
        "view",
        _toggle_minimap,
        checked=lambda w: w.settings.minimap,
    ),
    Row(
        "view.expected",
        N_("What customers expect"),
        "view",
        on_page(lambda page: page.curves.show_expected(not page.curves.with_expected)),
        "target",
        enabled=has_map,
        checked=lambda w: w.workspace is not None and w.workspace.curves.with_expected,
    ),
    Row(
        "view.compare",
        N_("Compare with the future"),
        "view",
        on_page(lambda page: _comparing(page).toggle()),
        "git-compare",
        keys=("Ctrl+Shift+C",),
        enabled=_can_compare,
        checked=_compares,
        starts_group=True,
    ),
    Row(
        "view.present",
        N_("Present"),
        "view",
        _present,
        "presentation",
        keys=("F5",),
        enabled=has_map,
        starts_group=True,
    ),
    Row(
        "view.present_here",
        N_("Present from here"),
        "view",
        _present_here,
        keys=("Shift+F5",),
        enabled=lambda w: w.canvas is not None and len(w.canvas.selected_ids()) == 1,
    ),
    Row(
        "view.full_screen",
        N_("Full screen"),
        "view",
        lambda w: w.commands.full_screen(),
        keys=("F11",),
        checked=lambda w: w.isFullScreen(),
    ),
    Row(
        "view.next_area",
        N_("To the next part of the window"),
        "panel",
        lambda w: w.commands.go_round(forward=True),
        keys=("F6", "Ctrl+Tab"),
        enabled=has_map,
    ),
    Row(
        "view.previous_area",
        N_("To the previous part of the window"),
        "panel",
        lambda w: w.commands.go_round(forward=False),
        keys=("Shift+F6", "Ctrl+Shift+Tab"),
        enabled=has_map,
    ),
    _theme("light", N_("Light colours"), "sun"),
    _theme("dark", N_("Dark colours"), "moon"),
    _theme("system", N_("Colours as the system has them"), "monitor"),
    Row(
        "view.contrast",
        N_("More contrast"),
        "theme",
        lambda w: w.commands.set_contrast(not w.settings.contrast),
        "contrast",
        checked=lambda w: w.settings.contrast,
    ),
    _language("nl", "Nederlands"),
    _language("en", "English"),
    Row(
        "view.calm",
        N_("Calm: nothing moves by itself"),
        "theme",
        lambda w: w.commands.set_calm(not w.settings.calm),
        checked=lambda w: w.settings.calm,
    ),
)
"""In the order of the menu."""
