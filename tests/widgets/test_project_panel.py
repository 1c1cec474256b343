"""The project panel: segments with a kind word about too many, personas under theirs, and parts that fold."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from app.model import edits
from app.model.records import Segment
from app.widgets.entries import EntryList
from tests.driver import Driver


def _rows(driver: Driver, name: str) -> list[tuple[str, bool]]:
    return [(entry.title, entry.heading) for entry in driver.settle().find(name, EntryList).entries()]


def _add_segments(driver: Driver, count: int) -> tuple[Segment, ...]:
    for number in range(count):
        driver.workspace.run(lambda document, number=number: edits.add_segment(document, f"Segment {number + 1}"))
    return driver.document.segments()


def test_a_segment_is_added_named_and_undone(vera: Driver) -> None:
    vera.click("rail.map").click("segments.add").type("Busy parents").press("Return")
    assert [segment.name for segment in vera.document.segments()] == ["Busy parents"]
    assert _rows(vera, "segments.list") == [("Busy parents", False)]
    vera.session.undo()
    vera.session.undo()
    assert vera.document.segments() == () and _rows(vera, "segments.list") == []


def test_more_than_five_segments_are_allowed_and_spoken_of_kindly(vera: Driver) -> None:
    vera.click("rail.map")
    _add_segments(vera, 5)
    assert not vera.settle().sees("segments.hint")
    _add_segments(vera, 1)
    assert vera.settle().find("segments.hint", QLabel).text().startswith("6 segments is a lot")
    assert len(vera.document.segments()) == 6


def test_personas_stand_under_their_segment(vera: Driver) -> None:
    first, second = _add_segments(vera, 2)
    vera.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    *_others, noor = vera.document.personas()
    vera.click("rail.map")
    known = [(persona.name, False) for persona in vera.document.personas()]
    assert _rows(vera, "personas.list") == [("Without a segment", True), *known]
    vera.workspace.run(lambda document: edits.set_fields(document, noor.id, segment_id=second.id))
    assert _rows(vera, "personas.list")[:2] == [("Segment 2", True), ("Noor", False)]
    rows = vera.find("segments.list", EntryList).entries()
    assert {row.title: row.note for row in rows} == {first.name: "", second.name: "One persona"}


def test_a_part_folds_and_stays_folded(vera: Driver) -> None:
    vera.click("rail.map").click("section.panel.channels")
    assert not vera.sees("channels.list")
    assert vera.window.settings.sections == ["panel.channels"]
    assert vera.find("section.panel.channels", QPushButton).text().startswith("Channels · ")
    vera.workspace.rebuild()
    assert not vera.settle().sees("channels.list") and vera.sees("people.list")
    vera.click("channels.add")
    assert vera.settle().sees("channels.list")
