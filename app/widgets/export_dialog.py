"""The export dialog: which formats, what kind of PDF, where to; then progress that can be cancelled, and the result."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.errors import ReiskaartError
from app.exchange import EXPORTERS
from app.exchange.base import Exporter, ExportOptions
from app.exchange.child import ExportJob, export_in_child
from app.exchange.scope import Scope
from app.i18n import N_, _, fill
from app.model.text import file_name
from app.widgets import evidence_view
from app.widgets.export_maps import ExportMaps
from app.widgets.export_pdf import ExportPdf
from app.widgets.export_results import ExportResults, Outcome
from app.widgets.export_targets import ExportTargets
from app.widgets.format_card import FormatCards
from app.widgets.inspector.cells import label
from app.widgets.job_dialog import JobDialog

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

USUAL = frozenset({"pdf", "excel"})
"""What is chosen before anything was ever exported; after that, what was the last time."""
CLEARED_SECONDS = 3.0
"""How long closing waits for a cancelled export, which takes a few milliseconds."""


class ExportDialog(JobDialog):
    """Writes the map to one file for each format that is ticked."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, "export", _("Export"))
        self._workspace = workspace
        self._waiting: list[Exporter] = []
        self._job: ExportJob | None = None
        self._made: list[Path] = []
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._column.addLayout(self._head())
        self._results = ExportResults()
        self._pages = QStackedWidget()
        self._pages.setObjectName("exportPages")
        self._page = self._choices()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self._results)
        self._column.addWidget(self._pages)
        self._column.addWidget(self._progress_bar(_("Progress"), 1000))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        self._column.addLayout(self._buttons())
        self._follow_choice()

    # --- building ------------------------------------------------------------------------------------------------

    def _format_cards(self) -> FormatCards:
        formats = FormatCards(EXPORTERS)
        self.cards = formats.cards
        last = self.cards.keys() & set(self._workspace.window_.settings.formats)
        for name, card in self.cards.items():
            card.setChecked(name in (last or USUAL))
            card.toggled.connect(self._follow_choice)
        return formats

    def _head(self) -> QHBoxLayout:
        """The title, and beside it which maps are taken along."""
        document = self._workspace.session.document
        self.maps = ExportMaps(document.maps(), self._workspace.journey)
        self.maps.edited.connect(self._follow_choice)
        row = QHBoxLayout()
        row.addWidget(label(_("Export"), "title"), 1)
        row.addWidget(self.maps)
        return row

    def _choices(self) -> QWidget:
        """All that is chosen; what became of it stands in its place, so that the dialog keeps its size."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._column.spacing())
        column.addWidget(self._format_cards())
        workspace = self._workspace
        self.pdf = ExportPdf(Scope(workspace.session.document, self.maps.chosen()).parts)
        self.pdf.edited.connect(self._follow_choice)
        self.where = ExportTargets(workspace.session.path.parent, file_name(workspace.journey.title), self.maps.words)
        self.where.edited.connect(self._follow_choice)
        for part in (self.pdf, self.where):
            column.addWidget(part)
        column.addStretch(1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = self._button_row(_("Close"), _("Export"))
        self.cancel.clicked.connect(self._cancel)
        self.make.clicked.connect(self._make_or_choose)
        return row

    # --- choosing ------------------------------------------------------------------------------------------------

    def targets(self) -> list[Path]:
        """The files that would be made."""
        return self.where.targets()

    def _chosen(self) -> list[Exporter]:
        return [exporter for exporter in EXPORTERS if self.cards[exporter.id].isChecked()]

    def _follow_choice(self) -> None:
        self.pdf.setVisible(self.cards["pdf"].isChecked())
        self.pdf.parts.offer(Scope(self._workspace.session.document, self.maps.chosen()).parts)
        self.where.show_formats(self._chosen())
        self._only_grow()
        self._enable()

    def _only_grow(self) -> None:
        """Keeps the height that was needed once: else the buttons moved under the hand that unticks a format."""
        self._page.setMinimumHeight(max(self._page.minimumHeight(), self._page.sizeHint().height()))

    def _enable(self) -> None:
        empty = self.cards["pdf"].isChecked() and self.pdf.is_empty
        self.make.setEnabled(bool(self.targets()) and not empty and self._job is None)

    def _lead(self, leading: QPushButton) -> None:
        """Makes one of the two buttons the one that catches the eye: what most people do next."""
        for button in (self.make, self.cancel):
            button.setProperty("role", "primary" if button is leading else "plain")
            button.style().polish(button)

    # --- making --------------------------------------------------------------------------------------------------

    def _make_or_choose(self) -> None:
        """Begins, or after that goes back to the choice."""
        if self._pages.currentWidget() is self._results:
            self._pages.setCurrentIndex(0)
            self.maps.setEnabled(True)
            self.make.setText(_("Export"))
            self._lead(self.make)
            self._follow_choice()
        else:
            self.start()

    def start(self) -> None:
        """Begins to write the chosen formats, one after another."""
        self._results.clear()
        self._pages.setCurrentWidget(self._results)
        self.maps.setEnabled(False)
        self._made = []
        self._waiting = self._chosen()
        self._total = len(self._waiting)
        self._workspace.window_.settings.formats = [exporter.id for exporter in self._waiting]
        self.progress.setValue(0)
        self.progress.show()
        self.cancel.setText(_("Cancel"))
        self.make.setText(_("Choose again"))
        self._lead(self.cancel)
        self._next()
        self._enable()
        self._polling.start()

    def _next(self) -> None:
        if not self._waiting:
            self._job = None
            self._end()
            return
        exporter = self._waiting.pop(0)
        session, self._writing = self._workspace.session, exporter
        seen = evidence_view.of(self._workspace)
        options = ExportOptions(pictures=session.picture, assumptions=seen.assumptions, heat=seen.heat)
        target = self.where.target(exporter)
        self._job = export_in_child(
            exporter, session.document, self.maps.of(exporter), target, self.pdf.chosen(options)
        )

    def _poll(self) -> None:
        job = self._job
        if job is None:
            return
        done = self._total - len(self._waiting) - 1
        self.progress.setValue(round(1000 * (done + job.fraction) / self._total))
        if job.finished:
            self._take_result(job)
            self._next()

    def _take_result(self, job: ExportJob) -> None:
        exporter = self._writing
        try:
            report = job.result()
        except ReiskaartError as error:
            refusal = fill(error.sentence, None, **error.values)
            self._results.add(Outcome(exporter.name, job.target, refusal=refusal))
            return
        self._made.append(job.target)
        remarks = tuple(remark.text() for remark in report.notes)
        self._results.add(Outcome(exporter.name, job.target, self.maps.words(exporter), remarks))

    def _end(self) -> None:
        self._polling.stop()
        self.progress.hide()
        self.cancel.setText(_("Close"))
        self._enable()
        self._tell_reader()

    def _tell_reader(self) -> None:
        """Says what was made, and puts the keyboard where it is opened."""
        opening = self.findChild(QPushButton, "export.open")
        if self._made and opening is not None:
            said = fill(N_("Exported: {names}"), names=", ".join(made.name for made in self._made))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
            opening.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        if self._job is None:
            self.close()
            return
        self._waiting = []
        self._job.cancel()

    def _stop(self) -> None:
        """Calls off what is under way, and waits for it to clear away after itself: the program may end next."""
        self._polling.stop()
        if self._job is not None:
            self._job.cancel()
            with suppress(ReiskaartError, TimeoutError):
                self._job.result(CLEARED_SECONDS)
            self._job = None
