"""Which tap is the second of two. Several people tap at once, so each place has a last tap of its own."""

from __future__ import annotations

from dataclasses import replace

from app.widgets.canvas.gestures.contact import DOUBLE_TAP, DOUBLE_TAP_REACH, Contact, Device
from app.widgets.canvas.gestures.stage import Target


class Taps:
    """Remembers the taps of the last moment. `double_click` is the mouse's interval, in seconds."""

    def __init__(self, double_click: float) -> None:
        self._within = {Device.MOUSE: double_click, Device.PEN: DOUBLE_TAP, Device.FINGER: DOUBLE_TAP}
        self._recent: list[tuple[Contact, Target]] = []

    def is_second(self, contact: Contact, target: Target) -> bool:
        """Whether this tap makes an earlier one a double tap; if not, it is remembered as a first one."""
        self._recent = [tap for tap in self._recent if contact.time - tap[0].time <= self._within[tap[0].device]]
        first = next((tap for tap in self._recent if _same_place(tap, contact, target)), None)
        if first is not None and not contact.adding:
            self._recent.remove(first)
            return True
        self._recent.append((contact, target))
        return False

    def forget(self, contact: Contact) -> None:
        """What was tapped by this device here has been dealt with."""
        self._recent = [tap for tap in self._recent if tap[0].device is not contact.device or not _near(tap, contact)]

    def shift(self, by: float) -> None:
        """The view's left edge has moved right by so many pixels, and nothing that was tapped with it."""
        self._recent = [(replace(tap, x=tap.x - by), target) for tap, target in self._recent]


def _same_place(first: tuple[Contact, Target], contact: Contact, target: Target) -> bool:
    same = first[0].device is contact.device and first[1].record_id == target.record_id
    return same and not first[0].adding and _near(first, contact)


def _near(first: tuple[Contact, Target], contact: Contact) -> bool:
    return contact.distance(first[0]) <= DOUBLE_TAP_REACH
