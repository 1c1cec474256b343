"""Where things come on slides: words in boxes, maps on their ground, columns in slots, ties between shapes."""

from __future__ import annotations

from math import cos, radians, sin

import pytest
from pptx.oxml import parse_xml

from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.primitives import Box
from app.drawing.theme import theme
from app.exchange.powerpoint.column import Column, Paper, balanced, paged
from app.exchange.powerpoint.elements import EMU, tie_xml
from app.exchange.powerpoint.fitting import cut, fits, fitted, height
from app.exchange.powerpoint.ground import Axis, ground
from app.exchange.powerpoint.packing import MOST_SLOTS, ROOM, packed, slot_width
from app.exchange.powerpoint.shapes import Tie
from app.model.document import Document
from app.model.records import Tint
from tests.exchange import journeys

SIZES = (20.0, 16.0, 12.0, 8.0)

# --- words -----------------------------------------------------------------------------------------------------------


def test_words_are_as_large_as_they_fit() -> None:
    assert fitted("Short", 200, 40, SIZES).size == 20
    longer = fitted("A sentence that needs a few lines in a box", 120, 60, SIZES)
    assert longer.whole and longer.size == 16
    assert not fits(longer.text, 120, 60, 20)


def test_words_are_torn_only_in_the_smallest_letters() -> None:
    word = "Donaudampfschifffahrt"
    assert fitted(word, 110, 100, SIZES).size == 8
    assert fitted(word, 40, 100, SIZES).size == 8
    assert fitted(word, 250, 100, SIZES).size == 20


@pytest.mark.parametrize("text", [text for text in journeys.HOSTILE if len(text) > 40])
def test_what_is_shortened_fits_and_is_a_beginning(text: str) -> None:
    shown = cut(text, 60, 20, 8)
    assert shown.endswith("…")
    assert text.startswith(shown[:-1])
    assert height(shown, 60, 8) <= 20 or len(shown) <= 2


def test_what_belongs_together_is_not_torn() -> None:
    family = "👨‍👩‍👧"
    for width in range(8, 60):
        shown = cut(family * 20, width, 8, 8)[:-1]
        assert len(shown) % len(family) == 0


# --- the ground of a map ---------------------------------------------------------------------------------------------


def test_an_axis_goes_from_end_to_end_and_gives_empty_ground_less() -> None:
    axis = Axis([(100, 1.0), (100, 0.5), (100, 1.0)], 10, 50)
    assert [axis.at(value) for value in (0, 100, 150, 200, 300)] == [10, 30, 35, 40, 60]
    assert axis.end == 60


def test_a_small_map_is_not_blown_up() -> None:
    assert Axis([(10, 1.0)], 0, 500).end == pytest.approx(9)


@pytest.mark.parametrize(
    "document", [journeys.grid(1, 1, 1, 1), journeys.grid(9, 6, 6, 3), journeys.document(), journeys.worked_example()]
)
def test_a_map_stays_in_its_room(document: Document) -> None:
    journey, room = document.maps()[0], Box(20, 60, 900, 450)
    drawing = layout(document, journey.id, Look(theme("paper"), str, for_screen=False))
    made = ground(document, drawing, room)
    assert made.point(0, 0) == (20, 60)
    right, foot = made.point(drawing.width, drawing.height)
    assert right <= room.right + 0.01 and foot <= room.bottom + 0.01
    assert made.across.at(drawing.header_width) - room.x > 60, "the names of lanes have room"


# --- columns ---------------------------------------------------------------------------------------------------------


def papers(count: int) -> tuple[Paper, ...]:
    return tuple(Paper("Lane", f"Note {number} says something of some length", Tint.SUN) for number in range(count))


def test_columns_hold_all_papers_in_order() -> None:
    some = papers(20)
    for slots in (paged(some, 200, ROOM, 18), balanced(some, 200, ROOM, 16, 5)):
        assert [paper for slot in slots for paper in slot] == list(some)
    assert max(map(len, balanced(papers(9), 200, ROOM, 16, 3))) == 3


def test_a_paper_that_is_too_long_is_alone_in_its_slot() -> None:
    long = Paper("Lane", "word " * 4000, Tint.SUN)
    assert [len(slot) for slot in paged((long, long), 200, ROOM, 16)] == [1, 1]


def test_a_slide_holds_as_many_columns_as_can_be_read() -> None:
    pages = list(packed([Column(f"Moment {number}", papers=papers(2)) for number in range(6)]))
    assert [len(page) for page in pages] == [5, 1]
    assert all(span.slots == 1 for page in pages for span in page)


def test_who_has_much_to_say_has_slots_beside_each_other_and_then_slides() -> None:
    (span,), (rest,) = packed([Column("Moment", papers=papers(24))])
    assert (span.slots, span.is_first, rest.is_first) == (MOST_SLOTS, True, False)
    assert [*span.papers, *rest.papers] == list(papers(24))
    assert slot_width(1) < slot_width(MOST_SLOTS) * 2.1


# --- ties ------------------------------------------------------------------------------------------------------------

BOXES = {"a": Box(60, 200, 80, 50), "b": Box(300, 200, 80, 50), "c": Box(450, 240, 80, 50)}
NUMBERS = {"a": 1, "b": 2, "c": 3}

Way = list[tuple[float, float]]


def way(start: str, end: str, start_side: int, end_side: int, track: float | None) -> Way:
    """The corners of a tie on its slide: as it lies, flipped, and then turned, as the format says."""
    tie = Tie("t", start, end, start_side, end_side, "#000000", "", track)
    element = parse_xml(tie_xml(tie, 9, NUMBERS, BOXES))
    (frame,), (form,) = element.xpath(".//a:xfrm"), element.xpath(".//a:prstGeom")
    numbers = [int(gd.get("fmla").split()[1]) / 100_000 for gd in form.xpath(".//a:gd")]
    (x, y), (w, h) = ((int(v) / EMU for v in each.attrib.values()) for each in frame)
    corners: Way = {
        "straightConnector1": lambda: [(0, 0), (w, h)],
        "bentConnector3": lambda: [(0, 0), (w * numbers[0], 0), (w * numbers[0], h), (w, h)],
        "bentConnector4": lambda: [
            *((0, 0), (w * numbers[0], 0), (w * numbers[0], h * numbers[1])),
            *((w, h * numbers[1]), (w, h)),
        ],
    }[form.get("prst")]()
    turn = radians(int(frame.get("rot", 0)) / 60_000)
    made = []
    for px, py in corners:
        u, v = px - w / 2, py - h / 2
        u, v = (-u if frame.get("flipH") else u), (-v if frame.get("flipV") else v)
        made.append((x + w / 2 + u * cos(turn) - v * sin(turn), y + h / 2 + u * sin(turn) + v * cos(turn)))
    return made


@pytest.mark.parametrize(
    ("start", "end", "side", "track"),
    [
        ("a", "b", 0, 150),
        ("b", "a", 0, 150),
        ("a", "c", 0, 170),
        ("c", "a", 0, 130),
        ("b", "a", 2, 300),
        ("a", "c", 2, 330),
    ],
)
def test_a_tie_runs_along_its_track(start: str, end: str, side: int, track: float) -> None:
    edge = [box.y if side == 0 else box.bottom for box in (BOXES[start], BOXES[end])]
    x, x2 = (BOXES[key].x + 40 for key in (start, end))
    expected = [(x, edge[0]), (x, track), (x2, track), (x2, edge[1])]
    for corner, wanted in zip(way(start, end, side, side, track), expected, strict=True):
        assert corner == pytest.approx(wanted, abs=1.01), "PowerPoint wants a point between the ends"


def test_neighbours_are_tied_straight_and_a_tie_to_itself_goes_around_the_corner() -> None:
    assert way("b", "c", 3, 1, None) == [(380, 225), (450, pytest.approx(265))]
    corners = way("c", "c", 3, 0, None)
    assert corners[0] == pytest.approx((530, 265)) and corners[-1] == pytest.approx((490, 240))
    assert min(y for _x, y in corners) < 240 and max(x for x, _y in corners) > 530
