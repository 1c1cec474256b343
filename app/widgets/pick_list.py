"""A list to pick one thing from, with its arrow, as wide as it is given."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from app.widgets import icons, style


class PickList(QComboBox):
    """A QComboBox in our dress."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that heeds the stylesheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        arrow = icons.pixmap("chevron-down", style.look().ink, icons.SMALL_SIZE, self.devicePixelRatioF())
        place = self.rect().adjusted(0, 0, -8, 0)
        QPainter(self).drawPixmap(place.right() - icons.SMALL_SIZE, place.center().y() - icons.SMALL_SIZE // 2, arrow)
