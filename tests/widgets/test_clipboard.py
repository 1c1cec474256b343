"""The clipboard in the window, by its keys: tables and lines from other programs, and what they get from us."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from app.model import edits
from app.model.blocks import read_html, read_tsv
from app.model.records import Id, Lane, LaneKind, Note
from tests.driver import Driver

Start = Callable[..., Driver]


def put(text: str = "", html: str = "") -> None:
    """Puts on the clipboard what another program would."""
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def held() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


@pytest.fixture
def five(start: Start) -> Driver:
    """A window on an empty map of five phases, with the keyboard in the cell of doing in the second phase."""
    driver = start("five-phases", language="nl", title="Kaart")
    cell(driver, LaneKind.DOING, 1)
    return driver


def lane(driver: Driver, kind: LaneKind) -> Id:
    found = driver.document.lane(driver.canvas.map_id, kind)
    assert found is not None
    return found.id


def cell(driver: Driver, kind: LaneKind, phase: int) -> None:
    phase_id = driver.document.phases(driver.canvas.map_id)[phase].id
    driver.canvas.selection.select((), focus_key=f"cell:{lane(driver, kind)}:{phase_id}")
    driver.canvas.setFocus()


def notes(driver: Driver, kind: LaneKind, phase: int) -> list[str]:
    phase_id = driver.document.phases(driver.canvas.map_id)[phase].id
    return [note.text for note in driver.document.notes(phase_id, lane(driver, kind))]


def test_an_excel_block_goes_to_the_right_from_the_focused_cell(five: Driver) -> None:
    put('a\tb\r\nc\t"twee\nregels"\r\n')
    five.press("Ctrl+V")
    assert notes(five, LaneKind.DOING, 1) == ["a", "c"]
    assert notes(five, LaneKind.DOING, 2) == ["b", "twee\nregels"]
    assert len(five.canvas.selected_ids()) == 4
    five.press("Ctrl+Z")
    assert not any(isinstance(record, Note) for record in five.document.records.values())


def test_headings_place_the_cells_wherever_the_cursor_is(five: Driver) -> None:
    put("\tService\tAankoop\nPijnpunten\tlange rij\tgeen pin\nBackstage\t\tkassa bijvullen")
    five.press("Ctrl+V")
    assert notes(five, LaneKind.PAINS, 3) == ["lange rij"] and notes(five, LaneKind.PAINS, 2) == ["geen pin"]
    assert notes(five, LaneKind.BACKSTAGE, 2) == ["kassa bijvullen"]


def test_without_text_the_html_table_is_read(five: Driver) -> None:
    put(html="<table><tr><td>a</td><td>b</td></tr></table>")
    assert five.window.actions_["edit.paste"].isEnabled()
    five.press("Ctrl+V")
    assert notes(five, LaneKind.DOING, 1) == ["a"] and notes(five, LaneKind.DOING, 2) == ["b"]


def test_a_column_of_a_spreadsheet_with_a_cell_of_two_lines_is_two_notes(five: Driver) -> None:
    put('"een\ntwee"\ndrie', "<table><tr><td>een<br>twee</td></tr><tr><td>drie</td></tr></table>")
    five.press("Ctrl+V")
    assert notes(five, LaneKind.DOING, 1) == ["een\ntwee", "drie"]


def test_line_breaks_that_only_the_table_beside_the_text_has_are_kept(five: Driver) -> None:
    put("een twee\tdrie", "<table><tr><td>een<br>twee</td><td>drie</td></tr></table>")
    five.press("Ctrl+V")
    assert notes(five, LaneKind.DOING, 1) == ["een\ntwee"] and notes(five, LaneKind.DOING, 2) == ["drie"]


def test_lines_of_a_letter_keep_their_quotes(five: Driver) -> None:
    put('"Ik wil niet\nwachten"\n- punt')
    five.press("Ctrl+V")
    assert notes(five, LaneKind.DOING, 1) == ['"Ik wil niet', 'wachten"', "- punt"]


def test_a_large_table_asks_first(five: Driver) -> None:
    put("\n".join("a\tb\tc" for _ in range(8)))
    five.press("Ctrl+V")
    assert "24" in five.find("canvas.question").text()  # type: ignore[attr-defined]
    assert notes(five, LaneKind.DOING, 1) == []
    five.click("question.apart")
    assert [len(notes(five, LaneKind.DOING, n)) for n in range(5)] == [0, 8, 8, 8, 0]


def test_a_large_table_can_become_one_note(five: Driver) -> None:
    put("\n".join(f"a{n}\tb" for n in range(12)))
    five.press("Ctrl+V").click("question.together")
    (made,) = notes(five, LaneKind.DOING, 1)
    assert made.startswith("a0  b\na1  b")


def test_a_table_too_large_for_any_map_is_refused_in_words(five: Driver) -> None:
    put("\t".join(f"kolom {n}" for n in range(70)))
    five.press("Ctrl+V").click("question.apart")
    assert "64" in five.window.banner.words.text() and notes(five, LaneKind.DOING, 1) == []


def test_a_selection_over_several_cells_is_a_table_for_others(five: Driver) -> None:
    for phase, text in ((1, "=SOM(A1)"), (2, "gewoon")):
        phase_id = five.document.phases(five.canvas.map_id)[phase].id
        five.workspace.run(lambda d, p=phase_id, t=text: edits.add_note(d, lane(five, LaneKind.DOING), p, t))
    five.canvas.setFocus()
    five.press("Ctrl+A", "Ctrl+C")
    rows = (("", "Overweging", "Aankoop"), ("Doen", "=SOM(A1)", "gewoon"))
    assert read_tsv(held().text()) == rows and "\t'=SOM(A1)\t" in held().text()
    assert read_html(held().html()) == rows


def test_our_own_notes_are_pasted_as_themselves_and_not_as_the_table(five: Driver) -> None:
    for phase in (1, 2):
        phase_id = five.document.phases(five.canvas.map_id)[phase].id
        five.workspace.run(lambda d, p=phase_id: edits.add_note(d, lane(five, LaneKind.PAINS), p, "au"))
    five.canvas.setFocus()
    five.press("Ctrl+A", "Ctrl+C")
    cell(five, LaneKind.DOING, 4)
    five.press("Ctrl+V")
    texts = [record.text for record in five.document.records.values() if isinstance(record, Note)]
    assert texts == ["au"] * 4 and not any(isinstance(r, Lane) and r.title for r in five.document.records.values())


def test_notes_go_from_one_window_to_another(five: Driver, start: Start) -> None:
    phase_id = five.document.phases(five.canvas.map_id)[0].id
    five.workspace.run(lambda d: edits.add_note(d, lane(five, LaneKind.PAINS), phase_id, "au"))
    five.canvas.setFocus()
    five.press("Ctrl+A", "Ctrl+C")
    other = start("five-phases", language="nl", title="Andere kaart")
    cell(other, LaneKind.PAINS, 3)
    other.press("Ctrl+V")
    assert notes(other, LaneKind.PAINS, 3) == ["au"]


def test_cut_and_paste_of_a_touchpoint_doubles_none_of_its_notes(fresh: Driver) -> None:
    def texts() -> list[str]:
        return sorted(record.text for record in fresh.document.records.values() if isinstance(record, Note))

    before, [touchpoint] = texts(), fresh.document.journey(fresh.canvas.map_id)
    fresh.click_on(touchpoint.id).press("Ctrl+X").settle()
    assert texts() == []
    fresh.press("Ctrl+V").settle()
    assert texts() == before and len(before) == 2
    fresh.press("Ctrl+Z", "Ctrl+Z").settle()
    assert texts() == before and fresh.document.records[touchpoint.id] == touchpoint


def test_cut_leaves_the_lane_that_is_selected_with_a_note(fresh: Driver) -> None:
    doing = lane(fresh, LaneKind.DOING)
    [note] = [r.id for r in fresh.document.records.values() if isinstance(r, Note) and r.text == "Too pushy"]
    fresh.click_on(note).click_on(doing, Qt.KeyboardModifier.ShiftModifier).press("Ctrl+X").settle()
    assert note not in fresh.document.records and doing in fresh.document.records


def test_an_action_stays_with_the_touchpoint_that_is_cut_and_pasted(fresh: Driver) -> None:
    [touchpoint] = fresh.document.journey(fresh.canvas.map_id)
    fresh.workspace.run(lambda document: edits.add_action(document, "Mend it", touchpoint.id))
    fresh.click_on(touchpoint.id).press("Ctrl+X", "Ctrl+V").settle()
    [moved], [action] = fresh.document.journey(fresh.canvas.map_id), fresh.document.actions()
    assert moved.id != touchpoint.id and action.subject_id == moved.id
