"""Everything people can do, as ONE table: name, text, icon, keys, menu, what it does and when it can be done.

Menus, toolbar, shortcuts and, later, the palette are made from it; a new action is one row. Keys that only mean
something on the map (Delete, Ctrl+C) work while the map has focus, so that fields and lists keep theirs; arrows, Tab
and typing are the canvas's own and are not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import N_, _, fill
from app.model.lane_kinds import LANE_KINDS
from app.model.records import Tint
from app.widgets import icons, style

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

TINT_NAMES = {
    Tint.SUN: N_("Sun yellow"),
    Tint.PEACH: N_("Peach"),
    Tint.ROSE: N_("Rose"),
    Tint.SKY: N_("Sky blue"),
    Tint.MINT: N_("Mint green"),
    Tint.LILAC: N_("Lilac"),
    Tint.STONE: N_("Stone grey"),
}

Handler = Callable[["MainWindow"], object]
Rule = Callable[["MainWindow"], bool]


@dataclass(frozen=True)
class Row:
    """One action. `text` is a msgid; `starts_group` draws a line above it in its menu.

    `keys` are made to work here; `canvas_key` is one that the canvas answers to by itself, and is only shown.
    """

    name: str
    text: str
    handler: Handler
    menu: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    enabled: Rule = lambda window: True
    checked: Rule | None = None
    on_map: bool = False
    starts_group: bool = False
    naming: Callable[[MainWindow], str] | None = None
    canvas_key: str = ""


def _canvas(command: str, *values: object) -> Handler:
    return lambda window: window.canvas and getattr(window.canvas.commands, command)(*values)


def _can(command: str) -> Rule:
    return lambda window: window.canvas is not None and window.canvas.commands.can(command)


def _on_canvas(name: str, text: str, menu: str, icon: str = "", keys: tuple[str, ...] = (), **more: object) -> Row:
    command = name.split(".")[1]
    return Row(name, text, _canvas(command), menu, icon, keys, _can(command), **more)  # type: ignore[arg-type]


def _has_map(window: MainWindow) -> bool:
    return window.session is not None


def _undo_text(window: MainWindow) -> str:
    step = window.session.undo_label if window.session else None
    return fill(N_("Undo: {step}"), step=fill(step.msgid, None, **step.values)) if step else _("Undo")


def _redo_text(window: MainWindow) -> str:
    step = window.session.redo_label if window.session else None
    return fill(N_("Redo: {step}"), step=fill(step.msgid, None, **step.values)) if step else _("Redo")


ROWS: tuple[Row, ...] = (
    Row("file.new", N_("New map"), lambda w: w.commands.new(), "file", "file-plus", ("Ctrl+N",)),
    Row("file.open", N_("Open…"), lambda w: w.commands.open(), "file", "folder-open", ("Ctrl+O",)),
    Row("file.home", N_("Start screen"), lambda w: w.commands.home(), "file", "house", ("Ctrl+Shift+H",), _has_map),
    Row(
        "file.export",
        N_("Export…"),
        lambda w: w.commands.export(),
        "file",
        "download",
        ("Ctrl+Shift+E",),
        _has_map,
        starts_group=True,
    ),
    Row(
        "file.show_in_folder",
        N_("Show in folder"),
        lambda w: w.commands.show_in_folder(),
        "file",
        "external-link",
        (),
        _has_map,
    ),
    Row("file.quit", N_("Quit"), lambda w: w.close(), "file", "", ("Ctrl+Q",), starts_group=True),
    Row("edit.undo", N_("Undo"), _canvas("undo"), "edit", "undo-2", ("Ctrl+Z",), _can("undo"), naming=_undo_text),
    Row(
        "edit.redo",
        N_("Redo"),
        _canvas("redo"),
        "edit",
        "redo-2",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        _can("redo"),
        naming=_redo_text,
    ),
    _on_canvas("edit.cut", N_("Cut"), "edit", "scissors", ("Ctrl+X",), on_map=True, starts_group=True),
    _on_canvas("edit.copy", N_("Copy"), "edit", "copy", ("Ctrl+C",), on_map=True),
    _on_canvas("edit.paste", N_("Paste"), "edit", "clipboard", ("Ctrl+V",), on_map=True),
    _on_canvas("edit.duplicate", N_("Duplicate"), "edit", "copy-plus", ("Ctrl+D",), on_map=True),
    _on_canvas("edit.delete", N_("Delete"), "edit", "trash-2", ("Del",), on_map=True),
    _on_canvas("edit.select_all", N_("Select all"), "edit", "", ("Ctrl+A",), on_map=True),
    _on_canvas("edit.edit", N_("Edit text"), "edit", "pencil", starts_group=True, canvas_key="F2"),
    _on_canvas("edit.rename", N_("Rename"), "edit"),
    _on_canvas("map.add_phase", N_("Add phase"), "map", "columns-3"),
    _on_canvas("map.add_touchpoint", N_("Add touchpoint"), "map", "footprints"),
    _on_canvas("map.add_note", N_("Add note"), "map", "sticky-note"),
    _on_canvas("map.add_action", N_("Add action"), "map", "list-checks"),
    _on_canvas("map.toggle_moment_of_truth", N_("Moment of truth"), "map", "star", starts_group=True),
    _on_canvas("map.raise_score", N_("Raise emotion"), "map", "smile", canvas_key="Alt+Shift+Up"),
    _on_canvas("map.lower_score", N_("Lower emotion"), "map", "frown", canvas_key="Alt+Shift+Down"),
    _on_canvas("map.raise_score_whole", N_("Raise emotion by a whole step"), "map", canvas_key="Alt+Shift+PgUp"),
    _on_canvas("map.lower_score_whole", N_("Lower emotion by a whole step"), "map", canvas_key="Alt+Shift+PgDown"),
    _on_canvas("map.move_left", N_("Move left"), "map", "arrow-left", starts_group=True, canvas_key="Alt+Left"),
    _on_canvas("map.move_right", N_("Move right"), "map", "arrow-right", canvas_key="Alt+Right"),
    _on_canvas("map.move_up", N_("Move up"), "map", "arrow-up", canvas_key="Alt+Up"),
    _on_canvas("map.move_down", N_("Move down"), "map", "arrow-down", canvas_key="Alt+Down"),
    _on_canvas("map.collapse_lane", N_("Collapse lane"), "map", "chevron-up", starts_group=True),
    _on_canvas("map.hide_lane", N_("Hide lane"), "map", "eye-off"),
    *(
        Row(f"map.add_lane.{kind}", info.title, _canvas("add_lane", kind), "lane", info.icon, (), _has_map)
        for kind, info in LANE_KINDS.items()
    ),
    *(
        Row(f"edit.tint.{tint}", name, _canvas("set_tint", tint), "tint", "", (), _can("set_tint"))
        for tint, name in TINT_NAMES.items()
    ),
    _on_canvas("view.zoom_in", N_("Zoom in"), "view", "zoom-in", ("Ctrl++", "Ctrl+=")),
    _on_canvas("view.zoom_out", N_("Zoom out"), "view", "zoom-out", ("Ctrl+-",)),
    _on_canvas("view.zoom_100", N_("Actual size"), "view", "", ("Ctrl+0",)),
    _on_canvas("view.fit_map", N_("Whole map"), "view", "maximize", ("Ctrl+1",)),
    _on_canvas("view.fit_selection", N_("Zoom to selection"), "view", "", ("Ctrl+2",)),
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

_ROWS_BY_NAME = {row.name: row for row in ROWS}

MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("file", N_("File"), ()),
    ("edit", N_("Edit"), ("tint",)),
    ("map", N_("Map"), ("lane",)),
    ("view", N_("View"), ("theme", "language")),
)
"""The menus with their msgid and the smaller ones at their end."""

SUBMENUS = {
    "tint": N_("Colour"),
    "lane": N_("Add lane"),
    "theme": N_("Theme"),
    "language": N_("Language"),
}


class Actions(QObject):
    """The QActions of a window, made from the table, with their texts, icons and enabling kept right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {row.name: self._make(row) for row in ROWS}
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def retranslate(self) -> None:
        """Gives every action its text in the screen's language and its icon in the theme's colours."""
        look = style.look()
        for row in ROWS:
            action = self._actions[row.name]
            action.setText(_text_of(row))
            if row.icon:
                action.setIcon(icons.icon(row.icon, look.ink, disabled=look.lines_strong))
        self.refresh()

    def refresh(self) -> None:
        """Enables what can be done now, ticks what holds now, and names the step that undo would take."""
        for row in ROWS:
            action = self._actions[row.name]
            action.setEnabled(bool(row.enabled(self._window)))
            if row.checked is not None:
                action.setChecked(row.checked(self._window))
            if row.naming is not None:
                action.setText(row.naming(self._window))
            action.setToolTip(_with_keys(action))

    def bind_to_map(self, canvas: QWidget) -> None:
        """Lets the actions that only mean something on the map answer to their keys there."""
        canvas.addActions([self._actions[row.name] for row in ROWS if row.on_map])

    def menu(self, parent: QWidget) -> QMenu:
        """A fresh menu of all actions."""
        result = QMenu(parent)
        result.aboutToShow.connect(self.refresh)
        for name, text, smaller in MENUS:
            part = result.addMenu(_(text))
            self._fill(part, name)
            part.addSeparator()
            for sub in smaller:
                self._fill(part.addMenu(_(SUBMENUS[sub])), sub)
        return result

    def _fill(self, menu: QMenu, name: str) -> None:
        for row in _rows_of(name):
            if row.starts_group:
                menu.addSeparator()
            menu.addAction(self._actions[row.name])

    def _make(self, row: Row) -> QAction:
        action = QAction(self._window)
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.checked is not None)
        if row.on_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        action.triggered.connect(self._run)
        return action

    def _run(self) -> None:
        row = _ROWS_BY_NAME[self.sender().objectName()]
        self._window.attempt(lambda: row.handler(self._window))


def _text_of(row: Row) -> str:
    """The text as menus show it: what follows a tab stands in the column of the keys."""
    shown = QKeySequence(row.canvas_key).toString(QKeySequence.SequenceFormat.NativeText)
    return "\t".join(filter(None, (_(row.text), shown)))


def _rows_of(menu: str) -> Iterable[Row]:
    return (row for row in ROWS if row.menu == menu)


def _with_keys(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()}  ({keys})" if keys else action.text().replace("\t", "  ")
