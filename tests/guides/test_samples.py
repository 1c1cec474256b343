"""Every sample is whole: sound, said in both languages, proven, planned, and led on to the map as it is to become."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import count
from typing import Any

import pytest

from app.analysis.checks import findings
from app.analysis.evidence import map_evidence
from app.guides import templates
from app.guides.templates import build, entry, sample_ids
from app.i18n import LANGUAGES, translator
from app.model.belonging import misfits
from app.model.dependencies import needs
from app.model.document import Document
from app.model.domain import faults
from app.model.lane_kinds import kind_of
from app.model.names import title_of
from app.model.records import (
    Action,
    Channel,
    Id,
    Light,
    MapState,
    Note,
    Person,
    Persona,
    Progress,
    Record,
    SourceKind,
    Tag,
    Touchpoint,
    field_names,
)
from app.paths import resource

TODAY = date(2026, 3, 2)

TO_PRACTISE_ON = {
    "vera": {
        ("dip-without-action", "De spijkerbroek gaat niet dicht"),
        ("action-without-owner", "Gratis gesprek om weg te geven"),
    },
    "retour": {
        ("action-without-owner", "Een tweede plakstrip op elke doos"),
        ("action-without-date", "Een tweede plakstrip op elke doos"),
    },
    "software": {("action-without-owner", "Ruil een beursstand voor zes kijkochtenden")},
}
"""What the map check finds in a sample: left there so that a user has something to mend."""

samples = pytest.mark.parametrize("sample", sample_ids())


def built(sample: str, language: str = "nl") -> Document:
    numbers = count()
    return Document(build(sample, language, ids=lambda: Id(str(next(numbers))), today=TODAY))


def today_of(document: Document) -> tuple[Touchpoint, ...]:
    return document.journey(document.maps()[0].id)


@samples
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_is_sound_and_every_reference_resolves(sample: str, language: str) -> None:
    document = built(sample, language)
    assert document.loose_references() == ()
    assert list(misfits(document)) == []
    assert faults(document.records.values()) == []


@samples
def test_both_languages_tell_the_same_in_words_of_their_own(sample: str) -> None:
    pairs = list(zip(*(built(sample, language).records.values() for language in LANGUAGES), strict=True))
    differing = 0
    for one, other in pairs:
        assert type(one) is type(other)
        for name in field_names(type(one)):
            here, there = getattr(one, name), getattr(other, name)
            if here != there:
                assert isinstance(here, str) and here and there, (one.KIND, name, here, there)
                assert here.count("\n") == there.count("\n"), (here, there)
                differing += 1
    assert differing > 300


@samples
def test_no_long_text_was_left_in_one_language(sample: str) -> None:
    data = json.loads(resource("samples", f"{sample}.json").read_text(encoding="utf-8"))
    same = [said["nl"] for said in _said(data) if said["nl"] == said["en"]]
    assert [text for text in same if len(text) > 20] == []
    assert not [
        said for said in _said(data) if not 0.5 <= len(said["nl"]) / len(said["en"]) <= 2 and len(said["nl"]) > 40
    ]


def _said(value: Any) -> Iterator[dict[str, str]]:
    """Every text of a sample that is there in all languages."""
    if isinstance(value, dict) and value.keys() == set(LANGUAGES):
        yield value
        return
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _said(item)


@samples
def test_texts_are_set_as_they_are_printed(sample: str) -> None:
    data = json.loads(resource("samples", f"{sample}.json").read_text(encoding="utf-8"))
    for said in _said(data):
        text = said["nl"] + said["en"]
        assert not any(mark in text for mark in ("'", '"', "...", " - ", "  ")), text
        assert "“" not in said["nl"] and "‘" not in said["en"], text


@samples
def test_every_touchpoint_is_worked_out(sample: str) -> None:
    document = built(sample)
    assert 13 <= len(today_of(document)) <= 20
    for touchpoint in today_of(document):
        told = (touchpoint.expected, touchpoint.motivation, touchpoint.ability, touchpoint.prompt)
        assert None not in told and touchpoint.intended_value, touchpoint.title
        assert touchpoint.description and touchpoint.time_frame, touchpoint.title
        assert document.find(touchpoint.channel_id, Channel) and document.score(touchpoint.id), touchpoint.title
        assert len([n for n in document.referrers(touchpoint.id) if isinstance(n, Note)]) >= 3, touchpoint.title


@samples
def test_moments_of_truth_have_an_owner_and_some_moments_are_the_brands_own(sample: str) -> None:
    document = built(sample)
    moments = [touchpoint for touchpoint in today_of(document) if touchpoint.moment_of_truth]
    assert len(moments) >= 3
    assert all(document.find(touchpoint.owner_id, Person) for touchpoint in moments)
    assert any(touchpoint.brand_moment for touchpoint in today_of(document))


@samples
def test_somebody_on_our_side_feels_it_too(sample: str) -> None:
    document = built(sample)
    actors = {score.actor_id for touchpoint in today_of(document) for score in document.scores(touchpoint.id)}
    assert any(document.find(actor, Person) for actor in actors)


@samples
def test_who_it_is_about_and_whose_it_is_is_filled_in(sample: str) -> None:
    document = built(sample)
    project, journey = document.project, document.maps()[0]
    assert all((project.brand, project.product, project.ambition, project.unique_points, project.promise))
    assert journey.scenario and journey.review_date and document.find(journey.persona_id, Persona)
    for persona in document.personas():
        may_lack = {"segment_id", "picture_id", "household", "company_size", "trade", "uses", "pays", "decides"}
        assert {name for name in field_names(Persona) if not getattr(persona, name)} <= may_lack, persona.name
        assert persona.uses or persona.pays or persona.decides, persona.name


@samples
def test_more_than_half_is_proven_and_what_there_is_is_used(sample: str) -> None:
    document = built(sample)
    assert (map_evidence(document, document.maps()[0].id).whole.percent or 0) >= 50
    assert {source.kind for source in document.sources()} == set(SourceKind)
    in_use: tuple[tuple[Record, ...], ...] = (document.sources(), document.tags(), document.channels())
    unused = [record for records in in_use for record in records if not document.referrers(record.id)]
    assert unused == []
    assert all(channel.setting and channel.reach for channel in document.channels())


@samples
def test_actions_are_a_plan(sample: str) -> None:
    document = built(sample)
    actions = document.actions()
    assert {action.light for action in actions} == set(Light)
    assert {action.progress for action in actions} >= {Progress.PLANNED, Progress.BUSY, Progress.DONE}
    assert all(action.why and action.subject_id and action.impact and action.effort for action in actions)
    assert any(action.of_gap for action in actions)
    waited = [(action, other) for action in actions for other in needs(document, action.id)]
    assert waited
    for action, other in waited:
        assert not (action.start and other.due) or other.due <= action.start, action.title
    for action in actions:
        assert (action.percent == 100) == (action.progress is Progress.DONE), action.title
        assert action.progress is not Progress.PLANNED or not action.start or action.start > TODAY, action.title


@samples
def test_a_pain_point_is_asked_why_until_it_hurts(sample: str) -> None:
    document = built(sample)
    chains = [note.whys for note in document.all_of(Note) if note.whys]
    assert len(chains) >= 2 and all(chain.count("\n") >= 3 for chain in chains)


@samples
def test_every_lane_that_holds_notes_has_some_and_notes_stand_under_their_touchpoint(sample: str) -> None:
    document = built(sample)
    for journey in document.maps():
        notes = [note for note in document.all_of(Note) if document.map_of(note.id) == journey]
        lanes = document.lanes(journey.id)
        assert len({(lane.kind, lane.title) for lane in lanes}) == len(lanes)
        standing = {note.lane_id for note in notes}
        empty = [lane.title or lane.kind for lane in lanes if lane.id not in standing and kind_of(lane).holds_notes]
        assert empty == []
        assert all(note.phase_id == document.get(i, Touchpoint).phase_id for note in notes if (i := note.touchpoint_id))


@samples
def test_the_future_map_comes_from_today_and_feels_better_from_end_to_end(sample: str) -> None:
    document = built(sample)
    today, future = document.maps()
    assert (future.state, future.origin_id) == (MapState.FUTURE, today.id)
    then = document.journey(future.id)
    was = {touchpoint.id: document.score(touchpoint.id) for touchpoint in today_of(document)}
    assert any(touchpoint.origin_id is None for touchpoint in then), "nothing is new"
    assert set(was) - {touchpoint.origin_id for touchpoint in then}, "nothing went"
    for touchpoint in then:
        felt = document.score(touchpoint.id)
        assert felt is not None and felt.score > -5, touchpoint.title
        before = was.get(touchpoint.origin_id) if touchpoint.origin_id else None
        assert before is None or felt.score >= before.score, touchpoint.title
    assert len({touchpoint.title for touchpoint in then}) == len(then)


@samples
def test_the_map_check_finds_just_what_was_left_to_practise_on(sample: str) -> None:
    document = built(sample)
    found = {(finding.check, str(finding.values["title"])) for finding in findings(document, today=TODAY)}
    assert found == TO_PRACTISE_ON[sample]


@samples
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gallery_shows_the_phases_that_the_map_has(sample: str, language: str) -> None:
    shown = entry(sample, language)
    document = built(sample, language)
    phases = document.phases(document.maps()[0].id)
    assert shown.phases == tuple(title_of(phase, translator(language)) for phase in phases)
    assert shown.is_sample and shown.title


def test_together_they_show_every_field_of_an_action_and_of_a_channel() -> None:
    documents = [built(sample) for sample in sample_ids()]
    for kind in (Action, Channel, Tag):
        records = [record for document in documents for record in document.all_of(kind)]
        unused = {f.name for f in fields(kind) if all(getattr(record, f.name) == f.default for record in records)}
        assert not unused, kind


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("lanes",), [{"kind": "free"}, {"kind": "free"}], 'lanes[1]: {"kind": "free"} is there twice'),
        (("lanes",), [{"kind": "free"}, {"kind": "free", "name": "mine"}], "touchpoints.size.notes.tangible: is not"),
        (("phases",), ["attention", "attention"], 'phases[1]: "attention" is there twice'),
        (("map", "persona"), "ronnie", 'map.persona: "ronnie" is none of anouk,'),
        (("phases",), ["attention"], 'touchpoints.size.phase: "order" is none of attention'),
        (("future", "touchpoints", "size", "owner"), "anouk", "future.touchpoints.size.owner:"),
        (("future", "touchpoints", "size", "notes"), {"lyrics": []}, "future.touchpoints.size.notes.lyrics: is not"),
        (("future", "notes"), {"purchase": {}}, "future.notes.purchase: is not known here; known are order,"),
        (("future", "links"), [{"from": "size", "to": "moon", "kind": "next"}], 'future.links[0].to: "moon" is none'),
        (("future", "touchpoints", "moon"), {}, "future.touchpoints.moon: is not known"),
    ],
)
def test_a_mistake_in_what_a_sample_has_of_its_own_is_told(path: tuple[str, ...], value: object, problem: str) -> None:
    data = json.loads(resource("samples", "retour.json").read_text(encoding="utf-8"))
    inner: Any = data
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    told = list(templates._shape_of_sample(data).problems(data, ""))
    assert any(sentence.startswith(problem) for sentence in told), told
