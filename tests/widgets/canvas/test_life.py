"""A canvas among others: themes, languages, maps, several at once, and gone without a trace."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from app.i18n import set_screen_language
from app.model import edits
from app.model.change import Change
from app.model.records import Id, JourneyMap, Lane, LaneKind, Phase
from app.widgets.canvas.canvas import Canvas
from tests.drawing.maps import MAP
from tests.widgets.canvas.conftest import Open, assert_shows_the_document
from tests.widgets.canvas.hands import RIGHT, Hands, box_of


def colors_in(canvas: Canvas, record_id: str) -> set[str]:
    canvas.renderer.finish()
    image = canvas.grab().toImage()
    box = canvas.mapFromScene(box_of(canvas, record_id).x + 20, box_of(canvas, record_id).y + 6)
    return {image.pixelColor(box + QPoint(dx, 0)).name() for dx in range(5)}


def test_another_theme_is_shown_at_once_and_keeps_the_selection(hands: Hands) -> None:
    hands.click("t1")
    light = colors_in(hands.canvas, "t1")
    with hands.no_step():
        hands.canvas.set_theme("dark")
    assert colors_in(hands.canvas, "t1") != light
    assert hands.canvas.selected_ids() == ("t1",)
    assert_shows_the_document(hands.canvas)
    hands.canvas.set_theme("light")
    assert colors_in(hands.canvas, "t1") == light


def test_another_language_is_shown_at_once(hands: Hands) -> None:
    english = hands.group("doing").marks
    set_screen_language("nl")
    with hands.no_step():
        hands.canvas.retranslate()
    assert hands.group("doing").marks != english
    assert hands.canvas.accessibleName() != "Journey map"
    assert hands.canvas.editor.accessibleName() != "Text of the note"
    assert_shows_the_document(hands.canvas)


def test_theme_and_language_may_change_while_something_is_typed(hands: Hands) -> None:
    with hands.one_step():
        hands.double_click("n1").type("!")
        hands.canvas.set_theme("dark")
        set_screen_language("nl")
        hands.canvas.retranslate()
        hands.type("?").key("Esc")
    assert_shows_the_document(hands.canvas)


def test_two_canvases_on_one_session_show_the_same(hands: Hands) -> None:
    other = Canvas(hands.session, MAP, "dark")
    hands.drag("t1", hands.at("t4", 40))
    assert_shows_the_document(other)
    other.commands.undo()
    assert_shows_the_document(hands.canvas)
    assert_shows_the_document(other)
    other.close_session()


def test_two_sessions_do_not_meet(open_map: Open) -> None:
    one, two = open_map(), open_map()
    one.canvas.commands.select_all()
    one.canvas.commands.delete()
    assert len(two.document.journey(MAP)) == 4
    assert two.canvas.selected_ids() == ()
    assert_shows_the_document(two.canvas)


def test_undo_goes_to_the_map_that_it_changes(hands: Hands) -> None:
    other = JourneyMap(id=Id("other"), order="Z", title="Anders")
    lane = Lane(id=Id("other-lane"), map_id=other.id, order="V", kind=LaneKind.TOUCHPOINTS)
    phase = Phase(id=Id("other-phase"), map_id=other.id, order="V", title="Begin")
    hands.session.run(edits.Edit(edits.base.Label("x"), Change.creating([other, lane, phase])))
    hands.canvas.show_map(other.id)
    hands.canvas.run(edits.add_touchpoint(hands.document, phase.id, "Nieuw"))
    hands.canvas.show_map(MAP)
    maps: list[str] = []
    hands.canvas.map_changed.connect(maps.append)
    hands.canvas.commands.undo()
    hands.canvas.commands.redo()
    assert maps == ["other"]
    assert hands.canvas.map_id == "other"


def test_showing_another_map_calls_off_a_drag(hands: Hands) -> None:
    other = JourneyMap(id=Id("other"), order="Z", title="Anders")
    hands.session.run(edits.Edit(edits.base.Label("x"), Change.creating([other])))
    with hands.no_step():
        hands.press("t1").move(hands.at("t4", 40))
        hands.canvas.show_map(other.id)
        hands.release()
    assert_shows_the_document(hands.canvas)


def test_a_map_that_goes_makes_room_for_the_first(hands: Hands) -> None:
    other = JourneyMap(id=Id("other"), order="Z", title="Anders")
    hands.session.run(edits.Edit(edits.base.Label("x"), Change.creating([other])))
    hands.canvas.show_map(other.id)
    hands.session.undo()
    assert hands.canvas.map_id == MAP


@pytest.mark.parametrize("busy", [False, True])
def test_a_closed_canvas_is_gone(open_map: Open, busy: bool) -> None:
    hands = open_map()
    canvas = Canvas(hands.session, MAP)
    canvas.resize(1300, 900)
    canvas.show()
    if busy:
        at_work = Hands(canvas)
        at_work.click("t1", button=RIGHT).menu().close()
        at_work.drag("t1", at_work.at("t2", 30)).double_click("n1").type("x").key("Esc").key("Tab").key("Esc")
        canvas.commands.undo()
        del at_work
    seen = weakref.ref(canvas)
    canvas.close_session()
    canvas.close()
    canvas.deleteLater()
    del canvas
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert seen() is None
    assert hands.session.document.records
