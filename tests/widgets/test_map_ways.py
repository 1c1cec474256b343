"""The ways between maps: down into a detail and back up, and between what is and what is to be."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from app.model import edits
from app.model.records import Id, JourneyMap, MapState, Phase, Touchpoint
from app.widgets.actions.key_words import in_words
from app.widgets.canvas import accessible_words, menus
from app.widgets.canvas.accessible_outline import Node
from app.widgets.entries import EntryList
from app.widgets.panels.outline_panel import OutlinePanel
from tests.driver import Driver
from tests.widgets.conftest import Start


def crumbs(driver: Driver) -> list[str]:
    found = driver.workspace.top_bar.crumbs.findChildren(QToolButton)
    return [button.toolTip() for button in found if button.isVisible()]


def keyboard_after(driver: Driver, key: str) -> str:
    if key:
        driver.press(key)
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None else ""


def choose(driver: Driver, menu: str, name: str) -> Driver:
    found = driver.find(menu, QMenu)
    next(action for action in found.actions() if action.objectName() == name).trigger()
    found.close()
    return driver.settle()


def work_out(driver: Driver, record_id: Id) -> Id:
    driver.workspace.maps.open_detail(record_id)
    driver.settle()
    return driver.canvas.map_id


def test_a_touchpoint_is_worked_out_by_keys_and_the_way_leads_back(bike: Driver) -> None:
    whole, touchpoint = bike.canvas.map_id, bike.document.journey(bike.canvas.map_id)[2]
    assert crumbs(bike) == []
    bike.click_on(touchpoint.id).press("Ctrl+Shift+D")
    detail = bike.canvas.map_id
    assert bike.document.get(touchpoint.id, Touchpoint).detail_id == detail != whole
    assert bike.workspace.journey.title == touchpoint.title
    assert crumbs(bike) == [f"Back to {bike.document.get(whole, JourneyMap).title}  (Alt+Up)"]
    bike.click(f"crumb.{touchpoint.id}")
    assert bike.canvas.map_id == whole and bike.canvas.selected_ids() == (touchpoint.id,)
    bike.press("Ctrl+Shift+D")
    assert bike.canvas.map_id == detail and len(bike.document.maps()) == 2, "the second time it only goes there"
    bike.canvas.setFocus()
    bike.press("Alt+Up")
    assert bike.canvas.map_id == whole and bike.canvas.selected_ids() == (touchpoint.id,)
    bike.press("Ctrl+Z")
    assert detail not in bike.document.records


def test_alt_up_still_moves_a_note_and_leaves_a_map_that_has_none_above(bike: Driver) -> None:
    touchpoint = bike.document.journey(bike.canvas.map_id)[0]
    bike.click_on(touchpoint.id).press("Alt+Up")
    assert len(bike.document.maps()) == 1
    assert not bike.window.actions_["maps.up"].isEnabled()
    detail = work_out(bike, touchpoint.id)
    phase, lane = bike.document.phases(detail)[0], bike.document.lanes(detail)[3]
    made = edits.add_notes(bike.document, lane.id, phase.id, ["one", "two"])
    bike.session.run(made)
    bike.settle().canvas.select([made.created[1]])
    bike.canvas.setFocus()
    bike.settle().press("Alt+Up")
    assert bike.canvas.map_id == detail
    assert [note.text for note in bike.document.notes(phase.id, lane.id)] == ["two", "one"]


def test_a_phase_is_worked_out_from_its_menu(bike: Driver) -> None:
    phase = bike.document.phases(bike.canvas.map_id)[1]
    bike.canvas.select([phase.id])
    menu = menus.of_record(bike.canvas, phase)
    entry = next(action for action in menu.actions() if action.objectName() == "menu.open_detail")
    assert entry.text() == "Open in detail" and entry.isEnabled()
    entry.trigger()
    detail = bike.settle().document.get(phase.id, Phase).detail_id
    assert bike.canvas.map_id == detail


def test_a_long_way_down_is_named_from_below_and_the_rest_is_in_a_menu(bike: Driver) -> None:
    whole = bike.canvas.map_id
    for _depth in range(3):
        work_out(bike, bike.document.phases(bike.canvas.map_id)[0].id)
    assert len(crumbs(bike)) == 3 and crumbs(bike)[0] == "Maps above this one"
    bike.click("crumbs.more")
    menu = bike.find("crumbs.menu", QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert bike.settle().canvas.map_id == whole


def test_tab_comes_by_the_maps_above_as_they_stand_on_the_screen(bike: Driver) -> None:
    for _depth in range(3):
        work_out(bike, bike.document.phases(bike.canvas.map_id)[0].id)
    way = [f"crumb.{whole.id}" for whole in bike.workspace.maps.way()[-2:]]
    order = ["bar.file.home", "crumbs.more", *way, "mapTitle"]
    bike.find("bar.file.home").setFocus()
    walked = [keyboard_after(bike, key) for key in ("", *["Tab"] * 4)]
    assert walked == order
    assert [keyboard_after(bike, key) for key in ("", *["Shift+Tab"] * 4)] == order[::-1]
    bike.window.resize(960, 600)
    bike.settle().find("bar.file.home").setFocus()
    assert [keyboard_after(bike, "Tab") for _stop in range(2)] == ["crumbs.more", "mapTitle"]


def test_a_crumb_that_is_pressed_by_key_gives_the_keyboard_to_the_map(bike: Driver) -> None:
    whole, phase = bike.canvas.map_id, bike.document.phases(bike.canvas.map_id)[0]
    work_out(bike, phase.id)
    bike.find("bar.file.home").setFocus()
    bike.press("Tab", "Space")
    assert bike.canvas.map_id == whole and bike.canvas.selected_ids() == (phase.id,)
    assert QApplication.focusWidget() is bike.canvas


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("typed", ["back", "up", "terug", "hoger"])
def test_the_palette_finds_the_way_back_up_with_its_key(start: Start, language: str, typed: str) -> None:
    driver = start("vera", language=language)
    assert not driver.window.actions_["maps.up"].isEnabled()
    work_out(driver, driver.document.phases(driver.canvas.map_id)[0].id)
    driver.canvas.setFocus()
    entries = driver.press("Ctrl+K").type(typed).settle(20).find("palette.list", EntryList).entries()
    found = next(entry for entry in entries[:4] if entry.key == "maps.up")
    assert found.title == ("Back to the map above" if language == "en" else "Terug naar de klantreis erboven")
    assert found.note == in_words(["Alt+Up"]) and driver.window.actions_["maps.up"].shortcut() == QKeySequence("Alt+Up")


def test_who_goes_back_up_from_the_outline_is_at_the_row_of_what_was_worked_out(bike: Driver) -> None:
    whole, touchpoint = bike.canvas.map_id, bike.document.journey(bike.canvas.map_id)[2]
    work_out(bike, touchpoint.id)
    bike.workspace.sides.enter_panel("outline")
    panel = cast(OutlinePanel, bike.workspace.panels["outline"])
    bike.press("Down", "Ctrl+K").type("back to the map above").settle(20).press("Return").settle()
    assert bike.canvas.map_id == whole and bike.canvas.selected_ids() == (touchpoint.id,)
    assert QApplication.focusWidget() is panel.tree
    here = panel.tree.node()
    assert here is not None and here.record_id == touchpoint.id and panel.tree.chosen() == [here]


def test_the_sign_of_a_detail_is_on_the_map(bike: Driver) -> None:
    touchpoint = bike.document.journey(bike.canvas.map_id)[0]
    phase = bike.document.phases(bike.canvas.map_id)[0]
    before = [len(bike.canvas.map_scene.group_of(i).marks) for i in (touchpoint.id, phase.id)]  # type: ignore[union-attr]
    whole = bike.canvas.map_id
    for i in (touchpoint.id, phase.id):
        work_out(bike, i)
        bike.workspace.show_map(whole)
    after = [len(bike.canvas.map_scene.group_of(i).marks) for i in (touchpoint.id, phase.id)]  # type: ignore[union-attr]
    assert all(late > early for early, late in zip(before, after, strict=True))


def test_the_switch_offers_to_make_the_future_and_then_goes_there_and_back(bike: Driver) -> None:
    current = bike.canvas.map_id
    bike.canvas.camera.zoom_to(1.3)
    bike.canvas.camera.pan(-120, -40)
    place = bike.canvas.place()
    assert bike.find("mapState.future", QToolButton).text() == "+ Future"
    bike.click("mapState.future")
    assert bike.find("mapState.current", QToolButton).isChecked(), "nothing has changed yet"
    choose(bike, "mapState.menu", "mapState.make")
    future = bike.canvas.map_id
    assert bike.workspace.journey.state is MapState.FUTURE and bike.workspace.journey.origin_id == current
    assert bike.find("mapState.future", QToolButton).isChecked()
    assert bike.canvas.place() == pytest.approx(place, abs=1), "the future begins where one was"
    bike.click("mapState.current")
    assert bike.canvas.map_id == current and bike.canvas.place() == pytest.approx(place, abs=1)
    assert bike.find("mapState.future", QToolButton).text() == "Future"
    bike.click("mapState.future")
    assert bike.canvas.map_id == future
    bike.press("Ctrl+Z")
    assert bike.canvas.map_id == current and len(bike.document.maps()) == 1


def test_a_future_map_of_nothing_says_so(start: Start) -> None:
    driver = start("five-phases", language="nl")
    driver.session.run(edits.set_fields(driver.document, driver.canvas.map_id, state=MapState.FUTURE))
    side = driver.settle().find("mapState.current", QToolButton)
    assert side.text() == "+ Huidig"
    assert side.accessibleDescription() == "Deze klantreis is niet afgeleid van een huidige klantreis"
    driver.click("mapState.current")
    assert [a.objectName() for a in driver.find("mapState.menu", QMenu).actions()] == ["mapState.turn"]
    driver.find("mapState.menu", QMenu).close()


def test_both_sides_are_radio_buttons_with_a_name(bike: Driver) -> None:
    for name, said in (("mapState.current", "Current situation"), ("mapState.future", "Future situation")):
        heard = QAccessible.queryAccessibleInterface(bike.find(name))
        assert heard.role() == QAccessible.Role.RadioButton
        assert heard.text(QAccessible.Text.Name) == said


def test_the_inspector_leads_to_the_detail_and_takes_it_apart(bike: Driver) -> None:
    touchpoint = bike.document.journey(bike.canvas.map_id)[1]
    bike.click_on(touchpoint.id).click("touchpoint.detail_id")
    detail = bike.canvas.map_id
    assert bike.document.get(touchpoint.id, Touchpoint).detail_id == detail
    bike.workspace.maps.go_up()
    assert bike.settle().find("touchpoint.detail_id").accessibleName() == f"Open in detail: {touchpoint.title}"
    bike.click("touchpoint.detail_id.clear")
    assert bike.document.get(touchpoint.id, Touchpoint).detail_id is None
    assert detail in bike.document.records and not bike.sees("touchpoint.detail_id.clear")


def test_a_reader_hears_where_something_is_worked_out(bike: Driver) -> None:
    whole, touchpoint = bike.canvas.map_id, bike.document.journey(bike.canvas.map_id)[1]
    phase = bike.document.get(touchpoint.phase_id, Phase)
    for role, record in (("touchpoint", touchpoint), ("phase", phase)):
        bike.workspace.show_map(whole)
        work_out(bike, record.id)
        node = Node(key=record.id, role=role, parent="", record_id=record.id)
        assert f"worked out in {bike.workspace.journey.title}" in accessible_words.description(bike.document, node)


def test_the_bar_fits_the_smallest_window_with_all_of_this_in_it(start: Start) -> None:
    driver = start("five-phases", language="nl", title="Een lange titel van een klantreis " * 3)
    work_out(driver, driver.document.phases(driver.canvas.map_id)[0].id)
    detail = driver.canvas.map_id
    driver.session.run(edits.set_fields(driver.document, detail, title="Nog een lange titel " * 4))
    driver.workspace.maps.make_future(detail)
    driver.workspace.show_map(detail)
    driver.window.resize(960, 600)
    bar = driver.settle(300).workspace.top_bar
    assert driver.window.width() == 960
    shown = sorted((w for w in bar.findChildren(QWidget) if w.parent() is bar and w.isVisible()), key=QWidget.x)
    assert all(one.geometry().right() < other.x() for one, other in pairwise(shown))
    assert shown[-1].geometry().right() < 960 and driver.sees("crumbs.more")


def test_a_long_title_has_the_room_of_the_words_beside_it(start: Start) -> None:
    driver = start("five-phases", language="nl")
    driver.window.resize(1366, 768)
    title = "Een verjaardagstaart bestellen"
    driver.session.run(edits.set_fields(driver.document, driver.canvas.map_id, title=title))
    driver.workspace.maps.make_future(driver.canvas.map_id)
    bar = driver.settle(300).workspace.top_bar
    assert bar.title.text() == "Een verjaardagstaart bestellen – toekomst"
    assert bar.title.width() >= bar.title.sizeHint().width(), "the title is cut"
    assert bar.status.accessibleName().startswith(("Bewaard", "Opgeslagen"))
    driver.session.run(edits.set_fields(driver.document, driver.canvas.map_id, title="Taart"))
    assert driver.settle(300).workspace.top_bar.status.text() == bar.status.accessibleName()


def test_undoing_a_future_map_leads_back_to_the_map_it_was_made_of_where_one_was(vera: Driver) -> None:
    now = vera.canvas.map_id
    vera.session.run(edits.duplicate_map(vera.document, now, "First of all"))  # so that it is not the first one left
    vera.canvas.camera.zoom_to(1.4)
    vera.canvas.camera.pan(-700, -60)
    vera.settle(400)
    future = vera.workspace.maps.make_future(now)
    vera.settle(400)
    assert vera.canvas.map_id == future
    vera.canvas.camera.pan(-200, 0)
    vera.settle()
    place = vera.canvas.place()
    vera.session.undo()
    vera.settle(400)
    assert vera.canvas.map_id == now
    assert vera.canvas.place() == pytest.approx(place, abs=1)
