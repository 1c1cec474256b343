"""The picture of two maps: everything is told, nothing by colour alone, and each area means what it shows."""

from __future__ import annotations

from random import Random

import pytest

from app.analysis.comparison import Kind, compare
from app.analysis.emotion import Segment, bezier
from app.drawing.colors import contrast
from app.drawing.comparison.between import areas
from app.drawing.comparison.picture import NARROWEST, chart, picture, size_of
from app.drawing.comparison.stage import KIND_SIGNS, Stage, step_for
from app.drawing.drawing import Drawing
from app.drawing.look import Look
from app.drawing.primitives import Circle, Group, Path, Rect, TextLine
from app.drawing.theme import THEMES, theme
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import Id, JourneyMap
from tests.analysis.test_comparison import Two, vera
from tests.drawing.maps import MAP, small


def changed() -> Two:
    """A future in which something of everything happened."""
    two = Two(small(), MAP)
    two.do(lambda d: edits.set_emotion(d, two.copy_of("t4"), 0.8))
    two.do(lambda d: edits.set_fields(d, two.copy_of("t4"), title="Krijgt meteen de bevestiging"))
    two.do(lambda d: edits.set_emotion(d, two.copy_of("t3"), -1.0))
    two.do(lambda d: edits.move_touchpoint(d, two.copy_of("t3"), two.phase_of("p1"), 0))
    two.do(lambda d: edits.delete(d, two.copy_of("t1"), two.phase_of("p3")))
    added = two.do(lambda d: edits.add_touchpoint(d, two.phase_of("p2"), "Chat met ons"))
    two.do(lambda d: edits.set_emotion(d, added.created[0], 1.0))
    return two


def stage(two: Two, language: str = "nl", name: str = "light", room: float = 1200.0, picked: Id | None = None) -> Stage:
    comparison = two.compared()
    return Stage(comparison, Look(theme(name), translator(language)), step=step_for(comparison, room), picked=picked)


def texts(drawing: Drawing) -> list[str]:
    return [mark.text for group in drawing.groups for mark in group.marks if isinstance(mark, TextLine)]


def group(drawing: Drawing, key: str) -> Group:
    found = drawing.find(key)
    assert found is not None, key
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("room", [400.0, 1200.0, 4000.0])
def test_every_letter_can_be_read_and_stays_in_its_place(language: str, room: float) -> None:
    for two in (changed(), vera()):
        drawing = picture(stage(two, language, room=room))
        for one in drawing.groups:
            for mark in one.marks:
                if isinstance(mark, TextLine):
                    assert mark.size >= 12
                    assert mark.x >= -0.01 and mark.x + mark.width <= one.w + 0.01, (one.key, mark.text)
                    assert 0 <= one.y + mark.baseline <= drawing.height


def test_every_touchpoint_and_phase_is_there_once() -> None:
    two = changed()
    drawing = picture(stage(two))
    heads = [g.record_id for g in drawing.groups if g.key.startswith("head:")]
    assert heads == [step.touchpoint.id for step in two.compared().steps]
    phases = [g.record_id for g in drawing.groups if g.role == "phase"]
    assert phases == [stretch.phase.id for stretch in two.compared().stretches]
    assert {"Vervallen", "Nieuw", "Verplaatst", "Gewijzigd"} <= set(texts(drawing))


def test_links_that_differ_are_counted_where_there_are_any() -> None:
    two = changed()
    assert "Links that differ" not in texts(picture(stage(two, "en")))
    two.do(lambda d: edits.add_link(d, two.copy_of("t4"), two.copy_of("t3")))
    assert "Links that differ" in texts(picture(stage(two, "en")))


def test_what_is_left_out_is_struck_and_what_is_new_has_a_plus() -> None:
    two = changed()
    drawing = picture(stage(two))
    for step in two.compared().steps:
        head = group(drawing, f"head:{step.touchpoint.id}")
        points = drawing.find(f"points:{step.touchpoint.id}")
        words = [mark for mark in head.marks if isinstance(mark, TextLine) and mark.font == "semibold"]
        strokes = [m for m in head.marks if isinstance(m, Path) and m.stroke_width == 1.25]
        if step.kind is Kind.REMOVED:
            assert len(strokes) == len(words) - 1, "each line of the title, but not the word above it"
            assert points is not None and not any(isinstance(m, Circle) and m.fill == "#1F2430" for m in points.marks)
        else:
            assert not strokes
        if step.kind is Kind.ADDED:
            assert points is not None and sum(isinstance(m, Path) for m in points.marks) >= 3
    gone = group(drawing, "phase:p3").marks[0]
    assert isinstance(gone, Path) and gone.dash


def test_lifts_and_averages_stand_in_numbers() -> None:
    drawing = picture(stage(changed(), "en"))
    said = texts(drawing)
    assert "+2.0" in said and "−1.2 → +0.8" in said
    assert "−3.0" in said and "+2.0 → −1.0" in said


def test_signs_tell_up_and_down_without_colour() -> None:
    """An arrow up has its tip over its foot."""
    drawing = picture(stage(changed(), "en"))
    for one in drawing.groups:
        number = next((m.text for m in one.marks if isinstance(m, TextLine) and m.size == 20), "")
        arrow = next((m for m in one.marks if isinstance(m, Path) and m.fill and len(m.commands) == 4), None)
        if one.key.startswith("lift:") and number and number != "0.0":
            assert arrow is not None
            foot, tip = float(arrow.commands[0][2]), float(arrow.commands[2][2])
            assert (tip < foot) == number.startswith("+")


def test_the_chart_has_columns_and_rows_to_break_at() -> None:
    two = changed()
    drawing = chart(stage(two))
    assert [column.phase_id for column in drawing.columns] == [s.phase.id for s in two.compared().stretches]
    assert drawing.rows[-1].y + drawing.rows[-1].h == drawing.height
    for column in drawing.columns:
        assert all(column.x <= slot and slot <= column.x + column.w for slot in column.slots)


def test_what_is_picked_has_a_field_behind_it() -> None:
    two = changed()
    picked = two.copy_of("t4")
    field = group(picture(stage(two, picked=picked)), "picked")
    head = group(picture(stage(two)), f"head:{picked}")
    assert abs((field.x + field.w / 2) - (head.x + head.w / 2)) < 0.01
    assert picture(stage(two)).find("picked") is None


def test_two_empty_maps_make_a_picture() -> None:
    document = Document([JourneyMap(id=Id("a"), order="1", title="A"), JourneyMap(id=Id("b"), order="2", title="B")])
    drawing = picture(Stage(compare(document, Id("a"), Id("b")), Look(theme("light"))))
    assert drawing.width == NARROWEST


def test_how_large_it_is_is_known_without_drawing_it() -> None:
    for two in (changed(), vera()):
        for room in (400.0, 1200.0):
            drawing = picture(stage(two, room=room))
            assert size_of(stage(two, room=room)) == (drawing.width, drawing.height)


@pytest.mark.parametrize("name", THEMES)
def test_marks_and_words_stand_out(name: str) -> None:
    colors = theme(name)
    for mark in (colors.ink, colors.ink_soft, colors.above, colors.below):
        assert contrast(mark, colors.curve_ground) >= 3
    drawing = picture(stage(changed(), name=name))
    for one in drawing.groups:
        ground = next((m.fill for m in one.marks if isinstance(m, Rect) and m.fill), colors.canvas)
        for mark in one.marks:
            if isinstance(mark, TextLine) and one.role not in ("phase", "corner") and len(ground) == 7:
                assert contrast(mark.color, ground) >= 4.5, (one.key, mark.text)


def test_every_kind_that_has_a_word_over_a_touchpoint_has_a_sign() -> None:
    assert set(KIND_SIGNS) == set(Kind) - {Kind.FELT, Kind.SAME}


# --- between the curves ----------------------------------------------------------------------------------------------


def height(curve: tuple[Segment, ...], x: float) -> float:
    """The value of a curve, by looking for the parameter."""
    segment = next(s for s in curve if s.start[0] <= x <= s.end[0])
    t = (x - segment.start[0]) / (segment.end[0] - segment.start[0])
    a, b, c, d = (p[1] for p in (segment.start, segment.control1, segment.control2, segment.end))
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d


@pytest.mark.parametrize("seed", range(20))
def test_the_areas_are_where_one_curve_lies_over_the_other(seed: int) -> None:
    random = Random(seed)
    one, other = (
        bezier(
            [(float(x), random.randint(-20, 20) / 10) for x in sorted(random.sample(range(12), random.randint(2, 8)))]
        )
        for _ in range(2)
    )
    left, right = max(one[0].start[0], other[0].start[0]), min(one[-1].end[0], other[-1].end[0])
    found = [
        (float(path[0][1]), max(float(v) for c in path if len(c) > 2 for v in c[-2::2]), side)
        for side, path in areas(one, other, lambda score: score)
    ]
    for n in range(1, 400):
        x = left + (right - left) * n / 400
        if left >= right:
            assert not found
            return
        gap = height(other, x) - height(one, x)
        sides = [side for start, end, side in found if start < x < end]
        if abs(gap) > 0.02:
            wanted = 1 if gap > 0 else -1
            knots = sorted({p[0] for curve in (one, other) for s in curve for p in (s.start, s.end)} | {left, right})
            around = max(k for k in knots if k <= x), min(k for k in knots if k >= x)
            said = any(wanted * (height(other, k) - height(one, k)) > 1e-6 for k in around)
            assert sides == ([wanted] if said else []), (seed, x)


def test_curves_that_meet_at_both_ends_have_no_area_between_those() -> None:
    one = bezier([(0.0, -1.0), (1.0, 1.0), (2.0, 1.5), (3.0, 1.0)])
    other = bezier([(0.0, 1.0), (1.0, 1.0), (2.0, 1.5), (3.0, -1.0)])
    found = [(side, float(path[0][1])) for side, path in areas(one, other, lambda score: score)]
    assert found == [(1, 0.0), (-1, 2.0)]
