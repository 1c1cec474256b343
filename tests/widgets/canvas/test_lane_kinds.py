"""Every kind of lane, through the canvas: drawn, reached, filled, folded, heard, walked and exported."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from app.analysis.outline import outline
from app.drawing import hit_test
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.primitives import TextLine
from app.drawing.theme import THEMES, theme
from app.exchange import EXPORTERS
from app.exchange.base import Exporter, ExportOptions, no_progress
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.lane_kinds import LANE_KINDS, Heading, kind_of
from app.model.records import Action, Id, Lane, LaneKind, Light, Note, Person, Progress, Touchpoint
from app.widgets.canvas import hover, menus, navigation, picture_commands
from tests.drawing.maps import MAP, small
from tests.widgets.canvas.conftest import Open
from tests.widgets.canvas.hands import RIGHT, Hands

KINDS = tuple(LaneKind)


def with_lane(kind: LaneKind) -> Document:
    """The small map with one more lane of a kind below the touchpoints, called "it"; or the one it has."""
    document = small()
    own = document.lane(MAP, kind)
    if own is not None:
        return document
    return document.after(edits.add_lane(document, MAP, kind, position=1, ids=lambda: Id("it")).change)


def lane_id(document: Document, kind: LaneKind) -> Id:
    lane = document.lane(MAP, kind)
    assert lane is not None
    return lane.id


@pytest.fixture(params=KINDS, ids=str)
def kind(request: pytest.FixtureRequest) -> LaneKind:
    return LaneKind(request.param)


@pytest.fixture
def on(open_map: Open, kind: LaneKind) -> Hands:
    return open_map(with_lane(kind))


@pytest.fixture
def asked_for_pictures(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows each time that somebody is asked for pictures, and chooses none."""
    asked: list[object] = []

    def choose(*args: object, **_values: object) -> list[object]:
        asked.append(args)
        return []

    monkeypatch.setattr(picture_commands, "choose_pictures", choose)
    return asked


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("collapsed", [False, True])
def test_it_is_drawn_in_every_theme_open_and_collapsed(kind: LaneKind, name: str, collapsed: bool) -> None:
    document = with_lane(kind)
    own = lane_id(document, kind)
    document = document.after(edits.set_fields(document, own, collapsed=collapsed).change)
    drawing = layout(document, MAP, Look(theme(name), translator("nl")))
    row = next(row for row in drawing.rows if row.lane_id == own)
    header = drawing.of_record(own)
    assert header is not None and header.h == row.h >= 32
    said = " ".join(mark.text for mark in header.marks if isinstance(mark, TextLine))
    assert translator("nl")(LANE_KINDS[kind].title).startswith(said.removesuffix("…").strip())
    for group in drawing.groups:
        if group.key.split(":")[1:2] == [own] and not group.for_screen:
            assert row.y <= group.y and group.y + group.h <= row.y + row.h


def test_it_is_offered_under_a_heading_and_added_once(open_map: Open, kind: LaneKind) -> None:
    hands = open_map()
    before = len(hands.document.lanes(MAP))
    hands.click(hands.in_cell("doing", "p3"), button=RIGHT)
    known = hands.document.lane(MAP, kind)
    if known is not None and not kind_of(known).removable:
        hands.menu().close()
        return
    with hands.one_step():
        hands.choose(f"menu.lane.{kind}")
    assert len(hands.document.lanes(MAP)) == before + 1


def test_no_heading_holds_more_than_a_look_takes_in() -> None:
    for heading in Heading:
        assert 1 <= sum(info.heading is heading for info in LANE_KINDS.values()) <= 9


def test_enter_in_its_first_free_place_begins_what_belongs_there(
    on: Hands, kind: LaneKind, asked_for_pictures: list[object]
) -> None:
    own = lane_id(on.document, kind)
    places = [g for g in navigation.stops(on.canvas.drawing) if g.role == "cell" and g.key.split(":")[1] == own]
    info = LANE_KINDS[kind]
    if info.divides:
        assert not places
        return
    places = [g for g in places if not g.key.endswith(":p3") or info.holds_notes or info.holds_touchpoints]
    if not places:
        assert info.holds_scores or info.holds_touchpoints
        return
    before = dict(on.document.records)
    on.canvas.commands.fill_cell(places[0])
    if kind is LaneKind.PICTURES:
        QApplication.processEvents()
        assert asked_for_pictures
        return
    assert on.canvas.editor.active, "nothing opened"
    with on.one_step():
        on.type("Iets").key("Return", "Esc")
    on.canvas.commands.undo()
    assert dict(on.document.records) == before


def test_a_double_click_and_a_plus_make_what_it_holds_and_nothing_else(
    on: Hands, kind: LaneKind, asked_for_pictures: list[object]
) -> None:
    own, info = lane_id(on.document, kind), LANE_KINDS[kind]
    row, column = on.row(own), on.column("p2")
    spot = hover.plus_spot(on.canvas.drawing, on.document, column.x + 20, row.y + row.h / 2)
    makes = info.holds_notes or info.holds_touchpoints or info.holds_actions
    assert (spot is not None) == makes
    on.double_click(on.on_map(column.x + 5, row.y + row.h - 3))
    if asked_for_pictures:
        assert kind is LaneKind.PICTURES
        return
    assert on.canvas.editor.active == makes
    if makes:
        with on.one_step():
            on.type("Nieuw").key("Esc")
        made = [on.document.records[i] for i in on.canvas.selection.ids]
        held = {"notes": Note, "touchpoints": Touchpoint, "actions": Action}[info.drawn_by]
        assert [type(each) for each in made] == [held]


def test_notes_go_there_only_if_it_holds_them(on: Hands, kind: LaneKind) -> None:
    row, column = on.row(lane_id(on.document, kind)), on.column("p2")
    slot = hit_test.note_slot(on.canvas.drawing, on.document, column.x + 40, row.y + row.h / 2)
    assert (slot is not None) == LANE_KINDS[kind].holds_notes


def test_the_arrows_get_past_it_both_ways(on: Hands, kind: LaneKind) -> None:
    drawing = on.canvas.drawing
    here, seen = "touchpoint:t1", []
    while (found := navigation.neighbour(drawing, here, "down", drawing.columns[0].x + 90)) is not None:
        assert found.key not in seen
        seen.append(found.key)
        here = found.key
    assert seen[-1].startswith(("note:", "cell:backstage"))


def test_it_folds_hides_comes_back_moves_and_goes(on: Hands, kind: LaneKind) -> None:
    own, commands = lane_id(on.document, kind), on.canvas.commands
    on.canvas.run(edits.move_lane(on.document, own, 1))
    on.canvas.select([own])
    up_and_down = (commands.move_up, commands.move_down)
    for command in (commands.collapse_lane, commands.collapse_lane, *up_and_down):
        with on.one_step():
            command()
    with on.one_step():
        commands.hide_lane()
    assert own not in {row.lane_id for row in on.canvas.drawing.rows}
    with on.one_step():
        commands.show_lane(own)
    on.canvas.select([own])
    with on.one_step():
        commands.delete()
    lane = on.document.find(own, Lane)
    assert lane is None if LANE_KINDS[kind].removable else lane is not None and lane.hidden


def test_everything_in_it_is_heard_by_name(on: Hands, kind: LaneKind) -> None:
    on.canvas.run(edits.set_fields(on.document, Id("t1"), owner_id=Id("jan")))
    own, info = lane_id(on.document, kind), LANE_KINDS[kind]
    everything = _below(QAccessible.queryAccessibleInterface(on.canvas))
    named = {item.text(QAccessible.Text.Identifier): item for item in everything}
    assert f"lane:{own}" in named
    assert all(item.text(QAccessible.Text.Name) for item in named.values())
    drawn = [g.key for g in on.canvas.drawing.groups if g.role in ("note", "action", "chip", "point", "touchpoint")]
    assert set(drawn) <= set(named)
    assert not (info.divides and any(key.startswith(f"cell:{own}") for key in named))
    assert any(node.lane_id == own for node in outline(on.document, MAP)[-1].children)


def _below(item: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(item.childCount()):
        child = item.child(place)
        yield child
        yield from _below(child)


def with_all() -> Document:
    """The small map with a lane of every kind, all that hold notes with one."""
    document = small()
    document = document.after(edits.set_fields(document, Id("t1"), owner_id=Id("jan")).change)
    for kind in KINDS:
        if document.lane(MAP, kind) is None:
            document = document.after(edits.add_lane(document, MAP, kind).change)
    for lane in document.lanes(MAP):
        if kind_of(lane).holds_notes:
            text = f"Noot bij {lane.kind}"
            document = document.after(edits.add_note(document, lane.id, Id("p2"), text).change)
    return document


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.id)
def test_a_map_with_all_of_them_is_exported(exporter: Exporter, qapp: QApplication, tmp_path: Path) -> None:
    document, target = with_all(), io.BytesIO()
    exporter.load().write(document, [MAP], target, ExportOptions("en"), no_progress)
    written = tmp_path / f"all{exporter.suffix}"
    written.write_bytes(target.getvalue())
    exporter.load().check(written)
    assert len(target.getvalue()) > 300


# --- owners ----------------------------------------------------------------------------------------------------------


def test_an_owner_is_chosen_typed_and_taken_off_at_their_chip(open_map: Open) -> None:
    hands = open_map(with_lane(LaneKind.OWNERS))
    with hands.one_step():
        hands.double_click("chip:it:t3").choose("menu.owner.none")
    assert hands.document.get(Id("t3"), Touchpoint).owner_id is None
    with hands.one_step():
        hands.canvas.commands.fill_cell(_place_of(hands, "t3"))
        hands.type("Sanne").key("Return")
    owner = hands.document.get(Id("t3"), Touchpoint).owner_id
    assert hands.document.get(owner or Id(""), Person).name == "Sanne"
    with hands.one_step():
        hands.double_click("chip:it:t3").choose("menu.owner.jan")
    assert hands.document.get(Id("t3"), Touchpoint).owner_id == "jan"
    assert hands.document.get(Id("t3"), Touchpoint).channel_id == "shop"


def test_a_name_that_holds_an_ampersand_is_shown_as_it_is(open_map: Open) -> None:
    document = with_lane(LaneKind.OWNERS)
    document = document.after(edits.add_person(document, "Bakker & Zn").change)
    hands = open_map(document)
    hands.double_click("chip:it:t3")
    assert "Bakker && Zn" in [action.text() for action in hands.menu().actions()]
    hands.menu().close()


def _place_of(hands: Hands, touchpoint_id: str):  # type: ignore[no-untyped-def]
    group = hands.group(f"touchpoint:{touchpoint_id}")
    row = hands.row("it")
    return replace(group, role="cell", y=row.y, h=row.h)


# --- actions ---------------------------------------------------------------------------------------------------------


def test_only_open_actions_stand_on_the_map_with_their_owner(open_map: Open) -> None:
    hands = open_map(with_lane(LaneKind.ACTIONS))
    assert [g.record_id for g in hands.canvas.drawing.groups if g.role == "action"] == ["do"]
    hands.canvas.run(edits.set_fields(hands.document, Id("do"), owner_id=Id("jan"), light=Light.GREEN))
    words = [mark.text for mark in hands.group("do").marks if isinstance(mark, TextLine)]
    assert words == ["Bel terug", "Jan de Boer"]
    hands.canvas.run(edits.set_fields(hands.document, Id("do"), progress=Progress.DONE))
    assert not [g for g in hands.canvas.drawing.groups if g.role == "action"]


def test_an_action_is_selected_by_a_click_renamed_by_two_and_deleted(open_map: Open) -> None:
    hands = open_map(with_lane(LaneKind.ACTIONS))
    hands.click("do")
    assert hands.canvas.selection.ids == ("do",)
    hands.double_click("do")
    assert hands.canvas.editor.active and hands.canvas.editor.accessibleName() == "What is to be done"
    with hands.one_step():
        hands.key("Ctrl+A").type("Schrijf terug").key("Esc")
    assert hands.document.get(Id("do"), Action).title == "Schrijf terug"
    with hands.one_step():
        hands.canvas.commands.delete()
    assert "do" not in hands.document.records


def test_a_new_action_left_without_a_word_was_never_there(open_map: Open) -> None:
    hands = open_map(with_lane(LaneKind.ACTIONS))
    row, column = hands.row("it"), hands.column("p1")
    with hands.no_step():
        hands.double_click(hands.on_map(column.x + 20, row.y + 20))
        assert hands.canvas.editor.active
        hands.key("Esc")


def test_its_menu_offers_what_an_action_knows(open_map: Open) -> None:
    hands = open_map(with_lane(LaneKind.ACTIONS))
    hands.click("do", button=RIGHT)
    names = {action.objectName() for action in hands.menu().actions() if action.objectName()}
    hands.menu().close()
    assert names == {f"menu.{entry.command.name}" for entry in menus.MENUS[Action] if entry is not None}


# --- lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [LaneKind.INTERACTION_LINE, LaneKind.VISIBILITY_LINE])
def test_a_line_is_slim_runs_through_every_phase_and_is_selected_anywhere(open_map: Open, line: LaneKind) -> None:
    hands = open_map(with_lane(line))
    row = hands.row("it")
    assert row.h == 32
    pieces = [g for g in hands.canvas.drawing.groups if g.role == "divider"]
    assert [(g.x, g.w) for g in pieces] == [(c.x, c.w) for c in hands.canvas.drawing.columns]
    hands.click(hands.on_map(hands.column("p2").x + 50, row.y + 10))
    assert hands.canvas.selection.ids == ("it",)
