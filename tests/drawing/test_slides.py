"""Slides: everything of the map is told, in large letters, inside the slide, and the way through leads everywhere."""

from __future__ import annotations

import dataclasses

import pytest

from app.analysis import emotion
from app.drawing.look import Look
from app.drawing.primitives import Path, Picture, TextLine
from app.drawing.slides.curve import within
from app.drawing.slides.deck import Deck
from app.drawing.slides.moment import touchpoint_slide
from app.drawing.slides.slide import Slide, Stage, size_for
from app.drawing.slides.stacks import pages
from app.drawing.slides.tour import WHOLE_MAP, Level, Stop, Tour
from app.drawing.theme import theme
from app.guides import templates
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import JourneyMap, LaneKind, Note, Record
from tests.benchmarks.maps import MAP, large_map

ASPECTS = (16 / 9, 16 / 10, 4 / 3)


def vera(language: str = "en") -> Document:
    return Document(templates.build("vera", language))


def deck(document: Document, aspect: float = 16 / 9, language: str = "en") -> Deck:
    look = Look(theme("light"), translator(language), for_screen=False)
    return Deck(Stage(document, document.maps()[0].id, look, *size_for(aspect)))


def all_slides(document: Document, aspect: float = 16 / 9, language: str = "en") -> dict[Stop, Slide]:
    made = deck(document, aspect, language)
    stops = [dataclasses.replace(stop, part=part) for stop in made.tour.story for part in range(made.parts(stop))]
    return {stop: made.slide(stop) for stop in stops}


def texts(slide: Slide) -> str:
    return " ".join(mark.text for mark in slide.marks if isinstance(mark, TextLine))


def squeezed(text: str) -> str:
    """A text without its spaces, since lines also break after hyphens."""
    return "".join(text.split())


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_letter_is_at_least_a_thirtieth_of_the_height(aspect: float, language: str) -> None:
    for slide in all_slides(vera(language), aspect, language).values():
        assert all(mark.size >= slide.height / 30 for mark in slide.marks if isinstance(mark, TextLine))


@pytest.mark.parametrize("aspect", [*ASPECTS, 9 / 16, 32 / 9])
@pytest.mark.parametrize("notes", [0, 120])
def test_all_text_lies_within_its_slide(aspect: float, notes: int) -> None:
    document = Document(large_map(notes)) if notes else vera()
    for stop, slide in all_slides(document, aspect).items():
        for mark in slide.marks:
            if isinstance(mark, TextLine):
                assert mark.x >= 0, stop
                assert mark.x + mark.width <= slide.width, (stop, mark.text)
                assert mark.size <= mark.baseline <= slide.height, (stop, mark.text)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_note_of_the_example_is_told_whole(aspect: float, language: str) -> None:
    document = vera(language)
    map_id = document.maps()[0].id
    told = squeezed(" ".join(texts(slide) for slide in all_slides(document, aspect, language).values()))
    phases = {phase.id for phase in document.phases(map_id)}
    open_ = {lane.id for lane in document.lanes(map_id) if not lane.collapsed}
    everything = [record for record in document.records.values() if isinstance(record, Note)]
    notes = [note for note in everything if note.phase_id in phases and note.lane_id in open_]
    assert len(notes) > 40
    assert [note.text for note in notes if squeezed(note.text) not in told] == []


def test_the_example_is_told_on_one_slide_a_stop_on_a_wide_screen_and_seldom_on_two() -> None:
    parts = [stop.part for stop in all_slides(vera())]
    assert max(parts) <= 1
    assert parts.count(1) <= parts.count(0) / 4


def test_what_does_not_fit_goes_on_on_further_slides() -> None:
    document = Document(large_map(1000))
    made = deck(document)
    inside = made.tour.into(made.tour.phases[0])
    assert inside is not None
    assert made.parts(inside) > 1
    count = sum(len(document.column(inside.phase_id, lane.id, inside.touchpoint_id)) for lane in document.lanes(MAP))  # type: ignore[arg-type]
    papers = theme("light").note_ink
    told = [made.slide(dataclasses.replace(inside, part=part)) for part in range(made.parts(inside))]
    assert count > 0
    assert all(any(isinstance(m, TextLine) and m.color == papers for m in slide.marks) for slide in told)
    assert made.parts(made.tour.phases[0]) > 1, "ten touchpoints do not fit beside each other"


def test_a_map_without_anything_can_be_presented() -> None:
    empty: list[Record] = [record for record in large_map(10) if record.KIND in ("project", "journey_map")]
    assert list(all_slides(Document(empty))) == [WHOLE_MAP]
    with_phases = [*empty, *(record for record in large_map(10) if record.KIND == "phase")]
    made = all_slides(Document(with_phases))
    assert len(made) == 11
    assert "Nothing happens here yet" in texts(made[Stop(with_phases[2].id)])


def test_the_curve_is_cut_where_it_leaves_the_panel_and_nowhere_else() -> None:
    segments = emotion.bezier([(0.0, 0.0), (1.0, 2.0), (2.0, -1.0)])
    cut = list(within(segments, 0.5, 1.25))
    assert cut[0].start[0] == pytest.approx(0.5)
    assert cut[0].end == segments[0].end
    assert cut[-1].end[0] == pytest.approx(1.25)
    whole = list(within(segments, -1.0, 3.0))
    assert [(s.start, s.end) for s in whole] == [(s.start, s.end) for s in segments]
    again = list(within(cut, 0.7, 0.9))
    once = list(within(segments, 0.7, 0.9))
    for a, b in zip(again, once, strict=True):
        assert a.control1 == pytest.approx(b.control1)
        assert a.control2 == pytest.approx(b.control2)


def test_curves_stay_within_their_slide() -> None:
    for slide in all_slides(vera()).values():
        for mark in slide.marks:
            if isinstance(mark, Path):
                numbers = [value for command in mark.commands for value in command[1:] if isinstance(value, float)]
                assert all(-1 <= x <= slide.width + 1 for x in numbers[::2])


# --- the way ---------------------------------------------------------------------------------------------------------


def tour(document: Document, parts: int = 1) -> Tour:
    return Tour(document, document.maps()[0].id, lambda stop: parts if stop.level else 1)


@pytest.mark.parametrize("parts", [1, 3])
def test_the_story_leads_there_and_back_over_every_part(parts: int) -> None:
    way = tour(vera(), parts)
    there: list[Stop] = [WHOLE_MAP]
    while (after := way.tell(there[-1], forward=True)) is not None:
        there.append(after)
    assert len(there) == 1 + parts * (len(way.story) - 1)
    back = [there[-1]]
    while (before := way.tell(back[-1], forward=False)) is not None:
        back.append(before)
    assert back == there[::-1]


def test_steps_stay_on_their_level() -> None:
    way = tour(vera())
    touchpoint = way.into(way.phases[0])
    seen = []
    while touchpoint is not None:
        seen.append(touchpoint)
        touchpoint = way.step(touchpoint, forward=True)
    assert {stop.level for stop in seen} == {Level.TOUCHPOINT}
    assert len(seen) == len(way.story) - 1 - len(way.phases)
    assert way.step(seen[0], forward=False) is None
    assert way.step(way.phases[0], forward=False) == WHOLE_MAP
    assert way.step(WHOLE_MAP, forward=True) == way.phases[0]


def test_what_is_gone_leads_to_what_it_was_part_of() -> None:
    document = vera()
    map_id = document.maps()[0].id
    touchpoint = document.journey(map_id)[0]
    stop = Stop(touchpoint.phase_id, touchpoint.id)
    after = document.after(edits.delete(document, touchpoint.id).change)
    assert tour(after).nearest(stop) == Stop(touchpoint.phase_id)
    after = document.after(edits.delete(document, touchpoint.phase_id).change)
    assert tour(after).nearest(stop) == WHOLE_MAP


def test_a_part_that_is_no_longer_there_becomes_the_last_one() -> None:
    way = tour(vera(), parts=2)
    assert way.nearest(dataclasses.replace(way.phases[0], part=7)).part == 1


def test_notes_of_hidden_lanes_are_not_told() -> None:
    document = vera()
    journey: JourneyMap = document.maps()[0]
    for lane in document.lanes(journey.id):
        document = document.after(edits.set_fields(document, lane.id, hidden=True).change)
    slides = all_slides(document)
    assert not any(stop.loose for stop in slides)
    assert pages((), 100, 100) <= 1


def test_a_moment_shows_its_picture_and_a_note_without_words_says_nothing() -> None:
    document = vera()
    touchpoint = document.journey(document.maps()[0].id)[0]
    lane = document.lane(document.maps()[0].id, LaneKind.PICTURES)
    assert lane is not None
    [noted] = document.column(touchpoint.phase_id, lane.id, touchpoint.id)
    own = f"{'0f' * 32}-800x600"

    def seen(*changed: Record) -> Slide:
        known = {record.id: record for record in (*document.records.values(), *changed)}
        look = Look(theme("light"), translator("en"), for_screen=False)
        return touchpoint_slide(Stage(Document(known.values()), document.maps()[0].id, look), touchpoint.id, 0)

    def names(slide: Slide) -> list[str]:
        return [mark.name for mark in slide.marks if isinstance(mark, Picture)]

    assert names(seen()) == [noted.picture_id]
    assert names(seen(dataclasses.replace(touchpoint, picture_id=own))) == [own]
    assert names(seen(dataclasses.replace(noted, picture_id=""))) == []
    assert "Pictures: " in seen().words
    wordless = seen(dataclasses.replace(noted, text=""))
    assert names(wordless) == [noted.picture_id]
    assert "Pictures: " not in wordless.words
