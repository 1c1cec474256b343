"""The export dialog: two acts give a PDF and a workbook; a cancelled export leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton

from app.exchange import EXPORTERS
from app.exchange.base import PARTS, ExportOptions
from app.exchange.pdf import pages_of
from app.model import edits
from app.widgets.export_dialog import ExportDialog
from app.widgets.export_results import Outcome
from tests.driver import Driver
from tests.widgets.conftest import Start


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


def test_arrows_go_from_format_to_format_as_their_cards_lie(vera: Driver) -> None:
    vera.press("Ctrl+Shift+E")
    cards = dialog(vera).cards
    start = cards["pdf"]
    beside = next(card for card in cards.values() if card.y() == start.y() and card.x() > start.x())
    below = next(card for card in cards.values() if card.y() > start.y() and card.x() == start.x())
    start.setFocus()
    for key, card in (("Right", beside), ("Left", start), ("Down", below), ("Up", start)):
        vera.press(key)
        assert card.hasFocus(), key
    ticked = start.isChecked()
    assert vera.press("Space") and start.isChecked() is not ticked


def test_slides_are_made_where_they_are_ticked_and_say_that_nothing_is_missing(vera: Driver, home: Path) -> None:
    vera.click("bar.file.export").click("export.pdf").click("export.excel").click("export.powerpoint")
    vera.click("export.make")
    wait_for_end(vera)
    [made] = (home / "Documents" / "Reiskaart").glob("*.pptx")
    assert made.read_bytes().startswith(b"PK")
    told = [label.text() for label in dialog(vera).findChildren(QLabel, "export.result")]
    assert told[0] == made.name and told[1].startswith("There are ") and told[2].startswith("Checked: all ")


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


def targets(driver: Driver) -> list[tuple[str, bool]]:
    """The files that would be made, and whether each is said to be replaced."""
    named = [label for label in dialog(driver).findChildren(QLabel, "export.target") if label.isVisible()]
    replaced = [label.y() for label in dialog(driver).findChildren(QLabel, "export.replaced") if label.isVisible()]
    return [(label.text(), label.y() in replaced) for label in named]


def test_the_name_can_be_changed_and_what_would_be_replaced_is_said_before(vera: Driver, home: Path) -> None:
    folder = home / "Documents" / "Reiskaart"
    (folder / "For Ann.xlsx").write_bytes(b"old")
    vera.click("bar.file.export")
    assert [name for name, _there in targets(vera)] == [path.name for path in dialog(vera).targets()]
    assert not any(there for _name, there in targets(vera))
    vera.type("For Ann", into="export.name").settle()
    assert targets(vera) == [("For Ann.pdf", False), ("For Ann.xlsx", True)]
    vera.click("export.pdf").click("export.make")
    wait_for_end(vera)
    assert (folder / "For Ann.xlsx").read_bytes().startswith(b"PK")
    assert not (folder / "For Ann.pdf").exists()


def test_a_name_that_no_system_takes_is_made_fit(vera: Driver) -> None:
    vera.click("bar.file.export").type("a/b: c?", into="export.name").settle()
    assert [path.name for path in dialog(vera).targets()] == ["a b c.pdf", "a b c.xlsx"]
    vera.type(" ", into="export.name").settle()
    assert not vera.find("export.make").isEnabled()


def test_another_folder_is_asked_of_the_system(vera: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "Vera wants to lose ten kilos.pdf").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    vera.click("bar.file.export").click("export.folder")
    assert {path.parent for path in dialog(vera).targets()} == {other}
    assert [there for _name, there in targets(vera)] == [True, False]


def test_closing_the_window_calls_the_export_off_and_leaves_nothing(vera: Driver, home: Path) -> None:
    folder = home / "Documents" / "Reiskaart"
    before = {path.name for path in folder.iterdir()}
    vera.click("bar.file.export").find("export.make", QPushButton).click()
    vera.window.close()
    assert {path.name for path in folder.iterdir()} == before


def test_parts_of_the_pdf_can_be_left_out(vera: Driver, home: Path) -> None:
    vera.click("bar.file.export").click("export.excel").click("export.form.report")
    offered = [part for part in PARTS if vera.sees(f"export.part.{part}")]
    assert offered[:2] == ["cover", "maps"] and "actions" in offered
    for part in offered:
        if part != "maps":
            vera.click(f"export.part.{part}")
    assert dialog(vera).pdf.parts.chosen() == {"maps"}
    vera.click("export.make")
    wait_for_end(vera)
    [made] = (home / "Documents" / "Reiskaart").glob("*.pdf")
    maps = [journey.id for journey in vera.document.maps()]
    expected = pages_of(vera.document, maps, ExportOptions(parts=frozenset({"maps"}))).pages
    assert made.read_bytes().count(b"/Type /Page\n") == len(expected)


def test_a_pdf_without_any_part_is_not_made(vera: Driver) -> None:
    vera.click("bar.file.export").click("export.excel").click("export.form.report")
    for part in PARTS:
        if vera.sees(f"export.part.{part}"):
            vera.click(f"export.part.{part}")
    assert not vera.find("export.make").isEnabled()
    vera.click("export.part.maps")
    assert vera.find("export.make").isEnabled()


def test_a_pdf_is_a_poster_at_first_and_only_a_report_has_parts(vera: Driver) -> None:
    vera.click("bar.file.export")
    assert dialog(vera).pdf.chosen(ExportOptions()).form == "poster"
    assert vera.sees("export.paper.poster.a0") and not vera.sees("export.part.maps")
    vera.click("export.form.report")
    assert vera.sees("export.part.maps") and not vera.sees("export.paper.poster.a0")


def test_a_poster_of_tiles_is_made_as_large_and_on_such_sheets_as_chosen(vera: Driver, home: Path) -> None:
    vera.click("bar.file.export").click("export.excel").click("export.form.tiles")
    vera.click("export.paper.tiles.a2").click("export.sheet.a3").click("export.make")
    wait_for_end(vera)
    told = [label.text() for label in dialog(vera).findChildren(QLabel, "export.result")]
    maps = [journey.id for journey in vera.document.maps()]
    expected = pages_of(vera.document, maps, ExportOptions(paper="a2", form="tiles", sheet="a3"))
    assert [remark.text() for remark in expected.remarks] == told[1:-1]
    assert told[-1].startswith("Checked: ")
    [made] = (home / "Documents" / "Reiskaart").glob("*.pdf")
    assert made.read_bytes().count(b"/Type /Page\n") == len(expected.pages)


def test_it_keeps_its_size_with_all_results(vera: Driver) -> None:
    dialog = ExportDialog(vera.window, vera.workspace)
    dialog.pdf.form.buttons()[2].click()
    dialog.show()
    for card in dialog.cards.values():
        card.setChecked(True)
    before = vera.settle(10) and dialog.size()
    dialog.start()
    for number in range(12):
        said = f"There is something to tell about file {number}, in a sentence that wraps."
        dialog._results.add(Outcome("PDF", Path(f"{number}.pdf"), "all 2 maps", (said,)))
    vera.settle(50)
    assert dialog.size() == before and dialog.height() <= 650
    assert dialog._results.verticalScrollBar().maximum() > 0
    dialog.close()


def test_the_buttons_stay_where_they_are_when_a_format_is_unticked(vera: Driver) -> None:
    vera.click("bar.file.export").settle()
    before = vera.find("export.cancel").mapToGlobal(QPoint(0, 0))
    vera.click("export.pdf").settle()
    assert not vera.sees("export.form.poster")
    assert vera.find("export.cancel").mapToGlobal(QPoint(0, 0)) == before


def test_what_was_exported_last_is_chosen_the_next_time(vera: Driver) -> None:
    vera.click("bar.file.export").click("export.pdf").click("export.make")
    wait_for_end(vera)
    vera.click("export.cancel").click("bar.file.export")
    ticked = [exporter.id for exporter in EXPORTERS if vera.find(f"export.{exporter.id}", QToolButton).isChecked()]
    assert ticked == ["excel"]


def lines(driver: Driver) -> list[str]:
    """What is told of all files, from the top."""
    driver.settle()  # the lines stand in their order once they are laid out
    said = {label.y(): label.text() for label in dialog(driver).findChildren(QLabel, "export.result")}
    return [said[y] for y in sorted(said)]


def test_what_there_is_to_remark_stands_under_its_file(vera: Driver) -> None:
    vera.click("bar.file.export").click("export.pdf").click("export.excel").click("export.csv").click("export.mermaid")
    before = dialog(vera).size()
    vera.click("export.make")
    wait_for_end(vera)
    told = lines(vera)
    files = [place for place, line in enumerate(told) if Path(line).suffix in (".csv", ".mmd")]
    assert files[0] == 0 and files[1] > 1, "between the two files stands what CSV has no place for"
    assert told[files[1] + 1 :] and dialog(vera).size() == before
    assert len(told) == len(set(told))
    assert vera.find("export.open").hasFocus()


def test_one_sentence_about_several_files_is_told_once_with_their_names(vera: Driver) -> None:
    vera.click("bar.file.export")
    results = dialog(vera)._results
    vera.click("export.make")
    wait_for_end(vera)
    results.clear()
    results.add(Outcome("CSV", Path("a.csv"), remarks=("No tags.", "No notes.")))
    results.add(Outcome("CJML", Path("a.cjml"), remarks=("No tags.",)))
    assert lines(vera) == ["a.csv", "No notes.", "a.cjml", "CSV, CJML: No tags."]


def test_after_an_export_one_can_choose_again(vera: Driver) -> None:
    vera.click("bar.file.export").click("export.pdf").click("export.make")
    wait_for_end(vera)
    assert not vera.sees("export.name") and vera.find("export.make", QPushButton).text() == "Choose again"
    vera.click("export.make")
    assert vera.sees("export.name") and not vera.sees("export.open")
    assert [there for _name, there in targets(vera)] == [True]


def test_the_choices_for_a_pdf_are_there_only_where_one_is_made(vera: Driver) -> None:
    vera.click("bar.file.export")
    assert vera.sees("export.form.poster")
    assert not vera.click("export.pdf").sees("export.form.poster")
    assert vera.click("export.pdf").sees("export.form.poster")


@pytest.mark.parametrize("only", [False, True])
def test_of_several_maps_each_file_says_which_it_holds(start: Start, only: bool, home: Path) -> None:
    driver = start("five-phases", title="First")
    driver.workspace.run(lambda document: edits.add_map(document, "Second"))
    driver.click("bar.file.export").click("export.pdf").click("export.excel").click("export.csv").click("export.html")
    if only:
        driver.click("export.maps.this")
    held = [label.text() for label in dialog(driver).findChildren(QLabel, "export.holds") if label.isVisible()]
    assert sorted(held) == sorted(["only “First”", "only “First”" if only else "all 2 maps"])
    driver.click("export.make")
    wait_for_end(driver)
    told = [label.text() for label in dialog(driver).findChildren(QLabel, "export.result.maps")]
    assert sorted(told) == sorted(held)
    [page] = (home / "Documents" / "Reiskaart").glob("*.html")
    assert ("Second" in page.read_text("utf-8")) is not only


def test_of_one_map_there_is_nothing_to_choose_or_tell(start: Start) -> None:
    driver = start("five-phases")
    driver.click("bar.file.export")
    assert not driver.sees("export.maps.all") and not driver.sees("export.holds")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("touch", [False, True])
def test_every_format_has_a_card_on_which_all_its_words_can_be_read(start: Start, language: str, touch: bool) -> None:
    driver = start("empty", language=language, touch=touch)
    driver.click("bar.file.export")
    for exporter in EXPORTERS:
        card = driver.find(f"export.{exporter.id}", QToolButton)
        assert card.height() >= 44
        for words in card.findChildren(QLabel):
            assert words.width() >= words.sizeHint().width(), (exporter.id, words.text())
    assert dialog(driver).width() <= 1024 and dialog(driver).height() <= 600


def test_all_formats_at_once_still_fit_a_small_screen(vera: Driver) -> None:
    vera.click("bar.file.export")
    for exporter in EXPORTERS:
        if not vera.find(f"export.{exporter.id}", QToolButton).isChecked():
            vera.click(f"export.{exporter.id}")
    assert len(targets(vera)) == len(EXPORTERS)
    assert len({target.name for target in dialog(vera).targets()}) == len(EXPORTERS)
    assert dialog(vera).height() <= 600


def test_cards_are_ticked_by_keys_one_after_another(vera: Driver) -> None:
    vera.click("bar.file.export")
    first = vera.find("export.pdf", QToolButton)
    first.setFocus()
    vera.press("Space").press("Tab").press("Space")
    chosen = [exporter.id for exporter in EXPORTERS if vera.find(f"export.{exporter.id}", QToolButton).isChecked()]
    assert chosen == ["powerpoint", "excel"]


def test_what_a_format_cannot_hold_is_told_after_the_export(vera: Driver, home: Path) -> None:
    vera.click("bar.file.export").click("export.pdf").click("export.excel").click("export.mermaid").click("export.make")
    wait_for_end(vera)
    [made] = (home / "Documents" / "Reiskaart").glob("*.mmd")
    assert "journey\n    title Vera wants to lose ten kilos" in made.read_text("utf-8")
    told = [label.text() for label in dialog(vera).findChildren(QLabel, "export.result")]
    assert told[0] == made.name and any("notes" in sentence for sentence in told[1:])
