"""Workbooks that are not ours: journeys on their sheets are read by the same rules as every table, with addresses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from random import Random
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from app.errors import ImportFileError
from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.cell import Cell, Fault
from app.exchange.excel import foreign_sheet
from app.exchange.excel.opening import LOCKED, NOT_A_WORKBOOK, TOO_LARGE, TOO_LONG
from app.exchange.foreign.scale import BEYOND
from app.exchange.incoming import Incoming, reader_of
from app.exchange.tables.entries import TOO_WIDE, said
from app.exchange.tables.plan import NO_JOURNEY, OTHER_TABLE
from tests.exchange import table_samples as samples
from tests.exchange.comeback import exported, plan
from tests.exchange.mermaid import landed, rows
from tests.exchange.test_comeback_hostile import SOURCE, repacked
from tests.exchange.test_tables_read import notes

HEAD = ("Fase", "Touchpoint", "Emotie (1-5)", "Pijnpunten")


def book(*sheets: list[tuple[object, ...]], change: Callable[[Any], object] = lambda book: None) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, lines in enumerate(sheets, 1):
        page = workbook.create_sheet(f"Blad {number}")
        for line in lines:
            page.append(line)
    change(workbook)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def read(source: bytes, name: str = "reis.xlsx") -> ImportPlan:
    return foreign_sheet.read(source, name, ImportOptions())


def told(plan: ImportPlan) -> list[tuple[str, str, str]]:
    return [(repair.place, repair.what.msgid, repair.original) for repair in plan.repairs]


def test_a_journey_as_a_marketeer_makes_it_is_read() -> None:
    plan = read(samples.sheet(), "bakkerij.xlsx")
    assert plan.titles == ("Customer journey De Korenaar",)
    document = landed(plan)
    assert [title for title, _ in rows(document)] == ["Oriënteren", "Kopen"]
    assert [title for _, held in rows(document) for title, _ in held] == ["Instagram", "Google", "Etalage", "Kassa"]
    assert notes(document)["Kopen"] == ["over twee"], "what was merged over several touchpoints is said of the phase"
    assert notes(document)["Google"] == ["Zoekt", "Klopt niet", "Geen nummer"]
    assert told(plan) == [("Legenda!A1", OTHER_TABLE, "Legenda")]


def test_a_merged_feeling_is_felt_at_each_touchpoint_and_a_merged_touchpoint_is_one() -> None:
    def merge(workbook: Any) -> None:
        workbook.active.merge_cells("C2:C3")
        workbook.active.merge_cells("B4:B5")

    lines: list[tuple[object, ...]] = [HEAD, ("A", "een", 5, "x"), ("A", "twee", None, "y")]
    lines += [("B", "drie", 1, "z"), ("B", None, None, "ook van drie")]
    document = landed(read(book(lines, change=merge)))
    assert rows(document) == [("A", [("een", 20), ("twee", 20)]), ("B", [("drie", -20)])]
    assert notes(document)["drie"] == ["z", "ook van drie"]


def test_every_sheet_with_a_journey_is_a_map() -> None:
    source = book([HEAD, ("A", "een", 5, "x")], [("niets",)], [HEAD, ("B", "twee", 1, "y")])
    plan = read(source)
    assert plan.titles == ("Blad 1", "Blad 3")
    document = landed(plan)
    assert [rows(document, journey.id) for journey in document.maps()] == [
        [("A", [("een", 20)])],
        [("B", [("twee", -20)])],
    ]


def test_repairs_name_the_cell() -> None:
    assert told(read(book([HEAD, ("A", "een", 7, "x")]))) == [("C2", BEYOND, "7")]


def test_what_cannot_be_read_is_told_and_never_silently_empty() -> None:
    plan = read(book([HEAD, ("A", "een", "=1+1", "x"), ("A", "twee", 3, "#N/A")]))
    assert told(plan) == [("C2", Fault.FORMULA.value, "=1+1"), ("D3", Fault.ERROR.value, "#N/A")]


def test_sheets_beyond_those_that_are_read_are_told_by_name() -> None:
    plan = read(book(*[[HEAD, ("A", "een", 3, "x")]] * 52))
    assert len(plan.titles) == 50
    assert told(plan) == [("", foreign_sheet.MORE_SHEETS, "Blad 51, Blad 52")]


def test_remarks_links_and_hidden_rows_are_told() -> None:
    def adorn(workbook: Any) -> None:
        page = workbook.active
        page["B2"].comment = Comment("Klopt dit <nog>?", "Ann")
        page["D2"].hyperlink = "https://x.example"
        page.row_dimensions[3].hidden = True

    lines: list[tuple[object, ...]] = [HEAD, ("A", "een", 3, "x"), ("A", "twee", 3, "y")]
    plan = read(book(lines, change=adorn))
    assert told(plan) == [
        ("B2", foreign_sheet.REMARK, "Klopt dit <nog>?"),
        ("", foreign_sheet.LINKS, "Blad 1"),
        ("", foreign_sheet.HIDDEN_ROWS, "Blad 1"),
    ]
    assert [repair.what.values.get("count") for repair in plan.repairs] == [None, 1, 1]
    assert told(read(book(lines, [("niets",)], change=adorn)))[0][0] == "Blad 1!B2"


def test_of_many_remarks_the_rest_is_told_as_a_number() -> None:
    def adorn(workbook: Any) -> None:
        for number in range(2, 62):
            workbook.active[f"B{number}"].comment = Comment(f"nummer {number}", "Ann")

    plan = read(book([HEAD, *[("A", f"t{n}", 3, "x") for n in range(60)]], change=adorn))
    assert len(plan.repairs) == 51
    assert plan.repairs[-1].what.values["count"] == 10


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(3), "3"),
        (Cell(2.5), "2.5"),
        (Cell(0.8, percent=True), "80%"),
        (Cell(1, percent=True), "100%"),
        (Cell(date(2026, 5, 1)), "2026-05-01"),
        (Cell(datetime(2026, 5, 1)), "2026-05-01"),
        (Cell(datetime(2026, 5, 1, 9, 30)), "2026-05-01 09:30"),
        (Cell(True), "✓"),
        (Cell("tekst"), "tekst"),
    ],
)
def test_a_cell_reads_as_people_read_it(cell: Cell, text: str) -> None:
    assert said(cell) == text


def test_a_workbook_without_a_journey_is_refused() -> None:
    with pytest.raises(ImportFileError) as refusal:
        read(book([("Artikel", "Prijs"), ("Brood", 3)]))
    assert refusal.value.sentence == NO_JOURNEY


def test_a_workbook_of_ours_still_comes_back_also_without_its_hidden_sheet() -> None:
    document = plan(Random(5))
    source = exported(document)
    assert reader_of(Incoming("plan.xlsx", source)).id == "excel"
    workbook = openpyxl.load_workbook(BytesIO(source))
    for name in [name for name in workbook.sheetnames if name not in ("Acties", "Actions")]:
        del workbook[name]
    target = BytesIO()
    workbook.save(target)
    bare = target.getvalue()
    assert reader_of(Incoming("plan.xlsx", bare)).id == "sheet"
    assert read(bare).compare is not None


def test_a_journey_with_an_owner_and_a_description_is_no_list_of_actions() -> None:
    head = ("Fase", "Touchpoint", "Actie", "Eigenaar", "Beschrijving", "Emotie (1-5)")
    source = book([head, ("A", "een", "Belt", "Jan", "Lang", 3)])
    assert reader_of(Incoming("x.xlsx", source)).id == "sheet"
    assert read(source).compare is None
    assert notes(landed(read(source))) == {"een": ["Belt"]}


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (b"PK\x03\x04" + b"\0" * 40, NOT_A_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, LOCKED),
        (SOURCE[:4000], NOT_A_WORKBOOK),
        (repacked(lambda _name, data: data, {f"xl/{n}": b"" for n in range(2_100)}), TOO_LARGE),
        (
            repacked(lambda _, data: data.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)),
            NOT_A_WORKBOOK,
        ),
        (book([HEAD, *[("A", "een", 3, "x")] * 20_001]), TOO_LONG),
    ],
)
def test_hostile_workbooks_are_refused_as_before(source: bytes, sentence: str) -> None:
    assert reader_of(Incoming("x.xlsx", source)).id in ("excel", "sheet")
    with pytest.raises(ImportFileError) as refusal:
        read(source)
    assert refusal.value.sentence == sentence


def test_a_cell_far_away_takes_no_time() -> None:
    def far(workbook: Any) -> None:
        workbook.active["XFD19000"] = "ver weg"

    assert rows(landed(read(book([HEAD, ("A", "een", 3, "x")], change=far)))) == [("A", [("een", 0)])]


def test_columns_beyond_what_is_read_are_told() -> None:
    heads = ("Fase", "Contactmoment", *(f"Extra {number}" for number in range(3, 70)))
    plan = read(book([heads, ("Kopen", "Kassa", "Rij")]))
    assert [repair.line for repair in plan.repairs if repair.what.msgid == TOO_WIDE] == [1]
    narrow = read(book([heads[:64], ("Kopen", "Kassa")]))
    assert not any(repair.what.msgid == TOO_WIDE for repair in narrow.repairs)
