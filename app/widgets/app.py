"""The program with a window: starts Qt, shows the first frame before anything heavy is imported, opens what later
starts bring, and keeps the window when something of ours goes wrong.
"""

from __future__ import annotations

import logging
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.errors import ReiskaartError
from app.widgets import one_program
from app.widgets.long_lived import Collector
from app.widgets.main_window import MainWindow

_log = logging.getLogger(__name__)

UNTIL_FREE_MS = 300
"""How often we look whether a dialog is still open."""


def run(path: Path | None = None, sample: bool = False) -> int:
    """Shows the window, on the map in `path`, on a copy of the sample, or on the start screen; the exit code.

    Where a window is open already, that one comes to the front and opens `path`.
    """
    if one_program.hand_over([] if path is None else [path]):
        return 0
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("Reiskaart")
    window = MainWindow(at_once=False)
    collector = Collector(application, busy=lambda: window.workspace is not None)  # an open map has one of its own
    keep_going(window)
    window.show()
    application.processEvents()  # the frame is painted before the rest is imported
    QTimer.singleShot(0, lambda: _begin(window, path, sample))
    QTimer.singleShot(0, collector.keep)
    return application.exec()


def keep_going(window: MainWindow) -> None:
    """Has errors that nobody caught logged, and those of the user's world said in `window`; the window stays."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, ReiskaartError):
            window.say(error)
        elif issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            _log.error("something of ours went wrong", exc_info=(kind, error, trace))

    sys.excepthook = hook


def _begin(window: MainWindow, path: Path | None, sample: bool) -> None:
    """What follows the first frame."""
    window.furnish()
    if not one_program.become_the_one([] if path is None else [path], partial(_welcome, window), window):
        window.close()
        return
    if path is not None:
        window.commands.open_chosen(path)
    elif sample:
        from app.guides.templates import DEFAULT_SAMPLE

        window.commands.create(DEFAULT_SAMPLE, "", window.settings.language)
    if window.session is None:
        window.show_start()
        window.start.show_unfinished()


def _welcome(window: MainWindow, paths: list[Path]) -> None:
    """Comes to the front for whoever started the program again, and opens what they asked for."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    _open_when_free(window, paths)


def _open_when_free(window: MainWindow, paths: list[Path]) -> None:
    """Opens what was asked for, once no dialog is open any more that stands on the map of now."""
    if QApplication.activeModalWidget() is not None:
        QTimer.singleShot(UNTIL_FREE_MS, window, lambda: _open_when_free(window, paths))
        return
    for path in paths:
        window.attempt(partial(window.commands.take, path))
