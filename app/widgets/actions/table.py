"""Everything people can do, as ONE table: the rows of each menu, in the order in which menus show them.

A new action is one row in the file of its menu. Arrows, Tab and typing are the canvas's own and are not here.
"""

from __future__ import annotations

from app.i18n import N_
from app.widgets.actions.edit_rows import EDIT_ROWS
from app.widgets.actions.evidence_rows import EVIDENCE_ROWS
from app.widgets.actions.file_rows import FILE_ROWS
from app.widgets.actions.find_rows import FIND_ROWS
from app.widgets.actions.help_rows import HELP_ROWS
from app.widgets.actions.map_rows import MAP_ROWS
from app.widgets.actions.maps_rows import MAPS_ROWS
from app.widgets.actions.people_rows import PEOPLE_ROWS
from app.widgets.actions.row import Row
from app.widgets.actions.view_rows import VIEW_ROWS

ROWS: tuple[Row, ...] = (
    *FILE_ROWS,
    *EDIT_ROWS,
    *MAP_ROWS,
    *MAPS_ROWS,
    *PEOPLE_ROWS,
    *VIEW_ROWS,
    *EVIDENCE_ROWS,
    *FIND_ROWS,
    *HELP_ROWS,
)
"""Every action."""

MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("File")),
    ("edit", N_("Edit")),
    ("map", N_("Map")),
    ("view", N_("View")),
    ("help", N_("Help")),
)
"""The menus, each with its msgid; one without rows is left out."""

SUBMENUS = {
    "recent": ("file", N_("Recent maps")),
    "tint": ("edit", N_("Colour")),
    "lane": ("map", N_("Add lane")),
    "maps": ("map", N_("Journey maps")),
    "people": ("map", N_("Personas and segments")),
    "panel": ("view", N_("Panels")),
    "theme": ("view", N_("Theme")),
    "language": ("view", N_("Language")),
}
"""The smaller menus: the menu that each is in, where the table first names it, and its msgid."""
