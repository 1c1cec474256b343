"""Milestones: each counts what the map really holds, and names a first step that leads there."""

from __future__ import annotations

from typing import Any

import pytest

from app.analysis.first_step import Deed, FirstStep, filling
from app.analysis.milestones import MILESTONES, Reached, Wanted
from app.guides import templates
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.people import add_persona_for
from app.model.records import PROJECT_ID, Horizon, Id, LaneKind, Light, SourceKind


class Sketch:
    """A map of five phases on which things are done one after another."""

    def __init__(self, template: str = "five-phases", language: str = "en") -> None:
        self.document = Document(templates.build(template, language))
        self.map_id = self.document.maps()[0].id
        self.phases = [phase.id for phase in self.document.phases(self.map_id)]

    def do(self, edit: Edit) -> Id:
        self.document = self.document.after(edit.change)
        return edit.created[0] if edit.created else Id("")

    def touchpoint(self, phase: int = 0, **fields: Any) -> Id:
        made = self.do(edits.add_touchpoint(self.document, self.phases[phase], "Meets us"))
        if fields:
            self.set(made, **fields)
        return made

    def set(self, record_id: Id, **fields: Any) -> None:
        self.do(edits.set_fields(self.document, record_id, **fields))

    def feel(self, touchpoint_id: Id, score: float) -> None:
        self.do(edits.set_emotion(self.document, touchpoint_id, score))

    def note(self, kind: LaneKind, phase: int = 0) -> Id:
        lane = self.document.lane(self.map_id, kind)
        assert lane is not None
        return self.do(edits.add_note(self.document, lane.id, self.phases[phase], "Words"))

    def action(self, subject: Id | None = None, **fields: Any) -> Id:
        made = self.do(edits.add_action(self.document, "Mend it", subject))
        if fields:
            self.set(made, **fields)
        return made

    def reached(self, name: str, **wanted: Any) -> Reached:
        return MILESTONES[name].measure(self.document, self.map_id, Wanted(**wanted))

    def far(self, name: str, **wanted: Any) -> tuple[int, int]:
        reached = self.reached(name, **wanted)
        return reached.done, reached.of

    def step(self, name: str, **wanted: Any) -> FirstStep | None:
        return self.reached(name, **wanted).step


@pytest.fixture
def sketch() -> Sketch:
    return Sketch()


def test_texts_are_counted_and_the_first_empty_one_is_next(sketch: Sketch) -> None:
    sketch.set(PROJECT_ID, brand="De Korenaar")
    assert sketch.far("texts_of_project", fields=("brand", "product")) == (1, 2)
    step = sketch.step("texts_of_project", fields=("brand", "product"))
    assert step == FirstStep(Deed.SET_FIELD, PROJECT_ID, "product")


def canvas_in(language: str) -> tuple[Sketch, dict[str, Id]]:
    """The journey canvas, and its lanes of its own by their titles."""
    sketch = Sketch("journey-canvas", language)
    lanes = sketch.document.lanes(sketch.map_id)
    return sketch, {lane.title: lane.id for lane in lanes if lane.kind is LaneKind.FREE}


@pytest.mark.parametrize(
    ("language", "titles"), [("nl", ["Ambitie", "Product of dienst"]), ("en", ["Ambition", "Product or service"])]
)
def test_what_the_canvas_asks_in_its_lanes_counts_where_it_is_told_there(language: str, titles: list[str]) -> None:
    sketch, lanes = canvas_in(language)
    asked = ("ambition", "product")
    assert list(lanes) == titles
    for number, lane_id in enumerate(lanes.values()):
        assert sketch.far("texts_of_project", fields=asked) == (number, 2)
        step = sketch.step("texts_of_project", fields=asked)
        assert step == FirstStep(Deed.ADD_NOTE, sketch.phases[0], lane_id=lane_id)
        sketch.do(edits.add_note(sketch.document, lane_id, sketch.phases[3], "Words"))
    assert sketch.reached("texts_of_project", fields=asked).complete


def test_the_field_of_the_project_counts_on_the_canvas_too() -> None:
    sketch, lanes = canvas_in("en")
    sketch.set(PROJECT_ID, ambition="Real bread")
    assert sketch.far("texts_of_project", fields=("ambition", "product")) == (1, 2)
    step = sketch.step("texts_of_project", fields=("ambition", "product"))
    assert step is not None and step.lane_id == lanes["Product or service"]


def test_a_lane_is_known_by_its_name_alone() -> None:
    sketch, lanes = canvas_in("en")
    note = edits.add_note(sketch.document, lanes["Product or service"], sketch.phases[0], "Bread")
    sketch.do(note)
    for title in ("product", " PRODUCT  of dienst "):
        sketch.set(lanes["Product or service"], title=title)
        assert sketch.reached("texts_of_project", fields=("product",)).complete
    sketch.set(lanes["Product or service"], title="Weather")
    assert sketch.step("texts_of_project", fields=("product",)) == FirstStep(Deed.SET_FIELD, PROJECT_ID, "product")
    sketch.set(lanes["Ambition"], title="Brand")
    assert sketch.step("texts_of_project", fields=("brand",)) == FirstStep(Deed.SET_FIELD, PROJECT_ID, "brand")


def test_where_a_lane_has_no_cell_the_field_is_filled_in() -> None:
    sketch, _lanes = canvas_in("en")
    for phase in sketch.phases:
        sketch.do(edits.delete(sketch.document, phase))
    step = sketch.step("texts_of_project", fields=("ambition",))
    assert step == FirstStep(Deed.SET_FIELD, PROJECT_ID, "ambition")


def test_of_two_lanes_with_the_name_the_one_that_is_seen_takes_the_note() -> None:
    sketch, lanes = canvas_in("en")
    sketch.set(lanes["Ambition"], hidden=True)
    other = sketch.do(edits.add_lane(sketch.document, sketch.map_id, LaneKind.FREE, "Ambitie"))
    step = sketch.step("texts_of_project", fields=("ambition",))
    assert step is not None and step.lane_id == other


def test_a_persona_is_made_once_and_chosen_after(sketch: Sketch) -> None:
    assert sketch.step("persona") == FirstStep(Deed.ADD_PERSONA, sketch.map_id)
    sketch.do(edits.add_persona(sketch.document, "Lotte"))
    assert sketch.step("persona") == FirstStep(Deed.SET_FIELD, sketch.map_id, "persona_id")
    sketch.do(add_persona_for(sketch.document, "Fatima", sketch.map_id))
    assert sketch.reached("persona").complete


def test_a_second_persona_takes_no_map_from_the_first(sketch: Sketch) -> None:
    first = sketch.do(add_persona_for(sketch.document, "Fatima", sketch.map_id))
    sketch.do(add_persona_for(sketch.document, "Lotte", sketch.map_id))
    assert sketch.document.maps()[0].persona_id == first and sketch.reached("personas", count=2).complete


def test_every_segment_has_its_persona(sketch: Sketch) -> None:
    assert sketch.step("segments_with_persona") == FirstStep(Deed.ADD_SEGMENT, sketch.map_id)
    segment = sketch.do(edits.add_segment(sketch.document, "Parents"))
    assert sketch.step("segments_with_persona") == FirstStep(Deed.ADD_PERSONA, segment)
    sketch.do(add_persona_for(sketch.document, "Vera", segment))
    assert sketch.reached("segments_with_persona").complete


def test_touchpoints_in_each_phase_lead_to_the_first_bare_phase(sketch: Sketch) -> None:
    sketch.touchpoint(0)
    assert sketch.far("touchpoints_in_each_phase") == (1, 5)
    assert sketch.step("touchpoints_in_each_phase") == FirstStep(Deed.ADD_TOUCHPOINT, sketch.phases[1])


def test_a_channel_in_each_phase_is_given_to_what_is_there(sketch: Sketch) -> None:
    assert sketch.step("channel_in_each_phase") == FirstStep(Deed.ADD_TOUCHPOINT, sketch.phases[0])
    made = sketch.touchpoint(0)
    assert sketch.step("channel_in_each_phase") == FirstStep(Deed.SET_FIELD, made, "channel_id")
    sketch.set(made, channel_id=sketch.document.channels()[0].id)
    assert sketch.far("channel_in_each_phase") == (1, 5)


def test_every_touchpoint_needs_a_score_of_the_customer(sketch: Sketch) -> None:
    assert sketch.far("every_touchpoint", fields=("score",)) == (0, 0)
    assert not sketch.reached("every_touchpoint", fields=("score",)).complete
    one, two = sketch.touchpoint(0), sketch.touchpoint(1)
    sketch.feel(one, -1.0)
    assert sketch.step("every_touchpoint", fields=("score",)) == FirstStep(Deed.SET_FIELD, two, "score")
    sketch.feel(two, 0.0)
    assert sketch.reached("every_touchpoint", fields=("score",)).complete


def test_only_channels_in_use_are_judged(sketch: Sketch) -> None:
    made = sketch.touchpoint(0)
    assert sketch.step("every_channel", fields=("suits",)) == FirstStep(Deed.SET_FIELD, made, "channel_id")
    channel = sketch.document.channels()[1].id
    sketch.set(made, channel_id=channel)
    assert sketch.step("every_channel", fields=("suits",)) == FirstStep(Deed.SET_FIELD, channel, "suits")
    sketch.set(channel, suits=False)
    assert sketch.reached("every_channel", fields=("suits",)).complete, "no is an answer too"


def test_notes_in_each_phase_count_their_own_lane(sketch: Sketch) -> None:
    for phase in range(5):
        sketch.note(LaneKind.DOING, phase)
    assert sketch.reached("notes_in_each_phase", lane=LaneKind.DOING).complete
    assert sketch.far("notes_in_each_phase", lane=LaneKind.PAINS) == (0, 5)
    step = sketch.step("notes_in_each_phase", lane=LaneKind.NUMBERS)
    assert step == FirstStep(Deed.ADD_NOTE, sketch.phases[0], lane=LaneKind.NUMBERS), "also without such a lane"


def test_notes_begin_where_it_hurts_most(sketch: Sketch) -> None:
    sketch.feel(sketch.touchpoint(0), 1.0)
    sketch.feel(sketch.touchpoint(3), -1.5)
    step = sketch.step("notes", lane=LaneKind.PAINS, count=3)
    assert step is not None and step.record_id == sketch.phases[3]
    sketch.note(LaneKind.PAINS, 3)
    step = sketch.step("notes", lane=LaneKind.PAINS, count=3)
    assert step is not None and step.record_id == sketch.phases[0]


def test_pain_points_are_answered_in_their_own_phase(sketch: Sketch) -> None:
    step = sketch.step("answered_pains", count=2)
    assert step is not None and step.lane is LaneKind.PAINS
    sketch.note(LaneKind.PAINS, 2)
    sketch.note(LaneKind.OPPORTUNITIES, 1)
    step = sketch.step("answered_pains", count=1)
    assert step == FirstStep(Deed.ADD_NOTE, sketch.phases[2], lane=LaneKind.OPPORTUNITIES)
    sketch.note(LaneKind.OPPORTUNITIES, 2)
    assert sketch.reached("answered_pains", count=1).complete and sketch.far("answered_pains", count=2) == (0, 1)


def test_gaps_are_mended_by_an_action(sketch: Sketch) -> None:
    made = sketch.touchpoint(0)
    assert sketch.step("mended_gaps") == FirstStep(Deed.SET_FIELD, made, "expected"), "nothing is known yet"
    sketch.set(made, expected=10)
    assert sketch.step("mended_gaps") == FirstStep(Deed.SET_FIELD, made, "score")
    sketch.feel(made, 1.0)
    assert sketch.reached("mended_gaps").complete, "where nothing falls short nothing is missing"
    sketch.feel(made, -1.0)
    assert sketch.step("mended_gaps") == FirstStep(Deed.ADD_ACTION, made)
    sketch.action(made)
    assert sketch.far("mended_gaps") == (1, 1) and sketch.reached("mended_gaps").complete


def test_dips_are_mended_by_an_action(sketch: Sketch) -> None:
    made = sketch.touchpoint(0)
    assert sketch.step("mended_dips") == FirstStep(Deed.SET_FIELD, made, "score"), "nothing is known yet"
    sketch.feel(made, -1.0)
    assert sketch.step("mended_dips") == FirstStep(Deed.ADD_ACTION, made)
    sketch.action(made)
    assert sketch.reached("mended_dips").complete


def test_actions_begin_at_the_lowest_point_that_has_none(sketch: Sketch) -> None:
    low, lowest = sketch.touchpoint(0), sketch.touchpoint(1)
    sketch.feel(low, -0.5)
    sketch.feel(lowest, -1.5)
    assert sketch.step("actions", count=3) == FirstStep(Deed.ADD_ACTION, lowest)
    sketch.action(lowest)
    assert sketch.step("actions", count=3) == FirstStep(Deed.ADD_ACTION, low)


def test_each_phase_gets_an_action(sketch: Sketch) -> None:
    sketch.action(sketch.phases[0])
    sketch.note(LaneKind.PAINS, 1)
    assert sketch.far("action_in_each_phase") == (1, 5)
    made = sketch.touchpoint(1)
    assert sketch.step("action_in_each_phase") == FirstStep(Deed.ADD_ACTION, made)


def test_lights_and_horizons_differ(sketch: Sketch) -> None:
    one = sketch.action()
    assert sketch.step("lights", count=2) == FirstStep(Deed.ADD_ACTION, sketch.map_id), "one action has one light"
    two = sketch.action()
    assert sketch.step("lights", count=2) == FirstStep(Deed.SET_FIELD, one, "light")
    sketch.set(one, light=Light.GREEN)
    assert sketch.reached("lights", count=2).complete
    assert sketch.step("horizons", count=2) == FirstStep(Deed.SET_FIELD, two, "horizon")
    sketch.set(two, horizon=Horizon.LATER)
    assert sketch.reached("horizons", count=2).complete


def test_so_many_actions_are_judged_whatever_comes_after(sketch: Sketch) -> None:
    for _ in range(2):
        sketch.action(impact=3, effort=2)
    assert sketch.far("some_actions", fields=("impact", "effort"), count=2) == (2, 2)
    late = sketch.action()
    assert sketch.reached("some_actions", fields=("impact", "effort"), count=2).complete
    assert sketch.step("every_action", fields=("impact",)) == FirstStep(Deed.SET_FIELD, late, "impact")


def test_only_sources_of_the_kind_that_speak_for_the_map_count(sketch: Sketch) -> None:
    made = sketch.touchpoint(0)
    seen = (SourceKind.OBSERVATION,)
    sketch.do(edits.add_source(sketch.document, "Walked along", SourceKind.OBSERVATION))
    assert sketch.far("sources", sources=seen) == (0, 1), "it says nothing of this map yet"
    sketch.do(edits.attach_new(sketch.document, "A talk", [made], SourceKind.INTERVIEW))
    assert sketch.far("sources", sources=seen) == (0, 1) and sketch.far("sources") == (1, 1)
    step = sketch.step("sources", sources=seen)
    assert step is not None and (step.deed, step.record_id, step.sources) == (Deed.PROVE, made, seen)
    sketch.do(edits.attach(sketch.document, sketch.document.sources()[0].id, [made]))
    assert sketch.reached("sources", sources=seen).complete


def test_an_action_for_the_future_map_is_on_the_list_of_today(sketch: Sketch) -> None:
    low = sketch.touchpoint(0)
    future = sketch.do(edits.make_future(sketch.document, sketch.map_id, "Later"))
    (copy,) = sketch.document.journey(future)
    sketch.do(edits.add_action(sketch.document, "Order ahead", copy.id))
    assert sketch.far("actions", count=2) == (1, 2)
    assert sketch.step("actions", count=2) == FirstStep(Deed.ADD_ACTION, low)


@pytest.mark.parametrize("title", ["New source", "Nieuwe bron", ""])
def test_a_source_without_name_or_words_counts_for_nothing_yet(sketch: Sketch, title: str) -> None:
    made = sketch.touchpoint(0)
    source = sketch.do(edits.attach_new(sketch.document, title, [made], SourceKind.INTERVIEW))
    assert sketch.far("sources") == (0, 1) and sketch.far("proven_touchpoints") == (0, 1)
    filling = FirstStep(Deed.SET_FIELD, source, "title")
    assert sketch.step("sources") == sketch.step("proven_touchpoints") == filling, "no second empty one beside it"
    (said,) = sketch.document.evidence(made)
    sketch.set(said.id, quote="I like the queue")
    assert sketch.far("sources") == (1, 1) and sketch.far("proven_touchpoints") == (1, 1)


@pytest.mark.parametrize("field", ["title", "respondent", "link"])
def test_a_source_that_has_something_of_its_own_counts(sketch: Sketch, field: str) -> None:
    made = sketch.touchpoint(0)
    source = sketch.do(edits.attach_new(sketch.document, "New source", [made], SourceKind.INTERVIEW))
    sketch.set(source, **{field: "Mrs De Wit"})
    assert sketch.far("sources") == (1, 1)


def test_a_proven_note_proves_its_touchpoint(sketch: Sketch) -> None:
    made, bare = sketch.touchpoint(0), sketch.touchpoint(1)
    note = sketch.note(LaneKind.PAINS)
    sketch.set(note, touchpoint_id=made)
    sketch.do(edits.attach_new(sketch.document, "A talk", [note]))
    assert sketch.far("proven_touchpoints", count=5) == (1, 2), "no more can be proven than there are"
    step = sketch.step("proven_touchpoints", count=5)
    assert step is not None and step.record_id == bare


def test_the_future_must_be_better(sketch: Sketch) -> None:
    low, high = sketch.touchpoint(0), sketch.touchpoint(1)
    sketch.feel(low, -1.0)
    sketch.feel(high, 1.0)
    assert sketch.step("future_map") == FirstStep(Deed.MAKE_FUTURE, sketch.map_id)
    future = sketch.do(edits.make_future(sketch.document, sketch.map_id, "Later"))
    assert sketch.reached("future_map").complete and sketch.far("better_in_future", count=2) == (0, 2)
    copies = {touchpoint.origin_id: touchpoint for touchpoint in sketch.document.journey(future)}
    assert sketch.step("better_in_future", count=2) == FirstStep(Deed.SET_FIELD, copies[low].id, "score")
    sketch.feel(copies[low].id, 0.5)
    sketch.feel(copies[high].id, 0.5)
    assert sketch.far("better_in_future", count=2) == (1, 2), "what got worse is no improvement"
    new = sketch.do(edits.add_touchpoint(sketch.document, copies[high].phase_id, "A new moment"))
    assert sketch.far("better_in_future", count=2) == (1, 2), "nobody said yet how the new moment feels"
    sketch.feel(new, 0.5)
    assert sketch.reached("better_in_future", count=2).complete


def test_silence_about_a_feeling_is_no_better_feeling(sketch: Sketch) -> None:
    low = sketch.touchpoint(0)
    sketch.feel(low, -1.0)
    future = sketch.do(edits.make_future(sketch.document, sketch.map_id, "Later"))
    (copy,) = sketch.document.journey(future)
    sketch.do(edits.clear_emotion(sketch.document, copy.id))
    assert sketch.far("better_in_future", count=1) == (0, 1)
    assert sketch.step("better_in_future", count=1) == FirstStep(Deed.SET_FIELD, copy.id, "score")
    sketch.feel(copy.id, -0.5)
    assert sketch.reached("better_in_future", count=1).complete


def test_a_date_to_look_again(sketch: Sketch) -> None:
    assert sketch.step("review_date") == FirstStep(Deed.SET_REVIEW, sketch.map_id)


def test_progress_in_words_says_how_many_of_how_many(sketch: Sketch) -> None:
    sketch.touchpoint(0)
    milestone, wanted = MILESTONES["touchpoints_in_each_phase"], Wanted()
    said = milestone.said(wanted, sketch.reached("touchpoints_in_each_phase"), str)
    assert said == "Touchpoints: in 1 of 5 phases"
    assert MILESTONES["persona"].said(wanted, sketch.reached("persona"), str) == "The persona of this map"


@pytest.mark.parametrize("name", MILESTONES)
def test_a_map_without_phases_can_be_measured(name: str) -> None:
    """A file may hold anything; and whatever is missing there is a step."""
    sketch = Sketch("empty")
    for phase in sketch.phases:
        sketch.do(edits.delete(sketch.document, phase))
    milestone = MILESTONES[name]
    wanted = Wanted(fields=tuple(milestone.fields[:1]), lane=LaneKind.PAINS)
    reached = milestone.measure(sketch.document, sketch.map_id, wanted)
    assert reached.step is not None


def test_an_action_counts_once_it_says_what_is_done(sketch: Sketch) -> None:
    here = sketch.touchpoint(0)
    bare = sketch.do(edits.add_action(sketch.document, "", here))
    assert sketch.far("actions", count=1) == (0, 1)
    assert sketch.step("actions", count=1) == filling(bare, "title"), "the next press names it and makes no second one"
    sketch.do(edits.set_fields(sketch.document, bare, title="Call back"))
    assert sketch.reached("actions", count=1).complete
