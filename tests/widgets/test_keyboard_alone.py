"""The keyboard alone, as somebody met it who used nothing else: real keys, in the window, on the worked sample."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from app.drawing.primitives import Group
from app.model import edits
from app.model.records import Action, Channel, Id, Lane, LaneKind, Note, Touchpoint
from app.widgets.areas import parts_of
from tests.driver import Driver
from tests.widgets.conftest import Start


def focus_of(driver: Driver) -> Group:
    """Where the keyboard is on the map, which must show it."""
    group = driver.canvas.focus_group()
    assert group is not None, "nothing on the map has the keyboard"
    return group


def journey(driver: Driver) -> tuple[Touchpoint, ...]:
    return tuple(driver.document.journey(driver.canvas.map_id))


def lane(driver: Driver, kind: LaneKind) -> Lane:
    found = driver.document.lane(driver.canvas.map_id, kind)
    assert found is not None
    return found


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    return focus


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


# --- Enter and Shift+F10 everywhere ----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_enter_presses_a_button_of_the_rail(vera: Driver, key: str) -> None:
    vera.find("rail.actions").setFocus()
    vera.press(key)
    assert vera.workspace.sides.open == "actions"


def test_enter_presses_the_banners_cross(vera: Driver) -> None:
    vera.window.banner.say("Look.")
    vera.settle()
    vera.window.banner.findChildren(QToolButton)[-1].setFocus()
    vera.press("Return")
    assert not vera.window.banner.isVisible()


def test_enter_opens_the_menu_of_a_button_at_its_first_entry(vera: Driver) -> None:
    vera.find("menu").setFocus()
    begun: list[bool] = []

    def look() -> None:
        begun.append(popup().activeAction() is not None)
        popup().close()

    QTimer.singleShot(200, look)  # the button waits for its menu
    vera.press("Return")
    assert begun == [True]


def test_shift_f10_opens_the_menu_of_what_has_the_keyboard_on_the_map(vera: Driver) -> None:
    vera.press("Right", "Shift+F10")
    menu = popup()
    assert menu.objectName() == "canvas.menu"
    first = menu.activeAction()
    assert first is not None
    assert first.objectName() == "menu.edit"
    menu.close()


def test_shift_f10_opens_the_menu_of_a_field(vera: Driver) -> None:
    vera.click_on(journey(vera)[0].id)
    vera.find("touchpoint.title", QLineEdit).setFocus()
    vera.press("Shift+F10")
    menu = popup()
    assert menu.activeAction() is not None
    menu.close()


def test_shift_f10_opens_the_menu_of_a_row_of_the_outline(vera: Driver) -> None:
    vera.click("rail.outline")
    vera.find("outline.tree").setFocus()
    vera.press("Down", "Shift+F10")
    assert popup().activeAction() is not None
    popup().close()


# --- the map always shows where the keyboard is ----------------------------------------------------------------------


def test_delete_goes_to_the_next_then_to_the_one_before_then_to_the_free_place(start: Start) -> None:
    driver = start("vera", title="")
    first = next(
        t for t in journey(driver) if driver.document.column(t.phase_id, lane(driver, LaneKind.DOING).id, t.id)
    )
    doing = lane(driver, LaneKind.DOING)
    note = driver.document.column(first.phase_id, doing.id, first.id)[0]
    driver.click_on(note.id).press("Tab").type("second").press("Tab").type("third").press("Escape")
    *others, one, two, three = driver.document.column(first.phase_id, doing.id, first.id)
    driver.click_on(two.id).press("Delete")
    assert driver.canvas.selected_ids() == (three.id,)
    driver.press("Delete")
    assert driver.canvas.selected_ids() == (one.id,)
    driver.press("Delete", *["Delete" for _other in others])
    group = focus_of(driver)
    assert group.role == "cell"
    assert group.w < 200, "the place of one touchpoint"
    driver.type("a").type("gain").press("Escape")
    (made,) = driver.document.column(first.phase_id, doing.id, first.id)
    assert made.text == "again"


def test_undo_of_a_new_note_leaves_the_keyboard_on_the_map(vera: Driver) -> None:
    vera.click_on(journey(vera)[0].id).press("Tab").type("New one").press("Escape").press("Ctrl+Z")
    assert focus_of(vera).role == "touchpoint"
    before = focus_of(vera).key
    vera.press("Right")
    assert focus_of(vera).key != before


def test_undo_of_a_deletion_selects_what_came_back_and_delete_deletes_it_again(vera: Driver) -> None:
    touchpoint = journey(vera)[1]
    vera.click_on(touchpoint.id).press("Delete")
    assert touchpoint.id not in vera.document.records
    vera.press("Ctrl+Z")
    assert vera.canvas.selected_ids() == (touchpoint.id,)
    vera.press("Delete")
    assert touchpoint.id not in vera.document.records
    vera.press("Ctrl+Z")
    assert touchpoint.id in vera.document.records


def test_escape_keeps_the_place_and_tab_and_home_go_on_from_there(vera: Driver) -> None:
    vera.click_on(journey(vera)[2].id).press("Escape")
    assert focus_of(vera).record_id == journey(vera)[2].id
    assert vera.canvas.selected_ids() == ()
    vera.press("Home")
    assert focus_of(vera).record_id == journey(vera)[0].id


def test_tab_from_a_panel_shows_where_the_keyboard_is_on_the_map(vera: Driver) -> None:
    vera.click("rail.history")
    vera.canvas.selection.select(())
    vera.find("rail.history").setFocus()
    for _step in range(20):
        if vera.canvas.hasFocus():
            break
        vera.press("Tab")
    assert vera.canvas.hasFocus()
    assert focus_of(vera).role == "touchpoint"


def test_a_map_that_is_opened_shows_its_place(vera: Driver) -> None:
    assert vera.canvas.hasFocus()
    assert focus_of(vera).record_id == journey(vera)[0].id


def test_switching_the_language_leaves_the_keyboard_where_it_was(vera: Driver) -> None:
    vera.find("bar.file.export").setFocus()
    vera.window.actions_["view.language.nl"].trigger()
    vera.settle()
    assert focused() is vera.find("bar.file.export")


def test_escape_from_a_panel_goes_back_to_where_the_keyboard_was_on_the_map(vera: Driver) -> None:
    third = journey(vera)[2]
    drawn = vera.document.lane(vera.canvas.map_id, LaneKind.ACTIONS)
    assert drawn is not None
    vera.session.run(edits.set_fields(vera.document, drawn.id, hidden=True))  # so the action is in its panel alone
    vera.click_on(third.id)
    vera.canvas.commands.add_action()
    vera.settle()
    assert any(isinstance(record, Action) for record in vera.document.records.values())
    vera.press("Escape")
    assert vera.canvas.hasFocus()
    assert focus_of(vera).record_id == third.id


def test_escape_on_the_map_leaves_a_ring_where_the_keyboard_is(vera: Driver) -> None:
    vera.click_on(journey(vera)[0].id)
    vera.canvas.setFocus()
    vera.press("Escape")
    assert not vera.canvas.selected_ids()
    assert vera.canvas.feedback._frames and vera.canvas.whereabouts.shown


@pytest.mark.parametrize("action", ["view.plan", "view.compare"])
def test_escape_from_a_page_over_the_map_shows_where_the_keyboard_is(vera: Driver, action: str) -> None:
    vera.click_on(journey(vera)[0].id)
    vera.canvas.setFocus()
    vera.window.actions_[action].trigger()
    vera.settle()
    for _ in range(3):
        if vera.workspace.over is not None:
            vera.press("Escape")
    assert vera.workspace.over is None and vera.canvas.hasFocus()
    assert vera.canvas.feedback._frames


def test_escape_in_the_inspector_goes_back_to_the_outline_that_one_came_from(vera: Driver) -> None:
    vera.click("rail.outline")
    tree = vera.find("outline.tree")
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    vera.press("Down", "Down")
    vera.settle(400)
    chosen = vera.canvas.selected_ids()
    assert chosen and vera.sees("inspector")
    vera.workspace.inspector.begin()
    vera.settle()
    assert vera.workspace.inspector.isAncestorOf(focused())
    vera.press("Escape")
    assert focused() is tree and vera.canvas.selected_ids() == chosen


@pytest.mark.parametrize("kind", [Touchpoint, Note])
def test_while_something_new_is_typed_no_ring_stays_where_the_keyboard_was(
    vera: Driver, kind: type[Touchpoint | Note]
) -> None:
    first, last = journey(vera)[0], journey(vera)[-1]
    notes = vera.document.column(first.phase_id, lane(vera, LaneKind.DOING).id, first.id)
    vera.click_on(last.id if kind is Touchpoint else notes[-1].id).press("Tab").settle()
    assert vera.canvas.editor.active
    assert not [frame for frame in vera.canvas.feedback._frames if frame.dashed]
    vera.type("New").press("Escape").settle()
    assert vera.canvas.feedback._frames


def in_the_inspector_from_the_outline(driver: Driver) -> QWidget:
    """Goes from the outline to the field of what is chosen there, and gives the outline's tree."""
    driver.click("rail.outline")
    tree = driver.find("outline.tree")
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    driver.press("Down", "Down").settle()
    driver.workspace.inspector.begin()
    driver.settle()
    return tree


def test_escape_goes_back_to_the_outline_also_after_the_palette(vera: Driver) -> None:
    tree = in_the_inspector_from_the_outline(vera)
    field = focused()
    vera.press("Ctrl+K").settle()
    vera.press("Escape").settle()
    assert focused() is field
    vera.canvas.whereabouts.shown = False
    vera.press("Escape")
    assert focused() is tree and not vera.canvas.whereabouts.shown, "no ring where the keyboard is not"


def test_escape_goes_back_to_the_outline_also_after_a_list_of_choices(vera: Driver) -> None:
    tree = in_the_inspector_from_the_outline(vera)
    choice = next(each for each in vera.workspace.inspector.findChildren(QComboBox) if each.isVisible())
    choice.setFocus()
    choice.showPopup()
    vera.settle()
    choice.hidePopup()
    (choice.lineEdit() or choice).setFocus()
    vera.press("Escape")
    assert focused() is tree


def test_without_the_keyboard_the_map_shows_no_second_ring_in_the_same_blue(vera: Driver) -> None:
    vera.click_on(journey(vera)[0].id)
    theme = vera.canvas.theme
    inks = {frame.ink for frame in vera.canvas.feedback._frames}
    assert inks == {theme.accent}
    vera.find("touchpoint.title").setFocus()
    vera.settle()
    assert {frame.ink for frame in vera.canvas.feedback._frames} == {theme.ink_faint}


# --- cells, columns and channels -------------------------------------------------------------------------------------


def add_lanes(driver: Driver) -> None:
    for kind in (LaneKind.CHANNELS, LaneKind.DOING, LaneKind.PAINS):
        if driver.document.lane(driver.canvas.map_id, kind) is None:
            driver.canvas.commands.add_lane(kind)


def two_in_a_phase(driver: Driver) -> tuple[Touchpoint, Touchpoint]:
    """Two touchpoints in the last phase, and nothing else, above a few empty lanes; the second has the keyboard."""
    canvas = driver.canvas
    add_lanes(driver)
    phase = driver.document.phases(canvas.map_id)[-1]
    canvas.select([phase.id])
    driver.settle()
    canvas.commands.add_touchpoint()
    driver.type("Left").press("Tab").type("Right").press("Escape")
    made = driver.document.touchpoints(phase.id)
    return made[-2], made[-1]


def go_down_to(driver: Driver, lane_id: Id) -> Group:
    for _step in range(12):
        holder = driver.canvas.drawing.holder_of(focus_of(driver).key)
        if holder is not None and holder.lane_id == lane_id:
            return focus_of(driver)
        driver.press("Down")
    raise AssertionError("the lane was not reached")


def test_a_note_is_made_under_the_touchpoint_that_the_keyboard_came_from(start: Start) -> None:
    driver = start("empty")
    left, _right = two_in_a_phase(driver)
    driver.press("Left")
    assert focus_of(driver).record_id == left.id
    doing = lane(driver, LaneKind.DOING)
    place = go_down_to(driver, doing.id)
    item = driver.canvas.map_scene.group_of(left.id)
    assert item is not None
    assert place.x <= item.x
    assert place.x + place.w <= item.x + item.w + 20, "the ring is around the place of one touchpoint"
    driver.type("U").type("nder the left").press("Escape")
    (made,) = driver.document.notes(left.phase_id, doing.id)
    assert made.touchpoint_id == left.id


def test_what_is_pasted_lands_there_too(start: Start) -> None:
    driver = start("empty")
    left, _right = two_in_a_phase(driver)
    driver.press("Left")
    doing = lane(driver, LaneKind.DOING)
    go_down_to(driver, doing.id)
    QApplication.clipboard().setText("one\ntwo")
    driver.settle().press("Ctrl+V")
    assert [note.touchpoint_id for note in driver.document.notes(left.phase_id, doing.id)] == [left.id, left.id]


def test_the_way_up_is_the_way_down(start: Start) -> None:
    driver = start("empty")
    two_in_a_phase(driver)
    driver.press("Left")
    down = [focus_of(driver).key]
    for _step in range(4):
        down.append(focus_of(driver.press("Down")).key)
    up = [down[-1]]
    for _step in range(4):
        up.append(focus_of(driver.press("Up")).key)
    assert up == down[::-1]
    assert len(set(down)) == 5


def test_typing_in_the_empty_place_of_a_channel_names_it(start: Start) -> None:
    driver = start("empty")
    left, right = two_in_a_phase(driver)
    driver.press("Left")
    go_down_to(driver, lane(driver, LaneKind.CHANNELS).id)
    driver.type("P").type("oster").press("Return")
    channel = driver.document.find(driver.document.get(left.id, Touchpoint).channel_id, Channel)
    assert channel is not None
    assert channel.name == "Poster"
    assert driver.document.get(right.id, Touchpoint).channel_id is None
    assert focus_of(driver).role == "chip"


def test_in_a_phase_without_touchpoints_the_lane_says_what_comes_first(start: Start) -> None:
    driver = start("empty")
    add_lanes(driver)
    driver.click_on(driver.document.phases(driver.canvas.map_id)[0].id)
    go_down_to(driver, lane(driver, LaneKind.CHANNELS).id)
    driver.type("x")
    assert driver.settle().window.banner.isVisible()


def test_home_and_end_go_to_the_first_and_last_phase(vera: Driver) -> None:
    phases = vera.document.phases(vera.canvas.map_id)
    vera.click_on(phases[1].id).press("End")
    assert vera.canvas.selected_ids() == (phases[-1].id,)
    vera.press("Home")
    assert vera.canvas.selected_ids() == (phases[0].id,)


# --- typing ----------------------------------------------------------------------------------------------------------


def test_a_note_tells_how_to_finish_and_its_button_does(vera: Driver) -> None:
    note = next(
        record
        for record in vera.document.records.values()
        if isinstance(record, Note) and vera.canvas.item_for(record.id)
    )
    vera.canvas.reveal(note.id)
    vera.settle().press("F2")
    hint, editor = vera.find("canvas.done_hint"), vera.canvas.editor
    group = vera.canvas.map_scene.group_of(note.id)
    assert vera.canvas.zoom < 1.0 and group is not None
    assert not hint.geometry().intersects(editor.geometry())
    assert not hint.geometry().intersects(vera.canvas.rect_of(group)), "it lies over the note"
    assert vera.canvas.viewport().rect().contains(hint.geometry())
    vera.press("Return").type("more").settle()
    assert not hint.geometry().intersects(editor.geometry())
    vera.click("canvas.done")
    assert not editor.active
    assert not vera.sees("canvas.done_hint")
    assert vera.canvas.hasFocus()


def test_something_new_is_told_how_it_is_finished(fresh: Driver) -> None:
    fresh.click_on(journey(fresh)[0].id).press("Tab").settle()
    assert fresh.canvas.editor.active and not fresh.canvas.editor.takes_lines
    assert fresh.sees("canvas.done_hint.words") == bool(fresh.canvas.editor.question)
    assert "Enter" in fresh.find("canvas.done_hint.words", QLabel).text()


def test_a_title_needs_no_telling(vera: Driver) -> None:
    vera.click_on(journey(vera)[0].id).press("F2")
    assert vera.canvas.editor.active
    assert not vera.sees("canvas.done_hint")
    vera.press("Return")
    assert not vera.canvas.editor.active


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.7])
def test_a_title_never_scrolls_out_of_its_editor(vera: Driver, zoom: float) -> None:
    vera.canvas.camera.zoom_to(zoom)
    vera.click_on(journey(vera)[0].id).press("Tab")
    editor = vera.canvas.editor
    for letter in "Poster bij de bakker op de hoek van de straat en nog veel meer":
        vera.type(letter)
        assert editor.verticalScrollBar().value() == 0
        box = editor.cursorRect()
        assert editor.viewport().rect().adjusted(0, -2, 1, 2).contains(box.center())  # behind a space at a line's end
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert editor.viewport().rect().adjusted(-1, -3, 1, 3).contains(editor.cursorRect())


def test_the_keys_of_the_map_do_not_reach_it_while_a_row_is_named(vera: Driver) -> None:
    vera.click("rail.outline")
    vera.find("outline.tree").setFocus()
    before = len(vera.document.records)
    vera.press("Down", "F2")
    assert vera.find("outline.editor") is focused()
    vera.press("Ctrl+D")
    assert len(vera.document.records) == before


# --- the inspector, the view and the panels --------------------------------------------------------------------------


def test_arrows_in_a_choice_open_its_list_and_choose_nothing(vera: Driver) -> None:
    touchpoint = next(t for t in journey(vera) if t.channel_id is not None)
    vera.click_on(touchpoint.id)
    field = vera.find("touchpoint.channel_id", QComboBox)
    field.setFocus()
    vera.press("Down")
    assert field.view().isVisible()
    assert vera.document.get(touchpoint.id, Touchpoint).channel_id == touchpoint.channel_id
    assert field.itemText(0) == "No channel"
    vera.press("Home", "Return")
    assert vera.document.get(touchpoint.id, Touchpoint).channel_id is None


def test_enter_on_a_point_opens_its_score(vera: Driver) -> None:
    vera.click_on(journey(vera)[0].id).press("Down", "Down")  # past what was expected, which lies above it here
    assert focus_of(vera).role == "point"
    vera.press("Return")
    assert focused().objectName() == "touchpoint.score"


def test_actual_size_keeps_what_is_selected_in_view(vera: Driver) -> None:
    last = journey(vera)[-1]
    vera.press("Ctrl+1").click_on(last.id).press("Ctrl+0")
    group = vera.canvas.map_scene.group_of(last.id)
    assert group is not None
    sight = vera.canvas.camera.in_sight()
    assert vera.canvas.zoom == pytest.approx(1.0)
    assert sight.contains(group.x, group.y)
    assert sight.contains(group.x + group.w, group.y + group.h)


def test_a_panel_that_the_palette_opens_has_the_keyboard(vera: Driver) -> None:
    vera.press("Ctrl+K").type("History").settle()
    vera.press("Return")
    panel = vera.workspace.panels["history"]
    assert panel.isVisible()
    assert panel.isAncestorOf(focused())
    assert panel in parts_of(vera.workspace)
