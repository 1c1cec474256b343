"""The way in for screen readers: widgets that Qt cannot describe bring an interface of their own, by their class.

Qt asks when somebody first wants to hear such a widget; only then is the interface made. Qt holds on to it without
owning its Python side, so it is kept here for a turn longer than its widget.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import VoidPtr

Make = Callable[[Any], QAccessibleInterface]

NOTHING = VoidPtr(0)
"""How an interface is declined: None, which the binding would take for an address, ends the program."""

_makers: dict[str, Make] = {}
_kept: dict[int, QAccessibleInterface] = {}


def by(class_name: str, make: Make) -> None:
    """Has widgets of this class heard by the interface that `make` makes of them."""
    if not _makers:
        QAccessible.installFactory(_interface_of)
    _makers[class_name] = make


def _interface_of(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    make = _makers.get(class_name)
    if make is None:
        return None
    interface, number = make(thing), id(thing)
    _kept[number] = interface
    thing.destroyed.connect(lambda: _forget(number, interface))
    return interface


def _forget(number: int, interface: QAccessibleInterface) -> None:
    """Lets go of an interface after Qt has, which deletes it at the same signal."""

    def forget() -> None:
        if _kept.get(number) is interface:
            del _kept[number]

    QTimer.singleShot(0, forget)
