"""OpenJourney and CJML in the window: dropped on a map they are shown first, and land as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QTextEdit

from tests.exchange.samples import ACTUAL, CJML, OPENJOURNEY
from tests.widgets.conftest import Start
from tests.widgets.test_import import drop, shown, wait_until_read

DROPPED = [
    ("fiets.ojf", OPENJOURNEY["fiets.ojf"], [("fiets", "phases: 3 · touchpoints: 3")], "Duur: -4"),
    ("pakje.json", OPENJOURNEY["pakje.ojf"], [("Een brief", "phases: 2 · touchpoints: 3")], "Digital touchpoints"),
    (
        "bank.xml",
        CJML["bank.xml"],
        [("Zoals bedoeld", "phases: 1 · touchpoints: 2"), ("AJ1", "phases: 2 · touchpoints: 3")],
        "De Buren",
    ),
]


@pytest.mark.parametrize(("name", "source", "maps", "original"), DROPPED, ids=[name for name, *_ in DROPPED])
def test_what_is_dropped_is_shown_with_its_repairs_and_lands_as_one_step(
    name: str, source: bytes, maps: list[tuple[str, str]], original: str, start: Start, tmp_path: Path
) -> None:
    driver = start("empty", title="Mine")
    before = dict(driver.document.records)
    (tmp_path / name).write_bytes(source)
    assert drop(driver, tmp_path / name, driver.canvas.viewport())
    wait_until_read(driver)
    assert shown(driver) == maps
    assert original in driver.find("import.repairs", QTextEdit).toPlainText()
    assert dict(driver.document.records) == before
    driver.click("import.make")
    assert [journey.title for journey in driver.document.maps()] == ["Mine", *(title for title, _ in maps)]
    driver.window.actions_["edit.undo"].trigger()
    assert dict(driver.document.records) == before


def test_xml_that_would_do_harm_is_refused_and_changes_nothing(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="Mine")
    before = dict(driver.document.records)
    harmful = ACTUAL.replace("<CJML", '<!DOCTYPE CJML [<!ENTITY a "b">]><CJML', 1)
    (tmp_path / "bank.cjml").write_text(harmful, "utf-8")
    assert drop(driver, tmp_path / "bank.cjml", driver.canvas.viewport())
    for _attempt in range(200):
        if "document type" in driver.settle(25).find("import.words", QLabel).text():
            break
    assert "document type" in driver.find("import.words", QLabel).text()
    assert dict(driver.document.records) == before
