"""The import dialog: says first what a foreign file would become, asks what must be known, and lands it in one step.

The file is read in a process of its own. The dialog is modal, so the document stays as the process was given it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from app.errors import ReiskaartError
from app.exchange.base import Importer, ImportOptions
from app.exchange.comeback.found import Comeback, Picked
from app.exchange.import_child import ImportJob, Reading, import_in_child
from app.exchange.incoming import Incoming
from app.i18n import N_, _, fill, screen_language
from app.model.document import Document
from app.widgets.asking.asked import Asked
from app.widgets.comeback_view import ComebackView
from app.widgets.inspector.cells import label
from app.widgets.job_dialog import JobDialog
from app.widgets.reading_view import WIDTH, ReadingView

TYPING_MS = 400
"""How long the answers must rest before the file is read again by them."""

ROOM = 640
"""Pixels that it takes when there is much to ask and to tell, with its frame."""


class ImportDialog(JobDialog):
    """Reads one file and shows what it holds; on Import, `land` gets it, or `take` what was ticked of a comeback."""

    def __init__(
        self,
        parent: QWidget,
        importer: Importer,
        source: Incoming,
        into: Document,
        land: Callable[[Reading], object],
        take: Callable[[Picked], object] = lambda picked: None,
    ) -> None:
        super().__init__(parent, "import", _("Import"))
        self._importer, self._source = importer, source
        self._into, self._land, self._take_in = into, land, take
        self._options = ImportOptions(screen_language())
        self._asked = Asked()
        self._asked.edited.connect(self._answered)
        self._reading: Reading | None = None
        self._job: ImportJob | None = None
        self._wanted = False
        self.comeback: ComebackView | None = None
        self._typing = self._timer(TYPING_MS, self._read)
        self._typing.setSingleShot(True)
        self._build()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Stands where it needs not move as soon as there is more to show."""
        super().showEvent(event)
        screen = self.screen().availableGeometry()
        highest = max(screen.top(), screen.top() + (screen.height() - ROOM) // 2)
        if self.y() > highest:
            self.move(self.x(), highest)

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        title = label(fill(N_("Import “{name}”"), name=self._source.name), "title")
        title.setFixedWidth(WIDTH)
        self._column.addWidget(title)
        self._column.addWidget(self._asked)
        self.words = label("", "")
        self.words.setObjectName("import.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(self.words)
        self._column.addWidget(self._progress_bar(_("Reading the file"), 0))
        self.view = ReadingView()
        self.view.hide()
        self._column.addWidget(self.view)
        self._column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = self._button_row(_("Cancel"), _("Import"))
        self.cancel.clicked.connect(self.close)
        self.make.clicked.connect(self._want)
        return row

    # --- reading -------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Begins to read the file, with the answers there are."""
        self._stop()
        answers = self._asked.answers()
        if answers is not None:
            options = replace(self._options, answers=answers)
            self._job = import_in_child(self._importer, self._source, options, self._into)
            self._polling.start()
        self._follow()

    def _poll(self) -> None:
        job = self._job
        if job is None or not job.finished:
            return
        self._stop()
        try:
            self._take(job.result())
        except ReiskaartError as error:
            self._refuse(error)

    def _take(self, reading: Reading) -> None:
        self._reading = reading
        if self._asked.ask(reading.questions):
            self._wanted = False  # what is asked now was not seen yet
        self.words.setText(self._what_follows())
        if reading.comeback is not None:
            self._show_comeback(reading.comeback)
        else:
            self.view.show_reading(reading, {journey.title for journey in self._into.maps()})
            self.view.show()
        self._follow()
        if self._wanted:
            self._finish(reading)
        elif self._asked.is_empty:
            self.make.setFocus()

    def _show_comeback(self, comeback: Comeback) -> None:
        """Shows what was changed in a workbook of ours, to be ticked."""
        self.comeback = ComebackView()
        self.comeback.show_comeback(comeback, self._into)
        self.comeback.edited.connect(self._follow)
        self._column.insertWidget(self._column.indexOf(self.view), self.comeback)
        self.words.setText(_("Nothing is changed yet. What is ticked is taken over from the workbook:"))
        self.make.setText(_("Take over"))
        if comeback.is_empty:
            self.words.hide()
            self.cancel.setText(_("Close"))

    def _what_follows(self) -> str:
        if not self._into.maps():
            return _("Nothing is changed yet. This becomes a new file:")
        return fill(N_("Nothing is changed yet. This is added to the file “{title}”:"), title=self._into.project.title)

    def _refuse(self, error: ReiskaartError) -> None:
        self._reading, self._wanted = None, False
        self.view.hide()
        self.words.setText(fill(error.sentence, None, **error.values))
        self.cancel.setText(_("Close"))
        self._follow()

    def _answered(self) -> None:
        """What was read no longer holds; it is read again as soon as the typing rests."""
        self._stop()
        self._reading, self._wanted = None, False
        self._typing.start()
        self._follow()

    def _follow(self) -> None:
        first = self._job is not None and self._asked.is_empty
        self.progress.setVisible(first)
        if first:
            self.words.setText(_("Reading the file…"))
        ready = self._reading is not None and (self.comeback is None or self.comeback.picked().count > 0)
        self.make.setEnabled(ready or (not self._asked.is_empty and self._asked.answers() is not None))

    # --- ending --------------------------------------------------------------------------------------------------

    def _want(self) -> None:
        """Lands what is shown, as soon as it is what the answers say."""
        if self._reading is not None:
            self._finish(self._reading)
            return
        self._wanted = True
        if self._typing.isActive():
            self._typing.stop()
            self._read()

    def _finish(self, reading: Reading) -> None:
        picked = self.comeback.picked() if self.comeback is not None else None
        self.close()
        if picked is not None:
            self._take_in(picked)
        else:
            self._land(reading)

    def _stop(self) -> None:
        self._polling.stop()
        self._typing.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
