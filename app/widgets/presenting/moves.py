"""What a hand means while a map is presented: keys, clickers, taps and swipes as moves. Knows nothing of slides.

Left and right go along one level, down and up go in and out. The two keys of a clicker tell everything in order, as it
has no others.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent


class Move(Enum):
    """Where to go next."""

    BACK = auto()
    NEXT = auto()
    IN = auto()
    OUT = auto()
    TELL_BACK = auto()
    TELL_NEXT = auto()
    FIRST = auto()
    LAST = auto()
    DARK = auto()  # nothing on the screen, for when people should look at each other
    BAR = auto()  # show what can be pressed
    LEAVE = auto()


_KEYS = {
    Qt.Key.Key_Left: Move.BACK,
    Qt.Key.Key_Right: Move.NEXT,
    Qt.Key.Key_Down: Move.IN,
    Qt.Key.Key_Up: Move.OUT,
    Qt.Key.Key_PageUp: Move.TELL_BACK,
    Qt.Key.Key_Backspace: Move.TELL_BACK,
    Qt.Key.Key_PageDown: Move.TELL_NEXT,
    Qt.Key.Key_Space: Move.TELL_NEXT,
    Qt.Key.Key_Return: Move.TELL_NEXT,
    Qt.Key.Key_Enter: Move.TELL_NEXT,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
    Qt.Key.Key_B: Move.DARK,
    Qt.Key.Key_Period: Move.DARK,
    Qt.Key.Key_Escape: Move.LEAVE,
    Qt.Key.Key_F5: Move.LEAVE,
}
_TAP = 24
"""Pixels within which a touch is a tap; further on it is a swipe."""


def of_key(event: QKeyEvent) -> Move | None:
    """What a key means, if anything; chords mean nothing but Shift+Space."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ShiftModifier and event.key() == Qt.Key.Key_Space:
        return Move.TELL_BACK
    plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return _KEYS.get(Qt.Key(event.key())) if plain else None


def of_hand(start: QPointF, end: QPointF, width: float) -> Move:
    """What a tap or a swipe on a page of this width means, with a finger, a pen or the mouse."""
    across, down = end.x() - start.x(), end.y() - start.y()
    if max(abs(across), abs(down)) <= _TAP:
        return _of_tap(end.x() / max(1.0, width))
    if abs(across) >= abs(down):
        return Move.BACK if across > 0 else Move.NEXT
    return Move.OUT if down > 0 else Move.IN


def _of_tap(share: float) -> Move:
    """A tap goes on at the right third and back at the left; in between it shows what can be pressed."""
    return Move.BACK if share < 1 / 3 else Move.NEXT if share > 2 / 3 else Move.BAR
