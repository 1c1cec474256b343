"""The actions that change what is seen and never the map: zoom, panels, parts of the window, colours, language."""

from __future__ import annotations

from app.i18n import N_
from app.widgets.actions.row import Row, has_map, on_canvas
from app.widgets.canvas import command_table as table


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


VIEW_ROWS: tuple[Row, ...] = (
    on_canvas(table.ZOOM_IN, "view", keys=("Ctrl++", "Ctrl+=")),
    on_canvas(table.ZOOM_OUT, "view", keys=("Ctrl+-",)),
    on_canvas(table.ZOOM_100, "view", keys=("Ctrl+0",)),
    on_canvas(table.FIT_MAP, "view", keys=("Ctrl+1",)),
    on_canvas(table.FIT_SELECTION, "view", keys=("Ctrl+2",)),
    Row(
        "view.full_screen",
        N_("Full screen"),
        "view",
        lambda w: w.commands.full_screen(),
        keys=("F11",),
        checked=lambda w: w.isFullScreen(),
        starts_group=True,
    ),
    Row(
        "view.next_area",
        N_("To the next part of the window"),
        "view",
        lambda w: w.commands.go_round(forward=True),
        keys=("F6", "Ctrl+Tab"),
        enabled=has_map,
    ),
    Row(
        "view.previous_area",
        N_("To the previous part of the window"),
        "view",
        lambda w: w.commands.go_round(forward=False),
        keys=("Shift+F6", "Ctrl+Shift+Tab"),
        enabled=has_map,
    ),
    _theme("light", N_("Light colours"), "sun"),
    _theme("dark", N_("Dark colours"), "moon"),
    _language("nl", "Nederlands"),
    _language("en", "English"),
)
"""In the order of the menu."""
