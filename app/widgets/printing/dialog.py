"""The print dialog: the pages to look at and tick, which printer, what paper, how many; or a PDF file instead."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import ReiskaartError
from app.exchange import EXPORTERS
from app.exchange.base import INTERVIEW, ExportOptions
from app.exchange.child import ExportJob, export_in_child
from app.exchange.pages_child import PagesJob, pages_in_child
from app.exchange.pdf import Paged
from app.exchange.pdf.pages import Page
from app.exchange.raster import decoding
from app.i18n import N_, _, fill
from app.model.records import Id
from app.model.text import file_name
from app.widgets import areas
from app.widgets.inspector.cells import label
from app.widgets.job_dialog import JobDialog
from app.widgets.pictures.gallery import gallery_of
from app.widgets.printing.choices import PrintChoices
from app.widgets.printing.page_card import PageCard

if TYPE_CHECKING:
    from app.widgets.desk import Desk
    from app.widgets.printing.run import PrintRun

EVERYTHING = ExportOptions()
"""A map with all that belongs to it."""

SIZE = (900, 560)
PAGE_WIDTH = 480
CLEARED_SECONDS = 3.0
"""How long closing waits for a file that was called off, which takes a few milliseconds."""


class PrintDialog(JobDialog):
    """Prints the map that is shown, or all maps of its file. The pages are those of the PDF."""

    def __init__(self, parent: QWidget, desk: Desk, options: ExportOptions = EVERYTHING, title: str = "") -> None:
        super().__init__(parent, "print", title or _("Print"))
        self._desk, self._options = desk, options
        self._job: PagesJob | ExportJob | None = None
        self._run: PrintRun | None = None
        self._title = ""
        self._told: list[str] = []
        self.pages: list[PageCard] = []
        self._drawing = self._timer(0, self._draw_one)
        self._build()
        self.resize(*SIZE)
        QTimer.singleShot(0, self, self.choices.find_printers)
        self._lay_out()

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._column.addWidget(label(self.windowTitle(), "title"))
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self._preview(), 1)
        self.choices = PrintChoices(
            several=len(self._desk.session.document.maps()) > 1, papers=self._options.parts != INTERVIEW
        )
        self.choices.laid_out_anew.connect(self._lay_out)
        self.choices.edited.connect(self._follow)
        body.addWidget(self.choices)
        self._column.addLayout(body, 1)
        self.words = label("", "soft")
        self.words.setObjectName("print.words")
        self._column.addWidget(self.words)
        self._column.addWidget(self._progress_bar(_("Progress"), 0))
        self._column.addLayout(self._buttons())

    def _preview(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("print.preview")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setMinimumWidth(PAGE_WIDTH + 40)
        page = QWidget()
        page.setObjectName("formBody")
        self._sheets = QVBoxLayout(page)
        self._sheets.setContentsMargins(0, 0, 12, 0)
        self._sheets.setSpacing(8)
        area.setWidget(page)
        return area

    def _buttons(self) -> QHBoxLayout:
        row = self._button_row(_("Close"), _("Print"))
        self.cancel.clicked.connect(self._cancel)
        self.make.clicked.connect(self._print)
        self.save = self._button("save", _("Save as PDF…"), "plain")
        self.save.clicked.connect(self._save)
        row.insertWidget(0, self.save)
        return row

    # --- the pages -----------------------------------------------------------------------------------------------

    def _map_ids(self) -> list[Id]:
        if self.choices.all_maps():
            return [journey.id for journey in self._desk.session.document.maps()]
        return [self._desk.journey.id]

    def _lay_out(self) -> None:
        """Has the pages made anew, for the maps and the paper that are chosen."""
        self._stop()
        self._clear()
        options = self.choices.chosen(self._options)
        self._job = pages_in_child(self._desk.session.document, self._map_ids(), options)
        self._begin_waiting(_("The pages are being made…"))

    def _clear(self) -> None:
        for card in self.pages:
            self._sheets.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.pages = []

    def _show_pages(self, paged: Paged) -> None:
        self._title = paged.title
        is_poster = self.choices.chosen(self._options).form != "report"
        self._told = [remark.text() for remark in paged.remarks] if is_poster else []
        for number, page in enumerate(paged.pages, start=1):
            card = PageCard(page, number, PAGE_WIDTH, gallery_of(self._desk.session).at_once)
            card.toggled.connect(self._follow)
            self.pages.append(card)
            self._sheets.addWidget(card)
        self._drawing.start()

    def _draw_one(self) -> None:
        waiting = next((card for card in self.pages if not card.drawn), None)
        if waiting is None:
            self._drawing.stop()
        else:
            waiting.draw()

    def chosen(self) -> list[Page]:
        """The pages that are ticked."""
        return [card.page for card in self.pages if card.isChecked()]

    # --- waiting -------------------------------------------------------------------------------------------------

    def _begin_waiting(self, words: str, most: int = 0) -> None:
        self.words.setText(words)
        self.progress.setRange(0, most)
        self.progress.show()
        self.cancel.setText(_("Cancel"))
        self._polling.start()
        self._follow()

    def _end_waiting(self, words: str) -> None:
        self._polling.stop()
        self._job = self._run = None
        self.progress.hide()
        self.cancel.setText(_("Close"))
        self._follow()
        if words:
            self.words.setText(words)

    def _poll(self) -> None:
        job = self._job
        if job is None:
            return
        self.progress.setValue(round(1000 * job.fraction))
        if not job.finished:
            return
        try:
            made = job.result()
        except ReiskaartError as error:
            self._end_waiting(fill(error.sentence, None, **error.values))
            return
        if isinstance(made, Paged):
            self._show_pages(made)
            self._end_waiting("")
            if not areas.has_keyboard(self.choices):
                (self.make if self.make.isEnabled() else self.save).setFocus()
        elif isinstance(job, ExportJob):
            self._end_waiting(fill(N_("The pages are in {path}."), path=job.target))

    def _follow(self) -> None:
        idle = self._job is None and self._run is None
        chosen = len(self.chosen())
        self.choices.setEnabled(idle or isinstance(self._job, PagesJob))
        self.make.setEnabled(idle and chosen > 0 and self.choices.printer() is not None)
        self.save.setEnabled(idle and chosen > 0)
        if idle:
            pages = fill(N_("{count} of {all} pages"), count=chosen, all=len(self.pages))
            self.words.setText(" · ".join([pages, *self._told]))

    # --- on paper, or in a file ----------------------------------------------------------------------------------

    def _print(self) -> None:
        from app.widgets.printing.run import PrintRun

        printer = self.choices.printer()
        if printer is None:
            return
        printer.setDocName(self._title)
        self._run = PrintRun(printer, self.chosen(), self, decoding(self._desk.session.picture))
        self._run.moved.connect(lambda done: self.progress.setValue(round(1000 * done)))
        self._run.done.connect(self._printed)
        self._begin_waiting(_("The pages go to the printer…"), 1000)
        self._run.start()

    def _printed(self, well: bool) -> None:
        said = N_("The printer has the pages.") if well else N_("The printer did not take the pages. Is it on?")
        self._end_waiting(_(said))

    def _save(self) -> None:
        """Asks for a name, and writes the ticked pages to a PDF file."""
        target = self._ask_target()
        if target is None:
            return
        numbers = tuple(number for number, card in enumerate(self.pages, start=1) if card.isChecked())
        chosen, session = () if len(numbers) == len(self.pages) else numbers, self._desk.session
        options = replace(self.choices.chosen(self._options), pages=chosen, pictures=session.picture)
        exporter = next(exporter for exporter in EXPORTERS if exporter.id == "pdf")
        self._job = export_in_child(exporter, session.document, self._map_ids(), target, options)
        self._begin_waiting(_("The pages are being written…"), 1000)

    def _ask_target(self) -> Path | None:
        proposal = self._desk.session.path.with_name(f"{file_name(self._title)}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(proposal), _("PDF files (*.pdf)"))
        if not name:
            return None
        return Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf")

    # --- ending --------------------------------------------------------------------------------------------------

    def _cancel(self) -> None:
        if isinstance(self._job, ExportJob):
            self._job.cancel()
        elif self._run is not None:
            self._run.stop()
        else:
            self.close()

    def _stop(self) -> None:
        self._polling.stop()
        self._drawing.stop()
        if self._run is not None:
            self._run.stop()
        if self._job is not None:
            self._job.cancel()
            with suppress(ReiskaartError, TimeoutError):
                self._job.result(CLEARED_SECONDS)
            self._job = None
