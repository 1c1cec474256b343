"""Customers who leave: drawn to open ground by mouse and finger, by keys and menu, led elsewhere, walked, and said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.analysis.outline import outline, walk
from app.drawing.links import line_of
from app.model import edits
from app.model.domain import leads_out
from app.model.records import Id, Link, LinkKind
from app.widgets.canvas.accessible_outline import Node
from app.widgets.canvas.accessible_words import description
from app.widgets.inspector.choosing_fields import SegmentField
from app.widgets.inspector.picking_field import PickField
from tests.driver import LEFT, NO_KEY, Driver
from tests.widgets.test_links import add, handle_of, journey, links, new_links


@pytest.fixture
def vera(vera: Driver) -> Driver:
    """The sample, without the customers who leave in it already."""
    for link in links(vera):
        if leads_out(link):
            vera.session.run(edits.delete(vera.document, link.id))
    return vera


def open_ground(driver: Driver, record_id: Id) -> QPoint:
    """A place of the view, right under a touchpoint, where nothing stands."""
    stage, start = driver.canvas.stage, handle_of(driver, record_id)
    found = (start + QPoint(dx, dy) for dy in range(60, 400, 10) for dx in range(-80, 80, 10))
    return next(place for place in found if all(stage.is_open(place.x() + d, place.y()) for d in (-6, 0, 6)))


def exits(driver: Driver) -> list[Id]:
    return [link.from_id for link in links(driver) if leads_out(link)]


def exit_at(driver: Driver, place: int) -> Id:
    edit = edits.add_exit(driver.document, journey(driver)[place])
    driver.session.run(edit)
    driver.settle()
    return edit.created[0]


def test_a_drop_on_open_ground_is_a_way_out_selected_and_one_step(vera: Driver) -> None:
    before, first = links(vera), journey(vera)[0]
    vera.click_on(first)
    steps = vera.session.history()[1]
    vera.drag(handle_of(vera, first), open_ground(vera, first))
    (made,) = new_links(vera, before)
    assert leads_out(made) and made.from_id == first
    assert vera.canvas.selected_ids() == (made.id,) and vera.sees("link.title")
    assert vera.session.history()[1] == steps + 1
    group = vera.canvas.map_scene.group_of(made.id)
    assert group is not None and len(line_of(group)) == 2
    vera.session.undo()
    assert links(vera) == before


def test_a_finger_draws_it_too_and_a_second_one_only_selects_the_first(vera: Driver) -> None:
    first = journey(vera)[0]
    vera.tap(vera.place_of(first)).swipe(handle_of(vera, first), open_ground(vera, first))
    (made,) = (link for link in links(vera) if leads_out(link))
    vera.tap(vera.place_of(first))
    steps = vera.session.history()[1]
    vera.swipe(handle_of(vera, first), open_ground(vera, first))
    assert exits(vera) == [first] and vera.canvas.selected_ids() == (made.id,)
    assert vera.session.history()[1] == steps


def test_the_sign_is_lit_over_open_ground_alone_and_says_so(vera: Driver) -> None:
    first, _second, third = journey(vera)[:3]
    vera.click_on(first)
    viewport, start, ground = vera.canvas.viewport(), handle_of(vera, first), open_ground(vera, first)
    handle = vera.canvas.stage.linking.handle
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    said = []
    for place in (start + QPoint(14, 14), ground, vera.place_of(third), ground):
        QTest.mouseMove(viewport, place, 20)
        QTest.mouseMove(viewport, place + QPoint(1, 0), 20)
        said.append(handle.says)
    assert said == ["", "Leaves here", "", "Leaves here"]
    vera.press("Escape")
    QTest.mouseRelease(viewport, LEFT, NO_KEY, ground)
    assert handle.says == "" and not exits(vera)


def test_near_the_start_on_a_note_and_beside_the_map_nothing_is_made(vera: Driver) -> None:
    before, first = links(vera), journey(vera)[0]
    note = next(group for group in vera.canvas.drawing.groups if group.role == "note" and group.record_id)
    vera.click_on(first)
    start = handle_of(vera, first)
    assert note.record_id is not None
    for end in (start + QPoint(12, 20), vera.place_of(note.record_id), QPoint(300, -40), QPoint(60, 300)):
        vera.drag(start, end)
        assert links(vera) == before, end


def test_by_keys_ctrl_l_twice_and_by_the_menu_of_the_window(vera: Driver) -> None:
    first, second = journey(vera)[:2]
    vera.click_on(first)
    vera.press("Ctrl+L", "Ctrl+L")
    assert exits(vera) == [first] and not vera.canvas.stage.linking.active
    assert vera.document.get(vera.canvas.selected_ids()[0], Link).kind is LinkKind.DROP_OFF
    vera.click_on(second)
    vera.window.actions_["map.leave_here"].trigger()
    assert exits(vera) == [first, second]


def test_ctrl_l_at_another_touchpoint_begins_there(vera: Driver) -> None:
    first, second = journey(vera)[:2]
    vera.click_on(first)
    vera.press("Ctrl+L", "Right", "Ctrl+L")
    assert vera.canvas.stage.linking.waits_at(second) and not exits(vera)
    vera.press("Escape")


def test_the_palette_finds_it(vera: Driver) -> None:
    first = journey(vera)[0]
    vera.click_on(first)
    vera.press("Ctrl+K")
    vera.type("leaves here").settle(300).press("Return")
    assert exits(vera) == [first]


def test_its_end_is_chosen_in_the_inspector(vera: Driver) -> None:
    first, _second, third = journey(vera)[:3]
    link = exit_at(vera, 0)
    vera.canvas.reveal(link)
    vera.settle(400)
    start, end = vera.find("link.from_id", PickField), vera.find("link.to_id", PickField)
    assert end.currentText() == "Leaves the journey" and end.findData(first) == -1
    assert not vera.sees("link.kind")
    pick(end, third)
    vera.settle(300)
    made = vera.document.get(link, Link)
    assert (made.from_id, made.to_id, made.kind) == (first, third, LinkKind.NEXT)
    kinds = vera.find("link.kind", SegmentField)
    kinds.edited.emit(LinkKind.DROP_OFF)
    vera.settle(300)
    made = vera.document.get(link, Link)
    assert leads_out(made) and made.from_id == first and end.currentText() == "Leaves the journey"
    pick(start, third)
    vera.settle(300)
    made = vera.document.get(link, Link)
    assert leads_out(made) and made.from_id == third
    assert (start.currentData(), end.currentText()) == (third, "Leaves the journey")


def pick(field: PickField, record_id: Id | None) -> None:
    """Chooses in a list as a click on its row does."""
    row = field.findData(record_id)
    field.setCurrentIndex(row)
    field.activated.emit(row)


def test_it_is_no_road_on_and_the_other_road_leads_to_it(vera: Driver) -> None:
    ids = journey(vera)
    for link in links(vera):
        vera.session.run(edits.delete(vera.document, link.id))
    out = exit_at(vera, 1)
    vera.click_on(ids[1])
    vera.press("Ctrl+Right")
    assert vera.canvas.selected_ids() == (ids[2],)
    vera.press("Ctrl+Left")
    assert vera.canvas.selected_ids() == (ids[1],)
    vera.press("Ctrl+Down")
    assert vera.canvas.selected_ids() == (out,)
    vera.press("Ctrl+Right")
    assert vera.canvas.selected_ids() == (out,), "nothing lies beyond"
    vera.press("Ctrl+Left")
    assert vera.canvas.selected_ids() == (ids[1],)


def test_it_is_not_turned_and_of_no_other_kind(vera: Driver) -> None:
    out = exit_at(vera, 1)
    vera.canvas.select([out])
    vera.settle()
    assert not vera.window.actions_["map.turn_link"].isEnabled()
    before = vera.document.get(out, Link)
    for kind in LinkKind:
        vera.canvas.commands.set_link_kind(kind)
    vera.canvas.commands.turn_link()
    assert vera.document.get(out, Link) == before
    other = add(vera, 0, 3)
    vera.canvas.select([other])
    vera.settle()
    assert vera.window.actions_["map.turn_link"].isEnabled()


def test_outline_and_screen_reader_say_that_it_leaves(vera: Driver) -> None:
    out = exit_at(vera, 0)
    titles = [node.title for node in walk(outline(vera.document, vera.canvas.map_id)) if node.record_id == out]
    assert titles == ["Drop-off: leaves the journey"]
    said = description(vera.document, Node(f"link:{out}", "link", "", out, None, None))
    assert said.endswith("leaves the journey") and ", to " not in said
