"""Segments and the fields of personas, channels and touchpoints are met by find and by the palette, and made there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.model import edits
from app.model.records import LaneKind, Note, Segment
from app.widgets.entries import EntryList
from app.widgets.personas.page import PersonaPage
from tests.driver import Driver


def _find(driver: Driver, words: str) -> str:
    driver.canvas.setFocus()
    driver.press("Ctrl+F").type(words).press("Return").settle()
    return driver.find("find.where", QLabel).text()


def _choose(driver: Driver, typed: str) -> Driver:
    driver.canvas.setFocus()
    return driver.press("Ctrl+K").type(typed).settle(20)


@pytest.mark.parametrize(("field", "label"), [("barriers", "Barriers"), ("media", "Media use"), ("trade", "Trade")])
def test_a_field_of_a_persona_in_a_section_is_found_and_gone_to(fresh: Driver, field: str, label: str) -> None:
    persona = fresh.document.personas()[0]
    fresh.workspace.run(lambda document: edits.set_fields(document, persona.id, **{field: "een zwaluw zien"}))
    assert _find(fresh, "zwaluw").startswith(f"{label} of “")
    fresh.click("find.offer").settle()
    assert fresh.sees(f"persona.{field}") and fresh.find(f"persona.{field}").hasFocus()


def test_the_causes_of_a_pain_point_are_found(fresh: Driver) -> None:
    lane = fresh.document.lane(fresh.canvas.map_id, LaneKind.PAINS)
    note = next(r for r in fresh.document.records.values() if isinstance(r, Note) and lane and r.lane_id == lane.id)
    fresh.workspace.run(lambda document: edits.set_fields(document, note.id, whys="Geen zwaluw"))
    assert _find(fresh, "zwaluw").startswith("Why, and why again of “")


def test_a_segment_is_found_by_what_is_said_of_it(fresh: Driver) -> None:
    edit = fresh.workspace.run(lambda document: edits.add_segment(document, "Busy parents"))
    assert edit is not None
    fresh.workspace.run(lambda document: edits.set_fields(document, edit.created[0], about="Zwaluwen"))
    assert _find(fresh, "zwaluwen").startswith("About of “Busy parents”")
    fresh.press("Escape")
    _choose(fresh, "busy parents")
    entry = next(e for e in fresh.find("palette.list", EntryList).entries() if e.key == edit.created[0])
    assert (entry.title, entry.sign) == ("Busy parents", "target")


def test_the_palette_makes_a_segment_and_opens_the_cards(fresh: Driver) -> None:
    _choose(fresh, "add segment").press("Return").settle().type("Busy parents").press("Return")
    assert [segment.name for segment in fresh.document.all_of(Segment)] == ["Busy parents"]
    _choose(fresh, "persona cards").press("Return").settle()
    assert isinstance(fresh.workspace.over, PersonaPage)
