"""What the mouse does, row by row as agreed: clicks, lassos, drags of notes, points, headers and edges, hover."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGraphicsDropShadowEffect

from app.drawing import layout as layout_room
from app.drawing.look import Look
from app.model import edits
from app.model.records import Id, Lane, LaneKind, Note, Phase, Touchpoint
from tests.drawing.maps import MAP
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import CONTROL, LEFT, MIDDLE, PLAIN, RIGHT, SHIFT, Hands, box_of


def order_of(hands: Hands, phase: str) -> list[str]:
    return [touchpoint.id for touchpoint in hands.document.touchpoints(Id(phase))]


def phases(hands: Hands) -> list[str]:
    return [phase.id for phase in hands.document.phases(MAP)]


def lanes(hands: Hands) -> list[str]:
    return [lane.id for lane in hands.document.lanes(MAP)]


# --- where things are ------------------------------------------------------------------------------------------------


def test_the_item_of_a_record_is_where_its_note_is_and_big_enough(hands: Hands) -> None:
    for record_id in ("t1", "t2", "t3", "t4", "n1", "n2", "n3", "n4"):
        box, group = box_of(hands.canvas, record_id), hands.group(record_id)
        assert (box.x, box.y) == (group.x, group.y)
        assert (box.w, box.h) == pytest.approx((group.w, group.h), abs=1.0)
        assert box.w >= 168
        assert box.h >= 56


def test_the_item_grows_with_its_text_and_keeps_its_size_at_every_zoom(hands: Hands) -> None:
    hands.canvas.run(edits.set_fields(hands.document, Id("n4"), text="woord " * 60))
    for zoom in (0.1, 0.5, 1.7, 4.0):
        hands.canvas.camera.zoom_to(zoom)
        hands.canvas.renderer.finish()
        box, group = box_of(hands.canvas, "n4"), hands.group("n4")
        assert (box.w, box.h) == pytest.approx((group.w, group.h), abs=11)  # a pixel at 10 %
    assert group.h > 150


# --- clicks ----------------------------------------------------------------------------------------------------------


def test_click_selects(hands: Hands) -> None:
    with hands.no_step():
        hands.click("t2")
    assert hands.canvas.selected_ids() == ("t2",)


@pytest.mark.parametrize("keys", [SHIFT, CONTROL])
def test_shift_or_ctrl_adds_and_takes_away(hands: Hands, keys: Qt.KeyboardModifier) -> None:
    hands.click("t2").click("n1", keys)
    assert hands.canvas.selected_ids() == ("t2", "n1")
    hands.click("t2", keys)
    assert hands.canvas.selected_ids() == ("n1",)


def test_click_on_an_empty_cell_lets_go_and_takes_the_keyboard_there(hands: Hands) -> None:
    hands.click("t2").click(hands.in_cell("pains", "p3"))
    assert hands.canvas.selected_ids() == ()
    assert hands.canvas.focus_key == "cell:pains:p3"
    with hands.one_step():
        hands.type("Duur").key("Esc")
    (note,) = hands.document.notes(Id("p3"), Id("pains"))
    assert note.text == "Duur"


def test_click_on_a_header_selects_its_phase_or_lane(hands: Hands) -> None:
    assert hands.click("p2").canvas.selected_ids() == ("p2",)
    assert hands.click("doing").canvas.selected_ids() == ("doing",)


def test_double_click_on_a_note_edits_it(hands: Hands) -> None:
    with hands.one_step():
        hands.double_click("n1").type("!").key("Esc")
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen!"


def test_double_click_on_an_empty_cell_makes_a_note_there(hands: Hands) -> None:
    with hands.one_step():
        hands.double_click(hands.in_cell("pains", "p1", slot=1)).type("Te veel keus").key("Esc")
    (note,) = hands.document.notes(Id("p1"), Id("pains"))
    assert (note.text, note.touchpoint_id) == ("Te veel keus", "t2")
    assert hands.canvas.selected_ids() == (note.id,)


def test_double_click_beside_the_touchpoints_makes_one_there(hands: Hands) -> None:
    with hands.one_step():
        hands.double_click(hands.in_cell("touchpoints", "p3", dy=60)).type("Belt ons").key("Esc")
    assert [t.title for t in hands.document.touchpoints(Id("p3"))] == ["Belt ons"]


def test_an_empty_new_note_vanishes_without_a_step(hands: Hands) -> None:
    hands.click("t4")
    with hands.no_step():
        hands.double_click(hands.in_cell("pains", "p3"))
        assert hands.canvas.editor.active
        hands.key("Esc")
    assert not hands.canvas.editor.active


def test_a_new_note_that_is_emptied_again_vanishes_without_a_step(hands: Hands) -> None:
    with hands.no_step():
        hands.double_click(hands.in_cell("pains", "p3")).type("x")
        hands.canvas.editor.store()
        hands.key("Backspace")
        hands.canvas.editor.store()
        hands.key("Esc")


def test_click_elsewhere_keeps_what_was_typed(hands: Hands) -> None:
    with hands.one_step():
        hands.double_click("n1").type(" snel").click("t4")
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen snel"
    assert hands.canvas.selected_ids() == ("t4",)


# --- lasso -----------------------------------------------------------------------------------------------------------


def test_drag_on_empty_is_a_lasso(hands: Hands) -> None:
    with hands.no_step():
        hands.drag(hands.on_map(180, 150), hands.on_map(500, 100))
    assert set(hands.canvas.selected_ids()) == {"t1", "t2"}


def test_a_lasso_with_shift_adds(hands: Hands) -> None:
    hands.click("n4").drag(hands.on_map(180, 150), hands.on_map(300, 100), SHIFT)
    assert set(hands.canvas.selected_ids()) == {"n4", "t1"}


def test_esc_during_a_lasso_selects_what_was_selected(hands: Hands) -> None:
    hands.click("n4").press(hands.on_map(180, 150)).move(hands.on_map(500, 100)).key("Esc")
    assert hands.canvas.selected_ids() == ("n4",)
    hands.release()
    assert hands.canvas.selected_ids() == ("n4",)


# --- drags of notes --------------------------------------------------------------------------------------------------


def test_drag_a_touchpoint_within_its_phase(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("t1", hands.at("t2", 30))
    assert order_of(hands, "p1") == ["t2", "t1", "t3"]
    assert hands.session.undo_label is not None
    hands.canvas.commands.undo()
    assert order_of(hands, "p1") == ["t1", "t2", "t3"]


def test_drag_a_touchpoint_to_another_phase_with_its_notes_and_scores(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("t1", hands.at("t4", -40))
    assert order_of(hands, "p2") == ["t1", "t4"]
    assert hands.document.get(Id("n1"), Note).phase_id == "p2"
    assert hands.group("point:t1:").x < hands.group("point:t4:").x


def test_the_curve_point_comes_along_live(hands: Hands) -> None:
    before = dict(hands.document.records)
    hands.press("t1").move(hands.at("t4", 60)).see_room_made()
    shown = {group.key: group for group in hands.canvas.map_scene.drawing.groups}
    point, note = shown["point:t1:"], shown["touchpoint:t1"]
    assert point.x + point.w / 2 == pytest.approx(note.x + note.w / 2)
    assert note.x > shown["touchpoint:t4"].x
    assert hands.document.records == before
    hands.key("Esc")
    assert_shows_the_document(hands.canvas)
    with hands.no_step():
        hands.release()


def test_a_lifted_note_is_larger_and_its_place_is_kept_open(hands: Hands) -> None:
    hands.press("t1").move(hands.at("t2", 30))
    item = hands.canvas.item_for(Id("t1"))
    assert item is not None
    assert not item.isVisible()
    assert hands.canvas.showing.lifted == {"t1"}
    (lifted,) = (i for i in hands.canvas.map_scene.items() if isinstance(i.graphicsEffect(), QGraphicsDropShadowEffect))
    assert lifted.sceneBoundingRect().width() > 168
    hands.release()
    assert_shows_the_document(hands.canvas)


def test_no_frame_and_no_plus_of_before_is_seen_while_notes_are_held(hands: Hands) -> None:
    hands.click("t1").hover(hands.in_cell("touchpoints", "p2", 1))
    assert hands.canvas.feedback.plus_at is not None
    assert len(hands.canvas.feedback._frames) == 1
    hands.press("t1").move(hands.at("t1", 20, 10))
    assert hands.canvas.feedback.plus_at is None
    assert not hands.canvas.feedback._frames
    hands.key("Escape")
    assert len(hands.canvas.feedback._frames) == 1
    hands.release()


@pytest.mark.parametrize("zoom", [0.5, 1.0])
@pytest.mark.parametrize("record_id", ["p2", "doing", "t1"])
def test_a_frame_is_two_pixels_wide_at_every_zoom_and_no_edge_cuts_it_off(
    hands: Hands, record_id: str, zoom: float
) -> None:
    hands.canvas.camera.zoom_to(zoom)
    hands.click(record_id)
    hands.canvas.renderer.finish()
    picture, ink = hands.canvas.viewport().grab().toImage(), hands.canvas.theme.accent.lower()
    group = hands.group(record_id)
    top = hands.canvas.mapFromScene(hands.canvas.scene_position(group, group.w * 0.7, 0.0))
    inks = [y for y in range(top.y() - 5, top.y() + 8) if picture.pixelColor(top.x(), y).name() == ink]
    assert 1 <= len(inks) <= 2, "two pixels, or one whole one between two that are shared"
    assert inks[-1] - inks[0] == len(inks) - 1


def test_a_drop_in_its_own_place_is_no_step(hands: Hands) -> None:
    for record_id in ("t1", "t3", "n1", "n2", "n3", "n4", "p2", "doing"):
        with hands.no_step():
            hands.press(record_id).move(hands.at(record_id, 12, 8)).move(hands.at(record_id, 4, 2)).release()
        assert_shows_the_document(hands.canvas)


def test_a_note_lands_where_the_model_says(hands: Hands) -> None:
    hands.drag("n4", hands.in_cell("pains", "p3"))
    box, group = box_of(hands.canvas, "n4"), hands.group("n4")
    assert (box.x, box.y) == (group.x, group.y)


def test_drag_a_note_to_another_lane_and_column(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("n1", hands.in_cell("pains", "p1", slot=2))
    note = hands.document.get(Id("n1"), Note)
    assert (note.lane_id, note.touchpoint_id) == ("pains", "t3")


def test_drag_a_note_under_another_in_its_column(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("n1", hands.at("n2", 0, 20))
    assert [n.id for n in hands.document.notes(Id("p1"), Id("doing")) if n.touchpoint_id == "t1"] == ["n2", "n1"]


def test_drag_all_selected_notes_together(hands: Hands) -> None:
    hands.click("n1").click("n2", SHIFT)
    with hands.one_step():
        hands.drag("n2", hands.in_cell("backstage", "p3"))
    assert [n.id for n in hands.document.notes(Id("p3"), Id("backstage"))] == ["n1", "n2"]
    assert set(hands.canvas.selected_ids()) == {"n1", "n2"}


def test_a_note_is_refused_where_no_notes_are(hands: Hands) -> None:
    with hands.no_step():
        hands.drag("n1", hands.in_cell("emotion", "p2", dy=60))


def test_ctrl_drag_copies(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("n1", hands.in_cell("pains", "p1", slot=1), CONTROL)
    (copy,) = hands.document.notes(Id("p1"), Id("pains"))
    assert (copy.text, copy.touchpoint_id) == ("Loopt naar binnen", "t2")
    assert hands.document.get(Id("n1"), Note).lane_id == "doing"
    assert hands.canvas.selected_ids() == (copy.id,)


def test_ctrl_drag_keeps_the_original_in_sight(hands: Hands) -> None:
    hands.press("t1", CONTROL).move(hands.at("t4", 60))
    item = hands.canvas.item_for(Id("t1"))
    assert item is not None
    assert item.isVisible()
    assert len(hands.canvas.showing.lifted) == 1
    hands.key("Esc").release(CONTROL)
    assert_shows_the_document(hands.canvas)


def test_ctrl_drag_of_a_touchpoint_copies_what_belongs_to_it(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("t1", hands.at("t4", 60), CONTROL)
    copy = hands.document.touchpoints(Id("p2"))[1]
    assert copy.title == "Ziet een fiets staan"
    assert hands.document.score(copy.id) is not None
    assert [n.text for n in hands.document.notes(Id("p2"), Id("doing"))] == ["Loopt naar binnen", "Vraagt de prijs"]


# --- points of the curve ---------------------------------------------------------------------------------------------


def test_drag_a_point_of_the_curve_sets_the_score(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("point:t1:", hands.at("point:t1:", 0, 200))
    score = hands.document.score(Id("t1"))
    assert score is not None
    assert score.score == -20


def test_each_drag_of_a_point_is_a_step_of_its_own(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("point:t1:", hands.at("point:t1:", 0, 30))
    with hands.one_step():
        hands.drag("point:t1:", hands.at("point:t1:", 0, 30))


def test_a_hollow_point_can_be_given_its_first_score(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("point:t2:", hands.at("point:t2:", 0, -50))
    score = hands.document.score(Id("t2"))
    assert score is not None
    assert score.score > 5


def test_a_point_may_be_missed_by_a_little(hands: Hands) -> None:
    hands.drag(hands.at("point:t1:", 11, 0), hands.at("point:t1:", 11, 40))
    score = hands.document.score(Id("t1"))
    assert score is not None
    assert score.score < 5


# --- headers and edges -----------------------------------------------------------------------------------------------


def test_drag_a_phase_by_its_header(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("p1", hands.at("p2", 40))
    assert phases(hands) == ["p2", "p1", "p3"]


def test_drag_a_lane_by_its_header(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("doing", hands.at("touchpoints", 0, -20))
    assert lanes(hands)[0] == "doing"


def test_drag_the_edge_of_a_phase_resizes_it_on_the_grid(hands: Hands) -> None:
    width = hands.column("p2").w
    with hands.one_step():
        hands.drag(hands.phase_edge("p2"), hands.phase_edge("p2") + QPoint(101, 0))
    assert hands.document.get(Id("p2"), Phase).width == round((width + 101) / 8) * 8
    assert hands.column("p2").w == hands.document.get(Id("p2"), Phase).width


def test_double_click_on_the_edge_of_a_phase_takes_its_own_width_back(hands: Hands) -> None:
    hands.drag(hands.phase_edge("p2"), hands.phase_edge("p2") + QPoint(100, 0))
    with hands.one_step():
        hands.double_click(hands.phase_edge("p2"))
    assert hands.document.get(Id("p2"), Phase).width is None


def test_the_edge_of_a_lane_is_taken_with_the_map_as_it_looks(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another look nothing that was kept is of use: at a thousand notes it took 78 ms to begin."""
    looks: list[Look] = []
    lay_out = layout_room._laid_out
    monkeypatch.setattr(layout_room, "_laid_out", lambda on, lane: looks.append(on.look) or lay_out(on, lane))
    hands.drag(hands.lane_edge("backstage"), hands.lane_edge("backstage") + QPoint(0, 50))
    assert set(looks) == {hands.canvas.showing.look(hands.document)}


def test_drag_the_edge_of_a_lane_resizes_it_on_the_grid(hands: Hands) -> None:
    height = hands.row("backstage").h
    with hands.one_step():
        hands.drag(hands.lane_edge("backstage"), hands.lane_edge("backstage") + QPoint(0, 50))
    assert hands.document.get(Id("backstage"), Lane).height == round((height + 50) / 8) * 8
    with hands.one_step():
        hands.double_click(hands.lane_edge("backstage"))
    assert hands.document.get(Id("backstage"), Lane).height is None


# --- adding ----------------------------------------------------------------------------------------------------------


def test_hovering_a_cell_shows_a_plus_that_adds(hands: Hands) -> None:
    hands.hover(hands.in_cell("doing", "p1", dy=100))
    plus = hands.canvas.feedback.plus_at
    assert plus is not None
    with hands.one_step():
        hands.click(hands.on_map(plus.x(), plus.y())).type("Kijkt rond").key("Esc")
    column = [n for n in hands.document.notes(Id("p1"), Id("doing")) if n.touchpoint_id == "t1"]
    assert [n.text for n in column] == ["Loopt naar binnen", "Vraagt de prijs", "Kijkt rond"]


def test_the_plus_among_touchpoints_adds_one_at_the_end_of_the_phase(hands: Hands) -> None:
    hands.hover(hands.in_cell("touchpoints", "p3", dy=60))
    plus = hands.canvas.feedback.plus_at
    assert plus is not None
    with hands.one_step():
        hands.click(hands.on_map(plus.x(), plus.y())).type("Onderhoud").key("Esc")
    assert [t.title for t in hands.document.touchpoints(Id("p3"))] == ["Onderhoud"]


def test_the_plus_under_a_pointer_that_rests_follows_what_keys_do(hands: Hands) -> None:
    hands.click("n1").hover(hands.in_cell("doing", "p1", dy=100))
    before = hands.canvas.feedback.plus_at
    hands.key("Alt+Right")
    after = hands.canvas.feedback.plus_at
    hands.hover(hands.in_cell("doing", "p1", dy=101)).hover(hands.in_cell("doing", "p1", dy=100))
    assert after == hands.canvas.feedback.plus_at != before


def test_the_plus_goes_when_the_pointer_goes_to_a_header(hands: Hands) -> None:
    hands.hover(hands.in_cell("pains", "p3", dy=30))
    assert hands.canvas.feedback.plus_at is not None
    hands.hover("p1")
    assert hands.canvas.feedback.plus_at is None


def test_the_button_behind_the_phases_adds_one(hands: Hands) -> None:
    place = hands.canvas.mapFromScene(hands.canvas.feedback.button_position("add_phase"))
    with hands.one_step():
        hands.click(place).type("Gebruik").key("Return")
    assert [phase.title for phase in hands.document.phases(MAP)][-1] == "Gebruik"


def test_the_button_under_the_lanes_offers_every_kind(hands: Hands) -> None:
    place = hands.canvas.mapFromScene(hands.canvas.feedback.button_position("add_lane"))
    hands.click(place)
    with hands.one_step():
        hands.choose("menu.lane.opportunities")
    assert hands.document.lanes(MAP)[-1].kind is LaneKind.OPPORTUNITIES
    assert hands.canvas.selected_ids() == (hands.document.lanes(MAP)[-1].id,)


# --- esc and lost ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["t1", "n1", "p1", "doing", "point:t1:"])
def test_esc_mid_drag_puts_all_back(hands: Hands, what: str) -> None:
    with hands.no_step():
        hands.press(what).move(hands.at(what, 260, 120)).key("Esc")
        assert_shows_the_document(hands.canvas)
        hands.move(hands.at("t4")).release()
    assert_shows_the_document(hands.canvas)


def test_a_drag_goes_on_when_the_map_changes_under_it(hands: Hands) -> None:
    hands.press("t1").move(hands.at("t4", 60))
    hands.canvas.run(edits.delete(hands.document, Id("t4")))
    hands.release()
    assert order_of(hands, "p2") == ["t1"]
    assert_shows_the_document(hands.canvas)


def test_a_drag_ends_when_its_note_goes(hands: Hands) -> None:
    hands.press("t1").move(hands.at("t4", 60))
    hands.canvas.run(edits.delete(hands.document, Id("t1")))
    assert_shows_the_document(hands.canvas)
    with hands.no_step():
        hands.move(hands.at("t2")).release()


def test_undo_during_a_drag_leaves_no_half_edit(hands: Hands) -> None:
    hands.canvas.run(edits.add_phase(hands.document, MAP, "Nieuw"))
    new = phases(hands)[-1]
    hands.canvas.commands.fit_map()
    hands.press("t1").move(hands.in_cell("touchpoints", new, dy=60))
    hands.canvas.commands.undo()
    hands.release()
    assert_shows_the_document(hands.canvas)


def test_a_release_that_was_lost_does_not_block_the_next_press(hands: Hands) -> None:
    hands.press("t1").move(hands.at("t2", 30))
    hands.canvas.pointers.lost()
    hands.release()
    with hands.one_step():
        hands.drag("t3", hands.at("t4", -60))
    assert order_of(hands, "p1") == ["t1", "t2"]


def test_two_quick_clicks_of_the_menu_button_open_the_menu(hands: Hands) -> None:
    for _ in range(2):
        hands.click("t1", button=RIGHT)
        hands.menu().close()


# --- the view --------------------------------------------------------------------------------------------------------


def test_wheel_pans_and_shift_wheel_pans_sideways(hands: Hands) -> None:
    hands.canvas.resize(700, 500)
    hands.canvas.camera.zoom_to(2.0)
    start = hands.canvas.mapToScene(0, 0)
    hands.wheel(QPoint(400, 300), -120)
    down = hands.canvas.mapToScene(0, 0)
    assert down.y() > start.y()
    assert down.x() == start.x()
    hands.wheel(QPoint(400, 300), -120, SHIFT)
    across = hands.canvas.mapToScene(0, 0)
    assert across.x() > down.x()
    assert across.y() == down.y()


@pytest.mark.parametrize("turned", [120, -120, 960, -960])
def test_ctrl_wheel_zooms_with_the_point_under_the_cursor_staying(hands: Hands, turned: int) -> None:
    cursor = QPoint(733, 411)
    under = hands.canvas.stage.to_map(cursor.x(), cursor.y())
    zoom = hands.canvas.zoom
    hands.wheel(cursor, turned, CONTROL)
    assert (hands.canvas.zoom > zoom) == (turned > 0)
    assert hands.canvas.stage.to_map(cursor.x(), cursor.y()) == pytest.approx(under, abs=1.0 / hands.canvas.zoom)


def test_zoom_stays_between_10_and_400_percent(hands: Hands) -> None:
    for _ in range(30):
        hands.wheel(QPoint(500, 400), 480, CONTROL)
    assert hands.canvas.zoom == pytest.approx(4.0)
    for _ in range(30):
        hands.wheel(QPoint(500, 400), -480, CONTROL)
    assert hands.canvas.zoom == pytest.approx(0.1)


def test_middle_drag_pans_even_over_a_note(hands: Hands) -> None:
    before = hands.canvas.stage.to_map(0, 0)
    with hands.no_step():
        hands.drag("t1", hands.at("t1") + QPoint(-120, -90), button=MIDDLE)
    assert hands.canvas.stage.to_map(0, 0) == pytest.approx((before[0] + 120, before[1] + 90))


def test_space_drag_pans_even_over_a_note(hands: Hands) -> None:
    before = hands.canvas.stage.to_map(0, 0)
    with hands.no_step():
        hands.hold(Qt.Key.Key_Space).drag("t1", hands.at("t1") + QPoint(-120, -90)).let_go(Qt.Key.Key_Space)
    assert hands.canvas.stage.to_map(0, 0) == pytest.approx((before[0] + 120, before[1] + 90))
    with hands.one_step():
        hands.drag("t1", hands.at("t2", 30))


def test_headers_stay_in_view_and_can_be_used_there(hands: Hands) -> None:
    hands.canvas.resize(800, 600)
    hands.canvas.camera.zoom_to(1.5)
    hands.canvas.camera.pan(-760, -400)
    sight = hands.canvas.camera.in_sight()
    assert box_of(hands.canvas, "p2").y == pytest.approx(sight.top() + 8, abs=10)
    assert box_of(hands.canvas, "doing").x == pytest.approx(sight.left(), abs=10)
    assert hands.click("p2").canvas.selected_ids() == ("p2",)
    assert hands.click("doing").canvas.selected_ids() == ("doing",)
    with hands.one_step():
        hands.drag("doing", hands.at("doing", 0, 140))
    assert lanes(hands).index("doing") > 3
    with hands.one_step():
        hands.drag("p2", hands.at("p2", 220))
    assert phases(hands) == ["p1", "p3", "p2"]


def test_a_note_behind_a_pinned_header_is_not_hit_through_it(hands: Hands) -> None:
    hands.canvas.resize(800, 600)
    hands.canvas.camera.pan(-150, 0)
    below = hands.on_map(hands.group("t1").x + 20, hands.group("t1").y + 40)
    assert hands.canvas.stage.target_at(below.x(), below.y(), 0).record_id == "touchpoints"


def test_a_drag_over_the_pinned_header_goes_on_where_the_pointer_is(hands: Hands) -> None:
    hands.canvas.resize(800, 600)
    hands.canvas.camera.pan(-400, 0)
    end = QPoint(60, hands.at("t3").y())
    hands.press("t3").move(end, steps=3)
    shown = hands.canvas.map_scene.drawing
    order = [g.record_id for g in sorted(shown.groups, key=lambda g: g.x) if g.role == "touchpoint"]
    x, _y = hands.canvas.stage.to_map(end.x(), end.y())
    assert x > hands.column("p1").x + 200  # the map is scrolled: the first place is out of sight
    assert order[0] == "t1"
    hands.key("Esc").release()


def test_fit_shows_the_whole_map(hands: Hands) -> None:
    hands.canvas.camera.zoom_to(3.0)
    hands.canvas.commands.fit_map()
    sight, drawing = hands.canvas.camera.in_sight(), hands.canvas.drawing
    assert sight.left() <= 0
    assert sight.top() <= 0
    assert sight.right() >= drawing.width
    assert sight.bottom() >= drawing.height


def test_fit_selection_shows_what_is_selected_larger(hands: Hands) -> None:
    hands.click("n4")
    hands.canvas.commands.fit_selection()
    assert hands.canvas.zoom > 1.0
    box = box_of(hands.canvas, "n4")
    assert hands.canvas.camera.in_sight().contains(box.x, box.y)
    assert isinstance(hands.document.get(Id("t1"), Touchpoint), Touchpoint)


def test_a_drag_at_the_edge_of_the_view_scrolls_it(hands: Hands) -> None:
    hands.canvas.resize(700, 500)
    left = hands.canvas.camera.in_sight().left()
    hands.press("t1", PLAIN, LEFT).move(QPoint(690, 130))
    from PySide6.QtTest import QTest

    QTest.qWait(500)
    assert hands.canvas.camera.in_sight().left() > left + 20
    hands.key("Esc").release()
    left = hands.canvas.camera.in_sight().left()
    QTest.qWait(120)
    assert hands.canvas.camera.in_sight().left() == left


def test_notes_of_several_cells_keep_their_arrangement_and_undo_selects_them_all(hands: Hands) -> None:
    run = hands.canvas.run
    run(edits.add_note(hands.document, Id("doing"), Id("p1"), "een", touchpoint_id=Id("t1"), ids=lambda: Id("x1")))
    run(edits.add_note(hands.document, Id("pains"), Id("p1"), "twee", touchpoint_id=Id("t2"), ids=lambda: Id("x2")))
    hands.canvas.select([Id("x1"), Id("x2")])
    with hands.one_step():
        hands.drag("x1", hands.in_cell("doing", "p1", slot=1))
    stands = {i: hands.document.get(Id(i), Note) for i in ("x1", "x2")}
    assert (stands["x1"].lane_id, stands["x1"].touchpoint_id) == ("doing", "t2")
    assert (stands["x2"].lane_id, stands["x2"].touchpoint_id) == ("pains", "t3")
    hands.canvas.select([])
    hands.canvas.commands.undo()
    assert set(hands.canvas.selected_ids()) == {"x1", "x2"}
    assert hands.document.get(Id("x2"), Note).touchpoint_id == "t2"
