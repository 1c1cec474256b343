"""Pictures on the map: how much of them is seen, how high a note with one stands, and where its words go."""

from __future__ import annotations

import pytest

from app.drawing import measures as m
from app.drawing import notes
from app.drawing.notes import Moment
from app.drawing.pictures import STRIP_HEIGHT, missing, round_picture
from app.drawing.primitives import Box, Path, Picture, Rect
from app.drawing.signs import ASSUMED, PLAIN, Signs
from app.drawing.theme import theme
from app.model.records import Tint

LIGHT = theme("light")
MORE = "… more"


def named(width: int, height: int) -> str:
    return f"{'0f' * 32}-{width}x{height}"


def note(picture: str, text: str = "A chair by the window") -> notes.Block:
    return notes.note(text, Tint.SKY, LIGHT, MORE, picture=picture)


def picture_of(block: notes.Block) -> Picture:
    [found] = [mark for mark in block.marks if isinstance(mark, Picture)]
    return found


def test_a_note_shows_the_whole_picture_above_its_words() -> None:
    block = note(named(800, 600))
    picture = picture_of(block)
    assert picture.box == Box(0, 0, m.NOTE_WIDTH, 126)
    assert picture.seen == Box(0, 0, 800, 600)
    assert block.text is not None
    assert block.text.box.y > picture.box.bottom
    assert block.text.box.bottom < block.h


@pytest.mark.parametrize(("width", "height"), [(300, 2000), (1500, 2000), (1, 2000)])
def test_of_a_tall_picture_the_square_in_its_middle_is_seen(width: int, height: int) -> None:
    block = note(named(width, height))
    picture = picture_of(block)
    assert picture.box == Box(0, 0, m.NOTE_WIDTH, m.NOTE_WIDTH)
    assert picture.seen == Box(0, (height - width) / 2, width, width), "cut evenly at the top and the bottom"
    assert block.h == note(named(500, 500)).h


@pytest.mark.parametrize(("width", "height"), [(2000, 2000), (2000, 300), (2000, 12), (2000, 1)])
def test_a_picture_that_is_not_tall_is_seen_whole(width: int, height: int) -> None:
    picture = picture_of(note(named(width, height)))
    assert (picture.seen.w, picture.seen.h) == pytest.approx((width, height))
    assert 0 <= picture.box.y <= picture.box.bottom <= m.NOTE_WIDTH
    assert picture.box.w == m.NOTE_WIDTH


def test_a_touchpoint_has_the_middle_as_a_strip() -> None:
    block = notes.touchpoint(Moment("The chair", picture=named(1000, 1000)), LIGHT, MORE)
    picture = picture_of(block)
    assert picture.box == Box(0, 0, m.NOTE_WIDTH, STRIP_HEIGHT)
    assert picture.seen == Box(0, 250, 1000, 500)
    assert block.text is not None
    assert block.text.box.y == STRIP_HEIGHT + m.NOTE_PADDING


def test_a_face_is_round() -> None:
    face = round_picture(named(300, 200), 4, 6, 40, "#ffffff", LIGHT)
    assert face.seen == Box(50, 0, 200, 200)
    assert face.radius == face.foot_radius == 20


def test_without_words_there_is_room_for_them() -> None:
    assert note(named(800, 600), "").h == note(named(800, 600), "One line").h


def test_a_name_that_names_nothing_draws_nothing() -> None:
    assert note("").h == note("no picture").h == m.NOTE_HEIGHT
    assert not [mark for mark in note("no picture").marks if isinstance(mark, Picture)]


def test_a_sign_on_a_picture_lies_on_a_scrap_of_paper() -> None:
    plain = note(named(8, 6))
    assumed = notes.note("A chair by the window", Tint.SKY, LIGHT, MORE, ASSUMED, named(8, 6))
    scraps = [mark for mark in assumed.marks if isinstance(mark, Rect)]
    assert len(scraps) == len([mark for mark in plain.marks if isinstance(mark, Rect)]) + 1


def test_a_missing_picture_is_a_pale_box_with_a_sign() -> None:
    large = Picture(Box(0, 0, 100, 100), named(8, 8), "#eeeeee")
    small = Picture(Box(0, 0, 16, 16), named(8, 8), "#eeeeee")
    assert missing(small) == (small.outline,)
    assert missing(large)[0] == large.outline
    assert all(isinstance(mark, Path) or mark.stroke for mark in missing(large))
    assert len(missing(large)) > 1


@pytest.mark.parametrize("tags", [(Tint.MINT,), (Tint.MINT, Tint.ROSE, Tint.SUN)])
def test_tags_on_a_picture_lie_on_paper_and_without_tags_there_is_none(tags: tuple[Tint, ...]) -> None:
    plain, tagged = (
        notes.note("A chair", Tint.SKY, LIGHT, MORE, signs, named(800, 600)) for signs in (PLAIN, Signs(tags=tags))
    )
    added = [mark for mark in tagged.marks if isinstance(mark, Rect) and mark not in plain.marks]
    ground, *tabs = added
    assert ground.fill == LIGHT.tints[Tint.SKY] and len(tabs) == len(tags)
    for tab in tabs:
        assert ground.box.x < tab.box.x and tab.box.right < ground.box.right and tab.box.bottom < ground.box.bottom
