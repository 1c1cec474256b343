"""The command palette and the sheet of keys: real keys, real clicks, both languages, and a frame for each letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu

from app.i18n import _
from app.model import edits
from app.model.document import Document
from app.model.names import KIND_NAMES, title_of
from app.model.records import Persona, Record, Touchpoint
from app.widgets import areas
from app.widgets.actions.other_words import OTHER_WORDS
from app.widgets.actions.table import ROWS
from app.widgets.canvas.map_view import MIN_READABLE
from app.widgets.entries import EntryList
from app.widgets.palette.canvas_keys import GROUPS
from app.widgets.palette.finds import Finds
from tests.benchmarks.maps import large_map
from tests.driver import Driver, touch_screen
from tests.widgets.conftest import Start

FRAME_MS = 1000 / 60
EVERY_KEY = ["Ctrl+K", "Ctrl+Shift+P"]


def titles(driver: Driver, name: str = "palette.list") -> list[str]:
    return [entry.title for entry in driver.find(name, EntryList).entries()]


def chosen(driver: Driver) -> str:
    return driver.find("palette.list", EntryList).current_key()


def opened(driver: Driver, typed: str = "", key: str = "Ctrl+K") -> Driver:
    driver.canvas.setFocus()
    return driver.press(key).type(typed).settle(20)


@pytest.mark.parametrize("key", EVERY_KEY)
def test_a_key_opens_the_palette_and_esc_gives_the_keyboard_back(vera: Driver, key: str) -> None:
    opened(vera, key=key)
    assert QApplication.focusWidget() is vera.find("palette.field")
    vera.press("Escape")
    assert not vera.sees("palette")
    assert QApplication.focusWidget() is vera.canvas


@pytest.mark.parametrize("key", EVERY_KEY)
def test_its_own_key_closes_it_again(vera: Driver, key: str) -> None:
    opened(vera).press(key)
    assert not vera.sees("palette")


def test_a_press_beside_it_closes_it(vera: Driver) -> None:
    opened(vera).click("palette.veil", QPoint(5, 5))
    assert not vera.sees("palette")
    opened(vera).click("palette.close")
    assert not vera.sees("palette")


def test_what_is_typed_on_the_map_is_neither_ended_nor_lost(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.canvas.edit_text(touchpoint.id)
    vera.settle().type("Half a tit")
    vera.press("Ctrl+K")
    assert vera.sees("palette")
    vera.press("Escape").type("le")
    assert vera.canvas.editor.active
    vera.press("Escape")
    assert vera.document.get(touchpoint.id, Touchpoint).title.endswith("Half a title")


def test_esc_lets_nothing_go_below(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.click_on(touchpoint.id)
    opened(vera).press("Escape")
    assert vera.canvas.selected_ids() == (touchpoint.id,)


def test_enter_does_the_command_with_the_selection_there_was(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    before = vera.document.score(touchpoint.id)
    vera.click_on(touchpoint.id)
    opened(vera, "raise emotion").press("Return")
    after = vera.document.score(touchpoint.id)
    assert before is not None and after is not None
    assert after.score == before.score + 1
    assert not vera.sees("palette")


def test_what_was_done_last_comes_first_next_time(vera: Driver) -> None:
    opened(vera, "zoom in").press("Return")
    opened(vera, "whole map").press("Return")
    opened(vera)
    assert titles(vera)[:2] == ["Whole map", "Zoom in"]


def test_keys_of_the_window_do_nothing_meanwhile(vera: Driver) -> None:
    zoom = vera.canvas.zoom
    opened(vera).press("Ctrl+1", "Ctrl++", "F11")
    assert vera.canvas.zoom == zoom
    assert not vera.window.isFullScreen()


@pytest.mark.parametrize("typed", ["emotie", "emotion", "ÉMOTIE"])
def test_dutch_finds_commands_by_both_names(start: Start, typed: str) -> None:
    driver = opened(start("vera", language="nl", title=""), typed)
    assert {"Emotie omhoog", "Emotie omlaag"} <= set(titles(driver))


def test_the_start_of_a_word_goes_before_letters_in_between(vera: Driver) -> None:
    found = titles(opened(vera, "zoom"))
    assert found.index("Zoom in") < found.index("Zoom to selection")
    letters = titles(vera.press("Ctrl+A").type("zmin"))
    assert "Zoom in" in letters


def test_what_cannot_be_done_is_faint_last_and_stays_undone(vera: Driver) -> None:
    opened(vera, "lower emotion")
    faint = [entry for entry in vera.find("palette.list", EntryList).entries() if entry.faint]
    assert "Lower emotion" in [entry.title for entry in faint]
    assert vera.find("palette.list", EntryList).entries()[-1].faint
    before = dict(vera.document.records)
    while not vera.find("palette.list", EntryList).entries()[_row(vera)].faint:
        vera.press("Down")
    vera.press("Return")
    assert vera.sees("palette")
    assert dict(vera.document.records) == before


def _row(driver: Driver) -> int:
    return driver.find("palette.list", EntryList).currentIndex().row()


def test_it_goes_to_a_touchpoint_by_a_word_in_it(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[-1]
    opened(vera, touchpoint.title)
    assert chosen(vera) == touchpoint.id
    vera.press("Return")
    assert vera.canvas.selected_ids() == (touchpoint.id,)
    assert QApplication.focusWidget() is vera.canvas


def test_every_kind_of_record_is_found_with_its_kind_and_place(vera: Driver) -> None:
    document, map_id = vera.document, vera.canvas.map_id
    phase, lane = document.phases(map_id)[0], document.lanes(map_id)[0]
    note = next(
        n for p in document.phases(map_id) for la in document.lanes(map_id) for n in document.notes(p.id, la.id)
    )
    records: list[Record] = [document.maps()[0], phase, lane, document.journey(map_id)[0], note]
    records += [document.personas()[0], document.persons()[0], document.channels()[0], document.actions()[0]]
    finds = Finds(vera.window.actions_, document)
    for record in records:
        entries = {entry.key: entry for entry in finds.find(title_of(record, _))}
        assert record.id in entries, record
        assert entries[record.id].detail.startswith(_(KIND_NAMES[record.KIND]))


def test_a_persona_opens_in_the_inspector(vera: Driver) -> None:
    persona = vera.document.personas()[0]
    assert isinstance(persona, Persona)
    opened(vera, persona.name).press("Return")
    assert vera.settle().workspace.inspected == (persona.id,)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hele kaart", "view.fit_map"),
        ("geeltje", "map.add_note"),
        ("post-it", "map.add_note"),
        ("printen", "file.print"),
        ("excel", "file.export"),
        ("to-do list", "view.plan"),
        ("takenlijst", "view.plan"),
        ("donkere modus", "view.theme.dark"),
        ("taal", "view.language.nl"),
        ("pijl", "map.link_to"),
        ("foto", "map.add_picture"),
        ("terugdraaien", "edit.undo"),
        ("weggooien", "edit.delete"),
        ("omhoog", "maps.up"),
        ("beamer", "view.present"),
    ],
)
def test_what_can_be_done_is_found_by_what_people_call_it(vera: Driver, typed: str, name: str) -> None:
    finds = Finds(vera.window.actions_, vera.document)
    assert name in [entry.key for entry in finds.find(typed)][:4]


def test_another_word_answers_less_well_than_a_name(vera: Driver) -> None:
    finds = Finds(vera.window.actions_, None)
    assert next(iter(finds.find("zoom in"))).key == "view.zoom_in"
    assert next(iter(finds.find("search"))).key == "edit.find", "where nothing is called so, it does"
    assert next(iter(finds.find("guides"))).key == "view.panel.guide"


def test_other_words_are_of_actions_that_there_are() -> None:
    assert OTHER_WORDS.keys() <= {row.name for row in ROWS}


def test_nothing_found_says_so(vera: Driver) -> None:
    opened(vera, "xyzzyq")
    assert vera.find("palette.nothing", QLabel).text() == "Nothing is called “xyzzyq”."
    vera.press("Return")
    assert vera.sees("palette")


def test_arrows_and_pages_move_the_choice_and_tab_stays(vera: Driver) -> None:
    opened(vera)
    first = chosen(vera)
    vera.press("Down")
    assert chosen(vera) != first
    vera.press("Up", "Up")
    assert chosen(vera) == vera.find("palette.list", EntryList).entries()[-1].key
    vera.press("PgUp")
    assert _row(vera) < len(titles(vera)) - 3
    vera.press("Tab", "Tab")
    assert QApplication.focusWidget() is vera.find("palette.field")


def test_a_click_and_a_tap_choose_a_row_that_a_finger_hits(vera: Driver) -> None:
    for tapping in (False, True):
        vera.canvas.commands.zoom_100()
        opened(vera, "whole map")
        view = vera.find("palette.list", EntryList)
        box = view.rect_of("view.fit_map")
        assert box.height() >= 48
        if tapping:
            QTest.touchEvent(view.viewport(), touch_screen()).press(0, box.center(), view.viewport()).commit()
            QTest.touchEvent(view.viewport(), touch_screen()).release(0, box.center(), view.viewport()).commit()
        else:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        vera.settle()
        assert not vera.sees("palette")
        assert vera.canvas.zoom != 1.0


def test_a_screen_reader_is_told_what_is_chosen(vera: Driver) -> None:
    opened(vera, "whole map")
    view = vera.find("palette.list", EntryList)
    assert "Whole map" in view.accessibleDescription()
    assert vera.find("palette.count", QLabel).text() in view.accessibleDescription()
    assert vera.find("palette.field", QLineEdit).accessibleName()


def test_without_a_map_it_has_the_commands(start: Start) -> None:
    driver = start()
    driver.press("Ctrl+K").type("open")
    assert "Open…" in titles(driver)
    driver.press("Escape")


def test_ten_thousand_notes_are_searched_and_at_most_a_card_full_is_shown(vera: Driver) -> None:
    finds = Finds(vera.window.actions_, Document(large_map(10_000)))
    for typed in ("f", "fiets", "de klant", "proefrit feest"):
        assert 0 < len(finds.find(typed)) <= 60, typed
    assert not finds.find("zqx")


# --- the sheet of keys -----------------------------------------------------------------------------------------------


def test_f1_shows_every_key_and_esc_goes_back(vera: Driver) -> None:
    vera.canvas.setFocus()
    vera.press("F1")
    rows = {entry.key for entry in vera.find("keys.list", EntryList).entries()}
    assert {row.name for row in ROWS if row.all_keys} <= rows
    words = {entry.note for entry in vera.find("keys.list", EntryList).entries()}
    assert {keys for _heading, lines in GROUPS for keys, _does in lines} <= words
    vera.press("Escape")
    assert not vera.sees("keys")
    assert QApplication.focusWidget() is vera.canvas


def test_keys_are_found_by_what_they_do_and_by_themselves(vera: Driver) -> None:
    vera.press("F1").type("undo")
    assert "Undo" in titles(vera, "keys.list")
    vera.press("Ctrl+A").type("ctrl+z")
    assert "Undo" in titles(vera, "keys.list")
    vera.press("Ctrl+A").type("pinch nothing")
    assert vera.sees("keys.nothing")


def test_the_sheet_is_in_the_menu_too(vera: Driver) -> None:
    vera.window.actions_["help.keys"].trigger()
    assert vera.settle(20).sees("keys")


# --- the menu --------------------------------------------------------------------------------------------------------


def menu() -> QMenu | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def test_f10_opens_the_menu_and_it_can_be_walked(vera: Driver) -> None:
    vera.canvas.setFocus()
    vera.press("F10")
    popup = menu()
    assert popup is not None
    assert popup.activeAction() is popup.actions()[0]
    popup.close()


def test_alt_by_itself_opens_the_menu_and_with_another_key_it_does_not(vera: Driver) -> None:
    vera.canvas.setFocus()
    QTest.keyClick(vera.canvas, Qt.Key.Key_Alt)
    popup = menu()
    assert popup is not None
    popup.close()
    vera.canvas.setFocus()
    QTest.keyPress(vera.canvas, Qt.Key.Key_Alt)
    QTest.keyClick(vera.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(vera.canvas, Qt.Key.Key_Alt)
    assert menu() is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_of_now_is_ticked(start: Start, theme: str) -> None:
    driver = start("empty", theme=theme)
    ticked = {
        a.objectName() for a in driver.window.actions_ if a.objectName().startswith("view.theme.") and a.isChecked()
    }
    assert ticked == {f"view.theme.{theme}"}
    other = "dark" if theme == "light" else "light"
    driver.window.actions_[f"view.theme.{other}"].trigger()
    driver.settle(20)
    assert driver.window.actions_[f"view.theme.{other}"].isChecked()
    assert not driver.window.actions_[f"view.theme.{theme}"].isChecked()
    assert len([name for name in ticked if name.startswith("view.theme.")]) == 1


def test_all_buttons_of_the_rail_are_seen_in_the_smallest_window(start: Start) -> None:
    driver = start("empty", language="nl")
    driver.window.resize(960, 600)
    driver.window.banner.say("Look.")
    driver.settle()
    rail = driver.workspace.rail
    assert rail.visibleRegion().boundingRect().height() == rail.height()
    for button in rail.buttons.values():
        assert button.height() >= 48
        assert rail.rect().contains(button.geometry())
        text = button.fontMetrics().horizontalAdvance(button.text())
        assert text <= button.width() - 8, button.text()


def test_what_the_shown_map_shows_comes_before_a_channel_that_nobody_uses(vera: Driver) -> None:
    made = vera.workspace.run(lambda document: edits.add_channel(document, "Duivenpost"))
    touchpoint = vera.document.journey(vera.canvas.map_id)[-1]
    vera.workspace.run(lambda document: edits.set_fields(document, touchpoint.id, title="Een brief per duivenpost"))
    assert made is not None
    opened(vera, "duivenpost")
    found = [e for e in vera.find("palette.list", EntryList).entries() if e.key in vera.document.records]
    assert [e.key for e in found] == [touchpoint.id, made.created[0]]
    assert found[-1].detail == "Channel · not on any map yet"
    vera.press("Up", "Return").settle()
    assert vera.find("banner.words", QLabel).text() == "“Duivenpost” is not on any map yet."


def test_a_channel_that_is_used_is_gone_to_on_the_map(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[-1]
    made = vera.workspace.run(lambda document: edits.add_channel(document, "Duivenpost"))
    assert made is not None
    vera.workspace.run(lambda document: edits.set_fields(document, touchpoint.id, channel_id=made.created[0]))
    opened(vera, "duivenpost").press("Return").settle()
    assert vera.canvas.selected_ids() == (touchpoint.id,)
    assert vera.canvas.viewport().rect().contains(vera.place_of(touchpoint.id))
    assert vera.workspace.inspected == (made.created[0],)


def test_a_jump_by_name_comes_near_enough_to_read(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[-1]
    vera.canvas.camera.zoom_to(0.23)
    opened(vera, touchpoint.title).press("Return").settle()
    assert vera.canvas.zoom == pytest.approx(MIN_READABLE)
    assert vera.canvas.viewport().rect().contains(vera.place_of(touchpoint.id))


def test_a_mouse_that_lies_under_the_sheet_marks_no_row_until_it_moves(vera: Driver) -> None:
    vera.press("F1")
    rows = vera.find("keys.list", EntryList)
    place = QPointF(rows.visualRect(rows.model().index(3, 0)).center())
    under = QPointF(QCursor.pos())

    def hovers(at: QPointF) -> bool:
        event = QHoverEvent(QEvent.Type.HoverMove, place, at, place + QPointF(1, 0))
        QApplication.sendEvent(rows.viewport(), event)
        return bool(rows._mouse_at_first == QPoint(-1, -1))

    assert not hovers(under)
    assert hovers(under + QPointF(3, 0))
    assert hovers(under)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_panel_that_is_chosen_has_the_keyboard_and_is_never_shut(start: Start, language: str) -> None:
    driver = start("vera", language=language)
    name = driver.window.actions_["view.panel.outline"].text()
    for _time in range(2):
        opened(driver, name).press("Return")
        assert driver.workspace.sides.open == "outline" and driver.workspace.panels["outline"].isVisible()
        assert areas.has_keyboard(driver.workspace.panels["outline"])
        assert driver.window.actions_["view.panel.outline"].isChecked()
    driver.press("Ctrl+K").type(name).settle(20).press("Return")
    assert areas.has_keyboard(driver.workspace.panels["outline"]), "also where the keyboard was in it already"
