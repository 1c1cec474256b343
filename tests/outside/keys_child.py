"""Our window in a process of its own; says "ready", and then the name of each action that a key asks for.

The actions are all enabled and do nothing, so that only the way from the key to the action is looked at.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.session import Session
from app.widgets.actions.action_set import Actions
from app.widgets.main_window import MainWindow


def main(path: Path, panel: str) -> None:
    application = QApplication([])
    Actions.refresh = lambda actions: None  # type: ignore[method-assign]
    window = MainWindow()
    for action in window.actions_:
        action.triggered.disconnect()
        action.triggered.connect(partial(say, action.objectName()))
    window.show()
    window.open_session(Session.create(path, template="vera", language="en"))
    QTimer.singleShot(500, window, lambda: begin(window, panel))
    application.exec()


def say(name: str, _checked: bool = False) -> None:
    print(name, flush=True)


def begin(window: MainWindow, panel: str) -> None:
    """Gives the keyboard to the map, with a touchpoint selected, or to a panel; waits until the window has it."""
    assert window.workspace is not None
    window.workspace.canvas.select([window.workspace.canvas.document.journey(window.workspace.canvas.map_id)[0].id])
    if panel:
        window.workspace.open_panel(panel)
        window.workspace.panels[panel].tree.setFocus()  # type: ignore[attr-defined]
    if window.isActiveWindow():
        QTimer.singleShot(200, lambda: print("ready", flush=True))
    else:
        QTimer.singleShot(100, window, lambda: begin(window, panel))


main(Path(sys.argv[1]), sys.argv[2])
