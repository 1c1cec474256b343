"""Opening what somebody else may have made: each bad file gets its own answer, and stays as it is to the last byte."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import FileError
from app.folders import data_folder
from app.model import edits
from app.model.storage import foreign
from app.model.storage.checksum import checksum
from app.model.storage.errors import DamagedFile, NewerFormat, NoSuchFile, NotAMap, TooLarge
from app.session import Session, format_version, integrity, read
from tests.map_files import MAP, names, new_session

Spoil = Callable[[bytearray], bytes | bytearray]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound map with some history."""
    session = new_session(tmp_path / "maps", notes=30)
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    session.close()
    return session.path


def refused(path: Path, error: type[FileError]) -> FileError:
    """Opening and reading `path` both fail with `error`, and leave nothing changed and nothing behind."""
    before, beside = path.read_bytes(), names(path.parent)
    with pytest.raises(error):
        read(path)
    with pytest.raises(error) as caught:
        Session.open(path)
    assert path.read_bytes() == before
    assert names(path.parent) == beside
    assert list(data_folder("work").iterdir()) == []
    assert integrity(path) != "ok"
    return caught.value


def put(data: bytearray, offset: int, value: bytes) -> bytearray:
    data[offset : offset + len(value)] = value
    return data


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:60],
        lambda data: b"Dear reader,\n" * 100,
        lambda data: random.Random(1).randbytes(20_000),
        lambda data: put(data, 68, bytes(4)),
        lambda data: put(data, 0, b"SQLite format 2\0"),
        lambda data: put(data, 60, bytes(4)),
    ],
    ids=["empty", "header cut short", "text", "random", "another application", "another magic", "version 0"],
)
def test_no_map_at_all(path: Path, spoil: Spoil) -> None:
    path.write_bytes(spoil(bytearray(path.read_bytes())))
    error = refused(path, NotAMap)
    assert str(error) == "This is not a Reiskaart map: “map.reiskaart”. The file was left as it is."


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-4096],
        lambda data: data[:-1],
        lambda data: data + bytes(4096),
        lambda data: put(data, 18, b"\x02\x02"),
        lambda data: put(data, 4096 * 3, bytes(4096)),
        lambda data: put(data, 16, b"\x10\x01"),
    ],
    ids=["page lost", "byte lost", "page too many", "write-ahead mode", "page of zeros", "odd page size"],
)
def test_a_damaged_map(path: Path, spoil: Spoil) -> None:
    path.write_bytes(spoil(bytearray(path.read_bytes())))
    assert "damaged" in str(refused(path, DamagedFile))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW note_view AS SELECT * FROM note",
        "CREATE TRIGGER spy AFTER UPDATE ON note BEGIN DELETE FROM phase; END",
        "CREATE VIRTUAL TABLE search USING fts5(text)",
        "CREATE TABLE more (id TEXT)",
        "CREATE INDEX odd ON note (lower(text))",
        "CREATE INDEX odd ON note (text) WHERE text > 'a'",
        "ALTER TABLE note ADD COLUMN extra TEXT",
        "ALTER TABLE note ADD COLUMN twice TEXT AS (text || text)",
        "ALTER TABLE note RENAME COLUMN tint TO colour",
        "DROP TABLE history",
        "DROP INDEX ix_note_lane_id",
    ],
)
def test_another_schema_than_ours(path: Path, statement: str) -> None:
    tampered(path, statement)
    assert refused(path, DamagedFile).detail == "schema: not that of a map"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("statement", "detail"),
    [
        ("DELETE FROM note WHERE id = 'n3'", "records: some are missing or older than the rest"),
        ("UPDATE note SET text = 'x' WHERE id = 'n3'", "note: checksum"),
        ("UPDATE note SET lane_id = 'nowhere' WHERE id = 'n3'", "references: 1 point at nothing"),
        ("DELETE FROM lane", "references: 30 point at nothing"),
        ("UPDATE about SET cursor = 7", "about: damaged"),
        ("DELETE FROM about", "about: damaged"),
        ("DELETE FROM history", "history: steps are missing"),
        ("UPDATE note SET text = CAST(x'ff41' AS TEXT) WHERE id = 'n3'", "SQLite: "),
    ],
)
def test_content_that_breaks_a_rule(path: Path, statement: str, detail: str) -> None:
    tampered(path, statement)
    assert refused(path, DamagedFile).detail.startswith(detail)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "id", "column", "value"),
    [
        ("emotion_score", "s1", "score", 21),
        ("note", "n3", "tint", "plaid"),
        ("note", "n3", "text", "bel\x07"),
        ("lane", "lane", "collapsed", 2),
    ],
)
def test_values_that_break_a_rule_although_their_checksum_is_right(
    path: Path, kind: str, id: str, column: str, value: object
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        [old_row] = connection.execute(f"SELECT * FROM {kind} WHERE id = ?", (id,))
        connection.execute(f"UPDATE {kind} SET {column} = ? WHERE id = ?", (value, id))
        [row] = connection.execute(f"SELECT * FROM {kind} WHERE id = ?", (id,))
        crc = checksum([kind, *row[:-1]])
        connection.execute(f"UPDATE {kind} SET crc = ? WHERE id = ?", (crc, id))
        [about] = connection.execute("SELECT * FROM about")
        fresh = [*about[1:4], about[4] ^ old_row[-1] ^ crc, about[5]]
        connection.execute("UPDATE about SET records_crc = ?, crc = ?", (fresh[3], checksum(fresh)))
        connection.commit()
    refused(path, DamagedFile)


def test_a_newer_format_names_the_version_that_wrote_it(path: Path) -> None:
    tampered(
        path, "UPDATE about SET written_by = '4.2.0'", "CREATE TABLE novelty (id TEXT)", "PRAGMA user_version = 99"
    )
    error = refused(path, NewerFormat)
    assert "“map.reiskaart” was written by Reiskaart 4.2.0, which is newer" in str(error)
    assert format_version(path) == 99


def test_a_newer_format_that_plays_tricks_is_only_numbered(path: Path) -> None:
    tampered(path, "DROP TABLE about", "CREATE VIEW about AS SELECT 'evil' AS written_by", "PRAGMA user_version = 99")
    assert "(format 99)" in str(refused(path, NewerFormat))


def test_every_single_bit_counts(path: Path) -> None:
    """Either a flipped bit is noticed or it changes nothing: never is another map shown."""
    sound, document = path.read_bytes(), read(path)
    where, noticed = random.Random(7), 0
    for _ in range(350):
        data = bytearray(sound)
        data[where.randrange(len(data))] ^= 1 << where.randrange(8)
        path.write_bytes(data)
        try:
            assert read(path) == document
        except FileError:
            noticed += 1
    assert noticed > 5, "most of a small map is empty pages"


def test_a_flipped_bit_in_the_text_of_a_note_is_always_noticed(path: Path) -> None:
    """SQLite's own check passes these: without our checksum the user would read another text."""
    sound = path.read_bytes()
    start = sound.index(b"nummer 3 pijn")
    for bit in range(0, 8 * len(b"nummer 3 pijn"), 5):
        data = bytearray(sound)
        data[start + bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        with pytest.raises(DamagedFile):
            read(path)


def test_a_crafted_journal_beside_the_map_deletes_nothing_and_is_told(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("dear to me")
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    name = str(victim).encode()
    journal = magic + bytes(504) + name + len(name).to_bytes(4, "big") + bytes(4) + magic
    path.with_name(path.name + "-journal").write_bytes(journal)
    session = Session.open(path)
    assert [values["name"] for _, values in session.notices] == ["map.reiskaart-journal"]
    session.run(edits.add_phase(session.document, MAP, "Verder"))
    assert session.close()
    assert victim.read_text() == "dear to me"
    assert path.with_name(path.name + "-journal").read_bytes() == journal


def test_only_a_regular_file_of_a_sane_size_is_read(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path / "pipe", tmp_path):
        with pytest.raises(NotAMap):
            Session.open(place)
    with pytest.raises(NoSuchFile):
        Session.open(tmp_path / "nothing")
    monkeypatch.setattr(foreign, "MAX_FILE_BYTES", 1000)
    with pytest.raises(TooLarge):
        Session.open(path)


def test_a_file_made_to_be_slow_meets_a_deadline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session(tmp_path / "big", notes=3000)
    session.close()
    monkeypatch.setattr(foreign, "_SECONDS", -1.0)
    with pytest.raises(DamagedFile) as caught:
        Session.open(session.path)
    assert "interrupted" in caught.value.detail


def tampered(path: Path, *statements: str) -> None:
    """Changes a map with plain SQLite, as anybody can."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
