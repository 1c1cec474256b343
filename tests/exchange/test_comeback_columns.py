"""Columns of one's own beside ours in the workbook that comes back: none is taken for ours, whatever its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.exchange.comeback.compare import UNSURE_COLUMN
from app.exchange.comeback.found import Comeback
from app.model.document import Document
from app.model.edits import add_action, add_person, set_fields
from tests.exchange import journeys
from tests.exchange.comeback import came_back, column, edited, exported


@pytest.fixture
def document() -> Document:
    """Five actions of one owner, due on one day and of one price."""
    made = journeys.document()
    step = add_person(made, "Sanne")
    made = made.after(step.change)
    for number in range(5):
        made = made.after(add_action(made, f"Actie {number}").change)
    every = [action.id for action in made.actions()]
    values = {"owner_id": step.created[0], "due": date(2027, 5, 1), "cost_once": 10_000}
    return made.after(set_fields(made, every, **values).change)


def worked(document: Document, work: Callable[[Any], object]) -> Comeback:
    return came_back(edited(exported(document), lambda workbook: work(workbook["Acties"])), document)


def put_in(sheet: Any, before: str, heading: str, *values: Any) -> None:
    """Puts in a column left of one of ours."""
    number = column(sheet, before)
    sheet.insert_cols(number)
    for row, value in enumerate((heading, *values), 4):
        sheet.cell(row, number).value = value


@pytest.mark.parametrize("forgotten", [False, True])
@pytest.mark.parametrize(
    ("before", "heading", "value"),
    [("due", "Deadline", None), ("owner", "Wie", "Jan belt"), ("cost_once", "Budget", 5), ("light", "Kleur", None)],
)
def test_a_column_that_goes_by_another_word_for_ours_stays_their_own(
    document: Document, before: str, heading: str, value: Any, forgotten: bool
) -> None:
    def work(workbook: Any) -> None:
        put_in(workbook["Acties"], before, heading, value)
        if forgotten:
            del workbook["_reiskaart"]

    found = came_back(edited(exported(document), work), document)
    assert found.is_empty and not found.unread


def test_of_two_columns_of_one_name_ours_is_the_one_that_says_what_was_exported(document: Document) -> None:
    assert worked(document, lambda sheet: put_in(sheet, "owner", "Eigenaar", "Piet")) == Comeback()


def test_of_two_that_say_the_same_none_is_read_and_that_is_told(document: Document) -> None:
    def work(sheet: Any) -> None:
        put_in(sheet, "owner", "Eigenaar", *["Sanne"] * 4, "Piet")
        sheet.cell(5, column(sheet, "owner") + 1).value = "Jan"

    found = worked(document, work)
    assert found.is_empty
    assert [(each.msgid, each.values["title"]) for each in found.remarks] == [(UNSURE_COLUMN, "Eigenaar")]


def test_their_own_column_is_no_stand_in_for_ours_that_was_deleted(document: Document) -> None:
    def work(sheet: Any) -> None:
        sheet.delete_cols(column(sheet, "due"))
        last = sheet.max_column + 1
        for row, value in enumerate(("Deadline", *[date(2028, 1, 1)] * 5), 4):
            sheet.cell(row, last).value = value

    found = worked(document, work)
    assert found.is_empty
    assert [each.msgid for each in found.remarks] == [UNSURE_COLUMN]


def test_ours_is_still_known_under_another_word_in_its_own_place(document: Document) -> None:
    def work(sheet: Any) -> None:
        sheet.cell(4, column(sheet, "due")).value = "Deadline"
        for row in range(5, 10):
            sheet.cell(row, column(sheet, "horizon") + 1).value = date(2028, 1, row)

    assert {(each.field, each.conflict) for each in worked(document, work).changed} == {("due", False)}


def test_their_own_column_is_not_read_where_ours_goes_by_a_word_that_nobody_knows(document: Document) -> None:
    def work(sheet: Any) -> None:
        sheet.cell(4, column(sheet, "due")).value = "Oplevering"
        put_in(sheet, "impact", "Deadline")

    assert worked(document, work).is_empty
