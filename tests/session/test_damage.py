"""When publishing or moving fails halfway, or what we hold is damaged: nothing good is lost, and it is said."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from app import whole_files
from app.errors import FileError
from app.folders import data_folder
from app.model.storage import backups
from app.model.storage.errors import CannotRead, CannotWrite, Conflict, NoBackup
from app.model.storage.working import Manifest
from app.session import Session, opening, read
from app.session.saving import NOT_WRITABLE, WORK_DAMAGED
from tests.map_files import MAP, conflicting, crash, edit, names, new_session, small_map


def _refuse(*_values: object) -> None:
    raise PermissionError(errno.EACCES, "in use")


@pytest.mark.may_log
def test_a_failure_after_the_name_changed_hands_is_no_conflict_with_ourselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = new_session(tmp_path)
    edit(session)

    def fail(folder: Path) -> None:
        if folder == tmp_path:
            raise OSError(errno.EIO, "the folder cannot be flushed")

    with monkeypatch.context() as patch:
        patch.setattr(whole_files, "sync_folder", fail)
        assert not session.publish_now()
        assert not session.publish_now()
        assert session.status.problem == NOT_WRITABLE
    assert session.publish_now()
    assert session.close()
    assert read(session.path) == session.document


@pytest.mark.may_log
def test_a_note_that_fails_after_the_file_was_replaced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = new_session(tmp_path)
    edit(session)
    write, written = Manifest.write, []

    def full_at_the_second(manifest: Manifest, folder: Path) -> None:
        written.append(manifest)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "no space")
        write(manifest, folder)

    with monkeypatch.context() as patch:
        patch.setattr(Manifest, "write", full_at_the_second)
        assert session.publish_now()
    assert len(written) == 2
    edit(session, "Verder")
    crash(session)
    again = Session.open(session.path)
    assert not again.status.conflict
    assert again.document == session.document
    assert again.close()


def test_a_new_map_on_a_disk_that_flushes_no_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def refuse(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not supported")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    session = new_session(tmp_path)
    edit(session)
    assert session.publish_now()
    assert session.close()


@pytest.mark.may_log
def test_a_new_map_that_could_not_be_made_sure_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path) -> None:
        if folder == tmp_path:
            raise OSError(errno.EIO, "the folder cannot be flushed")

    monkeypatch.setattr(whole_files, "sync_folder", fail)
    with pytest.raises(CannotWrite):
        new_session(tmp_path)
    assert names(tmp_path) == []


def flip(session: Session) -> None:
    """Changes a letter of a note in the working database, as a failing disk does."""
    store = session._editing.writer.store
    store._connection.exec_driver_sql("UPDATE note SET text = replace(text, 'nummer 1', 'nummer 7')")
    store._connection.commit()


@pytest.mark.may_log
class TestDamagedWork:
    def test_it_is_neither_published_nor_backed_up(self, tmp_path: Path) -> None:
        session = new_session(tmp_path)
        good, file_id = session.path.read_bytes(), session._editing.writer.about.file_id
        flip(session)
        edit(session)
        session._saving.publisher._backed_up -= session._saving.publisher.BACKUP_SECONDS
        assert not session.publish_now()
        assert session.status.problem == WORK_DAMAGED
        with pytest.raises(FileError):
            session.back_up()
        assert session.path.read_bytes() == good
        assert backups.backups(file_id) == []
        assert not session.close()

    def test_a_copy_holds_what_is_on_the_screen(self, tmp_path: Path) -> None:
        session = new_session(tmp_path)
        flip(session)
        edit(session)
        session.save_copy(tmp_path / "kopie.reiskaart")
        assert read(tmp_path / "kopie.reiskaart") == session.document
        session.close()


def test_a_copy_is_a_map_of_its_own_with_the_same_history(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    edit(session)
    session.save_copy(tmp_path / "kopie.reiskaart")
    copy = Session.open(tmp_path / "kopie.reiskaart")
    assert copy._editing.writer.about.file_id != session._editing.writer.about.file_id
    copy.undo()
    assert len(copy.document.phases(MAP)) == 2
    assert copy.close()
    assert session.close()


def test_names_as_long_as_names_may_be(tmp_path: Path) -> None:
    for letter in ("漢", "🦷", "x"):
        session = Session.create(template="empty", title=letter * 80)
        edits_path = session.path
        assert session.close()
        assert Session.open(edits_path).close()
    longest = tmp_path / ("x" * 245 + ".reiskaart")
    session = Session.create_from(small_map(), longest)
    edit(session)
    assert session.close()
    with pytest.raises(FileError):
        Session.create_from(small_map(), tmp_path / ("x" * 256 + ".reiskaart"))


@pytest.mark.may_log
class TestPlainWords:
    def test_moving_during_a_conflict(self, tmp_path: Path) -> None:
        session, _ = conflicting(tmp_path / "maps")
        with pytest.raises(Conflict):
            session.move_to(tmp_path / "elders.reiskaart")
        session.close()

    def test_keeping_ours_when_the_other_file_has_gone(self, tmp_path: Path) -> None:
        session, _ = conflicting(tmp_path / "maps")
        session.path.unlink()
        session.resolve("ours")
        assert session.close()
        assert read(session.path) == session.document

    def test_taking_theirs_when_the_other_file_has_gone(self, tmp_path: Path) -> None:
        session, _ = conflicting(tmp_path / "maps")
        session.path.unlink()
        with pytest.raises(FileError):
            session.resolve("theirs")
        assert session.status.conflict
        session.close()

    def test_taking_theirs_when_the_working_copy_cannot_be_replaced(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As where a virus scanner has it open."""
        session, _ = conflicting(tmp_path / "maps")
        before = session.history()[1]
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", _refuse)
            with pytest.raises(CannotWrite):
                session.resolve("theirs")
        assert session.status.conflict and session.history()[1] == before
        edit(session, "Verder")
        session.undo()
        session.resolve("theirs")
        assert "Van de ander" in [phase.title for phase in session.document.phases(MAP)]
        session.close()

    def test_moving_to_another_disk_when_the_old_file_cannot_go(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = new_session(tmp_path / "maps")
        source, target = session.path, tmp_path / "elders.reiskaart"
        rename, unlink = Path.rename, Path.unlink

        def other_disk(path: Path, to: Path) -> Path:
            if path == source:
                raise OSError(errno.EXDEV, "another disk")
            return rename(path, to)

        def stay(path: Path, missing_ok: bool = False) -> None:
            if path == source:
                _refuse()
            unlink(path, missing_ok)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "rename", other_disk)
            patched.setattr(Path, "unlink", stay)
            with pytest.raises(CannotWrite):
                session.move_to(target)
        assert source.exists() and not target.exists() and session.path == source
        session.move_to(target)
        assert target.exists() and not source.exists()
        session.close()

    def test_no_place_for_backups(self, tmp_path: Path) -> None:
        session, _ = conflicting(tmp_path / "maps")
        shutil.rmtree(data_folder("backups"))
        data_folder("backups").write_text("in the way")
        with pytest.raises(NoBackup):
            session.back_up()
        with pytest.raises(NoBackup):
            session.resolve("theirs")
        assert session.status.conflict
        session.close()

    def test_a_failing_backup_keeps_no_file_from_being_saved(self, tmp_path: Path) -> None:
        session = new_session(tmp_path)
        shutil.rmtree(data_folder("backups"))
        data_folder("backups").write_text("in the way")
        edit(session)
        session._saving.publisher._backed_up -= session._saving.publisher.BACKUP_SECONDS
        assert session.close()
        again = Session.open(session.path)
        assert len(again.notices) == 1
        assert again.close()

    def test_a_file_that_cannot_be_read_after_a_crash(self, tmp_path: Path) -> None:
        session = new_session(tmp_path)
        edit(session)
        crash(session)
        session.path.unlink()
        session.path.mkdir()
        with pytest.raises(CannotRead):
            Session.open(session.path)
        session.path.rmdir()
        again = Session.open(session.path)
        assert again.document == session.document
        assert again.close()

    @pytest.mark.parametrize("act", [Session.open, read, lambda path: Session.create_from(small_map(), path)])
    def test_a_path_that_leads_nowhere(self, tmp_path: Path, act: Callable[[Path], object]) -> None:
        (tmp_path / "loop.reiskaart").symlink_to(tmp_path / "loop.reiskaart")
        for path in (tmp_path / "loop.reiskaart", tmp_path / ("x" * 300 + ".reiskaart")):
            with pytest.raises(CannotRead):
                act(path)

    def test_only_left_over_work_makes_a_whole_file_be_read_twice(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = new_session(tmp_path)
        session.close()
        monkeypatch.setattr(opening, "digest_of", lambda path: pytest.fail("read for nothing"))
        Session.open(session.path).close()
