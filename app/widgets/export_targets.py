"""Where exports go: a name and a folder for all formats, and each file that would be made, and what it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.exchange.base import Exporter
from app.i18n import N_, _, fill
from app.model.text import file_name
from app.widgets import icons, style
from app.widgets.inspector.cells import label

_FOLDER_WIDTH = 380
_SIGN = 16
_MOST_ROWS = 4
"""More files than these are listed two in a row, so that the dialog stays on a small screen."""


class ExportTargets(QWidget):
    """The fields for name and folder, over the list of files. `edited` tells when one of the two changed."""

    edited = Signal()

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__()
        self._folder = folder
        self._exporters: Sequence[Exporter] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(
            ((_("File name"), self._name_field(name)), (_("In the folder"), self._folder_button()))
        ):
            grid.addWidget(label(words), row, 0)
            grid.addWidget(field, row, 1)
        self._files = QVBoxLayout()
        self._files.setSpacing(4)
        grid.addLayout(self._files, 2, 1)

    def show_formats(self, exporters: Sequence[Exporter]) -> None:
        """Lists the files of these formats as they would be made now."""
        self._exporters = exporters
        clear(self._files)
        targets = self.targets()
        beside = 1 if len(targets) <= _MOST_ROWS else 2
        for first in range(0, len(targets), beside):
            line = QHBoxLayout()
            for target in targets[first : first + beside]:
                line.addLayout(_row(target, self.devicePixelRatioF()), 1)
            if len(targets[first:]) < beside:
                line.addStretch(1)
            self._files.addLayout(line)

    def hide_files(self) -> None:
        """Leaves the list to the results, which name each file again."""
        clear(self._files)

    def targets(self) -> list[Path]:
        """The files that would be made; none as long as there is no name."""
        return [self.target(exporter) for exporter in self._exporters] if self.name.text().strip() else []

    def target(self, exporter: Exporter) -> Path:
        """The file that a format would make: what cannot stand in a file name is left out of it."""
        return self._folder / f"{file_name(self.name.text())}{exporter.suffix}"

    def _name_field(self, name: str) -> QLineEdit:
        self.name = QLineEdit(name)
        self.name.setObjectName("export.name")
        self.name.setAccessibleName(_("File name"))
        self.name.textEdited.connect(self._tell)
        return self.name

    def _folder_button(self) -> QPushButton:
        self.folder = QPushButton()
        self.folder.setObjectName("export.folder")
        self.folder.setProperty("role", "plain")
        icons.beside(self.folder, "folder-open", style.look().ink_soft)
        self.folder.clicked.connect(self._ask_folder)
        self._show_folder()
        return self.folder

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose a folder"), str(self._folder))
        if name:
            self._folder = Path(name)
            self._show_folder()
            self._tell()

    def _show_folder(self) -> None:
        shown = self.folder.fontMetrics().elidedText(str(self._folder), Qt.TextElideMode.ElideMiddle, _FOLDER_WIDTH)
        self.folder.setText(shown.replace("&", "&&"))
        self.folder.setToolTip(str(self._folder))
        self.folder.setAccessibleName(fill(N_("In the folder {folder}"), folder=self._folder))

    def _tell(self) -> None:
        self.edited.emit()


def _row(target: Path, scale: float) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    there = target.exists()
    sign = QLabel()
    icon, color = ("triangle-alert", style.look().danger) if there else ("file", style.look().ink_soft)
    sign.setPixmap(icons.pixmap(icon, color, _SIGN, scale))
    row.addWidget(sign)
    row.addWidget(_words(target.name, "", "export.target"))
    if there:
        row.addWidget(_words(_("will be replaced"), "strong", "export.replaced"))
    row.addStretch(1)
    return row


def _words(text: str, role: str, name: str) -> QLabel:
    result = label(text, role)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(False)
    result.setObjectName(name)
    return result


def clear(layout: QLayout) -> None:
    """Empties a layout of widgets and of layouts within it."""
    while (item := layout.takeAt(0)) is not None:
        inner, part = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        elif part is not None:
            part.hide()
            part.deleteLater()
