"""Copying out of the open file by the menus: a map, a persona, and all of it without its history."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from app.model import edits
from app.session import Session, read
from app.widgets import file_names
from tests.driver import Driver
from tests.widgets.test_maps_panel import choose, open_menu


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is chosen in whatever dialog of the system asks for one."""
    path = tmp_path / "chosen.reiskaart"
    monkeypatch.setattr(file_names, "ask_target", lambda *_: path)
    return path


def said(driver: Driver) -> str:
    return driver.window.banner.words.text()


def test_a_map_goes_to_a_new_file_and_then_to_the_same_once_more(bike: Driver, target: Path) -> None:
    shown = bike.workspace.journey
    choose(open_menu(bike, shown.id), "maps.menu", "copy")
    assert [journey.id for journey in read(target).maps()] == [shown.id]
    assert said(bike) == f"“{shown.title}” is in the new file chosen.reiskaart now."
    bike.window.actions_["maps.copy"].trigger()
    assert said(bike).startswith("chosen.reiskaart holds all of")


def test_a_file_that_is_open_elsewhere_is_refused_in_the_window(bike: Driver, target: Path) -> None:
    other = Session.create(target, "empty", "en", "Open")
    bike.window.actions_["maps.copy"].trigger()
    assert "already open" in said(bike)
    other.close()


def test_a_persona_that_is_looked_at_goes_to_another_file(bike: Driver, target: Path) -> None:
    Session.create(target, "five-phases", "en", "Bakery").close()
    persona = bike.document.personas()[0]
    action = bike.window.actions_["maps.copy_persona"]
    assert not action.isEnabled()
    bike.workspace.inspect((persona.id,))
    bike.window.actions_.refresh()
    assert action.isEnabled()
    bike.settle().click("persona.copy")
    assert [each.id for each in read(target).personas()] == [persona.id]
    assert "backed up first" in said(bike)


def test_a_copy_without_history_from_the_file_menu(bike: Driver, target: Path) -> None:
    source = edits.add_source(bike.document, "Talks")
    bike.session.run(source)
    bike.session.run(edits.set_fields(bike.document, source.created[0], respondent="Mrs Secret"))
    bike.window.actions_["file.copy_without_history"].trigger()
    bike.settle()
    bike.find("cleanCopy.anonymous", QCheckBox).setChecked(True)
    bike.click("cleanCopy.choose")
    assert not bike.sees("cleanCopy")
    assert all(each.respondent == "" for each in read(target).sources())
    assert "without history" in said(bike)
    copy = Session.open(target)
    assert not copy.can_undo
    copy.close()
