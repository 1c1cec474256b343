"""Printing: the pages of the PDF are seen first, those that are ticked go to the printer as vectors, or to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton

from app.exchange.base import ExportOptions
from app.exchange.pages_child import pages_in_child
from app.exchange.pdf import pages_of
from app.guides.templates import build
from app.model.document import Document
from app.widgets.printing import choices
from app.widgets.printing.dialog import PrintDialog
from app.widgets.printing.painting import picture_of
from app.widgets.printing.run import PrintRun
from tests.driver import Driver

VERA = Document(build("vera", "en"))
MAPS = [journey.id for journey in VERA.maps()]


def until(condition: Callable[[], bool]) -> None:
    for _attempt in range(600):
        if condition():
            return
        QTest.qWait(50)
    raise AssertionError("it did not happen in time")


def dialog(driver: Driver) -> PrintDialog:
    return driver.find("printDialog", PrintDialog)


def open_print(driver: Driver) -> PrintDialog:
    """The print dialog by its key, with its pages made and drawn."""
    driver.press("Ctrl+P")
    opened = dialog(driver)
    until(lambda: bool(opened.pages) and all(card.drawn for card in opened.pages))
    return opened


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer called Office, and the file that comes out of it."""
    paper = tmp_path / "paper.pdf"

    def called(_name: str) -> QPrinter:
        result = QPrinter(QPrinter.PrinterMode.HighResolution)
        result.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        result.setOutputFileName(str(paper))
        return result

    monkeypatch.setattr(choices, "printers", lambda: (["Home", "Office"], "Office"))
    monkeypatch.setattr(choices, "printer_called", called)
    return paper


def pages_in(path: Path) -> int:
    return path.read_bytes().count(b"/Type /Page\n")


def test_the_pages_are_those_of_the_pdf() -> None:
    job = pages_in_child(VERA, MAPS, ExportOptions(paper="a4"))
    assert job.result(60) == pages_of(VERA, MAPS, ExportOptions(paper="a4"))


def test_a_page_is_drawn_as_large_as_its_paper() -> None:
    page = pages_of(VERA, MAPS, ExportOptions(paper="a4")).pages[0]
    picture = picture_of(page, 600)
    assert (picture.width(), picture.height()) == (600, 424)
    assert picture.pixelColor(1, 1).name() == "#ffffff"
    assert len(colors_in(picture)) > 20, "the notes are on it"


def colors_in(picture: QImage) -> set[int]:
    return {picture.pixel(x, y) for x in range(0, 600, 3) for y in range(0, 424, 3)}


@pytest.mark.usefixtures("printer")
def test_the_pages_are_seen_and_the_usual_printer_is_chosen(vera: Driver) -> None:
    opened = open_print(vera)
    expected = pages_of(vera.document, [vera.canvas.map_id], ExportOptions())
    assert [card.page for card in opened.pages] == list(expected.pages)
    assert vera.find("print.printer", QComboBox).currentText() == "Office"
    assert vera.find("print.make").hasFocus()


def test_only_ticked_pages_go_to_the_printer(vera: Driver, printer: Path) -> None:
    opened = open_print(vera)
    count = len(opened.pages)
    assert count > 1
    vera.click("print.page.1")
    assert str(count - 1) in vera.find("print.words", QLabel).text()
    vera.click("print.make")
    until(lambda: "has the pages" in vera.find("print.words", QLabel).text())
    assert pages_in(printer) == count - 1


def test_no_page_nothing_to_print(vera: Driver, printer: Path) -> None:
    opened = open_print(vera)
    for number in range(1, len(opened.pages) + 1):
        opened.pages[number - 1].click()
    assert not vera.find("print.make").isEnabled()
    assert not vera.find("print.save").isEnabled()


def test_copies_are_the_printers(vera: Driver, printer: Path) -> None:
    opened = open_print(vera)
    vera.find("print.copies", QComboBox).setCurrentText("3")
    chosen = opened.choices.printer()
    assert chosen is not None and chosen.copyCount() == 3


@pytest.mark.usefixtures("printer")
def test_other_paper_gives_other_pages(vera: Driver) -> None:
    opened = open_print(vera)
    before = opened.pages[1].page.size  # behind the cover
    vera.click("print.report.paper.a3")
    until(lambda: bool(opened.pages) and all(card.drawn for card in opened.pages))
    assert opened.pages[1].page.size.w > before.w or before.w > 1000


@pytest.mark.usefixtures("printer")
@pytest.mark.parametrize("form", ["poster", "tiles"])
def test_a_poster_is_seen_and_printed_here_too(form: str, vera: Driver) -> None:
    opened = open_print(vera)
    assert vera.sees("print.report.paper") and not vera.sees("print.sheet")
    vera.click(f"print.form.{form}")
    until(lambda: bool(opened.pages) and all(card.drawn for card in opened.pages))
    assert not vera.sees("print.report.paper") and vera.sees(f"print.{form}.paper")
    assert vera.sees("print.sheet") == (form == "tiles")
    shown = [vera.canvas.map_id]
    expected = ExportOptions(form=form, paper="a4" if form == "poster" else "auto")
    assert opened.height() <= 600, "it fits a low screen"
    assert [card.page.size for card in opened.pages] == [p.size for p in pages_of(vera.document, shown, expected).pages]


@pytest.mark.usefixtures("printer")
def test_the_tiles_that_are_seen_are_those_that_are_saved(
    vera: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    opened = open_print(vera)
    vera.click("print.form.tiles")
    until(lambda: bool(opened.pages) and all(card.drawn for card in opened.pages))
    vera.click("print.save")
    until(lambda: (tmp_path / "out.pdf").exists() and not vera.sees("print.progress"))
    assert pages_in(tmp_path / "out.pdf") == len(opened.pages) > 5


def test_without_a_printer_it_says_so_and_saves_a_pdf(
    vera: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choices, "printers", lambda: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    opened = open_print(vera)
    assert vera.sees("print.none") and not vera.sees("print.printer")
    assert not vera.find("print.make").isEnabled()
    opened.pages[-1].click()
    vera.click("print.save")
    until(lambda: (tmp_path / "out.pdf").exists() and not vera.sees("print.progress"))
    assert (tmp_path / "out.pdf").read_bytes().count(b"/Type /Page\n") == len(opened.pages) - 1
    assert "out.pdf" in vera.find("print.words", QLabel).text()


@pytest.mark.usefixtures("printer")
def test_closing_while_the_pages_are_made_ends_that(vera: Driver) -> None:
    vera.press("Ctrl+P")
    vera.find("print.cancel", QPushButton).click()
    vera.settle(300)
    assert not vera.sees("printDialog")


@pytest.mark.usefixtures("printer")
def test_the_keyboard_alone_unticks_and_prints(vera: Driver, printer: Path) -> None:
    opened = open_print(vera)
    opened.pages[0].setFocus(Qt.FocusReason.TabFocusReason)
    vera.press("Space")
    assert not opened.pages[0].isChecked()
    vera.press("Return")
    until(lambda: "has the pages" in vera.find("print.words", QLabel).text())
    assert pages_in(printer) == len(opened.pages) - 1


def test_a_run_that_is_called_off_says_so(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    run = PrintRun(printer, pages_of(VERA, MAPS, ExportOptions(paper="a4")).pages)
    ends: list[bool] = []
    run.done.connect(ends.append)
    run.start()
    run.stop()
    assert ends == [False]


def test_each_page_has_its_own_paper(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    pages = pages_of(VERA, MAPS, ExportOptions(paper="a3")).pages
    run = PrintRun(printer, pages)
    ends: list[bool] = []
    run.done.connect(ends.append)
    run.start()
    until(lambda: bool(ends))
    assert ends == [True]
    boxes = (tmp_path / "paper.pdf").read_bytes().split(b"/MediaBox [")[1:]
    wide = [round(float(box.split()[2])) for box in boxes]
    assert wide == [round(page.size.w) for page in pages]
