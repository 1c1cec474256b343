"""The actions that build the map: what is added to it, felt on it and moved over it."""

from __future__ import annotations

from app.model.lane_kinds import menu_heading
from app.model.records import LaneKind
from app.widgets.actions.row import Row, on_canvas
from app.widgets.canvas import command_table as table
from app.widgets.canvas.command import Command


def _adding(kind: LaneKind, command: Command) -> Row:
    heading = menu_heading(kind)
    return on_canvas(command, "lane", name=f"map.{command.name}", heading=heading.value if heading else "")


MAP_ROWS: tuple[Row, ...] = (
    on_canvas(table.ADD_PHASE, "map"),
    on_canvas(table.ADD_TOUCHPOINT, "map"),
    on_canvas(table.ADD_NOTE, "map"),
    on_canvas(table.ADD_ACTION, "map"),
    on_canvas(table.ADD_EVIDENCE, "map"),
    on_canvas(table.ADD_PICTURE, "map"),
    on_canvas(table.REMOVE_PICTURE, "map"),
    on_canvas(table.ADD_ACTION_AT_LOWEST, "map", keys=("Ctrl+Shift+L",)),
    on_canvas(table.SHOW_ACTIONS, "map"),
    on_canvas(table.TOGGLE_MOMENT_OF_TRUTH, "map", map_keys=("Ctrl+M",), starts_group=True),
    on_canvas(table.RAISE_SCORE, "map"),
    on_canvas(table.LOWER_SCORE, "map"),
    on_canvas(table.RAISE_SCORE_WHOLE, "map"),
    on_canvas(table.LOWER_SCORE_WHOLE, "map"),
    on_canvas(table.CLEAR_SCORE, "map"),
    on_canvas(table.TAGS, "map", map_keys=("Ctrl+T",)),
    on_canvas(table.LINK_TO, "map", starts_group=True),
    on_canvas(table.LEAVE_HERE, "map"),
    on_canvas(table.TURN_LINK, "map"),
    on_canvas(table.FOLLOW_ROAD, "map"),
    on_canvas(table.FOLLOW_ROAD_BACK, "map"),
    on_canvas(table.OTHER_ROAD, "map"),
    on_canvas(table.MOVE_LEFT, "map", starts_group=True),
    on_canvas(table.MOVE_RIGHT, "map"),
    on_canvas(table.MOVE_UP, "map"),
    on_canvas(table.MOVE_DOWN, "map"),
    on_canvas(table.COLLAPSE_LANE, "map", starts_group=True),
    on_canvas(table.HIDE_LANE, "map"),
    *(_adding(kind, command) for kind, command in table.LANES.items()),
)
"""In the order of the menu."""
