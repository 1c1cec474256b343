"""Each guide is followed to its end in the panel: by what its buttons start, and by typing and choosing alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton

from app.guides.following import Progress, progress
from app.guides.guides import Guide, guides, read_guides
from app.i18n import _, translator
from app.model import edits
from app.model.document import Document
from app.model.edits.guiding import tick_step
from app.model.records import PROJECT_ID, Evidence, Id, JourneyMap, Lane, LaneKind, Source
from app.widgets.guiding import measuring
from app.widgets.guiding.choice import GuideCard
from app.widgets.guiding.guide_view import GuideView
from app.widgets.guiding.panel import GuidePanel
from app.widgets.guiding.step_body import StepBody, Told
from app.widgets.style import FINGER
from tests.driver import Driver
from tests.guides.test_guides import small, written
from tests.widgets.conftest import Start

GUIDES = [guide.id for guide in guides("en")]
TYPED_MS = 700
"""Longer than a field waits until it tells what was typed."""

MOST_PRESSES = 90
"""Far more than any step takes on a map of five phases."""


def follow(driver: Driver, guide_id: str) -> Driver:
    return driver.click("rail.guide").click(f"guide.choose.{guide_id}")


def ticks(driver: Driver, guide_id: str) -> dict[str, bool]:
    known = next(guide for guide in guides("en") if guide.id == guide_id)
    far = progress(known, driver.document, driver.document.maps()[0].id)
    return {each.step.id: each.done for each in far.steps}


def answer(driver: Driver, number: int) -> None:
    """Does what whoever sits there would do where the cursor has come to: types a few words, or chooses."""
    focus = QApplication.focusWidget()
    assert focus is not None, "the button led nowhere"
    kind, name = type(focus).__name__, focus.objectName()
    if kind == "Editor":
        driver.type(f"Note {number}").press("Ctrl+Return")
    elif kind in ("LineField", "PickField"):
        driver.type(f"Name {number}").press("Return")
    elif kind == "TextField":
        driver.type(f"Some words, number {number}").press("Tab")
    elif kind == "EmotionField":
        driver.press("Up")
    elif name.startswith(("action.light", "action.horizon")):
        driver.press("Right", "Space")
    elif kind == "Segment":
        driver.press("Space")
    elif name.endswith("due.pick"):
        driver.press("Space").press("Right", "Return")
    else:
        assert name in ("canvas", "guide.go", "journey_map.review_date.pick"), f"what is there to do at {name}?"


@pytest.mark.parametrize("guide_id", GUIDES)
def test_a_guide_is_followed_to_its_end(guide_id: str, start: Start) -> None:
    driver = follow(start("five-phases"), guide_id)
    steps = list(ticks(driver, guide_id))
    for step in steps:
        finish_step(driver, guide_id, step)
    assert all(ticks(driver, guide_id).values())
    assert driver.sees("guide.ending")


def finish_step(driver: Driver, guide_id: str, step: str) -> None:
    if not driver.find(f"guide.step.{step}", QPushButton).isChecked():
        driver.click(f"guide.step.{step}")
    for number in range(MOST_PRESSES):
        if ticks(driver, guide_id)[step]:
            return
        driver.click("guide.go")
        answer(driver, number)
    raise AssertionError(f"{step} is not done after {MOST_PRESSES} presses")


# --- the panel by itself ---------------------------------------------------------------------------------------------


def journey(driver: Driver) -> JourneyMap:
    return driver.document.maps()[0]


def panel(driver: Driver) -> GuidePanel:
    found = driver.workspace.panels["guide"]
    assert isinstance(found, GuidePanel)
    return found


def test_a_tick_by_hand_is_one_step_back(start: Start) -> None:
    driver = follow(start("five-phases"), "solo").click("guide.tick")
    assert journey(driver).guide_done == "solo/now" and driver.sees("guide.next")
    assert driver.find("guide.tick", QPushButton).text() == "Take the tick away"
    driver.session.undo()
    driver.settle()
    assert journey(driver).guide_done == "" and not driver.sees("guide.next")
    driver.click("guide.tick").click("guide.tick")
    assert journey(driver).guide_done == ""


def test_choosing_a_guide_is_one_step_back(start: Start) -> None:
    driver = follow(start("five-phases"), "solo")
    assert journey(driver).guide == "solo" and not driver.sees("guide.choose.solo")
    driver.session.undo()
    assert journey(driver).guide == "" and driver.settle().sees("guide.choose.solo")


def test_looking_at_the_others_changes_nothing(start: Start) -> None:
    driver = follow(start("five-phases"), "solo")
    driver.click("guide.all")
    assert journey(driver).guide == "solo" and driver.sees("guide.choose.improve")
    described = driver.find("guide.choose.solo").accessibleDescription()
    assert described.startswith("You are following this one")
    driver.click("guide.choose.solo")
    assert driver.sees("guide.step.now")


def test_a_tick_sets_itself_while_the_map_changes_and_goes_with_undo(start: Start) -> None:
    driver = follow(start("five-phases"), "canvas")
    head = driver.find("guide.step.ambition", QPushButton)
    assert head.accessibleName() == "Step 1 of 5: Your ambition"
    driver.workspace.run(
        lambda document: edits.set_fields(document, PROJECT_ID, ambition="Real bread", product="Bread")
    )
    assert driver.settle().find("guide.step.ambition", QPushButton).accessibleName().startswith("Step 1 of 5, done")
    assert head.isChecked(), "what is open stays open"
    driver.session.undo()
    driver.settle()
    assert head.accessibleName() == "Step 1 of 5: Your ambition"


def test_nothing_moves_when_a_step_is_done(start: Start) -> None:
    driver = follow(start("five-phases"), "canvas")
    places = {name: driver.find(name).pos() for name in ("guide.step.ambition", "guide.go")}
    head = driver.find("guide.step.customer").mapTo(panel(driver), QPoint())
    driver.workspace.run(lambda document: edits.set_fields(document, PROJECT_ID, ambition="Real bread"))
    driver.settle()
    assert driver.find("guide.step.customer").mapTo(panel(driver), QPoint()) == head
    driver.workspace.run(lambda document: edits.set_fields(document, PROJECT_ID, product="Bread"))
    driver.settle()
    assert driver.find("guide.step.ambition").pos() == places["guide.step.ambition"]
    assert driver.find("guide.next").pos() == places["guide.go"], "the way on stands where the button was"


def test_what_is_there_is_gone_to_and_not_made_twice(start: Start) -> None:
    driver = start("five-phases")
    driver.workspace.run(lambda document: edits.add_persona(document, "Fatima"))
    follow(driver, "canvas").click("guide.step.customer")
    assert driver.find("guide.go", QPushButton).text() == "Choose the persona"
    driver.click("guide.go").type("Fatima").press("Return")
    assert [persona.name for persona in driver.document.personas()] == ["Fatima"]
    assert driver.document.maps()[0].persona_id == driver.document.personas()[0].id
    assert driver.find("guide.go", QPushButton).text() == "Fill in: Goals"


def test_a_note_gets_the_lane_that_the_map_lacks(start: Start) -> None:
    driver = follow(start("five-phases"), "solo").click("guide.step.measure").click("guide.go")
    driver.type("Visitors: 420").press("Escape")
    lane = driver.document.lane(driver.canvas.map_id, LaneKind.NUMBERS)
    assert lane is not None
    assert [note.text for note in driver.document.notes(driver.document.phases(lane.map_id)[0].id, lane.id)] == [
        "Visitors: 420"
    ]


def lanes_of(driver: Driver) -> list[str]:
    return [lane.title or lane.kind for lane in driver.document.lanes(driver.canvas.map_id)]


def test_a_note_that_is_left_without_a_word_leaves_no_lane(start: Start) -> None:
    driver = follow(start("five-phases"), "solo").click("guide.step.measure")
    lanes, before = lanes_of(driver), driver.session.undo_label
    driver.click("guide.go")
    assert driver.canvas.editor.active, "the lane is there to type in"
    driver.press("Escape")
    assert lanes_of(driver) == lanes and driver.session.undo_label == before


def test_a_note_and_its_lane_are_one_step_back(start: Start) -> None:
    driver = follow(start("five-phases"), "solo").click("guide.step.measure")
    lanes = lanes_of(driver)
    driver.click("guide.go").type("Visitors: 420").press("Escape")
    assert (
        driver.session.undo_label is not None
        and driver.session.undo_label.text(translator("en")) == "Add note “Visitors: 420”"
    )
    driver.session.undo()
    assert lanes_of(driver.settle()) == lanes
    assert driver.find("guide.go", QPushButton).text() == "Write a note"


def test_words_that_were_taken_back_take_the_lane_along(start: Start) -> None:
    driver = follow(start("five-phases"), "solo").click("guide.step.measure")
    lanes, before = lanes_of(driver), driver.session.undo_label
    driver.click("guide.go").type("Ah").settle(TYPED_MS)
    assert lanes_of(driver) != lanes, "it was stored"
    driver.press("Backspace", "Backspace", "Escape")
    assert lanes_of(driver) == lanes and driver.session.undo_label == before


@pytest.mark.parametrize("away", ["hidden", "collapsed"])
def test_a_lane_that_is_not_seen_comes_and_goes_with_its_note(away: str, start: Start) -> None:
    driver = start("five-phases")
    made = driver.workspace.run(
        lambda document: edits.add_lane(document, driver.canvas.map_id, LaneKind.NUMBERS, "Figures")
    )
    assert made is not None
    lane_id = made.created[0]
    driver.workspace.run(lambda document: edits.set_fields(document, lane_id, **{away: True}))
    follow(driver, "solo").click("guide.step.measure").click("guide.go").press("Escape")
    assert getattr(driver.document.get(lane_id, Lane), away), "nothing was written"
    driver.click("guide.go").type("Visitors: 420").press("Escape")
    assert not getattr(driver.document.get(lane_id, Lane), away)
    driver.session.undo()
    assert getattr(driver.document.get(lane_id, Lane), away)


@pytest.mark.parametrize(("language", "asked"), [("en", "Where should your"), ("nl", "Waar wil je over")])
def test_the_canvas_takes_its_ambition_where_it_asks_for_it(language: str, asked: str, start: Start) -> None:
    driver = follow(start("journey-canvas", language=language), "canvas")
    for words in ("Real bread", "Sourdough"):
        assert not ticks(driver, "canvas")["ambition"]
        driver.click("guide.go")
        assert driver.canvas.editor.active
        assert (asked in driver.canvas.editor.question) == (words == "Real bread")
        driver.type(words).press("Escape")
    assert ticks(driver, "canvas")["ambition"] and driver.document.project.ambition == ""
    first, *_ = driver.document.phases(driver.canvas.map_id)
    told = [driver.document.notes(first.id, lane.id) for lane in driver.document.lanes(first.map_id)[:2]]
    assert [[note.text for note in notes] for notes in told] == [["Real bread"], ["Sourdough"]]
    driver.session.undo()
    assert not ticks(driver, "canvas")["ambition"]


def test_the_guide_says_in_which_lane_the_next_words_belong(start: Start) -> None:
    driver = follow(start("journey-canvas"), "canvas")
    shown = next(each for each in panel(driver).findChildren(StepBody) if each.isVisible())
    assert "Next: Ambition in Discover" in [words.text() for words in shown.findChildren(QLabel)]


def test_each_map_has_its_own_guide_and_a_future_map_goes_on_with_it(start: Start) -> None:
    driver = follow(start("five-phases"), "canvas")
    first = driver.canvas.map_id
    driver.workspace.maps.add()
    assert driver.settle().sees("guide.choose.solo"), "the other map follows none"
    driver.workspace.show_map(first)
    assert driver.settle().sees("guide.step.ambition")
    driver.workspace.maps.make_future(first)
    driver.settle()
    assert driver.canvas.map_id != first and driver.sees("guide.step.ambition")


def test_a_talk_is_told_in_one_place_about_what_is_selected_and_can_be_moved(start: Start) -> None:
    driver = start("five-phases")
    phases = driver.document.phases(driver.canvas.map_id)
    for phase, title in zip(phases, ("Looks", "Queues", "Pays"), strict=False):
        driver.workspace.run(lambda document, p=phase, t=title: edits.add_touchpoint(document, p.id, t))
    looks, queues, pays = (each.id for each in driver.document.journey(driver.canvas.map_id))
    follow(driver, "canvas").click("guide.step.validate")
    driver.workspace.reveal(queues, keep_panel=True)
    driver.settle().click("guide.go").type("Mrs De Wit").press("Return")
    (said,) = driver.document.evidence(queues)
    driver.settle().type("But do call me", f"source.quote.{said.id}").press("Tab")
    assert driver.document.get(said.id, Evidence).quote == "But do call me"
    assert driver.document.get(said.source_id, Source).title == "Mrs De Wit"
    driver.click(f"source.move.{said.id}")
    menu = cast(QMenu, driver.find("source.move.menu"))
    action = next(each for each in menu.actions() if each.objectName() == pays)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert [each.id for each in driver.settle().document.evidence(pays)] == [said.id]
    assert driver.sees(f"source.quote.{said.id}") and not driver.document.evidence(queues)
    driver.settle().click("guide.go")
    assert driver.document.evidence(looks), "nothing is selected now, so it is about the first that nobody spoke of"


def test_the_canvas_makes_its_ideal_journey_from_what_is_on_todays(start: Start) -> None:
    driver = start("journey-canvas")
    today = driver.canvas.map_id
    phase = driver.document.phases(today)[0]
    driver.workspace.run(lambda document: edits.add_touchpoint(document, phase.id, "Queues"))
    assert [each.id for each in driver.document.maps()] == [today], "no empty map of the future at the start"
    driver.workspace.maps.make_future(today)
    ideal = driver.settle().canvas.map_id
    made = driver.workspace.journey
    assert made.title == "Ideal journey" and made.origin_id == today
    assert [each.title for each in driver.document.journey(ideal)] == ["Queues"]
    lanes = [lane.title for lane in driver.document.lanes(ideal)]
    assert "Ambition" not in lanes and len(lanes) < len(driver.document.lanes(today))
    driver.workspace.maps.make_future(today)
    assert driver.settle().workspace.journey.title != "Ideal journey", "the second is a copy like any other"


def test_undo_of_the_only_touchpoint_takes_its_tick(start: Start) -> None:
    driver = follow(start("five-phases"), "questions").click("guide.step.touchpoints")
    driver.click("guide.go").type("Sees the shop").press("Return")
    assert "in 1 of 5" in _conditions(driver)
    driver.session.undo()
    driver.settle()
    assert "in 0 of 5" in _conditions(driver)


def _conditions(driver: Driver) -> str:
    body = panel(driver).findChild(StepBody)
    assert body is not None
    shown = next(each for each in panel(driver).findChildren(StepBody) if each.isVisible())
    return " ".join(words.text() for words in shown.findChildren(QLabel))


def test_by_keys_alone_and_back_to_the_map(start: Start) -> None:
    driver = start("five-phases")
    driver.window.findChild(QAction, "help.guide").trigger()
    driver.settle()
    assert QApplication.focusWidget().objectName() == "guide.choose.six-steps"
    driver.press("Space")
    assert QApplication.focusWidget().objectName() == "guide.go"
    driver.press("Space").type("De Korenaar").press("Return")
    assert driver.document.project.brand == "De Korenaar"
    driver.press("Escape", "Escape")
    assert QApplication.focusWidget() is driver.canvas
    driver.workspace.sides.call_up("guide")
    driver.press("Escape")
    assert QApplication.focusWidget() is driver.canvas


def test_the_guide_comes_back_when_the_inspector_needed_its_room(start: Start) -> None:
    driver = start("five-phases")
    driver.window.resize(1100, 760)
    follow(driver.settle(), "canvas").click("guide.go")
    assert driver.sees("project.ambition") and not driver.sees("guide.go")
    driver.type("Real bread").settle(TYPED_MS).press("Escape", "Escape")
    assert driver.sees("guide.go") and not driver.sees("project.ambition")


def test_the_guide_stays_while_things_are_put_on_a_small_map(start: Start) -> None:
    driver = start("five-phases")
    driver.window.resize(1100, 760)
    follow(driver.settle(), "questions").click("guide.step.touchpoints")
    driver.click("guide.go").type("Sees the shop").press("Return").settle(400)
    assert driver.sees("guide.go") and "in 1 of 5" in _conditions(driver)


def test_what_was_just_typed_counts_before_a_step_is_taken(start: Start) -> None:
    driver = follow(start("five-phases"), "canvas").click("guide.go").type("Real bread")
    panel(driver).view.asked.emit("ambition", "go")  # as a press does that leaves the keyboard where it is
    driver.settle()
    assert driver.document.project.ambition == "Real bread"
    assert QApplication.focusWidget().objectName() == "project.product"


def test_what_is_hidden_does_no_work(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = follow(start("five-phases"), "canvas").click("rail.guide")
    asked: list[str] = []
    monkeypatch.setattr("app.widgets.guiding.measuring.progress", lambda *_: asked.append("progress"))
    driver.workspace.run(lambda document: edits.set_fields(document, PROJECT_ID, ambition="Real bread"))
    driver.settle()
    assert asked == []


def test_the_end_offers_the_plan_and_the_poster(start: Start) -> None:
    driver = follow(start("five-phases"), "canvas")
    for step in ticks(driver, "canvas"):
        assert not driver.sees("guide.ending")
        driver.workspace.run(lambda document, i=step: tick_step(document, journey(driver).id, "canvas", i, True))
        driver.settle()
    assert driver.sees("guide.ending")
    assert driver.sees("guide.end.export.warning"), "there is nothing to do on that list yet"
    driver.workspace.run(lambda document: edits.add_action(document, "Order ahead"))
    assert not driver.settle().sees("guide.end.export.warning")
    driver.click("guide.end.export")
    cards = {name: driver.find(f"export.{name}", QToolButton).isChecked() for name in ("pdf", "excel")}
    assert cards == {"pdf": False, "excel": True}
    driver.press("Escape").click("guide.end.poster")
    assert driver.find("export.pdf", QToolButton).isChecked()
    driver.press("Escape")


def test_a_step_that_nothing_measures_waits_for_a_hand(qapp: QApplication, tmp_path: Path) -> None:
    view = GuideView(read_guides(written(tmp_path, small()), "en")[0])
    view.open_step("one")
    view.show_steps({"one": Told(done=False, by_hand=False, conditions=())}, "")
    body = view.steps["one"].body
    assert body is not None and body.main_button() is body.tick and body.go.isHidden()
    pressed: list[tuple[str, str]] = []
    view.asked.connect(lambda step, what: pressed.append((step, what)))
    body.tick.click()
    assert pressed == [("one", "tick")]
    view.show_steps({"one": Told(done=True, by_hand=True, conditions=())}, "")
    assert body.tick.text() == _("Take the tick away") and not view.ending.isHidden()


def test_it_speaks_dutch(start: Start) -> None:
    driver = start("five-phases", language="nl")
    driver.click("rail.guide").click("guide.choose.canvas")
    assert driver.find("guide.go", QPushButton).text() == "Invullen: Ambitie"
    assert driver.find("guide.step.ambition").accessibleName() == "Stap 1 van 5: Je ambitie"


def test_fingers_have_something_to_press(start: Start) -> None:
    driver = start("five-phases", touch=True)
    driver.click("rail.guide")
    assert driver.find("guide.choose.canvas").height() >= FINGER
    driver.click("guide.choose.canvas")
    for name in ("guide.step.ambition", "guide.go", "guide.tick", "guide.all"):
        assert driver.find(name).height() >= FINGER, name


def test_the_choice_is_made_a_piece_at_a_time_before_it_is_shown(vera: Driver) -> None:
    """All at once it would hold up a picture of the map that the panel opens beside."""
    panel = GuidePanel(vera.workspace)
    made = [0]
    while panel.get_ready():
        made.append(len(panel.choice.findChildren(GuideCard)))
    assert made[:2] == [0, 0], "first they are read"
    assert made[-1] == len(GUIDES) > max(after - before for before, after in pairwise(made))
    assert all(card.isHidden() for card in panel.choice.findChildren(GuideCard))
    panel.deleteLater()


def test_how_far_the_map_is_with_each_guide_is_measured_ahead_and_anew_after_each_change(
    vera: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []

    def counting(guide: Guide, document: Document, map_id: Id) -> Progress:
        counted.append(guide.id)
        return progress(guide, document, map_id)

    monkeypatch.setattr(measuring, "progress", counting)
    monkeypatch.setattr(measuring, "_SLICE", 0.0)
    known, journey = guides("en"), vera.document.maps()[0]
    kept = measuring.Measuring()
    for number in range(len(known)):
        assert kept.some(known, vera.document, journey.id)
        assert len(counted) == number + 1, "one at a time"
    assert not kept.some(known, vera.document, journey.id)
    assert [kept.far(each, vera.document, journey.id) for each in known] == [
        progress(each, vera.document, journey.id) for each in known
    ]
    assert len(counted) == len(known)
    vera.session.run(edits.set_fields(vera.document, journey.id, title="Another"))
    assert kept.some(known, vera.document, journey.id) and len(counted) == len(known) + 1
    assert kept.some(known, vera.document, vera.document.maps()[1].id) and len(counted) == len(known) + 2


def test_a_map_that_follows_a_guide_needs_no_choice_made(vera: Driver) -> None:
    follow(vera, GUIDES[0])
    panel = GuidePanel(vera.workspace)
    assert panel.get_ready() and not panel.get_ready()
    assert not panel.choice.findChildren(GuideCard)
    panel.deleteLater()


def test_opened_from_its_button_it_gets_ready_before_it_shows_anything(
    vera: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    did: list[str] = []
    for name in ("get_ready", "update_now"):
        known = getattr(GuidePanel, name)
        monkeypatch.setattr(GuidePanel, name, lambda panel, name=name, known=known: (did.append(name), known(panel))[1])
    vera.click("rail.guide")
    assert did[0] == "get_ready" and did.count("get_ready") > 2 and did.count("update_now") == 1
    assert vera.sees(f"guide.choose.{GUIDES[0]}")
