"""What a collapsed lane still shows: a dot or a scrap of paper for each thing in it."""

from __future__ import annotations

from collections.abc import Iterator

from app.drawing import measures as m
from app.drawing.actors import side_color
from app.drawing.badges import light
from app.drawing.primitives import Box, Circle, Mark, Rect
from app.drawing.sheet import Sheet, Stretch
from app.drawing.signs import tag_color
from app.model.lane_kinds import kind_of
from app.model.records import Lane, Touchpoint

_CRUMB = Box(0, 0, 14, 8)
_MIDDLE = m.COLLAPSED_HEIGHT / 2


def of_notes(sheet: Sheet, lane: Lane, stretch: Stretch) -> tuple[Mark, ...]:
    """A scrap for each note, from the left, as many as there is room for."""
    found = sheet.document.notes(stretch.phase.id, lane.id)
    most = int((stretch.column.w - 2 * m.CELL_PADDING) // (_CRUMB.w + 4))
    theme, own = sheet.look.theme, kind_of(lane).tint
    scraps = (tag_color(note.tint or own, theme) for note in found[:most])
    return tuple(_scrap(m.CELL_PADDING + place * (_CRUMB.w + 4), tint) for place, tint in enumerate(scraps))


def of_touchpoints(sheet: Sheet, _lane: Lane, stretch: Stretch) -> tuple[Mark, ...]:
    """A scrap in the middle of each touchpoint's column."""
    theme = sheet.look.theme
    return tuple(_scrap(x - _CRUMB.w / 2, tag_color(t.tint, theme)) for t, x in _centers(stretch))


def of_scores(sheet: Sheet, _lane: Lane, stretch: Stretch) -> tuple[Mark, ...]:
    """A dot for each feeling of the customer, in the colour of its side."""
    theme = sheet.look.theme
    felt = ((sheet.document.score(t.id), x) for t, x in _centers(stretch))
    return tuple(Circle(x, _MIDDLE, 4, fill=side_color(theme, score.score)) for score, x in felt if score)


def of_chips(sheet: Sheet, lane: Lane, stretch: Stretch) -> tuple[Mark, ...]:
    """A slim pill for each touchpoint that has a chip here."""
    field, theme = kind_of(lane).chips_of, sheet.look.theme
    named = (x for t, x in _centers(stretch) if getattr(t, field) is not None)
    return tuple(Rect(_box(x - _CRUMB.w / 2), theme.surface, theme.border, 1.0, _CRUMB.h / 2) for x in named)


def of_actions(sheet: Sheet, _lane: Lane, stretch: Stretch) -> tuple[Mark, ...]:
    """The light of the first action of each touchpoint."""
    theme, open_actions = sheet.look.theme, sheet.open_actions
    first = ((open_actions[t.id][0], x) for t, x in _centers(stretch) if open_actions.get(t.id))
    return tuple(mark for action, x in first for mark in light(x, _MIDDLE, 5, action.light, theme, theme.canvas))


def of_nothing(_sheet: Sheet, _lane: Lane, _stretch: Stretch) -> tuple[Mark, ...]:
    """Nothing, of a lane that holds nothing."""
    return ()


def _centers(stretch: Stretch) -> Iterator[tuple[Touchpoint, float]]:
    """Each touchpoint with its middle, from the left edge of its phase."""
    return ((t, x + m.NOTE_WIDTH / 2 - stretch.column.x) for t, x in stretch.placed())


def _scrap(x: float, color: str) -> Rect:
    return Rect(_box(x), color, radius=2)


def _box(x: float) -> Box:
    return Box(x, _MIDDLE - _CRUMB.h / 2, _CRUMB.w, _CRUMB.h)
