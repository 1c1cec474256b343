"""Every command of the canvas, as one table: its keys, its context menus and the actions of the window follow from it.

A new command is one line here and one method among the commands.
"""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import N_
from app.model.lane_kinds import LANE_KINDS
from app.model.names import LINK_NAMES, TINT_NAMES
from app.model.records import Action, Lane, LaneKind, Link, LinkKind, Note, Phase, Tint, Touchpoint
from app.widgets.canvas.command import Command
from app.widgets.canvas.commands import Commands

_BLOCKS = (Touchpoint, Note, Phase)
_DRAWN = (Touchpoint, Note, Phase, Lane)

UNDO = Command("undo", N_("Undo"), Commands.undo, "undo-2", when=Commands.can_undo)
REDO = Command("redo", N_("Redo"), Commands.redo, "redo-2", when=Commands.can_redo)

CUT = Command("cut", N_("Cut"), Commands.cut, "scissors", _BLOCKS)
COPY = Command("copy", N_("Copy"), Commands.copy, "copy", _BLOCKS)
PASTE = Command("paste", N_("Paste"), Commands.paste, "clipboard", when=Commands.can_paste)
DUPLICATE = Command("duplicate", N_("Duplicate"), Commands.duplicate, "copy-plus", _BLOCKS)
DELETE = Command("delete", N_("Delete"), Commands.delete, "trash-2", (*_DRAWN, Action, Link))
SELECT_ALL = Command("select_all", N_("Select all"), Commands.select_all)
EDIT = Command("edit", N_("Edit text"), Commands.edit, "pencil", when=Commands.can_edit, keys=("F2", "Return", "Enter"))
RENAME = Command("rename", N_("Rename"), Commands.rename, needs=_DRAWN)

ADD_PHASE = Command("add_phase", N_("Add phase"), Commands.add_phase, "columns-3")
ADD_TOUCHPOINT = Command("add_touchpoint", N_("Add touchpoint"), Commands.add_touchpoint, "footprints")
ADD_NOTE = Command("add_note", N_("Add note"), Commands.add_note, "sticky-note")
ADD_ACTION = Command("add_action", N_("Add action"), Commands.add_action, "list-checks")
SHOW_ACTIONS = Command(
    "show_actions", N_("Show its actions"), Commands.show_actions, "list-todo", (Touchpoint,), Commands.has_actions
)
ADD_ACTION_AT_LOWEST = Command(
    "add_action_at_lowest",
    N_("Add action at the lowest point"),
    Commands.add_action_at_lowest,
    when=Commands.has_lowest,
)

TOGGLE_MOMENT_OF_TRUTH = Command(
    "toggle_moment_of_truth", N_("Moment of truth"), Commands.toggle_moment_of_truth, "star", (Touchpoint, Note)
)
RAISE_SCORE = Command(
    "raise_score", N_("Raise emotion"), Commands.raise_score, "smile", (Touchpoint,), keys=("Alt+Shift+Up",)
)
LOWER_SCORE = Command(
    "lower_score", N_("Lower emotion"), Commands.lower_score, "frown", (Touchpoint,), keys=("Alt+Shift+Down",)
)
RAISE_SCORE_WHOLE = Command(
    "raise_score_whole",
    N_("Raise emotion by a whole step"),
    Commands.raise_score_whole,
    needs=(Touchpoint,),
    keys=("Alt+Shift+PgUp",),
)
LOWER_SCORE_WHOLE = Command(
    "lower_score_whole",
    N_("Lower emotion by a whole step"),
    Commands.lower_score_whole,
    needs=(Touchpoint,),
    keys=("Alt+Shift+PgDown",),
)
ADD_EVIDENCE = Command("add_evidence", N_("Add evidence…"), Commands.add_evidence, "badge-check", (Touchpoint, Note))
ADD_PICTURE = Command(
    "add_picture", N_("Add picture…"), Commands.add_picture, "image-plus", when=Commands.can_add_picture
)
REMOVE_PICTURE = Command(
    "remove_picture",
    N_("Remove picture"),
    Commands.remove_picture,
    "image-off",
    needs=(Touchpoint, Note),
    when=Commands.has_picture,
)
TAGS = Command("tags", N_("Tags…"), Commands.choose_tags, "tags", (Touchpoint, Note, Action))
OPEN_DETAIL = Command(
    "open_detail", N_("Open in detail"), Commands.open_detail, "layers", (Touchpoint, Phase), keys=("Ctrl+Shift+D",)
)
CLEAR_SCORE = Command("clear_score", N_("Clear emotion"), Commands.clear_score, needs=(Touchpoint,))

LINK_TO = Command("link_to", N_("Link to…"), Commands.link_to, "link", (Touchpoint,), keys=("Ctrl+L",))
LEAVE_HERE = Command("leave_here", N_("Leaves here"), Commands.leave_here, "log-out", (Touchpoint,))
TURN_LINK = Command(
    "turn_link", N_("Turn round"), Commands.turn_link, "arrow-left-right", (Link,), when=Commands.can_turn
)
FOLLOW_ROAD = Command(
    "follow_road", N_("Along the road"), Commands.follow_road, "route", when=Commands.leads_on, keys=("Ctrl+Right",)
)
FOLLOW_ROAD_BACK = Command(
    "follow_road_back", N_("Back along the road"), Commands.follow_road_back, keys=("Ctrl+Left",)
)
OTHER_ROAD = Command(
    "other_road",
    N_("To the other road from here"),
    Commands.other_road,
    "split",
    (Link, Touchpoint),
    Commands.has_other_road,
    ("Ctrl+Down",),
)

MOVE_LEFT = Command("move_left", N_("Move left"), Commands.move_left, "arrow-left", _BLOCKS, keys=("Alt+Left",))
MOVE_RIGHT = Command("move_right", N_("Move right"), Commands.move_right, "arrow-right", _BLOCKS, keys=("Alt+Right",))
MOVE_UP = Command("move_up", N_("Move up"), Commands.move_up, "arrow-up", (Note, Lane), keys=("Alt+Up",))
MOVE_DOWN = Command("move_down", N_("Move down"), Commands.move_down, "arrow-down", (Note, Lane), keys=("Alt+Down",))

COLLAPSE_LANE = Command("collapse_lane", N_("Collapse lane"), Commands.collapse_lane, "chevron-up", (Lane,))
HIDE_LANE = Command("hide_lane", N_("Hide lane"), Commands.hide_lane, "eye-off", (Lane,))

ZOOM_IN = Command("zoom_in", N_("Zoom in"), Commands.zoom_in, "zoom-in")
ZOOM_OUT = Command("zoom_out", N_("Zoom out"), Commands.zoom_out, "zoom-out")
ZOOM_100 = Command("zoom_100", N_("Actual size"), Commands.zoom_100)
FIT_MAP = Command("fit_map", N_("Whole map"), Commands.fit_map, "maximize", keys=("Ctrl+Home",))
FIT_SELECTION = Command("fit_selection", N_("Zoom to selection"), Commands.fit_selection, needs=_DRAWN)


def _adding_lane(kind: LaneKind) -> Callable[[Commands], None]:
    return lambda commands: commands.add_lane(kind)


def _tinting(tint: Tint) -> Callable[[Commands], None]:
    return lambda commands: commands.set_tint(tint)


def _linking(kind: LinkKind) -> Callable[[Commands], None]:
    return lambda commands: commands.set_link_kind(kind)


LINK_KINDS: dict[LinkKind, Command] = {
    kind: Command(f"link_kind.{kind}", name, _linking(kind), needs=(Link,)) for kind, name in LINK_NAMES.items()
}
"""For each kind of link the command that gives it to what is selected."""

LANES: dict[LaneKind, Command] = {
    kind: Command(f"add_lane.{kind}", info.title, _adding_lane(kind), info.icon) for kind, info in LANE_KINDS.items()
}
"""For each kind of lane the command that adds one."""

TINTS: dict[Tint, Command] = {
    tint: Command(f"tint.{tint}", name, _tinting(tint), needs=(Touchpoint, Note)) for tint, name in TINT_NAMES.items()
}
"""For each paper the command that gives it to what is selected."""

COMMANDS: tuple[Command, ...] = (
    *(UNDO, REDO, CUT, COPY, PASTE, DUPLICATE, DELETE, SELECT_ALL, EDIT, RENAME),
    *(ADD_PHASE, ADD_TOUCHPOINT, ADD_NOTE, ADD_ACTION, ADD_ACTION_AT_LOWEST, SHOW_ACTIONS, TOGGLE_MOMENT_OF_TRUTH),
    *(RAISE_SCORE, LOWER_SCORE, RAISE_SCORE_WHOLE, LOWER_SCORE_WHOLE, CLEAR_SCORE, TAGS, ADD_EVIDENCE),
    *(ADD_PICTURE, REMOVE_PICTURE),
    *(MOVE_LEFT, MOVE_RIGHT, MOVE_UP, MOVE_DOWN, COLLAPSE_LANE, HIDE_LANE, OPEN_DETAIL),
    *(ZOOM_IN, ZOOM_OUT, ZOOM_100, FIT_MAP, FIT_SELECTION),
    *(LINK_TO, LEAVE_HERE, TURN_LINK, FOLLOW_ROAD, FOLLOW_ROAD_BACK, OTHER_ROAD),
    *LINK_KINDS.values(),
    *LANES.values(),
    *TINTS.values(),
)
"""All of them."""
