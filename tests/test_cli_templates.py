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
