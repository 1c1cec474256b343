"""A contact: one finger, pen or mouse as the gestures see it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto

MOUSE_ID = -1
PEN_ID = -2


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

    id: int
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
"""Pixels after which a press becomes a drag."""

HIT_SLOP = {Device.MOUSE: 8.0, Device.PEN: 8.0, Device.FINGER: 12.0}
"""Pixels by which a contact may miss what it means."""
