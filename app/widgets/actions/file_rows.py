"""The actions on files: making, opening, leaving and handing over a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.widgets.actions.row import Row, has_map, on_page

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

RECENT_SHOWN = 8


def _recent_others(window: MainWindow) -> list[str]:
    """The maps to go on with, in the order of the start screen, without the one that is open."""
    here = str(window.session.path) if window.session else ""
    return [path for path in window.settings.in_order() if path != here]


def _recent_text(window: MainWindow, number: int) -> str:
    paths = _recent_others(window)
    return Path(paths[number]).stem.replace("&", "&&") if number < len(paths) else _("Recent map")


def _recent(number: int) -> Row:
    """The action that opens the map that was open `number` maps ago."""
    return Row(
        f"file.recent.{number}",
        N_("Recent map"),
        "recent",
        lambda w: w.commands.open_recent(_recent_others(w)[number]),
        enabled=lambda w: len(_recent_others(w)) > number,
        shown=lambda w: len(_recent_others(w)) > number,
        naming=lambda w: _recent_text(w, number),
    )


def _is_in_conflict(window: MainWindow) -> bool:
    """Whether another program has changed the file of the open map."""
    return window.session is not None and window.session.status.conflict


def _copy_without_history(window: MainWindow) -> None:
    from app.widgets.maps.copying import CleanCopyDialog

    if window.workspace is not None:
        window.workspace.settle_typing()
        CleanCopyDialog(window, window.workspace).open()


FILE_ROWS: tuple[Row, ...] = (
    Row("file.new", N_("New map"), "file", lambda w: w.commands.new(), "file-plus", keys=("Ctrl+N",)),
    Row("file.open", N_("Open…"), "file", lambda w: w.commands.open(), "folder-open", keys=("Ctrl+O",)),
    *(_recent(number) for number in range(RECENT_SHOWN)),
    Row(
        "file.settle",
        N_("Choose which file to keep…"),
        "file",
        lambda w: w.workspace.telling.ask() if w.workspace is not None else None,
        "triangle-alert",
        enabled=_is_in_conflict,
        shown=_is_in_conflict,
    ),
    Row("file.import", N_("Import…"), "file", lambda w: w.commands.import_file(), "upload", keys=("Ctrl+Shift+I",)),
    Row(
        "file.take_back",
        N_("Take back a workbook…"),
        "file",
        lambda w: w.commands.take_back(),
        "table",
        enabled=has_map,
    ),
    Row(
        "file.home",
        N_("Start screen"),
        "file",
        lambda w: w.commands.home(),
        "house",
        keys=("Ctrl+Shift+H",),
        enabled=has_map,
    ),
    Row(
        "file.export",
        N_("Export…"),
        "file",
        lambda w: w.commands.export(),
        "download",
        keys=("Ctrl+Shift+E",),
        enabled=has_map,
        starts_group=True,
    ),
    Row(
        "file.print",
        N_("Print…"),
        "file",
        lambda w: w.commands.print_map(),
        "printer",
        keys=("Ctrl+P",),
        enabled=has_map,
    ),
    Row(
        "history.name_version",
        N_("Name this version…"),
        "file",
        on_page(lambda page: page.past.ask_name()),
        "bookmark",
        keys=("Ctrl+S",),
        enabled=has_map,
    ),
    Row("file.save_copy", N_("Save a copy…"), "file", lambda w: w.commands.save_copy(), "copy", enabled=has_map),
    Row(
        "file.copy_without_history",
        N_("Copy without history…"),
        "file",
        _copy_without_history,
        "shield",
        enabled=has_map,
    ),
    Row("file.move", N_("Rename or move…"), "file", lambda w: w.commands.move(), "pencil", enabled=has_map),
    Row(
        "file.show_in_folder",
        N_("Show in folder"),
        "file",
        lambda w: w.commands.show_in_folder(),
        "external-link",
        enabled=has_map,
    ),
    Row(
        "file.close",
        N_("Close map"),
        "file",
        lambda w: w.commands.home(),
        "x",
        keys=("Ctrl+W",),
        enabled=has_map,
        starts_group=True,
    ),
    Row("file.quit", N_("Quit"), "file", lambda w: w.close(), keys=("Ctrl+Q",)),
)
"""In the order of the menu."""
