"""Whether things may move on the screen by themselves, and for how long: one place for every animation.

Nothing moves when the system asks for calm, or when the user does in our own settings; then things are at once where
they would have come to rest.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle

VIEW_MS = 240
"""How long the map takes to come to another place or size, when it was not moved by a hand."""

ROOM_MS = 130
"""How long neighbours take to make room for a note that is dragged."""

_wanted_by_user = False


def keep_calm(wanted: bool) -> None:
    """From now on nothing moves by itself, whatever the system says; or, with False, the system decides."""
    global _wanted_by_user
    _wanted_by_user = wanted


def calm() -> bool:
    """Whether nothing may move by itself."""
    return _wanted_by_user or system_is_calm()


def system_is_calm() -> bool:
    """Whether the user has told the system to show no animations."""
    style = QApplication.style()
    return style is not None and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def duration(milliseconds: int) -> int:
    """How long an animation lasts that would take `milliseconds`: as long, or no time at all."""
    return 0 if calm() else milliseconds
