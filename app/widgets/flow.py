"""A strip of widgets beside each other, that goes on in a new row where there is no more room.

It is a widget and no layout: a layout made in Python lives by items that Qt makes and deletes, and once one of them was
deleted under its hands nothing in it was in its place any more. Here there is nothing but the widgets themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Rows of widgets, each as large as it likes; as high as its width makes it."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._gap = gap
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Adds one, last."""
        part.setParent(self)
        self._parts.append(part)
        self.updateGeometry()

    # --- what Qt asks --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """One of them came, went, or wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange(self.width(), place=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts each in its place."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def heightForWidth(self, width: int) -> int:
        """How high it is so wide."""
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        """All of them in one row."""
        sizes = [_size(part) for part in self._shown()]
        across = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(across, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest needs."""
        least = QSize(0, 0)
        for part in self._shown():
            least = least.expandedTo(_size(part))
        return least

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _arrange(self, room: int, place: bool) -> int:
        """Goes along all that are shown, and says how high that is."""
        x, y, height = 0, 0, 0
        for part in self._shown():
            size = _size(part)
            if x > 0 and x + size.width() > room:
                x, y, height = 0, y + height + self._gap, 0
            if place:
                part.setGeometry(QRect(QPoint(x, y), size))
            x, height = x + size.width() + self._gap, max(height, size.height())
        return y + height


def _size(part: QWidget) -> QSize:
    """How large a widget likes to be, within its bounds."""
    part.ensurePolished()
    wanted = part.sizeHint().expandedTo(part.minimumSizeHint())
    return wanted.expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
