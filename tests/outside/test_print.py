"""What goes to a printer says what the PDF says, as vectors and text: poppler reads what Qt's own PDF printer made."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from app.exchange import pdf
from app.exchange.base import ExportOptions, no_progress
from app.guides.templates import build
from app.model.document import Document
from app.widgets.printing.run import PrintRun

pytestmark = pytest.mark.needs("pdftotext", "pdffonts")

VERA = Document(build("vera", "en"))
MAPS = [journey.id for journey in VERA.maps()]
OPTIONS = ExportOptions(paper="a4")

SAME_GLYPH = str.maketrans({"\u02bc": "\u2019", "\u02ee": "\u201d"})
"""Pairs that share a glyph of the font, for which Qt names the other character."""


@pytest.fixture
def printed(qapp: object, tmp_path: Path) -> Path:
    """The worked example as a printer gets it."""
    paper = tmp_path / "paper.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    run = PrintRun(printer, pdf.pages_of(VERA, MAPS, OPTIONS).pages)
    ends: list[bool] = []
    run.done.connect(ends.append)
    run.start()
    while not ends:
        QTest.qWait(20)
    assert ends == [True]
    return paper


def words_by_page(path: Path) -> list[list[str]]:
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    return [sorted(page.split()) for page in text.translate(SAME_GLYPH).split("\f")]


def test_paper_has_the_words_of_the_pdf_page_by_page(printed: Path, tmp_path: Path) -> None:
    with (tmp_path / "export.pdf").open("w+b") as file:
        pdf.write(VERA, MAPS, file, OPTIONS, no_progress)
    assert words_by_page(printed) == words_by_page(tmp_path / "export.pdf")


def test_paper_is_drawn_in_our_own_fonts(printed: Path) -> None:
    listed = subprocess.run(["pdffonts", str(printed)], capture_output=True, text=True, check=True, timeout=60).stdout
    names = [line.split()[0] for line in listed.splitlines()[2:]]
    assert names and all("Inter" in name or "Noto" in name for name in names), names
