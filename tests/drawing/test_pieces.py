"""Curves cut phase by phase: together they are the whole curve, and each keeps still while others change."""

from __future__ import annotations

from itertools import pairwise

from app.analysis import emotion
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.primitives import Group
from app.drawing.theme import theme
from app.model.document import Document
from app.model.edits import add_touchpoint, set_emotion
from app.model.records import Id
from tests.drawing.maps import MAP, small

LOOK = Look(theme("light"))
_COORDINATES = 2


def journey() -> Document:
    """Two touchpoints more in each phase of the small map, all with a score."""
    document = small()
    for phase in document.phases(MAP):
        for title in ("Later", "Last"):
            document = document.after(add_touchpoint(document, phase.id, title).change)
    for place, touchpoint in enumerate(document.journey(MAP)):
        document = document.after(set_emotion(document, touchpoint.id, (-1.5, 0.5, 1.0, -0.2)[place % 4]).change)
    return document


def pieces(document: Document) -> dict[Id, Group]:
    """What is drawn of the customer's curve with each phase, from the left edge of the phase."""
    drawn = layout(document, MAP, LOOK)
    return {
        placed.phase_id: group
        for placed in drawn.parts
        if placed.phase_id is not None
        for group in placed.part.groups
        if group.key.startswith("curve:emotion::")
    }


def corners(document: Document) -> list[tuple[float, float]]:
    """The corners of all lines of the curve, where they stand on the map."""
    drawn = layout(document, MAP, LOOK)
    curves = [group for group in drawn.groups if group.key.startswith("curve:emotion::")]
    return [
        (round(group.x + float(step[-2]), 3), round(float(step[-1]), 3))
        for group in curves
        for mark in group.marks
        if getattr(mark, "stroke", None)
        for step in getattr(mark, "commands", ())
        if len(step) > _COORDINATES
    ]


def test_together_they_go_through_every_score_without_a_hole() -> None:
    document = journey()
    groups = layout(document, MAP, LOOK).groups
    points = [g for g in groups if g.role == "point" and g.key.endswith(":") and not g.for_screen]
    row = next(row for row in layout(document, MAP, LOOK).rows if row.lane_id == "emotion")
    stand = {(round(g.x + g.w / 2, 3), round(g.y - row.y + g.h / 2, 3)) for g in points}
    assert len(stand) == len(document.journey(MAP)) and stand <= set(corners(document))
    drawn = [g for g in groups if g.key.startswith("curve:emotion::")]
    ends = [(g.x + g.w, other.x) for g, other in pairwise(drawn)]
    assert len(drawn) == len(document.phases(MAP)) and all(end >= start for end, start in ends)


def test_a_score_draws_only_the_pieces_near_it_anew() -> None:
    document = journey()
    last = document.journey(MAP)[-1]
    changed = document.after(set_emotion(document, last.id, 1.9).change)
    one, other = pieces(document), pieces(changed)
    first, *_between, end = (phase.id for phase in document.phases(MAP))
    assert one[first] is other[first]
    assert one[end] is not other[end]


def test_a_phase_that_only_moves_takes_its_piece_along() -> None:
    document = journey()
    first, *_between, end = (phase.id for phase in document.phases(MAP))
    moved = document.after(add_touchpoint(document, first, "Another").change)
    assert pieces(moved)[end] is pieces(document)[end]
    assert layout(moved, MAP, LOOK).width > layout(document, MAP, LOOK).width


def test_a_piece_has_the_slopes_of_the_whole() -> None:
    points = [(0.0, -1.0), (10.0, 1.5), (30.0, 1.6), (40.0, -2.0)]
    steep = emotion.slopes(points)
    assert emotion.through(points[1:3], steep[1:3]) == emotion.bezier(points)[1:2]
