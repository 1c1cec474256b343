"""Context menus: one for each kind of thing, by button and by key, and every entry does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.model import edits
from app.model.names import own_title
from app.model.records import Action, Id, Lane, LaneKind, Link, LinkKind, Note, Tint, Touchpoint
from app.widgets.canvas import menus
from tests.drawing.maps import MAP
from tests.widgets.canvas.hands import RIGHT, Hands


def menu_key(hands: Hands) -> Hands:
    """The menu key, as the platform turns it into an event."""
    viewport = hands.canvas.viewport()
    place = viewport.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return hands


def entries(hands: Hands) -> set[str]:
    names = {action.objectName() for action in hands.menu().actions()}
    hands.menu().close()
    return names - {""}


@pytest.mark.parametrize(
    ("place", "has"),
    [
        ("t1", {"menu.add_touchpoint", "menu.toggle_moment_of_truth", "menu.add_action", "menu.clear_score"}),
        ("n1", {"menu.add_note", "menu.add_action", "menu.cut", "menu.copy", "menu.duplicate", "menu.delete"}),
        ("p1", {"menu.add_phase", "menu.add_touchpoint", "menu.edit"}),
        ("doing", {"menu.collapse_lane", "menu.hide_lane", "menu.move_up", "menu.move_down"}),
        ("point:t1:", {"menu.clear_score"}),
        ("chip:channels:t1", {"menu.channel.another", "menu.channel.none"}),
    ],
)
def test_each_kind_has_its_menu_by_button_and_by_key(hands: Hands, place: str, has: set[str]) -> None:
    hands.click(place, button=RIGHT)
    assert has <= entries(hands)
    record = hands.group(place).record_id
    assert record is not None
    hands.canvas.selection.select([record], focus_key=hands.group(place).key)
    assert has <= entries(menu_key(hands))


def test_the_menu_of_open_ground_pastes_where_it_was_opened(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("Geplakt")
    hands.click("t1").click(hands.in_cell("pains", "p3"), button=RIGHT)
    with hands.one_step():
        hands.choose("menu.paste")
    assert [n.text for n in hands.document.notes(Id("p3"), Id("pains"))] == ["Geplakt"]


def test_the_menu_button_on_one_of_several_keeps_them_selected(hands: Hands) -> None:
    hands.canvas.select([Id("t1"), Id("t2")])
    hands.click("t2", button=RIGHT)
    with hands.one_step():
        hands.choose("menu.toggle_moment_of_truth")
    assert all(hands.document.get(Id(i), Touchpoint).moment_of_truth for i in ("t1", "t2"))


STEPS = [
    ("t1", "menu.duplicate"),
    ("t1", "menu.cut"),
    ("t1", "menu.delete"),
    ("t1", "menu.toggle_moment_of_truth"),
    ("t1", "menu.clear_score"),
    ("t1", "menu.add_action"),
    ("n1", "menu.add_action"),
    ("n1", "menu.duplicate"),
    ("n1", "menu.cut"),
    ("n1", "menu.delete"),
    ("p1", "menu.duplicate"),
    ("p1", "menu.cut"),
    ("p1", "menu.delete"),
    ("doing", "menu.collapse_lane"),
    ("doing", "menu.hide_lane"),
    ("doing", "menu.move_up"),
    ("doing", "menu.move_down"),
    ("doing", "menu.delete"),
    ("chip:channels:t1", "menu.channel.none"),
    *(("n1", f"menu.tint.{tint}") for tint in Tint),
    *(("doing", f"menu.lane.{kind}") for kind in LaneKind if kind not in (LaneKind.TOUCHPOINTS, LaneKind.EMOTION)),
]


@pytest.mark.parametrize(("place", "entry"), STEPS)
def test_an_entry_is_one_step_that_can_be_taken_back(hands: Hands, place: str, entry: str) -> None:
    before = dict(hands.document.records)
    hands.click(place, button=RIGHT)
    with hands.one_step():
        hands.choose(entry)
    assert dict(hands.document.records) != before
    hands.canvas.commands.undo()
    assert dict(hands.document.records) == before


OPENING = [
    ("t1", "menu.edit"),
    ("t1", "menu.add_touchpoint"),
    ("n1", "menu.edit"),
    ("n1", "menu.add_note"),
    ("p1", "menu.edit"),
    ("p1", "menu.add_phase"),
    ("p1", "menu.add_touchpoint"),
    ("doing", "menu.edit"),
    ("chip:channels:t1", "menu.channel.another"),
    ("t2", "menu.channel.another"),
]


@pytest.mark.parametrize(("place", "entry"), OPENING)
def test_an_entry_that_opens_the_editor_makes_one_step_of_what_is_typed(hands: Hands, place: str, entry: str) -> None:
    hands.click(place, button=RIGHT).choose(entry)
    assert hands.canvas.editor.active
    with hands.one_step():
        hands.type("Iets nieuws").key("Esc")


def test_the_menus_of_touchpoints_and_links_make_turn_and_follow_links(hands: Hands) -> None:
    hands.click("t1", button=RIGHT).choose("menu.link_to")
    with hands.one_step():
        hands.click("t3")
    (link,) = hands.document.all_of(Link)
    for entry, chosen in (("menu.follow_road", "t3"), ("menu.follow_road_back", "t1")):
        hands.canvas.selection.select([link.id], focus_key=f"link:{link.id}")
        menu_key(hands).choose(entry)
        assert hands.canvas.selected_ids() == (Id(chosen),)
    for entry, ends in (
        ("menu.turn_link", ("t3", "t1", LinkKind.LOOP)),
        ("menu.link_kind.drop_off", ("t3", "t3", LinkKind.DROP_OFF)),  # it leads out of the journey
    ):
        hands.canvas.selection.select([link.id], focus_key=f"link:{link.id}")
        with hands.one_step():
            menu_key(hands).choose(entry)
        turned = hands.document.get(link.id, Link)
        assert (turned.from_id, turned.to_id, turned.kind) == ends


def test_a_picture_is_chosen_and_taken_off_again(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "chair.png"
    Image.new("RGB", (40, 30), "#118844").save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with hands.one_step():
        hands.click("n1", button=RIGHT).choose("menu.add_picture")
        qtbot.waitUntil(lambda: bool(hands.document.get(Id("n1"), Note).picture_id), timeout=20_000)
    with hands.one_step():
        hands.click("n1", button=RIGHT).choose("menu.remove_picture")
    assert not hands.document.get(Id("n1"), Note).picture_id


def test_what_stands_beside_the_map_is_asked_for(hands: Hands) -> None:
    asked: list[str] = []
    hands.canvas.panel_wanted.connect(asked.append)
    hands.canvas.detail_wanted.connect(asked.append)
    hands.click("n1", button=RIGHT).choose("menu.add_evidence")
    hands.click("t1", button=RIGHT).choose("menu.open_detail")
    assert asked == ["evidence", "t1"]


def test_every_entry_is_tried() -> None:
    tried = {entry for _place, entry in [*STEPS, *OPENING]} | {
        "menu.add_evidence",
        "menu.show_actions",
        "menu.open_detail",
        "menu.add_picture",
        "menu.remove_picture",
        "menu.link_to",
        "menu.leave_here",
        "menu.turn_link",
        "menu.follow_road",
        "menu.follow_road_back",
        "menu.copy",
        "menu.paste",
        "menu.select_all",
        "menu.fit_map",
    }
    tables = [*menus.MENUS.values(), menus.GROUND]
    listed = {f"menu.{entry.command.name}" for table in tables for entry in table if entry is not None}
    assert listed <= tried


def test_copy_select_all_and_fit(hands: Hands) -> None:
    with hands.no_step():
        hands.click("n1", button=RIGHT).choose("menu.copy")
        hands.click(hands.in_cell("pains", "p3"), button=RIGHT).choose("menu.select_all")
        hands.click(hands.in_cell("pains", "p3"), button=RIGHT).choose("menu.fit_map")
    assert QGuiApplication.clipboard().text() == "Loopt naar binnen"


def test_a_colour_goes_to_all_that_is_selected_as_one_step(hands: Hands) -> None:
    hands.canvas.select([Id("t1"), Id("n1")])
    with hands.one_step():
        hands.click("t1", button=RIGHT).choose("menu.tint.mint")
    assert hands.document.get(Id("t1"), Touchpoint).tint is Tint.MINT
    assert hands.document.get(Id("n1"), Note).tint is Tint.MINT


def test_an_action_is_added_about_the_note_with_its_words_as_the_reason(hands: Hands) -> None:
    hands.click("n1", button=RIGHT).choose("menu.add_action")
    (action,) = (a for a in hands.document.actions() if a.id in hands.canvas.selected_ids())
    assert isinstance(action, Action)
    assert action.subject_id == "n1" and action.why == own_title(hands.document.records[action.subject_id])


def test_a_hidden_lane_can_be_shown_again_from_the_menu(hands: Hands) -> None:
    hands.click("doing", button=RIGHT).choose("menu.hide_lane")
    hands.click("pains", button=RIGHT)
    with hands.one_step():
        hands.choose("menu.show.doing")
    assert not hands.document.get(Id("doing"), Lane).hidden


def test_a_channel_is_chosen_from_the_chip(hands: Hands) -> None:
    hands.double_click("chip:channels:t1")
    with hands.one_step():
        hands.choose("menu.channel.mail")
    assert hands.document.get(Id("t1"), Touchpoint).channel_id == "mail"


def test_the_menu_opens_at_what_has_the_keyboard(hands: Hands) -> None:
    hands.click("t1")
    menu_key(hands)
    corner = hands.canvas.viewport().mapFromGlobal(hands.menu().pos())
    assert (corner - hands.at("t1")).manhattanLength() < 40
    hands.menu().close()


def test_the_menu_of_a_free_place_is_that_of_the_map(hands: Hands) -> None:
    hands.canvas.selection.select((), focus_key="cell:backstage:p3")
    assert "menu.select_all" in entries(menu_key(hands))
    assert hands.document.maps()[0].id == MAP
    assert Qt.Key.Key_Menu


def test_a_touchpoint_asks_for_its_actions_in_the_plan_once_it_has_any(hands: Hands) -> None:
    asked: list[str] = []
    hands.canvas.plan_wanted.connect(asked.append)
    hands.session.run(edits.add_action(hands.document, "Mend", Id("n1")))
    hands.click("t1", button=RIGHT).choose("menu.show_actions")
    assert asked == ["t1"]
