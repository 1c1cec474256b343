"""Workbooks that mean harm or were cut short: each gets one sentence, at once, and nothing else happens."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import openpyxl
import pytest

from app.errors import ImportFileError
from app.exchange.cell import Cell, Fault
from app.exchange.comeback.columns import BY_KEY
from app.exchange.comeback.compare import NO_META, SUBJECT_GONE
from app.exchange.comeback.meanings import Unclear, meaning_of
from app.exchange.excel.opening import LOCKED, NOT_A_WORKBOOK, TOO_LARGE, TOO_LONG
from app.exchange.excel.reading import NO_TABLE, book_of
from tests.effort import at_most
from tests.exchange.comeback import came_back, column, edited, exported, landed, plan

DOCUMENT = plan(Random(5))
SOURCE = exported(DOCUMENT)
ACTIONS = "xl/worksheets/sheet2.xml"


def refusal(source: bytes) -> str:
    with pytest.raises(ImportFileError) as caught:
        book_of(source, "plan.xlsx")
    return caught.value.sentence


def repacked(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """The workbook with its parts changed."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(SOURCE)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return target.getvalue()


def in_actions(old: bytes, new: bytes) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        assert name != ACTIONS or old in data
        return data.replace(old, new, 1) if name == ACTIONS else data

    return repacked(change)


@pytest.mark.parametrize("source", [b"", b"no zip at all", b"PK\x03\x04" + b"\0" * 40, SOURCE[:4000], SOURCE[:-30]])
def test_what_is_no_whole_workbook_is_refused(source: bytes) -> None:
    assert refusal(source) == NOT_A_WORKBOOK


def test_what_is_locked_or_old_says_how_to_go_on() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == LOCKED


def test_a_zip_bomb_is_not_unpacked() -> None:
    assert refusal(repacked(lambda _name, data: data, {"xl/media/bomb.xml": b"\0" * (60 << 20)})) == TOO_LARGE
    assert refusal(repacked(lambda _name, data: data, {f"xl/{n}": b"" for n in range(2_100)})) == TOO_LARGE


@pytest.mark.parametrize(
    "prolog",
    [
        b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    ],
)
def test_entities_are_refused_unread(prolog: bytes) -> None:
    assert refusal(in_actions(b"<worksheet", prolog + b"<worksheet")) == NOT_A_WORKBOOK


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is() -> None:
    lying = in_actions(b"<sheetViews>", b'<dimension ref="A1:XFD1048576"/><sheetViews>')
    assert came_back(lying, DOCUMENT).is_empty


@pytest.mark.parametrize(("row", "answer"), [(20_001, TOO_LONG), (1_048_576, TOO_LONG)])
def test_a_cell_far_below_is_refused_by_its_row(row: int, answer: str) -> None:
    def far(workbook: Any) -> None:
        workbook["Acties"].cell(row, 3).value = "ver weg"

    assert refusal(edited(SOURCE, far)) == answer


def test_a_cell_far_to_the_right_is_no_matter() -> None:
    def far(workbook: Any) -> None:
        workbook["Acties"].cell(5, 16_384).value = "ver weg"

    assert came_back(edited(SOURCE, far), DOCUMENT).is_empty


def test_a_block_merged_over_everything_leaves_no_table_and_hangs_nothing() -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert refusal(in_actions(b"</sheetData>", merged)) == NO_TABLE


def test_formulas_and_errors_are_told_and_never_taken_for_nothing() -> None:
    def compute(workbook: Any) -> None:
        sheet = workbook["Acties"]
        sheet.cell(5, column(sheet, "measure")).value = '=HYPERLINK("http://x","klik")'
        sheet.cell(6, column(sheet, "cost_once")).value = "#REF!"

    found = came_back(edited(SOURCE, compute), DOCUMENT)
    assert found.is_empty
    assert [each.why.msgid for each in found.unread] == [Fault.FORMULA.value, Fault.ERROR.value]
    assert [each.text for each in found.unread] == ['=HYPERLINK("http://x","klik")', "#REF!"]


def test_a_date_that_cannot_be_is_told() -> None:
    def date_far_off(workbook: Any) -> None:
        sheet = workbook["Acties"]
        sheet.cell(5, column(sheet, "due")).value = 99_999_999

    assert len(came_back(edited(SOURCE, date_far_off), DOCUMENT).unread) == 1


@pytest.mark.parametrize(
    ("key", "text"), [("due", "t" * 32_000), ("percent", "1" * 32_000 + "x"), ("lift", "1," * 16_000)]
)
def test_a_cell_full_of_the_same_letter_takes_no_time(key: str, text: str) -> None:
    with at_most(40), pytest.raises(Unclear):
        meaning_of(BY_KEY[key], Cell(text), "nl")


@pytest.mark.parametrize("number", [b"9" * 400, b"-1e400", b"1e305"])
def test_a_number_that_fits_no_spreadsheet_is_read_as_it_stands(number: bytes) -> None:
    def enlarge(name: str, data: bytes) -> bytes:
        cell = rb'<c r="A5"\1><v>' + number + b"</v></c>"
        return re.sub(rb'<c r="A5"( s="\d+")? t="\w+">.*?</c>', cell, data, count=1) if name == ACTIONS else data

    [change] = came_back(repacked(enlarge), DOCUMENT).changed
    assert change.field == "title" and change.theirs


def tampered(told: Callable[[dict[str, str]], object]) -> bytes:
    """The workbook with other tokens for its first action, of which its last row is a copy."""

    def tamper(workbook: Any) -> None:
        cell, sheet = workbook["_reiskaart"].cell(5, 2), workbook["Acties"]
        tokens = json.loads(cell.value)
        told(tokens)
        cell.value = json.dumps(tokens)
        for place, each in enumerate(list(sheet[5]), 1):
            sheet.cell(sheet.max_row + (place == 1), place).value = each.value

    return edited(SOURCE, tamper)


@pytest.mark.parametrize("token", ["5", "[]", "{}", "true", '["a"]'])
@pytest.mark.parametrize("key", ["subject_id", "needs_ids", "owner_id"])
def test_an_id_in_the_hidden_sheet_that_is_none_leaves_the_sheet_aside(key: str, token: str) -> None:
    found = came_back(tampered(lambda tokens: tokens.update({key: token})), DOCUMENT)
    assert [each.msgid for each in found.remarks] == [NO_META]


def test_a_hidden_sheet_that_nests_without_end_is_left_aside() -> None:
    def nest(workbook: Any) -> None:
        for row in workbook["_reiskaart"].iter_rows(min_row=5):
            row[1].value = "[" * 20_000

    found = came_back(edited(SOURCE, nest), DOCUMENT)
    assert found.is_empty and [each.msgid for each in found.remarks] == [NO_META]


@pytest.mark.parametrize("subject", ["gone", DOCUMENT.persons()[0].id], ids=["gone", "a person"])
def test_a_copy_of_what_mends_nothing_that_can_be_mended_lands_without(subject: str) -> None:
    found = came_back(tampered(lambda tokens: tokens.update(subject_id=json.dumps(subject))), DOCUMENT)
    assert [each.why.msgid for each in found.unread] == [SUBJECT_GONE]
    assert landed(DOCUMENT, found.without_doubt()).actions()[-1].subject_id is None


def test_a_hidden_sheet_that_was_tampered_with_is_left_aside() -> None:
    def tamper(workbook: Any) -> None:
        for row in workbook["_reiskaart"].iter_rows(min_row=5):
            for cell in row[1:]:
                cell.value = "{ [ no json"

    found = came_back(edited(SOURCE, tamper), DOCUMENT)
    assert found.is_empty and found.remarks


def test_a_workbook_of_somebody_else_holds_no_table() -> None:
    workbook, target = openpyxl.Workbook(), BytesIO()
    workbook.active.append(["Naam", "Leeftijd"])
    workbook.save(target)
    assert refusal(target.getvalue()) == NO_TABLE
