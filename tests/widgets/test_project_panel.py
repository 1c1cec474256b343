"""The project panel: segments with a kind word about too many, personas under theirs, and parts that fold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton

from app.model import edits
from app.model.records import Segment
from app.widgets.entries import EntryList
from app.widgets.panels.table import PANELS
from app.widgets.pictures.gallery import gallery_of
from tests.driver import Driver
from tests.widgets.conftest import Start


def _rows(driver: Driver, name: str) -> list[tuple[str, bool]]:
    return [(entry.title, entry.heading) for entry in driver.settle().find(name, EntryList).entries()]


def vivid(image: QImage) -> int:
    """How many pixels are clearly of some colour."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).hslSaturation() > 80 for x, y in places)


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


def test_the_channels_lead_to_the_table_of_channels_by_phase(fresh: Driver) -> None:
    fresh.click("rail.map").click("channels.matrix")
    assert fresh.sees("matrix")
    fresh.workspace.inspect((fresh.document.channels()[0].id,), keep_panel=True)
    fresh.settle().click("channel.matrix")
    assert fresh.sees("matrix"), "the way there is no way back"
    fresh.press("Escape")
    assert not fresh.sees("matrix")
    fresh.click("channel.matrix")
    assert fresh.sees("matrix")


def test_a_persona_with_a_picture_has_it_before_the_name(vera: Driver) -> None:
    vera.click("rail.map")
    rows = vera.find("personas.list", EntryList)
    gallery_of(vera.session).finish()
    with_picture = next(persona for persona in vera.document.personas() if persona.picture_id)
    box = rows.rect_of(with_picture.id)
    seen = rows.viewport().grab(QRect(box.left() + 12, box.top(), 28, box.height())).toImage()
    vera.workspace.run(lambda document: edits.set_picture(document, with_picture.id, ""))
    vera.settle()
    bare = rows.viewport().grab(QRect(box.left() + 12, box.top(), 28, box.height())).toImage()

    assert vivid(seen) > 50 > vivid(bare)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("template", ["empty", "vera"])
def test_no_words_of_a_panel_are_cut(start: Start, template: str, language: str) -> None:
    driver = start(template, language=language)
    for segment in driver.document.segments():
        driver.workspace.run(lambda document, gone=segment.id: edits.delete(document, gone))  # type: ignore[misc]
    for row in PANELS:
        driver.click(f"rail.{row.name}").settle()
        words = [w for w in driver.workspace.panels[row.name].findChildren(QLabel) if w.wordWrap() and w.isVisible()]
        cut = [w.text() for w in words if w.height() < w.heightForWidth(w.width())]
        assert not cut, row.name
