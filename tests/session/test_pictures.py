"""Pictures in the file: stored once, kept as long as anything can bring them back, carried wherever the map goes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.picture import PNG, Picture, is_name, shape
from app.model.records import Id
from app.model.storage.errors import PictureNotStored, TooManyPictures
from app.session import Session, backups, integrity, repair, restore, stored_pictures
from tests.map_files import crash, new_session, small_map

TOOTH = Picture(b"a drawing of a tooth", 640, 480, PNG)
CHAIR = Picture(b"a photo of a chair", 2000, 1, PNG)
NOTE = Id("n0")


def add(session: Session, picture: Picture = TOOTH) -> str:
    return session.add_picture(picture.data, picture.width, picture.height, picture.media_type)


def show(session: Session, name: str) -> None:
    session.run(edits.set_fields(session.document, NOTE, picture_id=name))


def pictured(folder: Path) -> Session:
    """A session on a map of which a note has a picture."""
    session = new_session(folder)
    show(session, add(session))
    return session


def test_a_picture_is_stored_once_and_read_back(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    assert add(session) == add(session) == TOOTH.id
    assert session.pictures() == (TOOTH.id,)
    assert session.picture(TOOTH.id) == TOOTH.data
    assert session.picture(CHAIR.id) is None


def test_its_name_says_which_shape_it_has() -> None:
    assert shape(TOOTH.id) == (640, 480)
    assert is_name(CHAIR.id)
    digest = "0f" * 32
    refused = ("", digest, f"{digest}-0x1", f"{digest}-1x2001", f"{digest}-01x1", f"../{digest}-1x1", f"{digest}-1x1\n")
    assert not any(map(is_name, refused))


def test_undo_and_redo_find_the_picture_again(tmp_path: Path) -> None:
    session = pictured(tmp_path)
    session.undo()
    assert session.close()
    session = Session.open(tmp_path / "map.reiskaart")
    session.redo()
    assert session.picture(TOOTH.id) == TOOTH.data


def test_what_nothing_speaks_of_is_swept_when_the_map_is_closed(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    add(session)
    show(session, add(session, CHAIR))
    session.undo()  # from here on only redo needs the chair
    assert session.close()
    assert stored_pictures(tmp_path / "map.reiskaart") == {CHAIR.id: CHAIR.data}, (
        "undo may need the chair, nothing the tooth"
    )


def test_a_named_version_keeps_its_picture(tmp_path: Path) -> None:
    session = pictured(tmp_path)
    session.versions.name("With a tooth")
    session.undo()
    session.run(edits.add_phase(session.document, Id("map"), "The redo tail goes"))
    assert session.close()
    assert stored_pictures(tmp_path / "map.reiskaart") == {TOOTH.id: TOOTH.data}


@pytest.mark.may_log
def test_nothing_is_swept_while_a_version_cannot_be_read(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.versions.name("Begin")
    add(session)
    with session._editing.writer.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE version SET records = x'00'")
    session.close()
    assert TOOTH.id in stored_pictures(tmp_path / "map.reiskaart")


def test_looking_at_a_map_with_a_loose_picture_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "map.reiskaart"
    Session.create_from(small_map(), path, [TOOTH]).close()
    before = path.read_bytes()
    assert Session.open(path).close()
    assert path.read_bytes() == before


def test_a_crash_loses_no_picture(tmp_path: Path) -> None:
    session = pictured(tmp_path)
    crash(session)
    assert stored_pictures(tmp_path / "map.reiskaart") == {TOOTH.id: TOOTH.data}
    session = Session.open(tmp_path / "map.reiskaart")
    assert session.picture(TOOTH.id) == TOOTH.data


def test_copies_backups_and_moved_files_carry_it(tmp_path: Path) -> None:
    session = pictured(tmp_path)
    session.save_copy(tmp_path / "copy.reiskaart")
    session.move_to(tmp_path / "moved.reiskaart")
    session.back_up()
    assert session.close()
    restored = restore(backups(tmp_path / "moved.reiskaart")[0], tmp_path / "moved.reiskaart")
    for path in (tmp_path / "copy.reiskaart", tmp_path / "moved.reiskaart", restored):
        assert stored_pictures(path) == {TOOTH.id: TOOTH.data}, path.name


def damaged(folder: Path) -> Path:
    """A closed map with two pictures, of which the disk has changed one."""
    session = pictured(folder)
    session.run(edits.set_fields(session.document, Id("n1"), picture_id=add(session, CHAIR)))
    session.close()
    path = folder / "map.reiskaart"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE picture SET data = x'ff' WHERE id = ?", (CHAIR.id,))
    return path


def test_a_damaged_picture_is_told_and_missing_but_no_error(tmp_path: Path) -> None:
    path = damaged(tmp_path)
    assert integrity(path).startswith("picture")
    session = Session.open(path)
    assert session.picture(CHAIR.id) is None
    assert session.picture(TOOTH.id) == TOOTH.data
    assert session.close()


def test_a_repair_keeps_the_pictures_that_are_whole(tmp_path: Path) -> None:
    report = repair(damaged(tmp_path))
    assert report is not None
    assert report.pictures == 1
    assert stored_pictures(report.path) == {TOOTH.id: TOOTH.data}
    assert integrity(report.path) == "ok"


@pytest.mark.may_log
def test_a_picture_that_the_disk_does_not_take_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    session = new_session(tmp_path)
    monkeypatch.setattr("app.model.storage.pictures.add", full)
    with pytest.raises(PictureNotStored):
        add(session)
    assert session.pictures() == ()


def test_pictures_never_make_a_file_too_large_to_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.session.pictures.MOST_BYTES", len(TOOTH.data) + len(CHAIR.data) - 1)
    session = new_session(tmp_path)
    add(session)
    with pytest.raises(TooManyPictures):
        add(session, CHAIR)
    add(session)


def test_a_closed_map_takes_no_picture(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.close()
    with pytest.raises(DocumentError):
        add(session)
