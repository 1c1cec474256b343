"""Need against experience, and what a curve only assumes."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.emotion import bezier
from app.drawing.colors import with_opacity
from app.drawing.gap import gap
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.primitives import Box, Group, Path, Rect
from app.drawing.theme import theme
from app.model.document import Document
from app.model.edits import add_evidence, add_source, set_fields
from app.model.records import Evidence, Id
from tests.drawing.maps import MAP, small
from tests.drawing.test_layout import overlap

LIGHT = theme("light")


def down(score: float) -> float:
    return 100 - 40 * score


def fills(marks: tuple[object, ...]) -> list[str]:
    return [mark.fill for mark in marks if isinstance(mark, Path) and mark.fill]


def test_what_falls_short_is_striped_and_what_does_better_is_not() -> None:
    short = gap(bezier([(0, 1.0), (100, 1.0)]), bezier([(0, 0.0), (100, 0.0)]), down, LIGHT)
    assert fills(short) == [with_opacity(LIGHT.below, 0.16)] and len(short) == 2
    better = gap(bezier([(0, 0.0), (100, 0.0)]), bezier([(0, 1.0), (100, 1.0)]), down, LIGHT)
    assert fills(better) == [with_opacity(LIGHT.above, 0.16)] and len(better) == 1


def test_where_the_curves_cross_the_gap_is_cut() -> None:
    crossing = gap(bezier([(0, 1.0), (100, -1.0)]), bezier([(0, -1.0), (100, 1.0)]), down, LIGHT)
    assert fills(crossing) == [with_opacity(LIGHT.below, 0.16), with_opacity(LIGHT.above, 0.16)]
    left = next(mark for mark in crossing if isinstance(mark, Path) and mark.fill)
    assert max(float(step[1]) for step in left.commands if len(step) > 1) == 50.0


def test_there_is_no_gap_where_only_one_of_both_is_known() -> None:
    assert gap(bezier([(0, 1.0), (100, 1.0)]), bezier([(200, 0.0), (300, 0.0)]), down, LIGHT) == ()
    assert gap(bezier([(0, 1.0)]), bezier([(0, 0.0), (100, 0.0)]), down, LIGHT) == ()


def expecting() -> Document:
    document = small()
    for touchpoint, tenths in (("t1", 10), ("t2", 15), ("t3", 5)):
        document = document.after(set_fields(document, Id(touchpoint), expected=tenths).change)
    return document


def test_expectations_are_drawn_with_a_bar_each_and_open_ones_only_on_the_screen() -> None:
    look = Look(LIGHT)
    drawn = {g.key: g for g in layout(expecting(), MAP, look).groups if g.role == "expected"}
    assert set(drawn) == {"expected:t1", "expected:t2", "expected:t3", "expected:t4"}
    assert [key for key, group in drawn.items() if group.for_screen] == ["expected:t4"]
    printed = layout(expecting(), MAP, Look(theme("paper"), for_screen=False))
    assert "expected:t4" not in {group.key for group in printed.groups if not group.for_screen}
    assert layout(expecting(), MAP, replace(look, expected=False)).find("expected:t1") is None
    assert layout(small(), MAP, look).find("expected:t1") is None
    assert layout(small(), MAP, replace(look, ask_expected=True)).find("expected:t1") is not None


def test_what_is_only_assumed_is_thin_and_hollow_until_a_source_speaks_for_it() -> None:
    document = small()
    look = Look(LIGHT, assumptions=True)
    proven, assumed = layout(document, MAP, Look(LIGHT)), layout(document, MAP, look)
    assert _thickest(proven) == 3.0 and _thickest(assumed) < 2.2
    first = proven.find("point:t1:")
    assert first is not None and assumed.find("point:t1:") != first
    for touchpoint in document.journey(MAP):
        score = document.score(touchpoint.id)
        if score is not None:
            source = add_source(document, "Interview")
            document = document.after(source.change)
            document = document.after(add_evidence(document, score.id, source.created[0]).change)
    assert document.all_of(Evidence)
    shown = layout(document, MAP, look)
    assert shown.find("point:t1:") == first and _thickest(shown) == 3.0


def test_the_ground_under_another_curve_lets_an_area_be_seen_through_it_and_is_thin_where_the_line_is() -> None:
    """Else dots that cross the area between need and experience are seen as a white line."""
    for assumptions in (False, True):
        drawing = layout(expecting(), MAP, Look(LIGHT, assumptions=assumptions))
        (curve,) = (g for g in drawing.groups if g.key.startswith("curve:emotion:merel:"))
        grounds, lines = curve.marks[: len(curve.marks) // 2], curve.marks[len(curve.marks) // 2 :]
        for ground, line in zip(grounds, lines, strict=True):
            assert isinstance(ground, Path) and isinstance(line, Path)
            assert ground.stroke == with_opacity(LIGHT.curve_ground, 0.6) and line.stroke == LIGHT.actor(0).color
            assert 0 < ground.stroke_width - line.stroke_width < 2


def _thickest(drawing: object) -> float:
    curve = next(g for g in drawing.groups if g.key == "curve:emotion::p1")  # type: ignore[attr-defined]
    return max(mark.stroke_width for mark in curve.marks if isinstance(mark, Path) and mark.stroke)


def test_no_label_lies_over_a_bar_wherever_that_stands() -> None:
    for tenths in range(-20, 21, 2):
        document = small()
        for touchpoint in document.journey(MAP):
            document = document.after(set_fields(document, touchpoint.id, expected=tenths).change)
        groups = layout(document, MAP, Look(LIGHT)).groups
        bars = [_seen(group) for group in groups if group.role == "expected"]
        labels = [group.box for group in groups if group.role == "mark"]
        assert labels and not any(overlap(label, bar) for label in labels for bar in bars), tenths


def _seen(group: Group) -> Box:
    """A bar with the rim around it; the group is as high as a hand needs."""
    rim = group.marks[0]
    assert isinstance(rim, Rect)
    return Box(group.x + rim.box.x, group.y + rim.box.y, rim.box.w, rim.box.h)


def test_a_face_at_what_was_expected_lies_between_two_parts_of_the_bar() -> None:
    document = small()
    score = document.score(Id("t1"))
    assert score is not None
    for expected, parts in ((score.score, 2), (score.score + 2, 2), (-score.score, 1)):
        moved = document.after(set_fields(document, Id("t1"), expected=expected).change)
        bar, face = (layout(moved, MAP, Look(LIGHT)).find(key) for key in ("expected:t1", "point:t1:"))
        assert bar is not None and face is not None
        inked = [mark for mark in bar.marks if isinstance(mark, Rect) and mark.fill == LIGHT.ink]
        assert len(inked) == parts
        own = Box(face.x - bar.x, face.y - bar.y, face.w, face.h)
        assert not any(overlap(own, mark.box) for mark in inked)
