"""The export dialog: which formats, what kind of PDF, where to; then progress that can be cancelled, and the result."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QWidget

from app.errors import ReiskaartError
from app.exchange import EXPORTERS
from app.exchange.base import Exporter, ExportOptions
from app.exchange.child import ExportJob, export_in_child
from app.exchange.scope import Scope
from app.i18n import N_, _, fill
from app.model.text import file_name
from app.widgets import evidence_view, icons, style
from app.widgets.export_pdf import ExportPdf
from app.widgets.export_targets import ExportTargets, clear
from app.widgets.format_card import FormatCards
from app.widgets.inspector.cells import label
from app.widgets.job_dialog import JobDialog
from app.widgets.told_box import ToldBox

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

USUAL = frozenset({"pdf", "excel"})
LEAST_SCREEN, TOLD_HEIGHT, TOLD_MOST = 600, 84, 264
"""Pixels that the results take at most on a screen of the least height, where the dialog and its frame just fit, and
on any other."""

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
        self._files_told = 0
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._column.addWidget(label(_("Export"), "title"))
        self._column.addWidget(self._format_cards())
        shown = Scope(workspace.session.document, [journey.id for journey in workspace.session.document.maps()])
        self.pdf = ExportPdf(shown.parts)
        self.pdf.edited.connect(self._follow_choice)
        self._column.addWidget(self.pdf)
        self.where = ExportTargets(workspace.session.path.parent, file_name(workspace.journey.title))
        self.where.edited.connect(self._follow_choice)
        self._column.addWidget(self.where)
        self._column.addWidget(self._progress_bar(_("Progress"), 1000))
        self.progress.hide()
        self._column.addWidget(self._result_box())
        self._column.addLayout(self._buttons())
        self._follow_choice()

    # --- building ------------------------------------------------------------------------------------------------

    def _format_cards(self) -> FormatCards:
        formats = FormatCards(EXPORTERS)
        self.cards = formats.cards
        for name, card in self.cards.items():
            card.setChecked(name in USUAL)
            card.toggled.connect(self._follow_choice)
        return formats

    def _result_box(self) -> QWidget:
        """What is told of each file; where there is much to tell it scrolls, so that the dialog fits a small screen."""
        self._told = ToldBox(TOLD_HEIGHT)
        self._told.setObjectName("export.told")
        self._results = self._told.rows
        return self._told

    def _buttons(self) -> QHBoxLayout:
        row = self._button_row(_("Close"), _("Export"))
        self.cancel.clicked.connect(self._cancel)
        self.make.clicked.connect(self.start)
        return row

    # --- choosing ------------------------------------------------------------------------------------------------

    def targets(self) -> list[Path]:
        """The files that would be made."""
        return self.where.targets()

    def _chosen(self) -> list[Exporter]:
        return [exporter for exporter in EXPORTERS if self.cards[exporter.id].isChecked()]

    def _follow_choice(self) -> None:
        clear(self._results)  # they told of another choice
        self._told.fit()
        self.where.show_formats(self._chosen())
        self._enable()

    def _enable(self) -> None:
        self.where.setEnabled(self._job is None)
        empty = self.cards["pdf"].isChecked() and self.pdf.is_empty
        self.make.setEnabled(bool(self.targets()) and not empty and self._job is None)
        self.pdf.setEnabled(self.cards["pdf"].isChecked() and self._job is None)

    # --- making --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begins to write the chosen formats, one after another."""
        clear(self._results)
        self._told.highest = self._room_for_results()
        self._files_told = 0
        self._made = []
        self._waiting = self._chosen()
        self._total = len(self._waiting)
        self.where.hide_files()
        self.progress.setValue(0)
        self.progress.show()
        self.cancel.setText(_("Cancel"))
        self._next()
        self._enable()
        self._polling.start()

    def _next(self) -> None:
        if not self._waiting:
            self._job = None
            self._end()
            return
        exporter = self._waiting.pop(0)
        session, journey = self._workspace.session, self._workspace.journey
        maps = [journey.id] if exporter.one_map else [known.id for known in session.document.maps()]
        seen = evidence_view.of(self._workspace)
        options = ExportOptions(pictures=session.picture, assumptions=seen.assumptions, heat=seen.heat)
        target = self.where.target(exporter)
        self._job = export_in_child(exporter, session.document, maps, target, self.pdf.chosen(options))

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
        try:
            report = job.result()
        except ReiskaartError as error:
            self._tell_file("triangle-alert", style.look().danger, fill(error.sentence, None, **error.values))
            return
        self._made.append(job.target)
        self._tell_made(job.target)
        for remark in report.notes:
            self._tell("info", style.look().ink_soft, remark.text())

    def _end(self) -> None:
        self._polling.stop()
        self.progress.hide()
        self.cancel.setText(_("Close"))
        self._enable()
        self._tell_reader()

    def _room_for_results(self) -> int:
        """How high the results may be: as high as the screen allows, so that none has to be looked for."""
        spare = self.screen().availableGeometry().height() - LEAST_SCREEN
        return min(TOLD_MOST, TOLD_HEIGHT + max(0, spare))

    def _tell_reader(self) -> None:
        """Says what was made, and puts the keyboard where it is opened."""
        opening = self.findChild(QPushButton, "export.open")
        if self._made and opening is not None:
            said = fill(N_("Exported: {names}"), names=", ".join(made.name for made in self._made))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
            opening.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_file(self, icon: str, color: str, sentence: str) -> QHBoxLayout:
        """What became of a file, before all that there is to remark."""
        self._files_told += 1
        return self._tell(icon, color, sentence, self._files_told - 1)

    def _tell(self, icon: str, color: str, sentence: str, place: int = -1) -> QHBoxLayout:
        row = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, color, 16, self.devicePixelRatioF()))
        words = label(sentence, "")
        words.setObjectName("export.result")
        row.addWidget(sign)
        row.addWidget(words, 1)
        self._results.insertLayout(place, row)
        self._told.fit()
        return row

    def _tell_made(self, target: Path) -> None:
        row = self._tell_file("circle-check", style.look().above, target.name)
        for text, place, name in ((_("Open"), target, "open"), (_("Show in folder"), target.parent, "show")):
            button = QPushButton(text)
            button.setObjectName(f"export.{name}")
            button.setProperty("role", "link")
            button.setAccessibleName(f"{text}: {target.name}")
            button.setProperty("place", str(place))
            button.clicked.connect(self._go_to)
            row.addWidget(button)

    def _go_to(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.sender().property("place")))

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
