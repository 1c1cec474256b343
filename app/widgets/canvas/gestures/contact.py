"""A contact: one finger, pen or mouse as the gestures see it; and every time and distance that gestures go by."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum, auto

ContactId = Hashable
"""What tells one contact from another; gestures only compare it. Two touch screens may both have a point 1."""


class Device(Enum):
    """What touches the canvas."""

    MOUSE = auto()
    PEN = auto()
    FINGER = auto()


class Button(Enum):
    """Which button a mouse or pen presses; a finger's contact counts as the main one."""

    MAIN = auto()
    MIDDLE = auto()
    MENU = auto()


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a contact is, in pixels of the view, at `time` seconds of a clock that only runs forward."""

    id: ContactId
    device: Device
    x: float
    y: float
    time: float
    button: Button = Button.MAIN
    adding: bool = False  # Shift, Ctrl or the multi-select button: the selection is added to
    copying: bool = False  # Ctrl: a drag leaves the original where it was
    panning: bool = False  # Space is held: a drag moves the view

    def distance(self, other: Contact) -> float:
        """How far apart two contacts are, in pixels."""
        return math.hypot(self.x - other.x, self.y - other.y)


LONG_PRESS = 0.5
"""Seconds after which a resting finger opens the menu."""

DOUBLE_TAP = 0.45
"""Seconds within which two taps of a finger are a double tap; the mouse uses the system's own interval."""

DOUBLE_TAP_REACH = 24.0
"""Pixels within which the second tap must fall."""

DRAG_START = {Device.MOUSE: 4.0, Device.PEN: 6.0, Device.FINGER: 6.0}
"""Pixels after which a press becomes a drag, and is no long press any more."""

HIT_SLOP = {Device.MOUSE: 8.0, Device.PEN: 8.0, Device.FINGER: 12.0}
"""Pixels by which a contact may miss what it means."""

HAND_TIME = 0.25
"""Seconds within which two fingers come down that belong to one hand, wherever they land."""

HAND_SPAN = 300.0
"""Pixels between such fingers at most."""

PINCH_REACH = 250.0
"""Millimetres between two fingers on open ground that pinch, whenever they come: further apart are two people's."""

PINCH_SPAN = 400.0
"""Pixels of the same, on a screen that does not know how large it is."""

PINCH_TIME = 0.4
"""Seconds within which they must come down on such a screen, unless they are as near as those of one hand."""

FLICK_TIME = 0.1
"""Seconds before a finger lifts over which its speed is measured: the map goes on with that."""
