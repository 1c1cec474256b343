"""What the views of the plan ask for: filters, orders, cells, columns, days on a line, and the curve after the plan."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.plan.findings import falls_short, finding
from app.analysis.plan.grids import Grouping, beside, board, cells, next_stage
from app.analysis.plan.listing import NOBODY, Column, PlanFilter, listed
from app.analysis.plan.outlook import PlanChoice, lifts, outlook
from app.analysis.plan.timeline import (
    Days,
    Grip,
    Ruler,
    Scale,
    Unit,
    days_of,
    is_overdue,
    moved,
    span,
    units,
    waits,
)
from app.model import edits
from app.model.edits.planning import judge, plan_days
from app.model.records import Action, Horizon, Id, LaneKind, Light, Progress
from tests.analysis.desk import MAP, Desk

TODAY = date(2026, 11, 23)


@pytest.fixture
def desk() -> Desk:
    """Three touchpoints and four actions that say different things."""
    result = Desk()
    result.phase("Buy", -1.5, 0.5, -0.5)
    anna = result.run(edits.add_person(result.document, "Anna Élan"))
    ben = result.run(edits.add_person(result.document, "Ben"))
    result.action("Call back", "Buy -1.5", owner_id=anna, impact=5, effort=2, lift=10, due=date(2026, 11, 20))
    result.action("Rebuild shop", owner_id=ben, impact=5, effort=5, light=Light.GREEN, due=date(2027, 2, 1))
    result.action("Write mail", "Buy -1.5", impact=None, effort=1, lift=9, progress=Progress.BUSY)
    result.action("Print folder", "Buy -0.5", horizon=Horizon.LATER, lift=-3, progress=Progress.DROPPED)
    return result


def titles(found: tuple[Action, ...]) -> list[str]:
    return [action.title for action in found]


def one(desk: Desk, title: str) -> Action:
    return next(action for action in desk.document.actions() if action.title == title)


# --- filters and orders ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (PlanFilter(), ["Call back", "Rebuild shop", "Write mail", "Print folder"]),
        (PlanFilter(text="elan"), ["Call back"]),
        (PlanFilter(text="shop ben"), ["Rebuild shop"]),
        (PlanFilter(text="buy -1.5"), ["Call back", "Write mail"]),
        (PlanFilter(owner_id=NOBODY), ["Write mail", "Print folder"]),
        (PlanFilter(light=Light.GREEN), ["Rebuild shop"]),
        (PlanFilter(progress=Progress.BUSY), ["Write mail"]),
        (PlanFilter(horizon=Horizon.LATER, progress=Progress.PLANNED), []),
    ],
)
def test_a_filter_leaves_what_is_wanted(desk: Desk, wanted: PlanFilter, found: list[str]) -> None:
    assert titles(listed(desk.document, wanted)) == found


def test_what_says_nothing_comes_last_either_way_round(desk: Desk) -> None:
    for descending, first in ((False, ["Call back", "Rebuild shop"]), (True, ["Rebuild shop", "Call back"])):
        found = titles(listed(desk.document, PlanFilter(), Column.DUE, descending))
        assert found == [*first, "Write mail", "Print folder"]


@pytest.mark.parametrize("column", list(Column))
def test_every_column_puts_all_of_them_in_order(desk: Desk, column: Column) -> None:
    assert len(listed(desk.document, PlanFilter(), column)) == 4


def test_lights_are_in_order_of_need_and_quadrants_of_use(desk: Desk) -> None:
    assert titles(listed(desk.document, PlanFilter(), Column.LIGHT))[-1] == "Rebuild shop"
    by_use = titles(listed(desk.document, PlanFilter(), Column.QUADRANT))
    assert by_use[:2] == ["Call back", "Rebuild shop"]


# --- matrix and board ------------------------------------------------------------------------------------------------


def test_the_matrix_holds_what_is_judged_and_the_rest_waits(desk: Desk) -> None:
    found = cells(desk.document.actions())
    assert {place: titles(row) for place, row in found.judged.items()} == {
        (5, 2): ["Call back"],
        (5, 5): ["Rebuild shop"],
    }
    assert titles(found.waiting) == ["Write mail", "Print folder"]


def test_a_key_moves_within_the_matrix_and_brings_in_what_waits(desk: Desk) -> None:
    assert beside(one(desk, "Call back"), 1, -1) == (5, 1)
    assert beside(one(desk, "Write mail"), 0, 1) == (3, 1)
    assert beside(one(desk, "Print folder"), 1, 0) == (3, 3)


def test_scoring_is_one_step_that_swallows_no_other(desk: Desk) -> None:
    edit = judge(desk.document, {one(desk, "Call back").id: (1, 1)})
    assert edit.merge_key is None and edit.label.msgid == "Score “{title}”"
    desk.run(edit)
    assert (one(desk, "Call back").impact, one(desk, "Call back").effort) == (1, 1)


@pytest.mark.parametrize("by", list(Grouping))
def test_the_board_has_each_action_once_and_all_its_columns(desk: Desk, by: Grouping) -> None:
    found = board(desk.document.actions(), by)
    assert sorted(t for row in found.values() for t in titles(row)) == sorted(titles(desk.document.actions()))
    assert len(found) == {Grouping.PROGRESS: 4, Grouping.HORIZON: 3}[by]


def test_the_board_ends_at_its_outer_columns(desk: Desk) -> None:
    assert next_stage(one(desk, "Call back"), Grouping.PROGRESS, 1) is Progress.BUSY
    assert next_stage(one(desk, "Print folder"), Grouping.PROGRESS, 1) is Progress.DROPPED
    assert next_stage(one(desk, "Print folder"), Grouping.HORIZON, -1) is Horizon.NEXT


# --- timeline --------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(1990, 1, 1), date(2080, 1, 1))


def test_late_is_what_should_be_done_and_is_not(desk: Desk) -> None:
    assert [a.title for a in desk.document.actions() if is_overdue(a, TODAY)] == ["Call back"]
    desk.run(edits.set_fields(desk.document, one(desk, "Call back").id, progress=Progress.DONE))
    assert not any(is_overdue(a, TODAY) for a in desk.document.actions())
    assert not is_overdue(one(desk, "Rebuild shop"), date(2027, 2, 1)), "its last day is still in time"


def test_all_that_is_planned_and_today_are_seen(desk: Desk) -> None:
    seen = span(desk.document.actions(), TODAY)
    assert seen.first < date(2026, 11, 20) and seen.last > date(2027, 2, 1)
    assert span((), TODAY).first < TODAY < span((), TODAY).last


@given(DAYS, st.sampled_from(Scale))
def test_a_day_is_found_back_at_its_place(day: date, scale: Scale) -> None:
    ruler = Ruler(date(2026, 1, 1), scale)
    assert ruler.day(ruler.x(day)) == day


@given(DAYS, st.integers(0, 400), st.sampled_from(Grip), st.integers(-900, 900))
def test_no_move_lets_an_action_start_after_it_is_due(first: date, days: int, grip: Grip, by: int) -> None:
    action = Action(id=Id("a"), order="V", title="Do", start=first, due=first + timedelta(days))
    start, due = moved(action, grip, by, TODAY)
    assert start is not None and due is not None and start <= due
    if grip is Grip.WHOLE:
        assert (start - first).days == by == (due - first).days - days


def test_one_known_day_goes_either_way_and_the_other_end_can_be_pulled_out() -> None:
    action = Action(id=Id("a"), order="V", title="Do", due=TODAY)
    assert moved(action, Grip.WHOLE, -3, TODAY) == (None, date(2026, 11, 20))
    assert moved(action, Grip.DUE, -3, TODAY) == (None, date(2026, 11, 20))
    assert moved(action, Grip.START, -3, TODAY) == (date(2026, 11, 20), TODAY)
    bare = Action(id=Id("a"), order="V", title="Do")
    assert moved(bare, Grip.WHOLE, 1, TODAY) == (TODAY, date(2026, 11, 29))


def test_moves_stop_at_the_ends_of_time() -> None:
    action = Action(id=Id("a"), order="V", title="Do", start=date(2, 1, 1), due=date(9998, 1, 1))
    assert moved(action, Grip.WHOLE, 10**6, TODAY) == (date(2739, 11, 29), date.max)
    years = list(units(Unit.YEAR, Days(date.min, date.max)))
    assert len(years) == 9999 and years[-1].last == date.max


@pytest.mark.parametrize(
    ("unit", "starts"),
    [
        (Unit.WEEK, [date(2026, 12, 28), date(2027, 1, 4)]),
        (Unit.MONTH, [date(2026, 12, 1), date(2027, 1, 1)]),
        (Unit.QUARTER, [date(2026, 10, 1), date(2027, 1, 1)]),
        (Unit.YEAR, [date(2026, 1, 1), date(2027, 1, 1)]),
    ],
)
def test_the_scale_is_of_whole_weeks_months_quarters_and_years(unit: Unit, starts: list[date]) -> None:
    found = list(units(unit, Days(date(2026, 12, 30), date(2027, 1, 5))))
    assert [days.first for days in found] == starts
    assert all(a.last + timedelta(1) == b.first for a, b in pairwise(found))


def test_who_starts_before_what_it_needs_is_done_is_told(desk: Desk) -> None:
    mail, call = one(desk, "Write mail").id, one(desk, "Call back").id
    desk.run(edits.add_dependency(desk.document, mail, call))
    assert waits(desk.document, desk.document.actions()) == (), "it has no days yet"
    for start, late in ((date(2026, 11, 20), True), (date(2026, 11, 21), False)):
        desk.run(plan_days(desk.document, {mail: (start, None)}, TODAY))
        (found,) = waits(desk.document, desk.document.actions())
        assert (found.action_id, found.needs_id, found.late) == (mail, call, late)


def test_an_action_with_one_day_is_a_bar_of_one_day(desk: Desk) -> None:
    days = days_of(one(desk, "Call back"))
    assert days == Days(date(2026, 11, 20), date(2026, 11, 20)) and days.count == 1


# --- the curve after the plan ----------------------------------------------------------------------------------------


def test_lifts_add_up_at_a_touchpoint_and_dropped_ones_bring_nothing(desk: Desk) -> None:
    assert lifts(desk.document, PlanChoice()) == {(desk.touchpoint("Buy -1.5"), 19)}
    found = outlook(desk.document, MAP, PlanChoice())
    assert [moment.score for moment in found.then] == [0.4, 0.5, -0.5]
    assert found.moves and found.lowest is not None
    before, after = found.lowest
    assert (before.score, after.score) == (-1.5, -0.5) and before.touchpoint_id != after.touchpoint_id


def test_only_what_is_picked_or_due_by_then_counts(desk: Desk) -> None:
    call = one(desk, "Call back").id
    for choice in (PlanChoice(until=date(2026, 11, 20)), PlanChoice(picked=frozenset({call}))):
        assert outlook(desk.document, MAP, choice).then[0].score == -0.5
    assert not outlook(desk.document, MAP, PlanChoice(until=date(2026, 11, 19))).moves


@given(st.lists(st.integers(-40, 40), max_size=6))
def test_nobody_feels_more_than_the_scale_has(values: list[int]) -> None:
    desk = Desk()
    desk.phase("Buy", 1.5)
    for value in values:
        desk.action("Do", "Buy 1.5", lift=value)
    (then,) = outlook(desk.document, MAP, PlanChoice()).then
    assert then.score == max(-2.0, min(2.0, (15 + sum(values)) / 10))


# --- why -------------------------------------------------------------------------------------------------------------


def test_a_finding_is_the_words_of_a_note_the_gap_or_the_dip(desk: Desk) -> None:
    def why(record_id: Id | None) -> str:
        return finding(desk.document, record_id, str, lambda tenths: f"{tenths / 10:+}")

    dip = desk.touchpoint("Buy -1.5")
    lane = desk.run(edits.add_lane(desk.document, MAP, LaneKind.PAINS))
    phase = desk.document.phases(MAP)[0].id
    note = desk.run(edits.add_note(desk.document, lane, phase, "Nobody\nanswers", touchpoint_id=dip))
    assert why(note) == "Nobody\nanswers"
    pain = "\nPain point: Nobody answers"
    assert why(dip) == "A low point: felt -1.5." + pain
    assert why(phase) == "The low point of this phase is “Buy -1.5”: felt -1.5."
    assert why(desk.touchpoint("Buy 0.5")) == why(None) == ""
    desk.run(edits.set_fields(desk.document, dip, expected=10))
    assert falls_short(desk.document, desk.document.records[dip])
    assert why(dip) == "Felt -1.5 where +1.0 was expected." + pain


def test_what_hurts_at_a_moment_is_told_with_its_dip_and_of_a_pain_point_its_deepest_cause(desk: Desk) -> None:
    def why(record_id: Id | None) -> list[str]:
        return finding(desk.document, record_id, str, lambda tenths: f"{tenths / 10:+}").splitlines()

    dip, good = desk.touchpoint("Buy -1.5"), desk.touchpoint("Buy 0.5")
    pains = desk.run(edits.add_lane(desk.document, MAP, LaneKind.PAINS))
    doing = desk.run(edits.add_lane(desk.document, MAP, LaneKind.DOING))
    phase = desk.document.phases(MAP)[0].id
    desk.run(edits.add_note(desk.document, doing, phase, "Calls", touchpoint_id=dip))
    anywhere = desk.run(edits.add_note(desk.document, pains, phase, "Too\ndear"))
    felt = "A low point: felt -1.5."
    assert why(dip) == [felt, "Pain point: Too dear"]  # the dip has none of its own
    assert why(good) == []  # nobody says that it hurts there
    desk.run(edits.add_note(desk.document, pains, phase, "Nobody answers", touchpoint_id=dip))
    assert why(dip) == [felt, "Pain point: Nobody answers"]
    assert why(phase)[1:] == ["Pain point: Too dear"]
    desk.run(edits.set_fields(desk.document, anywhere, whys="Two suppliers\nNo stock of our own\n"))
    assert why(anywhere) == ["Too", "dear", "Cause: No stock of our own"]
