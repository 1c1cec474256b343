"""Templates of one's own on the command line: listed, begun from by name or by file, and refused like others."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.exchange import shelf
from app.exchange.pictures import no_pictures
from app.exchange.shelf import OwnTemplate
from app.guides import templates
from app.guides.own_template import template_of
from app.model.document import Document
from app.model.records import Touchpoint
from app.session import Session


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def own() -> OwnTemplate:
    document = Document(templates.build("vera", "en"))
    return shelf.keep(template_of(document, document.maps()[0].id, "Coach", "For us", with_notes=True), no_pictures)


def made(path: str) -> Document:
    session = Session.open(path)
    try:
        return session.document
    finally:
        session.close()


def test_the_list_names_them_behind_our_own(own: OwnTemplate, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].split() == ["Coach", "Coach:", "For", "us"]
    assert len(lines) == len(templates.template_ids()) + len(templates.sample_ids()) + 1


@pytest.mark.parametrize("named", ["Coach", "Coach.reiskaart-template"])
def test_a_file_begins_from_one_by_its_name(own: OwnTemplate, named: str) -> None:
    assert main(["new", "a.reiskaart", "--template", named, "--title", "Mine"]) == 0
    document = made("a.reiskaart")
    assert document.maps()[0].title == document.project.title == "Mine" and document.all_of(Touchpoint)


def test_a_file_begins_from_the_file_of_one(own: OwnTemplate, tmp_path: Path) -> None:
    sent = shelf.copy_out(own, tmp_path / "sent.reiskaart-template")
    shelf.take_off(own)
    assert main(["new", "a.reiskaart", "--template", str(sent)]) == 0
    assert made("a.reiskaart").all_of(Touchpoint)
    assert shelf.shelf() == ()


def test_what_is_no_template_makes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.reiskaart-template").write_text("{}")
    for named, said in (("bad.reiskaart-template", "no template"), ("Nothing", "There is no template “Nothing”")):
        assert main(["new", "a.reiskaart", "--template", named]) == 1
        assert said in capsys.readouterr().err
    assert not Path("a.reiskaart").exists()


def frame(name: str, *, with_notes: bool) -> Path:
    """A template as somebody would send it, called “Own frame”, to be used for bakers."""
    document = Document(templates.build("five-phases", "en"))
    records = template_of(document, document.maps()[0].id, "Own frame", "Use it for bakers", with_notes=with_notes)
    return shelf.copy_out(shelf.keep(records, no_pictures), Path(name))


def test_importing_a_template_begins_a_file_from_it_as_new_does(tmp_path: Path) -> None:
    sent = frame("sent.reiskaart-template", with_notes=False)
    assert main(["import", str(sent), "a.reiskaart"]) == 0
    assert main(["new", "b.reiskaart", "--template", str(sent)]) == 0
    imported, begun = made("a.reiskaart"), made("b.reiskaart")
    for document in (imported, begun):
        assert (document.project.title, document.project.ambition) == ("New journey", "")
        assert [journey.title for journey in document.maps()] == ["New journey"]
    assert len(imported.records) == len(begun.records)


def test_importing_a_template_into_a_file_uses_what_that_has(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "a.reiskaart", "--template", "five-phases"]) == 0
    before = made("a.reiskaart")
    for with_notes in (False, True):
        sent = frame(f"{with_notes}.reiskaart-template", with_notes=with_notes)
        assert main(["import", str(sent), "a.reiskaart"]) == 0
    after = made("a.reiskaart")
    assert "Reads a map: Own frame" in capsys.readouterr().out
    assert after.project == before.project
    assert [c.name for c in after.channels()] == [c.name for c in before.channels()]
    assert [journey.title for journey in after.maps()] == ["New journey"] * 3
