"""After a crash: the map goes on under its own name, and work that has lost its file is never dropped or mixed up."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.folders import data_folder
from app.model import edits
from app.model.storage.errors import FileExists, NoSuchFile, UnfinishedWork
from app.session import Session, read, unfinished_work
from app.session.naming import free_path
from tests.map_files import MAP, crash, names, new_session


def crashed(folder: Path) -> Session:
    """A session that died with an edit that its file does not have."""
    session = new_session(folder)
    session.run(edits.add_phase(session.document, MAP, "Niet gepubliceerd"))
    crash(session)
    return session


def titles(session: Session) -> list[str]:
    return [phase.title for phase in session.document.phases(MAP)]


def test_the_map_goes_on_where_it_was_and_says_so(tmp_path: Path) -> None:
    session = crashed(tmp_path)
    assert [work.title for work in unfinished_work()] == ["Naar de tandarts"]
    assert read(session.path) == session.document
    again = Session.open(session.path)
    assert again.document == session.document
    assert [sentence for sentence, _ in again.notices] == [
        "Reiskaart stopped unexpectedly last time. Your map goes on where you left it."
    ]
    again.undo()
    assert "Niet gepubliceerd" not in titles(again)
    assert again.close()
    assert unfinished_work() == []
    assert list(data_folder("work").iterdir()) == []


def test_a_crash_with_everything_published_is_not_worth_a_word(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    crash(session)
    assert unfinished_work() == []
    again = Session.open(session.path)
    assert again.notices == []
    assert again.close()


def test_a_file_that_was_renamed_after_the_crash_asks(tmp_path: Path) -> None:
    session = crashed(tmp_path)
    new = session.path.rename(tmp_path / "nieuw.reiskaart")
    with pytest.raises(UnfinishedWork) as caught:
        Session.open(new)
    assert caught.value.was == session.path
    left = Session.open(new, recover=False)
    assert "Niet gepubliceerd" not in titles(left)
    assert left.close()
    assert [work.path for work in unfinished_work()] == [session.path]
    again = Session.open(new, recover=True)
    assert again.document == session.document
    assert again.path == new
    assert again.close()
    assert read(new) == session.document
    assert unfinished_work() == []
    assert names(tmp_path) == ["nieuw.reiskaart"]


def test_a_copy_of_a_file_whose_work_is_unfinished_is_just_a_copy(tmp_path: Path) -> None:
    session = crashed(tmp_path)
    copy = Session.open(shutil.copy(session.path, tmp_path / "kopie.reiskaart"))
    assert "Niet gepubliceerd" not in titles(copy)
    assert copy.close()
    assert len(unfinished_work()) == 1


def test_a_crash_between_the_replacing_and_the_note_of_it_is_no_conflict(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    manifest = session._work.folder / "manifest.json"
    before = json.loads(manifest.read_text())
    session.run(edits.add_phase(session.document, MAP, "Net vervangen"))
    assert session.publish_now()
    after = json.loads(manifest.read_text())
    meanwhile = before | {"next_digest": after["digest"], "next_revision": after["revision"]}
    manifest.write_text(json.dumps(meanwhile))
    crash(session)
    again = Session.open(session.path)
    assert not again.status.conflict
    assert again.notices == []
    again.run(edits.add_phase(again.document, MAP, "Verder"))
    assert again.close()
    assert "Verder" in [phase.title for phase in read(session.path).phases(MAP)]


def test_a_file_that_changed_after_a_crash_without_unsaved_work_is_simply_opened(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a")
    crash(session)
    other = new_session(tmp_path / "b", notes=7)
    other.close()
    shutil.copy(other.path, session.path)
    again = Session.open(session.path)
    assert again.document == other.document
    assert not again.status.conflict
    assert again.close()


@pytest.mark.may_log
def test_left_over_work_that_cannot_be_read_is_set_aside_and_the_file_opens(tmp_path: Path) -> None:
    session = crashed(tmp_path)
    (session._work.folder / "map.db").write_bytes(b"rubbish" * 1000)
    again = Session.open(session.path)
    assert "Niet gepubliceerd" not in titles(again)
    assert len(again.notices) == 1
    assert again.close()
    [aside] = data_folder("set aside").iterdir()
    assert (aside / "map.db").read_bytes() == b"rubbish" * 1000


def test_a_working_folder_without_a_database_is_none(tmp_path: Path) -> None:
    session = crashed(tmp_path)
    (session._work.folder / "map.db").unlink()
    again = Session.open(session.path)
    assert "Niet gepubliceerd" not in titles(again)
    assert again.close()


@pytest.mark.parametrize("damage", ["gone", "rubbish", "a field of a later version"])
def test_work_that_cannot_say_what_it_is_is_gone_on_with(tmp_path: Path, damage: str) -> None:
    session = crashed(tmp_path)
    manifest = session._work.folder / "manifest.json"
    text = {
        "gone": "",
        "rubbish": "{",
        "a field of a later version": manifest.read_text().replace("{", '{"new": 1,', 1),
    }
    manifest.write_text(text[damage])
    if damage == "gone":
        manifest.unlink()
    again = Session.open(session.path)
    assert "Niet gepubliceerd" in titles(again)
    assert again.status.conflict == (damage != "a field of a later version"), "nobody knows whose file is the later one"
    again.resolve("ours")
    assert again.close()
    assert "Niet gepubliceerd" in [phase.title for phase in read(session.path).phases(MAP)]


def test_a_new_map_never_takes_the_place_of_unfinished_work(tmp_path: Path) -> None:
    session = crashed(tmp_path)
    session.path.rename(tmp_path / "elders.reiskaart")
    with pytest.raises(FileExists, match="not finished"):
        new_session(tmp_path)
    assert free_path(session.path).name == "map 2.reiskaart"
    again = Session.open(tmp_path / "elders.reiskaart", recover=True)
    assert "Niet gepubliceerd" in titles(again)
    assert again.close()
    new_session(tmp_path).close()


def test_a_map_is_not_moved_onto_unfinished_work(tmp_path: Path) -> None:
    session = crashed(tmp_path)
    session.path.unlink()
    other = new_session(tmp_path / "b")
    with pytest.raises(FileExists):
        other.move_to(session.path)
    assert other.close()
    assert [work.path for work in unfinished_work()] == [session.path]


def test_no_file_and_no_work_is_no_map(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.close()
    session.path.unlink()
    with pytest.raises(NoSuchFile):
        Session.open(session.path)
    assert list(data_folder("work").iterdir()) == []


@pytest.mark.may_log
def test_where_our_own_folder_is_out_of_reach_nothing_is_offered_and_nothing_fails(tmp_path: Path) -> None:
    crashed(tmp_path)
    shutil.rmtree(data_folder("locks"))
    data_folder("locks").write_text("in the way")
    assert unfinished_work() == []
