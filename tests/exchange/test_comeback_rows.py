"""Rows without ids in the workbook that comes back: none doubles what is here, and what is new still arrives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.exchange.comeback.compare import UNSURE_ROWS
from app.exchange.comeback.found import Comeback
from app.model.document import Document
from app.model.edits import add_action, add_person, set_fields
from app.model.records import Action
from tests.exchange import journeys
from tests.exchange.comeback import came_back, column, edited, everything, exported, landed, put, type_in

TITLES = ["Bellen", "Mailen", "Schrijven", "Meten"]


@pytest.fixture
def document() -> Document:
    made = journeys.document()
    step = add_person(made, "Sanne")
    made = made.after(step.change)
    for title in TITLES:
        made = made.after(add_action(made, title).change)
    every = [action.id for action in made.actions()]
    return made.after(set_fields(made, every, owner_id=step.created[0], due=date(2027, 5, 1)).change)


def worked(document: Document, *works: Callable[[Any], object]) -> bytes:
    def change(workbook: Any) -> None:
        for work in works:
            work(workbook["Acties"])

    return edited(exported(document), change)


def typed(row: int, key: str, value: Any) -> Callable[[Any], object]:
    return lambda sheet: type_in(sheet.cell(row, column(sheet, key)), value)


def without_ids(sheet: Any) -> None:
    sheet.delete_cols(column(sheet, "id"))


def titles(document: Document) -> list[str]:
    return [action.title for action in document.actions()]


def taken_in(source: bytes, document: Document) -> Document:
    return landed(document, came_back(source, document).without_doubt())


# --- ids that are gone -----------------------------------------------------------------------------------------------


def test_a_workbook_whose_column_of_ids_was_deleted_brings_just_what_was_changed(document: Document) -> None:
    assert came_back(worked(document, without_ids), document) == Comeback()
    found = came_back(worked(document, typed(6, "measure", "daar"), without_ids), document)
    assert [(each.title, each.field, each.theirs) for each in found.changed] == [("Mailen", "measure", "daar")]
    assert not found.added and not found.removed


def test_a_row_that_lost_its_id_is_still_its_action(document: Document) -> None:
    found = came_back(worked(document, typed(6, "measure", "daar"), typed(6, "id", None)), document)
    assert [(each.title, each.field) for each in found.changed] == [("Mailen", "measure")]
    assert not found.added and not found.removed


@pytest.mark.parametrize("lost", [without_ids, typed(6, "id", None), typed(6, "id", "12")])
def test_what_cannot_be_known_again_is_told_and_not_added_unasked(document: Document, lost: Any) -> None:
    found = came_back(worked(document, typed(6, "title", "Heel iets anders"), lost), document)
    assert [(each.title, each.doubtful) for each in found.added] == [("Heel iets anders", True)]
    assert [each.title for each in found.removed] == ["Mailen"]
    assert [(each.msgid, each.values) for each in found.remarks] == [(UNSURE_ROWS, {"count": 1})]
    assert found.without_doubt().count == 0


def test_a_title_alone_makes_no_row_an_action_that_it_would_empty(document: Document) -> None:
    found = came_back(worked(document, lambda sheet: sheet.delete_rows(6), typed(8, "title", "Mailen")), document)
    assert not found.changed
    assert [(each.title, each.doubtful) for each in found.added] == [("Mailen", True)]


def test_two_of_one_title_are_told_apart_by_all_that_they_say(document: Document) -> None:
    twice = document.after(set_fields(document, document.actions()[1].id, title="Bellen", measure="kort").change)
    assert came_back(worked(twice, without_ids), twice) == Comeback()


def test_a_new_row_is_no_doubt_where_every_other_is_known(document: Document) -> None:
    found = came_back(worked(document, typed(6, "id", None), typed(9, "title", "Nieuw")), document)
    assert [(each.title, each.doubtful) for each in found.added] == [("Nieuw", False)]


# --- the same workbook again -----------------------------------------------------------------------------------------


def test_a_workbook_that_was_taken_in_brings_nothing_the_second_time(document: Document) -> None:
    new = [
        *(typed(9, "title", "Eerst"), typed(10, "title", "Dan"), typed(10, "owner", "Nieuwe Collega")),
        *(typed(10, "needs", "Eerst"), typed(6, "needs", "Dan"), typed(11, "title", "Eerst")),
    ]
    source = worked(document, *new)
    once = taken_in(source, document)
    assert titles(once) == [*TITLES, "Eerst", "Dan", "Eerst"]
    again = came_back(source, once)
    assert again.is_empty and not again.remarks


def test_a_copied_row_that_was_taken_in_is_not_added_again(document: Document) -> None:
    def copy(sheet: Any) -> None:
        for place, cell in enumerate(list(sheet[5]), 1):
            put(sheet.cell(9, place), cell.value)

    source = worked(document, copy, typed(9, "measure", "kopie"))
    once = taken_in(source, document)
    assert titles(once) == [*TITLES, "Bellen"]
    assert came_back(source, once).is_empty


def test_what_was_brought_back_is_not_offered_again(document: Document) -> None:
    source = worked(document, typed(6, "measure", "daar"))
    now = Document(record for record in document.records.values() if getattr(record, "title", "") != "Mailen")
    back = landed(now, everything(came_back(source, now)))
    assert titles(back)[-1] == "Mailen"
    assert came_back(source, back).is_empty


def test_further_new_rows_refer_to_what_was_taken_in_before(document: Document) -> None:
    first = worked(document, typed(9, "title", "Eerst"))
    once = taken_in(first, document)
    then = edited(first, lambda workbook: typed(10, "title", "Dan")(workbook["Acties"]))
    then = edited(then, lambda workbook: typed(10, "needs", "Eerst")(workbook["Acties"]))
    twice = taken_in(then, once)
    [eerst, dan] = twice.actions()[-2:]
    assert [(each.action_id, each.needs_id) for each in twice.dependencies(dan.id)] == [(dan.id, eerst.id)]


def test_a_new_row_that_was_changed_here_after_it_was_taken_in_is_not_added_unasked(document: Document) -> None:
    source = worked(document, typed(9, "title", "Eerst"))
    once = taken_in(source, document)
    [eerst] = [action for action in once.all_of(Action) if action.title == "Eerst"]
    found = came_back(source, once.after(set_fields(once, eerst.id, measure="hier").change))
    assert [(each.title, each.doubtful) for each in found.added] == [("Eerst", True)]
    assert [each.msgid for each in found.remarks] == [UNSURE_ROWS]
    assert found.without_doubt().count == 0
