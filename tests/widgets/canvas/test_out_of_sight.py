"""What is out of sight follows a moment later, and at once when somebody asks or looks there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from app.model import edits
from app.model.records import Id
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.items import PixmapItem
from tests.benchmarks.maps import plain
from tests.widgets.canvas.conftest import assert_shows_the_document

TALL = 2000
"""Notes: the stacks of the map are many screens high."""


@pytest.fixture
def canvas(tmp_path: Path, qapp: object) -> Iterator[Canvas]:
    """A canvas that shows the upper left of a tall map at 100 %."""
    session = plain(TALL, tmp_path / "tall.reiskaart")
    shown = Canvas(session, session.document.maps()[0].id, "light")
    shown.resize(1200, 800)
    shown.show()
    shown.camera.zoom_to(1.0)
    shown.camera.pan(9999, 9999)
    QTest.qWait(50)
    yield shown
    shown.close_session()
    shown.hide()
    shown.deleteLater()
    session.close()


def seen(canvas: Canvas, key: str) -> PixmapItem:
    """The item of a group as it lies in the scene, without asking the scene for it, which would bring it in step."""
    items = (item for item in canvas.map_scene.items() if isinstance(item, PixmapItem))
    return next(item for item in items if item.drawn.key == key)


def lowest_note(canvas: Canvas) -> Id:
    """A note far below what is seen."""
    groups = [group for group in canvas.drawing.groups if group.role == "note"]
    found = max(groups, key=lambda group: group.y).record_id
    assert found is not None
    return found


def change(canvas: Canvas, note_id: Id) -> None:
    canvas.run(edits.set_fields(canvas.document, note_id, text="another text now"))


def test_a_change_out_of_sight_waits_and_then_comes_by_itself(canvas: Canvas) -> None:
    note_id = lowest_note(canvas)
    before = seen(canvas, f"note:{note_id}").drawn.marks
    change(canvas, note_id)
    assert seen(canvas, f"note:{note_id}").drawn.marks == before
    QTest.qWait(200)
    assert seen(canvas, f"note:{note_id}").drawn.marks != before
    assert_shows_the_document(canvas)


def test_it_comes_right_after_the_picture_of_what_is_seen(canvas: Canvas) -> None:
    note_id = lowest_note(canvas)
    before = seen(canvas, f"note:{note_id}").drawn.marks
    change(canvas, note_id)
    waiting = canvas.map_scene._catching_up
    unpainted = waiting.interval()
    canvas.viewport().repaint()
    assert seen(canvas, f"note:{note_id}").drawn.marks == before, "the picture itself does not wait for it"
    assert waiting.isActive() and waiting.interval() < unpainted


def test_who_asks_for_it_gets_it_as_it_is_now(canvas: Canvas) -> None:
    note_id = lowest_note(canvas)
    change(canvas, note_id)
    item = canvas.item_for(note_id)
    fresh = canvas.drawing.of_record(note_id)
    assert item is not None and fresh is not None and item.drawn.marks == fresh.marks


def test_who_goes_there_at_once_sees_it_as_it_is_now(canvas: Canvas) -> None:
    note_id = lowest_note(canvas)
    change(canvas, note_id)
    canvas.reveal(note_id)
    canvas.renderer.finish()
    fresh = canvas.drawing.of_record(note_id)
    item = seen(canvas, f"note:{note_id}")
    assert fresh is not None and item.drawn.marks == fresh.marks and item.rendered > 0


def test_many_changes_in_a_row_end_as_the_document_is(canvas: Canvas) -> None:
    journey = canvas.document.journey(canvas.map_id)
    for touchpoint in journey[:6]:
        canvas.run(edits.move_touchpoint(canvas.document, touchpoint.id, journey[-1].phase_id, 0))
    assert_shows_the_document(canvas)
    for _ in range(6):
        canvas.session.undo()
    QTest.qWait(200)
    assert_shows_the_document(canvas)
