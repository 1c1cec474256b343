"""Named versions: whole maps in the file that outlive the history, closing, crashes, copies and repairs."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.codec import pack
from app.model.records import Id
from app.model.storage import store as storing
from app.model.storage import versions as rows
from app.model.storage.errors import LostVersion, VersionsNotStored
from app.model.storage.format import MAX_VALUE_BYTES
from app.model.storage.version import MAX_NAME
from app.model.storage.versions import VersionRow
from app.session import Changed, Event, Session, VersionsChanged, integrity, named_versions, repair
from tests.map_files import conflicting, crash, edit, new_session, small_map


def names(session: Session) -> list[str]:
    return [version.name for version in session.versions.all()]


def named_and_edited(folder: Path) -> Session:
    """A session in which the map as it began is a version, and that was edited since."""
    session = new_session(folder)
    session.versions.name("Begin")
    edit(session)
    return session


def began(session: Session) -> bool:
    """Whether the one version still is the map as it began."""
    [version] = session.versions.all()
    return sorted(map(str, session.versions.state_of(version).records)) == sorted(r.id for r in small_map())


def test_a_version_is_the_whole_map_as_it_was(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    before = dict(session.document.records)
    version = session.versions.name("Begin")
    edit(session)
    assert version.made_at is not None
    assert datetime.now(UTC) - version.made_at < timedelta(seconds=5)
    assert dict(session.versions.state_of(version).records) == before != dict(session.document.records)
    assert session.close()


def test_naming_a_version_is_no_step_and_an_event_of_its_own(tmp_path: Path) -> None:
    session = named_and_edited(tmp_path)
    session.undo()
    told: list[Event] = []
    session.subscribe(told.append)
    session.versions.name("Nog een")
    assert (len(session.history()[0]), session.history()[1]) == (1, 0)
    assert session.can_redo, "naming keeps what was undone"
    assert VersionsChanged() in told and not any(isinstance(event, Changed) for event in told)
    assert session.close()


@pytest.mark.may_log
def test_versions_are_listed_newest_first_renamed_and_deleted(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    first, second = session.versions.name("Een"), session.versions.name("Twee")
    third = session.versions.name("Twee")
    assert names(session) == ["Twee", "Twee", "Een"]
    session.versions.rename(first, "  Eerste\nklad ")
    session.versions.delete(second)
    assert names(session) == ["Twee", "Eerste klad"]
    assert session.versions.state_of(first) == session.versions.state_of(third) == session.document
    with pytest.raises(LostVersion):
        session.versions.state_of(second)
    assert session.close()


def test_a_name_is_one_line_of_some_length(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    assert len(session.versions.name("x" * 5000).name) == MAX_NAME
    with pytest.raises(DocumentError):
        session.versions.name(" \n ")
    assert session.close()


def test_the_file_follows_a_version(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    assert session.status.saved_at is not None
    session.versions.name("Begin")
    assert session.status.saved_at is None
    assert session.publish_now()
    assert [version.name for version in named_versions(session.path)] == ["Begin"]
    assert session.close()


def test_versions_come_back(tmp_path: Path) -> None:
    session = named_and_edited(tmp_path)
    assert session.close()
    session = Session.open(session.path)
    assert names(session) == ["Begin"] and began(session)
    assert session.close()


def test_versions_outlive_a_crash(tmp_path: Path) -> None:
    session = named_and_edited(tmp_path)
    crash(session)
    assert [version.name for version in named_versions(session.path)] == ["Begin"]
    session = Session.open(session.path)
    assert names(session) == ["Begin"] and began(session)
    assert session.close()


def test_versions_go_along_with_a_move_and_a_copy(tmp_path: Path) -> None:
    session = named_and_edited(tmp_path)
    session.move_to(tmp_path / "elders.reiskaart")
    session.save_copy(tmp_path / "kopie.reiskaart")
    assert began(session)
    assert session.close()
    copy = Session.open(tmp_path / "kopie.reiskaart")
    assert began(copy)
    assert copy.close()


def test_versions_outlive_the_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "MAX_HISTORY_BYTES", 600)
    session = named_and_edited(tmp_path)
    for number in range(12):
        edit(session, f"Fase {number}")
    assert session.history()[0][0].seq > 1, "history was trimmed"
    assert began(session)
    session.undo()
    edit(session, "En nu anders")
    assert not session.can_redo
    assert began(session)
    assert session.close()


@pytest.mark.may_log
def test_the_versions_of_the_other_file_come_with_theirs(tmp_path: Path) -> None:
    session, _ = conflicting(tmp_path / "ours")
    session.versions.name("Van ons")
    session.resolve("theirs")
    assert names(session) == []
    assert session.close()


@pytest.mark.may_log
def test_what_the_disk_refuses_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session(tmp_path)

    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(rows, "add", full)
        with pytest.raises(VersionsNotStored):
            session.versions.name("Begin")
    assert names(session) == []
    edit(session)
    session.versions.name("Alsnog")
    assert names(session) == ["Alsnog"]
    assert session.close()


# --- damage ------------------------------------------------------------------------------------------------------


def damaged(path: Path, column: str, value: str) -> Path:
    """The file, with one value of its first version changed behind our back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE version SET {column} = {value} WHERE number = 1")
        connection.commit()
    return path


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("records", "x'00ff'"),
        ("records", "x''"),
        ("name", "CAST(x'ff41' AS TEXT)"),
        ("made_at", "'gisteren'"),
        ("crc", "1"),
    ],
)
@pytest.mark.may_log
def test_a_damaged_version_is_shown_as_unreadable_and_can_be_deleted(tmp_path: Path, column: str, value: str) -> None:
    session = named_and_edited(tmp_path)
    session.versions.name("Heel")
    assert session.close()
    path = damaged(session.path, column, value)
    assert integrity(path) != "ok"
    session = Session.open(path)
    whole, broken = session.versions.all()
    assert (whole.readable, broken.readable) == (True, False)
    with pytest.raises(LostVersion):
        session.versions.state_of(broken)
    with pytest.raises(VersionsNotStored):
        session.versions.rename(broken, "Hernoemd")
    assert session.versions.state_of(whole) == session.document
    session.versions.delete(broken)
    assert session.versions.all() == (whole,)
    assert session.close()
    assert integrity(path) == "ok"


@pytest.mark.parametrize("content", [b"[", b'"tekst"', b"[1]", b'[{"record":"note"}]', b"[" * 100_000, b"[]"])
@pytest.mark.may_log
def test_a_crafted_snapshot_is_no_map(tmp_path: Path, content: bytes) -> None:
    session = named_and_edited(tmp_path)
    [version] = session.versions.all()
    assert session.close()
    row = VersionRow.of(1, "Begin", datetime.now(UTC), [])
    packed = zlib.compress(content)
    crc = row._own_crc(zlib.crc32(packed))
    path = session.path
    with closing(sqlite3.connect(path)) as connection:
        values = (row.made_at, packed, zlib.crc32(packed), crc)
        connection.execute("UPDATE version SET made_at = ?, records = ?, records_crc = ?, crc = ?", values)
        connection.commit()
    assert integrity(path) != "ok"
    session = Session.open(path)
    with pytest.raises(LostVersion):
        session.versions.state_of(version)
    assert session.close()


def test_a_snapshot_never_fills_the_memory() -> None:
    packed = zlib.compress(b" " * (MAX_VALUE_BYTES + 1))
    assert len(packed) < 100_000
    with pytest.raises(ValueError, match="snapshot"):
        rows._unpacked(packed)


def test_a_repair_keeps_the_versions_that_are_whole(tmp_path: Path) -> None:
    session = named_and_edited(tmp_path)
    session.versions.name("Stuk")
    assert session.close()
    with closing(sqlite3.connect(session.path)) as connection:
        connection.execute("UPDATE version SET records = x'00' WHERE number = 2")
        connection.execute("UPDATE phase SET title = 'Anders' WHERE id = 'p1'")
        connection.commit()
    report = repair(session.path)
    assert report is not None and report.versions == 1
    assert any(values == {"count": 1} and "versions" in msgid for msgid, values in report.notices)
    mended = Session.open(report.path)
    assert began(mended)
    assert mended.close()


def test_a_snapshot_is_packed_as_the_file_packs_records(tmp_path: Path) -> None:
    row = VersionRow.of(1, "Begin", datetime.now(UTC), small_map())
    assert row.plain_records() == json.loads(json.dumps([pack(record) for record in small_map()]))
    assert row.all_records() == small_map()


def test_restoring_is_one_step_back(tmp_path: Path) -> None:
    session = named_and_edited(tmp_path)
    session.run(edits.delete(session.document, Id("p1")))
    [version] = session.versions.all()
    before, steps = dict(session.document.records), len(session.history()[0])
    state = session.versions.state_of(version)
    session.run(edits.become(session.document, state, edits.restoring(version.name)))
    assert session.document == state
    assert len(session.history()[0]) == steps + 1
    session.undo()
    assert dict(session.document.records) == before
    assert session.close()
