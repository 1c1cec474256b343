"""Imports for the window: a foreign file is read in a process of its own, so that no file can hang or sink the window.

The process gets the file's bytes and a snapshot of the records, and has a limit of time and, where the system knows
such a thing, of memory; what comes back are plain records, which the window has only to insert. The process writes
nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from app.errors import ImportFileError, ReiskaartError
from app.exchange.asking import AnyQuestion
from app.exchange.base import Importer, ImportOptions, Repair
from app.exchange.comeback.found import Comeback
from app.exchange.incoming import Incoming
from app.exchange.job import Job, leave_interrupts_to_the_window
from app.i18n import N_
from app.model.codec import PlainRecord, pack, unpack
from app.model.document import Document
from app.model.edits import new_id
from app.model.picture import Picture
from app.model.records import Project, Record

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

    `records` fit the document that the job was given, and only as long as that stays as it was. `project` is the
    source's own, if it has one; `pictures` are those that the records name. What was made from the document and comes
    back edited brings a `comeback` instead of records. A `beginning` is what a map is begun from (see ImportPlan).
    """

    titles: tuple[str, ...]
    records: tuple[Record, ...]
    repairs: tuple[Repair, ...]
    questions: tuple[AnyQuestion, ...]
    project: Project | None = None
    pictures: tuple[Picture, ...] = ()
    comeback: Comeback | None = None
    beginning: bool = False


def import_in_child(
    importer: Importer, source: Incoming, options: ImportOptions, document: Document, seconds: float = SECONDS
) -> ImportJob:
    """Starts reading `source`, to be added to `document`; returns at once."""
    job = ImportJob(importer, source, options, tuple(document.records.values()), seconds)
    job.start()
    return job


class ImportJob(Job[Reading]):
    """A foreign file being read. Cancelled, it has changed nothing."""

    def __init__(
        self,
        importer: Importer,
        source: Incoming,
        options: ImportOptions,
        records: tuple[Record, ...],
        seconds: float,
    ) -> None:
        super().__init__("import", ImportFileError(CANCELLED), ImportFileError(OUR_FAULT, name=source.name))
        self.name = source.name
        self._work = (importer, source.data, source.name, options)
        self._records = records
        self._seconds = seconds

    def _do(self) -> Reading:
        watch = threading.Timer(self._seconds, lambda: self._end(ImportFileError(TOO_MUCH, name=self.name)))
        watch.start()
        try:
            with self._child(_serve) as connection:
                connection.send((*self._work, [pack(record) for record in self._records]))
                return _taken(*connection.recv())
        finally:
            watch.cancel()


def _taken(what: str, value: Any) -> Reading:
    """What the process answered, with its records made anew, so that nothing but sound records comes in."""
    if what == "error":
        raise ImportFileError(value[0], **value[1])
    titles, packed, repairs, questions, own, pictures, comeback, beginning = value
    project = unpack(own) if own is not None else None
    if project is not None and not isinstance(project, Project):
        raise TypeError("a process sent something else than a project")
    made = tuple(unpack(record) for record in packed)
    return Reading(titles, made, repairs, questions, project, pictures, comeback, beginning)


def _serve(connection: Connection) -> None:
    """The process's whole life: one file in, what it holds or one error out."""
    leave_interrupts_to_the_window()
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
    document = Document(unpack(record) for record in packed)
    records = plan.build(document, new_id)
    own = pack(plan.project) if plan.project else None
    comeback = plan.compare(document) if plan.compare else None
    made = [pack(record) for record in records]
    return plan.titles, made, plan.repairs, plan.questions, own, plan.pictures, comeback, plan.beginning


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
