"""Every template and sample gives a sound map in both languages, and a clear no to a name that is not there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from app.guides.data_files import DataFileError, in_language, read
from app.guides.first_future import first_future
from app.guides.template_schema import template_shape
from app.guides.templates import UnknownTemplateError, build, entry, sample_ids, standard_lanes, template_ids
from app.i18n import LANGUAGES, translator
from app.model import edits
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, Lane, LaneKind, Link, LinkKind, MapState, Record, field_names
from app.model.stages import STAGES
from app.paths import resource
from tests.effort import effort

TEMPLATES, SAMPLES = template_ids(), sample_ids()
ALL = (*TEMPLATES, *SAMPLES)


def counted() -> Iterator[Id]:
    return (Id(str(number)) for number in count())


def without_words(record: Record) -> dict[str, Any]:
    """What must be the same in every language: everything but the words."""
    values = {name: getattr(record, name) for name in field_names(type(record))}
    return {name: value for name, value in values.items() if not _is_words(name, value)}


def _is_words(name: str, value: object) -> bool:
    is_key = name in ("id", "order", "stage", "template") or name.endswith("_id")
    return isinstance(value, str) and type(value) is str and not is_key


def test_the_templates_come_in_the_order_of_the_places_they_ask_for() -> None:
    assert (
        *("five-phases", "journey-canvas", "see-think-do-care", "online-funnel", "awareness-bond", "lifecycle"),
        *("purchase-journey", "service-journey", "software-service", "connect-attract-serve-retain"),
        *("service-blueprint", "day-in-the-life", "emotion-time", "candidate", "empty"),
    ) == TEMPLATES
    assert SAMPLES == ("vera", "retour", "software")


def test_every_data_file_is_offered_and_no_name_is_used_twice() -> None:
    assert {path.stem for path in resource("templates").iterdir()} == set(TEMPLATES)
    assert {path.stem for path in resource("samples").glob("*.json")} == set(SAMPLES)
    assert len(set(ALL)) == len(ALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template_id", ALL)
def test_what_is_built_is_sound(template_id: str, language: str) -> None:
    records = build(template_id, language)
    document = Document(records)
    assert len({record.id for record in records}) == len(records)
    assert document.loose_references() == ()
    assert document.project.language == language
    assert document.project.title == document.maps()[0].title != ""
    assert [journey.state for journey in document.maps()][:1] == [MapState.CURRENT]


@pytest.mark.parametrize("template_id", ALL)
def test_siblings_stand_in_the_order_of_the_file(template_id: str) -> None:
    records = build(template_id, "nl")
    document = Document(records)
    map_id = document.maps()[0].id
    made = [record for record in records if isinstance(record, Lane) and record.map_id == map_id]
    assert list(document.lanes(map_id)) == made
    assert len({lane.order for lane in made}) == len(made)
    assert {lane.kind for lane in made} >= {LaneKind.TOUCHPOINTS, LaneKind.EMOTION}


@pytest.mark.parametrize("template_id", ALL)
def test_both_languages_hold_the_same_map_in_other_words(template_id: str) -> None:
    dutch, english = (build(template_id, language, ids=counted().__next__) for language in ("nl", "en"))
    assert [without_words(record) for record in dutch] == [without_words(record) for record in english]
    assert dutch != english


@pytest.mark.parametrize("template_id", ALL)
def test_a_title_names_the_project_and_its_map(template_id: str) -> None:
    document = Document(build(template_id, "en", "  My\njourney "))
    assert document.project.title == document.maps()[0].title == "My journey"


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_phases_and_lanes_of_a_template_keep_the_names_of_their_kind(template_id: str) -> None:
    document = Document(build(template_id, "nl"))
    for journey in document.maps():
        assert all(phase.stage in STAGES and not phase.title for phase in document.phases(journey.id))
        assert all(bool(lane.title) is (lane.kind is LaneKind.FREE) for lane in document.lanes(journey.id))


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_map_knows_its_template_and_a_sample_is_there_to_be_read(template_id: str) -> None:
    assert {journey.template for journey in Document(build(template_id, "nl")).maps()} == {template_id}
    assert {journey.template for journey in Document(build("vera", "nl")).maps()} == {""}


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_every_template_but_the_empty_one_has_channels_to_pick_from(template_id: str) -> None:
    channels = Document(build(template_id, "nl")).channels()
    assert len({channel.name for channel in channels}) == len(channels)
    assert len(channels) >= 7 or template_id == "empty"


def test_all_own_lanes_of_a_template_are_there_in_its_own_words() -> None:
    document = Document(build("connect-attract-serve-retain", "nl"))
    titles = [lane.title for lane in document.lanes(document.maps()[0].id) if lane.kind is LaneKind.FREE]
    assert titles == ["Verbinden", "Aantrekken", "Bedienen", "Behouden"]


def test_the_online_funnel_ties_each_phase_to_one_of_the_customer() -> None:
    document = Document(build("online-funnel", "en"))
    phases = document.phases(document.maps()[0].id)
    (lane,) = (lane for lane in document.lanes(document.maps()[0].id) if lane.kind is LaneKind.FREE)
    said = [[note.text for note in document.notes(phase.id, lane.id)] for phase in phases]
    assert [len(texts) for texts in said] == [1] * 7
    assert list(dict.fromkeys(text for (text,) in said)) == [
        *("Orient", "Consider", "Decide", "Use and experience", "Loyalty and ambassador"),
    ]


def test_loyal_customers_loop_from_the_bond_back_to_the_purchase() -> None:
    document = Document(build("awareness-bond", "nl"))
    phase = document.phases(document.maps()[0].id)[-1]
    buying, bond = document.touchpoints(phase.id)
    (link,) = document.all_of(Link)
    assert (buying.title, bond.title) == ("Aankoop", "Band met het merk")
    assert (link.from_id, link.to_id, link.kind) == (bond.id, buying.id, LinkKind.LOOP)


def test_the_canvas_begins_with_today_and_its_first_future_is_the_ideal_journey() -> None:
    document = Document(build("journey-canvas", "nl", "Bakkerij"))
    (today,) = document.maps()
    assert (today.title, today.state) == ("Bakkerij", MapState.CURRENT)
    told = first_future(document, today.id)
    assert told is not None and translator("nl")(told.title) == "Ideale reis"
    left = [lane.title or lane.kind for lane in document.lanes(today.id) if lane.id in told.without]
    assert left == ["Ambitie", "Product of dienst", LaneKind.PAINS]
    later = document.after(edits.make_future(document, today.id, "Ideale reis", without=told.without).change)
    assert first_future(later, today.id) is None, "a second future map is a copy like any other"


def test_a_lane_that_got_another_name_comes_along_to_the_ideal_journey() -> None:
    document = Document(build("journey-canvas", "en"))
    (today,) = document.maps()
    lane = next(lane for lane in document.lanes(today.id) if lane.title == "Ambition")
    renamed = document.after(edits.set_fields(document, lane.id, title="What the baker dreams of").change)
    told = first_future(renamed, today.id)
    assert told is not None and lane.id not in told.without


@pytest.mark.parametrize("template", ["five-phases", "empty"])
def test_most_templates_leave_the_future_to_the_user(template: str) -> None:
    document = Document(build(template, "nl"))
    assert first_future(document, document.maps()[0].id) is None


def test_emotion_against_time_puts_a_tall_curve_on_top() -> None:
    document = Document(build("emotion-time", "nl"))
    first, *others = document.lanes(document.maps()[0].id)
    assert first.kind is LaneKind.EMOTION
    assert first.height is not None and first.height > 208
    assert all(lane.height is None for lane in others)


def test_a_service_blueprint_has_its_two_lines_between_what_they_part() -> None:
    document = Document(build("service-blueprint", "nl"))
    kinds = [lane.kind for lane in document.lanes(document.maps()[0].id)]
    assert kinds[kinds.index(LaneKind.DOING) :] == [
        LaneKind.DOING,
        LaneKind.INTERACTION_LINE,
        LaneKind.FRONTSTAGE,
        LaneKind.VISIBILITY_LINE,
        LaneKind.BACKSTAGE,
        LaneKind.SUPPORT,
    ]


def test_the_empty_template_is_one_phase_with_touchpoints_and_emotion() -> None:
    document = Document(build("empty", "en"))
    map_id = document.maps()[0].id
    assert [phase.stage for phase in document.phases(map_id)] == ["first"]
    assert [lane.kind for lane in document.lanes(map_id)] == [LaneKind.TOUCHPOINTS, LaneKind.EMOTION]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template_id", ALL)
def test_a_gallery_can_show_each(template_id: str, language: str) -> None:
    shown = entry(template_id, language)
    assert shown.title and shown.when.endswith(".")
    document = Document(build(template_id, language))
    phases = document.phases(document.maps()[0].id)
    assert shown.phases == tuple(title_of(phase, translator(language)) for phase in phases)
    assert shown.is_sample is (template_id in SAMPLES)


def test_a_gallery_speaks_the_language_asked_for() -> None:
    assert entry("five-phases", "nl").phases[2] == "Aankoop"
    assert entry("five-phases", "en").phases[2] == "Purchase"


@pytest.mark.parametrize("make", [build, entry])
def test_a_name_that_is_not_there_is_told_with_the_names_that_are(make: Any) -> None:
    with pytest.raises(UnknownTemplateError) as error:
        make("../vera", "nl")
    assert "“../vera”" in str(error.value)
    assert all(name in str(error.value) for name in ALL)


def test_a_language_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language: de"):
        build("empty", "de")


def test_ids_are_fresh_each_time() -> None:
    first, second = ({record.id for record in build("vera", "nl")} for _ in range(2))
    assert first & second == {Document(build("empty", "nl")).project.id}


def test_standard_lanes_are_those_that_nearly_every_map_needs() -> None:
    lanes = standard_lanes(Id("map"))
    usual = {LaneKind.TOUCHPOINTS, LaneKind.EMOTION, LaneKind.CHANNELS, LaneKind.DOING, LaneKind.PAINS}
    assert usual <= {lane.kind for lane in lanes} and len(lanes) <= 8
    assert [lane.order for lane in lanes] == sorted({lane.order for lane in lanes})
    assert {lane.map_id for lane in lanes} == {"map"}


def test_one_template_is_read_at_once() -> None:
    """Before the button that was pressed is up again: a millisecond or two, where a bare loop takes six."""
    assert min(effort(lambda: build("five-phases", "nl")) for _ in range(20)) < 1


@pytest.mark.parametrize(
    ("part", "value", "problem"),
    [
        ("phases", ["atention"], 'phases[0]: "atention" is none of attention,'),
        ("phases", [], "phases: needs at least 1, and has 0"),
        ("lanes", ["touchpoints", "emotion", "pain"], 'lanes[2]: "pain" is none of touchpoints,'),
        ("lanes", ["touchpoints", "touchpoints"], 'lanes[1]: "touchpoints" is there twice'),
        ("lanes", [{"kind": "emotion", "height": 1.5}, "doing"], "lanes[0].height: needs a whole number from 48 to"),
        ("lanes", [{"kind": "free"}, {"kind": "free"}], 'lanes[1]: {"kind": "free"} is there twice'),
        ("lanes", [{"kind": "free", "name": "doing"}, "doing"], 'lanes[1]: "doing" is there twice'),
        ("phases", [{"stage": "own"}], "phases[0].title: is missing"),
        ("phases", ["see", {"stage": "see", "title": {"nl": "Kijk", "en": "Look"}}], 'phases[1]: {"stage": "see",'),
        ("prompts", {"see": {}}, "prompts.see: is not known here; known are attention,"),
        ("prompts", {"service": {"needs": {}}}, "prompts.service.needs: is not known here; known are touchpoints,"),
        ("prompts", {"service": {"doing": {"nl": "Wat?"}}}, "prompts.service.doing.en: is missing"),
        ("notes", {"service": {"doing": []}}, "notes.service.doing: needs at least 1, and has 0"),
        ("touchpoints", {"a": {"phase": "see", "title": {"nl": "A", "en": "A"}}}, 'touchpoints.a.phase: "see" is none'),
        ("links", [{"from": "a", "to": "a", "kind": "loop"}], 'links[0].from: "a" is none of'),
        ("future", {"prompts": {}}, "future.title: is missing"),
        ("place", -1, "place: needs a whole number from 0 to 1000, not -1"),
        ("when", {"nl": "Altijd."}, "when.en: is missing"),
        ("channels", [""], "channels[0]: is blank"),
        ("colour", "red", "colour: is not known here"),
    ],
)
def test_a_mistake_in_a_template_is_told(tmp_path: Path, part: str, value: object, problem: str) -> None:
    data = json.loads(resource("templates", "five-phases.json").read_text(encoding="utf-8"))
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps({**data, part: value}), encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        read(path, template_shape)
    assert str(error.value).startswith(f"wrong.json: {problem}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_what_the_map_has_and_takes_no_whole_file_to_make(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = {name: Document(build(name, language)) for name in ALL}
    monkeypatch.setattr("app.guides.templates.in_language", _small)
    monkeypatch.setattr("app.guides.templates.read", None)
    for name, document in built.items():
        phases = document.phases(document.maps()[0].id)
        assert entry(name, language).phases == tuple(title_of(phase, translator(language)) for phase in phases)


def _small(data: Any, language: str) -> Any:
    assert len(json.dumps(data)) < 3000
    return in_language(data, language)
