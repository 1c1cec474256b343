"""What is out of sight follows a moment later, and at once when somebody asks or looks there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractGraphicsShapeItem,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
)

from app.model import edits
from app.model.edits.base import Edit
from app.model.records import Id, Note
from app.widgets import motion
from app.widgets.canvas import scene
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.items import PixmapItem, ShapesItem
from app.widgets.canvas.scene import MapScene
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


def test_what_is_late_stays_so_over_several_drawings(canvas: Canvas) -> None:
    note_id = lowest_note(canvas)
    before = seen(canvas, f"note:{note_id}").drawn.marks
    change(canvas, note_id)
    canvas.run(edits.set_fields(canvas.document, canvas.document.phases(canvas.map_id)[0].id, title="Another name"))
    assert seen(canvas, f"note:{note_id}").drawn.marks == before
    QTest.qWait(200)
    assert_shows_the_document(canvas)


def test_what_is_undone_before_anybody_saw_it_is_as_it_was(canvas: Canvas) -> None:
    note_id = lowest_note(canvas)
    item = seen(canvas, f"note:{note_id}")
    canvas.run(edits.delete(canvas.document, note_id))
    canvas.session.undo()
    QTest.qWait(200)
    assert seen(canvas, f"note:{note_id}") is item
    assert_shows_the_document(canvas)


def test_where_something_is_can_be_told_without_bringing_it_in_step(canvas: Canvas) -> None:
    note_id = lowest_note(canvas)
    before = seen(canvas, f"note:{note_id}").drawn.marks
    change(canvas, note_id)
    fresh = canvas.drawing.of_record(note_id)
    assert fresh is not None
    assert canvas.map_scene.group_of(note_id) == canvas.map_scene.group(f"note:{note_id}") == fresh
    assert seen(canvas, f"note:{note_id}").drawn.marks == before != fresh.marks


def test_a_lane_that_goes_and_comes_back_out_of_sight_leaves_nothing_lying_about(canvas: Canvas) -> None:
    lane = canvas.document.lanes(canvas.map_id)[-1]
    canvas.run(edits.delete(canvas.document, lane.id))
    canvas.session.undo()
    canvas.run(edits.delete(canvas.document, lane.id))
    QTest.qWait(200)
    assert_is_as_made_anew(canvas)
    canvas.session.undo()
    assert_is_as_made_anew(canvas)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_without_a_pause_it_ends_as_if_made_anew(canvas: Canvas, seed: int) -> None:
    random = Random(seed)
    for _ in range(12):
        for _ in range(random.randrange(1, 5)):
            if canvas.session.can_undo and random.random() < 0.4:
                canvas.session.undo()
            else:
                canvas.run(something(canvas, random))
        if random.random() < 0.5:
            canvas.camera.pan(random.randrange(-900, 900), random.randrange(-900, 900))
        if random.random() < 0.5:
            QTest.qWait(60)
    assert_is_as_made_anew(canvas)


def something(canvas: Canvas, random: Random) -> Edit:
    """A touchpoint goes elsewhere or for good, or a note goes or says something else."""
    document, journey = canvas.document, canvas.document.journey(canvas.map_id)
    phases = document.phases(canvas.map_id)
    note = random.choice([record for record in document.all_of(Note) if record.phase_id is not None])
    return random.choice(
        (
            lambda: edits.move_touchpoint(document, random.choice(journey).id, random.choice(phases).id, 0),
            lambda: edits.delete(document, note.id),
            lambda: edits.set_fields(document, note.id, text="word " * random.randrange(1, 40)),
            lambda: edits.delete(document, random.choice(journey).id),
        )
    )()


def assert_is_as_made_anew(canvas: Canvas) -> None:
    """Each thing in the scene is what another scene would have made of the same drawing, and nothing else is there."""
    canvas.map_scene.catch_up()
    canvas.map_scene.gliding.finish()
    anew = MapScene(canvas)
    anew.show_drawing(canvas.drawing)
    assert looks(canvas.map_scene) == looks(anew)
    assert_shows_the_document(canvas)


def looks(shown: MapScene) -> dict[str, object]:
    """What stands where in a scene, by the keys of its groups."""
    found: dict[str, object] = {}
    for item in shown.items():
        if isinstance(item, PixmapItem | ShapesItem) and hasattr(item, "holder"):  # and no copy of a title
            assert item.drawn.key not in found, "shown twice"
            inside = (*shapes(item), item.rect()) if isinstance(item, ShapesItem) else is_hidden(item)
            place = item.scenePos() - shown.panes.moved(item.drawn.layer)
            found[item.drawn.key] = place.toTuple(), item.drawn.marks, inside
    return found


def is_hidden(item: PixmapItem) -> bool:
    return bool(item.flags() & QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)


def shapes(item: ShapesItem) -> list[object]:
    """The outlines and inks of an item's shapes; a still is taken away first."""
    item.show_shapes()
    frames = [child for child in item.childItems() if isinstance(child, QGraphicsRectItem)]
    return [shape_of(child) for frame in frames for child in frame.childItems()]


def shape_of(child: QGraphicsItem) -> object:
    if isinstance(child, QGraphicsSimpleTextItem):
        return child.text(), child.pos().toTuple(), child.brush().color().name()
    assert isinstance(child, QAbstractGraphicsShapeItem)
    outline = child.rect() if isinstance(child, QGraphicsRectItem) else child.shape()
    return type(child), outline, child.boundingRect(), child.pen(), child.brush()


@pytest.mark.parametrize("calm", [True, False])
def test_what_is_undone_elsewhere_is_right_in_the_first_picture_of_it(
    canvas: Canvas, calm: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "calm", lambda: calm)
    note_id = lowest_note(canvas)
    change(canvas, note_id)
    QTest.qWait(200)
    group = canvas.drawing.of_record(note_id)
    assert group is not None
    pictures: list[bool] = []

    def look() -> None:
        fresh = canvas.drawing.of_record(note_id)
        if fresh is not None and canvas.camera.in_sight().intersects(QRectF(group.x, group.y, group.w, group.h)):
            pictures.append(seen(canvas, f"note:{note_id}").drawn.marks == fresh.marks)

    canvas.painted.connect(look)
    canvas.session.undo()
    QTest.qWait(800)
    assert pictures and all(pictures)


def test_undo_and_redo_lead_to_where_something_came_and_went(canvas: Canvas) -> None:
    """With the place out of sight it looked as if nothing had happened."""
    low = canvas.document.get(lowest_note(canvas), Note)
    made = edits.add_note(canvas.document, low.lane_id, low.phase_id, "New", touchpoint_id=low.touchpoint_id)
    canvas.run(made)
    group = canvas.drawing.of_record(made.created[0])
    assert group is not None
    place = QRectF(group.x, group.y, group.w, group.h)
    for step in (canvas.session.undo, canvas.session.redo, canvas.session.undo):
        canvas.camera.pan(99999, 99999)
        QTest.qWait(20)
        assert not canvas.camera.in_sight().intersects(place)
        step()
        QTest.qWait(600)
        assert canvas.camera.in_sight().contains(place)


def test_it_comes_a_little_at_a_time(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    """All at once it would hold up the next picture, and with no time left at all it would never come."""
    monkeypatch.setattr(scene, "_SLICE", -1.0)
    goes: list[int] = []
    canvas.map_scene.caught_up.connect(lambda changed: goes.append(len(changed)))
    everything = [note.id for note in canvas.document.all_of(Note)]
    canvas.run(edits.set_fields(canvas.document, everything, text="another text now"))
    QTest.qWait(400)
    assert len(goes) > 10
    assert_is_as_made_anew(canvas)
