"""Copies in other files: a map or a persona with all it needs, once; and a file without its past, down to its bytes."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import cli
from app.errors import FileError
from app.model import edits
from app.model.document import Document
from app.model.edits.transfer import bring, needed
from app.model.picture import PNG
from app.model.records import (
    Action,
    Id,
    JourneyMap,
    LaneKind,
    Note,
    Person,
    Persona,
    Record,
    Source,
    SourceKind,
    Touchpoint,
)
from app.session import Session, backups, integrity, named_versions, read
from app.session.copying import copy_to_file, copy_without_history
from tests import bike
from tests.model.test_maps import a_file_with_everything

PIXELS = b"\x89PNG\r\n\x1a\n" + bytes(range(64))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path))
    return Session.create_from(bike.records(), tmp_path / "shop.reiskaart")


def a_source(session: Session, respondent: str, subject_id: Id) -> Id:
    """A source with a respondent, that proves something."""
    made = edits.add_source(session.document, "Talks in March", SourceKind.INTERVIEW)
    session.run(made)
    source_id = made.created[0]
    session.run(edits.set_fields(session.document, source_id, respondent=respondent, held=date(2026, 3, 2)))
    session.run(edits.add_evidence(session.document, subject_id, source_id, "So I said"))
    return source_id


def everything_about(document: Document, map_id: Id) -> set[Id]:
    return set(edits.held_by(document, map_id))


# --- to another file -------------------------------------------------------------------------------------------------


def test_every_kind_of_record_comes_along_with_a_map_or_a_persona() -> None:
    document = a_file_with_everything()
    ids = [record.id for record in document.records.values() if isinstance(record, JourneyMap | Persona)]
    kinds = {record.KIND for record in needed(document, ids)}
    assert kinds == {record.KIND for record in document.records.values()} - {"project"}


def test_a_map_comes_whole_with_all_it_needs_into_a_new_file(shop: Session, tmp_path: Path) -> None:
    here = shop.document
    map_id = here.maps()[0].id
    source_id = a_source(shop, "Mrs Jansen", here.journey(map_id)[0].id)
    copied = copy_to_file(shop, [map_id], tmp_path / "other.reiskaart")
    assert copied.is_new and integrity(copied.path) == "ok"
    there = read(copied.path)
    assert not there.loose_references() and there.project.title == here.maps()[0].title
    for i in everything_about(here, map_id):
        after, before = there.records[i], here.records[i]
        assert (
            replace(after, order=before.order) == before  # type: ignore[call-arg,attr-defined]
            if isinstance(before, JourneyMap)
            else after == before
        )
    assert {a.id for a in there.actions()} == {a.id for a in here.actions() if a.subject_id}
    assert there.get(source_id, Source).respondent == "Mrs Jansen"
    assert {p.id for p in there.personas()} <= {p.id for p in here.personas()}


def test_a_second_copy_brings_nothing_new_and_a_first_one_can_be_undone(shop: Session, tmp_path: Path) -> None:
    target = tmp_path / "bakery.reiskaart"
    Session.create(target, "five-phases", "en", "Bakery").close()
    before = dict(read(target).records)
    map_id = shop.document.maps()[0].id
    copied = copy_to_file(shop, [map_id], target)
    assert not copied.is_new and copied.records > 30
    assert copy_to_file(shop, [map_id], target).records == 0
    assert backups(target), "it was backed up first"
    other = Session.open(target)
    assert [journey.id for journey in other.document.maps()][1:] == [map_id], "it stands behind what was there"
    assert other.undo_label is not None
    assert other.undo_label.text(str) == f"Copied from “{shop.document.project.title}”"
    other.undo()
    assert dict(other.document.records) == before
    other.close()


def test_what_is_there_by_its_id_is_used_as_it_is_there(shop: Session, tmp_path: Path) -> None:
    target = tmp_path / "other.reiskaart"
    persona = shop.document.personas()[0]
    copy_to_file(shop, [persona.id], target)
    other = Session.open(target)
    assert len(other.document.maps()) == 1, "a file keeps at least one map"
    other.run(edits.set_fields(other.document, persona.id, name="Sam of there"))
    other.close()
    copy_to_file(shop, [shop.document.maps()[0].id], target)
    there = read(target)
    assert there.get(persona.id, Persona).name == "Sam of there"
    assert there.get(shop.document.maps()[0].id, JourneyMap).persona_id == persona.id


def test_what_points_at_another_map_lets_go_of_it_unless_that_is_there(shop: Session, tmp_path: Path) -> None:
    map_id = shop.document.maps()[0].id
    future = edits.make_future(shop.document, map_id, "Then")
    shop.run(future)
    detail = edits.add_detail(shop.document, shop.document.journey(future.created[0])[0].id, "Detail")
    shop.run(detail)
    copied = copy_to_file(shop, future.created, tmp_path / "future.reiskaart")
    there = read(copied.path)
    (journey,) = there.maps()
    assert journey.origin_id is None
    assert all(t.origin_id is None and t.detail_id is None for t in there.journey(journey.id))
    copy_to_file(shop, [map_id], copied.path)
    both = copy_to_file(shop, [map_id, *future.created], tmp_path / "both.reiskaart")
    assert read(both.path).get(future.created[0], JourneyMap).origin_id == map_id


def test_pictures_come_along(shop: Session, tmp_path: Path) -> None:
    touchpoint = shop.document.journey(shop.document.maps()[0].id)[0]
    name = shop.add_picture(PIXELS, 8, 8, PNG)
    shop.run(edits.set_fields(shop.document, touchpoint.id, picture_id=name))
    unused = shop.add_picture(PIXELS + b"2", 8, 8, PNG)
    known = tmp_path / "known.reiskaart"
    Session.create(known, "empty", "en", "Known").close()
    for target in (tmp_path / "new.reiskaart", known):
        copy_to_file(shop, [shop.document.maps()[0].id], target)
        other = Session.open(target)
        assert other.picture(name) == PIXELS and unused not in other.pictures()
        other.close()


def test_what_is_said_there_already_is_not_said_again(shop: Session, tmp_path: Path) -> None:
    target, map_id = tmp_path / "other.reiskaart", shop.document.maps()[0].id
    first, second = shop.document.journey(map_id)[:2]
    shop.run(edits.clear_emotion(shop.document, first.id))
    source = a_source(shop, "Mrs Jansen", second.id)
    worn = edits.add_tag(shop.document, "Dear")
    shop.run(worn)
    shop.run(edits.tag(shop.document, worn.created[0], [second.id]))
    copy_to_file(shop, [map_id], target)
    other = Session.open(target)
    for session, score in ((other, 1.0), (shop, -1.0)):
        session.run(edits.set_emotion(session.document, first.id, score))
        session.run(edits.tag(session.document, worn.created[0], [first.id]))
        session.run(edits.add_evidence(session.document, first.id, source, "Too dear"))
        session.run(edits.add_link(session.document, first.id, second.id))
    score_here = shop.document.score(first.id)
    assert score_here is not None
    shop.run(edits.add_evidence(shop.document, score_here.id, source, "I was cross"))
    other.close()
    assert copy_to_file(shop, [map_id], target).records == 0
    there = read(target)
    assert [score.score for score in there.scores(first.id)] == [10], "theirs is theirs"
    for row in (there.taggings(first.id), there.evidence(first.id), there.links(first.id)):
        assert len(row) == 1


def test_a_note_follows_its_touchpoint_to_the_phase_where_it_stands_there(shop: Session, tmp_path: Path) -> None:
    target, journey = tmp_path / "other.reiskaart", shop.document.maps()[0]
    touchpoint, here, there = shop.document.journey(journey.id)[0], *shop.document.phases(journey.id)[:2]
    copy_to_file(shop, [journey.id], target)
    other = Session.open(target)
    other.run(edits.move_touchpoint(other.document, touchpoint.id, there.id, None))
    other.close()
    pains = shop.document.lane(journey.id, LaneKind.PAINS)
    assert pains is not None
    note = edits.add_note(shop.document, pains.id, here.id, "Late", touchpoint_id=touchpoint.id)
    shop.run(note)
    copy_to_file(shop, [journey.id], target)
    assert read(target).get(note.created[0], Note).phase_id == there.id


def test_the_name_of_an_anonymous_respondent_stays_behind(shop: Session, tmp_path: Path) -> None:
    map_id = shop.document.maps()[0].id
    source_id = a_source(shop, "Mrs Jansen", shop.document.journey(map_id)[0].id)
    shop.run(edits.set_fields(shop.document, source_id, anonymous=True))
    copy_to_file(shop, [map_id], tmp_path / "other.reiskaart")
    assert read(tmp_path / "other.reiskaart").get(source_id, Source).respondent == ""
    assert b"Jansen" not in (tmp_path / "other.reiskaart").read_bytes()
    assert shop.document.get(source_id, Source).respondent == "Mrs Jansen", "it stays in its own file"


def test_neither_this_file_nor_one_that_is_open_is_written(shop: Session, tmp_path: Path) -> None:
    map_id = shop.document.maps()[0].id
    with pytest.raises(FileError):
        copy_to_file(shop, [map_id], shop.path)
    other = Session.create(tmp_path / "open.reiskaart", "empty", "en", "Open")
    with pytest.raises(FileError):
        copy_to_file(shop, [map_id], other.path)
    assert len(other.document.maps()) == 1
    other.close()
    with pytest.raises(FileError):
        copy_to_file(shop, [map_id], tmp_path / "no folder" / "x.reiskaart")


def test_a_record_whose_owner_is_missing_stays_away() -> None:
    whole = a_file_with_everything()
    lonely: list[Record] = [whole.get(Id("touchpoint"), Touchpoint), whole.get(Id("person"), Person)]
    other = Document([whole.project])
    edit = bring(other, lonely, "There")
    assert [record.KIND for record in edit.change.created] == ["person"]
    (came,) = bring(other, [whole.get(Id("action"), Action)], "There").change.created
    assert isinstance(came, Action) and came.subject_id is None and came.owner_id is None


# --- without its past ------------------------------------------------------------------------------------------------

GONE = ("Zebrafinch", "Marmalade", "Quixotic plan")
NAMES = ("Wilhelmina Nobody", "Ottoline Secret")


def a_file_with_a_past(session: Session) -> None:
    """Words that were typed and deleted, a named version that knows them, and two respondents."""
    map_id = session.document.maps()[0].id
    phase, lane = session.document.phases(map_id)[0], session.document.lanes(map_id)[3]
    note = edits.add_note(session.document, lane.id, phase.id, GONE[0])
    session.run(note)
    session.run(edits.set_fields(session.document, note.created[0], text=GONE[1]))
    session.versions.name(GONE[2])
    session.run(edits.delete(session.document, note.created[0]))
    touchpoint = session.document.journey(map_id)[0]
    for name in NAMES:
        a_source(session, name, touchpoint.id)
    picture = session.add_picture(PIXELS, 8, 8, PNG)
    session.run(edits.set_fields(session.document, touchpoint.id, picture_id=picture))
    session.run(edits.set_fields(session.document, touchpoint.id, picture_id=""))
    session.publish_now()


def everywhere(data: bytes) -> list[bytes]:
    """The bytes of a file, and whatever in it can be unpacked, wherever it begins."""
    found = [data]
    for at in range(len(data) - 1):
        if data[at] == 0x78 and (data[at] * 256 + data[at + 1]) % 31 == 0:
            unpacking = zlib.decompressobj()
            try:
                found.append(unpacking.decompress(data[at:], 10_000_000))
            except zlib.error:
                continue
    return found


def holds(path: Path, word: str) -> bool:
    looked = everywhere(path.read_bytes())
    forms = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(form in data for data in looked for form in forms)


def test_a_copy_without_history_holds_nothing_that_was_deleted(shop: Session, tmp_path: Path) -> None:
    a_file_with_a_past(shop)
    assert all(holds(shop.path, word) for word in (*GONE[:2], *NAMES)), "else the search proves nothing"
    made = copy_without_history(shop.document, shop.picture, tmp_path / "clean.reiskaart")
    assert dict(read(made).records) == dict(shop.document.records)
    assert integrity(made) == "ok" and named_versions(made) == []
    assert not any(holds(made, word) for word in GONE)
    assert all(holds(made, name) for name in NAMES)
    assert PIXELS not in made.read_bytes()
    clean = Session.open(made)
    assert not clean.can_undo and clean.history()[0] == [] and clean.pictures() == ()
    clean.close()


def test_an_anonymous_copy_names_no_respondent(shop: Session, tmp_path: Path) -> None:
    a_file_with_a_past(shop)
    made = copy_without_history(shop.document, shop.picture, tmp_path / "nameless.reiskaart", anonymous=True)
    assert not any(holds(made, word) for word in (*GONE, *NAMES))
    talks = [source for source in read(made).sources() if source.title == "Talks in March"]
    assert len(talks) == 2 and all(source.respondent == "" and source.anonymous for source in talks)
    assert any(source.respondent for source in shop.document.sources()), "the file itself stays as it is"


def test_the_command_line_does_the_same(shop: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_file_with_a_past(shop)
    shop.close()
    out = tmp_path / "out.reiskaart"
    assert cli.main(["copy", str(shop.path), "--to", str(out.with_suffix("")), "--anonymous"]) == 0
    assert str(out) in capsys.readouterr().out
    assert not any(holds(out, word) for word in (*GONE, *NAMES))
    assert cli.main(["copy", str(shop.path), "--to", str(out)]) == 1, "a file that is there is not replaced"
