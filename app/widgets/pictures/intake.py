"""Pictures on their way in: read in a process of its own while the window goes on, stored, and then put to use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from app.errors import ImportFileError, ReiskaartError
from app.exchange.picture_child import PictureJob, Read, Source, read_pictures
from app.i18n import N_
from app.model.picture import Picture
from app.session import Session
from app.widgets.door import Door, sentence
from app.widgets.pictures.sources import title_from

POLL_MS = 30
SOME_NOT = N_("{count} of {total} pictures were not added. {reason}")


@dataclass(frozen=True)
class Taken:
    """A picture that the map has now: its name, and what its file's name said of it."""

    name: str
    title: str


Use = Callable[[Sequence[Taken]], object]
"""Puts pictures to use, by an edit."""


def take(parent: QObject, session: Session, door: Door, sources: Sequence[Source], use: Use) -> Intake | None:
    """Reads `sources`, stores those that are pictures, and has them used; what is refused, `door` tells.

    Returns at once; None when there is nothing to take.
    """
    return Intake(parent, session, door, sources, use) if sources else None


class Intake(QObject):
    """One lot of pictures under way; it goes when it is done."""

    def __init__(self, parent: QObject, session: Session, door: Door, sources: Sequence[Source], use: Use) -> None:
        super().__init__(parent)
        self._session, self._door, self._use = session, door, use
        self._sources = tuple(sources)
        self._job: PictureJob = read_pictures(self._sources)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._timer.start()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self.destroyed.connect(QGuiApplication.restoreOverrideCursor)

    def _poll(self) -> None:
        if self._job.finished:
            self._timer.stop()
            self._door.attempt(self._finish)
            self.deleteLater()

    def _finish(self) -> None:
        reads = self._job.result()
        taken = [self._stored(read, source) for read, source in zip(reads, self._sources, strict=True) if _is_one(read)]
        if taken:
            self._use(taken)
        _tell(reads)

    def _stored(self, read: Read, source: Source) -> Taken:
        assert isinstance(read, Picture)
        name = self._session.add_picture(read.data, read.width, read.height, read.media_type)
        return Taken(name, title_from(source))


def _is_one(read: Read) -> bool:
    return isinstance(read, Picture)


def _tell(reads: Sequence[Read]) -> None:
    """Raises what is to be told of those that are no pictures."""
    refused = [read for read in reads if isinstance(read, ReiskaartError)]
    if len(refused) == 1:
        raise refused[0]
    if refused:
        raise ImportFileError(SOME_NOT, count=len(refused), total=len(reads), reason=sentence(refused[0]))
