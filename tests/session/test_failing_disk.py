"""When the disk will not have an edit: nothing has happened, nothing is lost, and nothing else is written first."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from app.folders import data_folder
from app.model import edits
from app.model.document import Document
from app.model.records import Id, Phase
from app.model.storage import engine
from app.model.storage.errors import NotStored, Refused
from app.session import Changed, Session, read
from app.session.editing import SET_ASIDE
from app.session.session import NOT_STORED
from tests.map_files import MAP, crash, in_database, new_session

pytestmark = pytest.mark.may_log


@contextmanager
def full_disk(used: int = 2048) -> Iterator[None]:
    """No file of this process can grow beyond `used` bytes: what SQLite and we then see is a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (used, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def titles(session: Session) -> list[str]:
    return [record.title for record in session.document.records.values() if isinstance(record, Phase)]


def failing_edit(session: Session) -> Document:
    before = Document(session.document.records.values())
    edit = edits.add_phase(session.document, MAP, "Moet blijven")
    with full_disk(), pytest.raises(NotStored):
        session.run(edit)
    assert session.document == before
    return before


def test_nothing_has_happened_and_everything_else_is_held_back(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.run(edits.add_phase(session.document, MAP, "Eerst"))
    before = failing_edit(session)
    assert in_database(session) == before
    assert not session.status.safe
    assert session.status.problem == NOT_STORED
    with full_disk():
        with pytest.raises(NotStored):
            session.run(edits.add_phase(session.document, MAP, "Later"))
        with pytest.raises(NotStored):
            session.undo()
    assert session.document == before
    session._editing.writer._tried_at = 0.0
    told: list[object] = []
    session.subscribe(told.append)
    session.tick()
    assert titles(session)[-1] == "Moet blijven"
    assert any(isinstance(event, Changed) for event in told)
    assert session.status.safe
    assert session.status.problem is None
    assert in_database(session) == session.document
    session.undo()
    assert session.document == before
    assert session.close()
    assert list(data_folder().rglob("rescue*")) == []


def test_the_next_edit_comes_after_the_one_that_waited(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    failing_edit(session)
    session.run(edits.add_touchpoint(session.document, session.document.phases(MAP)[0].id, "Daarna"))
    assert [step.label.values["title"] for step in session.history()[0]] == ["Moet blijven", "Daarna"]
    assert session.close()


def test_what_waited_survives_a_crash_in_the_rescue_file(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    failing_edit(session)
    crash(session)
    again = Session.open(session.path)
    assert titles(again)[-1] == "Moet blijven"
    assert again.can_undo
    assert again.close()
    assert list(data_folder().rglob("rescue*")) == []
    assert "Moet blijven" in [phase.title for phase in read(session.path).phases(MAP)]


def test_what_waited_moves_with_its_map(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    failing_edit(session)
    with full_disk(), pytest.raises(NotStored):
        session.move_to(tmp_path / "nieuw.reiskaart")
    session.move_to(tmp_path / "nieuw.reiskaart")
    assert titles(session)[-1] == "Moet blijven"
    assert session.status.safe
    assert session.close()
    assert "Moet blijven" in [phase.title for phase in read(tmp_path / "nieuw.reiskaart").phases(MAP)]


def test_a_rescue_file_that_no_longer_fits_keeps_no_map_from_opening(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    failing_edit(session)
    crash(session)
    [rescue] = data_folder().rglob("rescue.json")
    rescue.write_text(rescue.read_text().replace(f'"map_id": "{MAP}"', '"map_id": "gone"'))
    again = Session.open(session.path)
    assert "Moet blijven" not in titles(again)
    assert again.notices[-1] == (SET_ASIDE, {})
    assert len(list(data_folder("set aside").iterdir())) == 1
    assert again.close()


def test_a_rescued_edit_on_a_disk_that_is_still_full_waits_on(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    failing_edit(session)
    crash(session)
    with full_disk(60_000):
        again = Session.open(session.path)
        waiting = not again.status.safe
    assert waiting or titles(again)[-1] == "Moet blijven"
    again.undo()
    assert again.close()


def test_an_edit_that_no_disk_would_take_is_refused_and_the_next_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "MAX_VALUE_BYTES", 3000)
    session = new_session(tmp_path)
    before = Document(session.document.records.values())
    with pytest.raises(Refused):
        session.run(edits.set_fields(session.document, Id("n1"), text="x" * 4000))
    assert session.document == before == in_database(session)
    assert session.status.safe
    session.run(edits.add_phase(session.document, MAP, "Verder"))
    assert session.close()


def test_a_commit_that_failed_but_was_stored_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session(tmp_path)
    write = session._editing.writer.store.write

    def stored_then_failed(*args: Any, **kwargs: Any) -> None:
        write(*args, **kwargs)
        raise OperationalError("COMMIT", None, OSError("disk I/O error"))

    monkeypatch.setattr(session._editing.writer.store, "write", stored_then_failed)
    session.run(edits.add_phase(session.document, MAP, "Toch gelukt"))
    monkeypatch.undo()
    assert titles(session)[-1] == "Toch gelukt"
    assert in_database(session) == session.document
    session.run(edits.add_phase(session.document, MAP, "En verder"))
    assert len(session.history()[0]) == 2
    assert session.close()


def test_a_full_disk_while_publishing_leaves_the_old_file(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    old = session.path.read_bytes()
    session.run(edits.add_phase(session.document, MAP, "Nieuw"))
    with full_disk():
        assert not session.publish_now()
    assert session.path.read_bytes() == old
    assert session.status.safe
    assert session.status.problem is not None
    assert session.publish_now()
    assert session.status.problem is None
    assert session.close()


def test_a_new_map_on_a_full_disk_is_refused_in_one_sentence(tmp_path: Path) -> None:
    from app.errors import FileError

    with full_disk(60_000), pytest.raises(FileError):
        new_session(tmp_path, notes=400)
    assert list(tmp_path.iterdir()) == []
    new_session(tmp_path).close()
