"""Templates that somebody sent, on their way to the shelf: each is read in a process of its own, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import ReiskaartError
from app.exchange import shelf
from app.exchange.import_child import ImportJob
from app.exchange.shelf import OwnTemplate
from app.widgets.door import sentence

POLL_MS = 60


class Bringing(QObject):
    """Reads templates and puts them on the shelf: `brought(OwnTemplate)`, or `refused(sentence)`."""

    brought = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Path] = []
        self._job: ImportJob | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(POLL_MS)
        self._looking.timeout.connect(self._look)

    def bring(self, paths: Iterable[Path]) -> None:
        """Brings these, after those that wait already."""
        self._waiting += [path for path in paths if path not in self._waiting]
        self._looking.start(0 if self._job is None else POLL_MS)

    def stop(self) -> None:
        """Calls off what is under way; what was brought stays."""
        self._waiting.clear()
        self._looking.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _look(self) -> None:
        try:
            self._go_on()
        except ReiskaartError as error:
            self._done()
            self.refused.emit(sentence(error))

    def _go_on(self) -> None:
        self._looking.setInterval(POLL_MS)
        if self._job is None and self._waiting:
            self._job = shelf.foreign(self._waiting[0])
        elif self._job is None:
            self._looking.stop()
        elif self._job.finished:
            own: OwnTemplate = shelf.keep_read(self._job.result(), self._waiting[0])
            self._done()
            self.brought.emit(own)

    def _done(self) -> None:
        """The first has been dealt with, one way or the other."""
        self._job = None
        self._waiting.pop(0)
