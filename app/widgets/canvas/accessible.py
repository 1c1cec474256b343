"""The way in for screen readers: Qt asks here for the interface of a canvas when somebody first wants to hear it.

Everything behind it is imported and made only then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface

if TYPE_CHECKING:
    from app.widgets.canvas.accessible_map import MapInterface
    from app.widgets.canvas.canvas import Canvas

_kept: dict[int, MapInterface] = {}
"""The interfaces of the canvases that were asked for, by their canvas: Qt holds on to them without owning them."""

_installed = False


def install() -> None:
    """Answers from now on for every canvas of this program."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_interface_of)
        _installed = True


def _interface_of(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name != "Canvas":
        return None
    from app.widgets.canvas.canvas import Canvas

    return _made(thing) if isinstance(thing, Canvas) else None


def _made(canvas: Canvas) -> MapInterface:
    from app.widgets.canvas.accessible_events import Telling
    from app.widgets.canvas.accessible_map import MapInterface

    interface, name = MapInterface(canvas), id(canvas)
    _kept[name] = interface
    Telling(canvas, interface)
    canvas.destroyed.connect(lambda: _forget(name, interface))
    return interface


def _forget(name: int, interface: MapInterface) -> None:
    """Lets go of a canvas's interface after Qt has: it deletes it at the same signal."""
    interface.let_go(interface.living())
    if _kept.get(name) is interface:
        QTimer.singleShot(0, lambda: _kept.pop(name, None))
