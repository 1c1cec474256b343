"""Everything people can do, as ONE table: name, text, icon, keys, menu, what it does and when it can be done.

Menus, toolbar, shortcuts and, later, the palette are made from it; a new action is one row. Keys that only mean
something on the map (Delete, Ctrl+C) work while the map has focus, so that fields and lists keep theirs; arrows, Tab
and typing are the canvas's own and are not here.
"""

from __future__ import annotations

from app.i18n import N_
from app.model.lane_kinds import LANE_KINDS
from app.model.names import TINT_NAMES
from app.widgets.action_row import Row, can, canvas, has_map, on_canvas, recent, redo_text, undo_text

RECENT_SHOWN = 8

ROWS: tuple[Row, ...] = (
    Row("file.new", N_("New map"), lambda w: w.commands.new(), "file", "file-plus", ("Ctrl+N",)),
    Row("file.open", N_("Open…"), lambda w: w.commands.open(), "file", "folder-open", ("Ctrl+O",)),
    *(recent(number) for number in range(RECENT_SHOWN)),
    Row(
        "file.import",
        N_("Import…"),
        lambda w: w.commands.import_file(),
        "file",
        "upload",
        ("Ctrl+Shift+I",),
    ),
    Row("file.home", N_("Start screen"), lambda w: w.commands.home(), "file", "house", ("Ctrl+Shift+H",), has_map),
    Row(
        "file.export",
        N_("Export…"),
        lambda w: w.commands.export(),
        "file",
        "download",
        ("Ctrl+Shift+E",),
        has_map,
        starts_group=True,
    ),
    Row("file.save_copy", N_("Save a copy…"), lambda w: w.commands.save_copy(), "file", "copy", (), has_map),
    Row("file.move", N_("Rename or move…"), lambda w: w.commands.move(), "file", "pencil", (), has_map),
    Row(
        "file.show_in_folder",
        N_("Show in folder"),
        lambda w: w.commands.show_in_folder(),
        "file",
        "external-link",
        (),
        has_map,
    ),
    Row(
        "file.close", N_("Close map"), lambda w: w.commands.home(), "file", "x", ("Ctrl+W",), has_map, starts_group=True
    ),
    Row("file.quit", N_("Quit"), lambda w: w.close(), "file", "", ("Ctrl+Q",)),
    Row("edit.undo", N_("Undo"), canvas("undo"), "edit", "undo-2", ("Ctrl+Z",), can("undo"), naming=undo_text),
    Row(
        "edit.redo",
        N_("Redo"),
        canvas("redo"),
        "edit",
        "redo-2",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        can("redo"),
        naming=redo_text,
    ),
    on_canvas("edit.cut", N_("Cut"), "edit", "scissors", ("Ctrl+X",), on_map=True, starts_group=True),
    on_canvas("edit.copy", N_("Copy"), "edit", "copy", ("Ctrl+C",), on_map=True),
    on_canvas("edit.paste", N_("Paste"), "edit", "clipboard", ("Ctrl+V",), on_map=True),
    on_canvas("edit.duplicate", N_("Duplicate"), "edit", "copy-plus", ("Ctrl+D",), on_map=True),
    on_canvas("edit.delete", N_("Delete"), "edit", "trash-2", ("Del",), on_map=True),
    on_canvas("edit.select_all", N_("Select all"), "edit", "", ("Ctrl+A",), on_map=True),
    on_canvas("edit.edit", N_("Edit text"), "edit", "pencil", starts_group=True, canvas_key="F2"),
    on_canvas("edit.rename", N_("Rename"), "edit"),
    on_canvas("map.add_phase", N_("Add phase"), "map", "columns-3"),
    on_canvas("map.add_touchpoint", N_("Add touchpoint"), "map", "footprints"),
    on_canvas("map.add_note", N_("Add note"), "map", "sticky-note"),
    on_canvas("map.add_action", N_("Add action"), "map", "list-checks"),
    on_canvas("map.toggle_moment_of_truth", N_("Moment of truth"), "map", "star", starts_group=True),
    on_canvas("map.raise_score", N_("Raise emotion"), "map", "smile", canvas_key="Alt+Shift+Up"),
    on_canvas("map.lower_score", N_("Lower emotion"), "map", "frown", canvas_key="Alt+Shift+Down"),
    on_canvas("map.raise_score_whole", N_("Raise emotion by a whole step"), "map", canvas_key="Alt+Shift+PgUp"),
    on_canvas("map.lower_score_whole", N_("Lower emotion by a whole step"), "map", canvas_key="Alt+Shift+PgDown"),
    on_canvas("map.move_left", N_("Move left"), "map", "arrow-left", starts_group=True, canvas_key="Alt+Left"),
    on_canvas("map.move_right", N_("Move right"), "map", "arrow-right", canvas_key="Alt+Right"),
    on_canvas("map.move_up", N_("Move up"), "map", "arrow-up", canvas_key="Alt+Up"),
    on_canvas("map.move_down", N_("Move down"), "map", "arrow-down", canvas_key="Alt+Down"),
    on_canvas("map.collapse_lane", N_("Collapse lane"), "map", "chevron-up", starts_group=True),
    on_canvas("map.hide_lane", N_("Hide lane"), "map", "eye-off"),
    *(
        Row(f"map.add_lane.{kind}", info.title, canvas("add_lane", kind), "lane", info.icon, (), has_map)
        for kind, info in LANE_KINDS.items()
    ),
    *(
        Row(f"edit.tint.{tint}", name, canvas("set_tint", tint), "tint", "", (), can("set_tint"))
        for tint, name in TINT_NAMES.items()
    ),
    on_canvas("view.zoom_in", N_("Zoom in"), "view", "zoom-in", ("Ctrl++", "Ctrl+=")),
    on_canvas("view.zoom_out", N_("Zoom out"), "view", "zoom-out", ("Ctrl+-",)),
    on_canvas("view.zoom_100", N_("Actual size"), "view", "", ("Ctrl+0",)),
    on_canvas("view.fit_map", N_("Whole map"), "view", "maximize", ("Ctrl+1",)),
    on_canvas("view.fit_selection", N_("Zoom to selection"), "view", "", ("Ctrl+2",)),
    Row(
        "view.full_screen",
        N_("Full screen"),
        lambda w: w.commands.full_screen(),
        "view",
        "",
        ("F11",),
        checked=lambda w: w.isFullScreen(),
        starts_group=True,
    ),
    Row(
        "view.next_area",
        N_("To the next part of the window"),
        lambda w: w.commands.go_round(forward=True),
        "view",
        "",
        ("F6", "Ctrl+Tab"),
        has_map,
    ),
    Row(
        "view.previous_area",
        N_("To the previous part of the window"),
        lambda w: w.commands.go_round(forward=False),
        "view",
        "",
        ("Shift+F6", "Ctrl+Shift+Tab"),
        has_map,
    ),
    *(
        Row(
            f"view.theme.{name}",
            text,
            lambda w, name=name: w.commands.set_theme(name),  # type: ignore[misc]
            "theme",
            icon,
            checked=lambda w, name=name: w.settings.theme == name,  # type: ignore[misc]
        )
        for name, text, icon in (("light", N_("Light colours"), "sun"), ("dark", N_("Dark colours"), "moon"))
    ),
    *(
        Row(
            f"view.language.{code}",
            text,
            lambda w, code=code: w.commands.set_language(code),  # type: ignore[misc]
            "language",
            checked=lambda w, code=code: w.settings.language == code,  # type: ignore[misc]
        )
        for code, text in (("nl", "Nederlands"), ("en", "English"))
    ),
)
"""Every action, in the order in which menus show them."""

MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("File")),
    ("edit", N_("Edit")),
    ("map", N_("Map")),
    ("view", N_("View")),
)
"""The menus, each with its msgid."""

SUBMENUS = {
    "recent": ("file", N_("Recent maps")),
    "tint": ("edit", N_("Colour")),
    "lane": ("map", N_("Add lane")),
    "theme": ("view", N_("Theme")),
    "language": ("view", N_("Language")),
}
"""The smaller menus: the menu that each is in, where the table first names it, and its msgid."""
