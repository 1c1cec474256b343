"""Tab on the page around the map: as things stand, also what was made later, and round all parts without a trap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.model import edits
from app.model.records import LaneKind
from app.widgets import areas
from tests.driver import Driver

MOST = 200
"""More stops than the page ever has."""


def way(driver: Driver, key: str) -> list[QWidget]:
    """Where a key leads from where the keyboard is until it comes to the map."""
    stops: list[QWidget] = []
    while not driver.canvas.hasFocus() and len(stops) < MOST:
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.append(focus)
        QTest.keySequence(focus, QKeySequence(key))
        QTest.qWait(5)
    return stops


def takers(part: QWidget) -> set[QWidget]:
    found = (each for each in part.findChildren(QWidget) if each.isVisible() and each.isEnabled())
    found = (each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return {each for each in found if not isinstance(each.parent(), QComboBox)}


@pytest.mark.parametrize("panel", ["map", "guide", "history"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_tab_comes_round_every_part_and_back_to_the_map(vera: Driver, panel: str, key: str) -> None:
    page = vera.workspace
    page.open_panel(panel)
    page.reveal(vera.document.journey(vera.canvas.map_id)[0].id, keep_panel=True)
    vera.settle().press("F6" if key == "Tab" else "Shift+F6")
    parts = [part for part in areas.parts_of(page) if part is not page.canvas]
    assert [page.inspector, page.panels[panel]] == parts[:2]
    if key == "Shift+Tab":  # the top bar is come to where it begins, so it is left at once
        parts.pop()
    stops = way(vera, key)
    assert len(stops) == len(set(stops)) < MOST, "nothing is come to twice"
    for part in parts if key == "Tab" else ():
        assert takers(part) <= set(stops), part.objectName()
    assert {part for part in parts if any(map(part.isAncestorOf, stops))} == set(parts)


def test_tab_goes_into_a_section_that_was_just_opened(fresh: Driver) -> None:
    fresh.workspace.reveal(fresh.document.journey(fresh.canvas.map_id)[0].id)
    fresh.settle().find("section.touchpoint.experience").setFocus()
    fresh.press("Space").settle().press("Tab")
    assert QApplication.focusWidget() is fresh.find("touchpoint.expected")
    fresh.press("Shift+Tab")
    assert QApplication.focusWidget() is fresh.find("section.touchpoint.experience")


def test_tab_comes_to_a_note_that_was_just_added_where_it_stands(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.workspace.reveal(touchpoint.id)
    vera.settle().click("section.touchpoint.notes").settle()
    pains = vera.document.lane(vera.canvas.map_id, LaneKind.PAINS)
    assert pains is not None
    vera.workspace.run(
        lambda document: edits.add_note(document, pains.id, touchpoint.phase_id, "!", touchpoint_id=touchpoint.id)
    )
    added = next(note for note in vera.document.notes(touchpoint.phase_id, pains.id) if note.text == "!")
    names = [stop.objectName() for stop in _way_in(vera, "touchpoint.title")]
    places = [*map(names.index, ("section.touchpoint.notes", f"note.text.{added.id}", "section.touchpoint.evidence"))]
    assert places == sorted(places)


def _way_in(driver: Driver, first: str) -> list[QWidget]:
    """The stops of Tab from a field until it leaves the inspector."""
    driver.find(first).setFocus()
    return [stop for stop in way(driver, "Tab") if driver.workspace.inspector.isAncestorOf(stop)]
