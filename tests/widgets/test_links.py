"""Links in the window: drawn by hand and by keys, walked along, worded, turned, deleted, and seen in the inspector."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.analysis.search import Index
from app.drawing.links import line_of
from app.drawing.primitives import Group
from app.exchange.raster import color
from app.model import edits
from app.model.records import Id, Link, LinkKind
from app.widgets.panels.link_legend import LinkLegend
from tests.driver import LEFT, NO_KEY, Driver


def journey(driver: Driver) -> list[Id]:
    return [touchpoint.id for touchpoint in driver.document.journey(driver.canvas.map_id)]


def links(driver: Driver) -> list[Link]:
    return list(driver.document.all_of(Link))


def add(driver: Driver, start: int, end: int, kind: LinkKind | None = None) -> Id:
    edit = edits.add_link(driver.document, journey(driver)[start], journey(driver)[end], kind)
    driver.session.run(edit)
    driver.settle()
    return edit.created[0]


def new_links(driver: Driver, before: list[Link]) -> list[Link]:
    known = {link.id for link in before}
    return [link for link in links(driver) if link.id not in known]


def handle_of(driver: Driver, record_id: Id) -> QPoint:
    group = driver.canvas.map_scene.group_of(record_id)
    assert group is not None
    return driver.canvas.mapFromScene(driver.canvas.scene_position(group, group.w, group.h * 0.75))


def on_line(driver: Driver, link_id: Id) -> QPoint:
    group = driver.canvas.map_scene.group_of(link_id)
    assert group is not None
    driver.canvas.show_group(group)
    driver.settle(400)
    points = line_of(group)
    one, other = max(pairwise(points), key=lambda p: abs(p[0][0] - p[1][0]))
    x, y = one[0] + (other[0] - one[0]) * 0.2, (one[1] + other[1]) / 2
    return driver.canvas.mapFromScene(driver.canvas.scene_position(group, x - group.x, y - group.y))


def test_a_link_is_drawn_from_the_handle_and_selected(vera: Driver) -> None:
    before, (first, _second, third) = links(vera), journey(vera)[:3]
    vera.click_on(first)
    vera.drag(handle_of(vera, first), vera.place_of(third))
    (made,) = new_links(vera, before)
    assert (made.from_id, made.to_id, made.kind) == (first, third, LinkKind.NEXT)
    assert vera.canvas.selected_ids() == (made.id,)
    assert vera.sees("link.title")
    vera.session.undo()
    assert links(vera) == before


@pytest.mark.parametrize("chosen", [True, False])
def test_the_plus_after_the_last_touchpoint_of_a_phase_leaves_room_for_its_handle(vera: Driver, chosen: bool) -> None:
    """Also on a map seen from afar, where what a hand may miss by is large, and with links below the row."""
    phase = vera.document.phases(vera.canvas.map_id)[0]
    last, target = vera.document.touchpoints(phase.id)[-1].id, journey(vera)[0]
    add(vera, 3, 0)
    vera.canvas.camera.zoom_to(0.5)
    vera.settle(400)
    before = links(vera)
    if chosen:
        vera.click_on(last)
    vera.bring_in(last)
    QTest.mouseMove(vera.canvas.viewport(), vera.place_of(last) - QPoint(9, 0))
    vera.settle()
    QTest.mouseMove(vera.canvas.viewport(), vera.place_of(last))
    vera.settle()
    plus, group = vera.canvas.feedback.plus_at, vera.canvas.map_scene.group_of(last)
    assert plus is not None and group is not None
    assert plus.y() == vera.canvas.scene_position(group, 0, group.h / 2).y()
    vera.drag(handle_of(vera, last), vera.place_of(target))
    assert [(link.from_id, link.to_id) for link in new_links(vera, before)] == [(last, target)]


def test_a_finger_draws_a_link_or_taps_the_handle_and_then_the_target(vera: Driver) -> None:
    before, (first, second, third) = links(vera), journey(vera)[:3]
    vera.tap(vera.place_of(first)).swipe(handle_of(vera, first) + QPoint(14, 4), vera.place_of(third))
    (made,) = new_links(vera, before)
    assert (made.from_id, made.to_id) == (first, third)
    vera.tap(vera.place_of(second)).tap(handle_of(vera, second)).tap(vera.place_of(first))
    assert [(link.from_id, link.to_id) for link in new_links(vera, [*before, made])] == [(second, first)]


def test_the_legend_says_what_the_lines_mean_once_there_are_any(vera: Driver) -> None:
    for link in links(vera):
        vera.session.run(edits.delete(vera.document, link.id))
    vera.click("rail.curves")
    legend = vera.window.findChild(LinkLegend)
    assert legend is not None and not legend.isVisible()
    add(vera, 0, 2)
    assert legend.isVisible()


def test_escape_calls_the_drawing_off(vera: Driver) -> None:
    before, (first, _second, third) = links(vera), journey(vera)[:3]
    vera.click_on(first)
    viewport, start, end = vera.canvas.viewport(), handle_of(vera, first), vera.place_of(third)
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(viewport, start + (end - start) * share)
    drawn = [placed for placed in vera.canvas.map_scene.drawing.parts if placed.key.startswith("links:")]
    assert drawn, "the link is not shown while it is drawn"
    vera.press("Escape")
    QTest.mouseRelease(viewport, LEFT, NO_KEY, end)
    assert links(vera) == before


def test_link_to_takes_the_next_click_and_back_in_time_is_a_loop(vera: Driver) -> None:
    before, (first, second) = links(vera), journey(vera)[:2]
    vera.click_on(second)
    vera.window.actions_["map.link_to"].trigger()
    assert vera.canvas.stage.linking.active
    vera.click_on(first)
    (made,) = new_links(vera, before)
    assert (made.from_id, made.to_id, made.kind) == (second, first, LinkKind.LOOP)
    assert not vera.canvas.stage.linking.active


def test_link_to_by_keys_alone(vera: Driver) -> None:
    before, (first, second, third) = links(vera), journey(vera)[:3]
    vera.click_on(first)
    vera.press("Ctrl+L", "Right", "Right", "Return")
    (made,) = new_links(vera, before)
    assert (made.from_id, made.to_id) == (first, third)
    vera.click_on(second)
    vera.press("Ctrl+L", "Right", "Escape")
    assert len(new_links(vera, before)) == 1 and not vera.canvas.stage.linking.active


def test_a_link_is_chosen_on_its_line_and_not_inside_its_arch(vera: Driver) -> None:
    link = add(vera, 0, 2)
    place = on_line(vera, link)
    QTest.mouseClick(vera.canvas.viewport(), LEFT, NO_KEY, place)
    assert vera.canvas.selected_ids() == (link,)
    QTest.mouseClick(vera.canvas.viewport(), LEFT, NO_KEY, place + QPoint(0, 12))
    assert vera.canvas.selected_ids() != (link,)


def test_delete_removes_it_and_undo_brings_it_back(vera: Driver) -> None:
    link = add(vera, 0, 3)
    QTest.mouseClick(vera.canvas.viewport(), LEFT, NO_KEY, on_line(vera, link))
    vera.press("Delete")
    assert link not in vera.document.records
    vera.session.undo()
    assert link in vera.document.records


def test_delete_takes_one_link_and_leaves_the_keyboard_where_it_began(vera: Driver) -> None:
    link, start = add(vera, 0, 3), journey(vera)[0]
    QTest.mouseClick(vera.canvas.viewport(), LEFT, NO_KEY, on_line(vera, link))
    vera.press("Delete")
    left = links(vera)
    group = vera.canvas.focus_group()
    assert link not in {each.id for each in left} and not vera.canvas.selected_ids()
    assert group is not None and group.record_id == start
    vera.press("Delete")
    assert links(vera) == left and start in vera.document.records
    vera.press("Right")
    assert vera.canvas.selected_ids() == (journey(vera)[1],), "the keyboard goes on from there"


def test_keys_walk_along_the_road_and_from_link_to_link(vera: Driver) -> None:
    ids = journey(vera)
    for link in links(vera):
        vera.session.run(edits.delete(vera.document, link.id))
    one, other = add(vera, 1, 4), add(vera, 1, 6)
    vera.click_on(ids[0])
    vera.press("Ctrl+Right")
    assert vera.canvas.selected_ids() == (ids[1],)
    vera.press("Ctrl+Right")
    (chosen,) = vera.canvas.selected_ids()
    assert chosen in (one, other)
    vera.press("Ctrl+Down")
    (beside,) = vera.canvas.selected_ids()
    assert {chosen, beside} == {one, other}
    vera.press("Ctrl+Right")
    assert vera.canvas.selected_ids() == (ids[4 if beside == one else 6],)
    vera.press("Ctrl+Left")
    assert vera.canvas.selected_ids() == (beside,)


def test_it_is_worded_and_changed_in_the_inspector_and_turned_by_the_menu(vera: Driver) -> None:
    link = add(vera, 0, 3)
    vera.canvas.reveal(link)
    vera.settle(400)
    vera.type("slaat over", into="link.title").press("Return")
    vera.settle(800)
    assert vera.document.get(link, Link).title == "slaat over"
    vera.canvas.commands.turn_link()
    turned = vera.document.get(link, Link)
    assert (turned.from_id, turned.to_id, turned.kind) == (journey(vera)[3], journey(vera)[0], LinkKind.LOOP)
    vera.canvas.commands.set_link_kind(LinkKind.DROP_OFF)
    assert vera.document.get(link, Link).kind is LinkKind.DROP_OFF


def test_a_touchpoint_takes_its_links_along_and_away(vera: Driver) -> None:
    ids = journey(vera)
    link = add(vera, 0, 3)
    phase = vera.document.phases(vera.canvas.map_id)[-1]
    vera.session.run(edits.move_touchpoint(vera.document, ids[0], phase.id, 0))
    group = vera.canvas.drawing.of_record(link)
    column = next(c for c in vera.canvas.drawing.columns if c.phase_id == phase.id)
    assert group is not None and max(x for x, _ in line_of(group)) > column.x
    vera.session.run(edits.delete(vera.document, ids[0]))
    assert link not in vera.document.records


def test_a_link_to_itself_is_only_ever_a_loop(vera: Driver) -> None:
    first = journey(vera)[0]
    assert edits.add_link(vera.document, first, first, LinkKind.NEXT).change.pairs == ()
    loop = add(vera, 0, 0)
    assert vera.document.get(loop, Link).kind is LinkKind.LOOP
    vera.canvas.selection.select([loop])
    vera.canvas.commands.set_link_kind(LinkKind.NEXT)
    assert vera.document.get(loop, Link).kind is LinkKind.LOOP


def test_its_words_are_found_and_lead_to_it(vera: Driver) -> None:
    link = add(vera, 0, 3)
    vera.session.run(edits.set_fields(vera.document, link, title="kronkelpad"))
    assert [hit.record_id for hit in Index(vera.document).best("kronkelpad")] == [link]
    vera.workspace.reveal(link)
    assert vera.canvas.selected_ids() == (link,) and vera.workspace.inspected == (link,)


def test_a_link_waits_no_more_when_its_touchpoint_or_its_map_is_gone(vera: Driver) -> None:
    before, (first, second) = links(vera), journey(vera)[:2]
    vera.canvas.stage.begin_link(first)
    vera.session.run(edits.delete(vera.document, first))
    vera.click_on(second)
    assert not vera.canvas.stage.linking.active
    vera.session.undo()
    vera.canvas.stage.begin_link(first)
    vera.workspace.show_map(vera.document.maps()[1].id)
    vera.settle(400).click_on(journey(vera)[0])
    assert not vera.canvas.stage.linking.active and links(vera) == before


def test_the_glow_of_a_chosen_link_leaves_all_other_frames_as_strong(vera: Driver) -> None:
    vera.click_on(journey(vera)[0])
    before = QColor(color(vera.canvas.theme.accent))
    link_id = add(vera, 0, 2)
    vera.canvas.selection.select([link_id], focus_key=f"link:{link_id}")
    vera.settle()
    assert color(vera.canvas.theme.accent) == before


def test_links_follow_a_carried_touchpoint_once_its_neighbours_have_made_room(vera: Driver) -> None:
    """Until then they stay as they were; and dropped or called off they are at once where they belong."""
    first, second, third = journey(vera)[:3]
    link_id = add(vera, 0, 2)
    vera.canvas.show_group(vera.canvas.map_scene.group_of(first))
    vera.settle()

    def drawn() -> Group | None:
        return vera.canvas.map_scene.group_of(link_id)

    before = drawn()
    start, there = vera.place_of(second), vera.place_of(first)
    QTest.mousePress(vera.canvas.viewport(), LEFT, NO_KEY, start)
    for step in range(1, 9):
        QTest.mouseMove(vera.canvas.viewport(), start + (there - QPoint(30, 0) - start) * step / 8)
    assert vera.canvas.map_scene.group_of(third) is not None
    while vera.canvas.showing.room.is_pending:
        QTest.qWait(1)
    carried = drawn()
    assert vera.canvas.showing.links_wait.isActive() and carried is not None and before is not None
    assert carried.marks == before.marks
    QTest.qWait(400)
    settled = drawn()
    assert not vera.canvas.showing.links_wait.isActive() and settled is not None
    assert settled.box != before.box
    QTest.keyClick(vera.canvas.viewport(), Qt.Key.Key_Escape)
    called_off = drawn()
    assert called_off is not None and called_off.box == before.box
    QTest.mouseRelease(vera.canvas.viewport(), LEFT, NO_KEY, there)
