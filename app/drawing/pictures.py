"""How pictures stand on the map: above the words of a note, as a strip on a touchpoint, round on a persona.

A picture's name says its shape, so a place is found for it without opening it.
"""

from __future__ import annotations

from app.drawing import measures as m
from app.drawing.colors import mix
from app.drawing.icons import icon
from app.drawing.primitives import Box, Mark, Path, Picture, Rect, Shape, rounded
from app.drawing.theme import Theme
from app.model.picture import shape

STRIP_HEIGHT = 84.0
MOST_HEIGHT = m.NOTE_WIDTH
"""Of a picture on a note: one that is taller would make its whole lane as tall."""

CAPTION_PADDING = 8.0
_LEAST_HEIGHT = 24.0
_SIGN = 20.0


def note_picture(name: str, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """A picture at the width of a note: of a tall one the square in its middle, a very wide one between bands."""
    width, height = shape(name)
    if not width:
        return ()
    h = min(m.NOTE_WIDTH * height / width, MOST_HEIGHT)
    ground, tall = pale(paper, theme), max(_LEAST_HEIGHT, h)
    if h == tall:
        return (Picture(Box(0, 0, m.NOTE_WIDTH, h), name, ground, m.NOTE_RADIUS),)
    bands = Path(rounded(Box(0, 0, m.NOTE_WIDTH, tall), m.NOTE_RADIUS, 0), fill=ground)
    return (bands, Picture(Box(0, (tall - h) / 2, m.NOTE_WIDTH, h), name, ground))


def strip(name: str, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """The middle of a picture as the head of a touchpoint."""
    if shape(name) == (0, 0):
        return ()
    return (Picture(Box(0, 0, m.NOTE_WIDTH, STRIP_HEIGHT), name, pale(paper, theme), m.NOTE_RADIUS),)


def round_picture(name: str, x: float, y: float, size: float, paper: str, theme: Theme) -> Picture:
    """The middle of a picture as a disc in the square of `size` at (x, y): somebody's face."""
    return Picture(Box(x, y, size, size), name, pale(paper, theme), size / 2, size / 2)


def height_of(marks: tuple[Mark, ...]) -> float:
    """How high what `note_picture` or `strip` gave stands."""
    return max((mark.box.bottom + mark.box.y for mark in marks if isinstance(mark, Picture)), default=0.0)


def with_scrap(shown: tuple[Mark, ...], paper: str) -> tuple[Mark, ...]:
    """A picture with a scrap of paper in the corner where a sign is to lie on it, so that it can be read."""
    return (*shown, Rect(Box(m.NOTE_WIDTH - 18, 2, 16, 16), paper, radius=4.0))


def with_tab_ground(shown: tuple[Mark, ...], paper: str, ground: Box) -> tuple[Mark, ...]:
    """A picture with paper under the tabs of its tags, so that their colours are told apart on any picture."""
    return (*shown, Rect(ground, paper, radius=3.0))


def pale(paper: str, theme: Theme) -> str:
    """The colour under a picture, a little darker than the paper it lies on."""
    return mix(paper, theme.note_ink, 0.08)


def missing(picture: Picture) -> tuple[Shape, ...]:
    """What is drawn where a picture is not there: its pale box, with a small sign if there is room for it."""
    box = picture.box
    if min(box.w, box.h) < _SIGN + 4:
        return (picture.outline,)
    x, y = box.x + (box.w - _SIGN) / 2, box.y + (box.h - _SIGN) / 2
    return (picture.outline, *icon("image", x, y, _SIGN, mix(picture.pale, "#000000", 0.35), 1.5))
