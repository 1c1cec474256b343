"""Customers who leave, in what goes out: said in words where links are listed, drawn on paper, kept without loss."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from app.drawing.primitives import Circle, TextLine
from app.exchange import excel, json_file
from app.exchange.base import ExportOptions, ImportOptions, no_progress
from app.exchange.facts import more_facts
from app.exchange.json_file.writing import as_bytes
from app.exchange.pdf import pages_of
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.domain import leads_out
from app.model.records import Id, Link
from tests.exchange.journeys import sample


def leaving(words: str = "") -> tuple[Document, Id, Id]:
    """The sample with customers who leave at a touchpoint, its id, and that of the link that says so."""
    document = sample("nl")
    start = document.journey(document.maps()[0].id)[1].id
    document = document.after(edits.add_exit(document, start).change)
    link = next(link for link in document.links(start) if leads_out(link))
    return document.after(edits.set_fields(document, link.id, title=words).change), start, link.id


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("", "en", "Drop-off: leaves the journey"),
        ("te duur", "en", "Drop-off: leaves the journey (te duur)"),
        ("te duur", "nl", "Afhaken: verlaat de klantreis (te duur)"),
    ],
)
def test_the_facts_of_a_touchpoint_on_paper_say_it(words: str, language: str, said: str) -> None:
    document, start, _link = leaving(words)
    touchpoint = next(t for t in document.journey(document.maps()[0].id) if t.id == start)
    assert said in list(more_facts(document, touchpoint, language, translator(language)))


def test_the_row_of_a_touchpoint_in_the_workbook_says_it() -> None:
    document, _start, _link = leaving("te duur")
    target = BytesIO()
    excel.write(document, [document.maps()[0].id], target, ExportOptions(language="nl"), no_progress)
    sheets = openpyxl.load_workbook(target)
    held = {str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert any("→ verlaat de klantreis · Afhaken · te duur" in text.split("\n") for text in held)


def test_it_is_on_the_sheet_of_the_map_with_its_sign_and_its_words() -> None:
    document, _start, _link = leaving("te duur, en dan maar niet")
    plain = sample("nl")

    def drawn(which: Document) -> tuple[int, str]:
        pages = pages_of(which, [which.maps()[0].id], ExportOptions("nl", parts=frozenset(["maps"]))).pages
        marks = [mark for page in pages for placed in page.content for mark in placed.marks]
        said = " ".join(mark.text for mark in marks if isinstance(mark, TextLine))
        return sum(isinstance(mark, Circle) for mark in marks), said

    assert drawn(document)[0] == drawn(plain)[0] + 2, "the disc and the ground under it"
    assert "te duur, en dan" in drawn(document)[1]


def test_json_keeps_it() -> None:
    document, _start, link_id = leaving("te duur")
    plan = json_file.read(as_bytes(document), "x.json", ImportOptions("nl"))
    assert plan.project is not None
    again = Document([plan.project, *plan.build(Document([plan.project]), edits.new_id)])
    assert leads_out(again.get(link_id, Link)) and again == document
