"""The find bar, by real keys in the window: what is found, marked, faded and gone to, and where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from app.drawing.primitives import cell_key
from app.model import edits
from app.model.change import Change
from app.model.records import Channel, Id, JourneyMap, Lane, LaneKind, Note, Phase, Touchpoint
from app.widgets.canvas.fading import FADED
from app.widgets.finder import Finder, finder_of
from tests.driver import Driver

Start = Callable[..., Driver]


def finder(driver: Driver) -> Finder:
    return finder_of(driver.workspace)


def count(driver: Driver) -> str:
    return driver.find("find.count", QLabel).text()


def where(driver: Driver) -> str:
    return driver.find("find.where", QLabel).text()


def keyboard_is_in(driver: Driver, name: str) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.objectName() == name


def lane(driver: Driver, kind: LaneKind) -> Id:
    found = driver.document.lane(driver.canvas.map_id, kind)
    assert found is not None
    return found.id


def a_note(driver: Driver, text: str, kind: LaneKind = LaneKind.DOING, phase: int = 0) -> Id:
    phase_id = driver.document.phases(driver.canvas.map_id)[phase].id
    edit = driver.workspace.run(lambda document: edits.add_note(document, lane(driver, kind), phase_id, text))
    assert edit is not None
    driver.settle(0)  # a search follows an edit in the next turn
    return edit.created[0]


def a_second_map(driver: Driver, text: str) -> None:
    journey = JourneyMap(id=Id("straks"), order="zz", title="Straks")
    phase = Phase(id=Id("fase"), map_id=journey.id, order="V", title="Fase")
    row = Lane(id=Id("rij"), map_id=journey.id, order="V", kind=LaneKind.DOING)
    note = Note(id=Id("briefje"), phase_id=phase.id, lane_id=row.id, order="V", text=text)
    made = Change.creating([journey, phase, row, note])
    driver.workspace.run(lambda document: edits.Edit(label=edits.Label("Second map"), change=made))


def marked(driver: Driver) -> tuple[Id, ...]:
    return finder(driver)._markers.marked


# --- finding and going -----------------------------------------------------------------------------------------------


def test_ctrl_f_finds_while_typing_and_enter_goes_on(vera: Driver) -> None:
    ids = {a_note(vera, f"zwaluw {n}", phase=n) for n in range(3)}
    vera.press("Ctrl+F").type("ZWALÚW").settle()
    assert count(vera) == "1 of 3" and set(marked(vera)) == ids
    vera.press("Return")
    assert count(vera) == "2 of 3" and keyboard_is_in(vera, "find.field")
    vera.press("Shift+Return", "Shift+Return")
    assert count(vera) == "3 of 3"


def test_f3_goes_on_and_shift_f3_back_also_from_the_map(vera: Driver) -> None:
    for n in range(3):
        a_note(vera, f"zwaluw {n}", phase=n)
    vera.press("Ctrl+F").type("zwaluw").press("Escape")
    vera.canvas.select([])
    vera.canvas.setFocus()
    seen = []
    for key in ("F3", "F3", "Shift+F3"):
        vera.press(key)
        seen.append(vera.document.get(vera.canvas.selected_ids()[0], Note).text)
    assert seen == ["zwaluw 0", "zwaluw 1", "zwaluw 0"] and vera.canvas.hasFocus()


def test_f3_with_nothing_to_find_opens_the_bar(vera: Driver) -> None:
    vera.press("F3")
    assert keyboard_is_in(vera, "find.field") and count(vera) == ""


def test_esc_closes_and_keeps_the_last_hit_selected(vera: Driver) -> None:
    made = a_note(vera, "zwaluw")
    vera.press("Ctrl+F").type("zwaluw").press("Escape")
    assert not vera.sees("find") and vera.canvas.hasFocus()
    assert vera.canvas.selected_ids() == (made,) and marked(vera) == ()


def test_ctrl_f_again_selects_what_was_typed(vera: Driver) -> None:
    vera.press("Ctrl+F").type("zwaluw").press("Ctrl+F")
    assert vera.find("find.field", QLineEdit).selectedText() == "zwaluw"


def test_text_selected_in_a_note_is_proposed(vera: Driver) -> None:
    made = a_note(vera, "een zwaluw maakt geen zomer")
    vera.double_click_on(made)
    vera.press("Ctrl+Home", "Ctrl+Right", "Ctrl+Shift+Right", "Ctrl+F")
    assert vera.find("find.field", QLineEdit).text() == "zwaluw" and count(vera) == "1 of 1"
    assert vera.document.get(made, Note).text == "een zwaluw maakt geen zomer"


def test_nothing_found_says_so(vera: Driver) -> None:
    vera.press("Ctrl+F").type("xyzzy").press("Return")
    assert count(vera) == "No results" and marked(vera) == ()


def test_it_begins_at_the_selection(vera: Driver) -> None:
    made = [a_note(vera, f"zwaluw {n}", phase=n) for n in range(3)]
    vera.canvas.reveal(made[1])
    vera.press("Ctrl+F").type("zwaluw")
    assert count(vera) == "2 of 3"


def test_the_buttons_do_what_the_keys_do_and_leave_the_keyboard_where_it_is(vera: Driver) -> None:
    for n in range(3):
        a_note(vera, f"zwaluw {n}", phase=n)
    vera.press("Ctrl+F").type("zwaluw").click("find.next")
    assert count(vera) == "2 of 3" and keyboard_is_in(vera, "find.field")
    vera.click("find.previous").click("find.close")
    assert not vera.sees("find") and vera.canvas.hasFocus()


# --- what the map does not show --------------------------------------------------------------------------------------


def test_a_field_that_is_not_drawn_is_named_and_shown_in_the_inspector(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[2]
    vera.workspace.run(lambda document: edits.set_fields(document, touchpoint.id, description="met een zwaluw erbij"))
    vera.press("Ctrl+F").type("zwaluw").press("Return").settle()
    assert where(vera) == f"Description of “{touchpoint.title}”: met een zwaluw erbij"
    assert vera.workspace.inspected == (touchpoint.id,) and keyboard_is_in(vera, "find.field")
    vera.click("find.offer")
    focus = QApplication.focusWidget()
    assert focus is not None and vera.workspace.inspector.isAncestorOf(focus)
    assert "zwaluw" in getattr(focus, "toPlainText", str)()


def test_words_that_a_note_cuts_off_are_found_too(vera: Driver) -> None:
    made = a_note(vera, "woord " * 200 + "zwaluw")
    vera.press("Ctrl+F").type("zwaluw").press("Return")
    assert where(vera).startswith("Text of “woord") and "zwaluw" in where(vera)
    assert vera.canvas.selected_ids() == (made,)


def test_a_persona_is_found_though_it_is_on_no_map(vera: Driver) -> None:
    persona = vera.document.personas()[0]
    vera.workspace.run(lambda document: edits.set_fields(document, persona.id, goals="een zwaluw zien"))
    vera.press("Ctrl+F").type("zwaluw zien").press("Return").settle()
    assert vera.workspace.inspected == (persona.id,) and "Goals" in where(vera)


def test_a_hit_in_a_hidden_lane_says_so_and_offers_to_show_it(vera: Driver) -> None:
    made = a_note(vera, "zwaluw", LaneKind.BACKSTAGE)
    hidden = lane(vera, LaneKind.BACKSTAGE)
    vera.workspace.run(lambda document: edits.set_fields(document, hidden, hidden=True))
    vera.press("Ctrl+F").type("zwaluw").press("Return")
    assert where(vera) == "In the hidden lane “Backstage”: zwaluw" and marked(vera) == ()
    vera.click("find.offer")
    assert marked(vera) == (made,) and vera.canvas.selected_ids() == (made,)
    assert not vera.sees("find.offer") and keyboard_is_in(vera, "find.field")
    vera.press("Escape", "Ctrl+Z")
    assert vera.canvas.item_for(made) is None


def test_a_hit_in_a_collapsed_lane_offers_to_open_it(vera: Driver) -> None:
    made = a_note(vera, "zwaluw", LaneKind.BACKSTAGE)
    folded = lane(vera, LaneKind.BACKSTAGE)
    vera.workspace.run(lambda document: edits.set_fields(document, folded, collapsed=True))
    vera.press("Ctrl+F").type("zwaluw")
    assert "collapsed lane" in where(vera)
    vera.click("find.offer")
    assert marked(vera) == (made,)


def test_hits_go_on_on_the_next_map(vera: Driver) -> None:
    here = vera.canvas.map_id
    a_note(vera, "zwaluw")
    a_second_map(vera, "zwaluw")
    vera.press("Ctrl+F").type("zwaluw")
    assert count(vera) == "1 of 2" and not vera.sees("find.where")
    vera.press("Return").settle()
    assert vera.canvas.map_id != here and count(vera) == "2 of 2" and len(marked(vera)) == 1
    vera.press("Return").settle()
    assert vera.canvas.map_id == here and keyboard_is_in(vera, "find.field")


def test_a_map_that_goes_takes_its_hits_with_it(vera: Driver) -> None:
    a_note(vera, "zwaluw")
    a_second_map(vera, "zwaluw")
    vera.press("Ctrl+F").type("zwaluw").press("Return").settle()
    vera.workspace.run(lambda document: edits.delete(document, Id("straks")))
    vera.settle()
    assert vera.canvas.map_id != "straks" and count(vera) == "1 of 1" and len(marked(vera)) == 1
    vera.press("F3")
    assert count(vera) == "1 of 1"


# --- filters ---------------------------------------------------------------------------------------------------------


def choose(driver: Driver, name: str, text: str) -> None:
    box = driver.find(f"find.filters.{name}", QComboBox)
    box.setFocus()
    box.setCurrentIndex(0)
    driver.press(*["Down"] * box.findText(text))
    assert box.currentText() == text


def opacity(driver: Driver, record_id: Id) -> float:
    item = driver.canvas.item_for(record_id)
    assert item is not None
    return item.opacity()


def test_what_a_filter_does_not_want_fades_and_stays_so_when_the_map_changes(vera: Driver) -> None:
    kept, out = a_note(vera, "pijn", LaneKind.PAINS), a_note(vera, "doen")
    vera.press("Ctrl+F").click("find.filter")
    choose(vera, "lane", "Pain points")
    assert opacity(vera, kept) == 1.0 and opacity(vera, out) == pytest.approx(FADED, abs=0.01)
    later = a_note(vera, "later gemaakt", LaneKind.THINKING)
    vera.workspace.run(lambda document: edits.set_fields(document, out, text="anders\nen hoger\nvan drie regels"))
    assert opacity(vera, later) == opacity(vera, out) == pytest.approx(FADED, abs=0.01)
    vera.press("Escape")
    assert {opacity(vera, i) for i in (kept, out, later)} == {1.0}


def test_a_filter_alone_is_walked_through_with_f3(vera: Driver) -> None:
    vera.press("Ctrl+F").click("find.filter")
    choose(vera, "lane", "Pain points")
    pains = [
        n for n in vera.document.records.values() if isinstance(n, Note) and n.lane_id == lane(vera, LaneKind.PAINS)
    ]
    assert count(vera) == f"1 of {len(pains)}"
    vera.press("F3", "F3")
    chosen = vera.document.get(vera.canvas.selected_ids()[0], Note)
    assert chosen.lane_id == lane(vera, LaneKind.PAINS) and count(vera).startswith("3 of")


def test_filters_by_owner_and_channel_work_together(vera: Driver) -> None:
    channel = next(r for r in vera.document.records.values() if isinstance(r, Channel) and r.name == "Webinar")
    vera.press("Ctrl+F").click("find.filter")
    choose(vera, "channel", channel.name)
    theirs = {t.id for t in vera.document.journey(vera.canvas.map_id) if t.channel_id == channel.id}
    bright = {t.id for t in vera.document.journey(vera.canvas.map_id) if opacity(vera, t.id) == 1.0}
    assert bright == theirs
    choose(vera, "owner", "Nobody")
    assert count(vera) == "No results"
    vera.click("find.filters.clear")
    assert count(vera) == "" and opacity(vera, next(iter(theirs))) == 1.0


def test_the_menu_s_filter_opens_the_filters(vera: Driver) -> None:
    vera.window.actions_["view.filter"].trigger()
    vera.settle()
    assert keyboard_is_in(vera, "find.filters.lane")


# --- following the map -----------------------------------------------------------------------------------------------


def test_hits_come_and_go_with_edits_and_undo(vera: Driver) -> None:
    vera.press("Ctrl+F").type("zwaluw")
    made = a_note(vera, "zwaluw")
    assert marked(vera) == (made,) and count(vera) == "1 of 1"
    vera.session.undo()
    vera.settle(0)
    assert marked(vera) == () and count(vera) == "No results"


def test_a_mended_hit_is_left_behind_and_the_next_one_found(vera: Driver) -> None:
    made = [a_note(vera, f"zwaluw {n}", phase=n) for n in range(3)]
    vera.press("Ctrl+F").type("zwaluw").press("Return")
    assert vera.canvas.selected_ids() == (made[1],)
    vera.workspace.run(lambda document: edits.set_fields(document, made[1], text="mus"))
    vera.press("F3")
    assert vera.canvas.selected_ids() == (made[2],)


def test_it_speaks_the_language_of_now(vera: Driver) -> None:
    vera.press("Ctrl+F").type("backstage")
    vera.window.commands.set_language("nl")
    vera.settle()
    assert count(vera) == "Niets gevonden" or " van " in count(vera)
    assert vera.find("find.field", QLineEdit).accessibleName() == "Zoeken in de klantreis"
    vera.press("Ctrl+F").type("achter de schermen")
    assert count(vera) == "1 van 2"  # of today, and of the map as we want it


# --- the keyboard ----------------------------------------------------------------------------------------------------


def test_tab_goes_through_the_bar_and_on_to_the_map(vera: Driver) -> None:
    vera.press("Ctrl+F")
    seen = []
    for _ in range(5):
        vera.press("Tab")
        focus = QApplication.focusWidget()
        seen.append(focus.objectName() if focus else "")
    assert seen == ["find.previous", "find.next", "find.filter", "find.close", "canvas"]


def test_keys_in_the_bar_never_reach_what_is_selected_on_the_map(vera: Driver) -> None:
    made = a_note(vera, "zwaluw")
    vera.canvas.reveal(made)
    before = len(vera.document.records)
    vera.press("Ctrl+F").type("x").press("Tab", "Delete", "Ctrl+D", "Ctrl+X", "A", "Backspace")
    assert len(vera.document.records) == before and not vera.canvas.editor.active


def test_clicks_on_the_bar_are_not_clicks_on_the_map(vera: Driver) -> None:
    made = a_note(vera, "zwaluw")
    vera.canvas.reveal(made)
    vera.press("Ctrl+F").click("find", QPoint(3, 3))
    assert vera.canvas.selected_ids() == (made,)


def test_a_hit_never_lies_under_the_bar(vera: Driver) -> None:
    last = vera.document.journey(vera.canvas.map_id)[-1]
    vera.workspace.run(lambda document: edits.set_fields(document, last.id, title="zwaluw"))
    vera.press("Ctrl+F").type("zwaluw").press("Return").settle()
    assert isinstance(vera.document.records[last.id], Touchpoint)
    bar = finder(vera).bar.geometry()
    assert vera.canvas.viewport().rect().contains(vera.place_of(last.id)) and not bar.contains(vera.place_of(last.id))


def test_the_count_and_the_hit_are_said_to_screen_readers(vera: Driver) -> None:
    a_note(vera, "zwaluw")
    vera.press("Ctrl+F").type("zwaluw")
    assert vera.find("find.count").accessibleName() == "Result 1 of 1: zwaluw"


# --- channels and people ---------------------------------------------------------------------------------------------


def a_channel(driver: Driver, name: str, *places: int) -> Id:
    """A channel of the touchpoints at these places of the journey."""
    edit = driver.workspace.run(lambda document: edits.add_channel(document, name))
    assert edit is not None
    for place in places:
        touchpoint = driver.document.journey(driver.canvas.map_id)[place]
        driver.workspace.run(lambda d, t=touchpoint.id: edits.set_fields(d, t, channel_id=edit.created[0]))
    driver.settle(0)
    return edit.created[0]


def test_it_starts_on_the_map_where_the_user_is_and_comes_to_a_channels_own_name_last(vera: Driver) -> None:
    early, late = (a_note(vera, f"zwaluwpost {n}", phase=n) for n in (1, 3))
    a_channel(vera, "Zwaluwpost", 2)
    vera.canvas.select([vera.document.phases(vera.canvas.map_id)[2].id])
    vera.press("Ctrl+F").type("zwaluwpost").settle()
    assert count(vera) == "2 of 3" and set(marked(vera)) == {early, late}
    last = vera.document.phases(vera.canvas.map_id)[-1]
    vera.press("Escape").canvas.select([last.id])
    vera.press("Ctrl+F").type("zwaluwpost").settle()
    assert count(vera) == "1 of 3"


def test_a_channel_is_gone_to_at_its_first_chip_and_all_its_chips_are_marked(vera: Driver) -> None:
    a_channel(vera, "Duivenpost", 4, 9)
    journey = vera.document.journey(vera.canvas.map_id)
    vera.press("Ctrl+F").type("duivenpost").settle().press("Return")
    assert vera.canvas.selected_ids() == (journey[4].id,)
    assert finder(vera)._markers._chips == {journey[4].id, journey[9].id}
    assert where(vera) == "Channel “Duivenpost”, at 2 touchpoints"
    assert keyboard_is_in(vera, "find.field")


def test_a_channel_that_nobody_uses_says_so(vera: Driver) -> None:
    a_channel(vera, "Duivenpost")
    vera.press("Ctrl+F").type("duivenpost").settle()
    assert where(vera) == "Channel “Duivenpost” is not on any map yet."


def test_a_person_is_found_at_the_touchpoints_that_carry_their_initials(vera: Driver) -> None:
    owner = next(p for p in vera.document.persons() if vera.document.referrers(p.id))
    vera.press("Ctrl+F").type(owner.name).settle()
    owned = {t.id for t in vera.document.journey(vera.canvas.map_id) if t.owner_id == owner.id}
    assert owned and owned <= set(marked(vera))


def test_a_note_in_a_folded_lane_is_shown_by_its_cell(vera: Driver) -> None:
    canvas, document = vera.canvas, vera.document
    folded = {lane.id for lane in document.lanes(canvas.map_id) if lane.collapsed}
    last = document.phases(canvas.map_id)[-1].id
    note = next(n for n in document.all_of(Note) if n.lane_id in folded and n.phase_id == last)
    vera.workspace.reveal(note.id)
    vera.settle(400)
    cell = canvas.focus_group()
    assert cell is not None and cell.key == cell_key(note.lane_id, last)
    assert canvas.camera.in_sight().contains(QPointF(cell.x + cell.w / 2, cell.y + cell.h / 2))
    assert canvas.selected_ids() == (note.id,)


def test_what_is_gone_meanwhile_cannot_be_shown_and_nothing_moves(vera: Driver) -> None:
    place = vera.canvas.place()
    vera.canvas.reveal(Id("gone"))
    assert vera.settle().canvas.place() == place
