"""Actions made where the problem is seen, and the curve that they promise, on the map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from app.drawing.layout import Look, layout
from app.drawing.theme import theme
from app.model import edits
from app.model.records import Action, Channel, Id, LaneKind, Touchpoint
from app.widgets.canvas import menus
from app.widgets.canvas.gestures.stage import Target
from app.widgets.new_action import action_about
from app.widgets.plan.page import PlanPage
from tests.driver import Driver


def lowest(driver: Driver) -> Touchpoint:
    document = driver.document
    journey = [t for t in document.journey(driver.canvas.map_id) if document.score(t.id)]
    return min(journey, key=lambda t: document.score(t.id).score)  # type: ignore[union-attr]


def newest(driver: Driver) -> Action:
    return driver.document.actions()[-1]


def test_at_a_gap_the_action_says_so(vera: Driver) -> None:
    touchpoint = lowest(vera)
    vera.session.run(edits.set_fields(vera.document, touchpoint.id, expected=20))
    vera.session.run(action_about(vera.document, touchpoint.id, "Mend it"))
    made = newest(vera)
    felt = vera.document.score(touchpoint.id)
    assert felt is not None and made.of_gap and made.subject_id == touchpoint.id
    gap, *pains = made.why.splitlines()
    assert gap == f"Felt −{-felt.score / 10:.1f} where +2.0 was expected."
    assert pains and all(pain.startswith("Pain point: ") for pain in pains)


def test_a_note_gives_its_words_and_undo_takes_all_of_it_back(vera: Driver) -> None:
    document = vera.document
    lane = document.lane(vera.canvas.map_id, LaneKind.PAINS)
    assert lane is not None
    note = next(n for phase in document.phases(vera.canvas.map_id) for n in document.notes(phase.id, lane.id))
    count = len(document.actions())
    vera.click_on(note.id)
    vera.canvas.commands.add_action()
    vera.settle()
    assert newest(vera).subject_id == note.id and newest(vera).why == note.text
    vera.session.undo()
    assert len(vera.document.actions()) == count


def test_what_no_action_can_mend_is_left_unnamed(vera: Driver) -> None:
    vera.session.run(action_about(vera.document, vera.document.persons()[0].id))
    assert newest(vera).subject_id is None and newest(vera).why == ""


def test_a_touchpoint_shows_its_actions_in_the_plan(vera: Driver) -> None:
    at = next(t for t in vera.document.journey(vera.canvas.map_id) if vera.document.actions(t.id))
    vera.click_on(at.id)
    vera.canvas.commands.show_actions()
    vera.settle()
    over = vera.workspace.over
    assert isinstance(over, PlanPage)
    assert over.state.actions == vera.document.actions(at.id)


@pytest.mark.parametrize("with_plan", [True, False])
def test_the_promised_curve_is_drawn_only_where_a_plan_lifts_something(vera: Driver, with_plan: bool) -> None:
    look = Look(theme("light"))
    touchpoint = lowest(vera)
    look = replace(look, lifts=frozenset({(touchpoint.id, 10)})) if with_plan else look
    drawn = [g.key for g in layout(vera.document, vera.canvas.map_id, look).groups if ":promised:" in g.key]
    assert bool(drawn) is with_plan


def test_the_switch_shows_it_on_the_map_and_says_what_becomes_of_the_lowest_point(vera: Driver) -> None:
    touchpoint = lowest(vera)
    edit = edits.add_action(vera.document, "Lift", touchpoint.id)
    vera.session.run(edit)
    vera.session.run(edits.set_fields(vera.document, edit.created[0], lift=25))
    vera.press("Ctrl+Shift+A").settle()
    vera.click("plan.outlook").settle()
    said = vera.find("plan.outlook.said", QLabel).text()
    assert said.startswith(f"Lowest point: −1.5 at “{touchpoint.title}”; after the plan −"), said
    assert said.count(touchpoint.title) == 1, "another one is the lowest then"
    assert (Id(touchpoint.id), 25) in {(i, min(lift, 25)) for i, lift in vera.canvas.showing.look(vera.document).lifts}
    vera.press("Escape").settle()
    assert any(":promised:" in group.key for group in vera.canvas.drawing.groups), "it stays on the map"
    vera.workspace.open_panel("curves")
    vera.settle()
    assert vera.find("curves.plan.said", QLabel).text() == said
    vera.click("curves.plan").settle()
    assert vera.canvas.showing.plan is None


def test_an_action_about_a_channel_is_made_where_the_channel_is_seen(vera: Driver) -> None:
    touchpoint = next(t for t in vera.document.journey(vera.canvas.map_id) if t.channel_id)
    channel = vera.document.get(touchpoint.channel_id, Channel)  # type: ignore[arg-type]
    lane = vera.document.lane(vera.canvas.map_id, LaneKind.CHANNELS)
    assert lane is not None
    chip = next(g for g in vera.canvas.drawing.groups if g.role == "chip" and g.record_id == touchpoint.id)
    menu = menus.build(vera.canvas, Target(chip))
    next(item for item in menu.actions() if item.objectName() == "menu.channel.add_action").trigger()
    vera.settle(300)
    assert newest(vera).subject_id == channel.id
    vera.session.undo()
    vera.workspace.inspect((channel.id,))
    vera.settle(300).click("channel.add_action").type("Answer within the hour").press("Return").settle(300)
    made = newest(vera)
    assert made.subject_id == channel.id and made.title == "Answer within the hour"
    vera.workspace.inspect((channel.id,))
    vera.settle(300)
    assert vera.sees(f"action.link.{made.id}")
