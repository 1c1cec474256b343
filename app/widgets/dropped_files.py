"""Files that are dragged onto the window: which we take, what becomes of them, and doing so. Knows no events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.folders import MAP_SUFFIX, TEMPLATE_SUFFIX
from app.i18n import N_, fill

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

MOST_IN_FOLDER = 1000
"""How many names of a folder are looked at while it is dragged."""

UNTIL_FREE_MS = 200


@dataclass(frozen=True)
class Dropped:
    """What is taken: maps, of which the first is opened, or else foreign files, taken in one after another."""

    maps: tuple[Path, ...]
    foreign: tuple[Path, ...]

    @staticmethod
    def of(paths: Iterable[Path]) -> Dropped | None:
        """What we take of these files and folders, or None when it is nothing."""
        from app.exchange import importers_for

        known = [found for path in paths for found in _files_in(path)]
        maps = tuple(path for path in known if path.suffix.lower() == MAP_SUFFIX)
        foreign = tuple(path for path in known if path not in maps and importers_for(path.suffix))
        return Dropped(maps, foreign) if maps or foreign else None

    def sign(self, map_is_open: bool) -> tuple[str, str]:
        """An icon, and what will happen, in the reader's language."""
        name = (self.maps or self.foreign)[0].name
        more = len(self.maps or self.foreign) - 1
        if self.maps:
            said = N_("Open “{name}”, and list {more} more on the start screen") if more else N_("Open “{name}”")
            return "folder-open", fill(said, name=name, more=more)
        if all(path.suffix.lower() == TEMPLATE_SUFFIX for path in self.foreign):
            said = N_("Add “{name}” and {more} more to your own templates")
            said = said if more else N_("Add “{name}” to your own templates")
            return "layout-grid", fill(said, name=name, more=more)
        if more:
            return "upload", fill(N_("Import “{name}” and {more} more, one after another"), name=name, more=more)
        said = N_("Import “{name}” into this file") if map_is_open else N_("Import “{name}”")
        return "upload", fill(said, name=name)

    def take(self, window: MainWindow) -> None:
        """Does what the sign said."""
        if not self.maps:
            _import_next(window, list(self.foreign))
            return
        for path in reversed(self.maps[1:]):
            window.settings.remember(path)
        window.attempt(partial(window.commands.take, self.maps[0]))
        window.settings.save()
        window.actions_.refresh()


def _import_next(window: MainWindow, waiting: list[Path]) -> None:
    """Imports the first of these files, and those after it each when its dialog has closed."""
    if QApplication.activeModalWidget() is None:
        window.attempt(partial(window.commands.take, waiting.pop(0)))
    if waiting:
        QTimer.singleShot(UNTIL_FREE_MS, window, lambda: _import_next(window, waiting))


def _files_in(path: Path) -> Iterator[Path]:
    """A file itself; of a folder the maps that lie in it."""
    with suppress(OSError):
        if not path.is_dir():
            yield path
            return
        inside = sorted(found for found, _number in zip(path.iterdir(), range(MOST_IN_FOLDER), strict=False))
        yield from (found for found in inside if found.suffix.lower() == MAP_SUFFIX)
