"""`reiskaart import plan.xlsx map.reiskaart`: it prints the changes, asks, and with --yes takes in what is clear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.commands.taking_in import asked, lines_of
from app.model.document import Document
from app.model.edits import add_action, set_fields
from app.model.records import Action
from app.session import Session, read
from tests.exchange import journeys
from tests.exchange.comeback import came_back, column, edited, exported, row_of, type_in
from tests.test_cli import at_home as at_home
from tests.test_cli import run as run
from tests.test_cli import vera as vera

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def workbook(vera: Path, run: Run) -> Path:
    """Vera's workbook: another owner for its first action, another title for the second, and the last is gone."""
    assert run("export", vera, "--to", "plan.xlsx")[0] == 0

    def work(book: Any) -> None:
        sheet = book["Acties"]
        type_in(sheet.cell(5, column(sheet, "owner")), "Nieuwe Collega")
        type_in(sheet.cell(6, column(sheet, "title")), "Anders gezegd")
        type_in(sheet.cell(7, column(sheet, "due")), "ooit")
        sheet.delete_rows(sheet.max_row)

    path = Path("plan.xlsx")
    path.write_bytes(edited(path.read_bytes(), work))
    return path


@pytest.fixture
def document() -> Document:
    made = journeys.document()
    for _ in range(2):
        made = made.after(add_action(made, "Bellen").change)
    return made


def test_with_yes_all_that_is_clear_lands_as_one_step(vera: Path, workbook: Path, run: Run) -> None:
    before = dict(read(vera).records)
    code, out, err = run("import", workbook, vera, "--yes")
    assert (code, err) == (0, "")
    assert "Nieuwe Collega" in out and "Anders gezegd" in out and "“ooit”" in out
    assert "Taken in: 2." in out and "Left as it is here: 1." in out
    after = read(vera)
    assert len(after.actions()) == sum(1 for record in before.values() if record.KIND == "action")
    assert after.actions()[1].title == "Anders gezegd"
    session = Session.open(vera)
    session.undo()
    assert dict(session.document.records) == before
    session.close()


def test_without_anybody_to_ask_nothing_is_changed(vera: Path, workbook: Path, run: Run) -> None:
    before = dict(read(vera).records)
    code, out, err = run("import", workbook, vera)
    assert code == 1 and "--yes" in err and "Anders gezegd" in out
    assert dict(read(vera).records) == before


def test_an_untouched_workbook_says_that_nothing_was_changed(vera: Path, run: Run) -> None:
    assert run("export", vera, "--to", "plan.xlsx")[0] == 0
    assert run("import", "plan.xlsx", vera) == (0, "Nothing was changed in the workbook.\n", "")


def test_a_workbook_needs_the_map_that_it_came_from(vera: Path, workbook: Path, run: Run) -> None:
    code, _, err = run("import", workbook, "nieuw.reiskaart")
    assert code == 1 and "plan.xlsx" in err
    assert not Path("nieuw.reiskaart").exists()


def test_exporting_again_keeps_a_copy_of_what_was_not_imported(vera: Path, workbook: Path, run: Run) -> None:
    edited_bytes = workbook.read_bytes()
    code, _, err = run("export", vera, "--to", workbook)
    assert code == 0
    kept = Path("plan (bewerkt).xlsx")
    assert kept.read_bytes() == edited_bytes and workbook.read_bytes() != edited_bytes
    assert kept.name in err
    assert run("export", vera, "--to", workbook)[0] == 0
    assert sorted(path.name for path in Path().glob("plan*")) == ["plan (bewerkt).xlsx", "plan.xlsx"]


def test_at_a_terminal_what_is_clear_is_asked_at_once_and_each_removal_by_itself(
    vera: Path, workbook: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "n" if len(asked) == 1 else "y"

    before = read(vera).actions()
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert run("import", workbook, vera)[0] == 0
    assert len(asked) == 2 and "(2)" in asked[0] and before[-1].title in asked[1]
    assert read(vera).actions() == before[:-1]


def test_at_a_terminal_both_days_of_a_move_are_asked_when_one_was_changed_here_too(
    vera: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of a move is none: it may even be impossible."""
    session = Session.open(vera)
    i = session.document.actions()[0].id
    session.run(set_fields(session.document, i, start=date(2027, 1, 1), due=date(2027, 1, 10)))
    session.close()
    assert run("export", vera, "--to", "plan.xlsx")[0] == 0

    def move(book: Any) -> None:
        sheet = book["Acties"]
        for key, day in (("start", date(2027, 3, 1)), ("due", date(2027, 3, 31))):
            sheet.cell(row_of(sheet, i), column(sheet, key)).value = day

    path = Path("plan.xlsx")
    path.write_bytes(edited(path.read_bytes(), move))
    session = Session.open(vera)
    session.run(set_fields(session.document, i, due=date(2027, 1, 15)))
    session.close()
    code, out, _ = run("import", path, vera, "--yes")
    assert code == 0 and "Left as it is here: 2." in out
    questions: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: questions.append(question) or "y")
    assert run("import", path, vera)[0] == 0
    after = read(vera).get(i, Action)
    assert len(questions) == 2 and (after.start, after.due) == (date(2027, 3, 1), date(2027, 3, 31))


def test_two_actions_of_one_title_stand_each_under_its_own(document: Document) -> None:
    def judge(book: Any) -> None:
        for row in (5, 6):
            type_in(book["Acties"].cell(row, column(book["Acties"], "impact")), row - 2)

    lines = [*lines_of(came_back(edited(exported(document), judge), document), document)]
    assert [line for line in lines if not line.startswith(" ")] == ["Bellen", "Bellen"]


def test_what_a_cell_holds_steers_no_terminal(document: Document) -> None:
    def steer(book: Any) -> None:
        sheet = book["Acties"]
        sheet.cell(5, column(sheet, "due")).value = "_x001B_]0;van mij_x0007_"
        sheet.cell(6, column(sheet, "needs")).value = "_x001B_[31mrood"
        sheet.cell(7, column(sheet, "title")).value = "_x001B_[2JNieuw"
        sheet.cell(7, column(sheet, "due")).value = "ooit"

    lines = [*lines_of(came_back(edited(exported(document), steer), document), document)]
    assert "]0;van mij" in "".join(lines) and "[2JNieuw" in "".join(lines)
    assert all(line.isprintable() for line in lines)


def test_what_may_be_here_already_is_asked_by_itself(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(book: Any) -> None:
        sheet = book["Acties"]
        type_in(sheet.cell(5, column(sheet, "title")), "Anders")
        sheet.delete_cols(column(sheet, "id"))

    asking: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asking.append(question) or "n")
    found = came_back(edited(exported(document), lose), document)
    assert not asked(found, document).count
    assert any("Anders" in question for question in asking)


def test_no_sheet_name_steers_a_terminal_either(document: Document) -> None:
    def steer(book: Any) -> None:
        sheet = book["Acties"]
        sheet.cell(5, column(sheet, "due")).value = "ooit"
        sheet.title = "Acties\x9b2J"

    lines = [*lines_of(came_back(edited(exported(document), steer), document), document)]
    assert len(lines) == 3 and all(line.isprintable() for line in lines)
