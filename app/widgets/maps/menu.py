"""The menus of the list of maps: what can be done with one map, and what a new one can begin from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.guides import templates
from app.i18n import _, screen_language
from app.model.records import Id, JourneyMap, MapState
from app.widgets import icons, style
from app.widgets.desk import Desk
from app.widgets.maps.acts import MapActs
from app.widgets.maps.copying import ask_and_copy

NAMED = 4
"""How many templates a menu names; all of them are in the gallery."""

_Todo = Callable[[], object]


@dataclass(frozen=True)
class Doing:
    """One row of a menu; `key` is shown beside it, `line` draws a line above it."""

    name: str
    text: str
    icon: str
    todo: _Todo
    key: str = ""
    enabled: bool = True
    line: bool = False


def of_map(parent: QWidget, desk: Desk, acts: MapActs, map_id: Id, rename: _Todo) -> QMenu:
    """What can be done with one map."""
    return _menu(parent, "maps.menu", _doings(parent, desk, acts, map_id, rename))


def of_new(parent: QWidget, make: Callable[[str], object], more: _Todo) -> QMenu:
    """What a new map can begin from; `make` is given the id of a template, or "" for the lanes of the map shown.

    Only a few templates are named here; `more` shows them all.
    """
    return _menu(parent, "maps.new.menu", _beginnings(make, more))


def _doings(parent: QWidget, desk: Desk, acts: MapActs, map_id: Id, rename: _Todo) -> Iterator[Doing]:
    document = desk.session.document
    journey = document.get(map_id, JourneyMap)
    yield Doing("open", _("Open"), "arrow-right", lambda: desk.show_map(map_id), "Enter")
    yield Doing("rename", _("Rename"), "pencil", rename, "F2")
    yield Doing("duplicate", _("Duplicate"), "copy-plus", lambda: acts.duplicate(map_id))
    if journey.state is MapState.CURRENT:
        yield Doing("future", _("Make the future map"), "sparkles", lambda: acts.make_future(map_id))
    yield Doing("copy", _("Copy to another file…"), "share", lambda: ask_and_copy(desk, map_id, parent.window()))
    up, down = acts.can_step(map_id, -1), acts.can_step(map_id, 1)
    yield Doing("up", _("Move up"), "arrow-up", lambda: acts.step(map_id, -1), "Alt+Up", up, line=True)
    yield Doing("down", _("Move down"), "arrow-down", lambda: acts.step(map_id, 1), "Alt+Down", down)
    more = len(document.maps()) > 1
    yield Doing("delete", _("Delete"), "trash-2", lambda: acts.delete(map_id), "Del", more, line=True)


def _beginnings(make: Callable[[str], object], more: _Todo) -> Iterator[Doing]:
    yield Doing("same", _("Empty, with the rows of this map"), "rows-3", lambda: make(""))
    for number, template in enumerate(templates.template_ids()[:NAMED]):
        title = templates.entry(template, screen_language()).title
        yield Doing(template, title, "layout-grid", _making(make, template), line=number == 0)
    yield Doing("more", _("More templates…"), "search", more, line=True)


def _making(make: Callable[[str], object], template: str) -> _Todo:
    return lambda: make(template)


def _menu(parent: QWidget, name: str, doings: Iterator[Doing]) -> QMenu:
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    look = style.look()
    for doing in doings:
        if doing.line:
            menu.addSeparator()
        words = doing.text.replace("&", "&&") + (f"\t{doing.key}" if doing.key else "")
        action = menu.addAction(icons.icon(doing.icon, look.ink, disabled=look.lines_strong), words)
        action.setObjectName(f"{name}.{doing.name}")
        action.setEnabled(doing.enabled)
        action.triggered.connect(doing.todo)
    return menu
