"""What one row of the table of actions is, and the small words that the table is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import N_, _, fill

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Handler = Callable[["MainWindow"], object]
Rule = Callable[["MainWindow"], bool]


@dataclass(frozen=True)
class Row:
    """One action. `text` is a msgid; `starts_group` draws a line above it in its menu.

    `keys` are made to work here; `canvas_key` is one that the canvas answers to by itself, and is only shown.
    `naming` gives the words of now in place of `text`; where `shown` says no, the action is left out of its menu.
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
    shown: Rule | None = None
    canvas_key: str = ""


def canvas(command: str, *values: object) -> Handler:
    """Does a command of the canvas."""
    return lambda window: window.canvas and getattr(window.canvas.commands, command)(*values)


def can(command: str) -> Rule:
    """Whether the canvas can do a command now."""
    return lambda window: window.canvas is not None and window.canvas.commands.can(command)


def on_canvas(name: str, text: str, menu: str, icon: str = "", keys: tuple[str, ...] = (), **more: object) -> Row:
    """An action that is a command of the canvas of the same name."""
    command = name.split(".")[1]
    return Row(name, text, canvas(command), menu, icon, keys, can(command), **more)  # type: ignore[arg-type]


def has_map(window: MainWindow) -> bool:
    """Whether a map is open."""
    return window.session is not None


def undo_text(window: MainWindow) -> str:
    """Undo, with the step that it would take back."""
    step = window.session.undo_label if window.session else None
    return fill(N_("Undo: {step}"), step=step.text()) if step else _("Undo")


def redo_text(window: MainWindow) -> str:
    """Redo, with the step that it would take again."""
    step = window.session.redo_label if window.session else None
    return fill(N_("Redo: {step}"), step=step.text()) if step else _("Redo")


def recent_others(window: MainWindow) -> list[str]:
    """The maps to go on with, the last first, without the one that is open."""
    here = str(window.session.path) if window.session else ""
    return [path for path in window.settings.recent if path != here]


def recent(number: int) -> Row:
    """The action that opens the map that was open `number` maps ago."""
    return Row(
        f"file.recent.{number}",
        N_("Recent map"),
        lambda w: w.commands.open_recent(recent_others(w)[number]),
        "recent",
        enabled=lambda w: len(recent_others(w)) > number,
        shown=lambda w: len(recent_others(w)) > number,
        naming=lambda w: _recent_text(w, number),
    )


def _recent_text(window: MainWindow, number: int) -> str:
    paths = recent_others(window)
    return Path(paths[number]).stem.replace("&", "&&") if number < len(paths) else _("Recent map")
