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


def test_a_segment_is_added_named_and_undone(fresh: Driver) -> None:
    fresh.click("rail.map").click("segments.add").type("Busy parents").press("Return")
    assert [segment.name for segment in fresh.document.segments()] == ["Busy parents"]
    assert _rows(fresh, "segments.list") == [("Busy parents", False)]
    fresh.session.undo()
    fresh.session.undo()
    assert fresh.document.segments() == () and _rows(fresh, "segments.list") == []


def test_more_than_five_segments_are_allowed_and_spoken_of_kindly(fresh: Driver) -> None:
    fresh.click("rail.map")
    _add_segments(fresh, 5)
    assert not fresh.settle().sees("segments.hint")
    _add_segments(fresh, 1)
    assert fresh.settle().find("segments.hint", QLabel).text().startswith("6 segments is a lot")
    assert len(fresh.document.segments()) == 6


def test_personas_stand_under_their_segment(fresh: Driver) -> None:
    first, second = _add_segments(fresh, 2)
    fresh.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    *_others, noor = fresh.document.personas()
    fresh.click("rail.map")
    known = [(persona.name, False) for persona in fresh.document.personas()]
    assert _rows(fresh, "personas.list") == [("Without a segment", True), *known]
    fresh.workspace.run(lambda document: edits.set_fields(document, noor.id, segment_id=second.id))
    assert _rows(fresh, "personas.list")[:2] == [("Segment 2", True), ("Noor", False)]
    rows = fresh.find("segments.list", EntryList).entries()
    assert {row.title: row.note for row in rows} == {first.name: "", second.name: "One persona"}


def test_a_part_folds_and_stays_folded(fresh: Driver) -> None:
    fresh.click("rail.map").click("section.panel.channels")
    assert not fresh.sees("channels.list")
    assert fresh.window.settings.sections == ["panel.channels"]
    assert fresh.find("section.panel.channels", QPushButton).text().startswith("Channels · ")
    fresh.workspace.rebuild()
    assert not fresh.settle().sees("channels.list") and fresh.sees("people.list")
    fresh.click("channels.add")
    assert fresh.settle().sees("channels.list")
