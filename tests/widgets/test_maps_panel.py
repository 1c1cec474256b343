"""The list of maps: made, renamed, put in order, worked out, deleted and brought back, by mouse, keys and fingers."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.model import edits
from app.model.records import Id, JourneyMap, MapState
from app.widgets.entry_model import Entry
from app.widgets.map_switcher import MapSwitcher
from app.widgets.maps.entries import MapEntry
from app.widgets.maps.map_list import MapList
from app.widgets.maps.thumbnails import Thumbnails
from app.widgets.panels.maps_panel import MapsPanel
from tests.driver import Driver, touch_screen
from tests.widgets.conftest import Start


def opened(driver: Driver) -> MapList:
    if not driver.sees("maps.list"):
        driver.click("rail.maps")
    return driver.find("maps.list", MapList)


def titles(driver: Driver) -> list[str]:
    return [entry.title for entry in opened(driver).model_.entries]


def thumbnails(driver: Driver) -> Thumbnails:
    panel = driver.workspace.panels["maps"]
    assert isinstance(panel, MapsPanel)
    return panel.thumbnails


def add(driver: Driver, *names: str) -> list[Id]:
    made = []
    for name in names:
        edit = edits.add_map(driver.document, name)
        driver.session.run(edit)
        made.append(edit.created[0])
    driver.settle()
    return made


def click_row(driver: Driver, key: str, x: int = 60) -> Driver:
    rows = opened(driver)
    place = QPoint(x, rows.rect_of(key).center().y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    return driver.settle()


def choose(driver: Driver, menu: str, name: str) -> Driver:
    found = driver.find(menu, QMenu)
    next(action for action in found.actions() if action.objectName() == f"{menu}.{name}").trigger()
    found.close()
    return driver.settle()


def open_menu(driver: Driver, key: str) -> Driver:
    rows = opened(driver)
    rows.menu_asked.emit(key, rows.rect_of(key).center())
    return driver.settle()


def test_a_click_shows_a_map_and_what_is_said_of_it(bike: Driver) -> None:
    (other,) = add(bike, "Other")
    click_row(bike, other)
    assert bike.canvas.map_id == other
    assert bike.workspace.inspected == (other,) and bike.sees("journey_map.title")


def test_each_row_says_what_it_is(bike: Driver) -> None:
    first = bike.document.maps()[0]
    bike.workspace.maps.make_future(first.id)
    bike.workspace.maps.open_detail(bike.document.journey(first.id)[0].id)
    rows: list[Entry] = opened(bike).model_.entries
    assert [(e.depth, e.future, e.note) for e in rows if isinstance(e, MapEntry)] == [
        (0, False, "Current"),
        (1, False, "Current"),
        (0, True, "Future"),
    ]
    spoken = opened(bike).model_.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"Detail of {first.title}" in spoken and "Current" in spoken
    assert rows[0].detail == bike.document.personas()[0].name


def test_a_new_map_begins_with_the_rows_of_the_one_shown_and_is_named_at_once(bike: Driver) -> None:
    shown = bike.canvas.map_id
    opened(bike)
    bike.click("maps.add")
    choose(bike, "maps.new.menu", "same")
    bike.type("Second visit").press("Return")
    made = bike.document.maps()[-1]
    assert made.title == "Second visit" and bike.canvas.map_id == made.id
    assert [lane.kind for lane in bike.document.lanes(made.id)] == [lane.kind for lane in bike.document.lanes(shown)]
    bike.press("Ctrl+Z")
    assert bike.document.get(made.id, JourneyMap).title == "New journey"
    bike.press("Ctrl+Z")
    assert made.id not in bike.document.records


def test_a_new_map_can_begin_from_a_template(bike: Driver) -> None:
    opened(bike)
    bike.click("maps.add")
    choose(bike, "maps.new.menu", "see-think-do-care").press("Esc")
    made = bike.document.maps()[-1]
    assert len(bike.document.phases(made.id)) > 1
    assert not bike.document.loose_references()


def test_f2_renames_in_place_and_esc_leaves_it(bike: Driver) -> None:
    rows, shown = opened(bike), bike.canvas.map_id
    before = bike.document.get(shown, JourneyMap).title
    rows.setFocus()
    bike.press("F2").type("Half", into="maps.title").press("Esc")
    assert bike.document.get(shown, JourneyMap).title == before
    rows.setFocus()
    bike.press("F2").type("Vera buys", into="maps.title").press("Return")
    assert bike.document.get(shown, JourneyMap).title == "Vera buys"
    assert bike.window.windowTitle().startswith("Vera buys")


def test_enter_goes_to_the_map_with_the_keyboard(bike: Driver) -> None:
    (other,) = add(bike, "Other")
    rows = opened(bike)
    rows.setFocus()
    rows.mark(other)
    bike.press("Return")
    assert bike.canvas.map_id == other and bike.canvas.hasFocus()


def test_alt_and_arrows_put_maps_in_order(bike: Driver) -> None:
    _first, second = add(bike, "First", "Second")
    rows = opened(bike)
    rows.setFocus()
    rows.mark(second)
    bike.press("Alt+Up")
    assert titles(bike)[1:] == ["Second", "First"]
    bike.press("Alt+Up", "Alt+Up")
    assert titles(bike)[0] == "Second" and rows.current_key() == second
    bike.press("Alt+Down").press("Ctrl+Z", "Ctrl+Z")
    assert titles(bike)[1:] == ["Second", "First"]


def drop(driver: Driver, key: str, y: int) -> None:
    rows = opened(driver)
    rows.mark(key)

    class Dropped(QDropEvent):
        def source(self) -> MapList:
            return rows

    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    rows.dropEvent(Dropped(QPointF(60, y), Qt.DropAction.MoveAction, QMimeData(), buttons, keys))
    driver.settle()


def test_a_map_goes_where_it_is_dropped_with_its_details_behind_it(bike: Driver) -> None:
    whole = bike.canvas.map_id
    first, second = add(bike, "First", "Second")
    bike.workspace.maps.open_detail(bike.document.journey(whole)[0].id)
    detail = bike.canvas.map_id
    title = bike.document.get(whole, JourneyMap).title
    name = bike.document.get(detail, JourneyMap).title
    assert titles(bike) == [title, name, "First", "Second"]
    drop(bike, second, 2)
    assert titles(bike) == ["Second", title, name, "First"]
    drop(bike, whole, opened(bike).rect_of(first).bottom() - 2)
    assert titles(bike) == ["Second", "First", title, name]
    drop(bike, detail, 2)
    assert titles(bike) == ["Second", "First", title, name], "a detail stays under its map"


def test_deleting_says_what_goes_and_undo_brings_it_back(bike: Driver) -> None:
    shown = bike.canvas.map_id
    (other,) = add(bike, "Other")
    before = dict(bike.document.records)
    rows = opened(bike)
    rows.setFocus()
    rows.mark(shown)
    bike.press("Del")
    assert shown not in bike.document.records and bike.canvas.map_id == other
    said = bike.window.banner.words.text()
    assert "Touchpoints that went with it: 15" in said or "Touchpoints that went with it" in said
    bike.press("Ctrl+Z")
    assert dict(bike.document.records) == before and bike.canvas.map_id == shown


def test_the_last_map_stays_and_the_window_says_why(bike: Driver) -> None:
    rows = opened(bike)
    rows.setFocus()
    bike.press("Del")
    assert len(bike.document.maps()) == 1
    assert "at least one" in bike.window.banner.words.text()


def test_the_menu_offers_the_same(bike: Driver) -> None:
    shown = bike.canvas.map_id
    choose(open_menu(bike, shown), "maps.menu", "duplicate")
    choose(open_menu(bike, shown), "maps.menu", "future")
    assert [journey.state for journey in bike.document.maps()].count(MapState.FUTURE) == 1
    assert len(bike.document.maps()) == 3
    choose(open_menu(bike, bike.document.maps()[1].id), "maps.menu", "delete")
    assert len(bike.document.maps()) == 2


def test_a_finger_taps_and_rests(bike: Driver) -> None:
    (other,) = add(bike, "Other")
    rows = opened(bike)
    view, device, place = rows.viewport(), touch_screen(), rows.rect_of(other).center()
    QTest.touchEvent(view, device).press(0, place, view).commit()
    QTest.touchEvent(view, device).release(0, place, view).commit()
    assert bike.settle().canvas.map_id == other
    QTest.touchEvent(view, device).press(0, place, view).commit()
    bike.settle(700)
    QTest.touchEvent(view, device).release(0, place, view).commit()
    assert bike.find("maps.menu", QMenu).isVisible()
    bike.find("maps.menu", QMenu).close()


def test_pictures_come_one_by_one_and_only_what_changed_is_painted_again(start: Start) -> None:
    driver = start("five-phases")
    ids = add(driver, *(f"Map {number}" for number in range(6)))
    opened(driver)
    driver.settle(1500)
    assert thumbnails(driver).idle
    assert all(thumbnails(driver).picture(i) is not None for i in ids)
    painted: list[str] = []
    thumbnails(driver).painted.connect(painted.append)
    driver.session.run(edits.add_touchpoint(driver.document, driver.document.phases(ids[2])[0].id, "Here"))
    driver.settle(900)
    assert painted == [ids[2]]
    driver.session.run(edits.add_persona(driver.document, "Nobody on a map"))
    driver.settle(900)
    assert painted == [ids[2]]


def test_undo_of_a_map_goes_back_to_the_one_that_was_shown_before_it(start: Start) -> None:
    """To the first map of the file too, also where another was looked at before that."""
    driver = start("five-phases")
    here = driver.canvas.map_id
    other = add(driver, "Other")[0]
    driver.canvas.show_map(other)
    driver.settle()
    driver.canvas.show_map(here)
    driver.settle()
    edit = edits.add_detail(driver.document, driver.document.phases(here)[0].id, "Worked out")
    driver.session.run(edit)
    driver.canvas.show_map(edit.created[0])
    driver.settle()
    driver.press("Ctrl+Z")
    driver.settle()
    assert driver.canvas.map_id == here


def test_the_field_of_a_title_has_a_name(bike: Driver) -> None:
    opened(bike).setFocus()
    bike.press("F2")
    assert bike.find("maps.title", QLineEdit).accessibleName() == "Title"
    assert QApplication.focusWidget() is bike.find("maps.title")
    bike.press("Esc")


def test_titles_in_the_menu_of_maps_stay_on_the_screen(bike: Driver) -> None:
    here = bike.document.maps()[0]
    for depth in range(8):
        made = edits.add_detail(bike.document, bike.document.phases(here.id)[0].id, f"Map {depth}")
        bike.session.run(made)
        here = bike.document.get(made.created[0], JourneyMap)
    menu = bike.find("mapSwitcher", MapSwitcher).menu()
    menu.aboutToShow.emit()
    indents = [len(action.text()) - len(action.text().lstrip()) for action in menu.actions()]
    assert indents == [0, 2, 4, 6, 8, 8, 8, 8, 8]
