"""What is chosen for a print: the printer and its own settings, in what form, the paper, how many, and which maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.exchange.base import ExportOptions
from app.i18n import N_, _
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import Option, SegmentField

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDTH = 300
MOST_COPIES = 99
FORMS = {"report": N_("All pages"), "poster": N_("One sheet"), "tiles": N_("Tiles")}
"""What comes on paper: the map and all that belongs to it, the map alone on one sheet, or large, to glue together."""

SHEETS = {"a4": "A4", "a3": "A3"}
PAPERS = {
    "report": {"auto": N_("Readable")} | SHEETS,
    "poster": SHEETS,
    "tiles": {"auto": N_("As on the screen"), "a2": "A2", "a1": "A1", "a0": "A0"},
}
"""The papers of each form, the usual one first; of tiles, how large all of them are together."""


class PrintChoices(QWidget):
    """The fields beside the pages. `laid_out_anew` tells that other pages are wanted, `edited` of any other choice."""

    laid_out_anew = Signal()
    edited = Signal()

    def __init__(self, several: bool, papers: bool = True) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._printer: QPrinter | None = None
        self._boxes: dict[SegmentField, QWidget | None] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add_printers()
        self._form = self._segments("print.form", _("What to print"), FORMS, shown=papers)
        self._form.edited.connect(self._show_papers)
        titles = {"report": _("Paper"), "poster": _("Paper"), "tiles": _("Size of the whole")}
        self._papers = {
            form: self._segments(f"print.{form}.paper", titles[form], PAPERS[form], shown=papers) for form in FORMS
        }
        self._sheet = self._segments("print.sheet", _("Printed on"), SHEETS, shown=papers)
        maps = {"shown": N_("This map"), "all": N_("All maps")}
        self._maps = self._segments("print.maps", _("Maps"), maps, shown=several)
        self._add_copies()
        self._column.addStretch(1)
        self._show_papers()

    def chosen(self, options: ExportOptions) -> ExportOptions:
        """The options with the form and the paper that are chosen here."""
        form = str(self._form.value())
        return replace(options, form=form, paper=str(self._papers[form].value()), sheet=str(self._sheet.value()))

    def all_maps(self) -> bool:
        """Whether all maps of the file are wanted."""
        return bool(self._maps.value() == "all")

    def printer(self) -> QPrinter | None:
        """The printer as it is set up now, or None when there is none."""
        if self._printer is not None:
            self._printer.setCopyCount(self.copies.currentIndex() + 1)
        return self._printer

    def find_printers(self) -> None:
        """Lists the printers of the system, which may take it a moment: called when the dialog is seen."""
        names, usual = printers()
        self.printers.addItems(names)
        self.printers.setCurrentText(usual)
        self._none.setVisible(not names)
        for part in (self.printers, self._more, self._copies_label, self.copies):
            part.setVisible(bool(names))
        self._take_printer()

    # --- building ------------------------------------------------------------------------------------------------

    def _add_printers(self) -> None:
        self._column.addWidget(label(_("Printer")))
        self.printers = QComboBox()
        self.printers.setObjectName("print.printer")
        self.printers.setAccessibleName(_("Printer"))
        self.printers.activated.connect(self._take_printer)
        self._none = label(
            _("No printer was found on this computer. Save the pages as a PDF file, which prints anywhere."), "soft"
        )
        self._none.setObjectName("print.none")
        self._none.hide()
        self._more = QPushButton(_("Settings of the printer…"))
        self._more.setObjectName("print.more")
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._ask_more)
        for part in (self.printers, self._none, self._more):
            self._column.addWidget(part)

    def _segments(self, name: str, text: str, offered: Mapping[str, str], shown: bool = True) -> SegmentField:
        """A field under its name; one that is not `shown` keeps its first value."""
        field = SegmentField([Option(code, _(title)) for code, title in offered.items()])
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.show_value(next(iter(offered)))
        field.edited.connect(self.laid_out_anew)
        box = QWidget(self)
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(label(text))
        rows.addWidget(field)
        self._column.addWidget(box)
        self._boxes[field] = box if shown else None
        box.setVisible(shown)
        return field

    def _show_papers(self) -> None:
        """Shows the papers of the form that is chosen, and on what tiles are printed."""
        form = self._form.value()
        visible = {self._papers[each]: each == form for each in FORMS} | {self._sheet: form == "tiles"}
        for field, is_visible in visible.items():
            box = self._boxes[field]
            if box is not None:
                box.setVisible(is_visible)

    def _add_copies(self) -> None:
        self._copies_label = label(_("Copies"))
        self.copies = QComboBox()
        self.copies.setObjectName("print.copies")
        self.copies.setAccessibleName(_("Copies"))
        self.copies.addItems([str(number) for number in range(1, MOST_COPIES + 1)])
        row = QHBoxLayout()
        row.addWidget(self._copies_label)
        row.addWidget(self.copies, 1)
        self._column.addSpacing(8)
        self._column.addLayout(row)

    # --- the printer ---------------------------------------------------------------------------------------------

    def _take_printer(self) -> None:
        name = self.printers.currentText()
        self._printer = printer_called(name) if name else None
        self.edited.emit()

    def _ask_more(self) -> None:
        """The system's own dialog, for what only this printer can do."""
        from PySide6.QtPrintSupport import QPrintDialog

        if self._printer is not None:
            QPrintDialog(self._printer, self).exec()
            self.copies.setCurrentIndex(min(self._printer.copyCount(), MOST_COPIES) - 1)
            self.printers.setCurrentText(self._printer.printerName())


def printers() -> tuple[list[str], str]:
    """The names of the printers that the system knows, and of the usual one."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()


def printer_called(name: str) -> QPrinter:
    """A printer of the system, set up as it usually is."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
