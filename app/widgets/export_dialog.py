"""The export dialog: which formats, on what paper, where to; then progress that can be cancelled, and the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import ReiskaartError
from app.exchange import EXPORTERS
from app.exchange.base import PAPERS, Exporter, ExportOptions
from app.exchange.child import ExportJob, export_in_child
from app.i18n import N_, _, fill
from app.model.text import file_name
from app.widgets import icons, style
from app.widgets.format_card import FORMATS, FormatCard
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import Option, SegmentField

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

PAPER_NAMES = {"auto": N_("Whatever reads best"), "a4": "A4", "a3": "A3", "map": N_("One large page")}
USUAL = frozenset({"pdf", "excel"})
POLL_MS = 60


class ExportDialog(QDialog):
    """Writes the map to one file for each format that is ticked."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(_("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._folder = workspace.session.path.parent
        self._waiting: list[Exporter] = []
        self._job: ExportJob | None = None
        self._made: list[Path] = []
        self._polling = QTimer(self)
        self._polling.setInterval(POLL_MS)
        self._polling.timeout.connect(self._poll)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._column.addWidget(label(_("Export"), "title"))
        self._column.addLayout(self._cards())
        self._column.addWidget(self._paper_row())
        self._column.addLayout(self._folder_row())
        self._add_progress()
        self._results = QVBoxLayout()
        self._results.setSpacing(4)
        self._column.addLayout(self._results)
        self._column.addLayout(self._buttons())
        self._follow_choice()

    # --- building ------------------------------------------------------------------------------------------------

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.cards: dict[str, QToolButton] = {}
        for exporter in EXPORTERS:
            name, purpose, icon = FORMATS[exporter.id]
            card = FormatCard(name, _(purpose), icon)
            card.setObjectName(f"export.{exporter.id}")
            card.setChecked(exporter.id in USUAL)
            card.toggled.connect(self._follow_choice)
            self.cards[exporter.id] = card
            row.addWidget(card)
        return row

    def _paper_row(self) -> QWidget:
        self._paper_box = QWidget()
        row = QHBoxLayout(self._paper_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("Paper of the PDF")))
        self.paper = SegmentField([Option(paper, _(PAPER_NAMES[paper])) for paper in PAPERS])
        self.paper.setObjectName("export.paper")
        self.paper.setAccessibleName(_("Paper of the PDF"))
        self.paper.show_value("auto")
        self.paper.edited.connect(self._set_paper)
        self._paper = "auto"
        row.addWidget(self.paper, 1)
        return self._paper_box

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.folder = QPushButton()
        self.folder.setObjectName("export.folder")
        self.folder.setProperty("role", "plain")
        icons.beside(self.folder, "folder-open", style.look().ink_soft)
        self.folder.clicked.connect(self._ask_folder)
        self._show_folder()
        row.addWidget(label(_("In the folder")))
        row.addWidget(self.folder, 1)
        return row

    def _add_progress(self) -> None:
        self.progress = QProgressBar()
        self.progress.setObjectName("export.progress")
        self.progress.setAccessibleName(_("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.hide()
        self._column.addWidget(self.progress)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel = QPushButton(_("Close"))
        self.cancel.setObjectName("export.cancel")
        self.cancel.setProperty("role", "plain")
        self.cancel.clicked.connect(self._cancel)
        self.make = QPushButton(_("Export"))
        self.make.setObjectName("export.make")
        self.make.setProperty("role", "primary")
        self.make.setDefault(True)
        self.make.clicked.connect(self.start)
        row.addWidget(self.cancel)
        row.addWidget(self.make)
        return row

    # --- choosing ------------------------------------------------------------------------------------------------

    def targets(self) -> list[Path]:
        """The files that would be made."""
        return [self._target(exporter) for exporter in self._chosen()]

    def _chosen(self) -> list[Exporter]:
        return [exporter for exporter in EXPORTERS if self.cards[exporter.id].isChecked()]

    def _target(self, exporter: Exporter) -> Path:
        return self._folder / f"{file_name(self._workspace.journey.title)}{exporter.suffix}"

    def _follow_choice(self) -> None:
        self.make.setEnabled(bool(self._chosen()) and self._job is None)
        self._paper_box.setEnabled(self.cards["pdf"].isChecked())

    def _set_paper(self, paper: str) -> None:
        self._paper = paper

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose a folder"), str(self._folder))
        if name:
            self._folder = Path(name)
            self._show_folder()

    def _show_folder(self) -> None:
        metrics = self.folder.fontMetrics()
        self.folder.setText(metrics.elidedText(str(self._folder), Qt.TextElideMode.ElideMiddle, 380))
        self.folder.setToolTip(str(self._folder))

    # --- making --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begins to write the chosen formats, one after another."""
        _clear(self._results)
        self._made = []
        self._waiting = self._chosen()
        self._total = len(self._waiting)
        self.progress.setValue(0)
        self.progress.show()
        self.cancel.setText(_("Cancel"))
        self._next()
        self._follow_choice()
        self._polling.start()

    def _next(self) -> None:
        if not self._waiting:
            self._job = None
            self._end()
            return
        exporter = self._waiting.pop(0)
        session, journey = self._workspace.session, self._workspace.journey
        maps = [journey.id] if exporter.one_map else [known.id for known in session.document.maps()]
        options = ExportOptions(paper=self._paper)
        self._job = export_in_child(exporter, session.document, maps, self._target(exporter), options)

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
            self._tell("triangle-alert", style.look().danger, fill(error.sentence, None, **error.values))
            return
        self._made.append(job.target)
        self._tell_made(job.target)
        for remark in report.notes:
            self._tell("info", style.look().ink_soft, remark.text())

    def _end(self) -> None:
        self._polling.stop()
        self.progress.hide()
        self.cancel.setText(_("Close"))
        self._follow_choice()

    def _tell(self, icon: str, color: str, sentence: str) -> QHBoxLayout:
        row = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, color, 16, self.devicePixelRatioF()))
        words = label(sentence, "")
        words.setObjectName("export.result")
        row.addWidget(sign)
        row.addWidget(words, 1)
        self._results.addLayout(row)
        return row

    def _tell_made(self, target: Path) -> None:
        row = self._tell("circle-check", style.look().above, target.name)
        for text, place, name in ((_("Open"), target, "open"), (_("Show in folder"), target.parent, "show")):
            button = QPushButton(text)
            button.setObjectName(f"export.{name}")
            button.setProperty("role", "link")
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

    def reject(self) -> None:
        self._stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._polling.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _clear(layout: QVBoxLayout) -> None:
    while (row := layout.takeAt(0)) is not None:
        inner = row.layout()
        while inner is not None and (item := inner.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
