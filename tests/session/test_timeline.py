"""Other moments of a map: seeing any of them, and going there, at the price of one step."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.change import Change
from app.model.document import Document
from app.model.records import Id, Note, Record, Touchpoint
from app.session import Changed, Event, Session
from tests.map_files import LANE, MAP, edit, new_session

Snapshot = dict[Id, Record]


def some_edit(document: Document, chance: Random) -> edits.Edit:
    """Any edit that `document` takes."""
    phase = chance.choice(document.phases(MAP)).id
    notes = [record.id for record in document.records.values() if isinstance(record, Note)]
    points = [record.id for record in document.records.values() if isinstance(record, Touchpoint)]
    choices = [
        lambda: edits.add_phase(document, MAP, f"Fase {chance.random()}"),
        lambda: edits.add_note(document, LANE, phase, "Een gedachte"),
        lambda: edits.add_touchpoint(document, phase, "Nog een"),
    ]
    if notes:
        choices += [
            lambda: edits.set_fields(document, chance.choice(notes), text=f"{chance.random()}"),
            lambda: edits.delete(document, chance.choice(notes)),
        ]
    if points:
        choices += [
            lambda: edits.set_emotion(document, chance.choice(points), 1.5),
            lambda: edits.move_touchpoint(document, chance.choice(points), phase, 0),
            lambda: edits.delete(document, chance.choice(points)),
        ]
    return chance.choice(choices)()


def walked(session: Session, chance: Random, moves: int) -> dict[int, Snapshot]:
    """Edits, undoes and redoes at random; what the map was after each step of history that is left."""
    known: dict[int, Snapshot] = {0: dict(session.document.records)}
    for _ in range(moves):
        act = chance.random()
        if act < 0.2:
            session.undo()
        elif act < 0.3:
            session.redo()
        else:
            session.run(some_edit(session.document, chance))
        cursor = session.history()[1]
        known[cursor] = dict(session.document.records)
    last = len(session.history()[0])
    return {seq: snapshot for seq, snapshot in known.items() if seq <= last}


@pytest.mark.parametrize("seed", range(8))
def test_the_map_at_any_step_is_what_it_was(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    session = new_session(tmp_path)
    known = walked(session, chance, 60)
    for seq in chance.sample(sorted(known), len(known)):
        assert dict(session.state_at(seq).records) == known[seq]
        assert session.state_at(seq) == Document(known[seq].values()), "order and references too"
    assert session.close()


@pytest.mark.parametrize("seed", range(4))
def test_going_to_any_step_is_one_move(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    session = new_session(tmp_path)
    known = walked(session, chance, 40)
    told: list[Event] = []
    session.subscribe(told.append)
    for seq in chance.choices(sorted(known), k=15):
        told.clear()
        moved, revision = seq != session.history()[1], session._editing.writer.about.revision
        session.go_to(seq)
        assert dict(session.document.records) == known[seq]
        assert session.history()[1] == seq
        assert sum(isinstance(event, Changed) for event in told) == moved
        assert session._editing.writer.about.revision == revision + moved
    assert session.close()
    reopened = Session.open(session.path)
    assert reopened.document == session.document
    assert reopened.close()


@pytest.mark.parametrize("seed", range(4))
def test_restoring_a_moment_and_undoing_that_leaves_all_as_it_was(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    session = new_session(tmp_path)
    known = walked(session, chance, 40)
    for seq in chance.choices(sorted(known), k=8):
        before, (steps, cursor) = dict(session.document.records), session.history()
        edit = edits.become(session.document, session.state_at(seq), edits.starting_over())
        session.run(edit)
        assert dict(session.document.records) == known[seq]
        if edit.change:
            session.undo()
        assert dict(session.document.records) == before
        assert session.history()[1] == cursor <= len(steps)
        while session.history()[1] < cursor:
            session.redo()
        known = {number: snapshot for number, snapshot in known.items() if number <= len(session.history()[0]) - 1}
        known[0] = known.get(0, known[min(known)])
    assert session.close()


def test_an_edit_ends_what_was_seen_before(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    edit(session, "Eerste")
    began = session.state_at(0)
    edit(session, "Tweede")
    assert session.state_at(0) == began
    assert [phase.title for phase in session.state_at(1).phases(MAP)][-1] == "Eerste"
    assert session.close()


def test_looking_back_writes_nothing(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    edit(session)
    before = session._editing.writer.about
    session.state_at(0)
    assert session._editing.writer.about == before
    assert session.close()


@pytest.mark.may_log
def test_a_lost_step_can_not_be_looked_past(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    for name in ("Een", "Twee", "Drie"):
        edit(session, name)
    with session._editing.writer.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE history SET change = '[]' WHERE seq = 2")
    assert session.state_at(2).phases(MAP)[-1].title == "Twee"
    for look in (session.state_at, session.go_to):
        with pytest.raises(DocumentError):
            look(1)
    assert session.history()[1] == 3
    assert session.close()


def test_a_chain_of_changes_leaves_out_what_comes_and_goes() -> None:
    note = Note(id=Id("n"), phase_id=Id("p"), lane_id=Id("l"), order="V", text="a")
    there, gone = Change(((None, note),)), Change(((note, None),))
    assert Change.chain([there, gone]) == Change()
    assert Change.chain([there, gone, there]) == there
