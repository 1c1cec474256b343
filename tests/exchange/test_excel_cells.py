"""The gate for cells: what the user wrote comes back from the workbook character for character, as text."""

from datetime import date, datetime, timedelta, timezone
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.exchange.excel.cells import MAX_TEXT, Sheet, Titled, Value, escaped, fitting, sheet_name
from app.exchange.excel.looks import Look, Looks
from app.model.text import clean


def round_trip(*values: Value) -> tuple[list[object], Sheet]:
    workbook = Workbook(write_only=True)
    sheet = Sheet(workbook, "S", Looks(workbook))
    sheet.row([(value, Look()) for value in values], 15)
    target = BytesIO()
    workbook.save(target)
    target.seek(0)
    return list(openpyxl.load_workbook(target, rich_text=False)["S"][1]), sheet


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6 1234", "-2 euro", "@home", "\tx", "#N/A", "=cmd|' /C calc'!A0", "'quoted"]
)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    [cell], _ = round_trip(text)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_plain_text_is_not_marked_as_quoted() -> None:
    [cell], _ = round_trip("1 jan")
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "1 jan", False)


def test_characters_that_excel_cannot_hold_are_taken_out() -> None:
    [cell], _ = round_trip("a\x0bb\x00c\ud800d\ufffee")
    assert cell.value == "a\nbcde"


def test_text_that_excel_would_decode_is_escaped() -> None:
    assert escaped("_x0041_ _x004_ _X0041_") == "_x005F_x0041_ _x004_ _X0041_"


def test_a_text_that_is_too_long_is_cut_where_it_shows_and_told() -> None:
    [cell], sheet = round_trip("😀" * 20_000)
    assert len(cell.value.encode("utf-16-le")) // 2 <= MAX_TEXT
    assert cell.value.endswith("😀…")
    assert [remark.values for remark in sheet.remarks] == [{"sheet": "S", "cell": "A1", "limit": MAX_TEXT}]


def test_a_text_that_just_fits_is_whole() -> None:
    text = "n" * MAX_TEXT
    assert fitting(text) == text
    assert fitting(text + "n") == "n" * (MAX_TEXT - 1) + "…"


def test_dates_are_dates_and_moments_lose_their_zone() -> None:
    amsterdam = timezone(timedelta(hours=2))
    cells, _ = round_trip(date(2026, 3, 1), datetime(2026, 3, 1, 12, tzinfo=amsterdam))
    assert [cell.data_type for cell in cells] == ["n", "n"]
    assert cells[1].value - cells[0].value == pytest.approx(10 / 24)


def test_a_titled_text_keeps_its_characters() -> None:
    cells, _ = round_trip(Titled("=T", "_x0041_"), Titled("", "alone"), Titled("n" * MAX_TEXT, "more"))
    assert cells[0].quotePrefix
    assert cells[1].value == "alone"
    assert len(cells[2].value) == MAX_TEXT


@given(st.text(max_size=60))
def test_every_text_arrives(text: str) -> None:
    [cell], _ = round_trip(text)
    assert (cell.value or "") == escaped(clean(text).text)
    assert cell.value is None or cell.data_type == "s"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Klantreis: kopen / huren?", "Klantreis kopen huren"),
        ("", "Sheet"),
        ("'quoted'", "quoted"),
        ("History", "History 2"),
        ("ACTIES", "ACTIES 2"),
        ("x" * 40, "x" * 30 + "…"),
        ("😀" * 20, "😀" * 15 + "…"),
        ("Klantreis Vera, zoals we het willen", "Klantreis Vera, zoals we het…"),
        ("Klantreis van wie veel vergelijkt, en lang", "Klantreis van wie veel…"),
    ],
)
def test_sheet_names_are_ones_that_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title, ["Acties"]) == name


def test_long_sheet_names_stay_apart() -> None:
    taken: list[str] = []
    for _ in range(12):
        taken.append(sheet_name("x" * 40, taken))
    assert len(set(taken)) == 12
    assert max(map(len, taken)) == 31


def test_what_tells_sheets_apart_stays_where_a_title_is_cut() -> None:
    title = "Kanalen per fase Een verjaardagstaart bestellen – toekomst"
    assert sheet_name(title, [], "toekomst") == "Kanalen per fase Een… toekomst"
    assert sheet_name(title, ["kanalen per fase een… toekomst"], "toekomst") == "Kanalen per fase… toekomst 2"
    assert sheet_name("Klantreis Taart", [], "toekomst") == "Klantreis Taart"


def test_looks_are_shared() -> None:
    workbook = Workbook(write_only=True)
    looks = Looks(workbook)
    for _ in range(100):
        looks.style(Look(bold=True))
    assert looks.style(Look(bold=True)) is looks.style(Look(bold=True))
    assert looks.style(Look(bold=True)) is not looks.style(Look(bold=True), quoted=True)
