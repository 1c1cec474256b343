"""Pages on their way to a printer, one at a time, so that the window goes on living and can call it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.exchange.pdf.pages import A4, Page
from app.exchange.raster import Images, no_images
from app.widgets.printing.painting import paint_page


class PrintRun(QObject):
    """Sends pages to `printer`; `done(well)` tells the end. Kept alive by its parent."""

    moved = Signal(float)  # how far it is, from 0.0 to 1.0
    done = Signal(bool)

    def __init__(
        self,
        printer: QPrinter,
        pages: Sequence[Page],
        parent: QObject | None = None,
        images: Images = no_images,
    ) -> None:
        super().__init__(parent)
        self._printer, self._pages = printer, tuple(pages)
        self._info = QPrinterInfo(printer)
        self._at, self._images = 0, images
        self._painter = QPainter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begins with the first page."""
        self._printer.setFullPage(True)  # the pages have margins of their own
        self._lay_out(self._pages[0])
        if self._painter.begin(self._printer):
            self._timer.start(0)
        else:
            self.done.emit(False)

    def stop(self) -> None:
        """Calls it off; pages that are on paper by then stay there."""
        if self._timer.isActive():
            self._printer.abort()
            self._end(well=False)

    def _step(self) -> None:
        page = self._pages[self._at]
        if self._at > 0:
            self._lay_out(page)
            if not self._printer.newPage():
                self._end(well=False)
                return
        paint_page(self._painter, page, QRectF(self._painter.viewport()), self._images)
        self._at += 1
        self.moved.emit(self._at / len(self._pages))
        if self._at == len(self._pages):
            self._end(well=True)

    def _end(self, *, well: bool) -> None:
        self._timer.stop()
        ended = self._painter.end()
        self.done.emit(well and ended)

    def _lay_out(self, page: Page) -> None:
        upright, lying = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
        way = upright if page.size.h > page.size.w else lying
        self._printer.setPageLayout(QPageLayout(sheet_for(page, self._info), way, QMarginsF()))


def sheet_for(page: Page, info: QPrinterInfo) -> QPageSize:
    """The paper for a page: its own size where the printer has that, or else the printer's usual one."""
    wanted = QPageSize(QPageSize.PageSizeId.A3 if max(page.size.w, page.size.h) > A4.w + 1 else QPageSize.PageSizeId.A4)
    known = [] if info.isNull() else info.supportedPageSizes()
    return wanted if not known or any(size.id() == wanted.id() for size in known) else info.defaultPageSize()
