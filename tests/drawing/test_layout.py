"""The layout of a map: everything has its place, nothing overlaps, and every word is inside its note."""

import subprocess
import sys
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from app.drawing import fonts
from app.drawing import measures as m
from app.drawing.drawing import Drawing, Placed
from app.drawing.lanes import initials
from app.drawing.layout import Look, layout
from app.drawing.primitives import Box, Group, Layer, Path, TextLine
from app.drawing.theme import theme
from app.errors import DocumentError
from app.model import edits
from app.model.document import Document
from app.model.records import Channel, Id, Lane, LaneKind, Note, Phase, Touchpoint
from tests.drawing.maps import MAP, maps, small

LIGHT = Look(theme("light"))


def drawn(document: Document, look: Look = LIGHT) -> Drawing:
    return layout(document, MAP, look)


def by_key(drawing: Drawing) -> dict[str, Group]:
    return {group.key: group for group in drawing.groups}


def words(group: Group) -> list[str]:
    return [mark.text for mark in group.marks if isinstance(mark, TextLine)]


def with_fields(document: Document, record_id: str, **values: object) -> Document:
    records = {**document.records}
    records[Id(record_id)] = replace(records[Id(record_id)], **values)  # type: ignore[arg-type]
    return Document(records.values())


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


# --- for any map -----------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(maps())
def test_any_map_is_laid_out_soundly(document: Document) -> None:
    drawing = drawn(document)
    assert len(by_key(drawing)) == len(drawing.groups)
    assert [group.layer.value for group in drawing.groups] == sorted(group.layer.value for group in drawing.groups)
    _papers_lie_apart(drawing)
    _texts_are_inside_and_measured(drawing)
    _points_stand_under_their_touchpoints(document, drawing)
    _everything_is_on_the_map(drawing)
    _everyone_has_their_paper(document, drawing)
    _labels_cover_nothing(drawing)


def _papers_lie_apart(drawing: Drawing) -> None:
    papers = [group for group in drawing.groups if group.role in ("touchpoint", "note", "chip")]
    for one, other in combinations(papers, 2):
        assert not overlap(one.box, other.box), (one.key, other.key)


def _texts_are_inside_and_measured(drawing: Drawing) -> None:
    for group in drawing.groups:
        for line in group.marks:
            if not isinstance(line, TextLine):
                continue
            assert line.width == fonts.width(line.text, line.size, line.font)
            assert line.x >= 0
            assert line.x + line.width <= group.w + 0.01 or len(line.text) <= 2, (group.key, line.text)
            up, down = fonts.ascent(line.font, line.size), fonts.descent(line.font, line.size)
            assert line.baseline - up >= -0.01, (group.key, line.text)
            assert line.baseline + down <= group.h + 4, (group.key, line.text)


def _points_stand_under_their_touchpoints(document: Document, drawing: Drawing) -> None:
    middles = {
        touchpoint.id: slot + m.NOTE_WIDTH / 2
        for column in drawing.columns
        for touchpoint, slot in zip(document.touchpoints(column.phase_id), column.slots, strict=True)
    }
    for group in drawing.groups:
        if group.role in ("point", "touchpoint", "chip"):
            assert group.record_id is not None
            aside = group.x + group.w / 2 - middles[group.record_id]
            faces = round(aside / group.w) if group.role == "point" else 0  # of others with the same score
            assert faces >= 0 and aside == pytest.approx(faces * group.w, abs=1e-3)


def _everything_is_on_the_map(drawing: Drawing) -> None:
    for group in drawing.groups:
        assert group.x >= 0 and group.y >= 0, group.key
        assert group.box.right <= drawing.width + 0.01, group.key
        assert group.box.bottom <= drawing.height + 0.01, group.key


def _everyone_has_their_paper(document: Document, drawing: Drawing) -> None:
    lanes = {lane.id: lane for lane in document.lanes(MAP) if not (lane.hidden or lane.collapsed)}
    shown = {record.id for record in document.records.values() if isinstance(record, Note) and record.lane_id in lanes}
    if any(lane.kind is LaneKind.TOUCHPOINTS for lane in lanes.values()):
        shown |= {touchpoint.id for touchpoint in document.journey(MAP)}
    assert {group.record_id for group in drawing.groups if group.role in ("note", "touchpoint")} == shown


def _labels_cover_nothing(drawing: Drawing) -> None:
    points = [group for group in drawing.groups if group.role == "point" and not group.for_screen]
    labels = [group for group in drawing.groups if group.role == "mark"]
    for label in labels:
        assert not any(overlap(label.box, point.box) for point in points), label.key
    assert not any(overlap(one.box, other.box) for one, other in combinations(labels, 2))


# --- one thing at a time ---------------------------------------------------------------------------------------------


def test_phases_are_as_wide_as_their_touchpoints_or_as_dragged() -> None:
    first, second, third = drawn(small()).columns
    assert (first.w, second.w, third.w) == (3 * 168 + 2 * 12 + 32, 200, 200)
    assert first.slots == (first.x + 16, first.x + 196, first.x + 376)
    assert drawn(with_fields(small(), "p2", width=500)).columns[1].w == 500
    assert drawn(with_fields(small(), "p1", width=90)).columns[0].w == first.w


def test_notes_of_a_touchpoint_stand_under_it_and_those_of_a_phase_on_the_lowest_stack() -> None:
    groups = by_key(drawn(small()))
    touchpoint, upper, lower, loose = (groups[key] for key in ("touchpoint:t1", "note:n1", "note:n2", "note:n3"))
    assert touchpoint.x == upper.x == lower.x
    assert lower.y == upper.box.bottom + 12
    assert loose.x == groups["touchpoint:t2"].x


def test_a_wide_phase_has_room_beside_its_touchpoints() -> None:
    wide = with_fields(small(), "p2", width=600)
    groups = by_key(drawn(with_fields(wide, "n4", text="Nog een")))
    assert groups["note:n4"].x == groups["touchpoint:t4"].x
    more = edits.add_note(wide, Id("pains"), Id("p2"), "Erbij")
    groups = by_key(drawn(wide.after(more.change)))
    assert groups[f"note:{more.created[0]}"].x == groups["note:n4"].x + 180


def test_long_notes_end_in_more() -> None:
    group = by_key(drawn(with_fields(small(), "n1", text="woord " * 400)))["note:n1"]
    assert len(words(group)) == 13
    assert words(group)[-1] == "… more"


def test_rows_are_as_high_as_their_notes_need_or_as_dragged() -> None:
    rows = {row.lane_id: row.h for row in drawn(small()).rows}
    assert rows["emotion"] == 208
    assert rows["doing"] == 16 + 60 + 12 + 60 + 16 or rows["doing"] == 16 + 56 + 12 + 56 + 16
    tall = {row.lane_id: row.h for row in drawn(with_fields(small(), "doing", height=400)).rows}
    low = {row.lane_id: row.h for row in drawn(with_fields(small(), "doing", height=10)).rows}
    assert (tall["doing"], low["doing"]) == (400, rows["doing"])
    assert {r.lane_id: r.h for r in drawn(with_fields(small(), "emotion", height=320)).rows}["emotion"] == 320


def test_collapsed_lanes_are_slim_and_hidden_ones_gone() -> None:
    drawing = drawn(with_fields(with_fields(small(), "doing", collapsed=True), "pains", hidden=True))
    rows = {row.lane_id: row.h for row in drawing.rows}
    assert rows["doing"] == 32
    assert "pains" not in rows
    assert not {"note:n1", "note:n4"} & by_key(drawing).keys()


def test_prompts_teach_once_and_are_never_exported() -> None:
    bare = Document(
        r
        for r in small().records.values()
        if not isinstance(r, Touchpoint | Note) and r.KIND not in ("emotion_score", "action")
    )
    prompts = [group for group in drawn(bare).groups if group.role == "prompt"]
    assert [" ".join(words(prompt)) for prompt in prompts] == [
        "Where does the customer meet you here?",
        "What does the customer do here?",
        "What is annoying, slow or unclear?",
        "What has to happen behind the scenes?",
    ]
    assert all(prompt.for_screen for prompt in prompts)
    paper = drawn(small(), Look(theme("paper"), for_screen=False))
    assert not any(group.for_screen for group in paper.groups)


def test_the_curve_turns_colour_exactly_at_neutral() -> None:
    drawing = drawn(small())
    curve = by_key(drawing)["curve:emotion::p1"]
    row = next(row for row in drawing.rows if row.lane_id == "emotion")
    above, below = [mark for mark in curve.marks if isinstance(mark, Path) and mark.stroke]
    assert (above.stroke, below.stroke) == (LIGHT.theme.above, LIGHT.theme.below)
    assert above.stroke_width == 3
    assert above.commands[-1][-2:] == below.commands[0][1:]
    assert below.commands[0][2] == m.score_y(row.h, 0)


def test_a_second_actor_has_a_colour_and_dash_of_its_own() -> None:
    curve = by_key(drawn(small()))["curve:emotion:merel:p1"]
    rim, line = curve.marks
    assert isinstance(rim, Path) and isinstance(line, Path)
    assert (line.stroke, line.dash) == (LIGHT.theme.actor(0).color, LIGHT.theme.actor(0).dash)
    assert rim.stroke_width > line.stroke_width


def test_only_the_actors_asked_for_are_drawn() -> None:
    keys = by_key(drawn(small(), replace(LIGHT, actors=frozenset({Id("merel")})))).keys()
    assert {key for key in keys if key.startswith("curve")} == {"curve:emotion:merel:p1"}
    assert "point:t1:merel" in keys
    assert "point:t1:" not in keys


def test_a_touchpoint_without_score_has_a_hollow_point_on_neutral() -> None:
    drawing = drawn(small())
    ghost = by_key(drawing)["point:t2:"]
    row = next(row for row in drawing.rows if row.lane_id == "emotion")
    assert ghost.for_screen
    assert ghost.y + ghost.h / 2 == row.y + m.score_y(row.h, 0)
    assert len(ghost.marks) == 1


def test_peak_lowest_and_end_are_named() -> None:
    groups = by_key(drawn(small()))
    assert words(groups["mark:emotion:peak"]) == ["Peak"]
    assert words(groups["mark:emotion:lowest"]) == ["Lowest and end"]
    assert "mark:emotion:end" not in groups


def test_nothing_is_called_the_end_before_the_last_touchpoint_has_a_score() -> None:
    open_end = small().after(edits.clear_emotion(small(), Id("t4")).change)
    marks = {group.key: words(group) for group in drawn(open_end).groups if group.role == "mark"}
    assert "mark:emotion:end" not in marks
    assert sorted(marks.values()) == [["Lowest"], ["Peak"]]


def test_a_flat_journey_has_an_end_but_no_peak() -> None:
    flat = small()
    for score in ("s1", "s3", "s4"):
        flat = with_fields(flat, score, score=3)
    assert {group.key for group in drawn(flat).groups if group.role == "mark"} == {"mark:emotion:end"}


def test_badges_show_owner_moment_of_truth_and_open_actions() -> None:
    groups = by_key(drawn(small()))
    assert words(groups["touchpoint:t3"]) == ["Maakt een proefrit", "JB", "1"]
    assert words(groups["touchpoint:t2"]) == ["Leest reviews", "Later die avond"]
    plain, starred = len(groups["touchpoint:t1"].marks), len(groups["touchpoint:t3"].marks)
    assert starred > plain


def test_an_action_moves_with_the_note_that_it_mends() -> None:
    document = small()
    document.apply(edits.add_lane(document, MAP, LaneKind.ACTIONS).change)
    document.apply(edits.set_fields(document, Id("do"), subject_id=Id("n1")).change)
    before = by_key(drawn(document))
    assert words(before["touchpoint:t1"])[-1] == "1" and "1" not in words(before["touchpoint:t3"])
    document.apply(edits.move_note(document, Id("n1"), Id("doing"), Id("p1"), 0, touchpoint_id=Id("t2")).change)
    after = by_key(drawn(document))
    assert "1" not in words(after["touchpoint:t1"]) and words(after["touchpoint:t2"])[-1] == "1"
    assert after["action:do"].x > before["action:do"].x


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Front desk (Anja)", "FD"),
        ("(Anja", "A"),
        ("Jip van der Berg [out]", "JB"),
        ("24/7 helpdesk", "H"),
        ("merel", "M"),
        ("112", "1"),
        ("", ""),
    ],
)
def test_initials_are_letters_of_at_most_two_words(name: str, told: str) -> None:
    assert initials(name) == told


def test_unrenamed_phases_and_lanes_speak_the_readers_language() -> None:
    document = with_fields(small(), "p1", title="", stage="attention")
    shout = replace(LIGHT, translate=str.upper)
    groups = by_key(drawn(document, shout))
    assert words(groups["phase:p1"]) == ["ATTENTION & ORIENTATION"]
    assert words(groups["phase:p2"]) == ["Aankoop"]
    assert words(groups["lane:pains"]) == ["PAIN POINTS"]


def test_a_long_phase_name_ends_in_an_ellipsis_on_its_second_line() -> None:
    lines = words(by_key(drawn(with_fields(small(), "p2", title="Vergelijken en kiezen " * 9)))["phase:p2"])
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_characters_without_a_font_are_reported() -> None:
    document = with_fields(small(), "n1", text="ꓐꓑ ok")
    document = with_fields(document, "p2", title="Koop ꓒ")
    assert drawn(document).lost_characters == {"ꓐ", "ꓑ", "ꓒ"}
    assert drawn(small()).lost_characters == frozenset()


def test_a_text_that_forces_reading_direction_is_marked() -> None:
    plain, forced = (
        by_key(drawn(with_fields(small(), "n1", text=text)))["note:n1"] for text in ("factuur", "fac\u202etuur")
    )
    assert len(forced.marks) > len(plain.marks)


def parts(drawing: Drawing) -> dict[str, Placed]:
    return {placed.key: placed for placed in drawing.parts}


def test_what_did_not_change_is_the_same_part_again_wherever_it_stands_now() -> None:
    document = small()
    edit = edits.set_emotion(document, Id("t3"), -1.0)
    before, after = parts(drawn(document)), parts(drawn(document.after(edit.change)))
    changed = {key for key in before if before[key].part is not after[key].part}
    assert changed and all(key.startswith(("points:", "curves:", "labels:")) for key in changed)
    wider = edits.set_fields(document, document.phases(document.maps()[0].id)[0].id, width=900)
    moved = parts(drawn(document.after(wider.change)))
    assert any(moved[key].part is before[key].part and moved[key].x > before[key].x for key in before)


def test_a_map_without_phases_or_lanes_is_drawn() -> None:
    no_phases = Document(r for r in small().records.values() if r.KIND in ("project", "journey_map", "lane"))
    no_lanes = Document(r for r in small().records.values() if not isinstance(r, Lane | Note))
    assert drawn(no_phases).columns == ()
    assert drawn(no_lanes).height == drawn(no_lanes).header_height
    assert any(group.layer is Layer.PHASE_HEADERS for group in drawn(no_lanes).groups)


def test_a_map_that_is_not_there_is_an_error() -> None:
    with pytest.raises(DocumentError):
        layout(small(), Id("nowhere"), LIGHT)


def test_chips_never_outgrow_a_note() -> None:
    document = Document([*small().records.values()])
    document = with_fields(document, "shop", name="Vergelijkingswebsite voor alle soorten fietsen")
    chip = by_key(drawn(document))["chip:channels:t1"]
    assert chip.w <= m.NOTE_WIDTH
    assert words(chip)[0].endswith("…")
    assert isinstance(document.get(Id("shop"), Channel), Channel)


def test_laying_out_loads_no_window_library() -> None:
    code = "import sys, app.drawing.layout, app.drawing.hit_test; print([m for m in sys.modules if 'PySide' in m])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_phases_beyond_the_sixth_take_the_first_colour_again() -> None:
    extra = [Phase(id=Id(f"x{n}"), map_id=MAP, order=f"9{n}", title=f"Fase {n}") for n in range(5)]
    groups = by_key(drawn(Document([*small().records.values(), *extra])))
    first, seventh = (next(m for m in groups[key].marks if isinstance(m, Path)) for key in ("phase:p1", "phase:x3"))
    assert first.fill == seventh.fill
