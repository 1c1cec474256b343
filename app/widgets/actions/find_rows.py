"""The actions that find things: anything by its name, and what is on the map by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_
from app.widgets.actions.row import Row, has_map, on_map, on_page

if TYPE_CHECKING:
    from app.widgets.finder import Finder
    from app.widgets.workspace import Workspace


def _finder(workspace: Workspace) -> Finder:
    """The finder of a map; not imported before anyone looks for something."""
    from app.widgets.finder import finder_of

    return finder_of(workspace)


FIND_ROWS: tuple[Row, ...] = (
    Row(
        "edit.find",
        N_("Find…"),
        "edit",
        on_page(lambda page: _finder(page).open()),
        "search",
        keys=("Ctrl+F",),
        enabled=has_map,
        starts_group=True,
    ),
    Row(
        "edit.find_next",
        N_("Find next"),
        "edit",
        on_page(lambda page: _finder(page).step(True)),
        keys=("F3",),
        enabled=has_map,
    ),
    Row(
        "edit.find_previous",
        N_("Find previous"),
        "edit",
        on_page(lambda page: _finder(page).step(False)),
        keys=("Shift+F3",),
        enabled=has_map,
    ),
    Row(
        "view.filter",
        N_("Filter the map…"),
        "view",
        on_map(lambda page: _finder(page).open_filters()),
        "funnel",
        enabled=has_map,
        starts_group=True,
    ),
)
"""In the order of the menu."""
