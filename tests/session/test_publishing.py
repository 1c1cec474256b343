"""The user's own file: it follows by itself, is only ever replaced whole, and never at the cost of another's work."""

from __future__ import annotations

import io
import os
import shutil
import stat
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from app import whole_files
from app.folders import data_folder
from app.model.storage import backups, publishing
from app.model.storage.publishing import Pace
from app.session import Session, StatusChanged, read, unfinished_work
from app.session import backups as found
from app.session.saving import NOT_WRITABLE
from tests.map_files import MAP, conflicting, crash, edit, in_database, names, new_session


def ticked(session: Session, seconds: float = 5.0) -> None:
    """Ticks until the file has caught up or something is wrong."""
    end = time.monotonic() + seconds
    while session.status.saved_at is None and session.status.problem is None and time.monotonic() < end:
        session.tick()
        time.sleep(0.005)


def disk_work(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """What is done with the disk from now on, and what is waited for, each with the name of the thread that does it."""
    done = set[tuple[str, str]]()

    def watched(what: Any, name: str) -> None:
        real = getattr(what, name)

        def noted(*args: Any, **named: Any) -> Any:
            done.add((threading.current_thread().name, name))
            return real(*args, **named)

        monkeypatch.setattr(what, name, noted)

    for name in ("open", "fsync", "replace", "link", "unlink"):
        watched(os, name)
    watched(io, "open")
    watched(publishing, "connect")
    watched(threading.Thread, "join")
    return done


def identity(path: Path) -> tuple[int, int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode


class TestPace:
    def test_two_seconds_after_the_last_edit(self) -> None:
        pace = Pace()
        assert not pace.due(0.0)
        pace.edited(10.0)
        pace.edited(11.0)
        assert not pace.due(12.9)
        assert pace.due(13.0)

    def test_at_most_thirty_seconds_after_the_first(self) -> None:
        pace = Pace()
        for second in range(31):
            pace.edited(float(second))
        assert not pace.due(29.9)
        assert pace.due(30.0)

    def test_never_more_than_a_twentieth_of_the_time(self) -> None:
        pace = Pace()
        pace.edited(0.0)
        pace.started()
        pace.finished(10.0, took=1.0)
        pace.edited(10.0)
        assert not pace.due(28.9)
        assert pace.due(29.0)

    def test_ever_longer_after_failures(self) -> None:
        pace = Pace()
        waits = []
        for _ in range(7):
            pace.failed(100.0)
            waits.append(next(wait for wait in range(1, 100) if pace.due(100.0 + wait)))
        assert waits == [2, 4, 8, 16, 32, 60, 60]


def test_the_file_follows_by_itself_and_no_tick_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pace, "QUIET", 0.05)
    session = new_session(tmp_path, notes=2000)
    told: list[object] = []
    session.subscribe(told.append)
    edit(session)
    assert session.status.safe
    assert session.status.saved_at is None
    told.clear()
    with monkeypatch.context() as patching:
        done = disk_work(patching)
        ticked(session)
    assert session.status.saved_at is not None
    assert told == [StatusChanged()]
    assert names(tmp_path) == ["map.reiskaart"]
    ours = threading.current_thread().name
    assert {name for thread, name in done if thread == "publishing"} >= {"open", "fsync", "replace", "connect"}
    assert {name for thread, name in done if thread == ours} == set(), "a tick starts a thread or takes its result"
    crash(session)
    shutil.rmtree(data_folder("work"))
    assert read(session.path) == session.document


def test_edits_go_on_while_the_file_is_published(tmp_path: Path) -> None:
    session = new_session(tmp_path, notes=5000)
    edit(session)
    session._saving.publisher._start()
    count = 0
    while session._saving.publisher._thread and session._saving.publisher._thread.is_alive():
        edit(session, f"Tijdens {count}")
        count += 1
    assert count > 3, "one that waits for the file would be the only one"
    session.tick()
    assert session.publish_now()
    assert session.close()
    assert read(session.path) == session.document


def test_every_ten_minutes_of_edits_there_is_a_backup(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    publisher, file_id = session._saving.publisher, session._editing.writer.about.file_id
    edit(session)
    assert session.publish_now()
    assert backups.backups(file_id) == []
    publisher._backed_up -= publisher.BACKUP_SECONDS
    edit(session, "Tien minuten later")
    assert session.publish_now()
    edit(session, "Meteen daarna")
    assert session.publish_now()
    [backup] = backups.backups(file_id)
    assert "Tien minuten later" in [phase.title for phase in read(backup.path).phases(MAP)]
    assert "Meteen daarna" not in [phase.title for phase in read(backup.path).phases(MAP)]
    session.close()


def test_opening_keeps_a_backup_when_the_content_is_new(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    file_id = session._editing.writer.about.file_id
    session.close()
    for _ in range(3):
        Session.open(session.path).close()
    assert [backup.path.read_bytes() for backup in backups.backups(file_id)] == [session.path.read_bytes()]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.close()
    before = identity(session.path), identity(tmp_path)
    again = Session.open(session.path)
    assert again.status.saved_at is not None
    for _ in range(3):
        again.tick()
    read(session.path)
    again.publish_now()
    assert again.close()
    assert (identity(session.path), identity(tmp_path)) == before


def test_mode_and_symbolic_link_stay(tmp_path: Path) -> None:
    session = new_session(tmp_path / "real")
    session.close()
    session.path.chmod(0o640)
    link = tmp_path / "link.reiskaart"
    link.symlink_to(session.path)
    again = Session.open(link)
    assert again.path == link
    edit(again)
    assert again.close()
    assert link.is_symlink()
    assert stat.S_IMODE(session.path.stat().st_mode) == 0o640
    assert read(link) == again.document
    assert names(tmp_path / "real") == ["map.reiskaart"]


def test_temporaries_of_a_killed_program_go_at_the_next_opening(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.close()
    other = whole_files._temporary_name(tmp_path / "other.reiskaart", "0123abcd")
    (tmp_path / whole_files._temporary_name(session.path, "0123abcd")).write_text("half")
    (tmp_path / other).write_text("of another map")
    Session.open(session.path).close()
    assert names(tmp_path) == [other, "map.reiskaart"]


@pytest.mark.may_log
class TestChangedUnderneath:
    def test_nothing_is_overwritten_however_long_it_lasts(self, tmp_path: Path) -> None:
        session, theirs = conflicting(tmp_path / "maps")
        edit(session, "Nog een")
        session.tick()
        assert not session.close()
        assert session.path.read_bytes() == theirs
        assert [work.path for work in unfinished_work()] == [session.path]
        again = Session.open(session.path)
        assert again.document == session.document
        assert again.status.conflict
        assert again.path.read_bytes() == theirs
        again.resolve("ours")
        assert again.close()

    def test_also_when_only_the_time_and_a_byte_differ(self, tmp_path: Path) -> None:
        session = new_session(tmp_path / "maps")
        data = bytearray(session.path.read_bytes())
        data[-1] ^= 1
        edit(session)
        session.path.write_bytes(data)
        assert not session.publish_now()
        assert session.path.read_bytes() == data
        session.resolve("ours")
        session.close()

    def test_ours_and_theirs_is_set_aside(self, tmp_path: Path) -> None:
        session, theirs = conflicting(tmp_path / "maps")
        session.resolve("ours")
        assert session.status.problem is None
        assert read(session.path) == session.document
        [aside] = data_folder("set aside").iterdir()
        assert aside.read_bytes() == theirs
        assert session.close()

    def test_theirs_and_a_backup_of_ours(self, tmp_path: Path) -> None:
        session, theirs = conflicting(tmp_path / "maps")
        file_id = session._editing.writer.about.file_id
        session.resolve("theirs")
        titles = [phase.title for phase in session.document.phases(MAP)]
        assert "Van de ander" in titles
        assert "Van ons" not in titles
        assert in_database(session) == session.document
        assert session.path.read_bytes() == theirs
        ours = read(backups.backups(file_id)[-1].path)
        assert "Van ons" in [phase.title for phase in ours.phases(MAP)]
        session.undo()
        assert "Van de ander" not in [phase.title for phase in session.document.phases(MAP)]
        assert session.close()

    def test_both_side_by_side(self, tmp_path: Path) -> None:
        session, theirs = conflicting(tmp_path / "maps")
        original = session.path
        session.back_up()
        shared = session._editing.writer.about.file_id
        session.resolve("both")
        assert original.read_bytes() == theirs
        assert session._editing.writer.about.file_id != shared, "else each would be offered the backups of the other"
        session.back_up()
        assert found(session.path) and found(original)
        assert not {backup.path for backup in found(session.path)} & {backup.path for backup in found(original)}
        assert "(conflict " in session.path.name
        edit(session, "Verder")
        assert session.close()
        assert read(session.path) == session.document
        assert names(tmp_path / "maps") == sorted([original.name, session.path.name])
        assert unfinished_work() == []


def test_a_file_that_was_only_touched_or_put_back_is_no_conflict(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    data = session.path.read_bytes()
    session.path.unlink()
    session.path.write_bytes(data)
    os.utime(session.path, (1, 1))
    edit(session)
    assert session.close()
    assert read(session.path) == session.document


def test_a_file_that_vanished_is_written_again(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.path.unlink()
    edit(session)
    assert session.close()
    assert read(session.path) == session.document


@pytest.mark.may_log
def test_a_place_that_cannot_be_written_is_said_and_tried_again(tmp_path: Path) -> None:
    session = new_session(tmp_path / "stick")
    edit(session)
    (tmp_path / "stick").rename(tmp_path / "pulled out")
    assert not session.publish_now()
    assert session.status.safe
    assert session.status.problem == NOT_WRITABLE
    assert not session.status.conflict
    edit(session, "Gaat gewoon door")
    (tmp_path / "pulled out").rename(tmp_path / "stick")
    assert session.publish_now()
    assert session.status.problem is None
    assert session.close()
    assert read(session.path) == session.document


@pytest.mark.may_log
def test_work_on_a_map_whose_place_is_gone_waits_on_the_start_screen(tmp_path: Path) -> None:
    session = new_session(tmp_path / "stick")
    edit(session)
    shutil.rmtree(tmp_path / "stick")
    assert not session.close()
    [work] = unfinished_work()
    assert (work.path, work.title, work.file_is_there) == (session.path, "Naar de tandarts", False)
    (tmp_path / "stick").mkdir()
    again = Session.open(work.path)
    assert again.document == session.document
    assert len(again.notices) == 1
    assert again.close()
    assert unfinished_work() == []
    assert read(work.path) == session.document
