"""OpenJourney: what becomes of a file, what is mended and told, and what comes back equal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from app.errors import ImportFileError
from app.exchange import openjourney
from app.exchange.base import ImportOptions
from app.exchange.foreign.plan import MOST_PARTS
from app.exchange.openjourney import HOLDS, check, claims, read
from app.exchange.openjourney.lanes import row_of
from app.exchange.tables.vocabulary import LANE_KEYS
from app.guides.templates import build
from app.model import edits
from app.model.document import Document
from app.model.records import EmotionScore, Id, LaneKind, MapState, Note, Persona, Project, Touchpoint
from app.paths import resource
from tests.effort import at_most
from tests.every_kind import whole_project
from tests.exchange.held import exported, held, maps, read_back, told, with_touchpoints
from tests.exchange.samples import BLUEPRINT, FLAT

# --- what becomes of a file ------------------------------------------------------------------------------------------


def came(whole: Any, name: str = "fiets.ojf") -> tuple[list[tuple[str, str]], Document]:
    plan, document = read_back(openjourney, json.dumps(whole).encode(), name)
    return [(repair.what.text(str), repair.original) for repair in plan.repairs], document


def grid(document: Document) -> list[Any]:
    """Phase by phase the touchpoints with their scores, and the notes by lane."""
    journey = document.maps()[0]
    return [
        (
            phase.title,
            [(each.title, score_of(document, each)) for each in document.touchpoints(phase.id)],
            [
                (lane.title or lane.kind.value, note.text)
                for lane in document.lanes(journey.id)
                for note in document.notes(phase.id, lane.id)
            ],
        )
        for phase in document.phases(journey.id)
    ]


def score_of(document: Document, touchpoint: Touchpoint) -> int | None:
    score = document.score(touchpoint.id)
    return score.score if score else None


def test_stages_swimlanes_and_nodes_become_phases_lanes_touchpoints_and_notes() -> None:
    _, document = came(FLAT)
    journey = document.maps()[0]
    assert (journey.title, journey.scenario, journey.state) == ("fiets", "Laat haar fiets maken", MapState.CURRENT)
    assert [persona.name for persona in document.personas()] == ["Els, 41"]
    assert journey.persona_id == document.personas()[0].id
    assert grid(document) == [
        (
            "Merken",
            [("Hoort een tik", -8)],
            [("Thoughts", "Is het de ketting?"), ("Weer", "Regen")],
        ),
        ("Brengen", [("Zet hem neer", 12)], [("pains", "Duur"), ("feeling", "relieved")]),
        (
            "Halen",
            [("Fietst weg", 20)],
            [("pains", "Geen lamp\n(annoyed)"), ("opportunities", "Bel")],
        ),
    ]
    assert [(lane.kind, lane.title) for lane in document.lanes(journey.id)][1:3] == [
        (LaneKind.TOUCHPOINTS, "Customer Actions"),
        (LaneKind.THINKING, "Thoughts"),
    ]


def test_a_touchpoint_has_its_description_its_tags_and_its_moment_of_truth() -> None:
    _, document = came(FLAT)
    first, second, third = document.journey(document.maps()[0].id)
    assert first.description == "Bij elke slag."
    assert [t.moment_of_truth for t in (first, second, third)] == [False, True, False]
    names = {tag.id: tag.name for tag in document.tags()}
    assert {names[t.tag_id] for t in document.taggings(second.id)} == {"balie", "milestone", "Severe"}
    note = next(r for r in document.records.values() if isinstance(r, Note) and r.text == "Duur")
    assert [names[t.tag_id] for t in document.taggings(note.id)] == ["prijs"]


def test_what_has_no_place_is_told_with_what_stood_there() -> None:
    repairs, _ = came(FLAT)
    sentences = [sentence for sentence, _ in repairs]
    assert any("stood in “Thoughts”" in sentence for sentence in sentences)
    assert ("Notes have no score here; this one was left out.", "Duur: -4") in repairs
    assert any("Icons, colours" in sentence and "1 times" in sentence for sentence in sentences)


def test_the_other_shape_is_read_and_a_blueprint_goes_into_its_lanes() -> None:
    repairs, document = came(BLUEPRINT)
    journey = document.maps()[0]
    assert (journey.title, journey.scenario) == ("Een brief", "Wil een pakje")
    assert grid(document) == [
        (
            "Bestellen",
            [("Klikt", 6)],
            [
                ("Physical evidence", "Mail (Digital)"),
                ("Physical evidence", "Bon"),
                ("frontstage", "Site: bedankt"),
                ("backstage", "Magazijn: pakt in"),
                ("backstage", "stuurt"),
                ("support", "Voorraad: boekt af"),
            ],
        ),
        ("Krijgen", [("Volgt de bus", 16), ("Doet open", None)], []),
    ]
    klikt = document.journey(journey.id)[0]
    notes = [record for record in document.records.values() if isinstance(record, Note)]
    assert {note.touchpoint_id for note in notes} == {klikt.id}
    assert [original for sentence, original in repairs if "joined it" in sentence] == ["Digital touchpoints"]


def test_the_score_of_a_note_goes_to_a_touchpoint_that_has_none() -> None:
    whole = {
        "stages": [{"id": "s", "name": "S"}],
        "swimlanes": [{"id": "t", "name": "Touchpoints"}, {"id": "e", "name": "Emotional State"}],
        "nodes": [
            {"stageId": "s", "swimlaneId": "t", "title": "A"},
            {"stageId": "s", "swimlaneId": "e", "title": "Blij", "score": 5},
        ],
    }
    repairs, document = came(whole)
    assert grid(document) == [("S", [("A", 20)], [("Emotional State", "Blij")])]
    assert [original for _, original in repairs] == ["Blij: 5"]


def node(**values: Any) -> dict[str, Any]:
    return {"stageId": "s", "swimlaneId": "t", "title": "A", **values}


MENDED: list[tuple[dict[str, Any], str, str]] = [
    (node(stageId="weg"), "There is no stage “weg” in the file.", '"stageId": "weg"'),
    (node(stageId="Fase"), "“Fase” is the name of what is meant", '"stageId": "Fase"'),
    (node(swimlaneId="weg"), "There is no swimlane “weg” in the file.", '"swimlaneId": "weg"'),
    (node(swimlaneId="touchpoints"), "“touchpoints” is the name", '"swimlaneId": "touchpoints"'),
    (node(score="veel"), "The score is no number", '"score": "veel"'),
    (node(title="a\x07b"), "1 control characters were taken out.", "ab"),
    (node(title="x" * 20_001), "A text of more than 20,000 characters was cut; 1 did not fit.", "xxx"),
    (node(blueprint={"attic": []}), "This layer of a blueprint is not known", "attic"),
]


@pytest.mark.parametrize(("part", "sentence", "original"), MENDED, ids=[sentence for _, sentence, _ in MENDED])
def test_each_repair_is_told_with_the_text_as_it_stood(part: dict[str, Any], sentence: str, original: str) -> None:
    whole = {
        "stages": [{"id": "s", "name": "Fase"}],
        "swimlanes": [{"id": "t", "name": "Touchpoints"}],
        "nodes": [part],
    }
    repairs, document = came(whole)
    [(told_, text)] = repairs
    assert told_.startswith(sentence)
    assert original in text
    assert len(document.journey(document.maps()[0].id)) == 1


def whole_with(part: dict[str, Any], **values: Any) -> dict[str, Any]:
    lanes = [{"id": "t", "name": "Touchpoints"}]
    return {"stages": [{"id": "s", "name": "Fase"}], "swimlanes": lanes, "nodes": [part], **values}


UNREAD: dict[str, dict[str, Any]] = {
    "a title of two": whole_with(node(title=["Zomaar"])),
    "a description of two": whole_with(node(description=["Zomaar"])),
    "notes": whole_with(node(notes=["Zomaar"])),
    "comments": whole_with(node(comments=[{"by": "Zomaar"}])),
    "a link": whole_with(node(links="https://x.example/Zomaar")),
    "a moment of truth in words": whole_with(node(isMomentOfTruth="Zomaar")),
    "a tag that is none": whole_with(node(tags=[{"tag": "Zomaar"}])),
    "tags in a text": whole_with(node(tags={"a": "Zomaar"})),
    "a blueprint that is a list": whole_with(node(blueprint=[{"onstage": "Zomaar"}])),
    "another key in a blueprint": whole_with(node(blueprint={"support": [{"name": "Zomaar"}]})),
    "another layer": whole_with(node(blueprint={"attic": ["Zomaar"]})),
    "a list in a layer": whole_with(node(blueprint={"support": [["Zomaar"]]})),
    "about a persona": whole_with(node(), persona={"name": "Els", "job": "Zomaar"}),
    "about a stage": whole_with(node(), stages=[{"id": "s", "name": "S", "description": "Zomaar"}]),
    "a second title of a stage": whole_with(node(), stages=[{"id": "s", "name": "S", "title": "Zomaar"}]),
    "a goal": whole_with(node(), metadata={"goal": "Zomaar"}),
    "a second persona": whole_with(node(), persona="Els", metadata={"persona": "Zomaar"}),
    "beside it all": whole_with(node(), links=[{"from": "Zomaar"}]),
    "swimlanes that are no list": whole_with(node(swimlaneId=""), swimlanes={"a": "Zomaar"}),
}


@pytest.mark.parametrize("whole", UNREAD.values(), ids=list(UNREAD))
def test_whatever_is_not_read_is_told(whole: dict[str, Any]) -> None:
    repairs, document = came(whole)
    assert len([original for _, original in repairs if "Zomaar" in original]) == len(repairs) == 1
    assert not any("Zomaar" in str(record) for record in document.records.values())


def test_two_long_words_of_a_blueprint_are_one_text_that_fits() -> None:
    layer = [{"actor": "x" * 15_000, "action": "y" * 15_000}]
    repairs, document = came(whole_with(node(blueprint={"onstage": layer})))
    assert [len(record.text) for record in document.records.values() if isinstance(record, Note)] == [20_000]
    assert [sentence.split(" was cut")[0] for sentence, _ in repairs] == ["A text of more than 20,000 characters"]


def test_a_number_is_a_text_and_a_persona_goes_by_the_name_in_it() -> None:
    part = node(title=42, description=1.5, tags=[7], blueprint={"support": [3]})
    repairs, document = came(whole_with(part, persona={"name": "Els"}))
    [step] = document.journey(document.maps()[0].id)
    assert (step.title, step.description, [tag.name for tag in document.tags()]) == ("42", "1.5", ["7"])
    assert [persona.name for persona in document.personas()] == ["Els"]
    assert [record.text for record in document.records.values() if isinstance(record, Note)] == ["3"]
    assert repairs == []


HEADINGS = json.loads(resource("tables", "headings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("key", "words"), HEADINGS.items(), ids=list(HEADINGS))
def test_a_swimlane_is_what_a_table_takes_its_name_for(key: str, words: list[str]) -> None:
    if key in LANE_KEYS:
        assert {word: row_of(word).kind for word in words} == dict.fromkeys(words, LaneKind(key))
    if key == "touchpoints":
        assert {row_of(word).kind for word in words} == {LaneKind.TOUCHPOINTS}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("Backlog", LaneKind.FREE), ("Roadblocks", LaneKind.PAINS), ("Wat we meten", LaneKind.NUMBERS)),
        *(("Emotional State", LaneKind.FEELING), ("Pain points & blockers", LaneKind.PAINS), ("Team", LaneKind.FREE)),
    ],
)
def test_other_names_are_guessed(name: str, kind: LaneKind) -> None:
    assert row_of(name).kind is kind


def test_parts_that_are_none_and_doubled_ids_are_told() -> None:
    whole = {"stages": [{"id": "s", "name": "A"}, {"id": "s", "name": "B"}, 7], "nodes": [node(), "x", None]}
    repairs, document = came(whole)
    assert [phase.title for phase in document.phases(document.maps()[0].id)] == ["A", "B"]
    assert {original for sentence, original in repairs if "no part" in sentence} == {"7", '"x"', "null"}
    assert ["s" for sentence, original in repairs if "more than once" in sentence] == ["s"]


def test_a_journey_without_stages_stands_in_a_first_phase() -> None:
    _, document = came({"stages": [], "nodes": [{"title": "A"}]})
    [phase] = document.phases(document.maps()[0].id)
    assert phase.stage == "first"


def test_another_scale_is_asked_only_beyond_five() -> None:
    def asked(*scores: float) -> list[str]:
        whole = {"stages": [], "nodes": [{"title": "A", "score": score} for score in scores]}
        plan = read(json.dumps(whole).encode(), "x.ojf", ImportOptions("en"))
        return [question.proposed for question in plan.questions]

    assert asked(1, 2, 3) == asked(-5, 5) == asked() == []
    assert asked(0, 9) == ["1..10"] or asked(0, 9) == ["0..10"]


NO_JOURNEY = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"7",
    b'{"stages": 1, "nodes": []}',
    b'{"nodes": []}',
    b"\xff\xfe\x00",
    b"[" * 9000,
]


@pytest.mark.parametrize("source", NO_JOURNEY)
def test_what_is_no_journey_is_refused_in_one_sentence(source: bytes) -> None:
    with pytest.raises(ImportFileError) as refusal:
        read(source, "x.ojf", ImportOptions("en"))
    assert str(refusal.value).count("Nothing was imported.") <= 1
    assert "x.ojf" in str(refusal.value) or refusal.value.values["name"] == "x.ojf"


def test_what_is_too_much_is_refused() -> None:
    """Wherever in the file it is much: nothing of it is made first."""
    many = MOST_PARTS + 1
    ends = [{"from": "a", "to": "a", "kind": "loop"}] * many
    for part in (
        {"nodes": [{"title": "A"}] * many},
        {"nodes": [{"title": "A", "blueprint": {"onstage": ["x"] * many}}]},
        {"nodes": [{"title": "A", "blueprint": {str(n): 0 for n in range(many + 100)}}]},
        {"nodes": [{"title": "A", "tags": [7] * many}]},
        {"nodes": [], "reiskaart": {"lanes": [{"kind": "pains"}] * many}},
        {"nodes": [{"id": "a", "title": "A"}], "reiskaart": {"links": ends}},
    ):
        with pytest.raises(ImportFileError, match="more than a journey can"):
            read(json.dumps({"stages": [], **part}).encode(), "x.ojf", ImportOptions("en"))


SLOW: dict[str, dict[str, Any]] = {
    "many lanes and pains": {
        "stages": [{"id": "s", "name": "S"}],
        "swimlanes": [{"id": n, "name": "Touchpoints" if n % 2 else "Weer"} for n in range(9_000)],
        "nodes": [{"stageId": "s", "swimlaneId": n, "title": "A", "purpose": "pain"} for n in range(9_000)],
    },
    "many scores of notes": {
        "stages": [{"id": "s", "name": "S"}],
        "swimlanes": [{"id": "t", "name": "Touchpoints"}, {"id": "e", "name": "Emotion"}],
        "nodes": [
            {"stageId": "s", "swimlaneId": "te"[n % 2], "title": "A", "score": n % 2 or None} for n in range(19_000)
        ],
    },
    "many names that are no ids": {
        "stages": [{"id": n, "name": f"S{n}"} for n in range(9_000)],
        "nodes": [{"stageId": f"S{8_999 - n}", "title": "A"} for n in range(9_000)],
    },
    "tags": {"stages": [], "nodes": [{"title": "A", "tags": [str(n) for n in range(19_000)]}]},
}


@pytest.mark.parametrize("whole", SLOW.values(), ids=list(SLOW))
def test_nothing_written_to_be_slow_hangs(whole: dict[str, Any]) -> None:
    """What reads in the square of its length would take a minute here."""
    with at_most(1_500):
        came(whole)


def test_it_is_known_by_its_parts() -> None:
    assert claims(json.dumps(FLAT).encode())
    assert claims(b"\xef\xbb\xbf\n" + json.dumps(BLUEPRINT).encode())
    assert not claims(b'{"format": "reiskaart-project", "records": {}}')
    assert not claims(b"stages and nodes")


# --- there and back --------------------------------------------------------------------------------------------------


def back(document: Document, map_id: Id) -> tuple[Document, Id]:
    plan, again = read_back(openjourney, exported(openjourney, document, map_id), "")
    assert plan.questions == ()
    return again, again.maps()[0].id


@settings(max_examples=60, deadline=None)
@given(maps(with_touchpoints))
def test_what_the_format_holds_comes_back_equal(document: Document) -> None:
    for journey in document.maps():
        assert held(*back(document, journey.id), HOLDS) == held(document, journey.id, HOLDS)


@pytest.mark.parametrize("template", ["vera", "five-phases", "service-blueprint", "empty"])
def test_a_whole_map_comes_back_and_nothing_has_to_be_mended(template: str) -> None:
    document = Document(build(template, "en"))
    for journey in document.maps():
        plan, again = read_back(openjourney, exported(openjourney, document, journey.id))
        assert plan.repairs == ()
        assert held(again, again.maps()[0].id, HOLDS) == held(document, journey.id, HOLDS)


def test_every_field_that_it_says_it_holds_comes_back() -> None:
    """Each is filled in this project, so that a field declared too soon is seen."""
    document = whole_project()
    lanes = {lane.id: replace(lane, kind=LaneKind.PAINS, hidden=False) for lane in document.lanes(Id("journey_map"))}
    document = with_touchpoints(Document(lanes.get(record.id, record) for record in document.records.values()))
    expected = held(document, Id("journey_map"), HOLDS)
    assert expected["notes"] != [[]]
    assert held(*back(document, Id("journey_map")), HOLDS) == expected


def test_nodes_read_as_the_format_has_them() -> None:
    """Who knows nothing of our extras sees phases, lanes, touchpoints, scores, moments of truth and notes."""
    document = Document(build("vera", "en"))
    journey = document.maps()[0]
    whole = json.loads(exported(openjourney, document, journey.id))
    assert whole["persona"] == whole["metadata"]["persona"]
    stages, lanes = {s["id"] for s in whole["stages"]}, {lane["id"] for lane in whole["swimlanes"]}
    assert all(n["stageId"] in stages and n["swimlaneId"] in lanes for n in whole["nodes"])
    assert all(-5 <= n["score"] <= 5 for n in whole["nodes"] if "score" in n)
    plain = {key: value for key, value in whole.items() if key != "reiskaart"}
    bare = [{k: v for k, v in part.items() if k != "reiskaart"} for part in whole["nodes"]]
    rows = [{k: v for k, v in part.items() if k != "reiskaart"} for part in whole["swimlanes"]]
    _, again = came({**plain, "nodes": bare, "swimlanes": rows})
    titles = [each.title for each in document.journey(journey.id)]
    assert [each.title for each in again.journey(again.maps()[0].id)] == titles
    scores = [score_of(document, each) for each in document.journey(journey.id)]
    assert [score_of(again, each) for each in again.journey(again.maps()[0].id)] == scores


def test_what_is_not_in_the_file_is_told() -> None:
    document = Document(build("vera", "en"))
    sentences = told(openjourney, document, document.maps()[0].id)
    assert "actions" in sentences and "sources" in sentences
    assert "notes in" not in sentences


def test_extras_that_only_we_read_are_told_where_there_are_any() -> None:
    plain = read_back(openjourney, json.dumps(FLAT).encode())[1]
    assert "only Reiskaart reads them" not in told(openjourney, plain)
    channelled = plain.after(edits.add_channel(plain, "Winkel").change)
    first = channelled.journey(channelled.maps()[0].id)[0]
    change = edits.set_fields(channelled, first.id, channel_id=channelled.channels()[0].id).change
    assert "only Reiskaart reads them" in told(openjourney, channelled.after(change))


def test_notes_that_nobody_sees_stay_behind_and_are_told() -> None:
    document = Document(build("vera", "en"))
    lane = document.lane(document.maps()[0].id, LaneKind.PAINS)
    assert lane is not None
    hidden = document.after(edits.set_fields(document, lane.id, hidden=True).change)
    text = next(note.text for phase in document.phases(lane.map_id) for note in document.notes(phase.id, lane.id))
    assert text[:20] in exported(openjourney, document, lane.map_id).decode()
    assert text[:20] not in exported(openjourney, hidden, lane.map_id).decode()
    assert "in “Pain points”" in told(openjourney, hidden, lane.map_id)


def test_the_score_of_somebody_of_the_staff_is_told() -> None:
    document = Document(build("vera", "en"))
    journey = document.maps()[0]
    document = document.after(edits.add_person(document, "Ria").change)
    ria, first = document.persons()[-1].id, document.journey(journey.id)[0].id
    score = EmotionScore(id=Id("ria"), touchpoint_id=first, actor_id=ria, score=5)
    before = told(openjourney, document, journey.id)
    after = told(openjourney, Document([*document.records.values(), score]), journey.id)
    assert after != before
    assert "of somebody else than the customer" in after or "of others than the customer" in after


def test_an_export_that_was_cut_short_is_seen(tmp_path: Path) -> None:
    source = exported(openjourney, Document(build("vera", "en")))
    (tmp_path / "whole.ojf").write_bytes(source)
    check(tmp_path / "whole.ojf")
    (tmp_path / "half.ojf").write_bytes(source[: len(source) // 2])
    with pytest.raises(ValueError):
        check(tmp_path / "half.ojf")


def test_it_lands_behind_what_a_file_has_and_shares_its_people() -> None:
    document = Document([*build("five-phases", "nl", "Eerste"), Persona(id=Id("els"), order="V", name="ELS,  41")])
    plan = read(json.dumps(FLAT).encode(), "fiets.ojf", ImportOptions("nl"))
    records = plan.build(document, edits.new_id)
    assert not any(isinstance(record, Persona | Project) for record in records)
    edit = edits.insert_records(document, records, edits.Label("Import"))
    after = document.after(edit.change)
    assert [journey.title for journey in after.maps()] == ["Eerste", "fiets"]
    assert after.maps()[1].persona_id == "els"
    assert after.after(edit.change.inverse()) == document
