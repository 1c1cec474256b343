"""Where exports go: a name and a folder for all formats, and each file that would be made, and what it replaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
"""More files than these are listed beside each other, up to three in a row, so that the dialog fits a small screen."""
_WARNING = 120
"""Pixels for the words that a file will be replaced."""
_NAMES_WIDTH = 780
"""Pixels that the names of the files in one row take at most together."""


class ExportTargets(QWidget):
    """The fields for name and folder, over the list of files, of each of which `maps` says which maps it would hold.

    `edited` tells when one of the two fields changed.
    """

    edited = Signal()

    def __init__(self, folder: Path, name: str, maps: Callable[[Exporter], str]) -> None:
        super().__init__()
        self._maps = maps
        self._folder = folder
        self._exporters: Sequence[Exporter] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields = ((_("File name"), self._name_field(name)), (_("In the folder"), self._folder_button()))
        for place, (words, field) in enumerate(fields):
            grid.addWidget(label(words), 0, 2 * place)
            grid.addWidget(field, 0, 2 * place + 1)
        self._files = QVBoxLayout()
        self._files.setSpacing(4)
        grid.addLayout(self._files, 1, 1, 1, 3)

    def show_formats(self, exporters: Sequence[Exporter]) -> None:
        """Lists the files of these formats as they would be made now."""
        self._exporters = exporters
        clear(self._files)
        targets = self.targets()
        beside = min(3, max(1, -(-len(targets) // _MOST_ROWS)))
        for first in range(0, len(targets), beside):
            line = QHBoxLayout()
            for target, exporter in zip(
                targets[first : first + beside], exporters[first : first + beside], strict=True
            ):
                maps = self._maps(exporter)
                line.addLayout(_row(target, maps, self.devicePixelRatioF(), _NAMES_WIDTH // beside), 1)
            if len(targets[first:]) < beside:
                line.addStretch(1)
            self._files.addLayout(line)

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


def _row(target: Path, maps: str, scale: float, most: int) -> QHBoxLayout:
    """The file with a sign before it and its maps after it; what is wider than `most` together loses its middle."""
    row = QHBoxLayout()
    row.setSpacing(8)
    there = target.exists()
    maps = "" if there and most < _NAMES_WIDTH // 2 else maps  # the results tell it again
    sign = QLabel()
    icon, color = ("triangle-alert", style.look().danger) if there else ("file", style.look().ink_soft)
    sign.setPixmap(icons.pixmap(icon, color, _SIGN, scale))
    row.addWidget(sign)
    room = most - _SIGN - 16 - (_WARNING if there else 0)
    held = _words("", "small", "export.holds")
    _elide(held, maps, room * 2 // 5)
    name = _words("", "", "export.target")
    _elide(name, target.name, room - held.sizeHint().width() - 8 if maps else room)
    row.addWidget(name)
    if maps:
        row.addWidget(held)
    if there:
        row.addWidget(_words(_("will be replaced"), "strong", "export.replaced"))
    row.addStretch(1)
    return row


def _elide(shown: QLabel, text: str, room: int) -> None:
    """Shows a text without its middle where that needs more than `room` pixels; it is whole in the tip."""
    shown.ensurePolished()
    shown.setText(shown.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room))
    shown.setAccessibleName(text)
    shown.setToolTip(text if shown.text() != text else "")


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
