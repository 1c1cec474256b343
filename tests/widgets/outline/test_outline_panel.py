"""The outline by keys, mouse and fingers: every edit of the map, in its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.analysis.outline import LANES_KEY, Kind, Outliner
from app.i18n import _
from app.model import edits
from app.model.records import Id, Lane, LaneKind, Note, Touchpoint
from app.widgets.outline.view import ROW, TOUCHED_ROW
from app.widgets.panels.outline_panel import OutlinePanel
from tests.driver import Driver
from tests.widgets.outline.conftest import Walker

Open = Callable[..., Walker]
JEANS, AD = "The jeans won’t close", "Sees Merel’s ad"


def test_a_map_is_built_by_keys_with_the_canvas_hidden(outline: Open) -> None:
    user = outline("empty")
    user.canvas.hide()
    user.press("F2").type("Orient").press("Tab").type("Buy").press("Return")
    assert user.phases() == ["Orient", "Buy"]
    user.press("Up", "Ctrl+Shift+Return").choose("outline.add.touchpoint").type("Sees an ad").press("Tab").type(
        "Asks a friend"
    )
    user.press("Return")
    user.press("Alt+Shift+PgDown", "Alt+Shift+Up")
    assert user.document.score(user.id_of("Asks a friend")).score == -9  # type: ignore[union-attr]
    user.press("Ctrl+Shift+Return").choose(f"menu.lane.{LaneKind.PAINS}")
    lane = user.document.lane(user.canvas.map_id, LaneKind.PAINS)
    assert lane is not None and user.current().key == lane.id
    user.go(user.key_of("Asks a friend")).press("Ctrl+Shift+Return")
    user.choose(f"outline.add.{lane.id}").type("Too many words").press("Tab").type("Too slow").press("Return")
    assert [
        n.text
        for n in user.document.column(
            user.document.phases(user.canvas.map_id)[0].id, lane.id, user.id_of("Asks a friend")
        )
    ] == ["Too many words", "Too slow"]
    user.go(user.key_of("Buy")).press("Ctrl+Shift+Return").choose("outline.add.touchpoint").type("Pays")
    user.press("Return")
    user.press("Alt+Shift+PgUp")
    assert user.journey() == ["Sees an ad", "Asks a friend", "Pays"]
    user.press("Alt+Up")
    assert user.document.get(user.id_of("Pays"), Touchpoint).phase_id == user.id_of("Orient")
    user.go(user.key_of("Sees an ad")).press("Del")
    assert user.journey() == ["Asks a friend", "Pays"]
    user.press("Ctrl+Z")
    assert user.journey() == ["Sees an ad", "Asks a friend", "Pays"]
    assert user.panel.tree.hasFocus() and user.current().title == "Sees an ad"
    assert not user.canvas.isVisible()


@pytest.mark.parametrize("key", ["F2", "Return"])
def test_renaming_in_the_row(outline: Open, key: str) -> None:
    user = outline()
    user.go(user.key_of(JEANS)).press(key).type("Too tight").press("Return")
    assert "Too tight" in user.journey()
    assert user.panel.tree.hasFocus() and user.current().title == "Too tight"
    user.press("Ctrl+Z")
    assert JEANS in user.journey()


def test_esc_keeps_and_leaving_the_row_keeps(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS)).press("F2").type("One").press("Esc")
    assert "One" in user.journey()
    user.press("F2").type("Two").mouse(user.key_of(AD))
    assert "Two" in user.journey() and user.current().title == AD


def test_what_is_typed_is_stored_at_a_pause(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS)).press("F2").type("Half a word").settle(500)
    assert "Half a word" in user.journey() and user.panel.editor.active
    user.type(" more").press("Return")
    assert "Half a word more" in user.journey()
    user.press("Ctrl+Z")
    assert JEANS in user.journey()


def test_a_note_may_have_several_lines(outline: Open) -> None:
    user = outline()
    node = user.go(user.key_of("Puts on that loose dress again instead.")).current()
    user.press("F2", "Ctrl+End", "Shift+Return").type("Sighs.").press("Return")
    assert user.document.get(Id(node.key), Note).text.endswith("instead.\nSighs.")


def test_a_lane_is_renamed_hidden_shown_and_moved(outline: Open) -> None:
    user = outline()
    lane = user.document.lane(user.canvas.map_id, LaneKind.DOING)
    assert lane is not None
    user.go(lane.id).press("F2").type("What she does").press("Return")
    assert user.document.get(lane.id, Lane).title == "What she does"
    user.press("Space")
    assert user.document.get(lane.id, Lane).hidden and user.current().key == lane.id
    user.press("Space")
    assert not user.document.get(lane.id, Lane).hidden
    before = [each.id for each in user.document.lanes(user.canvas.map_id)]
    user.press("Alt+Up")
    after = [each.id for each in user.document.lanes(user.canvas.map_id)]
    assert after.index(lane.id) == before.index(lane.id) - 1


def test_moving_by_alt_and_arrows(outline: Open) -> None:
    user = outline()
    said: list[str] = []
    user.panel.tree.said.connect(said.append)
    user.go(user.key_of(JEANS)).press("Alt+Down")
    assert user.journey()[:2] == [AD, JEANS]
    user.press("Alt+Left")
    assert user.journey()[:2] == [JEANS, AD]
    assert user.current().title == JEANS
    user.press("Alt+Up", "Alt+Shift+Up")
    phase = user.panel.rows.nodes()[0].title
    assert said == [
        f"Moved to {phase}, 2 of 3",
        f"Moved to {phase}, 1 of 3",
        _("It cannot go further that way."),
        "Emotion minus 0.4",
    ]


def test_a_note_moves_to_the_next_lane_and_touchpoint(outline: Open) -> None:
    user = outline()
    note = user.go(user.key_of("Puts on that loose dress again instead.")).current()
    user.press("Alt+Right")
    touchpoints = user.document.journey(user.canvas.map_id)
    assert user.document.get(Id(note.key), Note).touchpoint_id == touchpoints[1].id
    assert user.current().key == note.key
    user.press("Alt+Down", "Alt+Down")
    assert user.current().lane != note.lane


def test_deleting_goes_on_with_the_next(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS)).press("Del")
    assert JEANS not in user.journey()
    assert user.current().title == AD and user.canvas.selected_ids() == (Id(user.key_of(AD)),)


def test_deleting_several_goes_on_with_the_next(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS)).press("Shift+Down", "Del")
    assert JEANS not in user.journey() and AD not in user.journey()
    left = user.current()
    assert left.title in user.journey() and user.canvas.selected_ids() == (Id(left.key),)


def test_cutting_goes_on_with_what_is_beside(outline: Open) -> None:
    user = outline()
    user.go(user.key_of("Puts on that loose dress again instead.")).press("Ctrl+X")
    chosen = user.panel.tree.chosen()
    assert chosen and user.current() in chosen and user.panel.tree.hasFocus()


def test_a_note_that_goes_into_a_folded_touchpoint_is_seen_there(outline: Open) -> None:
    user = outline()
    note = user.go(user.key_of("Puts on that loose dress again instead.")).current()
    user.panel.tree.collapse(user.index(user.document.journey(user.canvas.map_id)[1].id))
    user.press("Alt+Right")
    assert user.current().key == note.key
    assert user.panel.tree.visualRect(user.index(note.key)).isValid()


def test_a_touchpoint_is_worked_out_by_its_key(outline: Open) -> None:
    user = outline()
    here = user.canvas.map_id
    user.go(user.key_of(JEANS)).press("Ctrl+Shift+D")
    assert user.canvas.map_id != here
    assert user.document.get(user.document.journey(here)[0].id, Touchpoint).detail_id == user.canvas.map_id


def test_copying_and_doubling(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS)).press("Ctrl+D")
    assert user.journey()[:2] == [JEANS, JEANS]
    user.go(user.key_of(AD)).press("Ctrl+X")
    assert AD not in user.journey()
    user.go(user.document.phases(user.canvas.map_id)[-1].id).press("Ctrl+V")
    assert user.journey()[-1] == AD


def test_a_name_of_a_lane_stands_for_its_notes(outline: Open) -> None:
    user = outline()
    jeans = user.go(user.key_of(JEANS)).current()
    cell = jeans.children[0]
    user.go(cell.key)
    assert set(user.canvas.selected_ids()) == {note.record_id for note in cell.children}
    user.press("Ins").type("One more").press("Return")
    assert [note.title for note in user.panel.rows.node(user.index(cell.key)).children][-1] == "One more"  # type: ignore[union-attr]


def test_something_new_that_is_left_empty_never_was(outline: Open) -> None:
    user = outline()
    steps = user.session.history()
    user.go(user.key_of(JEANS)).press("Ins", "Esc")
    assert user.session.history() == steps and user.current().title == JEANS


# --- one selection ---------------------------------------------------------------------------------------------------


def test_the_map_and_the_outline_choose_the_same(outline: Open) -> None:
    user = outline()
    first, second = user.document.journey(user.canvas.map_id)[:2]
    user.click_on(second.id)
    assert user.current().key == second.id and user.canvas.hasFocus()
    user.panel.tree.setFocus(Qt.FocusReason.TabFocusReason)
    user.press("Up")
    assert user.canvas.selected_ids() != (second.id,)
    user.go(first.id)
    assert user.canvas.selected_ids() == (first.id,) and user.panel.tree.hasFocus()


def test_several_rows_are_several_things(outline: Open) -> None:
    user = outline()
    first, second = user.document.journey(user.canvas.map_id)[:2]
    user.go(first.id).press("Shift+Down")
    assert set(user.canvas.selected_ids()) == {first.id, second.id}
    user.press("Del")
    assert not {first.id, second.id} & user.document.records.keys()


def test_a_note_that_the_map_selects_is_unfolded(outline: Open) -> None:
    user = outline()
    note = user.key_of("Puts on that loose dress again instead.")
    user.canvas.select([Id(note)])
    assert user.current().key == note and user.panel.tree.visualRect(user.index(note)).isValid()


def test_it_stays_open_beside_a_small_map(outline: Open) -> None:
    user = outline()
    user.window.resize(960, 600)
    user.open() if not user.panel.isVisible() else user.settle()
    user.go(user.key_of(AD)).settle(300)
    assert user.panel.isVisible() and user.canvas.selected_ids() == (user.id_of(AD),)


def test_f6_comes_by(outline: Open) -> None:
    user = outline()
    user.canvas.setFocus()
    for _turn in range(6):
        user.press("F6")
        if user.panel.tree.hasFocus() or user.panel.isAncestorOf(user.window.focusWidget()):
            return
    raise AssertionError("F6 never came to the outline")


# --- hands -----------------------------------------------------------------------------------------------------------


def test_the_menu_key_and_the_right_button_ask_for_the_menu(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(AD))
    tree, reason = user.panel.tree, QContextMenuEvent.Reason
    QApplication.sendEvent(tree, QContextMenuEvent(reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    user.choose("menu.toggle_moment_of_truth")
    assert user.document.get(user.id_of(AD), Touchpoint).moment_of_truth
    place = user.middle(user.key_of(JEANS))
    port = tree.viewport()
    QApplication.sendEvent(port, QContextMenuEvent(reason.Mouse, place, port.mapToGlobal(place)))
    user.choose("menu.delete")
    assert JEANS not in user.journey()


def test_a_double_click_renames(outline: Open) -> None:
    user = outline()
    place = user.middle(user.key_of(JEANS))
    QTest.mouseClick(user.panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(user.panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    user.settle().type("Too tight").press("Return")
    assert "Too tight" in user.journey()


def test_keys_answer_after_a_first_click(vera: Driver) -> None:
    user = Walker(vera.window)
    user.click("rail.outline")
    user.mouse(user.key_of(AD)).press("Del")
    assert AD not in user.journey() and user.panel.tree.hasFocus()


def test_opening_it_selects_nothing(vera: Driver) -> None:
    user = Walker(vera.window).open()
    assert user.panel.tree.hasFocus() and user.panel.tree.currentIndex().row() == 0
    assert not user.canvas.selected_ids() and not user.panel.tree.chosen() and not user.sees("inspector")
    user.press("Down")
    assert user.canvas.selected_ids() == (user.current().record_id,)


def test_what_is_done_at_the_first_row_before_any_choice_is_done_to_that_row(vera: Driver) -> None:
    user = Walker(vera.window).open()
    before = user.phases()
    user.press("Del")
    assert user.phases() == before, "nothing was selected"
    user.press("Alt+Down")
    assert user.phases() == [before[1], before[0], *before[2:]]


def test_a_screen_reader_walks_the_rows(outline: Open) -> None:
    user = outline()
    tree = QAccessible.queryAccessibleInterface(user.panel.tree)
    assert tree.text(QAccessible.Text.Name) == "Outline of Vera wants to lose ten kilos"
    names = [tree.child(place).text(QAccessible.Text.Name) for place in range(3)]
    assert "Touchpoint: The jeans won’t close, emotion minus 0.5, channel At home, proven by 1 source, 7 notes" in names


def test_a_lane_s_eye_hides_it(outline: Open) -> None:
    user = outline()
    lane = user.document.lane(user.canvas.map_id, LaneKind.DOING)
    assert lane is not None
    user.panel.tree.expand(user.index(LANES_KEY))
    middle = user.middle(lane.id)
    user.mouse(lane.id, QPoint(user.panel.tree.visualRect(user.index(lane.id)).right() - 24, middle.y()))
    assert user.document.get(lane.id, Lane).hidden


def test_fingers_choose_open_and_ask(outline: Open) -> None:
    user = outline()
    user.finger(user.middle(user.key_of(AD)))
    assert user.current().title == AD and user.panel.tree.row_height == TOUCHED_ROW
    user.settle(500)
    assert user.panel.tree.visualRect(user.index(user.key_of(AD))).height() == TOUCHED_ROW
    user.finger(user.middle(user.key_of(AD))).finger(user.middle(user.key_of(AD))).settle()
    user.type("Tapped").press("Return")
    assert "Tapped" in user.journey()
    user.settle(500).finger(user.middle(user.key_of("Tapped")), hold=650)
    user.choose("menu.toggle_moment_of_truth")
    assert user.document.get(user.id_of("Tapped"), Touchpoint).moment_of_truth
    user.mouse(user.key_of(JEANS))
    assert user.panel.tree.row_height == ROW


def test_a_finger_scrolls_and_chooses_nothing(outline: Open) -> None:
    user = outline()
    from tests.driver import touch_screen

    viewport, before = user.panel.tree.viewport(), user.current().key
    QTest.touchEvent(viewport, touch_screen()).press(0, QPoint(150, 400), viewport).commit()
    for y in (380, 340, 320, 300):
        QTest.touchEvent(viewport, touch_screen()).move(0, QPoint(150, y), viewport).commit()
    QTest.touchEvent(viewport, touch_screen()).release(0, QPoint(150, 300), viewport).commit()
    assert user.panel.tree.verticalScrollBar().value() == 100 and user.current().key == before


def drop(user: Walker, keys: list[str], parent: str, place: int) -> bool:
    """Drops rows as the view does at the end of a drag."""
    rows = user.panel.rows
    data: QMimeData = rows.mimeData([user.index(key) for key in keys])
    where = user.index(parent) if parent else QModelIndex()
    if not rows.canDropMimeData(data, Qt.DropAction.MoveAction, place, 0, where):
        return False
    return rows.dropMimeData(data, Qt.DropAction.MoveAction, place, 0, where)


def test_dropping_rows(outline: Open) -> None:
    user = outline()
    phases = user.document.phases(user.canvas.map_id)
    jeans, ad = user.key_of(JEANS), user.key_of(AD)
    assert drop(user, [jeans], phases[0].id, 2) and user.journey()[:2] == [AD, JEANS]
    assert drop(user, [jeans, ad], phases[1].id, 0)
    assert [t.title for t in user.document.touchpoints(phases[1].id)][:2] == [JEANS, AD]
    assert drop(user, [phases[0].id], "", 2) and user.phases()[1] == phases[0].title
    note = user.key_of("Puts on that loose dress again instead.")
    assert drop(user, [note], ad, -1)
    assert user.document.get(Id(note), Note).touchpoint_id == ad
    pains = user.document.lane(user.canvas.map_id, LaneKind.PAINS)
    assert pains is not None and drop(user, [note], pains.id, -1)
    assert user.document.get(Id(note), Note).lane_id == pains.id
    assert drop(user, [pains.id], LANES_KEY, 0)
    assert user.document.lanes(user.canvas.map_id)[0].id == pains.id
    assert not drop(user, [jeans], LANES_KEY, 0) and not drop(user, [note], "", 0)
    assert not drop(user, [phases[0].id], jeans, 0)


# --- menus and words -------------------------------------------------------------------------------------------------


def test_the_menu_of_a_row_is_that_of_the_map_but_types_here(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS))
    user.panel._open_menu(user.panel.tree.place_of_current())
    names = {action.objectName() for action in user.menu().actions()}
    assert {"menu.edit", "menu.delete", "menu.toggle_moment_of_truth"} <= names
    user.choose("menu.add_touchpoint").type("In between").press("Return")
    assert user.journey()[:2] == [JEANS, "In between"] and not user.canvas.editor.active


def test_a_channel_is_named_in_the_row(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS))
    user.panel._open_menu(user.panel.tree.place_of_current())
    user.choose("menu.channel.another").type("Mirror").press("Return")
    assert user.current().channel == "Mirror"


def test_what_a_folded_or_hidden_lane_does_not_draw_has_its_menu_too(outline: Open) -> None:
    user = outline()
    lane = user.document.lane(user.canvas.map_id, LaneKind.DOING)
    assert lane is not None
    user.workspace.run(lambda document: edits.set_fields(document, lane.id, collapsed=True))
    note = user.key_of("Puts on that loose dress again instead.")
    user.go(note)
    user.panel._open_menu(user.panel.tree.place_of_current())
    user.choose("menu.duplicate")
    assert len(user.document.column(*_cell_of(user, note))) == 2
    user.workspace.run(lambda document: edits.set_fields(document, lane.id, hidden=True))
    user.go(lane.id)
    user.panel._open_menu(user.panel.tree.place_of_current())
    user.choose("menu.hide_lane")
    assert not user.document.get(lane.id, Lane).hidden


def _cell_of(user: Walker, key: str) -> tuple[Id, Id, Id | None]:
    note = user.document.get(Id(key), Note)
    return note.phase_id, note.lane_id, note.touchpoint_id


def test_the_plus_offers_what_can_be_added(outline: Open) -> None:
    user = outline()
    user.go(user.key_of(JEANS)).click("outline.add")
    names = [action.objectName() for action in user.menu().actions() if action.objectName()]
    assert names[:2] == ["outline.add.touchpoint", "outline.add.phase"]
    assert user.menu().activeAction().objectName() == "outline.add.touchpoint"
    lane_menus = [m for m in user.menu().findChildren(QMenu) if m.objectName() == "canvas.lanes"]
    assert lane_menus
    user.choose(f"menu.lane.{LaneKind.FREE}")
    assert user.current().kind is Kind.LANE


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("en", "Touchpoint: The jeans won’t close, emotion minus 0.5, channel At home, proven by 1 source, 7 notes"),
        (
            "nl",
            "Contactmoment: De spijkerbroek gaat niet dicht, emotie min 0,5, kanaal Thuis, onderbouwd door 1 bron, "
            "7 notities",
        ),
    ],
)
def test_a_row_tells_all_of_itself(outline: Open, language: str, spoken: str) -> None:
    user = outline(language=language)
    first = user.document.journey(user.canvas.map_id)[0]
    told = user.panel.rows.data(user.index(first.id), Qt.ItemDataRole.AccessibleTextRole)
    assert told == spoken


def test_it_speaks_the_language_of_the_screen_at_once(outline: Open) -> None:
    user = outline()
    user.window.settings.language = "nl"
    user.window.restyle()
    user.settle()
    assert user.panel.rows.nodes()[-1].title == "Rijen"


def test_an_empty_map_says_how_to_begin(outline: Open) -> None:
    user = outline("empty")
    user.press("Space", "Del")
    assert user.panel.empty.isVisible()
    user.press("Ins").type("Orient").press("Return")
    assert not user.panel.empty.isVisible()


def test_letters_search(outline: Open) -> None:
    user = outline()
    user.type("Sees")
    assert user.current().title == AD


def test_an_edit_elsewhere_keeps_the_place(outline: Open) -> None:
    user = outline()
    user.go(user.key_of("Puts on that loose dress again instead."))
    place = QPersistentModelIndex(user.panel.tree.currentIndex())
    map_id = user.canvas.map_id
    user.workspace.run(lambda document: edits.add_phase(document, map_id, "First", 0))
    assert place.isValid() and place == QPersistentModelIndex(user.panel.tree.currentIndex())
    fresh = Outliner(_).outline(user.document, map_id)
    assert user.panel.rows.nodes() == fresh


def test_what_the_map_selects_is_marked_behind_its_picture_and_at_once_for_who_works_here(vera: Driver) -> None:
    vera.click("rail.outline")
    panel = vera.workspace.sides.panels["outline"]
    assert isinstance(panel, OutlinePanel)
    first, other = vera.document.journey(vera.canvas.map_id)[:2]
    vera.canvas.setFocus()
    vera.canvas.select([first.id])
    assert first.id not in panel._chosen_ids()
    vera.settle()
    assert panel._chosen_ids() == [first.id]
    panel.tree.setFocus()
    vera.canvas.select([other.id])
    assert panel._chosen_ids() == [other.id]
