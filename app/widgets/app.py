"""The program with a window: starts Qt, shows the first frame before anything heavy is imported, and keeps the window
when something of ours goes wrong.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.errors import ReiskaartError
from app.widgets.long_lived import Collector
from app.widgets.main_window import MainWindow

_log = logging.getLogger(__name__)


def run(path: Path | None = None, sample: bool = False) -> int:
    """Shows the window, on the map in `path`, on a copy of the sample, or on the start screen; the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    collector = Collector(application)
    application.setApplicationName("Reiskaart")
    window = MainWindow(at_once=False)
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
    if path is not None:
        window.commands.open_path(path)
    elif sample:
        window.commands.create("vera", "", window.settings.language)
    if window.session is None:
        window.show_start()
        window.start.show_unfinished()
