"""OpenJourney and CJML on the command line: known by what is in a file, one step of history, and told what was lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.session import Session, read
from tests.exchange.samples import ACTUAL, CJML, FLAT
from tests.test_cli import Run, at_home, files, one_sentence, run, vera

__all__ = ["at_home", "run", "vera"]

NAMES = [
    ("fiets.ojf", json.dumps(FLAT).encode(), ["fiets"]),
    ("fiets.json", json.dumps(FLAT).encode(), ["fiets"]),
    ("bank.cjml", ACTUAL.encode(), ["Zoals bedoeld", "AJ1"]),
    ("bank.xml", CJML["bank.xml"], ["Zoals bedoeld", "AJ1"]),
]


@pytest.mark.parametrize(("name", "source", "titles"), NAMES)
def test_import_adds_the_maps_as_one_step_and_tells_what_was_mended(
    name: str, source: bytes, titles: list[str], vera: Path, run: Run
) -> None:
    before = dict(read(vera).records)
    Path(name).write_bytes(source)
    code, out, err = run("import", name, vera)
    assert (code, err) == (0, "")
    assert [journey.title for journey in read(vera).maps()][2:] == titles
    mended = "Notes have no score here" if name.startswith("fiets") else "There is no actor “De Buren”"
    assert mended in out
    session = Session.open(vera)
    session.undo()
    assert dict(session.document.records) == before
    assert not session.can_undo
    session.close()


@pytest.mark.parametrize("target", ["a.ojf", "a.cjml"])
def test_export_writes_a_map_that_import_reads_and_tells_what_it_could_not_hold(
    target: str, vera: Path, run: Run
) -> None:
    journey = read(vera).maps()[0]
    code, _, err = run("export", vera, "--to", target, "--map", journey.title)
    assert code == 0
    assert f"reiskaart: {target}: Known besides the map but not in this file: " in err
    code, _, err = run("import", target, "again.reiskaart")
    assert (code, err) == (0, "")
    again = read(Path("again.reiskaart"))
    titles = [touchpoint.title for touchpoint in read(vera).journey(journey.id)]
    assert [touchpoint.title for touchpoint in again.journey(again.maps()[0].id)] == titles


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("x.ojf", b"{"),
        ("x.json", b"[]"),
        ("x.xml", b"<html/>"),
        ("x.cjml", b'<!DOCTYPE CJML [<!ENTITY a "b">]><CJML>&a;</CJML>'),
        ("x.xml", b""),
    ],
)
def test_what_is_none_of_these_is_refused_in_one_sentence_and_nothing_is_made(
    name: str, source: bytes, run: Run
) -> None:
    Path(name).write_bytes(source)
    code, _, err = run("import", name, "a.reiskaart")
    assert code == 1
    assert one_sentence(err)
    assert files() == [name]
