"""The whole project as JSON: the same bytes for the same project, and nothing unsound comes back in."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from app.errors import ImportFileError
from app.exchange import json_file
from app.exchange.base import ExportOptions, ImportOptions
from app.exchange.json_file.reading import (
    ASTRAY,
    LOOSE,
    NEWER,
    NO_MAP,
    NO_PICTURE,
    NO_PROJECT,
    NOT_OURS,
    TOO_MANY,
    TWICE,
    UNKNOWN,
    UNSOUND,
)
from app.exchange.json_file.shape import VERSION
from app.exchange.json_file.writing import as_bytes
from app.i18n import translator
from app.model import edits
from app.model.belonging import Misfit
from app.model.document import Document
from app.model.names import KIND_NAMES
from app.model.picture import Picture
from app.model.records import PROJECT_ID, RECORD_TYPES, Action, Id, JourneyMap, Project, Record, Source, field_names
from app.model.storage.format import FORMAT_VERSION
from app.session import Session, stored_pictures
from app.session import read as read_map
from app.session.fitting import check_fits
from tests.every_kind import projects, whole_project
from tests.exchange.journeys import sample
from tests.files.make_sample import full

OPTIONS = ImportOptions("en")
OF_FORMAT_3 = (
    *("id", "order", "title", "description", "owner_id", "light", "progress", "impact", "effort", "horizon", "due"),
    "measure",
)
"""The fields that an action has kept since then."""


def new_ids() -> Any:
    numbers = count()
    return lambda: Id(f"new-{next(numbers)}")


def again(document: Document) -> Document:
    """What a new file holds after the project went out and came in."""
    plan = json_file.read(as_bytes(document), "x.json", OPTIONS)
    assert plan.project is not None
    return Document([plan.project, *plan.build(Document([plan.project]), new_ids())])


def named(document: Document) -> Document:
    """The project as it is without the names of the anonymous."""
    return Document(
        replace(r, respondent="") if isinstance(r, Source) and r.anonymous else r for r in document.records.values()
    )


# --- out and in ------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(projects())
def test_every_project_comes_back_as_it_was(document: Document) -> None:
    assert again(document) == named(document)
    assert as_bytes(again(document)) == as_bytes(document)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_comes_back_as_it_was(language: str) -> None:
    document = sample(language)
    assert again(document) == named(document)
    assert as_bytes(again(document)) == as_bytes(document)


def test_the_order_in_which_records_came_makes_no_difference() -> None:
    document = whole_project()
    assert as_bytes(Document(reversed(list(document.records.values())))) == as_bytes(document)


def test_every_kind_is_written_with_every_field() -> None:
    rows = json.loads(as_bytes(Document(full(kind) for kind in RECORD_TYPES)))["records"]
    assert list(rows) == [kind.KIND for kind in RECORD_TYPES]
    for kind in RECORD_TYPES:
        [written] = rows[kind.KIND]
        assert tuple(written) == field_names(kind)
        empty = [name for name, value in written.items() if value in (None, "")]
        assert empty == (["respondent"] if kind is Source else [])


def test_of_the_anonymous_no_name_is_written_and_that_is_told(tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    with target.open("wb") as file:
        options = ExportOptions(pictures=lambda name: b"")
        report = json_file.write(whole_project(), [Id("journey_map")], file, options, lambda done: None)
    json_file.check(target)
    assert "respondent €" not in target.read_text(encoding="utf-8")
    assert [note.text(str) for note in report.notes] == ["The names of anonymous respondents were left out: 1."]


def test_one_map_alone_brings_the_whole_project_and_that_is_told(tmp_path: Path) -> None:
    document = sample()
    with (tmp_path / "x.json").open("wb") as file:
        report = json_file.write(document, [], file, ExportOptions(), lambda done: None)
    assert "all of its maps" in report.notes[0].text(str)


def test_a_file_cut_short_is_noticed(tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    for damaged in (as_bytes(whole_project())[:-3], b"[]", b"{}"):
        target.write_bytes(damaged)
        with pytest.raises(ValueError):
            json_file.check(target)


def test_a_map_file_made_of_it_is_the_same_project(tmp_path: Path) -> None:
    plan = json_file.read(as_bytes(whole_project()), "x.json", OPTIONS)
    assert plan.project is not None
    records = [plan.project, *plan.build(Document([plan.project]), new_ids())]
    Session.create_from(records, tmp_path / "x.reiskaart").close()
    assert as_bytes(read_map(tmp_path / "x.reiskaart")) == as_bytes(whole_project())


def test_the_version_is_that_of_the_map_files() -> None:
    assert VERSION == FORMAT_VERSION


def test_a_project_that_was_written_in_the_format_before_comes_in_as_it_was_meant() -> None:
    plain = json.loads(as_bytes(whole_project()))
    [action, *others] = plain["records"]["action"]
    older = {name: value for name, value in action.items() if name in OF_FORMAT_3} | {"touchpoint_id": "touchpoint"}
    records = {kind: rows for kind, rows in plain["records"].items() if kind != "dependency"}
    source = json.dumps(plain | {"version": 3, "records": records | {"action": [older]}}).encode()
    plan = json_file.read(source, "x.json", OPTIONS)
    assert plan.project is not None and others
    came = Document([plan.project, *plan.build(Document([plan.project]), new_ids())])
    assert came.get(Id("action"), Action).subject_id == "touchpoint"
    assert came.get(Id("action"), Action).title == action["title"]


def test_the_documentation_names_every_kind_in_both_languages() -> None:
    words = re.sub(r"\s+", " ", json_file.__doc__ or "")
    for kind, name in KIND_NAMES.items():
        assert f"{kind} {name} {translator('nl')(name)}" in words


# --- pictures --------------------------------------------------------------------------------------------------------


SECRET = "52.0907 N, 5.1214 E"


def png(width: int = 3, height: int = 2) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), "red").save(target, "PNG")
    return target.getvalue()


def jpeg(width: int = 30, height: int = 20) -> bytes:
    target = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(target, "JPEG", quality=85, optimize=True)
    return target.getvalue()


def foreign_jpeg() -> bytes:
    """A picture as a camera writes it: with words, lying on its side, and with bytes behind it."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET, 6
    target = BytesIO()
    Image.effect_noise((90, 60), 60).save(target, "JPEG", progressive=True, comment=SECRET, exif=exif.tobytes())
    return target.getvalue() + SECRET.encode()


def with_pictures(*pictures: Picture) -> Document:
    """The whole project with these as the pictures of note, persona and touchpoint."""
    records = whole_project().records
    owners = [records[Id(kind)] for kind in ("note", "persona", "touchpoint")]
    held = [*(picture.id for picture in pictures), "", "", ""]
    changed = {r.id: replace(r, picture_id=name) for r, name in zip(owners, held, strict=False)}  # type: ignore[call-arg]
    return Document((records | changed).values())


PNG_PICTURE = Picture(png(), 3, 2, "image/png")
JPEG_PICTURE = Picture(jpeg(), 30, 20, "image/jpeg")


def test_pictures_come_along_and_back(tmp_path: Path) -> None:
    document = with_pictures(PNG_PICTURE, JPEG_PICTURE)
    stored = {picture.id: picture.data for picture in (PNG_PICTURE, JPEG_PICTURE)}
    written = as_bytes(document, stored.get)
    plan = json_file.read(written, "x.json", OPTIONS)
    assert set(plan.pictures) == {PNG_PICTURE, JPEG_PICTURE}
    assert plan.project is not None
    records = [plan.project, *plan.build(Document([plan.project]), new_ids())]
    Session.create_from(records, tmp_path / "x.reiskaart", plan.pictures).close()
    assert as_bytes(read_map(tmp_path / "x.reiskaart"), stored_pictures(tmp_path / "x.reiskaart").get) == written


def test_of_a_picture_that_others_wrote_only_the_pixels_come_in(tmp_path: Path) -> None:
    foreign = Picture(foreign_jpeg(), 90, 60, "image/jpeg")
    document = with_pictures(foreign, PNG_PICTURE, foreign)
    stored = {picture.id: picture.data for picture in (foreign, PNG_PICTURE)}
    plan = json_file.read(as_bytes(document, stored.get), "x.json", OPTIONS)
    assert plan.project is not None
    anew = next(picture for picture in plan.pictures if picture != PNG_PICTURE)
    assert SECRET.encode() not in anew.data
    assert anew.id != foreign.id
    assert (anew.width, anew.height) == (60, 90)
    after = Document([plan.project, *plan.build(Document([plan.project]), new_ids())])
    assert after == named(with_pictures(anew, PNG_PICTURE, anew)), "what spoke of it speaks of it under its new name"
    held = {picture.id: picture.data for picture in plan.pictures}
    written = as_bytes(after, held.get)
    assert json_file.read(written, "x.json", OPTIONS).pictures == plan.pictures, "and from then on it stays as it is"


def test_a_picture_that_is_lost_is_told_and_does_no_harm() -> None:
    document = with_pictures(PNG_PICTURE)
    target = BytesIO()
    report = json_file.write(document, [m.id for m in document.maps()], target, ExportOptions(), lambda done: None)
    assert report.notes[-1].values == {"count": 1}
    assert json_file.read(target.getvalue(), "x.json", OPTIONS).pictures == ()


def test_a_picture_that_is_not_what_its_name_says_is_refused() -> None:
    good = base64.b64encode(png()).decode()
    wrong_shape = Picture(png(), 4000, 2, "image/png").id, Picture(png(), 4, 2, "image/png").id
    svg = Picture(b"<svg/>", 3, 2, "image/png")
    for name, text in (
        (JPEG_PICTURE.id, good),
        (PNG_PICTURE.id, good[:-8]),
        (PNG_PICTURE.id, "not base64!"),
        (PNG_PICTURE.id, None),
        ("../../x", good),
        *((name, good) for name in wrong_shape),
        (svg.id, base64.b64encode(svg.data).decode()),
        (Picture(b"\xff\xd8\xff", 1, 1, "image/jpeg").id, base64.b64encode(b"\xff\xd8\xff").decode()),
    ):
        assert refused(changed(pictures={name: text})) == NO_PICTURE


# --- into a file that holds something --------------------------------------------------------------------------------


def test_beside_others_everything_keeps_its_id_and_comes_behind_them() -> None:
    mine = Document([Project(id=PROJECT_ID), JourneyMap(id=Id("mine"), order="z", title="Mijn reis")])
    plan = json_file.read(as_bytes(whole_project()), "x.json", OPTIONS)
    edit = edits.insert_records(mine, plan.build(mine, new_ids()), edits.base.label("x"))
    after = mine.after(edit.change)
    assert [journey.id for journey in after.maps()] == ["mine", "journey_map"]
    assert set(after.records) == {"mine", *whole_project().records}
    assert after.project == mine.project


def test_into_its_own_file_it_comes_as_a_copy() -> None:
    mine = whole_project()
    plan = json_file.read(as_bytes(mine), "x.json", OPTIONS)
    after = mine.after(edits.insert_records(mine, plan.build(mine, new_ids()), edits.base.label("x")).change)
    assert len(after.records) == 2 * len(mine.records) - 1
    assert not after.loose_references()
    copy = next(journey for journey in after.maps() if journey.id != "journey_map")
    assert after.maps()[-1] == copy
    assert len(edits.maps.held_by(after, copy.id)) == len(edits.maps.held_by(mine, Id("journey_map")))
    second, first = sorted(after.journey(copy.id), key=lambda touchpoint: touchpoint.origin_id or "")
    assert (first.origin_id, second.origin_id) == (second.id, None), "made from each other, as they were"


# --- what is refused -------------------------------------------------------------------------------------------------


def changed(**values: Any) -> bytes:
    """The whole project in JSON, changed at a place such as records__note__0__text."""
    whole = json.loads(as_bytes(whole_project()))
    for path, value in values.items():
        *steps, last = [int(step) if step.isdigit() else step for step in path.split("__")]
        place: Any = whole
        for step in steps:
            place = place[step]
        place[last] = value
    return json.dumps(whole).encode()


def refused(source: bytes) -> str:
    with pytest.raises(ImportFileError) as caught:
        json_file.read(source, "x.json", OPTIONS).build(Document([Project(id=PROJECT_ID)]), new_ids())
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 250
    return caught.value.sentence


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\xff\xfe\x00",
        b"null",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 10_000,
        b'{"format": "reiskaart-project", "version": 3}',
        b'{"format": "reiskaart-project", "version": true, "records": {}}',
        b'{"format": "reiskaart-clip-1", "version": 3, "records": {}}',
        b'{"format": "reiskaart-project", "version": 3, "version": 3, "records": {}}',
        b'{"format": "reiskaart-project", "version": NaN, "records": {}}',
        changed(version=2),
        changed(version="3"),
        changed(records=[]),
        changed(records__note={}),
        changed(records__note=["x"]),
        as_bytes(whole_project())[:-5],
    ],
)
def test_what_is_no_project_is_refused(source: bytes) -> None:
    assert refused(source) == NOT_OURS


SCORE = {"touchpoint_id": "other", "actor_id": "persona", "score": 3}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"version": VERSION + 1, "later": 1}, NEWER),
        ({"extra": 1}, UNKNOWN),
        ({"records__ghost": []}, UNKNOWN),
        ({"records__note__0__shape": "round"}, UNKNOWN),
        ({"records__note__0__record": "note"}, UNKNOWN),
        ({"records__note__0__text": 3}, UNSOUND),
        ({"records__note__0__text": None}, UNSOUND),
        ({"records__note__0__text": ["a"]}, UNSOUND),
        ({"records__note__0__text": "a\u0000b"}, UNSOUND),
        ({"records__note__0__text": "\ud800"}, UNSOUND),
        ({"records__note__0__text": "x" * 20_001}, UNSOUND),
        ({"records__note__0__order": ""}, UNSOUND),
        ({"records__note__0__order": "a0"}, UNSOUND),
        ({"records__note__0__tint": "zebra"}, UNSOUND),
        ({"records__note__0__tint": {}}, UNSOUND),
        ({"records__note__0__picture_id": "../../etc/passwd"}, UNSOUND),
        ({"records__note__0__id": "note\n"}, UNSOUND),
        ({"records__note__0__id": "x" * 65}, UNSOUND),
        ({"records__note__0__id": PROJECT_ID}, UNSOUND),
        ({"records__emotion_score__0__score": 21}, UNSOUND),
        ({"records__emotion_score__0__score": True}, UNSOUND),
        ({"records__emotion_score__0__score": 1.5}, UNSOUND),
        ({"records__source__0__held": "21-11-2026"}, UNSOUND),
        ({"records__source__0__anonymous": "yes"}, UNSOUND),
        ({"records__touchpoint__0__heuristics": "scarcity liking"}, UNSOUND),
        ({"records__link__0__to_id": "touchpoint"}, UNSOUND),
        ({"records__project__0__language": "fr"}, UNSOUND),
        ({"records__project__0__id": "another"}, UNSOUND),
        ({"records__note__0__id": "lane", "records__lane__0__id": "lane"}, TWICE),
        ({"records__note__0__lane_id": "gone"}, LOOSE),
        ({"records__note__0__lane_id": "phase"}, LOOSE),
        ({"records__note": []}, LOOSE),
        ({"records__project": []}, NO_PROJECT),
        ({"records": {"project": json.loads(as_bytes(whole_project()))["records"]["project"]}}, NO_MAP),
        ({"records__emotion_score": [SCORE | {"id": "one"}, SCORE | {"id": "two"}]}, ASTRAY[Misfit.SCORED_TWICE]),
        ({"records__lane__0__kind": "touchpoints"}, ASTRAY[Misfit.NOT_IN_ITS_LANE]),
        ({"records__journey_map__0__origin_id": "journey_map"}, ASTRAY[Misfit.FROM_ITSELF]),
        ({"records__dependency__0__needs_id": "action"}, ASTRAY[Misfit.IN_A_CIRCLE]),
        ({"records__action__0__percent": 101}, UNSOUND),
        ({"records__action__0__start": "2030-01-01"}, UNSOUND),
    ],
)
def test_what_is_not_sound_is_refused_whole(values: dict[str, Any], sentence: str) -> None:
    assert refused(changed(**values)) == sentence


def test_the_sentence_says_which_record_does_not_belong() -> None:
    with pytest.raises(ImportFileError, match="note note stands in a lane of another map or in one without notes"):
        json_file.read(changed(records__lane__0__kind="touchpoints"), "x.json", OPTIONS)


def test_places_that_grew_a_thousand_digits_long_become_short() -> None:
    plan = json_file.read(changed(records__journey_map__0__order="z" * 1000), "x.json", OPTIONS)
    document = Document([plan.project or Project(id=PROJECT_ID), *plan.build(Document(), new_ids())])
    edit = edits.add_map(document, "Later")
    check_fits(document, edit.change)


def test_more_records_than_any_project_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exchange.json_file.reading.MOST_RECORDS", 10)
    assert refused(as_bytes(whole_project())) == TOO_MANY


def test_a_field_that_is_left_out_has_its_default() -> None:
    whole = json.loads(as_bytes(whole_project()))
    del whole["records"]["phase"][0]["stage"]
    plan = json_file.read(json.dumps(whole).encode(), "x.json", OPTIONS)
    records: list[Record] = plan.build(Document([Project(id=PROJECT_ID)]), new_ids())
    assert next(r for r in records if r.id == "phase") == replace(whole_project().records[Id("phase")], stage="")  # type: ignore[call-arg]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert json_file.read(b"\xef\xbb\xbf" + as_bytes(whole_project()), "x.json", OPTIONS).titles == ("title € 🦷",)
