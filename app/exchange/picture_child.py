"""Pictures of others for the window: decoded in a process of its own, with a limit of time and of memory.

One process reads all that are added together. One that takes too much ends the process and is refused; the next gets a
new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ImportFileError, ReiskaartError
from app.exchange.job import Job, leave_interrupts_to_the_window
from app.i18n import N_
from app.model.picture import Picture

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS = 20.0
"""How long one picture may take; a photo of 40 megapixels takes one or two."""

MEMORY = 1024**3
"""Bytes of address space that the process may take."""

_MOST_READ = 20 * 1024 * 1024 + 1
"""What is read of a file: enough to see that it is too large."""

CANCELLED = N_("No picture was added.")
TOO_MUCH = N_("“{name}” takes too much time or memory to read, so it was let go. Your map is as it was.")
OUR_FAULT = N_("The pictures could not be read because of a fault in Reiskaart. Your map is safe.")
UNREADABLE = N_("“{name}” could not be read: {reason}.")


@dataclass(frozen=True)
class Source:
    """A picture to be read: the bytes from a clipboard or a browser, or else those of the file at `path`."""

    name: str
    data: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """Its bytes; raises ImportFileError when the file cannot be read."""
        if self.path is None:
            return self.data
        try:
            with self.path.open("rb") as file:
                return file.read(_MOST_READ)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ImportFileError(UNREADABLE, name=self.name, reason=reason) from error


Read = Picture | ReiskaartError
"""What became of one source: the picture, or the reason why there is none."""


def read_pictures(sources: Sequence[Source]) -> PictureJob:
    """Starts reading `sources`; returns at once."""
    job = PictureJob(sources)
    job.start()
    return job


class PictureJob(Job[tuple[Read, ...]]):
    """Pictures being read. Its result says of each source, in order, what became of it."""

    def __init__(self, sources: Sequence[Source], seconds: float = SECONDS) -> None:
        super().__init__("pictures", ImportFileError(CANCELLED), ImportFileError(OUR_FAULT))
        self._sources = tuple(sources)
        self._seconds = seconds

    def _do(self) -> tuple[Read, ...]:
        done: list[Read] = []
        while len(done) < len(self._sources):
            with self._child(_serve) as connection:
                self._serve_from(connection, done)
            self._go_on()
        return tuple(done)

    def _serve_from(self, connection: Connection, done: list[Read]) -> None:
        """Has the process read what is not done yet, until it is through or one has been too much for it."""
        for source in self._sources[len(done) :]:
            answer = self._asked(connection, source)
            self._go_on()
            done.append(answer or ImportFileError(TOO_MUCH, name=source.name))
            self.fraction = len(done) / len(self._sources)
            if answer is None:
                return

    def _asked(self, connection: Connection, source: Source) -> Read | None:
        """What became of `source`; None when the process did not survive it, or took too long."""
        try:
            data = source.read()
        except ImportFileError as error:
            return error
        with suppress(EOFError, ConnectionError):
            connection.send((data, source.name))
            if connection.poll(self._seconds):
                return _taken(connection.recv())
        return None


def _taken(answer: tuple[object, ...]) -> Read | None:
    """What the process answered, made anew."""
    match answer:
        case ("read", bytes(data), int(width), int(height), str(media_type)):
            return Picture(data, width, height, media_type)
        case ("error", str(sentence), dict(values)):
            return ImportFileError(sentence, **values)
    return None


def _serve(connection: Connection) -> None:
    """The process's whole life: pictures in, one after the other, and of each what became of it."""
    leave_interrupts_to_the_window()
    from app.exchange.picture_reading import read_picture

    _limit_memory()
    with suppress(EOFError, ConnectionError, MemoryError):  # without memory it ends, which is an answer too
        while True:
            data, name = connection.recv()
            try:
                picture = read_picture(data, name)
                connection.send(("read", picture.data, picture.width, picture.height, picture.media_type))
            except ReiskaartError as error:
                connection.send(("error", error.sentence, error.values))


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
