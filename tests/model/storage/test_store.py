"""The database under a session: its settings, its transactions, its backups, its locks and what the log says."""

from __future__ import annotations

import errno
import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app import log, whole_files
from app.folders import data_folder
from app.model.change import Change
from app.model.document import Document
from app.model.records import Id, Note
from app.model.storage import backups
from app.model.storage.files import Stamp, copy_whole, digest
from app.model.storage.lock import Lock
from app.model.storage.step import About
from app.model.storage.store import Store, crc_after
from app.whole_files import remove_leftovers
from tests.map_files import LANE, names, small_map


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "db").mkdir()
    return Store.create(tmp_path / "db" / "map.db", small_map(), "file")


def about_after(store: Store, change: Change) -> About:
    before = store.about()
    crc = crc_after(before.records_crc, change)
    return About(before.file_id, before.revision + 1, before.cursor, crc, before.written_by)


def write(store: Store, change: Change) -> None:
    store.write(change, about_after(store, change), drop_from=None, step=None, whole=change)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("temp_store", 2),
    ],
)
def test_the_settings_that_keep_edits_safe(store: Store, setting: str, value: object) -> None:
    answer = store._connection.exec_driver_sql(f"PRAGMA {setting}").scalar()
    store._connection.rollback()
    assert answer == value
    store.close()


def test_a_reference_to_nothing_cannot_be_written_and_leaves_nothing(store: Store) -> None:
    note = Note(id=Id("n9"), phase_id=Id("nowhere"), lane_id=LANE, order="V", text="los")
    fine = Note(id=Id("n8"), phase_id=Id("p1"), lane_id=LANE, order="V", text="vast")
    with pytest.raises(IntegrityError):
        write(store, Change.creating([fine, note]))
    store.reconnect()
    assert Document(store.records()) == Document(small_map())
    assert store.about().revision == 1
    store.close()


def test_a_database_that_went_on_without_us_is_not_written(store: Store) -> None:
    note = Note(id=Id("n8"), phase_id=Id("p1"), lane_id=LANE, order="V", text="vast")
    stale = about_after(store, Change.creating([note]))
    write(store, Change.creating([note]))
    other = Note(id=Id("n9"), phase_id=Id("p1"), lane_id=LANE, order="V", text="laat")
    with pytest.raises(ValueError, match="another revision"):
        store.write(Change.creating([other]), stale, drop_from=None, step=None, whole=Change())
    assert Id("n9") not in Document(store.records()).records
    store.close()


def test_a_closed_database_is_one_file(store: Store, tmp_path: Path) -> None:
    write(store, Change.creating([Note(id=Id("n8"), phase_id=Id("p1"), lane_id=LANE, order="V", text="vast")]))
    store.snapshot(tmp_path / "db" / "copy.db")
    store.close()
    assert names(tmp_path / "db") == ["copy.db", "map.db"]
    copy = Store(tmp_path / "db" / "copy.db")
    assert Id("n8") in Document(copy.records()).records
    copy.close()


class TestBackups:
    def keep(self, folder: Path, content: str) -> backups.Backup | None:
        source = folder / "source"
        source.write_text(content)
        return backups.keep(source, "file", digest(source))

    def test_only_what_changed_is_kept_and_only_twenty(self, tmp_path: Path) -> None:
        assert self.keep(tmp_path, "a") is not None
        assert self.keep(tmp_path, "a") is None
        for number in range(25):
            self.keep(tmp_path, f"{number}")
        kept = backups.backups("file")
        assert [backup.path.read_text() for backup in kept] == [f"{number}" for number in range(5, 25)]
        assert [backup.number for backup in kept] == list(range(7, 27))

    def test_the_counter_says_the_order_and_not_the_clock(self, tmp_path: Path) -> None:
        for content in "abc":
            backup = self.keep(tmp_path, content)
            assert backup is not None
            os.utime(backup.path, (1e9 - backup.number, 1e9 - backup.number))
        assert [backup.path.read_text() for backup in backups.backups("file")] == ["a", "b", "c"]

    def test_a_copy_that_fails_costs_no_backup(self, tmp_path: Path) -> None:
        self.keep(tmp_path, "a")
        with pytest.raises(OSError, match="differs"):
            backups.keep(tmp_path / "source", "file", "0" * 64)
        assert [backup.path.read_text() for backup in backups.backups("file")] == ["a"]
        assert len(names(data_folder("backups", "file"))) == 1


class TestFiles:
    def test_a_copy_that_reads_back_differently_replaces_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "new").write_text("new")
        (tmp_path / "old").write_text("old")
        with pytest.raises(OSError, match="differs"):
            copy_whole(tmp_path / "new", tmp_path / "old", "0" * 64)
        assert (tmp_path / "old").read_text() == "old"
        assert names(tmp_path) == ["new", "old"]

    def test_whoever_says_no_at_the_last_moment_is_heard(self, tmp_path: Path) -> None:
        def refuse() -> None:
            assert len(names(tmp_path)) == 3
            raise RuntimeError("no")

        (tmp_path / "new").write_text("new")
        (tmp_path / "old").write_text("old")
        with pytest.raises(RuntimeError):
            copy_whole(tmp_path / "new", tmp_path / "old", digest(tmp_path / "new"), before=refuse)
        assert names(tmp_path) == ["new", "old"]

    def test_exclusive_never_replaces(self, tmp_path: Path) -> None:
        (tmp_path / "new").write_text("new")
        stamp = copy_whole(tmp_path / "new", tmp_path / "there", digest(tmp_path / "new"), exclusive=True)
        assert stamp == Stamp.of(tmp_path / "there")
        with pytest.raises(FileExistsError):
            copy_whole(tmp_path / "new", tmp_path / "there", digest(tmp_path / "new"), exclusive=True)
        assert names(tmp_path) == ["new", "there"]

    def test_names_with_odd_characters_are_no_patterns(self, tmp_path: Path) -> None:
        target = tmp_path / "a+(b).reiskaart"
        for whose in (target, tmp_path / "aa(b).reiskaart"):
            whole_files._make(tmp_path / whole_files._temporary_name(whose, "0123abcd"), whose)
        remove_leftovers(target)
        assert names(tmp_path) == [whole_files._temporary_name(tmp_path / "aa(b).reiskaart", "0123abcd")]

    def test_a_name_as_long_as_names_may_be_can_be_written(self, tmp_path: Path) -> None:
        target = tmp_path / ("\N{DESERT ISLAND}" * 61 + ".reiskaart")
        assert len(target.name.encode()) == 254
        whole_files.write_whole(target, b"new")
        assert names(tmp_path) == [target.name]

    @pytest.mark.parametrize("refusal", [errno.EINVAL, errno.ENOTSUP])
    def test_a_disk_that_flushes_no_folders_is_written_all_the_same(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
    ) -> None:
        monkeypatch.setattr(os, "fsync", refusing_folders(refusal))
        whole_files.write_whole(tmp_path / "a", b"new")
        assert (tmp_path / "a").read_bytes() == b"new"

    def test_a_disk_that_fails_to_flush_a_folder_is_heard(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "fsync", refusing_folders(errno.EIO))
        with pytest.raises(OSError):
            whole_files.write_whole(tmp_path / "a", b"new")


def refusing_folders(number: int) -> Callable[[int], None]:
    fsync = os.fsync

    def refuse(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    return refuse


def test_a_lock_is_held_once_and_goes_when_released(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "locks" / "a"), Lock(tmp_path / "locks" / "a")
    assert first.take()
    assert not second.take()
    first.release()
    first.release()
    assert second.take()
    second.release()


@pytest.mark.may_log
def test_the_log_says_where_and_what_kind_but_no_word_of_the_user() -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    path = log.start_log()
    assert path is not None
    try:
        try:
            raise ValueError("de pijn van mevrouw De Vries")
        except ValueError as error:
            try:
                raise KeyError("mevrouw De Vries") from error
            except KeyError:
                logging.getLogger("app.session").exception("an edit failed")
        [handler] = [handler for handler in root.handlers if handler not in before[0]]
        handler.close()
        root.removeHandler(handler)
    finally:
        root.setLevel(before[1])
    text = path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_store.py:" in text
    assert "Vries" not in text
