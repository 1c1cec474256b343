"""The number of actions at the foot of a touchpoint: where a contact means it, and not the touchpoint around it."""

from __future__ import annotations

from math import hypot, inf

from app.drawing.badges import count_box
from app.drawing.primitives import Group
from app.model.document import Document
from app.model.open_actions import open_actions

READABLE = 0.5
"""Seen smaller than this, nobody can mean the number."""

_REACH = 2.0
"""How many times the slop of a contact the number reaches each way: with a finger's, as large as a finger."""


def count_away(document: Document, group: Group, x: float, y: float, slop: float, zoom: float) -> float:
    """How many map units a contact, at a point inside of `group`, is from the middle of the number of its open actions.

    Without end where it does not mean the number. `slop` is that of the contact, in pixels. At most a corner of the
    touchpoint shows its actions: all else is itself.
    """
    if group.role != "touchpoint" or zoom < READABLE:
        return inf
    right, low = x - group.x, y - group.y
    if right < group.w / 2 or low < group.h / 2:
        return inf
    count = len(open_actions(document, group.record_id))
    box, reach = count_box(count, group.h), _REACH * slop / zoom
    across, down = abs(right - box.x - box.w / 2), abs(low - box.y - box.h / 2)
    meant = count > 0 and across <= max(box.w / 2 + 4, reach) and down <= max(box.h / 2 + 4, reach)
    return hypot(across, down) if meant else inf
