"""The export dialog: two acts give a PDF and a workbook; a cancelled export leaves nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from app.widgets.export_dialog import ExportDialog
from tests.driver import Driver


def dialog(driver: Driver) -> ExportDialog:
    return driver.find("exportDialog", ExportDialog)


def wait_for_end(driver: Driver) -> None:
    for _attempt in range(600):
        if not driver.sees("export.progress"):
            return
        driver.settle(50)
    raise AssertionError("the export did not end")


def test_pdf_and_excel_in_two_acts(vera: Driver, home: Path) -> None:
    vera.click("bar.file.export").click("export.make")
    wait_for_end(vera)
    folder = home / "Documents" / "Reiskaart"
    made = sorted(path.name for path in folder.iterdir() if path.suffix in (".pdf", ".xlsx"))
    assert made == ["Vera wants to lose ten kilos.pdf", "Vera wants to lose ten kilos.xlsx"]
    assert (folder / made[0]).read_bytes().startswith(b"%PDF")
    assert vera.sees("export.open") and vera.sees("export.show")


def test_nothing_chosen_nothing_to_make(vera: Driver) -> None:
    vera.click("bar.file.export").click("export.pdf").click("export.excel")
    assert not vera.find("export.make").isEnabled()
    assert dialog(vera).targets() == []


def test_cancel_leaves_nothing_behind(vera: Driver, home: Path) -> None:
    before = {path.name for path in (home / "Documents" / "Reiskaart").iterdir()}
    vera.click("bar.file.export").find("export.make", QPushButton).click()
    vera.find("export.cancel", QPushButton).click()
    wait_for_end(vera)
    assert {path.name for path in (home / "Documents" / "Reiskaart").iterdir()} == before
    assert "cancelled" in vera.find("export.result", QLabel).text()


def test_a_failure_is_said_in_the_dialog(vera: Driver, home: Path) -> None:
    blocked = home / "Documents" / "Reiskaart" / "Vera wants to lose ten kilos.pdf"
    blocked.mkdir()
    vera.click("bar.file.export").click("export.excel").click("export.make")
    wait_for_end(vera)
    assert blocked.name in vera.find("export.result", QLabel).text()
    assert not vera.sees("export.open")
