"""Repair: all that can be read of a damaged map ends up in a new file that opens, and the damaged one stays."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import whole_files
from app.model import edits
from app.model.records import Id, Note, Phase
from app.model.storage.errors import CannotWrite, NotAMap
from app.session import Session, integrity, read, repair
from tests.map_files import LANE, MAP, names, new_session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path, notes=60)
    session.run(edits.add_phase(session.document, MAP, "Terug"))
    session.run(edits.set_fields(session.document, Id("n5"), text="Uit de geschiedenis"))
    session.close()
    return session.path


def damage(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_sound_map_is_left_alone(path: Path) -> None:
    assert repair(path) is None
    assert names(path.parent) == ["map.reiskaart"]


def test_one_damaged_text_costs_no_more_than_itself(path: Path) -> None:
    before = read(path)
    data = path.read_bytes().replace(b"nummer 7 pijn", b"nummer 7 wijn")
    path.write_bytes(data)
    report = repair(path)
    assert report is not None
    assert (report.kept, report.mended, report.lost) == (len(before.records) - 1, 1, 0)
    assert report.path.name == "map (repaired).reiskaart"
    assert path.read_bytes() == data
    after = read(report.path)
    assert after.get(Id("n7"), Note).text == before.get(Id("n7"), Note).text.replace("pijn", "wijn")
    assert integrity(report.path) == "ok"
    again = repair(path)
    assert again is not None
    assert again.path.name == "map (repaired 2).reiskaart"


def test_history_gives_back_what_the_tables_lost(path: Path) -> None:
    before = read(path)
    damage(path, "DELETE FROM note WHERE id = 'n5'", "UPDATE phase SET title = 'x' WHERE title = 'Terug'")
    report = repair(path)
    assert report is not None
    assert read(report.path) == before
    assert report.mended == 0


def test_what_lost_its_owner_gets_a_new_one_on_the_same_map(path: Path) -> None:
    damage(path, "DELETE FROM phase WHERE id = 'p1'", "DELETE FROM person")
    report = repair(path)
    assert report is not None
    after = read(report.path)
    assert after.get(Id("p1"), Phase).title == "Recovered"
    assert len(after.notes(Id("p1"), LANE)) == 60
    assert "p1" in {phase.id for phase in after.phases(MAP)}
    assert all(touchpoint.owner_id is None for touchpoint in after.touchpoints(Id("p1")))


def test_text_that_cannot_be_decoded_shows_a_sign_in_its_place(path: Path) -> None:
    damage(path, "UPDATE note SET text = CAST(x'4869ff21' AS TEXT) WHERE id = 'n7'")
    report = repair(path)
    assert report is not None
    assert read(report.path).get(Id("n7"), Note).text == "Hi\ufffd!"


def test_text_that_turned_into_bytes_is_damage_like_any_other(path: Path) -> None:
    """A flipped bit in the head of a row can say that what follows is no text but bytes."""
    data = path.read_bytes()
    row = data.index(b"n7p1lane")
    assert data[row - 6] % 2 == 1, "text has an odd serial type"
    broken = bytearray(data)
    broken[row - 6] ^= 1
    path.write_bytes(broken)
    assert integrity(path) != "ok"
    assert repair(path) is not None


def test_a_page_of_zeros_costs_only_the_rows_on_it(path: Path) -> None:
    before = read(path)
    data = bytearray(path.read_bytes())
    page = data.index(b"nummer 7 pijn") // 4096 * 4096
    data[page : page + 4096] = bytes(4096)
    path.write_bytes(data)
    report = repair(path)
    assert report is not None
    after = read(report.path)
    assert len(after.records) >= len(before.records) - 60
    assert after.phases(MAP) == before.phases(MAP)


@pytest.mark.parametrize("cut", [0.5, 0.7, 0.9])
def test_a_file_cut_short(path: Path, cut: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    report = repair(path)
    assert report is not None
    Session.open(report.path).close()


def test_a_header_that_was_overwritten(path: Path) -> None:
    before = read(path)
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    report = repair(path)
    assert report is not None
    assert read(report.path) == before


def test_nothing_of_a_map_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "letter.reiskaart"
    path.write_bytes(b"Dear reader, " * 2000)
    with pytest.raises(NotAMap):
        repair(path)
    assert names(tmp_path) == ["letter.reiskaart"]


def test_the_name_of_a_repaired_file_fits_and_a_place_that_cannot_be_written_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(path, "UPDATE note SET text = 'x' WHERE id = 'n7'")
    longest = path.rename(path.with_name("x" * 245 + ".reiskaart"))
    report = repair(longest)
    assert report is not None
    assert report.path.name == "x" * 200 + " (repaired).reiskaart"
    monkeypatch.setattr(whole_files, "_make", lambda *_: os.open("/nowhere/at/all", os.O_RDONLY))
    with pytest.raises(CannotWrite):
        repair(longest)
