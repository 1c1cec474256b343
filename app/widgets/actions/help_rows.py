"""The actions that help people find their way: everything by its name, every key, and the menu itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_
from app.widgets.actions.row import Row, has_map, on_page

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def _palette(window: MainWindow) -> None:
    from app.widgets.palette.palette import open_palette

    open_palette(window)


def _keys(window: MainWindow) -> None:
    from app.widgets.palette.key_sheet import open_keys

    open_keys(window)


HELP_ROWS: tuple[Row, ...] = (
    Row("help.palette", N_("Command palette…"), "help", _palette, "command", keys=("Ctrl+K", "Ctrl+Shift+P")),
    Row(
        "help.guide",
        N_("Step by step with a guide"),
        "help",
        on_page(lambda page: page.sides.call_up("guide")),
        "footprints",
        enabled=has_map,
    ),
    Row("help.keys", N_("Keys"), "help", _keys, "circle-help", keys=("F1",)),
    Row(
        "help.menu",
        N_("Menu of all commands"),
        "help",
        on_page(lambda page: page.top_bar.open_menu()),
        "menu",
        keys=("F10",),
        enabled=has_map,
    ),
)
"""In the order of the menu."""
