"""The actions that find things: anything by its name, and what is on the map by its words."""

from __future__ import annotations

from app.widgets.actions.row import Row

FIND_ROWS: tuple[Row, ...] = ()
"""In the order of the menu."""
