"""Backups as the user meets them: found by the path of the map, and opened as a new file beside it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.cli import main
from app.model.storage.errors import CannotWrite, DamagedFile
from app.session import Session, backups, read, restore
from tests.map_files import MAP, crash, edit, names, new_session


def test_a_damaged_file_has_its_backups_and_one_opens_as_a_new_file(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.back_up()
    edit(session)
    session.back_up()
    edit(session, "Later")
    assert session.close()
    data = bytearray(session.path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    session.path.write_bytes(data)
    with pytest.raises(DamagedFile):
        Session.open(session.path)
    found = backups(session.path)
    assert [len(read(backup.path).phases(MAP)) for backup in found] == [3, 2]
    assert found[0].made_at >= found[1].made_at
    copy = restore(found[0], session.path)
    assert copy.name.startswith("map (backup 20")
    assert session.path.read_bytes() == data
    again = Session.open(copy)
    assert len(again.document.phases(MAP)) == 3
    again.undo()
    assert again.close()
    assert restore(found[0], session.path) != copy
    assert len(names(tmp_path)) == 3


def test_backups_are_found_where_the_map_lies_now_and_where_it_lay(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    old = session.path
    session.back_up()
    session.move_to(tmp_path / "nieuw.reiskaart")
    assert [len(backups(path)) for path in (old, session.path, tmp_path / "ander.reiskaart")] == [1, 1, 0]
    session.close()


def test_a_copy_has_backups_of_its_own(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.save_copy(tmp_path / "kopie.reiskaart")
    Session.open(tmp_path / "kopie.reiskaart").close()
    edit(session)
    session.back_up()
    session.close()
    assert [len(read(b.path).phases(MAP)) for b in backups(tmp_path / "kopie.reiskaart")] == [2]
    assert [len(read(b.path).phases(MAP)) for b in backups(session.path)] == [3]


def test_a_backup_of_the_same_content_is_not_kept_twice(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.back_up()
    session.back_up()
    assert len(backups(session.path)) == 1
    assert session.close()
    again = Session.open(session.path)
    again.back_up()
    assert len(backups(session.path)) == 1
    again.close()


def test_a_backup_that_cannot_be_put_there_is_said(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.back_up()
    [backup] = backups(session.path)
    session.close()
    away = tmp_path.rename(tmp_path.with_name("away"))
    with pytest.raises(CannotWrite):
        restore(backup, session.path)
    away.rename(tmp_path)


def test_an_import_from_the_command_line_is_preceded_by_a_backup(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    edit(session)
    crash(session)
    (tmp_path / "reis.mmd").write_text("journey\n  title Reis\n  section Zoeken\n    Lezen: 3: Vera\n")
    assert main(["import", str(tmp_path / "reis.mmd"), str(session.path)]) == 0
    assert len(read(session.path).maps()) == 2
    [backup] = backups(session.path)
    assert read(backup.path) == session.document


def test_a_clock_that_was_ahead_for_a_day_does_not_make_the_oldest_the_newest(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    for name in ("", "Later", "Nog later"):
        edit(session, name)
        session.back_up()
    session.close()
    oldest = backups(session.path)[-1]
    ahead = time.time() + 86_400
    os.utime(oldest.path, (ahead, ahead))
    assert [backup.number for backup in backups(session.path)] == [3, 2, 1]
