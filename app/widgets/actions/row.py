"""What one row of the table of actions is, and the small words that the table is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.widgets.canvas.command import Command

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow
    from app.widgets.over_edited import OverEdited
    from app.widgets.workspace import Workspace

Handler = Callable[["MainWindow"], object]
Rule = Callable[["MainWindow"], bool]


@dataclass(frozen=True)
class Row:
    """One action. `name` is its object name, a fixed point for outside scripts; `text` is a msgid.

    `keys` work everywhere in the window; `map_keys` while the map has the keyboard, so that fields and lists keep
    theirs; to `canvas_keys` the canvas answers by itself, and they are only shown here. `starts_group` draws a line
    above it in its menu. `naming` gives the words of now in place of `text`; where `shown` says no, the action is left
    out of its menu. `heading` is the msgid under which it stands there, where the menu has such parts. With `on_page`
    it is done on a page over the map that has edits of its own, which stays. `by_name` is what it does in place of
    `handler` when it is chosen by its name: who asks for a panel does not want it shut.
    `shared_key` is one that another action has first, and that does this where that one has nothing to do.
    """

    name: str
    text: str
    menu: str
    handler: Handler
    icon: str = ""
    keys: tuple[str, ...] = ()
    map_keys: tuple[str, ...] = ()
    canvas_keys: tuple[str, ...] = ()
    enabled: Rule = lambda window: True
    checked: Rule | None = None
    starts_group: bool = False
    naming: Callable[[MainWindow], str] | None = None
    shown: Rule | None = None
    heading: str = ""
    on_page: Callable[[OverEdited], object] | None = None
    by_name: Handler | None = None
    shared_key: str = ""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key that does it, the one to show first."""
        return (*self.keys, *self.map_keys, *self.canvas_keys)

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """What people are told that does it, the one to show first."""
        return (*self.all_keys, self.shared_key) if self.shared_key else self.all_keys


def on_canvas(
    command: Command,
    menu: str,
    *,
    name: str = "",
    keys: tuple[str, ...] = (),
    map_keys: tuple[str, ...] = (),
    starts_group: bool = False,
    naming: Callable[[MainWindow], str] | None = None,
    settles: bool = False,
    heading: str = "",
) -> Row:
    """An action that is a command of the canvas, and is called `menu.command` unless it has another name.

    One that `settles` has what is being typed kept first, wherever that is.
    """
    return Row(
        name or f"{menu}.{command.name}",
        command.text,
        menu,
        _doing(command, settles),
        command.icon,
        keys=keys,
        map_keys=map_keys,
        canvas_keys=command.keys,
        enabled=lambda window: window.canvas is not None and window.canvas.commands.can(command),
        starts_group=starts_group,
        naming=naming,
        heading=heading,
    )


def _doing(command: Command, settles: bool) -> Handler:
    def do(window: MainWindow) -> None:
        if window.workspace is not None:
            if settles:
                window.workspace.settle_typing()
            window.workspace.canvas.do(command)

    return do


def on_page(what: Callable[[Workspace], object]) -> Handler:
    """Does something with the page of the open map."""
    return lambda window: window.workspace is not None and what(window.workspace)


def on_map(what: Callable[[Workspace], object]) -> Handler:
    """Does something to how the map of now is seen, which first comes out from under what lies over it."""
    return on_page(lambda page: (page.leave_past(), what(page)))


def has_map(window: MainWindow) -> bool:
    """Whether a map is open."""
    return window.session is not None
