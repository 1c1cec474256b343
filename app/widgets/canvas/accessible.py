"""What a screen reader is given for a canvas; everything behind it is imported and made only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets import heard

if TYPE_CHECKING:
    from app.widgets.canvas.accessible_map import MapInterface
    from app.widgets.canvas.canvas import Canvas


def install() -> None:
    """Answers from now on for every canvas of this program."""
    heard.by("Canvas", _made)


def _made(canvas: Canvas) -> MapInterface:
    from app.widgets.canvas.accessible_events import Telling
    from app.widgets.canvas.accessible_map import MapInterface

    interface = MapInterface(canvas)
    Telling(canvas, interface)
    canvas.destroyed.connect(lambda: interface.let_go(interface.living()))
    return interface
