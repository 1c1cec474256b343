"""Imports for the window: a foreign file is read in a process of its own, so that no file can hang or sink the window.

A job is watched, not awaited, as an export's is. The process gets the file's bytes and a snapshot of the records, and
has a limit of time and, where the system knows such a thing, of memory; what comes back are plain records, which the
window has only to insert. The process writes nothing.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from app.errors import ImportFileError, ReiskaartError
from app.exchange.base import Importer, ImportOptions, Question, Repair
from app.i18n import N_
from app.model.codec import PlainRecord, pack, unpack
from app.model.document import Document
from app.model.edits import new_id
from app.model.records import Record

_log = logging.getLogger(__name__)

SECONDS = 30.0
"""How long one file may take; the largest that a format accepts takes a few."""

MEMORY = 2 * 1024**3
"""Bytes of address space that the process may take."""

CANCELLED = N_("The import was cancelled; nothing was changed.")
TOO_MUCH = N_("“{name}” takes too much time or memory to read, so it was let go. Nothing was imported.")
OUR_FAULT = N_("“{name}” could not be read because of a fault in Reiskaart. Nothing was imported; your map is safe.")


@dataclass(frozen=True)
class Reading:
    """A foreign file as it was read: the maps it would make, the records for them, owners first, and what was mended.

    `records` fit the document that the job was given, and only as long as that stays as it was.
    """

    titles: tuple[str, ...]
    records: tuple[Record, ...]
    repairs: tuple[Repair, ...]
    questions: tuple[Question, ...]


def import_in_child(
    importer: Importer, source: bytes, name: str, options: ImportOptions, document: Document, seconds: float = SECONDS
) -> ImportJob:
    """Starts reading `source`, a file called `name`, to be added to `document`; returns at once."""
    job = ImportJob(importer, source, name, options, tuple(document.records.values()), seconds)
    job.start()
    return job


class ImportJob:
    """A foreign file being read. Poll `finished` from a timer; then `result()` gives what was read."""

    def __init__(
        self,
        importer: Importer,
        source: bytes,
        name: str,
        options: ImportOptions,
        records: tuple[Record, ...],
        seconds: float,
    ) -> None:
        self.name = name
        self._work = (importer, source, name, options)
        self._records = records
        self._seconds = seconds
        self._reading: Reading | None = None
        self._error: ReiskaartError = ImportFileError(CANCELLED)
        self._lock = threading.Lock()
        self._cancelled = False
        self._late = False
        self._process: SpawnProcess | None = None
        self._thread = threading.Thread(target=self._run, name="import", daemon=True)

    def start(self) -> None:
        """Starts the process."""
        self._thread.start()

    @property
    def finished(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def cancel(self) -> None:
        """Stops reading."""
        with self._lock:
            self._cancelled = True
            self._kill()

    def result(self, timeout: float | None = None) -> Reading:
        """What was read, waiting for it; raises ImportFileError when it could not be, or was cancelled.

        Raises TimeoutError when it has not ended within `timeout` seconds.
        """
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise TimeoutError
        if self._reading is None:
            raise self._error
        return self._reading

    def _run(self) -> None:
        watch = threading.Timer(self._seconds, self._give_up)
        watch.start()
        try:
            self._reading = self._read()
        except ReiskaartError as error:
            self._error = error
        except Exception:  # noqa: BLE001  # the edge of a thread: nobody above would hear of it
            self._error = self._why_it_ended()
        finally:
            watch.cancel()

    def _why_it_ended(self) -> ReiskaartError:
        if self._cancelled:
            return ImportFileError(CANCELLED)
        if self._late:
            return ImportFileError(TOO_MUCH, name=self.name)
        _log.exception("an import's own thread")
        return ImportFileError(OUR_FAULT, name=self.name)

    def _give_up(self) -> None:
        with self._lock:
            self._late = True
            self._kill()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _read(self) -> Reading:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with ours:
            try:
                self._begin(process)
                theirs.close()
                ours.send((*self._work, [pack(record) for record in self._records]))
                return _taken(*ours.recv())
            finally:
                with self._lock:
                    self._process = None
                if process.pid is not None:
                    process.kill()
                    process.join()

    def _begin(self, process: SpawnProcess) -> None:
        """Starts the process, unless it was cancelled by now."""
        with self._lock:
            if self._cancelled:
                raise ImportFileError(CANCELLED)
            process.start()
            self._process = process


def _taken(what: str, value: Any) -> Reading:
    """What the process answered, with its records made anew, so that nothing but sound records comes in."""
    if what == "error":
        raise ImportFileError(value[0], **value[1])
    titles, packed, repairs, questions = value
    return Reading(titles, tuple(unpack(record) for record in packed), repairs, questions)


def _serve(connection: Connection) -> None:
    """The process's whole life: one file in, what it holds or one error out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program that waits for us
    _limit_memory()
    importer, source, name, options, packed = connection.recv()
    answer: tuple[str, Any]
    try:
        answer = ("read", _answer(importer, source, name, options, packed))
    except ReiskaartError as error:
        answer = ("error", (error.sentence, error.values))
    except MemoryError:
        answer = ("error", (TOO_MUCH, {"name": name}))
    connection.send(answer)


def _answer(
    importer: Importer, source: bytes, name: str, options: ImportOptions, packed: Iterable[PlainRecord]
) -> tuple[Any, ...]:
    plan = importer.load().read(source, name, options)
    records = plan.build(Document(unpack(record) for record in packed), new_id)
    return plan.titles, [pack(record) for record in records], plan.repairs, plan.questions


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
