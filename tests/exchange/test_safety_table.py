"""What hostile and clumsy input gets in the workbook and the PDF, row by row of the table that we hold ourselves to.

Rows that have a home of their own are only named here: what is no workbook, a zip bomb, entities, merged blocks, sizes
that lie, cells far away, formulas without a value and bad dates are in test_comeback_hostile.py; the process with
limits of time and memory in test_import_child.py; text like a formula in test_excel_cells.py and, in what comes back,
in test_comeback.py; pictures in test_picture_reading.py; a cell longer than a page in test_pdf.py; CSV in the tests of
tables.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from app.errors import ImportFileError
from app.exchange import EXPORTERS, excel, exporter_for, importers_for, pdf
from app.exchange.base import Exporter, ExportOptions, no_progress
from app.exchange.excel.cells import escaped
from app.exchange.incoming import Incoming, from_file, reader_of
from app.exchange.pdf.check import checked
from app.exchange.pdf.promised import promised
from app.exchange.pdf.reading import read
from app.exchange.run import export_to
from app.exchange.scope import Scope
from app.model import edits
from app.model.change import Change
from app.model.document import Document
from app.model.domain import texts_of
from app.model.edits.intake import REMOVED
from app.model.records import Action, Channel, Id, JourneyMap, Persona, Record, Source, Touchpoint
from app.model.text import MAX_NOTE, clean, file_name, one_line
from tests.every_kind import whole_project
from tests.exchange import journeys
from tests.exchange.comeback import came_back, column, edited, everything, exported, landed, plan, type_in

TEXTS = {
    "control characters": "een\x00twee\x01drie\x07vier\x1bvijf\x7fzes\x9fzeven",
    "not in XML": "een\ufffetwee\uffffdrie\x0bvier\x0cvijf",
    "lone surrogates": "een\ud800twee\udc00drie\udfff",
    "equals": "=1+1",
    "plus": "+31 6 12345678",
    "minus": "-2 euro",
    "at": "@thuis",
    "tab": "\tingesprongen",
    "error": "#N/A",
    "command": "=cmd|' /C calc'!A0",
    "link": '=HYPERLINK("http://x.example","klik")',
    "escape": "_x0041_ en _x000D_",
    "override": "factuur\u202egpj.exe\u202c en \u2066terug\u2069",
    "hebrew": "שלום (עולם) 123 abc " * 12,
    "arabic": "مرحبا بالعالم، كيف الحال؟ " * 12,
    "devanagari": "नमस्ते क्षत्रिय हिन्दी " * 12,
    "tamil": "வணக்கம் உலகம் " * 12,
    "thai": "ภาษาไทยไม่มีช่องว่าง" * 12,
    "emoji": "😀👩🏽‍🚀🏳️‍🌈👨‍👩‍👧🇳🇱 " * 12,
    "marks": "e\u0301" * 40 + " Z\u0335\u0321a\u0334\u0321l\u0335go",
    "ten thousand letters": "Hottentottententententoonstelling" * 303,
    "twenty thousand": "een verhaal zonder einde " * 800,
    "lines": "\r\n".join(f"regel {n}" for n in range(60)) + "\u2028einde",
    "tags": '<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a> <b>vet &amp; <para>',
    "cdata": "]]></t><script>",
    "percent": "%s %d {title} {0} $1 \\n \\u0041",
}
PDF = next(exporter for exporter in EXPORTERS if exporter.id == "pdf")
KINDS = (Action, Persona, Channel, Touchpoint)
each_text = pytest.mark.parametrize("name", TEXTS)


def filled(text: str, *, as_it_is: bool = False) -> Document:
    """A project in which every text of actions, personas, channels and touchpoints is `text`, cleaned as at the door.

    With `as_it_is` it is not: no text comes in so, but an export may not fail on one.
    """
    return Document(_saying(record, text, as_it_is) for record in whole_project().records.values())


def _saying(record: Record, text: str, as_it_is: bool) -> Record:
    if not isinstance(record, KINDS):
        return replace(record, hidden=False, collapsed=False) if record.KIND == "lane" else record
    said = text if as_it_is else clean(text).text
    names = [name for name in texts_of(type(record)) if name not in ("order", "language")]
    return replace(record, **dict.fromkeys(names, said))


def maps_of(document: Document) -> list[Id]:
    return [journey.id for journey in document.maps()]


def as_pdf(document: Document, form: str) -> bytes:
    target = io.BytesIO()
    pdf.write(document, maps_of(document), target, ExportOptions("nl", form=form), no_progress)
    return target.getvalue()


def as_workbook(document: Document) -> bytes:
    target = io.BytesIO()
    excel.write(document, maps_of(document), target, ExportOptions("nl"), no_progress)
    return target.getvalue()


# --- out: the PDF ------------------------------------------------------------------------------------------------


@each_text
def test_every_field_is_in_the_report_in_full_and_in_its_place(name: str) -> None:
    document, options = filled(TEXTS[name]), ExportOptions("nl")
    pages = pdf.pages_of(document, maps_of(document), options).pages
    found = checked(pages, read(as_pdf(document, "report")), promised(Scope(document, maps_of(document)), options))
    assert (found.missing, found.outside) == ((), ())
    assert found.count > 40


@each_text
@pytest.mark.parametrize("form", ["poster", "tiles"])
def test_no_field_leaves_its_place_on_a_poster(name: str, form: str) -> None:
    document, options = filled(TEXTS[name]), ExportOptions("nl", form=form)
    made = pdf.pages_of(document, maps_of(document), options)
    assert checked(made.pages, read(as_pdf(document, form)), (), made.uncut).outside == ()


@each_text
@pytest.mark.parametrize("form", ["report", "poster", "tiles"])
def test_no_text_as_it_is_stops_the_pdf(name: str, form: str, tmp_path: Path) -> None:
    document, path = filled(TEXTS[name], as_it_is=True), tmp_path / "kaart.pdf"
    export_to(PDF, document, maps_of(document), path, ExportOptions("nl", form=form))
    assert read(path.read_bytes())


def test_nothing_in_a_pdf_leads_out_of_it_or_runs() -> None:
    document = filled(TEXTS["tags"])
    link = replace(whole_project().all_of(Source)[0], link="javascript:alert(1)")
    data = as_pdf(Document({**document.records, link.id: link}.values()), "report")
    assert not re.search(rb"/(URI|JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|GoToR)\b", data)


# --- out: the workbook -------------------------------------------------------------------------------------------


_OUR_FORMULA = re.compile(r'=IF\(INDEX\((plan_[a-z]+,\d+)\)="","",INDEX\(\1\)\)')
"""How the timeline looks up what the sheet of actions says: nothing that anybody wrote is in it."""


@each_text
def test_every_field_is_in_the_workbook_as_text(name: str) -> None:
    document = filled(TEXTS[name])
    said = escaped(clean(TEXTS[name]).text)
    workbook = openpyxl.load_workbook(io.BytesIO(as_workbook(document)))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    ours = [cell for cell in cells if cell.data_type == "f" and _OUR_FORMULA.fullmatch(cell.value)]
    cells = [cell for cell in cells if cell not in ours]
    assert [cell.coordinate for cell in cells if cell.data_type in "fe"] == []
    holding = {cell.parent.title for cell in cells if isinstance(cell.value, str) and said.strip() in cell.value}
    assert {"Acties", "Persona’s", "Kanalen", "Contactmomenten"} <= holding
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "\t", "#")))


@each_text
@pytest.mark.parametrize("exporter", [e for e in EXPORTERS if e.id != "pdf"], ids=lambda e: e.id)
def test_no_text_as_it_is_stops_another_format(name: str, exporter: Exporter, tmp_path: Path) -> None:
    document, path = filled(TEXTS[name], as_it_is=True), tmp_path / f"kaart{exporter.suffix}"
    maps = maps_of(document)[:1] if exporter.one_map else maps_of(document)
    export_to(exporter, document, maps, path, ExportOptions("nl", scale=0.25))
    exporter.load().check(path)


def test_a_link_in_the_workbook_is_text_or_leads_to_the_web() -> None:
    """Only http, https and mailto are ever links."""
    source = whole_project().all_of(Source)[0]
    for link in ("javascript:alert(1)", "file:///etc/passwd", "https://voorbeeld.nl/a"):
        document = Document({**whole_project().records, source.id: replace(source, link=link)}.values())
        with zipfile.ZipFile(io.BytesIO(as_workbook(document))) as archive:
            relations = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".rels"))
        assert not re.search(rb"javascript:|file:", relations)


# --- in: the workbook that comes back ----------------------------------------------------------------------------


@each_text
def test_every_field_comes_back_as_it_went_out(name: str) -> None:
    document = filled(TEXTS[name])
    found = came_back(as_workbook(document), document)
    assert found.is_empty, found


@pytest.mark.parametrize(
    "name", ["control characters", "not in XML", "tags", "override", "ten thousand letters", "emoji"]
)
def test_what_somebody_types_in_the_workbook_comes_in_clean(name: str) -> None:
    document = plan(Random(5))
    typed = TEXTS[name]
    what = "".join(
        c if c in "\t\n\r" or (ord(c) >= 32 and c not in "\ufffe\uffff") else f"_x{ord(c):04X}_" for c in typed
    )

    def write_in(workbook: Any) -> None:
        sheet = workbook["Acties"]
        sheet.cell(5, column(sheet, "measure")).value = what

    found = came_back(edited(exported(document), write_in), document)
    after = landed(document, everything(found))
    measures = {action.measure for action in after.actions()}
    assert one_line(typed) in measures
    removed = clean(typed).removed
    assert [remark.values["count"] for remark in found.remarks if remark.msgid == REMOVED] == [removed] * bool(removed)


def test_more_than_a_note_holds_is_told_with_its_cell_and_never_cut_in_silence() -> None:
    document = plan(Random(5))
    long = "n" * (MAX_NOTE + 5_000)

    def write_in(workbook: Any) -> None:
        sheet = workbook["Acties"]
        type_in(sheet.cell(5, column(sheet, "measure")), long)

    found = came_back(edited(exported(document), write_in), document)
    assert found.changed == ()
    [unread] = found.unread
    assert unread.why.values == {"count": MAX_NOTE + 5_000, "limit": MAX_NOTE}


@pytest.mark.parametrize("ending", [".xls", ".xlsm", ".xlsb", ".ods"])
def test_another_kind_of_sheet_is_refused_by_its_name_with_the_endings_that_can_be_read(ending: str) -> None:
    assert importers_for(ending) == () and exporter_for(ending) is None
    with pytest.raises(ImportFileError) as caught:
        reader_of(Incoming(f"plan{ending}", b""))
    assert ".xlsx" in str(caught.value.values["known"])


def test_a_workbook_with_macros_under_another_name_is_read_for_its_cells_only() -> None:
    document = plan(Random(5))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(exported(document))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(500))
    assert came_back(target.getvalue(), document).is_empty


def test_a_workbook_of_more_than_twenty_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "groot.xlsx"
    with path.open("wb") as file:
        file.truncate((20 << 20) + 1)
    with pytest.raises(ImportFileError, match="20 MB"):
        from_file(path)


# --- names -------------------------------------------------------------------------------------------------------


@each_text
def test_a_title_makes_a_file_name_that_deceives_nobody(name: str) -> None:
    made = file_name(TEXTS[name])
    assert made and len(made.encode()) <= 200
    assert not re.search('[\u202a-\u202e\u2066-\u2069\x00-\x1f<>:"/\\\\|?*\ud800-\udfff]', made)


@each_text
def test_a_title_makes_a_sheet_that_excel_takes(name: str) -> None:
    document = journeys.document()
    document.apply(edits.set_fields(document, journeys.MAP, title=clean(TEXTS[name]).text).change)
    document.apply(Change.of([(None, JourneyMap(id=Id("other"), order="W", title=clean(TEXTS[name]).text))]))
    for title in openpyxl.load_workbook(io.BytesIO(as_workbook(document))).sheetnames:
        assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f\u202a-\u202e\u2066-\u2069]", title)
