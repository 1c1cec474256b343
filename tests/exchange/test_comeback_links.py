"""What an action mends and waits for, changed in the workbook by title, and coming home."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from app.exchange.comeback import waits
from app.exchange.comeback.compare import NOT_THE_SAME, SUBJECT_GONE
from app.exchange.comeback.found import Comeback, Picked
from app.exchange.comeback.subjects import NO_SUBJECT, SEVERAL_SUBJECTS, subject_labels
from app.exchange.comeback.telling import change_words
from app.exchange.comeback.waits import NO_ACTION, SEVERAL_ACTIONS, WAITS_FOR_ITSELF
from app.i18n import translator
from app.model.dependencies import in_circles, needs
from app.model.document import Document
from app.model.edits import (
    add_dependency,
    add_touchpoint,
    delete,
    make_future,
    remove_dependency,
    set_fields,
    set_subject,
)
from app.model.edits.base import Label
from app.model.edits.taking_in import NOT_TAKEN_IN, take_in
from app.model.records import Action, Channel, Id, Phase
from tests.exchange import journeys
from tests.exchange.comeback import came_back, column, edited, everything, exported, landed, plan, put, row_of, type_in
from tests.exchange.journeys import MAP


@pytest.fixture
def document() -> Document:
    made = plan(Random(7))
    for n, each in enumerate(made.actions()):
        made = made.after(set_fields(made, each.id, title=f"Actie {n}").change)
    return made


def typed(document: Document, *cells: tuple[int, str, Any], source: bytes = b"") -> Comeback:
    """What comes back after values were typed, each given by its row from the first action, its column and itself."""

    def change(workbook: Any) -> None:
        sheet = workbook["Acties"]
        for row, key, value in cells:
            type_in(sheet.cell(5 + row, column(sheet, key)), value)

    return came_back(edited(source or exported(document), change), document)


def waiting(document: Document, action: Action) -> set[str]:
    return {each.title for each in needs(document, action.id)}


# --- what it mends ---------------------------------------------------------------------------------------------------


def test_everything_a_list_offers_is_read_as_just_that() -> None:
    for language in ("nl", "en"):
        document = journeys.sample(language)
        [journey] = document.maps()
        twin, last = document.journey(journey.id)[0], document.phases(journey.id)[-1]
        document = document.after(add_touchpoint(document, last.id, twin.title).change)
        labels = subject_labels(document, [each.id for each in document.maps()], translator(language))
        assert len(labels) == len(set(labels)) > 20
        source = exported(document, language)
        sheet = {"nl": "Acties", "en": "Actions"}[language]
        found = set()
        for start in range(0, len(labels), len(document.actions())):
            chosen = labels[start : start + len(document.actions())]

            def choose(workbook: Any, chosen: list[str] = chosen, sheet: str = sheet, language: str = language) -> None:
                there = workbook[sheet]
                for row, label in enumerate(chosen, 5):
                    type_in(there.cell(row, column(there, "mends", language)), label)

            comeback = came_back(edited(source, choose), document)
            assert not comeback.unread
            found |= {each.theirs for each in comeback.changed}
        assert len(labels) - len(document.actions()) <= len(found) <= len(labels)


def test_what_it_mends_is_changed_by_kind_and_title_or_by_title_alone(document: Document) -> None:
    action = document.actions()[0]
    others = [each for each in document.journey(MAP) if each.id != action.subject_id]
    for text in (f"Contactmoment: {others[0].title}", others[0].title.upper(), f"touchpoint: {others[0].title}"):
        [change] = typed(document, (0, "mends", text)).changed
        assert (change.field, change.theirs) == ("subject_id", others[0].id), text
    after = landed(document, everything(typed(document, (0, "mends", others[0].title))))
    assert after.get(action.id, Action).subject_id == others[0].id


def test_a_channel_or_phase_can_be_mended_and_nothing_too(document: Document) -> None:
    channel = Channel(id=Id("kanaal"), order="V", name="Nieuwsbrief")
    document = Document([*document.records.values(), channel])
    document = document.after(set_fields(document, document.journey(MAP)[0].id, channel_id=channel.id).change)
    phase = document.phases(MAP)[0]
    found = typed(document, (0, "mends", "Kanaal: Nieuwsbrief"), (1, "mends", f"Fase: {phase.title}"))
    after = landed(document, everything(found))
    first, second = after.actions()[:2]
    assert (first.subject_id, second.subject_id) == (channel.id, phase.id)
    emptied = landed(after, everything(typed(after, (0, "mends", None))))
    assert emptied.actions()[0].subject_id is None


def test_what_it_mends_must_be_where_the_row_says(document: Document) -> None:
    one, two = document.phases(MAP)[:2]
    inside, outside = document.touchpoints(two.id)[0], document.touchpoints(one.id)[0]
    [unread] = typed(document, (0, "phase", two.title), (0, "touchpoint", None), (0, "mends", outside.title)).unread
    assert (unread.why.msgid, unread.cell[-1]) == (NOT_THE_SAME, "5")
    found = typed(document, (0, "phase", two.title), (0, "touchpoint", None), (0, "mends", inside.title))
    assert [each.theirs for each in found.changed] == [inside.id]


def test_what_nothing_or_several_are_called_is_told_by_its_cell(document: Document) -> None:
    phase = document.phases(MAP)[-1]
    twin = document.journey(MAP)[0]
    document = document.after(add_touchpoint(document, phase.id, twin.title).change)
    free = next(n for n, each in enumerate(document.actions()) if each.subject_id != twin.id)
    found = typed(document, (free, "mends", twin.title))
    assert [each.why.msgid for each in found.unread] == [SEVERAL_SUBJECTS]
    found = typed(document, (free, "mends", "Zoiets hebben we niet"))
    assert ([each.why.msgid for each in found.unread], found.changed) == ([NO_SUBJECT], ())
    home = document.get(twin.phase_id, Phase)
    found = typed(document, (free, "mends", f"Contactmoment: {twin.title} · {home.title}"))
    assert [each.theirs for each in found.changed] == [twin.id]


# --- what it waits for -----------------------------------------------------------------------------------------------


def test_what_it_waits_for_is_changed_by_titles_each_on_a_line(document: Document) -> None:
    third, *_ = document.actions()[3:]
    for text in ("Actie 1\nActie 2", "Actie 2; Actie 1", "• actie 1\n• ACTIE 2\n", "Actie 1, Actie 2"):
        found = typed(document, (3, "needs", text))
        [change] = found.changed
        assert not found.unread
        assert waiting(landed(document, everything(found)), third) == {"Actie 1", "Actie 2"}, text
        told = change_words(change, document, str, "nl")
        assert "“Actie 1; Actie 2”" in told or "“Actie 2; Actie 1”" in told


def test_it_waits_no_longer_when_the_cell_is_emptied(document: Document) -> None:
    [change] = typed(document, (0, "needs", None)).changed
    assert (change.field, change.theirs, change.conflict) == ("needs", None, False)
    after = landed(document, Picked((change,)))
    assert not needs(after, after.actions()[0].id)


def test_new_rows_wait_for_others_and_for_each_other(document: Document) -> None:
    def work(workbook: Any) -> None:
        sheet = workbook["Acties"]
        below = sheet.max_row + 1
        for row, title, text in ((below, "Nieuw A", "Nieuw B\nActie 0"), (below + 1, "Nieuw B", None)):
            type_in(sheet.cell(row, 1), title)
            type_in(sheet.cell(row, column(sheet, "needs")), text)
        type_in(sheet.cell(7, column(sheet, "needs")), "Nieuw A")

    found = came_back(edited(exported(document), work), document)
    assert not found.unread
    after = landed(document, everything(found))
    by_title = {each.title: each for each in after.actions()}
    assert waiting(after, by_title["Nieuw A"]) == {"Nieuw B", "Actie 0"}
    assert waiting(after, by_title["Actie 2"]) == {"Nieuw A"}
    left = take_in(document, Label("x"), found.without_doubt().by_action())
    assert [each.msgid for each in left.remarks] == [NOT_TAKEN_IN]
    assert not document.after(left.change).loose_references()


def test_titles_are_those_that_the_workbook_shows_now(document: Document) -> None:
    found = typed(document, (1, "title", "Heet nu anders"), (3, "needs", "Heet nu anders"))
    assert not found.unread
    after = landed(document, everything(found))
    assert waiting(after, after.actions()[3]) == {"Heet nu anders"}
    found = typed(document, (1, "title", "Heet nu anders"), (3, "needs", "Actie 1"))
    after = landed(document, everything(found))
    assert waiting(after, after.actions()[3]) == {"Heet nu anders"}


def test_a_row_that_was_renamed_here_is_still_what_others_wait_for(document: Document) -> None:
    source = exported(document)
    second = document.actions()[1]
    renamed = document.after(set_fields(document, second.id, title="Hier hernoemd").change)
    assert came_back(source, renamed) == Comeback()


def test_what_was_changed_here_and_there_about_waiting_is_a_conflict(document: Document) -> None:
    first, second, third = document.actions()[:3]
    source = exported(document)
    now = document.after(remove_dependency(document, first.id, second.id).change)
    now = now.after(add_dependency(now, first.id, third.id).change)

    def change(workbook: Any) -> None:
        sheet = workbook["Acties"]
        type_in(sheet.cell(5, column(sheet, "needs")), "Actie 3")

    [found] = came_back(edited(source, change), now).changed
    assert (found.field, found.ours, found.conflict) == ("needs", third.id, True)


def test_what_would_go_round_in_a_circle_is_told_and_left_out(document: Document) -> None:
    found = typed(document, (1, "needs", "Actie 0"), (2, "needs", "Actie 2"), (3, "needs", "Actie 1"))
    assert [each.why.msgid for each in found.unread] == [WAITS_FOR_ITSELF] * 2
    assert [(each.title, each.field) for each in found.changed] == [("Actie 3", "needs")]
    turned = typed(document, (0, "needs", None), (1, "needs", "Actie 0"))
    assert not turned.unread
    after = landed(document, everything(turned))
    assert not in_circles(after)
    half = landed(document, Picked(tuple(each for each in turned.changed if each.theirs)))
    assert not in_circles(half)


def test_where_nothing_goes_round_no_road_is_walked(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a chain of any length takes time in proportion to it."""
    monkeypatch.setattr(waits, "_reached", lambda *_: pytest.fail("a road was walked"))
    assert not list(waits.circling(document, {f"a{n}": f"a{n - 1}" for n in range(1, 300)}))


def test_what_no_action_or_several_are_called_is_told_by_its_cell(document: Document) -> None:
    found = typed(document, (3, "needs", "Actie 1\nBestaat niet"))
    assert [(each.why.msgid, each.why.values) for each in found.unread] == [(NO_ACTION, {"title": "Bestaat niet"})]
    assert found.is_empty
    twins = document.after(set_fields(document, document.actions()[2].id, title="Actie 1").change)
    found = typed(twins, (3, "needs", "Actie 1"))
    assert [each.why.msgid for each in found.unread] == [SEVERAL_ACTIONS]
    by_id = typed(twins, (3, "needs", document.actions()[2].id))
    assert [each.theirs for each in by_id.changed] == [document.actions()[2].id]


def test_a_copied_row_waits_for_what_its_original_waits_for(document: Document) -> None:
    def copy(workbook: Any) -> None:
        sheet = workbook["Acties"]
        below = sheet.max_row + 1
        for place, cell in enumerate(list(sheet[5]), 1):
            put(sheet.cell(below, place), cell.value)

    found = came_back(edited(exported(document), copy), document)
    assert not found.unread
    after = landed(document, everything(found))
    assert waiting(after, after.actions()[-1]) == {"Actie 1"}


def test_an_action_that_was_deleted_here_is_waited_for_by_nobody(document: Document) -> None:
    source = exported(document)
    gone = document.after(delete(document, document.actions()[1].id).change)
    found = came_back(source, gone)
    assert not found.changed and not found.added and not found.unread


def test_at_random_exactly_what_was_changed_about_waiting_arrives() -> None:
    for seed in range(12):
        random = Random(seed)
        document = plan(random, actions=8)
        for n, each in enumerate(document.actions()):
            document = document.after(set_fields(document, each.id, title=f"{n} {each.title}").change)
        source, wanted = exported(document), {}

        def work(workbook: Any, random: Random = random, document: Document = document, wanted: Any = wanted) -> None:
            sheet = workbook["Acties"]
            actions = document.actions()
            for place in random.sample(range(2, 8), 3):
                chosen = random.sample(actions[:place], random.randrange(0, min(3, place)))
                known = {each.id for each in needs(document, actions[place].id)}
                wanted[actions[place].id] = {each.id for each in chosen}
                if known != wanted[actions[place].id]:
                    text = "\n".join(each.title for each in chosen) or None
                    type_in(sheet.cell(row_of(sheet, actions[place].id), column(sheet, "needs")), text)

        found = came_back(edited(source, work), document)
        assert not found.unread, (seed, found.unread)
        assert {each.field for each in found.changed} <= {"needs"}
        after = landed(document, everything(found))
        for i, ids in wanted.items():
            assert {each.id for each in needs(after, i)} == ids, seed


def test_a_copied_row_whose_touchpoint_was_deleted_here_lands_without(document: Document) -> None:
    touchpoint = document.journey(MAP)[0]
    action = document.actions()[0]
    led = document.after(set_subject(document, action.id, touchpoint.id).change)

    def copy(workbook: Any) -> None:
        sheet = workbook["Acties"]
        below = sheet.max_row + 1
        for place, cell in enumerate(list(sheet[5]), 1):
            put(sheet.cell(below, place), cell.value)
        type_in(sheet.cell(below, 1), "Kopie")

    now = led.after(delete(led, touchpoint.id).change)
    found = came_back(edited(exported(led), copy), now)
    assert [each.why.msgid for each in found.unread] == [SUBJECT_GONE]
    made = landed(now, found.without_doubt()).actions()[-1]
    assert (made.title, made.subject_id) == ("Kopie", None)


def test_a_touchpoint_that_is_on_the_future_map_too_is_that_of_now_unless_the_row_says_otherwise(
    document: Document,
) -> None:
    both = document.after(make_future(document, MAP, "Straks").change)
    touchpoint, future = both.journey(MAP)[0], next(each for each in both.maps() if each.id != MAP)

    def add(workbook: Any) -> None:
        sheet = workbook["Acties"]
        for row, place in enumerate(("", future.title), sheet.max_row + 1):
            type_in(sheet.cell(row, 1), f"Nieuw {place}")
            type_in(sheet.cell(row, column(sheet, "touchpoint")), touchpoint.title)
            type_in(sheet.cell(row, column(sheet, "map")), place)

    found = came_back(edited(exported(both), add), both)
    assert not found.unread
    here, there = (both.map_of(each.values["subject_id"]) for each in found.added)  # type: ignore[arg-type]
    assert here is not None and here.id == MAP
    assert there is not None and there.id == future.id
