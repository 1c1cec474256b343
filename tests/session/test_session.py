"""The one door: what an edit, an undo and a redo do to the document, the file and whoever watches."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import DocumentError, FileError
from app.model import edits
from app.model.change import Change
from app.model.document import Document
from app.model.edits import Edit, Label
from app.model.records import Action, EmotionScore, Id, Note, Phase, Touchpoint
from app.model.storage.errors import AlreadyOpen, FileExists, NoSuchFile, NoSuchFolder
from app.session import Changed, Event, Session, StatusChanged, read
from app.session.fitting import DoesNotFit
from tests.map_files import LANE, MAP, in_database, names, new_session, small_map


def test_a_new_file_is_there_at_once_and_alone(tmp_path: Path) -> None:
    session = new_session(tmp_path / "maps")
    assert names(tmp_path / "maps") == ["map.reiskaart"]
    assert session.document == Document(small_map())
    assert session.status.safe
    assert session.status.saved_at is not None
    assert session.close()
    assert names(tmp_path / "maps") == ["map.reiskaart"]


def test_what_was_edited_is_there_after_reopening_with_undo_and_redo(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    before = Document(session.document.records.values())
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    session.run(edits.set_emotion(session.document, Id("t2"), 1.5))
    session.undo()
    after = Document(session.document.records.values())
    assert session.close()

    again = Session.open(tmp_path / "map.reiskaart")
    assert again.document == after
    assert again.undo_label == Label("Add phase “{title}”", {"title": "Terug"})
    assert again.redo_label == Label("Set emotion of “{title}” to {score}", {"title": "Bellen €", "score": "+1.5"})
    again.undo()
    assert again.document == before
    assert not again.can_undo
    again.undo()
    again.redo()
    again.redo()
    assert again.document.score(Id("t2")) is not None
    assert not again.can_redo
    again.redo()
    assert in_database(again) == again.document
    again.close()


def test_a_new_edit_drops_what_was_undone(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.run(edits.add_phase(session.document, MAP, "Een"))
    session.run(edits.add_phase(session.document, MAP, "Twee"))
    session.undo()
    session.run(edits.add_phase(session.document, MAP, "Drie"))
    steps, cursor = session.history()
    assert [step.label.values["title"] for step in steps] == ["Een", "Drie"]
    assert cursor == 2
    assert timedelta(0) <= datetime.now(UTC) - steps[-1].made_at < timedelta(minutes=1)
    assert not session.can_redo
    session.close()


def test_an_edit_that_changes_nothing_leaves_no_trace(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    told: list[Event] = []
    session.subscribe(told.append)
    session.run(edits.set_fields(session.document, Id("p1"), title="Zoeken"))
    assert told == []
    assert not session.can_undo
    session.close()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def typing(session: Session, text: str) -> None:
    session.run(edits.set_fields(session.document, Id("n1"), text=text))


def test_a_burst_is_one_step_and_a_pause_ends_it(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    clock = session._editing.history._clock = Clock()
    old = session.document.get(Id("n1"), Note).text
    typing(session, "a")
    clock.now += 1.4
    typing(session, "ab")
    clock.now += 1.6
    typing(session, "abc")
    assert len(session.history()[0]) == 2
    session.undo()
    assert session.document.get(Id("n1"), Note).text == "ab"
    session.undo()
    assert session.document.get(Id("n1"), Note).text == old
    session.redo()
    typing(session, "abx")
    assert [len(session.history()[0]), session.history()[1]] == [2, 2], "after an undo or redo a new step begins"
    session.undo()
    assert session.document.get(Id("n1"), Note).text == "ab"
    session.close()


def test_a_burst_that_ends_where_it_began_leaves_no_step(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    old = session.document.get(Id("n1"), Note).text
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    typing(session, old + "!")
    typing(session, old)
    assert session.undo_label == Label("Add phase “{title}”", {"title": "Terug"})
    assert len(session.history()[0]) == 1
    assert in_database(session) == session.document
    session.close()


def test_observers_hear_the_change_after_it_is_stored_and_the_focus(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    told: list[Event] = []

    def observer(event: Event) -> None:
        assert in_database(session) == session.document
        told.append(event)

    leave = session.subscribe(observer)
    edit = edits.add_touchpoint(session.document, Id("p2"), "Wachten")
    session.run(edit)
    session.undo()
    session.redo()
    leave()
    session.undo()
    assert [event.origin for event in told if isinstance(event, Changed)] == ["run", "undo", "redo"]
    assert [event.focus for event in told if isinstance(event, Changed)] == [edit.focus] * 3
    assert told[0] == Changed(edit.change, edit.focus, "run")
    assert told[1] == StatusChanged()
    session.close()


def test_an_observer_that_fails_keeps_nobody_else_from_hearing(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    told: list[Event] = []

    def broken(event: Event) -> None:
        raise RuntimeError("a broken view")

    session.subscribe(broken)
    session.subscribe(told.append)
    with pytest.raises(RuntimeError, match="broken view"):
        session.run(edits.add_phase(session.document, MAP, "Terug"))
    assert len(told) == 1
    assert len(session.document.phases(MAP)) == 3
    assert in_database(session) == session.document
    session.close()


@pytest.mark.parametrize(
    "change",
    [
        Change(((Phase(id=Id("p1"), map_id=MAP, order="F", title="Anders"), None),)),
        Change(((None, Phase(id=Id("p1"), map_id=MAP, order="F", title="Er al")),)),
        Change(((None, Action(id=Id("a"), order="V", title="Te veel", impact=9)),)),
        Change(((None, Phase(id=Id("p3"), map_id=MAP, order="V", title="bel\x07")),)),
        Change(((None, Phase(id=Id("p3"), map_id=MAP, order="", title="Zonder plaats")),)),
        Change(((None, Phase(id=Id("geen id"), map_id=MAP, order="V")),)),
        Change(((None, Phase(id=Id("p3"), map_id=Id("gone"), order="V")),)),
        Change(((None, Action(id=Id("a"), order="V", title="Bellen", owner_id=Id("p1"))),)),
        Change(((None, EmotionScore(id=Id("s2"), touchpoint_id=Id("t1"), actor_id=Id("gone"), score=1)),)),
        Change(((small_map()[3], None),)),
    ],
    ids=[
        "stale",
        "double",
        "out of range",
        "control character",
        "no place",
        "no id",
        "owner gone",
        "wrong kind",
        "actor gone",
        "still pointed at",
    ],
)
def test_what_could_not_be_read_back_is_never_written(tmp_path: Path, change: Change) -> None:
    session = new_session(tmp_path)
    before = Document(session.document.records.values())
    with pytest.raises(DoesNotFit):
        session.run(Edit(Label("x"), change))
    assert session.document == before == in_database(session)
    assert session.status.safe
    assert session.close()
    again = Session.open(session.path)
    assert again.document == before
    assert again.close()


def test_an_edit_made_before_its_phase_was_deleted_is_refused_and_the_map_goes_on(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    stale = edits.add_touchpoint(session.document, Id("p2"), "Te laat")
    session.run(edits.delete(session.document, Id("p2")))
    with pytest.raises(DocumentError):
        session.run(stale)
    session.undo()
    session.run(stale)
    assert session.close()
    Session.open(session.path).close()


def test_one_change_may_list_records_in_any_order(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.run(edits.delete(session.document, Id("p1"), LANE))
    assert in_database(session) == session.document
    session.undo()
    assert session.document == Document(small_map()) == in_database(session)
    session.close()


def test_a_new_map_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "map.reiskaart").write_text("mine")
    with pytest.raises(FileExists):
        new_session(tmp_path)
    assert (tmp_path / "map.reiskaart").read_text() == "mine"
    with pytest.raises(NoSuchFolder):
        Session.create_from(small_map(), tmp_path / "nowhere" / "map.reiskaart")
    with pytest.raises(NoSuchFile):
        Session.open(tmp_path / "other.reiskaart")


def test_a_map_from_a_template_goes_to_the_documents_under_its_title() -> None:
    first = Session.create(template="five-phases", title="Naar de tandarts: snel")
    second = Session.create(template="empty", language="en", title="Naar de tandarts: snel")
    assert [first.path.name, second.path.name] == [
        "Naar de tandarts snel.reiskaart",
        "Naar de tandarts snel 2.reiskaart",
    ]
    assert len(first.document.phases(first.document.maps()[0].id)) == 5
    assert second.document.project.language == "en"
    assert first.close()
    assert second.close()


def test_one_writer_at_a_time_and_readers_see_the_latest(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    with pytest.raises(AlreadyOpen):
        Session.open(session.path)
    session.run(edits.add_phase(session.document, MAP, "Nog niet in het bestand"))
    assert read(session.path) == session.document
    command = f"from app.session import Session; Session.open({str(session.path)!r})"
    child = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert "AlreadyOpen" in child.stderr
    session.close()
    Session.open(session.path).close()


def test_the_file_can_be_moved_renamed_and_copied(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    (tmp_path / "elders").mkdir()
    session.move_to(tmp_path / "elders" / "nieuw.reiskaart")
    assert names(tmp_path) == ["elders"]
    session.run(edits.add_phase(session.document, MAP, "Na de verhuizing"))
    session.save_copy(tmp_path / "kopie.reiskaart")
    with pytest.raises(FileExists):
        session.save_copy(tmp_path / "kopie.reiskaart")
    with pytest.raises(FileExists):
        session.move_to(tmp_path / "kopie.reiskaart")
    session.undo()
    assert session.close()
    assert names(tmp_path / "elders") == ["nieuw.reiskaart"]
    assert len(read(tmp_path / "elders" / "nieuw.reiskaart").phases(MAP)) == 3
    assert len(read(tmp_path / "kopie.reiskaart").phases(MAP)) == 4


def test_the_door_itself_loads_neither_sqlalchemy_nor_qt() -> None:
    command = "import sys, app.session; print(sorted({'sqlalchemy', 'sqlite3', 'PySide6'} & set(sys.modules)))"
    child = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "[]"


def test_errors_of_the_file_are_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        Session.open(tmp_path / "weg.reiskaart")
    assert str(caught.value) == "There is no map “weg.reiskaart” here. It may have been moved or renamed."


def test_touchpoints_keep_their_flags(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    assert in_database(session).get(Id("t2"), Touchpoint).moment_of_truth is True
    session.close()
