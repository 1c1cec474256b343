"""What lies over the map without moving it: small widgets that are kept in its corners."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

MARGIN = 12
GAP = 8


class Corner(Enum):
    """Where a widget is kept: the shares of the free width and height that lie before it."""

    TOP_LEFT = (0.0, 0.0)
    TOP = (0.5, 0.0)
    TOP_RIGHT = (1.0, 0.0)
    BOTTOM_LEFT = (0.0, 1.0)
    BOTTOM = (0.5, 1.0)
    BOTTOM_RIGHT = (1.0, 1.0)


class Overlays(QObject):
    """Keeps widgets over `ground`, each in its corner; those of one corner stand above each other.

    `top` is what is kept free at the upper edge, in pixels, for headers that must stay in sight.
    """

    def __init__(self, ground: QWidget, top: int = 0) -> None:
        super().__init__(ground)
        self._ground = ground
        self._top = top
        self._widgets: dict[Corner, list[QWidget]] = defaultdict(list)
        ground.installEventFilter(self)

    def add(self, widget: QWidget, corner: Corner) -> None:
        """Keeps `widget` in a corner from now on; the first one is nearest to the edge. It is shown when it says so."""
        shown = not widget.isHidden() and widget.isVisible()
        widget.setParent(self._ground)
        self._widgets[corner].append(widget)
        widget.installEventFilter(self)
        widget.setVisible(shown)
        self.arrange()

    def arrange(self) -> None:
        """Puts every widget where it belongs now."""
        for corner, widgets in self._widgets.items():
            used = 0
            for widget in widgets:
                if not widget.isHidden():
                    self._put(widget, corner, used)
                    used += widget.height() + GAP

    def _put(self, widget: QWidget, corner: Corner, used: int) -> None:
        across, down = corner.value
        widget.resize(widget.sizeHint().boundedTo(self._ground.size()))
        free = self._ground.width() - widget.width() - 2 * MARGIN
        y = self._ground.height() - MARGIN - used - widget.height() if down else MARGIN + self._top + used
        widget.move(QPoint(MARGIN + round(max(0, free) * across), max(MARGIN, y)))
        widget.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the ground and the widgets as they change their size or come and go."""
        kinds = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)
        if event.type() in kinds or (watched is self._ground and event.type() == QEvent.Type.Resize):
            self.arrange()
        return False
