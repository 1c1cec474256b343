"""A bar that tells at a glance how much of a map is proven, with the figure in words above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.analysis.evidence import Share
from app.i18n import N_, _, fill
from app.widgets import style
from app.widgets.inspector.cells import label

HEIGHT = 8
_COUNTED = N_("{proven} of {total} touchpoints, notes and scores on this map")


class ShareBar(QWidget):
    """“38% proven”, the same as a bar, and below it of what: “21 of 55 touchpoints, notes and scores on this map”."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evidence.share")
        self._figure, self._count = QLabel(), label("", "small")
        self._figure.setProperty("role", "strong")
        self._bar = _Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._figure)
        column.addWidget(self._bar)
        column.addWidget(self._count)

    def show_share(self, share: Share) -> None:
        """Shows how much is proven."""
        percent = share.percent
        told = _("Nothing to prove yet") if percent is None else fill(N_("{percent}% proven"), percent=percent)
        count = fill(_COUNTED, proven=share.proven, total=share.total) if share.total else ""
        self._figure.setText(told)
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self._bar.show_part(share.proven / share.total if share.total else 0.0)
        self.setAccessibleName(", ".join(filter(None, (told, count))))


class _Bar(QWidget):
    """The proven part filled, the guessed part an empty frame."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setFixedHeight(HEIGHT)

    def show_part(self, part: float) -> None:
        self._part = part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = style.look(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.lines_strong), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        if self._part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(
                QRectF(0, 0, max(HEIGHT, self.width() * self._part), HEIGHT), HEIGHT / 2, HEIGHT / 2
            )
