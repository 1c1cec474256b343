"""What is measured in a process of its own: from the start to the first picture, and memory. The program is untouched;
only the QApplication that it finds is watched.

Run as `python -m tests.benchmarks.child KIND ...`; each thing that was waited for is a line on stdout.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView, QMainWindow, QScrollArea, QWidget

PAINTED, MAP = "painted", "map"
_REST = 1500
"""Milliseconds for which a window is left alone before anything else is asked of it."""


class _Done(QEvent):
    """Comes right after the painting that was under way when it was posted."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self) -> None:
        super().__init__(self.KIND)


class Watch(QObject):
    """Calls `seen` once, when a widget of a kind was painted for the first time."""

    def __init__(self, kind: type[QWidget], seen: Callable[[], None]) -> None:
        super().__init__()
        self._kind, self._seen = kind, seen
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one, see below

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the picture to be whole."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and self._is_ours(watched):
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QCoreApplication.postEvent(self, _Done())
        return False

    def customEvent(self, _event: QEvent) -> None:
        """The picture is on the screen."""
        self._seen()

    def _is_ours(self, widget: QWidget) -> bool:
        return isinstance(widget, self._kind) or isinstance(widget.parent(), self._kind)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _say_and_leave(line: str) -> None:
    _say(line)
    os._exit(0)


def _run_app(*arguments: str) -> None:
    sys.argv = ["app", *arguments]
    runpy.run_module("app", run_name="__main__", alter_sys=True)


def _bare_window() -> QMainWindow:
    window = QMainWindow()
    window.resize(1920, 1080)
    window.show()
    return window


def bare() -> None:
    """The floor: a window with nothing in it."""
    watch = Watch(QMainWindow, lambda: _say_and_leave(PAINTED))
    window = _bare_window()
    QApplication.exec()
    del watch, window


def frame() -> None:
    """The program: its first picture, whatever is in it."""
    watch = Watch(QMainWindow, lambda: _say_and_leave(PAINTED))
    _run_app()
    del watch


def start() -> None:
    """The program: its start screen."""
    watch = Watch(QScrollArea, lambda: _say_and_leave(PAINTED))
    _run_app()
    del watch


def sample() -> None:
    """The program: the map of the sample."""
    watch = Watch(QGraphicsView, lambda: _say_and_leave(MAP))
    _run_app("--sample")
    del watch


def opening(path: str) -> None:
    """The program at rest on its start screen; says so, and again when the map that it is told to open is painted."""

    def go() -> None:
        watches.append(Watch(QGraphicsView, lambda: _say_and_leave(MAP)))
        _say(PAINTED)
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow))
        window.commands.open_path(Path(path))  # type: ignore[attr-defined]  # which only our own window has

    watches = [Watch(QMainWindow, lambda: QTimer.singleShot(_REST, go))]
    _run_app()


def memory(*arguments: str) -> None:
    """Bytes in use by a window at rest: a bare one, or with arguments the program's."""
    watch = Watch(QGraphicsView if arguments else QMainWindow, lambda: QTimer.singleShot(_REST, _tell_memory))
    window = None
    if arguments:
        _run_app(*arguments)
    else:
        window = _bare_window()
        QApplication.exec()
    del watch, window


def _tell_memory() -> None:
    _say_and_leave(str(resident_bytes()))


def resident_bytes() -> int:
    """How much memory this process holds; on systems that do not say, the most it ever held."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


KINDS: dict[str, Callable[..., None]] = {
    "bare": bare,
    "frame": frame,
    "start": start,
    "sample": sample,
    "opening": opening,
    "memory": memory,
}

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    KINDS[sys.argv[1]](*sys.argv[2:])
