"""The name of an anonymous respondent leaves the program in no format; that of another does, so we would see it."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.drawing.primitives import TextLine
from app.exchange import EXPORTERS, pdf
from app.exchange.base import Exporter, ExportOptions, no_progress
from app.model import edits
from app.model.document import Document
from tests.exchange import journeys

HIDDEN, SHOWN, DRAWN = "Zebedeus Quast", "Open Otto", "Wanda"
"""Two respondents, and somebody who stands on the map itself, where every format shows her."""


@pytest.fixture
def document() -> Document:
    """A map on which one source has a hidden name and another an open one."""
    made = journeys.grid(1, 2, 2, 2)
    made.apply(edits.set_fields(made, made.journey(made.maps()[0].id)[0].id, title=f"Asks {DRAWN}").change)
    touchpoints = [touchpoint.id for touchpoint in made.journey(made.maps()[0].id)]
    for name, hidden in ((HIDDEN, True), (SHOWN, False)):
        step = edits.attach_new(made, "Talk", touchpoints)
        made.apply(step.change)
        made.apply(edits.set_fields(made, step.created[0], respondent=name, anonymous=hidden).change)
    return made


def written(document: Document, exporter: Exporter) -> bytes:
    """The file, unpacked if it is an archive."""
    target = io.BytesIO()
    exporter.load().write(document, [document.maps()[0].id], target, ExportOptions("en"), no_progress)
    data = target.getvalue()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    archive = zipfile.ZipFile(io.BytesIO(data))
    return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("exporter", [e for e in EXPORTERS if e.id not in ("pdf", "png")], ids=lambda e: e.id)
def test_no_file_holds_the_hidden_name(document: Document, exporter: Exporter) -> None:
    data = written(document, exporter)
    assert b"Zebedeus" not in data
    assert b"Quast" not in data
    assert DRAWN.encode() in data, "what this format shows can be found in its bytes"
    if exporter.id in ("excel", "json"):
        assert b"Otto" in data


def test_no_page_shows_the_hidden_name(document: Document) -> None:
    pages = pdf.pages_of(document, [document.maps()[0].id], ExportOptions("en")).pages
    marks = (mark for page in pages for placed in page.content for mark in placed.marks)
    said = " ".join(mark.text for mark in marks if isinstance(mark, TextLine))
    assert "Zebedeus" not in said
    assert "Respondent 1" in said
    assert "Otto" in said
