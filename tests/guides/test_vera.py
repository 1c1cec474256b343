"""The sample tells the whole story of Vera, on a map that holds something of everything."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest

from app.guides import templates
from app.guides.schema import sample_shape
from app.guides.templates import build
from app.model.dependencies import needs
from app.model.document import Document
from app.model.domain import heuristics_in
from app.model.lane_kinds import kind_of
from app.model.records import (
    Action,
    Channel,
    Heuristic,
    Influence,
    LaneKind,
    Light,
    Link,
    LinkKind,
    MapState,
    Persona,
    Progress,
    Segment,
    Touchpoint,
    field_names,
)
from app.model.whereabouts import mends_gap
from app.paths import resource

TODAY = date(2026, 3, 2)

STORY = {
    "nl": ["Merels advertentie", "Vergelijkt", "reviews", "e-book", "webinar", "bonus", "video", "vriendinnen"],
    "en": ["Merel’s ad", "Compares", "reviews", "e-book", "webinar", "bonus", "video", "friends"],
}


def vera(language: str = "nl") -> Document:
    return Document(build("vera", language, today=TODAY))


def journey(document: Document) -> tuple[Touchpoint, ...]:
    return document.journey(document.maps()[0].id)


def scores(document: Document) -> list[int]:
    return [score.score for t in journey(document) if (score := document.score(t.id)) is not None]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_story_is_told_in_its_order(language: str) -> None:
    titles = [touchpoint.title for touchpoint in journey(vera(language))]
    places = [next(i for i, title in enumerate(titles) if part in title) for part in STORY[language]]
    assert places == sorted(set(places))


def test_confirmation_comes_ten_minutes_after_the_purchase() -> None:
    after = {t.title: t.time_frame for t in journey(vera())}
    assert after["Krijgt een video van Merel"] == "Tien minuten later"


def test_it_stands_on_five_phases_with_touchpoints_in_each() -> None:
    document = vera()
    phases = document.phases(document.maps()[0].id)
    assert [phase.stage for phase in phases] == ["attention", "consideration", "purchase", "service", "loyalty"]
    assert all(len(document.touchpoints(phase.id)) >= 2 for phase in phases)
    assert 13 <= len(journey(document)) <= 16


def test_every_touchpoint_says_what_when_and_where() -> None:
    document = vera()
    for touchpoint in journey(document):
        assert touchpoint.description and touchpoint.time_frame
        assert document.find(touchpoint.channel_id, Channel)
        assert len(document.scores(touchpoint.id)) >= 1


def test_the_curve_has_two_dips_one_high_peak_and_a_good_end() -> None:
    curve = scores(vera())
    middle = list(zip(curve, curve[1:], curve[2:], strict=False))
    assert [here for before, here, after in middle if before > here < after and here < 0] == [-11, -15]
    assert sorted(curve)[-2] <= max(curve) - 4
    assert curve[-1] >= 15


def test_both_dips_have_actions() -> None:
    document = vera()
    lowest = sorted(journey(document), key=lambda t: document.score(t.id).score)[:2]  # type: ignore[union-attr]
    assert all(document.actions(touchpoint.id) for touchpoint in lowest)


def test_the_coach_has_a_curve_of_her_own_that_misses_the_dip() -> None:
    document = vera()
    coach = next(person for person in document.persons() if person.name.startswith("Merel"))
    plateau = next(t for t in journey(document) if t.title == "De weegschaal staat stil")
    own, customer = document.score(plateau.id, coach.id), document.score(plateau.id)
    assert own and customer and customer.score < 0 < own.score


def test_every_note_lane_holds_notes_in_every_phase_and_most_hang_on_a_touchpoint() -> None:
    document = vera()
    map_id = document.maps()[0].id
    lanes = [lane for lane in document.lanes(map_id) if kind_of(lane).holds_notes]
    phases = document.phases(map_id)
    for lane in lanes:
        filled = sum(bool(document.notes(phase.id, lane.id)) for phase in phases)
        assert filled >= (2 if lane.collapsed else 4), lane.kind
    notes = [note for lane in lanes for phase in phases for note in document.notes(phase.id, lane.id)]
    attached = [note for note in notes if note.touchpoint_id]
    assert 100 <= len(notes) <= 160
    assert len(notes) * 0.8 < len(attached) < len(notes)


def test_it_has_every_lane_and_folds_those_that_tell_less() -> None:
    document = vera()
    lanes = document.lanes(document.maps()[0].id)
    assert {lane.kind for lane in lanes} == set(LaneKind)
    assert sum(lane.collapsed for lane in lanes) in range(5, 13)


def test_brand_and_persona_are_filled_in() -> None:
    document = vera()
    project, personas = document.project, document.personas()
    assert all((project.brand, project.product, project.ambition, project.unique_points, project.promise))
    assert document.maps()[0].persona_id == personas[0].id
    assert document.maps()[0].scenario
    for persona in personas:
        private = {"picture_id", "uses"} | (set() if persona.trade else {"company_size", "trade"})
        empty = {name for name in field_names(Persona) if not getattr(persona, name)}
        assert empty <= private, persona.name
        assert document.find(persona.segment_id, Segment)


def test_every_touchpoint_says_what_was_expected_and_what_moves_the_customer() -> None:
    for touchpoint in journey(vera()):
        fields = (touchpoint.expected, touchpoint.motivation, touchpoint.ability, touchpoint.prompt)
        assert None not in fields and touchpoint.intended_value
    assert {touchpoint.influence for touchpoint in journey(vera())} == set(Influence)
    assert {h for touchpoint in journey(vera()) for h in heuristics_in(touchpoint.heuristics)} == set(Heuristic)


def test_links_of_every_kind_and_tags_that_are_used() -> None:
    document = vera()
    today = {touchpoint.id for touchpoint in journey(document)}
    links = [link for link in document.all_of(Link) if link.from_id in today]
    assert {link.kind for link in links} == set(LinkKind) and all(link.title for link in links)
    assert all(document.referrers(tag.id) for tag in document.tags())


def test_the_future_map_knows_what_it_was_made_from_and_feels_better() -> None:
    document = vera()
    today, future = document.maps()
    assert (future.state, future.origin_id) == (MapState.FUTURE, today.id)
    then = document.journey(future.id)
    origins = {touchpoint.origin_id for touchpoint in then}
    left_out = [t.title for t in journey(document) if t.id not in origins]
    assert left_out == ["Vergelijkt vier coaches"]
    assert sum(touchpoint.origin_id is None for touchpoint in then) == 2
    felt = [score.score for t in then if (score := document.score(t.id)) is not None]
    assert len(felt) == len(then) and min(felt) >= 0


def test_actions_show_every_light_and_only_one_lacks_owner_and_date() -> None:
    actions = vera().actions()
    assert 6 <= len(actions) <= 8
    assert {action.light for action in actions} == set(Light)
    assert {action.progress for action in actions} >= {Progress.PLANNED, Progress.BUSY, Progress.DONE}
    loose = [action for action in actions if not (action.owner_id and action.due)]
    assert [action.title for action in loose] == ["Gratis gesprek om weg te geven"]
    assert all(action.impact and action.effort for action in actions)


def test_dates_count_from_the_day_of_building() -> None:
    early, late = vera(), Document(build("vera", "nl", today=TODAY + timedelta(days=10)))
    assert _dues(late) == [due + timedelta(days=10) for due in _dues(early)]
    review, later = (document.maps()[0].review_date for document in (early, late))
    assert review and later and later - review == timedelta(days=10)
    assert all(due > TODAY for due in _dues(early, Progress.PLANNED, Progress.BUSY))


def _dues(document: Document, *progress: Progress) -> list[date]:
    return [a.due for a in document.actions() if a.due and (not progress or a.progress in progress)]


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("template",), "six-phases", 'template: "six-phases" is none of five-phases,'),
        (("touchpoints", "webinar", "channel"), "tv", 'touchpoints.webinar.channel: "tv" is none of home,'),
        (("touchpoints", "webinar", "owner"), "vera", 'touchpoints.webinar.owner: "vera" is none of merel,'),
        (("touchpoints", "webinar", "phase"), "see", 'touchpoints.webinar.phase: "see" is none of attention,'),
        (("touchpoints", "webinar", "emotion"), 14, "touchpoints.webinar.emotion: needs a number from -2.0 to 2.0"),
        (("touchpoints", "webinar", "notes"), {"lyrics": []}, "touchpoints.webinar.notes.lyrics: is not known"),
        (("touchpoints", "intake", "staff_emotion"), {"ann": 1}, "touchpoints.intake.staff_emotion.ann: is not known"),
        (("notes", "see"), {}, "notes.see: is not known here;"),
        (("people",), [], "people: needs an object, not []"),
    ],
)
def test_a_mistake_in_a_sample_is_told(path: tuple[str, ...], value: object, problem: str) -> None:
    data = json.loads(resource("samples", "vera.json").read_text(encoding="utf-8"))
    inner: Any = data
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    told = templates._shape_of_sample(data).problems(data, "")
    assert any(sentence.startswith(problem) for sentence in told)


def test_an_action_on_a_touchpoint_that_is_not_there_is_told() -> None:
    data = json.loads(resource("samples", "vera.json").read_text(encoding="utf-8"))
    template = json.loads(resource("templates", "five-phases.json").read_text(encoding="utf-8"))
    data["actions"][0]["touchpoint"] = "tv"
    (told,) = sample_shape(data, template, ["five-phases"]).problems(data, "")
    assert told.startswith('actions[0].touchpoint: "tv" is none of jeans, advert,')


def test_actions_mend_things_of_every_size_and_wait_for_each_other() -> None:
    document = vera()
    actions = [record for record in document.records.values() if isinstance(record, Action)]
    assert {document.records[action.subject_id].KIND for action in actions if action.subject_id} == {
        *("touchpoint", "note", "phase", "channel")
    }
    assert all(action.subject_id and action.why for action in actions)
    assert sum(mends_gap(document, action) for action in actions) == 1
    assert [(each.title, needs(document, each.id)[0].title) for each in actions if needs(document, each.id)] == [
        ("Vraag in week twaalf om een review", "Reageer op alle reviews, ook op die ene"),
        ("Seintje na twee gemiste check-ins", "Bereid klanten in week 4 voor op stilstand"),
        ("Afrekenen zonder account", "Zet de prijs op de site"),
        ("Gratis gesprek om weg te geven", "Bel elke klant na drie maanden"),
    ]


def test_every_field_of_an_action_is_used_somewhere() -> None:
    actions = vera().actions()
    unused = {f.name for f in fields(Action) if all(getattr(action, f.name) == f.default for action in actions)}
    assert not unused
    assert all((action.percent == 100) == (action.progress is Progress.DONE) for action in actions)
    assert all(before.due and before.due <= day for before, day in _starts())


def _starts() -> list[tuple[Action, date]]:
    """For each action that has a start: what it waits for, and the day it begins."""
    document = vera()
    return [(each, a.start) for a in document.actions() if a.start for each in needs(document, a.id)]
