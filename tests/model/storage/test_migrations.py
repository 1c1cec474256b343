"""Formats: today's is frozen, every older one still opens, and a migration reaches tables and history alike."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.model import edits
from app.model.codec import CodecError, PlainRecord, pack
from app.model.older import as_today
from app.model.records import Action, Id, Phase, Project
from app.model.storage import backups
from app.model.storage.engine import connect
from app.model.storage.files import digest
from app.model.storage.format import FORMAT_VERSION
from app.model.storage.migrations import MIGRATIONS
from app.model.storage.migrations.migrate import migrate
from app.model.storage.repair import repair
from app.model.storage.schema import describe
from app.model.storage.store import Store
from app.session import Session, integrity, read
from tests.map_files import small_map

SAMPLES = Path(__file__).resolve().parents[2] / "files"


def sample(version: int, folder: Path) -> Path:
    return Path(shutil.copy(SAMPLES / f"format-{version}.reiskaart", folder / "map.reiskaart"))


def test_every_version_has_a_migration_and_a_sample() -> None:
    assert sorted(MIGRATIONS) == list(range(1, FORMAT_VERSION + 1))
    assert all(hasattr(MIGRATIONS[version], "migrate") for version in range(2, FORMAT_VERSION + 1))
    for version in MIGRATIONS:
        assert (SAMPLES / f"format-{version}.reiskaart").is_file()
        assert (SAMPLES / f"format-{version}.json").is_file()


def test_the_schema_of_today_is_the_frozen_one(tmp_path: Path) -> None:
    Store.create(tmp_path / "new.db", small_map(), "f").close()
    with closing(connect(tmp_path / "new.db")) as connection:
        assert describe(connection) == MIGRATIONS[FORMAT_VERSION].SCHEMA, "a changed record needs a migration"


@pytest.mark.parametrize("version", sorted(MIGRATIONS))
def test_a_file_of_every_version_opens_with_all_that_is_in_it(version: int, tmp_path: Path) -> None:
    path = sample(version, tmp_path)
    assert integrity(path) == "ok"
    expected = json.loads((SAMPLES / f"format-{version}.json").read_text(encoding="utf-8"))
    expected["records"] = [as_today(plain, version) for plain in expected["records"]]
    session = Session.open(path)
    assert (
        sorted(map(pack, session.document.records.values()), key=lambda plain: str(plain["id"])) == expected["records"]
    )
    steps, cursor = session.history()
    assert (len(steps), cursor) == (expected["steps"], expected["cursor"])
    found = {version.name: len(session.versions.state_of(version).records) for version in session.versions.all()}
    assert found == expected.get("versions", {})
    assert list(session.pictures()) == expected.get("pictures", [])
    assert all(session.picture(name) for name in session.pictures())
    while session.can_redo:
        session.redo()
    while session.can_undo:
        session.undo()
    assert session.close()


NEXT = FORMAT_VERSION + 1


def shouting(record: PlainRecord) -> PlainRecord | None:
    """A made-up step to the next version: phases are written in capitals, and channels are no more."""
    if record["record"] == "channel":
        return None
    record = {name: None if value == "channel" else value for name, value in record.items()}
    if record["record"] == "phase":
        record["title"] = str(record.get("title", "")).upper()
    return record


def broken(record: PlainRecord) -> PlainRecord | None:
    """A step with a mistake in it."""
    return record | {"surprise": 1} if record["record"] == "note" else record


def upgraded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample of format 1, brought to a made-up format that comes after ours."""
    path = sample(1, folder)
    following = SimpleNamespace(SCHEMA=MIGRATIONS[FORMAT_VERSION].SCHEMA, migrate=shouting)
    migrate(path, 1, digest(path), MIGRATIONS | {NEXT: following}, target=NEXT)  # type: ignore[dict-item]
    monkeypatch.setattr("app.model.storage.foreign.FORMAT_VERSION", NEXT)
    monkeypatch.setattr("app.model.storage.publishing.FORMAT_VERSION", NEXT)
    monkeypatch.setattr("app.session.opening.FORMAT_VERSION", NEXT)
    monkeypatch.setitem(MIGRATIONS, NEXT, following)  # type: ignore[arg-type]
    return path


def test_a_migration_reaches_tables_and_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session.open(upgraded(tmp_path, monkeypatch))
    assert session.document.get(Id("phase"), Phase).title == "HERNOEMD"
    assert session.document.channels() == ()
    session.undo()
    session.undo()
    assert session.document.get(Id("phase"), Phase).title == "TITLE € 🦷"
    for _ in range(4):
        session.redo()
    assert [phase.title for phase in session.document.phases(Id("journey_map"))] == ["HERNOEMD", "ONGEDAAN"]
    assert session.document.get(Id("00000000-0000-4000-8000-000000000000"), Project).title == "title € 🦷"
    assert session.close()


def test_a_backup_of_the_file_as_it_was_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (SAMPLES / "format-1.reiskaart").read_bytes()
    path = upgraded(tmp_path, monkeypatch)
    with closing(sqlite3.connect(path)) as connection:
        [(file_id,)] = connection.execute("SELECT file_id FROM about")
    assert [backup.path.read_bytes() for backup in backups.backups(file_id)] == [old]


def test_a_migration_happens_whole_or_not_at_all(tmp_path: Path) -> None:
    path = sample(1, tmp_path)
    before = path.read_bytes()
    steps = MIGRATIONS | {NEXT: SimpleNamespace(SCHEMA=(), migrate=broken)}  # type: ignore[dict-item]
    with pytest.raises(CodecError):
        migrate(path, 1, digest(path), steps, target=NEXT)
    assert path.read_bytes() == before


def test_a_failure_in_the_middle_of_writing_leaves_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError("no space left")

    path = sample(1, tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr("app.model.storage.migrations.migrate.store.fill", failing)
    with pytest.raises(OSError, match="no space"):
        migrate(path, 1, digest(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_action_of_an_older_file_mends_its_touchpoint_and_undo_reaches_back_to_that(
    version: int, tmp_path: Path
) -> None:
    session = Session.open(sample(version, tmp_path))
    assert session.document.get(Id("action"), Action).subject_id == "touchpoint"
    session.run(edits.delete(session.document, Id("touchpoint")))
    assert session.document.get(Id("action"), Action).subject_id == "phase"
    while session.can_undo:
        session.undo()
    assert session.document.get(Id("action"), Action).subject_id == "touchpoint"
    kept = [session.versions.state_of(version) for version in session.versions.all()]
    assert all(state.get(Id("action"), Action).subject_id == "touchpoint" for state in kept)
    assert session.close()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_damaged_file_of_an_older_format_is_repaired_with_its_actions(version: int, tmp_path: Path) -> None:
    path = sample(version, tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE phase SET title = 'x'")
        connection.commit()
    report = repair(path)
    assert report.versions == (0 if version == 1 else 2)
    found = read(report.path).get(Id("action"), Action)
    assert (found.subject_id, found.title) == ("touchpoint", "title € 🦷")
