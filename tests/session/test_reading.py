"""Reading a map that a window may have open: the latest edit is seen, and the window never notices."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.folders import data_folder
from app.model.storage.engine import BUSY_SECONDS
from app.model.storage.working import WorkingFolder
from app.session import Session, read
from app.session import reading as reading_module
from tests.map_files import MAP, crash, edit, new_session

ROOT = Path(__file__).resolve().parents[2]
READER = "import sys; from pathlib import Path; from app.session import read\nwhile True: read(Path(sys.argv[1]))"


def reader(path: Path) -> subprocess.Popen[bytes]:
    """Another program that reads the map at `path` again and again."""
    child = subprocess.Popen([sys.executable, "-c", READER, str(path)], cwd=ROOT)
    time.sleep(0.6)
    return child


def test_a_reader_that_is_stopped_halfway_holds_up_no_edit(tmp_path: Path) -> None:
    session = new_session(tmp_path, notes=2000)
    child = reader(session.path)
    try:
        for _ in range(10):
            os.kill(child.pid, signal.SIGSTOP)
            began = time.perf_counter()
            edit(session)
            assert time.perf_counter() - began < BUSY_SECONDS / 2, "it waited for the reader"
            os.kill(child.pid, signal.SIGCONT)
            time.sleep(0.03)
        assert child.poll() is None
    finally:
        child.kill()
        child.wait()
    assert session.close()


def test_a_map_can_be_opened_while_another_program_reads_it_all_the_time(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    edit(session)
    crash(session)
    child = reader(session.path)
    try:
        for number in range(20):
            again = Session.open(session.path)
            edit(again, str(number))
            crash(again)
    finally:
        child.kill()
        child.wait()
    assert len(read(session.path).phases(MAP)) == 23


def test_opening_waits_for_who_is_only_looking(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.close()
    looking = WorkingFolder(session.path)
    assert looking.take()
    threading.Timer(0.1, looking.release).start()
    assert Session.open(session.path).close()


def test_an_edit_that_is_halfway_is_not_read(tmp_path: Path) -> None:
    session = new_session(tmp_path, notes=500)
    edit(session)
    connection = session._editing.writer.store._connection
    connection.exec_driver_sql("PRAGMA cache_size = 5")
    connection.rollback()
    with connection.begin() as transaction:
        connection.exec_driver_sql("UPDATE note SET text = text || ' half'")
        assert read(session.path) == session.document
        transaction.rollback()
    assert session.close()


def test_what_cannot_be_copied_whole_is_read_as_it_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session(tmp_path)
    saved = read(session.path)
    edit(session)
    monkeypatch.setattr(reading_module, "_TRIES", 0)
    assert read(session.path) == saved
    assert session.close()


def test_reading_leaves_nothing_behind(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    edit(session)
    read(session.path)
    assert list(data_folder("reading").iterdir()) == []
    assert session.close()
    read(session.path)
    assert list(data_folder("reading").iterdir()) == []
