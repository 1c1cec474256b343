"""The workbook that comes back by way of LibreOffice, which writes all of it in its own way."""

from __future__ import annotations

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from app.exchange.comeback.found import Comeback
from app.guides.templates import build
from app.model.document import Document
from tests.exchange import journeys
from tests.exchange.comeback import TODAY, came_back, column, edited, exported, plan, type_in

pytestmark = pytest.mark.needs("soffice")

DOCUMENTS = {
    "random": lambda: plan(Random(3)),
    "random-too": lambda: plan(Random(11)),
    "vera": lambda: Document(build("vera", "nl")),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_opened_and_saved_by_libreoffice_it_brings_what_was_edited_and_no_more(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]()
    source = exported(document)
    assert came_back(saved(source, tmp_path / "untouched"), document) == Comeback()

    def work(workbook: object) -> None:
        sheet = workbook["Acties"]  # type: ignore[index]
        type_in(sheet.cell(5, column(sheet, "cost_once")), "€ 1.250,50")
        type_in(sheet.cell(6, column(sheet, "due")), "12 maart 2029")

    found = came_back(saved(edited(source, work), tmp_path / "edited"), document)
    assert {(each.field, each.theirs) for each in found.changed} == {("cost_once", 125_050), ("due", "2029-03-12")}
    assert not found.added and not found.removed and not found.unread


@pytest.mark.filterwarnings("ignore:.* extension is not supported")  # openpyxl of LibreOffice's data bars
def test_charts_conditions_lists_and_names_survive_libreoffice(tmp_path: Path) -> None:
    source = exported(journeys.sample("nl", TODAY))
    before, after = (load_workbook(BytesIO(each)) for each in (source, saved(source, tmp_path / "untouched")))
    assert before.sheetnames == after.sheetnames
    for name in before.sheetnames:
        ours, theirs = before[name], after[name]
        assert len(theirs._charts) == len(ours._charts), name
        assert sum(len(chart.series) for chart in theirs._charts) == sum(len(chart.series) for chart in ours._charts)
        assert len(_formulas(theirs)) >= len(_formulas(ours)), name
        assert theirs.sheet_state == ours.sheet_state or name == "_reiskaart"
    assert set(before.defined_names) <= set(after.defined_names)
    lists = {each.formula1 for each in after["Acties"].data_validations.dataValidation if each.type == "list"}
    assert {"list_light", "list_mends", "plan_title"} <= lists
    assert after["Tijdlijn"]["E6"].data_type == "f"


@pytest.mark.filterwarnings("ignore:.* extension is not supported")
def test_a_date_changed_on_the_actions_moves_its_row_on_the_timeline(tmp_path: Path) -> None:
    document = journeys.sample("nl", TODAY)

    def work(workbook: Any) -> None:
        sheet = workbook["Acties"]
        sheet.cell(6, column(sheet, "due")).value = date(2026, 12, 31)
        type_in(sheet.cell(5 + len(document.actions()), 1), "Een nieuwe actie")

    source = saved(edited(exported(document), work), tmp_path / "moved")
    timeline = load_workbook(BytesIO(source), data_only=True)["Tijdlijn"]
    assert timeline["F7"].value.date() == date(2026, 12, 31)
    assert timeline.cell(6 + len(document.actions()), 1).value == "Een nieuwe actie"


def _formulas(sheet: Any) -> list[str]:
    return [rule.formula for area in sheet.conditional_formatting for rule in area.rules]


def saved(source: bytes, folder: Path) -> bytes:
    """A workbook as LibreOffice saves it."""
    (folder / "out").mkdir(parents=True)
    path = folder / "plan.xlsx"
    path.write_bytes(source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder / "out", path]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return (folder / "out" / "plan.xlsx").read_bytes()
