"""What the empty cells of a map ask: in both languages, in their own words, and still so after things were renamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.drawing import measures as m
from app.drawing.text import broken
from app.guides.prompts import own_question, prompt_of
from app.guides.template_schema import lane_name
from app.guides.templates import build, template_data, template_ids
from app.i18n import LANGUAGES, translator
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import JourneyMap, Lane, LaneKind, MapState, Phase

each_template = pytest.mark.parametrize("template_id", template_ids())

ROOM = {LaneKind.TOUCHPOINTS: 4, LaneKind.CHANNELS: 2}
"""How many lines a cell has room for while it is empty, where that is not three."""


def opened(template_id: str, language: str = "nl", state: MapState = MapState.CURRENT) -> tuple[Document, JourneyMap]:
    document = Document(build(template_id, language))
    return document, next(journey for journey in document.maps() if journey.state is state)


def cells(document: Document, journey: JourneyMap) -> Iterator[tuple[Phase, Lane]]:
    for phase in document.phases(journey.id):
        yield from ((phase, lane) for lane in document.lanes(journey.id))


def said(question: str, language: str) -> str:
    return translator(language)(question) if question else ""


def asked(document: Document, journey: JourneyMap, stage: str, title_or_kind: str) -> str:
    """What is asked in the cell of a phase and a lane, in Dutch."""
    found = {(p.stage, key): (p, lane) for p, lane in cells(document, journey) for key in (lane.kind, lane.title)}
    return said(own_question(journey, *found[stage, title_or_kind]), "nl")


# --- the texts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@each_template
def test_every_question_of_the_file_stands_in_its_cell(template_id: str, language: str) -> None:
    data, (document, journey) = template_data(template_id), opened(template_id, language)
    names = [lane_name(lane) for lane in data["lanes"]]
    shown = {
        (phase.stage, names[document.lanes(journey.id).index(lane)]): translator(language)(question)
        for phase, lane in cells(document, journey)
        if (question := own_question(journey, phase, lane))
    }
    told = {(stage, lane): words[language] for stage, lanes in data["prompts"].items() for lane, words in lanes.items()}
    assert shown == told


@each_template
def test_every_phase_is_asked_about_touchpoints_and_feeling(template_id: str) -> None:
    document, journey = opened(template_id)
    for phase, lane in cells(document, journey):
        if lane.kind in (LaneKind.TOUCHPOINTS, LaneKind.EMOTION):
            assert own_question(journey, phase, lane), (phase.stage, lane.kind)


@each_template
def test_a_lane_that_asks_once_asks_in_every_phase_unless_it_is_about_the_whole(template_id: str) -> None:
    document, journey = opened(template_id)
    phases = document.phases(journey.id)
    for lane in document.lanes(journey.id):
        count = sum(bool(own_question(journey, phase, lane)) for phase in phases)
        whole = lane.kind is LaneKind.FREE and count == 1
        assert count in (0, len(phases)) or whole, lane


@pytest.mark.parametrize("language", LANGUAGES)
@each_template
def test_no_two_cells_of_a_lane_ask_the_same(template_id: str, language: str) -> None:
    document, journey = opened(template_id)
    for lane in document.lanes(journey.id):
        texts = [said(own_question(journey, phase, lane), language) for phase in document.phases(journey.id)]
        asking = [text for text in texts if text]
        assert len(set(asking)) == len(asking), asking


@pytest.mark.parametrize("language", LANGUAGES)
@each_template
def test_every_question_can_be_read_whole_in_its_empty_cell(template_id: str, language: str) -> None:
    for state in {journey.state for journey in Document(build(template_id, language)).maps()}:
        document, journey = opened(template_id, language, state)
        for phase, lane in cells(document, journey):
            text = said(own_question(journey, phase, lane), language)
            lines = broken(text, m.NOTE_WIDTH - 2 * m.NOTE_PADDING, m.SMALL, "regular")
            assert len(lines) <= ROOM.get(lane.kind, 3), text


@each_template
def test_questions_are_questions(template_id: str) -> None:
    document, journey = opened(template_id)
    for phase, lane in cells(document, journey):
        for language in LANGUAGES:
            text = said(own_question(journey, phase, lane), language)
            assert not text or (text.endswith(("?", ".")) and "?" in text), text


# --- which cell asks what --------------------------------------------------------------------------------------------


def test_a_question_is_asked_in_the_language_of_the_reader() -> None:
    document, journey = opened("five-phases", "nl")
    phase, lane = next(cells(document, journey))
    question = prompt_of(journey, phase, lane)
    assert translator("nl")(question) == "Waar ziet of hoort je klant voor het eerst van je?"
    assert translator("en")(question) == "Where does your customer first see or hear of you?"


def test_a_renamed_phase_keeps_its_questions() -> None:
    document, journey = opened("five-phases")
    phase, lane = next(cells(document, journey))
    assert own_question(journey, replace(phase, title="Opvallen"), lane) == own_question(journey, phase, lane) != ""


def test_a_renamed_lane_keeps_its_questions_but_an_own_lane_becomes_something_else() -> None:
    document, journey = opened("journey-canvas")
    lanes = {lane.title or lane.kind: lane for lane in document.lanes(journey.id)}
    phase = document.phases(journey.id)[0]
    needs, ambition = lanes[LaneKind.NEEDS], lanes["Ambitie"]
    assert own_question(journey, phase, replace(needs, title="Wensen")) == own_question(journey, phase, needs) != ""
    assert own_question(journey, phase, ambition) != ""
    renamed = replace(ambition, title="Weer")
    assert own_question(journey, phase, renamed) == ""
    assert prompt_of(journey, phase, renamed) == kind_of(renamed).prompt


def test_lanes_of_one_kind_are_told_apart_by_their_titles_in_either_language() -> None:
    for language, first, second in (("nl", "Ambitie", "Product of dienst"), ("en", "Ambition", "Product or service")):
        document, journey = opened("journey-canvas", language)
        assert asked(document, journey, "discover", first) == "Waar wil je over een jaar staan met je zaak?"
        assert asked(document, journey, "discover", second) == "Wat verkoop je, en wat lost het op?"


def test_the_ideal_journey_asks_for_the_ideal_and_else_what_today_asks() -> None:
    document, future = opened("journey-canvas", state=MapState.FUTURE)
    assert asked(document, future, "use", LaneKind.EMOTION) == "Welk moment wordt het hoogtepunt?"
    assert asked(document, future, "use", LaneKind.CHANNELS) == "Waar kan deze klant je bereiken?"


def test_a_phase_or_lane_that_the_template_does_not_know_asks_by_its_kind() -> None:
    document, journey = opened("five-phases")
    phase, lane = next(cells(document, journey))
    assert own_question(journey, replace(phase, stage=""), lane) == ""
    assert own_question(journey, phase, replace(lane, kind=LaneKind.MOTIVES)) == ""
    assert prompt_of(journey, phase, replace(lane, kind=LaneKind.MOTIVES)) == "Why this choice, and why now?"
    assert prompt_of(journey, None, lane) == kind_of(lane).prompt


@pytest.mark.parametrize("template", ["", "gone", "vera", "-"])
def test_a_map_of_no_template_asks_nothing_of_its_own(template: str) -> None:
    document, journey = opened("five-phases")
    assert not any(own_question(replace(journey, template=template), *cell) for cell in cells(document, journey))
