"""The number of a gap: how far experience is from expectation, where a pointer hovers or the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drawing import measures as m
from app.drawing.fonts import width
from app.drawing.primitives import Box, Group, Layer, Mark, Rect
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.records import Touchpoint
from app.widgets import words
from app.widgets.canvas.items import PixmapItem, render
from app.widgets.canvas.scene import FEEDBACK_DEPTH

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

_ROLES = ("point", "expected")
_H, _PADDING, _AWAY = 22.0, 8.0, 18.0


class GapSign:
    """Shows one number beside a point or bar of the emotion lane, or none."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._hovered: Group | None = None
        self._item: PixmapItem | None = None
        canvas.selection_changed.connect(self.show)
        canvas.drawn.connect(self.show)

    def hover(self, group: Group | None) -> None:
        """The pointer is over a group, or over nothing."""
        at = group if group is not None and group.role in _ROLES else None
        if at is not self._hovered:
            self._hovered = at
            self.show()

    def show(self) -> None:
        """Shows the number of what is hovered over, or else of what has the keyboard."""
        if self._item is not None:
            self._canvas.map_scene.removeItem(self._item)
            self._item = None
        group = self._hovered or self._canvas.focus_group()
        tenths = self._gap_at(group) if group is not None and group.role in _ROLES else None
        if group is not None and tenths is not None:
            self._put(group, tenths)

    def _gap_at(self, group: Group) -> int | None:
        """How far the customer's score is from what was expected, in tenths; None unless both are known."""
        document = self._canvas.document
        touchpoint = document.find(group.record_id, Touchpoint)
        score = document.score(touchpoint.id) if touchpoint is not None else None
        if touchpoint is None or touchpoint.expected is None or score is None or not self._seen(touchpoint):
            return None
        return score.score - touchpoint.expected

    def _seen(self, touchpoint: Touchpoint) -> bool:
        return self._canvas.map_scene.group(f"expected:{touchpoint.id}") is not None

    def _put(self, group: Group, tenths: int) -> None:
        canvas = self._canvas
        text, theme = words.score(tenths), canvas.theme
        w = width(text, m.SMALL, "semibold") + 2 * _PADDING
        sign = Group("gap", "mark", Layer.NOTES, 0, 0, w, _H, _marks(text, w, tenths, theme))
        self._item = PixmapItem(sign)
        scale = canvas.zoom * canvas.devicePixelRatioF()
        self._item.show_rendered(render(sign, scale, canvas.devicePixelRatioF()), scale)
        self._item.setZValue(FEEDBACK_DEPTH)
        self._item.setPos(group.x + group.w / 2 + _AWAY, group.y + group.h / 2 - _H / 2)
        canvas.map_scene.addItem(self._item)


def _marks(text: str, w: float, tenths: int, theme: Theme) -> tuple[Mark, ...]:
    edge = theme.above if tenths > 0 else theme.below if tenths < 0 else theme.neutral
    pill = Rect(Box(0.75, 0.75, w - 1.5, _H - 1.5), theme.surface, edge, 1.5, _H / 2 - 0.75)
    return (pill, *text_lines((text,), _PADDING, (_H - m.line_step(m.SMALL)) / 2, m.SMALL, theme.ink, "semibold"))
