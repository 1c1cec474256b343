"""Makes the pictures of the README afresh, from the worked example in a window without a screen.

    .venv/bin/python -m tests.make_screenshots [FOLDER]

Run it after a change that shows; FOLDER is resources/pictures if not given.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "pictures"


@dataclass(frozen=True)
class Shot:
    """One picture: what it is called, and what the window shows on it."""

    name: str
    language: str
    theme: str
    selected: int | None = None  # which touchpoint of the journey is selected
    plan: str = ""  # which view of the plan lies over the map
    guide: str = ""  # which guide is followed in the panel
    template: str = "vera"


SHOTS = (
    Shot("reiskaart", "en", "light", selected=11),
    Shot("plan", "nl", "light", plan="matrix"),
    Shot("stappenplan", "nl", "light", guide="canvas", template="journey-canvas"),
    Shot("donker", "nl", "dark", selected=7),
)
SIZE = (1440, 900)
SCALE = 2


def main(folder: Path = PICTURES) -> None:
    """Makes every picture in `folder`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(SCALE)
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        with tempfile.TemporaryDirectory() as home:
            os.environ["REISKAART_HOME"] = home
            _take(application, shot, Path(home), folder / f"{shot.name}.png")


def _take(application: QApplication, shot: Shot, home: Path, target: Path) -> None:
    window = _window(shot, home)
    window.resize(*SIZE)
    window.show()
    _settle(application, 400)
    canvas = window.canvas
    if canvas is not None:
        if shot.selected is not None:
            canvas.reveal(canvas.document.journey(canvas.map_id)[shot.selected].id)
        if shot.plan and window.workspace is not None:
            _show_plan(window.workspace, shot.plan)
        if shot.guide and window.workspace is not None:
            _follow(window.workspace, shot.guide)
        _settle(application, 400)
        canvas.renderer.finish()
    _settle(application, 100)
    _save(window, target)
    window.close()
    window.deleteLater()
    _settle(application, 50)


def _show_plan(workspace: Workspace, view: str) -> None:
    from app.widgets.plan.opening import show_plan
    from app.widgets.plan.page import PlanPage
    from app.widgets.plan.state import View

    show_plan(workspace)
    if isinstance(workspace.over, PlanPage):
        workspace.over.show_view(View(view))


def _follow(workspace: Workspace, guide: str) -> None:
    from app.model.edits.guiding import follow_guide

    workspace.run(lambda document: follow_guide(document, workspace.canvas.map_id, guide))
    workspace.open_panel("guide")
    workspace.canvas.show_start()


def _window(shot: Shot, home: Path) -> MainWindow:
    from app.session import Session
    from app.settings import Settings
    from app.widgets.main_window import MainWindow

    settings = Settings(language=shot.language, theme=shot.theme)
    session = Session.create(home / "Vera.reiskaart", template=shot.template, language=shot.language)
    return MainWindow(session, settings)


def _settle(application: QApplication, milliseconds: int) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)
    application.processEvents()


def _save(window: QWidget, target: Path) -> None:
    picture = window.grab()
    if not picture.save(str(target)):
        raise OSError(f"could not write {target}")
    print(target.name, f"{picture.width()} x {picture.height()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
