"""What is chosen for a print: the printer and its own settings, the paper, how many, and which maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import Option, SegmentField

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDTH = 300
MOST_COPIES = 99
PAPERS = (("auto", N_("What fits")), ("a4", "A4"), ("a3", "A3"))


class PrintChoices(QWidget):
    """The fields beside the pages. `laid_out_anew` tells that other pages are wanted, `edited` of any other choice."""

    laid_out_anew = Signal()
    edited = Signal()

    def __init__(self, several: bool, papers: bool = True) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._printer: QPrinter | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add_printers()
        offered = [Option(code, _(name)) for code, name in PAPERS]
        self._paper = self._segments("print.paper", _("Paper"), offered, shown=papers)
        self._maps = self._segments(
            "print.maps", _("Maps"), [Option("shown", _("This map")), Option("all", _("All maps"))], shown=several
        )
        self._add_copies()
        self._column.addStretch(1)

    def paper(self) -> str:
        """The paper that is chosen, one of the export's papers."""
        return str(self._paper.value())

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

    def _segments(self, name: str, text: str, options: list[Option], shown: bool = True) -> SegmentField:
        field = SegmentField(options)
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.show_value(options[0].value)
        field.edited.connect(self.laid_out_anew)
        if shown:
            self._column.addSpacing(8)
            self._column.addWidget(label(text))
            self._column.addWidget(field)
        return field

    def _add_copies(self) -> None:
        self._copies_label = label(_("Copies"))
        self.copies = QComboBox()
        self.copies.setObjectName("print.copies")
        self.copies.setAccessibleName(_("Copies"))
        self.copies.addItems([str(number) for number in range(1, MOST_COPIES + 1)])
        self._column.addSpacing(8)
        self._column.addWidget(self._copies_label)
        self._column.addWidget(self.copies)

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
