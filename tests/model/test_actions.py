"""Actions: what they mend and where that is, what is left of it when it goes, and which of them wait for which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.belonging import Misfit, misfits
from app.model.change import Change
from app.model.dependencies import closing, goes_round, in_circles, needed_by, needs, waiting
from app.model.document import Document
from app.model.domain import MOST_CENTS, fault_of
from app.model.edits.actions import IN_CIRCLES
from app.model.edits.fields import BEYOND_ALL, STARTS_TOO_LATE
from app.model.edits.mending import mend
from app.model.edits.transfer import bring, needed
from app.model.open_actions import open_actions
from app.model.records import (
    PROJECT_ID,
    Action,
    Channel,
    Dependency,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Phase,
    Progress,
    Project,
    Record,
    Touchpoint,
)
from app.model.whereabouts import concerns, map_of, mends_gap, phase_of, subject_of, touchpoint_of
from app.session.fitting import DoesNotFit, check_fits

SUBJECTS = ("t", "under", "loose", "p", "m", "c", None)


def action(name: str, subject: str | None = None, **values: Any) -> Action:
    return Action(id=Id(name), order=f"V{name}", title=name, subject_id=Id(subject) if subject else None, **values)


def needing(action_id: str, needs_id: str) -> Dependency:
    return Dependency(id=Id(f"{action_id}>{needs_id}"), action_id=Id(action_id), needs_id=Id(needs_id))


def shop(*more: Record) -> Document:
    """A map with one phase, one touchpoint, a note under it and one of the whole phase, a channel; and `more`."""
    return Document(
        [
            Project(id=PROJECT_ID, title="Shop"),
            JourneyMap(id=Id("m"), order="V", title="Map"),
            JourneyMap(id=Id("spare"), order="W", title="Spare"),
            Phase(id=Id("p"), map_id=Id("m"), order="V", title="Buy"),
            Lane(id=Id("pains"), map_id=Id("m"), order="V", kind=LaneKind.PAINS),
            Channel(id=Id("c"), order="V", name="Phone"),
            Touchpoint(id=Id("t"), phase_id=Id("p"), order="V", title="Pay"),
            Note(id=Id("under"), phase_id=Id("p"), lane_id=Id("pains"), order="V", text="Slow", touchpoint_id=Id("t")),
            Note(id=Id("loose"), phase_id=Id("p"), lane_id=Id("pains"), order="W", text="Dear"),
            *more,
        ]
    )


def plan() -> Document:
    """The shop with an action about each kind of thing, called by what it is about."""
    return shop(*(action(f"on {subject}", subject) for subject in SUBJECTS))


def of(document: Document, name: str) -> Action:
    return document.get(Id(name), Action)


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


# --- where an action is ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "touchpoint", "phase", "journey"),
    [
        ("t", "t", "p", "m"),
        ("under", "t", "p", "m"),
        ("loose", None, "p", "m"),
        ("p", None, "p", "m"),
        ("m", None, None, "m"),
        ("c", None, None, None),
        (None, None, None, None),
    ],
)
def test_an_action_is_where_what_it_mends_is(
    subject: str | None, touchpoint: str | None, phase: str | None, journey: str | None
) -> None:
    document = plan()
    found = of(document, f"on {subject}")
    places = [ask(document, found) for ask in (subject_of, touchpoint_of, phase_of, map_of)]
    assert [place.id if place else None for place in places] == [subject, touchpoint, phase, journey]


def test_a_touchpoint_has_the_actions_about_it_and_about_its_notes_in_their_order() -> None:
    document = shop(action("c", "under"), action("a", "t"), action("b", "loose"), action("d", "t"))
    assert ids(document.actions(Id("t"))) == ["a", "c", "d"]
    assert ids(document.actions()) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("subject", "here", "there"), [("t", True, False), ("m", True, False), (None, True, True)])
def test_an_action_concerns_the_map_it_is_about_and_one_about_nothing_every_map(
    subject: str | None, here: bool, there: bool
) -> None:
    document = plan()
    found = of(document, f"on {subject}")
    assert [concerns(document, found, [Id(map_id)]) for map_id in ("m", "spare")] == [here, there]


def test_an_action_about_a_channel_concerns_the_maps_on_which_that_is_used() -> None:
    document = plan()
    assert not concerns(document, of(document, "on c"), [Id("m"), Id("spare")])
    document = document.after(edits.set_fields(document, Id("t"), channel_id=Id("c")).change)
    assert [concerns(document, of(document, "on c"), [Id(map_id)]) for map_id in ("m", "spare")] == [True, False]


def test_an_action_follows_the_note_that_it_mends() -> None:
    other = Touchpoint(id=Id("t2"), phase_id=Id("p"), order="W", title="Wait")
    document = shop(other, action("a", "under"))
    moved = document.after(
        edits.move_note(document, Id("under"), Id("pains"), Id("p"), 0, touchpoint_id=Id("t2")).change
    )
    assert (ids(moved.actions(Id("t"))), ids(moved.actions(Id("t2")))) == ([], ["a"])


def test_open_actions_leave_out_what_is_over() -> None:
    over = [action(f"{state}", "under", progress=state) for state in Progress]
    assert ids(open_actions(shop(*over), Id("t"))) == ["busy", "planned"]


# --- making and changing ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", SUBJECTS)
def test_an_action_is_made_where_the_problem_is_seen(subject: str | None) -> None:
    document = shop()
    edit = edits.add_action(document, "Do it", Id(subject) if subject else None, of_gap=True)
    made = document.after(edit.change).get(edit.created[0], Action)
    assert (made.subject_id, made.of_gap) == (subject, subject == "t")


@pytest.mark.parametrize("subject", ["pains", "nothing", str(PROJECT_ID)])
def test_what_can_be_no_subject_is_refused(subject: str) -> None:
    document = plan()
    with pytest.raises(DocumentError):
        edits.add_action(document, "Do it", Id(subject))
    with pytest.raises(DocumentError):
        edits.set_subject(document, Id("on t"), Id(subject))


def test_only_at_a_touchpoint_an_action_mends_a_gap() -> None:
    document = shop(action("a", "t", of_gap=True), action("b", "under", of_gap=True))
    assert (mends_gap(document, of(document, "a")), mends_gap(document, of(document, "b"))) == (True, False)
    later = document.after(edits.set_subject(document, Id("a"), Id("p"), of_gap=True).change)
    assert (of(later, "a").subject_id, of(later, "a").of_gap) == ("p", False)


def test_who_mends_something_else_no_longer_mends_the_gap() -> None:
    document = shop(action("a", "t", of_gap=True))
    kept = document.after(edits.set_fields(document, Id("a"), subject_id=Id("t"), title="Else").change)
    gone = document.after(edits.set_fields(document, Id("a"), subject_id=Id("c")).change)
    assert (of(kept, "a").of_gap, of(gone, "a").of_gap) == (True, False)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"start": date(2026, 5, 2)}, STARTS_TOO_LATE),
        ({"due": date(2026, 3, 31)}, STARTS_TOO_LATE),
        ({"percent": 101}, BEYOND_ALL),
        ({"percent": -1}, BEYOND_ALL),
    ],
)
def test_what_people_get_wrong_is_refused_in_a_sentence(values: dict[str, Any], sentence: str) -> None:
    document = shop(action("a", start=date(2026, 4, 1), due=date(2026, 5, 1)))
    with pytest.raises(DocumentError) as refused:
        edits.set_fields(document, Id("a"), **values)
    assert refused.value.sentence == sentence


def test_an_action_may_start_on_the_day_it_is_due() -> None:
    day = date(2026, 4, 1)
    edit = edits.set_fields(shop(action("a")), Id("a"), start=day, due=day, percent=100)
    assert edit.change and not any(fault_of(after) for _, after in edit.change.pairs if after)


@pytest.mark.parametrize(
    "values",
    [
        {"percent": 101},
        {"percent": -1},
        {"impact": 0},
        {"effort": 6},
        {"lift": 41},
        {"lift": -41},
        {"cost_once": -1},
        {"cost_monthly": MOST_CENTS + 1},
        {"start": date(2026, 2, 1), "due": date(2026, 1, 1)},
    ],
)
def test_an_action_out_of_range_comes_in_nowhere(values: dict[str, Any]) -> None:
    assert fault_of(action("a")) == ""
    assert fault_of(action("a", **values)) == "a value out of range"


# --- what is left when what it mends goes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        (["under"], {"on under": "t"}),
        (["loose"], {"on loose": "p"}),
        (["t"], {"on t": "p", "on under": "under"}),
        (["t", "under"], {"on t": "p", "on under": "p"}),
        (["pains"], {"on under": "t", "on loose": "p"}),
        (["p"], {"on t": "m", "on under": "m", "on loose": "m", "on p": "m"}),
        (["m"], {"on t": None, "on under": None, "on loose": None, "on p": None, "on m": None}),
        (["c"], {"on c": None}),
    ],
)
def test_an_action_outlives_what_it_mends_and_is_then_about_the_next_larger_thing(
    gone: list[str], left: dict[str, str | None]
) -> None:
    document = plan()
    edit = edits.delete(document, *map(Id, gone))
    later = document.after(edit.change)
    assert {name: of(later, name).subject_id for name in left} == left
    assert len(later.actions()) == len(SUBJECTS)
    assert not later.loose_references()
    assert later.after(edit.change.inverse()) == document


def test_without_its_touchpoint_an_action_mends_no_gap() -> None:
    document = shop(action("a", "t", of_gap=True))
    assert not of(document.after(edits.delete(document, Id("t")).change), "a").of_gap


# --- waiting ---------------------------------------------------------------------------------------------------------


def chain(*names: str) -> Document:
    """A shop in which each action needs the next."""
    ways = [needing(one, other) for one, other in pairwise(names)]
    return shop(*map(action, dict.fromkeys(names)), *ways)


def test_an_action_waits_for_another_once() -> None:
    document = shop(action("a"), action("b"))
    edit = edits.add_dependency(document, Id("a"), Id("b"))
    later = document.after(edit.change)
    assert (ids(needs(later, Id("a"))), ids(needed_by(later, Id("b")))) == (["b"], ["a"])
    assert not edits.add_dependency(later, Id("a"), Id("b")).change
    assert later.after(edits.remove_dependency(later, Id("a"), Id("b")).change) == document
    assert not edits.remove_dependency(document, Id("a"), Id("b")).change


@pytest.mark.parametrize("needed_one", ["a", "b", "c"])
def test_no_action_can_come_to_wait_for_itself(needed_one: str) -> None:
    document = chain("a", "b", "c")
    assert goes_round(document, Id("c"), Id(needed_one))
    with pytest.raises(DocumentError) as refused:
        edits.add_dependency(document, Id("c"), Id(needed_one))
    assert refused.value.sentence == IN_CIRCLES


def test_a_circle_that_comes_by_another_way_does_not_fit() -> None:
    document = chain("a", "b", "c")
    with pytest.raises(DoesNotFit):
        check_fits(document, Change.creating([needing("c", "a")]))
    with pytest.raises(DoesNotFit):
        check_fits(document, Change.creating([replace(needing("a", "b"), id=Id("again"))]))
    check_fits(document, Change.creating([needing("a", "c")]))


@pytest.mark.parametrize(
    "ways",
    [
        ["aa"],
        ["ab", "ba"],
        ["ab", "bc", "ca", "cd"],
        ["ab", "ba", "bc", "cd", "dc"],
        ["ab", "ac", "bd", "cd", "da"],
    ],
)
def test_opening_mends_circles_and_keeps_the_rest(ways: list[str]) -> None:
    document = shop(*map(action, "abcd"), *(needing(*way) for way in ways))
    assert {misfit for _, misfit in misfits(document)} == {Misfit.IN_A_CIRCLE}
    edit = mend(document)
    later = document.after(edit.change)
    assert edit.remarks and not in_circles(later) and not list(misfits(later))
    gone = {record.id for record in edit.change.deleted}
    assert gone == set(closing(document)) and len(gone) <= len(ways) // 2 + len(ways) % 2
    assert len(later.actions()) == 4


def test_what_is_said_twice_goes_once_also_in_a_circle() -> None:
    twice = [replace(needing(*way), id=Id(f"{way}{n}")) for way in ("ab", "ba") for n in range(2)]
    document = shop(*map(action, "ab"), *twice)
    later = document.after(mend(document).change)
    assert [each.id for each in later.all_of(Dependency)] == ["ab0"]


def test_one_action_that_waits_for_all_others_is_looked_at_as_quickly_as_any() -> None:
    others = [f"a{n:05}" for n in range(20_000)]  # with the square of that nobody would wait for the end of this test
    star = [needing("one", other) for other in others]
    twice = [replace(each, id=Id(f"{each.id} again")) for each in star]
    document = Document([action("one"), *map(action, others), *star])
    assert not list(misfits(document)) and not mend(document).change
    double = Document([*document.records.values(), *twice])
    assert {each.id for each in mend(double).change.deleted} == set(ids(twice))


def test_a_sound_plan_is_not_touched() -> None:
    document = shop(*map(action, "abcd"), needing("a", "b"), needing("a", "c"), needing("b", "d"), needing("c", "d"))
    assert not in_circles(document) and not closing(document) and not mend(document).change


def test_a_circle_of_many_actions_is_mended_by_taking_out_one_dependency() -> None:
    names = [f"a{n:05}" for n in range(20_000)]  # with the square of that nobody would wait for the end of this test
    document = chain(*names, names[0])
    assert len(in_circles(document)) == len(names)
    assert len(closing(document)) == 1


def test_what_an_action_cannot_wait_for_is_itself_and_all_that_wait_for_it() -> None:
    document = shop(*map(action, "abcde"), needing("a", "b"), needing("b", "c"), needing("d", "c"), needing("c", "e"))
    assert waiting(document, Id("c")) == {"a", "b", "c", "d"}
    free = {each.id for each in document.actions() if not goes_round(document, Id("c"), each.id)}
    assert free == {"e"}


def test_an_action_takes_its_dependencies_along_when_it_goes() -> None:
    document = chain("a", "b", "c")
    edit = edits.delete(document, Id("b"))
    assert not document.after(edit.change).all_of(Dependency)
    assert document.after(edit.change).after(edit.change.inverse()) == document


# --- to another file -------------------------------------------------------------------------------------------------


def empty() -> Document:
    return Document([Project(id=PROJECT_ID), JourneyMap(id=Id("own"), order="V", title="Own")])


def test_a_map_takes_along_what_is_planned_for_it_and_what_waits_for_what() -> None:
    here = plan()
    here = here.after(edits.add_dependency(here, Id("on under"), Id("on t")).change)
    here = here.after(edits.add_dependency(here, Id("on t"), Id("on c")).change)
    there = empty()
    there = there.after(bring(there, needed(here, [Id("m")]), "Shop").change)
    assert set(ids(there.actions())) == {"on t", "on under", "on loose", "on p", "on m"}
    assert [(d.action_id, d.needs_id) for d in there.all_of(Dependency)] == [("on under", "on t")]
    assert not there.loose_references() and not list(misfits(there))


def test_a_map_takes_along_what_is_planned_for_a_channel_in_use_there() -> None:
    here = plan()
    users = Touchpoint(id=Id("u"), phase_id=Id("p"), order="W", title="Ring", channel_id=Id("c"))
    here = here.after(Change.creating([users, Channel(id=Id("d"), order="W", name="Shop"), action("on d", "d")]))
    there = empty()
    there = there.after(bring(there, needed(here, [Id("m")]), "Shop").change)
    going = {each.id for each in here.actions() if concerns(here, each, [Id("m")]) and each.subject_id}
    assert set(ids(there.actions())) == going >= {"on c"} and "on d" not in going


def test_what_comes_along_makes_no_circle_with_what_is_there() -> None:
    here = shop(action("a", "t"), action("b", "t"), needing("a", "b"))
    there = shop(action("a", "t"), action("b", "t"), needing("b", "a"))
    edit = bring(there, needed(here, [Id("m")]), "Shop")
    check_fits(there, edit.change)
    assert not in_circles(there.after(edit.change))
