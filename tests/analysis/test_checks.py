"""The map check: what each rule finds, and above all what it leaves alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.analysis.checks import CHECKS, Finding, findings
from app.i18n import translator
from app.model import edits
from app.model.records import Horizon, Id, JourneyMap, LaneKind, Light, Progress
from tests.analysis.desk import MAP, TODAY, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_sound_map_has_nothing(desk: Desk) -> None:
    desk.phase("Look", 0.5, 1.5)
    desk.phase("Buy", -0.2, 0.8)
    desk.phase("Use", 1.0)
    assert findings(desk.document, today=TODAY) == []


def test_an_empty_map_has_nothing(desk: Desk) -> None:
    assert findings(desk.document, today=TODAY) == []


# --- phases and touchpoints ------------------------------------------------------------------------------------------


def test_a_phase_without_touchpoint_is_found(desk: Desk) -> None:
    desk.phase("Look", 0.5)
    desk.phase("Wait")
    assert desk.found("phase-without-touchpoint") == ["“Wait” has no touchpoint yet."]


def test_a_touchpoint_without_emotion_is_found(desk: Desk) -> None:
    desk.phase("Look", 0.5, None)
    assert desk.found("touchpoint-without-emotion") == ["“Look None” has no emotion yet."]


def test_another_actors_score_is_not_the_customers(desk: Desk) -> None:
    desk.phase("Look", None)
    shop = desk.run(edits.add_person(desk.document, "Shop"))
    desk.run(edits.set_emotion(desk.document, desk.touchpoint("Look None"), 1.0, shop))
    assert len(desk.found("touchpoint-without-emotion")) == 1


def test_a_map_that_hides_emotion_lacks_none(desk: Desk) -> None:
    desk.phase("Look", None, -2.0, -1.0, -1.5)
    lane = desk.document.lane(MAP, LaneKind.EMOTION)
    assert lane is not None
    assert findings(desk.document, today=TODAY)
    desk.run(edits.delete(desk.document, lane.id))
    assert findings(desk.document, today=TODAY) == []


# --- the curve -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ((1.0, -0.5, 1.0), ["-0.5"]),
        ((1.0, -0.4, 1.0), []),
        ((1.0, -1.0, -1.5, -0.8, -1.2, 1.0), ["-1.5", "-1.2"]),
        ((1.0, -1.0, -1.0, 1.0), ["-1.0"]),
        ((-1.0, 1.0, 1.5), ["-1.0"]),
        ((1.5, 1.0, -1.0), ["-1.0"]),
        ((1.0, 0.0, 1.0), []),
        ((1.0, None, -1.0, None, 1.0), ["-1.0"]),
        ((1.0, -1.0, 1.0, -2.0), ["-1.0", "-2.0"]),
        ((1.0, -1.6, -2.0), ["-1.6", "-2.0"]),
        ((-2.0,), ["-2.0"]),
    ],
)
def test_a_deep_dip_without_action_is_found(desk: Desk, scores: tuple[float | None, ...], found: list[str]) -> None:
    desk.phase("T", *scores)
    assert desk.found("dip-without-action") == [f"“T {s}” is a dip, and there is no action for it." for s in found]


def test_an_action_takes_up_a_dip_unless_it_was_dropped(desk: Desk) -> None:
    desk.phase("T", 1.0, -1.0, 1.0)
    action = desk.action("Mend", "T -1.0")
    assert desk.found("dip-without-action") == []
    desk.run(edits.set_fields(desk.document, action, progress=Progress.DONE))
    assert desk.found("dip-without-action") == []
    desk.run(edits.set_fields(desk.document, action, progress=Progress.DROPPED))
    assert len(desk.found("dip-without-action")) == 1


def test_an_action_on_the_future_map_takes_up_what_is_found_today_and_no_action_today_what_is_found_there(
    desk: Desk,
) -> None:
    desk.phase("T", 1.0, -1.0, 1.0)
    now = desk.touchpoint("T -1.0")
    future = desk.run(edits.make_future(desk.document, MAP, "Tomorrow"))
    later = desk.run(edits.make_future(desk.document, future, "The day after"))
    (copy,) = (t.id for t in desk.document.journey(later) if t.title == "T -1.0")
    action = desk.run(edits.add_action(desk.document, "Mend", copy))
    assert desk.found("dip-without-action") == []
    desk.run(edits.delete(desk.document, action))
    desk.run(edits.add_action(desk.document, "Mend", now))
    found = [f.map_id for f in findings(desk.document, today=TODAY) if f.check == "dip-without-action"]
    assert found == [future, later]


def test_an_action_anywhere_on_a_long_dip_will_do(desk: Desk) -> None:
    desk.phase("A", 1.0, -1.0)
    desk.phase("B", -1.0, 1.0)
    desk.action("Mend", "B -1.0")
    assert desk.found("dip-without-action") == []


def test_the_worst_moment_is_named_though_one_as_low_beside_it_has_an_action(desk: Desk) -> None:
    desk.phase("A", -1.0, 1.0, -2.0)
    desk.phase("B", -2.0)
    desk.action("Mend", "A -2.0")
    assert desk.found("dip-without-action") == [
        f"“{s}” is a dip, and there is no action for it." for s in ("A -1.0", "B -2.0")
    ]


def test_a_dip_that_only_one_persona_feels_is_named_and_what_staff_feel_is_not(desk: Desk) -> None:
    desk.phase("A", 1.0, 1.0, 1.0)
    first, middle, _ = (touchpoint.id for touchpoint in desk.document.journey(desk.document.maps()[0].id))
    desk.run(edits.add_persona(desk.document, "Vera"))
    desk.run(edits.add_person(desk.document, "Sam"))
    desk.run(edits.set_emotion(desk.document, middle, -2.0, desk.document.personas()[0].id))
    desk.run(edits.set_emotion(desk.document, first, -2.0, desk.document.persons()[0].id))
    assert desk.found("dip-without-action") == [
        f"“{desk.document.records[middle].title}” is a dip for Vera, and there is no action for it."
    ]


def test_a_dip_is_said_of_those_who_feel_it_unless_the_customer_does_too(desk: Desk) -> None:
    desk.phase("A", 1.0, 1.5, 1.0)
    middle = desk.document.journey(MAP)[1]
    for name in ("Vera", "Joris"):
        desk.run(edits.set_emotion(desk.document, middle.id, -2.0, desk.run(edits.add_persona(desk.document, name))))
    said = "“A 1.5” is a dip for Vera, Joris, and there is no action for it."
    assert desk.found("dip-without-action") == [said]
    desk.run(edits.set_emotion(desk.document, middle.id, -1.0))
    assert desk.found("dip-without-action") == ["“A 1.5” is a dip, and there is no action for it."]


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ((0.0, 0.9, 0.5), 1),
        ((0.0, 1.0, 0.5), 0),
        ((0.0, 0.5), 0),
        ((0.0, 0.5, 0.2, None, None, None, None), 0),
        ((0.0, 0.5, 0.2, None, None, None), 1),
    ],
)
def test_a_journey_without_peak_is_found(desk: Desk, scores: tuple[float | None, ...], found: int) -> None:
    desk.phase("T", *scores)
    assert len(desk.found("no-peak")) == found


@pytest.mark.parametrize(
    ("scores", "found"),
    [((1.0, 1.0, 0.4), 1), ((1.0, 1.0, 0.5), 0), ((1.0, -1.0), 0), ((1.0, 1.0, 0.4, None), 0), ((1.0, 1.0, -2.0), 1)],
)
def test_a_weak_end_is_found(desk: Desk, scores: tuple[float | None, ...], found: int) -> None:
    desk.phase("T", *scores)
    assert len(desk.found("weak-end")) == found


def test_an_action_answers_a_missing_peak_and_a_weak_end(desk: Desk) -> None:
    desk.phase("T", 0.0, 0.9, 0.4)
    assert desk.found("no-peak", "weak-end") == [
        "The journey ends weakly, with “T 0.4”.",
        "This journey has no peak: “T 0.9” is its best moment, and it stays below +1.",
    ]
    desk.action("Surprise", "T 0.9")
    desk.action("Say goodbye", "T 0.4")
    assert desk.found("no-peak", "weak-end") == []


# --- actions ---------------------------------------------------------------------------------------------------------


def test_an_action_without_owner_or_date_is_found(desk: Desk) -> None:
    desk.action("Call")
    assert desk.found("action-without-owner", "action-without-date") == [
        "The action “Call” has no owner.",
        "The action “Call” has no date.",
    ]


@pytest.mark.parametrize("progress", [Progress.DONE, Progress.DROPPED])
def test_an_action_that_is_over_needs_nothing(desk: Desk, progress: Progress) -> None:
    desk.action("Call", progress=progress, light=Light.GREEN)
    assert findings(desk.document, today=TODAY) == []


def test_an_action_for_later_needs_an_owner_but_no_date_yet(desk: Desk) -> None:
    desk.action("Call", horizon=Horizon.LATER)
    assert desk.found("action-without-owner", "action-without-date") == ["The action “Call” has no owner."]


def test_an_action_with_both_is_left_alone(desk: Desk) -> None:
    owner = desk.run(edits.add_person(desk.document, "Ann"))
    desk.action("Call", owner_id=owner, due=TODAY)
    assert findings(desk.document, today=TODAY) == []


# --- all together ----------------------------------------------------------------------------------------------------


def two_maps(desk: Desk) -> Id:
    second = JourneyMap(id=Id("second"), order="W", title="Second")
    desk.run(edits.insert_records(desk.document, [second], edits.Label("x")))
    desk.phase("Wait")
    desk.phase("Other", map_id=second.id)
    desk.action("Call")
    return second.id


def test_every_map_is_checked_in_order_and_shared_actions_once(desk: Desk) -> None:
    second = two_maps(desk)
    found = [(f.map_id, f.check) for f in findings(desk.document, today=TODAY)]
    assert found == [
        (MAP, "phase-without-touchpoint"),
        (MAP, "action-without-owner"),
        (MAP, "action-without-date"),
        (second, "phase-without-touchpoint"),
    ]


def test_one_map_is_told_with_the_actions_that_concern_it(desk: Desk) -> None:
    second = two_maps(desk)
    desk.phase("First", 1.0)
    desk.action("Only here", "First 1.0")
    assert [f.text(str) for f in findings(desk.document, second, TODAY)] == [
        "“Other” has no touchpoint yet.",
        "The action “Call” has no owner.",
        "The action “Call” has no date.",
    ]


def test_findings_come_in_the_order_of_the_rules(desk: Desk) -> None:
    desk.phase("Aankoop", 0.0, -1.0, None)
    desk.phase("Wait", 0.2)
    desk.phase("Nothing")
    desk.action("Call")
    order = [
        "dip-without-action",
        "weak-end",
        "no-peak",
        "phase-without-touchpoint",
        "touchpoint-without-emotion",
        "action-without-owner",
        "action-without-date",
    ]
    assert [finding.check for finding in findings(desk.document, today=TODAY)] == order


@pytest.mark.parametrize(("days", "found"), [(1, 1), (0, 0), (-1, 0)])
def test_an_action_due_before_the_one_it_waits_for_is_found(desk: Desk, days: int, found: int) -> None:
    first = desk.action("Write", due=TODAY + timedelta(days))
    then = desk.action("Send", due=TODAY)
    desk.run(edits.add_dependency(desk.document, then, first))
    assert desk.found("due-before-needed") == ["“Send” is due before “Write”, which it waits for."] * found
    desk.run(edits.set_fields(desk.document, first, progress=Progress.DROPPED))
    assert desk.found("due-before-needed") == [], "what was dropped is waited for no more"


def test_what_is_done_before_the_one_it_waits_for_is_found(desk: Desk) -> None:
    first, then = desk.action("Write"), desk.action("Send", progress=Progress.DONE, light=Light.GREEN)
    desk.run(edits.add_dependency(desk.document, then, first))
    assert desk.found("done-before-needed") == ["“Send” is done, but “Write”, which it waits for, is not."]
    desk.run(edits.set_fields(desk.document, first, progress=Progress.DONE))
    assert desk.found("done-before-needed") == []


@pytest.mark.parametrize(("light", "found"), [(Light.RED, 1), (Light.AMBER, 1), (Light.GREEN, 0)])
def test_what_is_done_without_a_green_light_is_found(desk: Desk, light: Light, found: int) -> None:
    desk.action("Send", progress=Progress.DONE, light=light)
    assert desk.found("done-without-green-light") == ["“Send” is done, but its light is not green."] * found


def every_finding() -> list[Finding]:
    desk = Desk()
    desk.run(edits.add_lane(desk.document, MAP, LaneKind.TOUCHPOINTS))
    desk.phase("Look", -1.0, None, 0.3, 0.2)
    desk.phase("Nothing")
    desk.phase("Aankoop", 0.1)
    desk.action("Call", progress=Progress.DONE)
    needed = desk.action("Write", due=TODAY + timedelta(9))
    waits = (desk.action("Send", due=TODAY), desk.action("Print", progress=Progress.DONE))
    for action in waits:
        desk.run(edits.add_dependency(desk.document, action, needed))
    desk.action("Think")
    return findings(desk.document, today=TODAY)


def test_each_rule_can_be_provoked_at_once() -> None:
    assert len({finding.check for finding in every_finding()}) == len(CHECKS)


def test_each_finding_says_what_where_why_and_what_to_do() -> None:
    dutch = translator("nl")
    for finding in every_finding():
        assert finding.record_id == finding.about.id
        for text in (finding.text(dutch), dutch(finding.why), dutch(finding.fix.label)):
            assert text
            assert "{" not in text
        assert dutch(finding.message) != finding.message
        assert dutch(finding.why) != finding.why


def test_an_unnamed_phase_is_told_in_the_readers_language(desk: Desk) -> None:
    desk.phase("", stage="loyalty")
    [finding] = findings(desk.document, today=TODAY)
    assert finding.text(translator("nl")) == "‘Loyaliteit’ heeft nog geen contactmoment."
    assert finding.text(str) == "“Loyalty” has no touchpoint yet."


def test_checking_changes_nothing(desk: Desk) -> None:
    desk.phase("T", 0.0, -1.0, None)
    before = dict(desk.document.records)
    assert findings(desk.document, today=TODAY) == findings(desk.document, today=TODAY)
    assert desk.document.records == before
