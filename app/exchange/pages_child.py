"""The pages of a print, laid out in a process of its own: the very pages that the PDF has, as drawing marks.

The process gets a snapshot of the records and gives pages back; it writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection

from app.errors import ExportFileError, ReiskaartError
from app.exchange.base import ExportOptions
from app.exchange.job import Job, leave_interrupts_to_the_window
from app.exchange.pdf import Paged, pages_of
from app.exchange.pictures import no_pictures
from app.i18n import N_
from app.model.codec import pack, unpack
from app.model.document import Document
from app.model.records import Id, Record

CANCELLED = N_("Printing was cancelled.")
OUR_FAULT = N_("The pages could not be made because of a fault in Reiskaart. Your map is safe.")


def pages_in_child(document: Document, map_ids: Sequence[Id], options: ExportOptions) -> PagesJob:
    """Starts laying out these maps, as they are now; returns at once."""
    laid_out = replace(options, pictures=no_pictures)  # a layout opens none
    job = PagesJob(tuple(document.records.values()), tuple(map_ids), laid_out)
    job.start()
    return job


class PagesJob(Job[Paged]):
    """Pages on their way."""

    def __init__(self, records: tuple[Record, ...], map_ids: tuple[Id, ...], options: ExportOptions) -> None:
        super().__init__("pages", ExportFileError(CANCELLED), ExportFileError(OUR_FAULT))
        self._records = records
        self._work = (map_ids, options)

    def _do(self) -> Paged:
        with self._child(_serve) as connection:
            connection.send(([pack(record) for record in self._records], *self._work))
            what, value = connection.recv()
        if what == "error":
            raise ExportFileError(value[0], **value[1])
        if not isinstance(value, Paged):
            raise TypeError("a process sent something else than pages")
        return value


def _serve(connection: Connection) -> None:
    """The process's whole life: one snapshot in, pages or one error out."""
    leave_interrupts_to_the_window()
    packed, map_ids, options = connection.recv()
    try:
        answer: tuple[str, object] = (
            "pages",
            pages_of(Document(unpack(record) for record in packed), map_ids, options),
        )
    except ReiskaartError as error:
        answer = ("error", (error.sentence, error.values))
    connection.send(answer)
