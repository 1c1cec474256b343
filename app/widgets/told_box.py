"""Rows of what there is to tell: as high as they are up to a limit, from where on they scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ToldBox(QScrollArea):
    """Put rows into `rows` and call `fit` after each; without any it takes no room. `highest` is in pixels."""

    def __init__(self, highest: int) -> None:
        super().__init__()
        self.highest = highest
        self._inside = QWidget()
        self.rows = QVBoxLayout(self._inside)
        self.rows.setContentsMargins(0, 4, 4, 4)
        self.rows.setSpacing(4)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done: bool = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()  # what was added just now is counted from here on: Qt shows it first
        return done

    def fit(self) -> None:
        """Is as high as its rows now."""
        self.setVisible(self.rows.count() > 0)
        width = max(1, self.viewport().width())
        wanted = (
            self.rows.totalHeightForWidth(width) if self.rows.hasHeightForWidth() else self.rows.sizeHint().height()
        )
        self.setFixedHeight(min(self.highest, max(1, wanted)))
