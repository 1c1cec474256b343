"""The page around a map: one door for edits, one word for what is being typed, one place that knows the open panel."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from app.errors import FileError
from app.i18n import N_
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, JourneyMap, Touchpoint
from app.model.text import MAX_NOTE
from app.widgets.actions.table import ROWS
from app.widgets.panels.table import PANELS
from tests.driver import Driver
from tests.widgets.conftest import Start

FULL = N_("The disk is full, so {name} was not written; what was there before is still there.")

GLIDED_MS = 800
"""Longer than the map waits after a press, and then glides."""


def first(driver: Driver) -> Touchpoint:
    return driver.document.journey(driver.canvas.map_id)[0]


def refused(_document: Document) -> Edit:
    raise FileError(FULL, name="a")


# --- the door --------------------------------------------------------------------------------------------------------


def test_an_edit_goes_through_and_comes_back(vera: Driver) -> None:
    map_id = vera.canvas.map_id
    edit = vera.workspace.run(lambda document: edits.add_phase(document, map_id, "Extra"))
    assert edit is not None
    assert vera.document.phases(map_id)[-1].id == edit.created[0]


def test_what_was_shortened_is_said_by_whichever_way_it_went_in(vera: Driver) -> None:
    touchpoint = first(vera)
    for run in (vera.workspace.run, lambda make: vera.canvas.run(make(vera.document))):
        vera.window.banner.hide()
        run(lambda document: edits.set_fields(document, touchpoint.id, description="a" * (MAX_NOTE + 2)))
        assert vera.sees("banner")


def test_what_is_refused_is_said_once_and_leaves_the_map_as_it_was(vera: Driver) -> None:
    before = dict(vera.document.records)
    assert vera.workspace.run(refused) is None
    assert not vera.canvas.door.fits(refused)
    assert vera.find("banner.words", QLabel).text().startswith("The disk is full, so a was")
    assert dict(vera.document.records) == before


def test_a_fault_of_ours_is_not_swallowed(vera: Driver) -> None:
    with pytest.raises(ZeroDivisionError):
        vera.workspace.attempt(lambda: 1 // 0)


# --- what is being typed ---------------------------------------------------------------------------------------------


def test_settling_keeps_what_is_typed_in_a_note(vera: Driver) -> None:
    touchpoint = first(vera)
    vera.canvas.edit_text(touchpoint.id)
    vera.settle().type("!")
    vera.workspace.settle_typing()
    assert vera.document.get(touchpoint.id, Touchpoint).title.endswith("!")
    assert not vera.canvas.editor.active


@pytest.mark.parametrize("field", ["touchpoint.title", "mapTitle"])
def test_settling_keeps_what_is_typed_in_the_inspector_and_in_the_title(vera: Driver, field: str) -> None:
    touchpoint = first(vera)
    vera.click_on(touchpoint.id)
    vera.find(field, QLineEdit).setFocus()
    vera.type("Half way", into=field)
    vera.workspace.settle_typing()
    titles = {vera.document.get(touchpoint.id, Touchpoint).title, vera.workspace.journey.title}
    assert "Half way" in titles


def test_undo_takes_back_what_was_just_typed_and_nothing_else(vera: Driver) -> None:
    touchpoint, map_id = first(vera), vera.canvas.map_id
    vera.workspace.run(lambda document: edits.add_phase(document, map_id, "Stays"))
    vera.click_on(touchpoint.id).type("Other", into="touchpoint.title")
    vera.window.actions_.refresh()
    vera.window.actions_["edit.undo"].trigger()
    assert vera.document.get(touchpoint.id, Touchpoint).title == touchpoint.title
    assert vera.document.phases(map_id)[-1].title == "Stays"


def test_the_title_that_is_typed_is_that_of_the_map_it_was_typed_for(vera: Driver) -> None:
    before = vera.workspace.journey.id
    other = JourneyMap(id=Id("other"), order="x", title="Other")
    vera.session.run(edits.insert_records(vera.document, [other], edits.Label("x")))
    vera.find("mapTitle", QLineEdit).setFocus()
    vera.type("First", into="mapTitle")
    vera.workspace.show_map(other.id)
    assert vera.document.get(before, JourneyMap).title == "First"
    assert vera.workspace.journey.title == "Other"


# --- panels ----------------------------------------------------------------------------------------------------------


def test_every_panel_has_a_button_an_action_and_a_place(vera: Driver) -> None:
    names = {panel.name for panel in PANELS}
    assert set(vera.workspace.rail.buttons) == names == set(vera.workspace.panels)
    assert {f"view.panel.{name}" for name in names} <= {row.name for row in ROWS}


@pytest.mark.parametrize("name", [panel.name for panel in PANELS])
def test_an_action_opens_and_shuts_its_panel_and_the_rail_follows(vera: Driver, name: str) -> None:
    action = vera.window.actions_[f"view.panel.{name}"]
    for shown in (True, False):
        action.trigger()
        vera.settle(30)
        assert vera.workspace.panels[name].isVisible() is shown
        assert action.isChecked() is shown
        assert vera.find(f"rail.{name}", QAbstractButton).isChecked() is shown
        assert vera.window.settings.panel == vera.workspace.sides.open == (name if shown else "")


def test_a_panel_that_is_no_more_is_not_opened(start: Start) -> None:
    driver = start("empty")
    driver.workspace.open_panel("from another time")
    assert driver.workspace.sides.open == ""
    assert not any(panel.isVisible() for panel in driver.workspace.panels.values())


def test_the_open_panel_stays_open_in_another_language(vera: Driver) -> None:
    vera.click("rail.actions")
    vera.window.actions_["view.language.nl"].trigger()
    assert vera.settle().workspace.sides.open == "actions"
    assert vera.workspace.panels["actions"].isVisible()
    assert vera.window.actions_["view.panel.actions"].isChecked()


def test_the_map_goes_back_when_the_inspector_closes_also_after_keys_along_it(vera: Driver) -> None:
    vera.canvas.camera.zoom_to(1.0)
    vera.canvas.show_place((0.0, 0.0, 1.0))
    journey = vera.document.journey(vera.canvas.map_id)
    seen = [t.id for t in journey if vera.canvas.viewport().rect().contains(vera.place_of(t.id))]
    start = vera.canvas.place()
    vera.click_on(seen[-1]).settle(GLIDED_MS)
    assert vera.canvas.place() != start and vera.sees("inspector")
    vera.press("Left").settle()
    vera.press("Escape").settle(GLIDED_MS)
    assert not vera.sees("inspector") and vera.canvas.place() == pytest.approx(start, abs=1)


def test_the_map_stays_where_hands_have_moved_it_when_the_inspector_closes(vera: Driver) -> None:
    vera.canvas.camera.zoom_to(1.0)
    vera.canvas.show_place((0.0, 0.0, 1.0))
    journey = vera.document.journey(vera.canvas.map_id)
    seen = [t.id for t in journey if vera.canvas.viewport().rect().contains(vera.place_of(t.id))]
    vera.click_on(seen[-1]).settle(GLIDED_MS)
    vera.canvas.camera.pan(-50, 0)
    panned = vera.canvas.place()
    vera.press("Escape").settle()
    assert not vera.sees("inspector") and vera.canvas.place() == panned
