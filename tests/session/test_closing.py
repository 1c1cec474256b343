"""Closing for good and whatever happens, and history of which a part is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import DocumentError
from app.folders import data_folder
from app.model import edits
from app.model.records import Id, Note
from app.model.storage import store
from app.model.storage.working import key_of
from app.session import Session, integrity, read
from app.session.editing import LOST_STEP
from tests.map_files import MAP, names, new_session


def test_closing_twice_is_no_harm(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    assert session.close()
    assert session.close()


def test_a_closed_session_is_closed(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    edit = edits.add_phase(session.document, MAP, "Te laat")
    assert session.close()
    for attempt in (
        lambda: session.run(edit),
        session.undo,
        session.redo,
        session.publish_now,
        session.back_up,
        lambda: session.move_to(tmp_path / "b.reiskaart"),
        lambda: session.save_copy(tmp_path / "b.reiskaart"),
    ):
        with pytest.raises(DocumentError):
            attempt()
    session.tick()
    assert names(tmp_path) == ["map.reiskaart"]
    assert not data_folder("work", key_of(session.path)).exists()


@pytest.mark.may_log
def test_a_view_that_fails_while_closing_keeps_nothing_from_being_saved(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    session._editing.finish_waiting = lambda: 1 / 0  # type: ignore[method-assign, assignment]
    assert session.close()
    assert len(read(session.path).phases(MAP)) == 3
    Session.open(session.path).close()


def test_opening_that_fails_late_lets_go_of_the_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session(tmp_path)
    session.close()
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(Session, "_attach", lambda *_: 1 / 0)
        Session.open(session.path)
    Session.open(session.path).close()


def spoil(session: Session, statement: str) -> None:
    session._editing.writer.store._connection.exec_driver_sql(statement)
    session._editing.writer.store._connection.commit()


@pytest.mark.may_log
def test_a_lost_step_is_said_and_harms_nothing(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    session._editing.writer.store._connection.exec_driver_sql(
        "UPDATE history SET change = replace(change, 'Terug', 'Terux')"
    )
    session._editing.writer.store._connection.commit()
    with pytest.raises(DocumentError):
        session.undo()
    assert len(session.document.phases(MAP)) == 3
    session.close()


@pytest.mark.may_log
@pytest.mark.parametrize("damage", ["label_values = 'x'", "label_values = '[1]'", "made_at = 'ooit'"])
def test_a_step_without_a_name_ends_undo_there_and_the_map_opens(tmp_path: Path, damage: str) -> None:
    session = new_session(tmp_path)
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    session.run(edits.add_phase(session.document, MAP, "Verder"))
    spoil(session, f"UPDATE history SET {damage} WHERE seq = 2")
    session.close()
    again = Session.open(session.path)
    assert again.notices == [(LOST_STEP, {})]
    assert not again.can_undo
    assert [step.seq for step in again.history()[0]] == [1]
    again.run(edits.add_phase(again.document, MAP, "Nieuw"))
    again.undo()
    assert again.close()


def test_history_gives_only_the_last_steps_when_asked(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    for number in range(5):
        session.run(edits.add_phase(session.document, MAP, str(number)))
    steps, cursor = session.history(last=2)
    assert [step.seq for step in steps] == [4, 5]
    assert cursor == 5
    session.close()


def long_typing(session: Session, steps: int) -> None:
    for number in range(steps):
        session.run(edits.set_fields(session.document, Id("n1"), text=f"{number} " + "é" * 1000))
        session._editing.history._burst = None


def test_a_long_history_loses_its_oldest_steps_and_stays_within_its_measure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MAX_HISTORY_BYTES", 100_000)
    session = new_session(tmp_path)
    long_typing(session, 200)
    steps, cursor = session.history()
    assert cursor == steps[-1].seq == 200
    assert 15 < len(steps) < 50
    assert session.close()
    assert session.path.stat().st_size < 400_000
    assert integrity(session.path) == "ok"
    again = Session.open(session.path)
    while again.can_undo:
        again.undo()
    assert again.history()[1] == steps[0].seq - 1
    assert again.close()
    assert integrity(session.path) == "ok"
    again = Session.open(session.path)
    assert not again.can_undo
    again.redo()
    assert again.document.get(Id("n1"), Note).text.startswith(f"{steps[0].seq - 1} ")
    assert again.close()


def test_a_history_of_which_the_only_step_comes_to_nothing_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MAX_HISTORY_BYTES", 5_000)
    session = new_session(tmp_path)
    long_typing(session, 9)
    old = session.document.get(Id("n1"), Note).text
    session.undo()
    before = session.document.get(Id("n1"), Note).text
    session.run(edits.set_fields(session.document, Id("n1"), text=old))
    session.run(edits.set_fields(session.document, Id("n1"), text=before))
    assert session.history() == ([], 0)
    assert session.close()
    assert Session.open(session.path).close()
