"""The panels of the rail: one at a time, each following the document."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu

from app.analysis.plan.listing import Column
from app.model import edits
from app.model.records import Action, JourneyMap, Light, Progress
from app.widgets.entries import EntryList
from app.widgets.plan.columns import said
from tests.driver import Driver
from tests.widgets.conftest import Start


def click_row(driver: Driver, name: str, key: str, x: int = 120) -> Driver:
    rows = driver.find(name, EntryList)
    place = QPoint(x, rows.rect_of(key).center().y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    return driver.settle()


def titles(driver: Driver, name: str) -> list[str]:
    return [entry.title for entry in driver.find(name, EntryList).entries()]


def test_one_panel_at_a_time(vera: Driver) -> None:
    vera.click("rail.actions")
    assert vera.sees("actions.list")
    vera.click("rail.history")
    assert vera.sees("history.list") and not vera.sees("actions.list")
    vera.click("rail.history")
    assert not vera.sees("history.list")


STEP = "Add touchpoint “Here”"


def add_here(driver: Driver) -> None:
    driver.session.run(
        edits.add_touchpoint(driver.document, driver.document.phases(driver.canvas.map_id)[0].id, "Here")
    )


def test_an_edit_on_the_map_is_seen_there_before_a_panel_lists_it(vera: Driver) -> None:
    vera.click("rail.history")
    vera.canvas.setFocus()
    listed: list[bool] = []
    vera.canvas.painted.connect(lambda: listed.append(STEP in titles(vera, "history.list")))
    vera.settle()
    listed.clear()
    add_here(vera)
    vera.canvas.viewport().update()
    vera.settle()
    assert not listed[0]
    assert STEP in titles(vera, "history.list")


def test_what_is_changed_in_a_panel_is_seen_there_at_once(vera: Driver) -> None:
    vera.click("rail.history")
    vera.find("history.list", EntryList).setFocus()
    add_here(vera)
    assert STEP in titles(vera, "history.list")


def test_who_asks_for_a_panel_finds_it_as_the_document_is(vera: Driver) -> None:
    vera.click("rail.history")
    vera.canvas.setFocus()
    add_here(vera)
    assert STEP not in titles(vera, "history.list")
    assert vera.workspace.panels["history"].isVisible()
    assert STEP in titles(vera, "history.list")


def test_actions_stand_under_their_horizon(vera: Driver) -> None:
    vera.click("rail.actions")
    entries = vera.find("actions.list", EntryList).entries()
    assert [entry.title for entry in entries if entry.heading] == ["Now", "Next", "Later"]
    assert len([entry for entry in entries if not entry.heading]) == len(vera.document.actions())


def test_an_action_that_is_overdue_says_so(vera: Driver) -> None:
    action = next(each for each in vera.document.actions() if each.progress is Progress.PLANNED)
    vera.click("rail.actions")
    for days, late in ((-1, True), (1, False)):
        day = date.today() + timedelta(days=days)
        vera.workspace.run(lambda document, day=day: edits.set_fields(document, action.id, start=None, due=day))
        entries = vera.settle().find("actions.list", EntryList).entries()
        entry = next(entry for entry in entries if entry.key == action.id)
        assert ("overdue" in entry.detail) is late


def test_a_click_shows_the_action_and_its_touchpoint(vera: Driver) -> None:
    action = next(a for a in vera.document.actions() if a.subject_id)
    vera.click("rail.actions")
    click_row(vera, "actions.list", action.id)
    assert vera.workspace.inspected == (action.id,)
    assert vera.canvas.selected_ids() == (action.subject_id,)
    assert vera.sees("action.title")


def test_the_sign_sets_light_and_progress_in_place(vera: Driver) -> None:
    action = next(a for a in vera.document.actions() if a.light is Light.RED)
    vera.click("rail.actions")
    click_row(vera, "actions.list", action.id, x=26)
    menu = vera.find("actions.status", QMenu)
    items = {item.objectName(): item for item in menu.actions()}
    assert items["actions.set.red"].isChecked()
    items["actions.set.green"].trigger()
    assert vera.document.get(action.id, Action).light is Light.GREEN
    items["actions.set.done"].trigger()
    assert vera.document.get(action.id, Action).progress is Progress.DONE


def test_adding_hangs_the_action_on_the_selected_touchpoint(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.click("rail.actions").click_on(touchpoint.id).click("actions.add").type("Do better").press("Return")
    assert vera.document.actions(touchpoint.id)[-1].title == "Do better"
    assert "Do better" in titles(vera, "actions.list")


def test_an_action_that_is_added_with_nothing_selected_hangs_on_the_touchpoint_with_the_ring(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[1]
    vera.click("rail.actions").click_on(touchpoint.id).press("Escape")
    assert not vera.canvas.selected_ids()
    vera.click("actions.add").type("Do better").press("Return")
    assert vera.document.actions(touchpoint.id)[-1].title == "Do better"


def test_an_action_offers_the_touchpoints_of_the_map_in_view_first_and_names_the_map_of_others(vera: Driver) -> None:
    document = vera.document
    here = document.get(document.maps()[-1].id, JourneyMap)
    vera.workspace.show_map(here.id)
    vera.workspace.inspect((document.actions()[0].id,))
    vera.settle()
    box = vera.find("action.subject_id", QComboBox)
    offered = [box.itemText(row) for row in range(1, box.count())]
    own = [touchpoint.title for touchpoint in document.journey(here.id)]
    assert offered[: len(own)] == own
    other = document.maps()[0]
    first = document.journey(other.id)[0]
    assert f"{first.title} · {other.title}" in offered[len(own) :]
    assert {"Phase: Loyalty", f"Journey map: {here.title}", "Channel: Website"} <= set(offered)


def test_an_empty_list_teaches(start: Start) -> None:
    driver = start("empty").click("rail.actions")
    assert driver.workspace.panels["actions"].empty.isVisible()  # type: ignore[attr-defined]


def test_a_finding_is_explained_shown_and_mended(start: Start) -> None:
    driver = start("five-phases").click("rail.checks")
    first, phase = driver.document.phases(driver.canvas.map_id)[:2]
    driver.workspace.run(lambda document: edits.add_touchpoint(document, first.id, "Hears of us"))
    click_row(driver, "checks.list", f"phase-without-touchpoint:{phase.id}")
    assert driver.workspace.inspected == (phase.id,)
    driver.click("checks.fix").type("Sees our advert").press("Return")
    assert [t.title for t in driver.document.touchpoints(phase.id)] == ["Sees our advert"]
    assert f"phase-without-touchpoint:{phase.id}" not in [
        entry.key for entry in driver.find("checks.list", EntryList).entries()
    ]


def test_a_missing_date_is_one_jump_away(vera: Driver) -> None:
    action = vera.document.actions()[0]
    vera.workspace.run(lambda document: edits.set_fields(document, action.id, due=None))
    vera.workspace.go_to_field(action.id, "due")
    assert vera.settle().find("action.due.pick").hasFocus()
    vera.workspace.run(lambda document: edits.set_fields(document, action.id, due=date(2030, 1, 2)))
    assert vera.document.get(action.id, Action).due == date(2030, 1, 2)


def test_the_map_panel_lists_what_the_file_holds(vera: Driver) -> None:
    vera.click("rail.map")
    segments = [segment.name for segment in vera.document.segments()]
    listed = [title for title in titles(vera, "personas.list") if title not in segments]
    assert listed == [persona.name for persona in vera.document.personas()]
    assert titles(vera, "channels.list") == [channel.name for channel in vera.document.channels()]
    click_row(vera, "project.list", vera.document.project.id)
    assert vera.sees("project.title")


def test_the_list_and_the_table_say_the_same_of_who_does_it(vera: Driver) -> None:
    action = next(each for each in vera.document.actions() if each.owner_id is None and each.department)
    vera.click("rail.actions")
    (entry,) = (each for each in vera.find("actions.list", EntryList).entries() if each.key == action.id)
    assert entry.detail.startswith(said(vera.document, action, Column.OWNER))
    assert entry.detail.startswith(f"{action.department}, nobody yet")


def test_one_press_shows_what_is_done_as_done(vera: Driver) -> None:
    action = next(each for each in vera.document.actions() if each.light is Light.RED)
    vera.session.run(edits.set_fields(vera.document, action.id, progress=Progress.DONE))
    vera.click("rail.checks")
    click_row(vera, "checks.list", f"done-without-green-light:{action.id}").click("checks.fix")
    mended = vera.document.get(action.id, Action)
    assert mended.light is Light.GREEN and mended.percent == 100
    vera.session.undo()
    assert vera.document.get(action.id, Action).light is Light.RED


def test_actions_of_one_time_stand_by_their_day_with_what_is_done_at_the_end(fresh: Driver) -> None:
    days = {"No day": None, "Late": date(2027, 3, 1), "Soon": date(2027, 1, 5), "Done": date(2026, 12, 1)}
    for title, day in days.items():
        made = fresh.workspace.run(lambda document, title=title: edits.add_action(document, title))
        assert made is not None
        done = {"progress": Progress.DONE} if title == "Done" else {}
        fresh.workspace.run(lambda d, i=made.created[0], day=day, done=done: edits.set_fields(d, i, due=day, **done))
    fresh.workspace.open_panel("actions")
    listed = [entry.title for entry in fresh.settle().find("actions.list", EntryList).entries() if not entry.heading]
    assert listed == ["Soon", "Late", "No day", "Done"]
