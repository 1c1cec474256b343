"""Palms: which touches are a hand that rests on the screen while it writes, and no finger.

A palm that is seen as large is ignored anywhere. Beside that, a hand rests near the pen it holds: while a pen is near,
fresh fingers are ignored. On the screen of one person that means all of them; on a table or board around which several
people stand, only those near the pen, since the others go on with their own hands.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSizeF

PALM = 40.0
"""Pixels across from which a contact is a palm and no finger."""

PEN_NEAR = 1.0
"""Seconds after its last sign during which a pen counts as near."""

HAND_REACH = 400.0
"""Pixels from the pen within which its own hand rests."""

TABLE = 700.0
"""Millimetres from which a screen is wide enough for several people: that of a 32 inch one."""


class Palms:
    """Knows where the pens are, by their ids."""

    def __init__(self) -> None:
        self._pens: dict[object, tuple[QPointF, float]] = {}

    def saw_pen(self, pen: object, place: QPointF, time: float) -> None:
        """A pen touched, hovered or moved at a place of the view."""
        self._pens[pen] = place, time

    def is_resting(self, place: QPointF, size: QSizeF, time: float, screen_width: float) -> bool:
        """Whether a fresh contact at `place`, `size` pixels large, is a hand on a screen so many millimetres wide.

        A screen that does not know its width counts as one person's.
        """
        if max(size.width(), size.height()) > PALM:
            return True
        reach = HAND_REACH if screen_width >= TABLE else math.inf
        near = (pen for pen, seen in self._pens.values() if time - seen < PEN_NEAR)
        return any(math.hypot(place.x() - pen.x(), place.y() - pen.y()) <= reach for pen in near)
