"""Questions in the empty cells of a map: each in its own cell, whole or not at all, and on the screen only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from app.drawing import measures as m
from app.drawing.drawing import Drawing
from app.drawing.layout import Look, layout
from app.drawing.primitives import Group, TextLine
from app.drawing.prompts import bare, prompt_marks
from app.drawing.theme import theme
from app.guides.prompts import own_question
from app.guides.templates import build, template_ids
from app.i18n import translator
from app.model import edits
from app.model.change import Change
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import Action, EmotionScore, Id, JourneyMap, Lane, LaneKind, Note, Phase, Record, Touchpoint
from tests.drawing.test_kept_layout import changed
from tests.drawing.test_kept_layout import drawn as groups_of

LOOK = Look(theme("light"), translator("nl"), question=own_question)
each_template = pytest.mark.parametrize("template_id", template_ids())


def drawn(document: Document, look: Look = LOOK) -> Drawing:
    return layout(document, document.maps()[0].id, look)


def asked(document: Document, look: Look = LOOK) -> dict[tuple[str, LaneKind], str]:
    """The words of each prompt by the stage of its phase and the kind of its lane."""
    found = {}
    for group in drawn(document, look).groups:
        if group.role == "prompt":
            lane_id, phase_id = group.key.split(":")[1:]
            lane, phase = (document.records[Id(each)] for each in (lane_id, phase_id))
            found[phase.stage, lane.kind] = words(group)  # type: ignore[attr-defined]
    return found


def words(group: Group) -> str:
    return " ".join(mark.text for mark in group.marks if isinstance(mark, TextLine))


def five_phases() -> Document:
    return Document(build("five-phases", "nl"))


def lane_of(document: Document, kind: LaneKind) -> Id:
    lane = document.lane(document.maps()[0].id, kind)
    assert lane is not None
    return lane.id


def with_fields(document: Document, record: Record, **values: object) -> Document:
    return document.after(Change.of([(record, replace(record, **values))]))  # type: ignore[arg-type]


def test_every_empty_cell_asks_its_own_question() -> None:
    document = five_phases()
    found = asked(document)
    assert len(found) == len(document.phases(document.maps()[0].id)) * len(document.lanes(document.maps()[0].id)) == 40
    assert found["attention", LaneKind.PAINS] == "Waardoor ziet je klant je nu over het hoofd?"
    assert found["loyalty", LaneKind.PAINS] == "Waarom hoor je sommige klanten nooit meer?"


def test_a_question_goes_when_its_cell_is_filled_and_comes_back_when_that_goes() -> None:
    document = five_phases()
    phase = document.phases(document.maps()[0].id)[1]
    added = edits.add_note(document, lane_of(document, LaneKind.PAINS), phase.id, "Te veel keus")
    filled = document.after(added.change)
    gone = asked(document).keys() - asked(filled).keys()
    assert gone == {("consideration", LaneKind.PAINS)}
    assert asked(filled.after(added.change.inverse())) == asked(document)


def test_touchpoints_scores_channels_and_actions_answer_in_their_own_lanes() -> None:
    document = five_phases()
    phase = document.phases(document.maps()[0].id)[0]
    made = edits.add_touchpoint(document, phase.id, "Advertentie")
    with_one = document.after(made.change)
    assert asked(document).keys() - asked(with_one).keys() == {("attention", LaneKind.TOUCHPOINTS)}
    felt = with_one.after(edits.set_emotion(with_one, made.created[0], 1.0).change)
    assert asked(with_one).keys() - asked(felt).keys() == {("attention", LaneKind.EMOTION)}
    channel = with_one.channels()[0].id
    named = with_one.after(edits.set_fields(with_one, made.created[0], channel_id=channel).change)
    assert asked(with_one).keys() - asked(named).keys() == {("attention", LaneKind.CHANNELS)}


def test_a_lane_that_the_template_does_not_ask_about_teaches_once() -> None:
    document = five_phases()
    more = document.after(edits.add_lane(document, document.maps()[0].id, LaneKind.NEEDS).change)
    found = asked(more)
    assert {cell for cell in found if cell[1] is LaneKind.NEEDS} == {("attention", LaneKind.NEEDS)}


@each_template
def test_nothing_of_it_is_drawn_for_paper(template_id: str) -> None:
    document = Document(build(template_id, "nl"))
    for journey in document.maps():
        screen, paper = (layout(document, journey.id, replace(LOOK, for_screen=on)) for on in (True, False))
        assert {group.role for group in screen.groups} - {group.role for group in paper.groups} >= {"prompt"}
        drawn_words = {mark.text for group in paper.groups for mark in group.marks if isinstance(mark, TextLine)}
        questions = {words(group) for group in screen.groups if group.role == "prompt"}
        assert questions and not questions & drawn_words


@each_template
def test_a_question_keeps_within_its_cell_and_is_whole(template_id: str) -> None:
    for language in ("nl", "en"):
        document = Document(build(template_id, language))
        drawing = drawn(document, replace(LOOK, translate=translator(language)))
        for group in drawing.groups:
            if group.role == "prompt":
                assert not words(group).endswith("…"), words(group)
                for line in (mark for mark in group.marks if isinstance(mark, TextLine)):
                    assert line.x >= 0 and line.x + line.width <= group.w - m.NOTE_PADDING
                    assert 0 < line.baseline < group.h


def test_all_questions_of_a_lane_begin_at_the_same_height() -> None:
    tops = defaultdict(set)
    for group in drawn(five_phases()).groups:
        if group.role == "prompt":
            first = next(mark for mark in group.marks if isinstance(mark, TextLine))
            tops[group.key.split(":")[1]].add(group.y + first.baseline)
    assert tops and all(len(found) == 1 for found in tops.values())


@pytest.mark.parametrize(("height", "lines"), [(12.0, 0), (16.0, 1), (40.0, 2), (64.0, 3), (200.0, 4)])
def test_where_there_is_less_room_fewer_lines_are_shown_or_none(height: float, lines: int) -> None:
    text = "Welke van al deze vragen zou je nu toch echt het liefst als eerste van alle stellen?"
    shown = [mark for mark in prompt_marks(text, height, bare, theme("light")) if isinstance(mark, TextLine)]
    assert len(shown) == lines
    assert all(0 < line.baseline < height for line in shown)
    assert not shown or shown[-1].text.endswith("?" if lines == 4 else "…")


def test_a_collapsed_lane_asks_nothing() -> None:
    document = five_phases()
    lane = document.records[lane_of(document, LaneKind.PAINS)]
    folded = asked(with_fields(document, lane, collapsed=True))
    assert not any(kind is LaneKind.PAINS for _, kind in folded)


def test_without_a_template_a_lane_teaches_what_it_is_for_once() -> None:
    document = five_phases()
    plain = with_fields(document, document.maps()[0], template="")
    found = asked(plain)
    assert {stage for stage, _ in found} == {"attention"}
    for (_, kind), text in found.items():
        lane = plain.lane(plain.maps()[0].id, kind)
        assert lane is not None and text == translator("nl")(kind_of(lane).prompt)


def test_another_language_asks_anew() -> None:
    document = five_phases()
    assert asked(document)["service", LaneKind.BACKSTAGE].startswith("Wie levert")
    english = replace(LOOK, translate=translator("en"))
    assert asked(document, english)["service", LaneKind.BACKSTAGE].startswith("Who delivers")


def filled() -> Document:
    """Five phases with one of everything that answers a question."""
    document = five_phases()
    journey = document.maps()[0]
    phase = document.phases(journey.id)[0]
    made = edits.add_touchpoint(document, phase.id, "Advertentie")
    document = document.after(made.change)
    document = document.after(edits.set_emotion(document, made.created[0], 1.0).change)
    document = document.after(edits.add_note(document, lane_of(document, LaneKind.PAINS), phase.id, "Te duur").change)
    return document.after(edits.add_action(document, "Uitleggen", subject_id=made.created[0]).change)


def test_a_map_that_asks_is_laid_out_after_a_change_as_it_is_anew() -> None:
    document = filled()
    map_id = document.maps()[0].id
    for kind in (JourneyMap, Phase, Lane, Touchpoint, Note, EmotionScore, Action):
        record = document.all_of(kind)[0]
        for other in changed(record):
            after = document.after(Change(((record, other),)))
            groups_of(document, map_id, LOOK)
            assert groups_of(after, map_id, LOOK) == groups_of(after, map_id, LOOK, anew=True), other


def test_another_template_asks_otherwise_of_the_same_map() -> None:
    document = filled()
    other = with_fields(document, document.maps()[0], template="awareness-bond")
    assert asked(other) != asked(document)
    look = replace(LOOK, question=lambda *_cell: "")
    assert len(asked(document, look)) < len(asked(document))


def test_two_maps_of_one_title_each_have_their_own_corner() -> None:
    for document in (five_phases(), five_phases()):
        corner = next(group for group in drawn(document).groups if group.role == "corner")
        assert corner.record_id == document.maps()[0].id
