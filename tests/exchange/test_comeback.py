"""The workbook that comes back: exactly what was edited in it arrives, and of an untouched one nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from app.exchange.comeback.compare import ANOTHER, ONLY_SHOWN
from app.exchange.comeback.found import Comeback, Removed
from app.exchange.comeback.meanings import ONE_OR_ALL
from app.exchange.comeback.names import NO_MAP, NO_PHASE, NO_TOUCHPOINT
from app.exchange.comeback.subjects import NO_SUBJECT
from app.guides.templates import build
from app.i18n import translator
from app.model.document import Document
from app.model.edits import delete, set_fields
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES
from app.model.records import Action, Horizon, Id, Light, Person, Progress
from tests.exchange.comeback import (
    NAMES,
    TODAY,
    came_back,
    column,
    edited,
    everything,
    exported,
    landed,
    plan,
    put,
    row_of,
    same,
    text,
    type_in,
)
from tests.exchange.journeys import MAP

FIELDS = (
    *("title", "light", "progress", "owner", "horizon", "due", "impact", "effort", "description", "measure"),
    *("target", "percent", "start", "department", "cost_once", "cost_monthly", "lift", "why"),
)


def test_an_untouched_workbook_brings_nothing() -> None:
    for seed in range(25):
        document = plan(Random(seed))
        for language in ("nl", "en"):
            assert came_back(exported(document, language), document) == Comeback(), seed


@pytest.mark.parametrize("part", range(10))
def test_of_a_hundred_plans_exactly_the_edits_arrive(part: int) -> None:
    for seed in range(part * 10, part * 10 + 10):
        random = Random(seed)
        document = plan(random)
        before = {action.id: action for action in document.actions()}
        wanted: dict[Id, dict[str, Any]] = {}
        gone: list[Id] = []
        newcomers: list[str] = []

        def work(workbook: Any, random: Random = random, before: Any = before) -> None:
            _work_at_random(workbook["Acties"], random, before, wanted, gone, newcomers)  # noqa: B023

        found = came_back(edited(exported(document), work), document)
        assert not found.unread, (seed, found.unread)
        assert not any(each.conflict for each in found.changed)
        assert {(each.action_id, each.field) for each in found.changed} == {
            (i, key) for i, values in wanted.items() for key in values
        }, seed
        after = landed(document, everything(found))
        for i, action in before.items():
            now = after.find(i, Action)
            assert (now is None) == (i in gone)
            if now is not None:
                assert same(now, _expected(after, action, wanted.get(i, {}))), seed
        made = [action.title for action in after.actions() if action.id not in before]
        assert made == newcomers


def _work_at_random(
    sheet: Any, random: Random, before: Any, wanted: dict[Id, Any], gone: list[Id], newcomers: list[str]
) -> None:
    """Edits cells, sorts and deletes rows, adds some, and moves and renames columns, as people do."""
    numbers = {key: column(sheet, key) for key in FIELDS}
    for i in random.sample(sorted(before), 3):
        row = row_of(sheet, i)
        for key in random.sample(FIELDS, 4):
            value, cell = _another(random, key, before[i])
            if value is not None:
                wanted.setdefault(i, {})[key] = value
                type_in(sheet.cell(row, numbers[key]), cell)
    if random.random() < 0.4:
        i = random.choice([i for i in before if i not in wanted])
        gone.append(i)
        sheet.delete_rows(row_of(sheet, i))
    if random.random() < 0.5:
        _shuffle(sheet, random)
    if random.random() < 0.5:
        title = f"Nieuw {text(random)}"
        newcomers.append(" ".join(title.split()))
        type_in(sheet.cell(sheet.max_row + random.choice([1, 3]), numbers["title"]), title)
    if random.random() < 0.4:
        sheet.insert_cols(random.randrange(1, 12))
    if random.random() < 0.4:
        sheet.cell(4, column(sheet, "owner")).value = "Wie pakt dit op?"
    if random.random() < 0.3:
        sheet.insert_rows(1, 2)
    if random.random() < 0.3:
        sheet.title = "Ons plan"


def _shuffle(sheet: Any, random: Random) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    random.shuffle(rows)
    for number, row in enumerate(rows, 5):
        for place, value in enumerate(row, 1):
            put(sheet.cell(number, place), value)


def _another(random: Random, key: str, action: Action) -> tuple[Any, Any]:
    """Another value for a field, and one of the ways in which it may stand in a cell; nothing where it is the same."""
    match key:
        case "light" | "progress" | "horizon":
            kinds: dict[str, Any] = {"light": Light, "progress": Progress, "horizon": Horizon}
            names: dict[Any, str] = {**LIGHT_NAMES, **PROGRESS_NAMES, **HORIZON_NAMES}
            value = random.choice([each for each in kinds[key] if each != getattr(action, key)])
            said = translator(random.choice(["nl", "en"]))(names[value])
            return value, random.choice([said, said.upper(), f" {said} "])
        case "owner":
            return (name := f"{random.choice(NAMES)} {random.randrange(90)}"), name
        case "due" | "start":
            last = max(each for each in (action.start, action.due, TODAY) if each)
            far = timedelta(days=random.randrange(1, 200))
            day = last + far if key == "due" else TODAY - far
            return day, random.choice([day, day.isoformat(), f"{day.day}-{day.month}-{day.year}", _in_words(day)])
        case "impact" | "effort":
            number = random.choice([each for each in range(1, 6) if each != getattr(action, key)])
            return number, random.choice([number, str(number), float(number)])
        case "percent":
            number = random.choice([each for each in (0, 40, 75) if each != action.percent])
            return number, random.choice([number / 100, f"{number} %"])
        case "cost_once" | "cost_monthly":
            cents = random.choice([123_456, 1_250_000, 750])
            euros = f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))
            return cents, random.choice([cents / 100, f"€ {euros}", euros, f"{cents / 100:.2f}"])
        case "lift":
            tenths = random.choice([each for each in (-12, 5, 20) if each != action.lift])
            return tenths, random.choice([tenths / 10, f"{tenths / 10:+.1f}".replace(".", ",").replace("-", "−")])
    words = f"{text(random)} anders"
    return words, words


def _in_words(day: date) -> str:
    names = "januari februari maart april mei juni juli augustus september oktober november december"
    return f"{day.day} {names.split()[day.month - 1]} {day.year}"


def _expected(after: Document, action: Action, values: dict[str, Any]) -> Action:
    fields = {key: value for key, value in values.items() if key != "owner"}
    if "owner" in values:
        fields["owner_id"] = next(person.id for person in after.all_of(Person) if person.name == values["owner"])
    return replace(action, **fields)


# --- one thing at a time ---------------------------------------------------------------------------------------------


@pytest.fixture
def document() -> Document:
    return plan(Random(7))


def first(document: Document) -> Action:
    return document.actions()[0]


def _set(key: str, value: Any, row: int = 5) -> Any:
    def change(workbook: Any) -> None:
        sheet = workbook["Acties"]
        type_in(sheet.cell(row, column(sheet, key)), value)

    return change


def test_a_copied_row_is_a_new_action_and_the_one_that_was_edited_too(document: Document) -> None:
    def copy(workbook: Any) -> None:
        sheet = workbook["Acties"]
        below = sheet.max_row + 1
        for place, cell in enumerate(list(sheet[5]), 1):
            put(sheet.cell(below, place), cell.value)
        sheet.cell(5, 1).value = "De kopie boven"

    found = came_back(edited(exported(document), copy), document)
    assert [each.title for each in found.added] == ["De kopie boven"]
    assert not found.changed and not found.removed
    made = landed(document, everything(found)).actions()[-1]
    assert made.subject_id == first(document).subject_id


def test_what_was_changed_here_and_there_is_a_conflict(document: Document) -> None:
    source = edited(exported(document), _set("measure", "daar"))
    now = document.after(set_fields(document, first(document).id, measure="hier").change)
    [change] = came_back(source, now).changed
    assert (change.ours, change.theirs, change.conflict) == ("hier", "daar", True)
    assert not came_back(source, now).without_doubt().count
    same_there = document.after(set_fields(document, first(document).id, measure="daar").change)
    assert came_back(source, same_there).is_empty


def test_the_days_of_an_action_go_together(document: Document) -> None:
    """Half of a move may not even be possible: then it would start after it is due."""
    i = first(document).id
    document = document.after(set_fields(document, i, start=date(2027, 1, 1), due=date(2027, 1, 10)).change)

    def move(workbook: Any) -> None:
        sheet = workbook["Acties"]
        for key, day in (("start", date(2027, 3, 1)), ("due", date(2027, 3, 31)), ("measure", "daar")):
            sheet.cell(row_of(sheet, i), column(sheet, key)).value = day

    source = edited(exported(document), move)
    now = document.after(set_fields(document, i, due=date(2027, 1, 15)).change)
    found = came_back(source, now)
    assert {each.field: each.conflict for each in found.changed} == {"start": False, "due": True, "measure": False}
    assert [each.field for each in found.without_doubt().changed] == ["measure"]
    after = landed(now, everything(found)).get(i, Action)
    assert (after.start, after.due) == (date(2027, 3, 1), date(2027, 3, 31))
    assert {each.field for each in came_back(source, document).without_doubt().changed} == {"start", "due", "measure"}


def test_what_was_changed_only_here_stays(document: Document) -> None:
    source = exported(document)
    now = document.after(set_fields(document, first(document).id, title="Nu anders", percent=11).change)
    assert came_back(source, now).is_empty


def test_rows_that_are_gone_are_told_and_never_taken_in_unasked(document: Document) -> None:
    source = edited(exported(document), lambda workbook: workbook["Acties"].delete_rows(5))
    found = came_back(source, document)
    assert found.removed == (Removed(first(document).id, first(document).title, False),)
    assert found.without_doubt().count == 0
    later = document.after(set_fields(document, first(document).id, measure="hier").change)
    assert came_back(source, later).removed[0].changed


def test_what_was_deleted_here_comes_back_only_when_it_was_edited_there(document: Document) -> None:
    now = document.after(delete(document, first(document).id).change)
    assert came_back(exported(document), now).is_empty
    found = came_back(edited(exported(document), _set("measure", "daar")), now)
    assert [each.deleted for each in found.added] == [True]
    assert found.without_doubt().count == 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("due", "31 februari 2027"), ("due", "morgen"), ("due", True), ("percent", "heel veel"), ("percent", 250)),
        *(
            ("impact", 6),
            ("effort", 2.5),
            ("cost_once", "gratis"),
            ("cost_monthly", -3),
            ("lift", 7),
            ("light", "blauw"),
        ),
        *(("title", ""), ("progress", None), ("touchpoint", "Nergens"), ("needs", "iets anders"), ("due", "#REF!")),
    ],
)
def test_what_cannot_be_read_is_told_with_its_cell_and_changes_nothing(
    document: Document, key: str, value: Any
) -> None:
    found = came_back(edited(exported(document), _set(key, value)), document)
    [unread] = found.unread
    assert found.is_empty
    assert unread.sheet == "Acties" and unread.cell.endswith("5") and unread.why.text()


def test_what_is_only_shown_says_so(document: Document) -> None:
    found = came_back(edited(exported(document), _set("quadrant", "iets anders")), document)
    assert [each.why.msgid for each in found.unread] == [ONLY_SHOWN]


def test_an_action_is_led_to_another_touchpoint_by_its_name(document: Document) -> None:
    [other, *_] = [each for each in document.journey(MAP) if each.id != first(document).subject_id]
    found = came_back(edited(exported(document), _set("touchpoint", f" {other.title.upper()} ")), document)
    [change] = found.changed
    assert (change.field, change.theirs, change.conflict) == ("subject_id", other.id, False)


def test_a_workbook_of_another_file_says_so_and_brings_new_actions(document: Document) -> None:
    other = Document(build("vera", "nl"))
    found = came_back(exported(other), document)
    assert [each.msgid for each in found.remarks] == [ANOTHER]
    assert [each.title for each in found.added] == [action.title for action in other.actions()]
    assert not found.changed and not found.removed
    assert {each.why.msgid for each in found.unread} <= {NO_TOUCHPOINT, NO_PHASE, NO_MAP, NO_SUBJECT}


def test_a_workbook_without_its_hidden_sheet_is_still_compared(document: Document) -> None:
    def forget(workbook: Any) -> None:
        del workbook["_reiskaart"]
        _set("measure", "daar")(workbook)

    found = came_back(edited(exported(document), forget), document)
    assert [(each.field, each.theirs) for each in found.changed] == [("measure", "daar")]
    assert found.remarks and found.remarks[0].msgid != ANOTHER


def test_with_every_heading_renamed_the_table_is_still_known(document: Document) -> None:
    def rename(workbook: Any) -> None:
        sheet = workbook["Acties"]
        for number, cell in enumerate(sheet[4]):
            cell.value = f"Kolom {number}"
        sheet.cell(5, 1).value = "Andere titel"

    found = came_back(edited(exported(document), rename), document)
    assert [(each.field, each.theirs) for each in found.changed] == [("title", "Andere titel")]
    assert not found.unread and not found.added


def test_merged_cells_are_told_and_change_nothing(document: Document) -> None:
    def merge(workbook: Any) -> None:
        workbook["Acties"].merge_cells("D5:D7")

    found = came_back(edited(exported(document), merge), document)
    assert found.is_empty
    assert [each.cell for each in found.unread] == ["D6", "D7"]


def test_new_owners_become_one_person_and_land_as_one_step(document: Document) -> None:
    def assign(workbook: Any) -> None:
        for row in (5, 6, 7):
            _set("owner", "Nieuwe Collega", row)(workbook)

    after = landed(document, everything(came_back(edited(exported(document), assign), document)))
    [person] = [each for each in after.persons() if each.name == "Nieuwe Collega"]
    assert {action.owner_id for action in after.actions()[:3]} == {person.id}
    assert not after.loose_references()


def test_a_name_from_the_list_is_still_whom_it_was_when_that_one_is_called_otherwise_now(document: Document) -> None:
    named = document.persons()[-1]
    for typed in (named.name, named.name.upper()):
        source = edited(exported(document), _set("owner", typed))
        now = document.after(set_fields(document, named.id, name="Heel anders").change)
        after = landed(now, everything(came_back(source, now)))
        assert first(after).owner_id == named.id
        assert len(after.persons()) == len(document.persons())


def test_whoever_bears_a_name_now_is_not_who_was_meant_when_another_bore_it(document: Document) -> None:
    named, other = document.persons()[:2]
    source = edited(exported(document), _set("owner", named.name))
    now = document.after(set_fields(document, named.id, name="Heel anders").change)
    now = now.after(set_fields(now, other.id, name=named.name).change)
    now = now.after(set_fields(now, first(now).id, owner_id=None).change)
    assert first(landed(now, everything(came_back(source, now)))).owner_id in (named.id, None)


@pytest.mark.parametrize("value", [1, "1", 1.0])
def test_a_bare_one_is_no_percentage_that_is_clear(document: Document, value: Any) -> None:
    def change(workbook: Any) -> None:
        cell = workbook["Acties"].cell(5, column(workbook["Acties"], "percent"))
        cell.number_format = "General"
        cell.value = value

    now = document.after(set_fields(document, first(document).id, percent=40).change)
    assert [each.why.msgid for each in came_back(edited(exported(now), change), now).unread] == [ONE_OR_ALL]


@pytest.mark.parametrize(("value", "percent"), [(0.01, 1), (1, 100), ("1 %", 1), ("0,5", 50), (0.5, 50)])
def test_a_percentage_is_what_its_cell_shows(document: Document, value: Any, percent: int) -> None:
    now = document.after(set_fields(document, first(document).id, percent=40).change)
    [change] = came_back(edited(exported(now), _set("percent", value)), now).changed
    assert change.theirs == percent
