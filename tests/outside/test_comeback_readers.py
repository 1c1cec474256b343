"""The workbook that comes back by way of LibreOffice, which writes all of it in its own way."""

from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random

import pytest

from app.exchange.comeback.found import Comeback
from app.guides.templates import build
from app.model.document import Document
from tests.exchange.comeback import came_back, column, edited, exported, plan, type_in

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


def saved(source: bytes, folder: Path) -> bytes:
    """A workbook as LibreOffice saves it."""
    (folder / "out").mkdir(parents=True)
    path = folder / "plan.xlsx"
    path.write_bytes(source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder / "out", path]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return (folder / "out" / "plan.xlsx").read_bytes()
