"""What can be done with a map that was open before: go on with it, pin it, find it again, move it, forget it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.errors import DocumentError, FileError
from app.i18n import N_, _, fill
from app.session.naming import named_after
from app.settings import THEMES, thumbnail_file
from app.widgets import file_names
from app.widgets.banner import Choice

if TYPE_CHECKING:
    from app.session import Session
    from app.widgets.main_window import MainWindow


def go_on(window: MainWindow, path: Path) -> None:
    """Opens a map from the list; of one that is gone it says so, and offers to look for it or to forget it."""
    if path.exists():
        window.commands.open_path(path)
        return
    window.banner.say(
        fill(N_("{name} is no longer where it was. It may have been moved or renamed."), name=path.name),
        Choice(_("Look for it…"), partial(locate, window, path)),
        Choice(_("Take off the list"), partial(forget, window, path)),
    )


def pin(window: MainWindow, path: Path, wanted: bool) -> None:
    """Has a map stay in front of the list, or no longer."""
    window.settings.pin(str(path), wanted)
    _show_list(window)


def forget(window: MainWindow, path: Path) -> None:
    """Takes a map off the list, with its picture; the file stays where it is."""
    window.settings.forget(str(path))
    for theme in THEMES:
        with suppress(OSError):
            thumbnail_file(str(path), theme).unlink(missing_ok=True)
    _show_list(window)


def locate(window: MainWindow, path: Path) -> None:
    """Asks where a map is now, and goes on there with all that is remembered of it."""
    name, _kind = QFileDialog.getOpenFileName(
        window,
        fill(N_("Where is {name}?"), name=path.name),
        str(file_names.last_folder(window.settings)),
        _("Journey maps (*.reiskaart)"),
    )
    if name:
        file_names.keep_folder(window.settings, Path(name))
        follow(window, path, Path(name))
        window.commands.open_path(Path(name))


def move(window: MainWindow, path: Path) -> None:
    """Asks for another name or folder, and moves the file of a map that is not open."""
    target = file_names.ask_target(window, _("Rename or move"), path)
    if target is None or target == path:
        return
    if window.attempt(partial(_move_file, path, target)):
        follow(window, path, target)


def follow(window: MainWindow, before: Path, after: Path) -> None:
    """A map has another place: the list and its picture follow."""
    window.settings.move(before, after)
    for theme in THEMES:
        with suppress(OSError):
            thumbnail_file(str(before), theme).replace(thumbnail_file(str(after), theme))
    _show_list(window)


def take_name(window: MainWindow, session: Session) -> None:
    """A file that was named before its map had a title is called by that; where it cannot be, it stays as it is."""
    before = session.path
    with suppress(DocumentError, FileError):
        after = named_after(before, session.document.project.title)
        if after is not None:
            session.move_to(after)
            follow(window, before, after)


def _move_file(path: Path, target: Path) -> bool:
    """Moves by way of a session, which knows what must move along and whether anybody has the map open."""
    from app.session import Session

    session = Session.open(path)
    try:
        session.move_to(target)
    finally:
        session.close()
    return True


def _show_list(window: MainWindow) -> None:
    window.settings.save()
    if window.workspace is None:
        window.start.refresh()
    window.actions_.refresh()
