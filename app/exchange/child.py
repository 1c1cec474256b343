"""Exports for the window, each in a process of its own.

The process gets a snapshot of the records and an empty temporary file, and nothing else; the job puts the file in its
place once the process has written and checked it, and never after a cancel.
"""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.errors import ExportFileError, ReiskaartError
from app.exchange.base import Exporter, ExportOptions, ExportReport
from app.exchange.job import Job, leave_interrupts_to_the_window
from app.exchange.kept_edits import KeptEdits
from app.exchange.pictures import Luggage
from app.exchange.run import OUR_FAULT, explain, taking_the_place_of, write_and_check
from app.exchange.scratch import scratch
from app.i18n import N_
from app.model.codec import pack, unpack
from app.model.document import Document
from app.model.records import Id, Record

CANCELLED = N_("The export was cancelled; what was there before is still there.")


def export_in_child(
    exporter: Exporter, document: Document, map_ids: Sequence[Id], target: Path, options: ExportOptions
) -> ExportJob:
    """Starts writing these maps, as they are now, to `target`; returns at once."""
    records = tuple(document.records.values())
    edits = KeptEdits(exporter, target, options.language_for(document))
    job = ExportJob(exporter, records, tuple(map_ids), target, options, Luggage(records, options.pictures), edits)
    job.start()
    return job


class ExportJob(Job[ExportReport]):
    """An export under way. Cancelled, it leaves the target as it was and nothing beside it."""

    def __init__(
        self,
        exporter: Exporter,
        records: tuple[Record, ...],
        map_ids: tuple[Id, ...],
        target: Path,
        options: ExportOptions,
        luggage: Luggage,
        edits: KeptEdits,
    ) -> None:
        super().__init__("export", ExportFileError(CANCELLED), ExportFileError(OUR_FAULT, name=target.name))
        self.target = target
        self._work = (exporter, map_ids, replace(options, pictures=luggage.packed()))
        self._luggage, self._edits = luggage, edits
        self._records = records

    def _do(self) -> ExportReport:
        try:
            with taking_the_place_of(self.target, self._edits) as temporary:
                report = self._write(temporary)
                self._go_on()
        finally:
            self._luggage.drop()
        return replace(report, notes=(*self._edits.remarks, *report.notes))

    def _write(self, temporary: Path) -> ExportReport:
        try:
            with scratch() as folder, self._child(_serve) as connection:
                return self._talk(connection, temporary, folder)
        except OSError as error:
            raise explain(error, self.target) from error

    def _talk(self, connection: Connection, temporary: Path, aside: str) -> ExportReport:
        exporter, map_ids, options = self._work
        packed = [pack(record) for record in self._records]
        connection.send((aside, exporter, packed, map_ids, temporary, self.target.name, options))
        while True:
            what, value = connection.recv()
            if what == "report":
                return _checked(value)
            if what == "error":
                raise ExportFileError(value[0], **value[1])
            self.fraction = max(self.fraction, min(1.0, value))


def _checked(value: Any) -> ExportReport:
    if not isinstance(value, ExportReport):
        raise TypeError("a process sent something else than a report")
    return value


def _serve(connection: Connection) -> None:
    """The process's whole life: one snapshot in, progress and one report or error out."""
    leave_interrupts_to_the_window()
    gc.disable()  # what this process makes it needs until it ends
    tempfile.tempdir, exporter, packed, map_ids, temporary, name, options = connection.recv()
    document = Document(unpack(record) for record in packed)
    try:
        report = write_and_check(
            exporter, document, map_ids, temporary, name, options, lambda done: connection.send(("progress", done))
        )
    except ReiskaartError as error:
        connection.send(("error", (error.sentence, error.values)))
    else:
        connection.send(("report", report))
