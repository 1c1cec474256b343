"""Maps of an older format: brought to ours on our own copy, with all their past, and never without a backup."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.folders import data_folder
from app.model.records import Id, Phase
from app.model.storage.errors import DamagedFile, NewerFormat
from app.model.storage.format import FORMAT_VERSION
from app.model.storage.working import Manifest, Published, WorkingFolder
from app.session import Session, backups, format_version, named_versions, read

OLD = Path(__file__).resolve().parents[1] / "files" / "format-1.reiskaart"
PHASE = Id("phase")


def old_map(folder: Path) -> Path:
    return Path(shutil.copy(OLD, folder / "map.reiskaart"))


def altered(path: Path, sql: str) -> Path:
    """The file after a statement of somebody who is not us."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()
    return path


def left_over(path: Path) -> Path:
    """What an older program that stopped has left of its work on `path`, all of which the file has already."""
    work = WorkingFolder(path)
    work.folder.mkdir(parents=True)
    shutil.copy(path, work.database)
    Manifest(path, "id", "Titel", Published("", 0)).write(work.folder)
    return work.database


def test_looking_at_an_old_map_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = old_map(tmp_path)
    session = Session.open(path)
    assert any("older version" in msgid for msgid, _ in session.notices)
    assert session.close()
    assert path.read_bytes() == OLD.read_bytes()


def test_an_edit_writes_today_s_format_and_the_old_file_is_kept(tmp_path: Path) -> None:
    path = old_map(tmp_path)
    session = Session.open(path)
    session.versions.name("Voor het eerst")
    assert session.close()
    assert format_version(path) == FORMAT_VERSION
    assert [version.name for version in named_versions(path)] == ["Voor het eerst"]
    assert OLD.read_bytes() in [backup.path.read_bytes() for backup in backups(path)]


def test_undo_reaches_back_past_the_upgrade(tmp_path: Path) -> None:
    session = Session.open(old_map(tmp_path))
    assert session.document.get(PHASE, Phase).title == "Hernoemd"
    began, ended = session.state_at(0), session.state_at(4)
    assert began.get(PHASE, Phase).title == "title € 🦷"
    assert [phase.title for phase in ended.phases(Id("journey_map"))] == ["Hernoemd", "Ongedaan"]
    session.go_to(0)
    assert session.document == began
    session.go_to(4)
    assert session.document == ended
    assert session.close()


def test_work_that_an_older_program_left_is_gone_on_with(tmp_path: Path) -> None:
    path = old_map(tmp_path)
    left_over(path)
    session = Session.open(path)
    session.versions.name("Alsnog")
    session.resolve("ours")
    assert session.close()
    assert format_version(path) == FORMAT_VERSION


def test_work_that_an_older_program_left_can_be_read(tmp_path: Path) -> None:
    path = old_map(tmp_path)
    database = left_over(path)
    path.unlink()
    before = database.read_bytes()
    assert read(path).get(PHASE, Phase).title == "Hernoemd"
    assert named_versions(path) == []
    assert database.read_bytes() == before


def test_work_that_a_newer_program_left_is_refused_by_name_and_kept(tmp_path: Path) -> None:
    path = old_map(tmp_path)
    database = altered(left_over(path), f"PRAGMA user_version = {FORMAT_VERSION + 1}")
    before = database.read_bytes()
    with pytest.raises(NewerFormat):
        Session.open(path)
    assert database.read_bytes() == before


def test_a_newer_file_is_refused_by_name(tmp_path: Path) -> None:
    path = altered(old_map(tmp_path), f"PRAGMA user_version = {FORMAT_VERSION + 1}")
    with pytest.raises(NewerFormat) as refused:
        Session.open(path)
    assert refused.value.version in str(refused.value)


@pytest.mark.parametrize("sql", ["UPDATE phase SET title = 'Anders'", "UPDATE about SET file_id = '../../elders'"])
def test_damage_is_not_upgraded_away(tmp_path: Path, sql: str) -> None:
    path = altered(old_map(tmp_path), sql)
    before = path.read_bytes()
    with pytest.raises(DamagedFile):
        Session.open(path)
    assert path.read_bytes() == before
    assert not (data_folder("backups").parent / "elders").exists()


@pytest.mark.parametrize(("seq", "left"), [(1, [2, 3, 4]), (2, [3, 4]), (3, [1, 2]), (4, [1, 2, 3])])
def test_a_damaged_step_ends_the_past_there(tmp_path: Path, seq: int, left: list[int]) -> None:
    session = Session.open(altered(old_map(tmp_path), f"UPDATE history SET change = '[]' WHERE seq = {seq}"))
    steps, cursor = session.history()
    assert [step.seq for step in steps] == left
    assert cursor == 2
    session.go_to(left[-1])
    session.go_to(left[0] - 1)
    assert not session.can_undo
    assert session.close()
