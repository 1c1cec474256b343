"""Exports for the window: made in a process of their own, so that the window never waits and cancelling is instant.

A job is watched, not awaited: its thread talks to the process and puts what it hears where the window's timer looks.
The process gets a snapshot of the records and an empty temporary file, and nothing else; the job puts the file in its
place once the process has written and checked it, and never after a cancel.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from app.errors import ExportFileError, ReiskaartError
from app.exchange.base import Exporter, ExportOptions, ExportReport
from app.exchange.run import OUR_FAULT, explain, taking_the_place_of, write_and_check
from app.i18n import N_
from app.model.codec import PlainRecord, pack, unpack
from app.model.document import Document
from app.model.records import Id, Record

_log = logging.getLogger(__name__)

CANCELLED = N_("The export was cancelled; what was there before is still there.")


def export_in_child(
    exporter: Exporter, document: Document, map_ids: Sequence[Id], target: Path, options: ExportOptions
) -> ExportJob:
    """Starts writing these maps, as they are now, to `target`; returns at once."""
    job = ExportJob(exporter, tuple(document.records.values()), tuple(map_ids), target, options)
    job.start()
    return job


class ExportJob:
    """An export under way. Poll `fraction` and `finished` from a timer; then `result()` gives the report.

    `fraction` runs from 0.0 to 1.0.
    """

    def __init__(
        self,
        exporter: Exporter,
        records: tuple[Record, ...],
        map_ids: tuple[Id, ...],
        target: Path,
        options: ExportOptions,
    ) -> None:
        self.target = target
        self.fraction = 0.0
        self._work = (exporter, map_ids, options)
        self._records = records
        self._report: ExportReport | None = None
        self._error: ReiskaartError | None = None
        self._cancelled = threading.Event()
        self._placing = threading.Lock()
        self._process: SpawnProcess | None = None
        self._thread = threading.Thread(target=self._run, name="export", daemon=True)

    def start(self) -> None:
        """Starts the process."""
        self._thread.start()

    @property
    def finished(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def cancel(self) -> None:
        """Stops it: unless it has already finished, the target stays as it was and nothing is left beside it."""
        with self._placing:
            self._cancelled.set()
            if self._process is not None:
                self._process.kill()

    def result(self, timeout: float | None = None) -> ExportReport:
        """What the export has to tell, waiting for its end; raises ExportFileError when it failed or was cancelled.

        Raises TimeoutError when it has not ended within `timeout` seconds.
        """
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._report or ExportReport()

    def _run(self) -> None:
        try:
            with taking_the_place_of(self.target) as temporary:
                self._report = self._write(temporary)
                self._refuse_if_cancelled()
        except ReiskaartError as error:
            self._error = error
        except Exception:  # noqa: BLE001  # the edge of a thread: nobody above would hear of it
            _log.exception("an export's own thread")
            self._error = ExportFileError(OUR_FAULT, name=self.target.name)

    def _refuse_if_cancelled(self) -> None:
        with self._placing:
            if self._cancelled.is_set():
                raise ExportFileError(CANCELLED)

    def _write(self, temporary: Path) -> ExportReport:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        with ours:
            process = context.Process(target=_serve, args=(theirs,), daemon=True)
            try:
                process.start()
                theirs.close()
                with self._placing:
                    self._process = process
                self._refuse_if_cancelled()
                return self._talk(ours, temporary)
            except OSError as error:
                raise explain(error, self.target) from error
            finally:
                if process.pid is not None:
                    process.kill()
                    process.join()

    def _talk(self, connection: Connection, temporary: Path) -> ExportReport:
        exporter, map_ids, options = self._work
        packed = [pack(record) for record in self._records]
        try:
            connection.send((exporter, packed, map_ids, temporary, self.target.name, options))
            while True:
                what, value = connection.recv()
                if what == "report":
                    return _checked(value)
                if what == "error":
                    raise ExportFileError(value[0], **value[1])
                self.fraction = max(self.fraction, min(1.0, value))
        except (EOFError, ConnectionError) as error:
            self._refuse_if_cancelled()
            _log.exception("the process of an export ended by itself")
            raise ExportFileError(OUR_FAULT, name=self.target.name) from error


def _checked(value: Any) -> ExportReport:
    if not isinstance(value, ExportReport):
        raise TypeError("a process sent something else than a report")
    return value


def _serve(connection: Connection) -> None:
    """The process's whole life: one snapshot in, progress and one report or error out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program that waits for us
    exporter, packed, map_ids, temporary, name, options = connection.recv()
    document = _document(packed)
    try:
        report = write_and_check(
            exporter, document, map_ids, temporary, name, options, lambda done: connection.send(("progress", done))
        )
    except ReiskaartError as error:
        connection.send(("error", (error.sentence, error.values)))
    else:
        connection.send(("report", report))


def _document(packed: list[PlainRecord]) -> Document:
    return Document(unpack(record) for record in packed)
