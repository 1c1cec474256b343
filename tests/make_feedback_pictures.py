"""Makes a picture of every state in which the window answers a hand, to be looked at before a release.

    .venv/bin/python -m tests.make_feedback_pictures FOLDER [PART OF A VIEW'S OR STATE'S NAME ...]

Each view (a theme, a size of window, a scale) has a folder of its own and is drawn by a process of its own, since Qt
reads its scale once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings
    from app.widgets.main_window import MainWindow
    from tests.feedback.scene import State


@dataclass(frozen=True)
class View:
    """How the window is seen: its size in pixels of the window, and how many of the screen each of them takes."""

    theme: str
    language: str = "nl"
    size: tuple[int, int] = (1280, 800)
    scale: int = 1
    contrast: bool = False

    @property
    def name(self) -> str:
        contrast = "-contrast" if self.contrast else ""
        return f"{self.theme}{contrast}-{self.language}-{self.size[0]}x{self.size[1]}-{self.scale}00"


VIEWS = (
    View("light"),
    View("dark"),
    View("light", "en", scale=2),
    View("dark", "en", scale=2),
    View("light", size=(960, 600)),
    View("dark", size=(960, 600), scale=2),
    View("light", size=(3840, 2160)),
    View("dark", size=(1920, 1080), scale=2),
    View("light", contrast=True),
    View("dark", contrast=True),
)


def main(folder: Path, parts: list[str]) -> None:
    """Makes the pictures of all views, or of those of which the name has one of `parts` in it."""
    wanted = [view for view in VIEWS if any(part in view.name for part in parts)] or list(VIEWS)
    for view in wanted:
        number = str(VIEWS.index(view))
        subprocess.run(
            [sys.executable, "-m", "tests.make_feedback_pictures", "--view", number, folder, *parts], check=False
        )


def draw(view: View, folder: Path, parts: list[str]) -> None:
    """Makes the pictures of one view, in this process."""
    from tests.feedback.states import STATES

    target = folder / view.name
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        application = _application(view, Path(home))
        wanted = [state for state in STATES if any(part in state.name for part in parts)] or STATES
        for state in wanted:
            with tempfile.TemporaryDirectory(dir=home) as own:
                os.environ["REISKAART_HOME"] = own
                _draw_state(application, view, state, Path(own), target / f"{state.name}.png")


def _application(view: View, home: Path) -> QApplication:
    """Qt on a screen that the window just fills."""
    screen = {"name": "screen", "x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen |= {"width": view.size[0] * view.scale, "height": view.size[1] * view.scale}
    description = home / "screens.json"
    description.write_text(json.dumps({"screens": [screen]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={description}"
    os.environ["QT_SCALE_FACTOR"] = str(view.scale)
    from PySide6.QtWidgets import QApplication

    return QApplication([])


def _draw_state(application: QApplication, view: View, state: State, home: Path, target: Path) -> None:
    from PySide6.QtGui import QCursor

    from tests.driver import Driver
    from tests.feedback.scene import Scene

    QCursor.setPos(view.size[0] - 1, view.size[1] - 1)  # or the button in the corner is hovered over
    window = _window(view, state, home)
    driver = Driver(window).settle()
    try:
        state.act(Scene(driver))
        _save(_seen(window), target)
    except (AssertionError, LookupError) as fault:
        print(f"{target.name}: {fault!r}", file=sys.stderr)
    _close(application, window)


def _window(view: View, state: State, home: Path) -> MainWindow:
    from app.widgets.main_window import MainWindow

    window = MainWindow(settings=_settings(view, state, home))
    window.resize(*view.size)
    window.show()
    window.activateWindow()
    if state.template:
        window.commands.create(state.template, "" if state.template == "vera" else "Een fiets kopen", view.language)
    return window


def _settings(view: View, state: State, home: Path) -> Settings:
    from app.settings import Settings

    settings = Settings(language=view.language, theme=view.theme, contrast=view.contrast, calm=not state.lively)
    settings.folder = str(home)
    if not state.template:
        _remember_some(settings, home)
    return settings


def _remember_some(settings: Settings, home: Path) -> None:
    """Some maps to go on with: one is pinned, and one is gone."""
    from app.session import Session

    titles = ("Een fiets kopen", "Klantreis van een nieuwe donateur die voor het eerst maandelijks geeft", "Verhuizen")
    for title in titles:
        path = home / f"{title}.reiskaart"
        Session.create(path, "five-phases", settings.language, title).close()
        settings.remember(path)
    settings.remember(home / "Weggegooid.reiskaart")
    settings.pin(str(home / f"{titles[0]}.reiskaart"), True)


def _seen(window: MainWindow) -> QPixmap:
    """The window, with the menus and dialogs that are open over it."""
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication

    picture = window.grab()
    painter = QPainter(picture)
    for top in QApplication.topLevelWidgets():
        if top.isVisible() and top is not window:
            painter.drawPixmap(window.mapFromGlobal(top.mapToGlobal(top.rect().topLeft())), top.grab())
    painter.end()
    return picture


def _close(application: QApplication, window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for top in QApplication.topLevelWidgets():
        if top is not window:
            top.close()
    if window.canvas is not None:
        window.canvas.pointers.lost()
    window.close()
    window.deleteLater()
    application.processEvents()


def _save(picture: QPixmap, target: Path) -> None:
    if not picture.save(str(target)):
        raise OSError(f"could not write {target}")
    print(target.parent.name, target.name, flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--view":
        draw(VIEWS[int(sys.argv[2])], Path(sys.argv[3]), sys.argv[4:])
    else:
        main(Path(sys.argv[1]), sys.argv[2:])
