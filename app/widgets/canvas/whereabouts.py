"""Where the keyboard was last on a map, so that it has a place there whatever is deselected or deleted. View state."""

from __future__ import annotations

from app.drawing.drawing import Drawing
from app.drawing.primitives import Group
from app.widgets.canvas import navigation


class Whereabouts:
    """The last place of the keyboard on one map, and the column that it came down.

    `shown` says whether its ring is seen though nothing is chosen there: after keys it is, after a hand it is not.
    """

    def __init__(self) -> None:
        self.key: str | None = None
        self.across: float | None = None  # in map units: of a cell, whose column is meant
        self.shown = True

    def note(self, group: Group) -> None:
        """The keyboard is at this group now."""
        self.key = group.key
        if group.role != "lane":
            self.across = group.x + group.w / 2

    def settle(self, drawing: Drawing, before: Drawing) -> None:
        """Finds a place on `drawing` for a keyboard whose place on the drawing `before` has gone."""
        known = navigation.heirs(before, self.key) if self.key is not None else []
        left = (drawing.find(group.key) for group in known)
        near = next((group for group in left if group is not None), None)
        place = near or navigation.neighbour(drawing, None, "down")
        self.key = place.key if place is not None else None
