"""What is seen over the window while a file is dragged onto it: what will become of it when it is let go."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.widgets import icons, style

_MARGIN, _ICON = 24, 40


class DropSign(QWidget):
    """A light cover with a sign and a few words. It takes nothing itself: the window under it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropSign")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ground = parent
        self._icon, self.words = "", ""
        self.hide()

    def say(self, icon: str, words: str) -> None:
        """Covers the window, saying what happens here."""
        self._icon, self.words = icon, words
        self.setAccessibleName(words)
        self.setGeometry(self._ground.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cover = QColor(theme.canvas)
        cover.setAlphaF(0.88)
        painter.fillRect(self.rect(), cover)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 12, 12)
        middle = frame.center()
        sign = icons.pixmap(self._icon, theme.accent, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(int(middle.x()) - _ICON // 2, int(middle.y()) - _ICON, sign)
        painter.setPen(QColor(theme.ink))
        painter.setFont(style.font(style.TITLE, semibold=True))
        below = QRectF(frame.x() + 16, middle.y() + 12, frame.width() - 32, 96)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, int(wrap), self.words)
