"""Where the gap, the curves and a note are seen, what can be done about them is at hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.model.records import Id, LaneKind
from tests.driver import Driver


def test_a_right_click_beside_a_face_is_about_its_touchpoint(vera: Driver) -> None:
    touchpoint = next(t for t in vera.document.journey(vera.canvas.map_id) if vera.document.score(t.id))
    vera.bring_in(touchpoint.id)
    item = vera.canvas.map_scene.item(f"point:{touchpoint.id}:")
    place = vera.canvas.mapFromScene(item.sceneBoundingRect().center()) + QPoint(0, 30)
    right_click(vera, place)
    menu = vera.find("canvas.menu", QMenu)
    add = next(item for item in menu.actions() if "add_action" in item.objectName())
    menu.close()
    assert add.isEnabled() and vera.canvas.selected_ids() == (touchpoint.id,)
    add.trigger()
    vera.settle(300)
    assert vera.document.actions()[-1].subject_id == touchpoint.id


def test_a_note_shows_its_actions_and_takes_another(vera: Driver) -> None:
    lane = vera.document.lane(vera.canvas.map_id, LaneKind.PAINS)
    assert lane is not None
    note = next(n for p in vera.document.phases(vera.canvas.map_id) for n in vera.document.notes(p.id, lane.id))
    vera.click_on(note.id).settle(300).click("note.add_action").type("Say it plainly").press("Return").settle(300)
    made = vera.document.actions()[-1]
    assert made.subject_id == Id(note.id) and made.title == "Say it plainly"
    vera.workspace.inspect((note.id,))
    vera.settle(300).click(f"action.link.{made.id}").settle(300)
    assert vera.workspace.inspected == (made.id,)


def right_click(driver: Driver, place: QPoint) -> None:
    """A right click in the map, with the event by which the system asks for a menu."""
    view = driver.canvas.viewport()
    QTest.mouseClick(view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPointF(view.mapToGlobal(place)).toPoint())
    if not driver.sees("canvas.menu"):
        QApplication.sendEvent(view, event)
    driver.settle()
