"""Files in which records do not belong together: they open, mended, and say so; one without a map is repaired."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.theme import theme
from app.model import edits
from app.model.belonging import misfits
from app.model.document import Document
from app.model.edits.mending import MENDED, mend
from app.model.records import PROJECT_ID, EmotionScore, Id, JourneyMap, Lane, LaneKind, Project, Record
from app.model.storage.errors import DamagedFile
from app.model.storage.store import Store
from app.session import Session, integrity, read, repair
from tests.map_files import MAP, edit, new_session, small_map

SECOND = EmotionScore(id=Id("s2"), touchpoint_id=Id("t1"), score=12)
EMOTION = Lane(id=Id("emotion"), map_id=MAP, order="W", kind=LaneKind.EMOTION)


def scored_twice() -> list[Record]:
    other = EmotionScore(id=Id("s3"), touchpoint_id=Id("t2"), score=3)
    return [*small_map(), EMOTION, SECOND, other]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in which one actor has two scores at one touchpoint."""
    session = Session.create_from(scored_twice(), tmp_path / "map.reiskaart")
    assert session.close()
    return tmp_path / "map.reiskaart"


def draw(session: Session) -> None:
    assert layout(session.document, MAP, Look(theme("light"), str)).groups


def test_it_opens_mended_and_says_so_once(path: Path) -> None:
    session = Session.open(path)
    assert [score.id for score in session.document.scores(Id("t1"))] == ["s1"]
    assert [sentence for sentence, _ in session.notices].count(MENDED) == 1
    draw(session)
    assert session.close()
    again = Session.open(path)
    assert MENDED not in [sentence for sentence, _ in again.notices]
    assert again.close()


def test_the_mending_can_be_undone_and_the_map_still_be_drawn_and_edited(path: Path) -> None:
    session = Session.open(path)
    session.undo()
    assert len(session.document.scores(Id("t1"))) == 2
    draw(session)
    session.run(edits.set_emotion(session.document, Id("t1"), -2.0))
    session.run(edits.add_phase(session.document, MAP, "Later"))
    assert session.close()
    again = Session.open(path)
    assert len(again.document.scores(Id("t1"))) == 1
    assert again.close()


def test_who_only_reads_it_reads_it_mended(path: Path) -> None:
    before = path.read_bytes()
    assert len(read(path).scores(Id("t1"))) == 1
    assert path.read_bytes() == before


def test_a_version_in_which_it_was_so_can_be_restored(path: Path) -> None:
    session = Session.open(path)
    session.undo()
    version = session.versions.name("As it was")
    session.run(edits.delete(session.document, Id("t1")))
    session.run(edits.become(session.document, session.versions.state_of(version), edits.restoring("As it was")))
    assert len(session.document.scores(Id("t1"))) == 1
    assert session.close()


def test_a_file_without_a_map_is_not_opened_but_repaired(tmp_path: Path) -> None:
    path = tmp_path / "empty.reiskaart"
    Store.create(path, [Project(id=PROJECT_ID, title="Nothing")], "0" * 36).close()
    assert integrity(path) == "records: no map"
    with pytest.raises(DamagedFile):
        Session.open(path)
    report = repair(path)
    assert report is not None
    session = Session.open(report.path)
    assert [type(journey) for journey in session.document.maps()] == [JourneyMap]
    assert session.close()


@pytest.mark.may_log
def test_a_file_that_is_taken_over_from_another_program_is_mended_as_an_opened_one(path: Path, tmp_path: Path) -> None:
    session = new_session(tmp_path / "ours")
    edit(session, "Van ons")
    session.path.write_bytes(path.read_bytes())
    assert not session.publish_now()
    session.resolve("theirs")
    assert not list(misfits(session.document))
    assert session.undo_label is not None and session.undo_label.msgid == mend(Document(scored_twice())).label.msgid
    session.close()
