"""Tables in the window: a pasted or dropped journey is shown, asked about and added; a block of notes stays one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit

from app.model.blocks import write_html
from app.model.records import EmotionScore, LaneKind, Note, Touchpoint
from tests.driver import Driver
from tests.exchange import table_samples as samples
from tests.widgets.conftest import Start
from tests.widgets.test_import import drop, shown, wait_until_read
from tests.widgets.test_import_pasted import notes, put, titles

JOURNEY = "Fase\tTouchpoint\tEmotie\tPijnpunten\nZoeken\tSite\tblij\ttraag\nKopen\tKassa\tboos\trij\n"


def scores(driver: Driver) -> list[int]:
    return [each.score for each in driver.document.records.values() if isinstance(each, EmotionScore)]


@pytest.mark.parametrize(
    "text",
    [
        JOURNEY,
        JOURNEY.replace("\t", ";"),
        "| Phase | Touchpoint | Pains |\n|---|---|---|\n| a | b | c |\n| d | e | f |\n",
    ],
)
def test_a_pasted_table_with_the_headings_of_a_journey_is_shown_and_then_added_as_one_step(
    start: Start, text: str
) -> None:
    driver = start("empty", title="Mine")
    before = dict(driver.document.records)
    driver.canvas.setFocus()
    put(text)
    driver.press("Ctrl+V")
    wait_until_read(driver)
    assert [detail for _title, detail in shown(driver)] == ["phases: 2 · touchpoints: 2"]
    driver.click("import.make")
    driver.settle(50)
    assert len(driver.document.maps()) == 2
    driver.window.actions_["edit.undo"].trigger()
    assert dict(driver.document.records) == before


def test_a_table_that_comes_as_html_only_is_taken_too(start: Start) -> None:
    driver = start("empty", title="Mine")
    driver.canvas.setFocus()
    data = QMimeData()
    data.setHtml(write_html([line.split("\t") for line in JOURNEY.splitlines()]))
    QGuiApplication.clipboard().setMimeData(data)
    driver.press("Ctrl+V")
    wait_until_read(driver)
    assert [detail for _title, detail in shown(driver)] == ["phases: 2 · touchpoints: 2"]


def test_line_breaks_that_only_the_table_beside_the_text_has_part_notes(start: Start) -> None:
    driver = start("empty", title="Mine")
    driver.canvas.setFocus()
    data = QMimeData()
    data.setText(JOURNEY.replace("traag", "traag en lelijk kan niet tegen het licht"))
    cells = [
        line.split("\t") for line in JOURNEY.replace("traag", "traag en lelijk|kan niet tegen het licht").splitlines()
    ]
    data.setHtml(write_html([[cell.replace("|", "\n") for cell in row] for row in cells]))
    QGuiApplication.clipboard().setMimeData(data)
    driver.press("Ctrl+V")
    wait_until_read(driver)
    driver.click("import.make")
    driver.settle(50)
    made = [each.text for each in driver.document.records.values() if isinstance(each, Note)]
    assert {"traag en lelijk", "kan niet tegen het licht"} <= set(made)


def test_a_block_of_cells_without_such_headings_becomes_notes_as_before(start: Start) -> None:
    driver = start("five-phases", title="Mine")
    lane = driver.document.lane(driver.document.maps()[0].id, LaneKind.PAINS)
    assert lane is not None
    driver.canvas.setFocus()
    put("traag\tduur\nrij\tdruk\n")
    driver.press("Ctrl+V")
    driver.settle(50)
    made = [each for each in driver.document.records.values() if isinstance(each, Note | Touchpoint)]
    assert len(made) == 4
    assert len(driver.document.maps()) == 1


def test_a_block_that_is_headed_by_the_lanes_of_this_map_goes_into_them(start: Start) -> None:
    driver = start("five-phases", title="Mine")
    driver.canvas.setFocus()
    put("\tPurchase\tService\nTouchpoints\tTill\tPhone\nDoing\tPays\tCalls\nPain points\tqueue\tqueue too\n")
    driver.press("Ctrl+V")
    driver.settle(50)
    assert len(driver.document.maps()) == 1
    assert {"Pays", "Calls", "queue", "queue too"} <= set(notes(driver))
    assert {"Till", "Phone"} <= set(titles(driver))


def test_a_sheet_of_somebody_else_is_asked_about_and_lands_by_the_answers(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="Mine")
    path = tmp_path / "bakkerij.xlsx"
    path.write_bytes(samples.sheet())
    assert drop(driver, path, driver.canvas.viewport())
    wait_until_read(driver)
    assert shown(driver) == [("Customer journey De Korenaar", "phases: 2 · touchpoints: 4")]
    assert "Legenda!A1" in driver.find("import.repairs", QTextEdit).toPlainText()
    driver.click("import.make")
    driver.settle(50)
    assert scores(driver) == [20, 0, 10, -20]
