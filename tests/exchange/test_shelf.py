"""Own templates: what they keep of a map, how they lie on the shelf, and what foreign ones get."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.errors import FileError, ImportFileError
from app.exchange import shelf
from app.exchange.beginnings import beginning
from app.exchange.pictures import no_pictures
from app.exchange.template_file import written
from app.folders import TEMPLATE_SUFFIX, templates_folder
from app.guides import templates
from app.guides.images import images_of
from app.guides.own_template import begun_from, template_of
from app.model import edits
from app.model.belonging import misfits
from app.model.document import Document
from app.model.records import (
    Action,
    Channel,
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    Lane,
    Note,
    Persona,
    Phase,
    Project,
    Record,
    Source,
    Touchpoint,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def vera() -> Document:
    """The sample, with a frame that was shaped by hand, and a map beside it."""
    document = Document(templates.build("vera", "nl"))
    journey = document.maps()[0]
    phase, lane = document.phases(journey.id)[1], document.lanes(journey.id)[1]
    changed = [replace(phase, width=900, title="Kiezen"), replace(lane, height=333), replace(journey, template="x-y")]
    return with_these(document, changed)


def with_these(document: Document, changed: Iterable[Record]) -> Document:
    return Document((document.records | {record.id: record for record in changed}).values())


def kept(document: Document, *, with_notes: bool, map_id: Id | None = None) -> Document:
    records = template_of(document, map_id or document.maps()[0].id, "Webinar", "When selling", with_notes=with_notes)
    return Document(records)


def kinds(document: Document) -> set[type[Record]]:
    return {type(record) for record in document.records.values()}


def test_without_notes_only_the_frame_is_kept(vera: Document) -> None:
    template = kept(vera, with_notes=False)
    assert kinds(template) == {Project, JourneyMap, Phase, Lane, Channel}
    journey = template.maps()[0]
    here = vera.maps()[0].id
    assert (journey.title, journey.scenario, journey.persona_id, journey.review_date) == ("", "", None, None)
    assert journey.template == "x-y"
    assert [(p.title, p.stage, p.width) for p in template.phases(journey.id)] == [
        (p.title, p.stage, p.width) for p in vera.phases(here)
    ]
    assert [(x.kind, x.title, x.height, x.hidden) for x in template.lanes(journey.id)] == [
        (x.kind, x.title, x.height, x.hidden) for x in vera.lanes(here)
    ]
    assert [c.name for c in template.channels()] == [c.name for c in vera.channels()]
    assert all(c.budget is None and not c.rhythm and c.suits is None for c in template.channels())


def test_with_notes_all_of_that_map_is_kept_and_nothing_of_others(vera: Document) -> None:
    template = kept(vera, with_notes=True)
    assert [journey.title for journey in template.maps()] == [vera.maps()[0].title]
    here, there = vera.maps()[0].id, template.maps()[0].id
    assert [t.title for t in template.journey(there)] == [t.title for t in vera.journey(here)]
    assert {Note, EmotionScore, Action, Persona, Evidence} <= kinds(template)
    assert template.loose_references() == () and not list(misfits(template))


def test_a_future_map_becomes_a_template_without_what_it_was_made_from(vera: Document) -> None:
    template = kept(vera, with_notes=True, map_id=vera.maps()[1].id)
    assert len(template.maps()) == 1 and template.maps()[0].origin_id is None
    assert {touchpoint.origin_id for touchpoint in template.journey(template.maps()[0].id)} == {None}


def test_no_template_says_who_a_respondent_was(vera: Document) -> None:
    said = {"respondent": "Mevrouw Jansen", "link": "gesprek met Jansen.docx"}
    named = [replace(s, **said, anonymous=n % 2 == 0) for n, s in enumerate(vera.sources())]
    unnamed = replace(named[0], id=Id("nobody"), respondent="", anonymous=False)
    template = kept(with_these(vera, [*named, unnamed]), with_notes=True)
    assert template.sources() and "Jansen" not in written(template, no_pictures).decode()
    assert all(source.anonymous for source in template.sources() if source.id != "nobody")


def test_a_template_that_lands_where_it_came_from_finds_the_sources_it_left(vera: Document) -> None:
    linked = with_these(vera, [replace(s, link=f"{n}.docx", respondent="Jan") for n, s in enumerate(vera.sources())])
    own = shelf.keep(template_of(linked, linked.maps()[0].id, "Webinar", "", with_notes=True), no_pictures)
    edit = edits.land_maps(linked, beginning(own.key, "nl").records)
    assert linked.after(edit.change).sources() == linked.sources() and edit.remarks == ()


def test_it_comes_back_from_the_shelf_as_it_was_put_there(vera: Document) -> None:
    records = template_of(vera, vera.maps()[0].id, "Webinar", "When selling", with_notes=True)
    pictures = {picture.id: picture.data for picture in images_of(records)}
    own = shelf.keep(records, pictures.get)
    assert shelf.shelf() == (own,) and shelf.strangers() == ()
    assert (own.title, own.when, own.filled) == ("Webinar", "When selling", True)
    assert {"Kiezen", "Aankoop", "Purchase"} <= set(own.phases)
    document, held = shelf.content(own)
    assert {picture.id for picture in held} == set(pictures)
    assert set(document.records) == {record.id for record in records}


@pytest.mark.parametrize("with_notes", [True, False])
def test_a_new_file_begins_from_it_with_ids_of_its_own(vera: Document, with_notes: bool) -> None:
    records = template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=with_notes)
    own = shelf.keep(records, no_pictures)
    made = Document(beginning(own.key, "nl").records)
    assert (
        made.project.title == made.maps()[0].title == ("Vera wil tien kilo kwijt" if with_notes else "Nieuwe klantreis")
    )
    assert made.project.ambition == ""
    assert Document(beginning(own.key, "nl", "Anders").records).maps()[0].title == "Anders"
    ids = {record.id for record in made.records.values() if not isinstance(record, Project)}
    assert not ids & {record.id for record in records}
    assert made.loose_references() == () and not list(misfits(made))


def test_it_lands_twice_in_the_file_that_it_was_made_of(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=True), no_pictures)
    document = vera
    for _ in range(2):
        document = document.after(edits.land_maps(document, beginning(own.key, "nl").records).change)
        assert document.loose_references() == () and not list(misfits(document))
    assert len(document.maps()) == 4 and len(document.personas()) == len(vera.personas())


def test_two_of_one_name_lie_beside_each_other(vera: Document) -> None:
    records = template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False)
    names = [shelf.keep(records, no_pictures).path.name for _ in range(2)]
    assert names == ["Webinar.reiskaart-template", "Webinar 2.reiskaart-template"]
    assert shelf.find("Webinar 2") is not None and shelf.find("own:Webinar.reiskaart-template") is not None
    assert shelf.find("Nothing") is None


def test_renaming_moves_the_file_and_keeps_all_else(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    before, _ = shelf.content(own)
    renamed = shelf.rename(own, " Live  event ", "On a stage")
    assert (renamed.title, renamed.when, renamed.path.stem) == ("Live event", "On a stage", "Live event")
    assert shelf.shelf() == (renamed,) and not own.path.exists()
    after, _ = shelf.content(renamed)
    assert after.maps() == before.maps()
    assert shelf.rename(renamed, "Live event", "").path == renamed.path


def test_what_was_deleted_can_be_put_back(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    data = shelf.take_off(own)
    assert shelf.shelf() == () and not own.path.exists()
    back = shelf.put_back(own, data)
    assert shelf.shelf() == (back,) and back.path == own.path
    with pytest.raises(ImportFileError, match="no longer there"):
        shelf.take_off(replace(own, path=own.path.with_name("gone.reiskaart-template")))


def test_one_that_somebody_sent_comes_on_the_shelf_by_a_process_of_its_own(vera: Document, tmp_path: Path) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "Sent", with_notes=True), no_pictures)
    sent = tmp_path / "from a colleague.reiskaart-template"
    shelf.copy_out(own, sent)
    assert sent.read_bytes() == own.path.read_bytes()
    shelf.take_off(own)
    kept_here = shelf.keep_read(shelf.foreign(sent).result(60), sent)
    assert (kept_here.title, kept_here.when) == ("Webinar", "Sent") and kept_here.path.parent == templates_folder()
    assert shelf.content(kept_here)[0].maps()[0].title == vera.maps()[0].title


def test_a_file_that_lies_there_by_itself_is_a_stranger_until_it_was_read(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    shelf.list_file().unlink()
    assert shelf.shelf() == () and shelf.strangers() == (own.path,)
    shelf.keep_read(shelf.foreign(own.path).result(60), own.path)
    assert [each.path for each in shelf.shelf()] == [own.path] and shelf.strangers() == ()


def test_one_that_was_changed_since_is_not_read_in_this_process(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    own.path.write_bytes(own.path.read_bytes().replace(b"Kiezen", b"Kopen!"))
    with pytest.raises(ImportFileError, match="changed by another program"):
        shelf.content(own)
    assert shelf.strangers() == (own.path,)


def _sound(vera: Document) -> dict[str, object]:
    template = Document(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=True))
    whole: dict[str, object] = json.loads(written(template, no_pictures))
    return whole


def _hostile(vera: Document) -> Iterator[tuple[bytes, str]]:
    sound = _sound(vera)
    yield b"", "no template"
    yield b"\x00\xff" * 50, "no template"
    yield b"SQLite format 3\x00" + bytes(200), "no template"
    yield json.dumps(sound).encode()[:-200], "no template"
    yield b"[" * 200_000, "no template"
    yield json.dumps({**sound, "version": 99}).encode(), "newer"
    yield json.dumps({**sound, "extra": 1}).encode(), "does not know"
    records = {**sound["records"], "journey_map": []}  # type: ignore[dict-item]
    yield json.dumps({**sound, "records": records}).encode(), "points at nothing"


def test_what_is_no_sound_template_is_refused_in_one_sentence(vera: Document, tmp_path: Path) -> None:
    for number, (data, words) in enumerate(_hostile(vera)):
        path = tmp_path / f"{number}{TEMPLATE_SUFFIX}"
        path.write_bytes(data)
        with pytest.raises(ImportFileError, match=words):
            shelf.foreign(path).result(60)
        assert path.read_bytes() == data
    assert shelf.shelf() == () and shelf.strangers() == ()


_ROW = '{"title": "t", "when": "", "phases": [], "filled": true, "size": 1, "moment": 1, "digest": ""}'


@pytest.mark.parametrize(
    "damage",
    [
        *("", "{", "[]", '{"../x.reiskaart-template": {}}', '{"a": 1}', "[" * 200_000, '{"a":' * 200_000),
        *(f'{{"a\\u0000.reiskaart-template": {_ROW}}}', f'{{"\\ud800.reiskaart-template": {_ROW}}}', "\xff"),
    ],
    ids=range(10),
)
def test_a_damaged_list_makes_strangers_and_no_error(vera: Document, damage: str) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    shelf.list_file().write_text(damage, encoding="latin-1")
    assert shelf.shelf() == () and shelf.strangers() == (own.path,)


def test_a_list_that_is_too_large_is_not_read(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    with shelf.list_file().open("a", encoding="utf-8") as file:
        file.write(" " * (8 << 20))
    assert shelf.shelf() == () and shelf.strangers() == (own.path,)


def test_words_on_the_list_that_no_file_can_hold_stand_in_no_way(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    told = json.loads(shelf.list_file().read_text("utf-8"))
    told[own.path.name]["title"] = "\ud800Webinar"
    shelf.list_file().write_text(json.dumps(told))
    assert [each.title for each in shelf.shelf()] == ["Webinar"]
    shelf.keep(template_of(vera, vera.maps()[0].id, "Other", "", with_notes=False), no_pictures)
    assert len(shelf.shelf()) == 2


def test_a_list_that_came_with_the_files_makes_none_of_them_ours(vera: Document) -> None:
    own = shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    for name in ("list.json", shelf.list_file().name):
        (templates_folder() / name).write_bytes(shelf.list_file().read_bytes())
    shelf.list_file().unlink()
    assert shelf.shelf() == () and shelf.strangers() == (own.path,)


def test_a_template_with_very_many_phases_takes_little_room_on_the_list(vera: Document) -> None:
    records = template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False)
    phase = next(r for r in records if isinstance(r, Phase))
    many = [replace(phase, id=Id(f"p{n}"), title=f"{n} {'x' * 900}") for n in range(1000)]
    shelf.keep([*records, *many], no_pictures)
    assert shelf.list_file().stat().st_size < 100_000


def test_nothing_is_left_half_written_where_the_folder_cannot_be(vera: Document, tmp_path: Path) -> None:
    templates_folder().write_text("in the way")
    with pytest.raises(FileError, match="Nothing was changed"):
        shelf.keep(template_of(vera, vera.maps()[0].id, "Webinar", "", with_notes=False), no_pictures)
    assert templates_folder().read_text() == "in the way"


def test_dates_and_numbers_of_a_frame_do_not_travel(vera: Document) -> None:
    dated = replace(vera.maps()[0], review_date=date(2026, 1, 1), guide="six-steps", guide_done="six-steps/goals")
    document = with_these(vera, [dated])
    for with_notes in (True, False):
        journey = kept(document, with_notes=with_notes).maps()[0]
        assert (journey.guide, journey.guide_done) == ("six-steps", "")
    assert not any(isinstance(r, Touchpoint | Source) for r in kept(document, with_notes=False).records.values())


def large(vera: Document, title: str = "Large") -> list[Record]:
    """A template with very many notes, very long ones among them."""
    records = template_of(vera, vera.maps()[0].id, title, "", with_notes=True)
    first = next(record for record in records if isinstance(record, Note) and not record.touchpoint_id)
    long = [replace(record, text="x" * 900) if isinstance(record, Note) else record for record in records]
    return [*long, *(replace(first, id=Id(f"n{n}"), order=f"a{n:05d}m", text="x" * 900) for n in range(2000))]


def test_the_card_of_a_large_template_needs_no_more_than_its_beginning(vera: Document) -> None:
    records = large(vera)
    pictures = {picture.id: picture.data for picture in images_of(records)}
    own = shelf.keep(records, pictures.get)
    assert own.size > 1_000_000
    own.path.write_bytes(b"")  # so that it would be told if it were read
    document, held = shelf.glance(own)
    assert document.loose_references() == () and not list(misfits(document))
    journey = document.maps()[0]
    assert [p.title for p in document.phases(journey.id)] == [p.title for p in vera.phases(vera.maps()[0].id)]
    assert document.journey(journey.id) and document.all_of(EmotionScore) and held
    assert 0 < len(document.all_of(Note)) <= 120
    assert max(len(note.text) for note in document.all_of(Note)) == 200


def test_what_cards_show_goes_when_its_template_is_gone_and_comes_back_with_it(vera: Document) -> None:
    own = shelf.keep(large(vera), no_pictures)
    back = shelf.put_back(own, shelf.take_off(own))
    assert shelf.glance(back)[0].maps()
    shelf.take_off(back)
    shelf.keep(large(vera, "Another"), no_pictures)
    with pytest.raises(ImportFileError):
        shelf.glance(back)


def test_actions_about_a_map_come_along_and_the_words_of_its_project_do_not(vera: Document) -> None:
    journey = vera.maps()[0]
    subjects = (journey.id, vera.phases(journey.id)[0].id, vera.journey(journey.id)[0].id, None)
    document = vera
    for number, subject in enumerate(subjects):
        document = document.after(edits.add_action(document, f"To do {number}", subject).change)
    begun = Document(begun_from(Document(template_of(document, journey.id, "Mine", "", with_notes=True)), "nl", "New"))
    titles = {action.title for action in begun.actions()}
    assert {"To do 0", "To do 1", "To do 2"} <= titles and "To do 3" not in titles
    assert document.project.ambition and not begun.project.ambition, "as the dialog says"
