"""The cards of the start screen: a picture with a caption to click, and one that asks for a title in place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.i18n import _
from app.widgets import focus_ring, icons, style

WIDTH, PICTURE_HEIGHT = 248, 140
RING = 4  # room for the focus ring and its gap


class Card(QAbstractButton):
    """A picture over a title and a line."""

    CAPTION_HEIGHT = 60
    ASIDE = 0
    """Pixels that the words leave free at the right, for what else is there."""

    def __init__(self, key: str, title: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._detail = key, detail
        self.dimmed = False  # for what is there no more
        self._picture: QPixmap | None = None
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(WIDTH + 2 * RING, PICTURE_HEIGHT + self.CAPTION_HEIGHT + 2 * RING)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        focus_ring.shows_focus_itself(self)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Puts a picture on the card; without one it shows a map's icon."""
        self._picture = picture
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(RING + 0.5, RING + 0.5, -RING - 0.5, -RING - 0.5)
        self._paint_ground(painter, box)
        self._paint_caption(painter, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(style.look().focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 13, 13)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        theme = style.look()
        shape = QPainterPath()
        shape.addRoundedRect(box, 10, 10)
        painter.fillPath(shape, QColor(theme.raised))
        painter.save()
        painter.setClipPath(shape)
        top = QRectF(box.x(), box.y(), box.width(), PICTURE_HEIGHT)
        painter.fillRect(top, QColor(theme.canvas))
        if self._picture is not None:
            painter.setOpacity(0.35 if self.dimmed else 1.0)
            painter.drawPixmap(box.topLeft(), self._picture)
        else:
            sign = icons.pixmap("map", theme.ink_faint, 32, self.devicePixelRatioF())
            painter.drawPixmap(int(top.center().x()) - 16, int(top.center().y()) - 16, sign)
        painter.setOpacity(1.0)
        painter.fillRect(QRectF(box.x(), top.bottom(), box.width(), 1), QColor(theme.border))
        painter.restore()
        edge = theme.lines_strong if self.underMouse() else theme.border
        painter.setPen(QPen(QColor(edge), 1))
        painter.drawPath(shape)

    def _paint_caption(self, painter: QPainter, box: QRectF) -> None:
        theme = style.look()
        place = box.adjusted(14, PICTURE_HEIGHT + 10, -14 - self.ASIDE, -8)
        bold, small = style.font(style.BASE, semibold=True), style.font(style.SMALL)
        painter.setFont(bold)
        painter.setPen(QColor(theme.ink_faint if self.dimmed else theme.ink))
        title = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(QRectF(place.x(), place.y(), place.width(), 20), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(small)
        painter.setPen(QColor(theme.ink_soft))
        below = place.adjusted(0, 22, 0, 0)
        for number, line in enumerate(lines_within(self._detail, small, below.width(), below.height())):
            step = QFontMetrics(small).lineSpacing()
            painter.drawText(QRectF(below.x(), below.y() + number * step, below.width(), step), 0, line)

    def sizeHint(self) -> QSize:
        return self.minimumSize()


def lines_within(text: str, font: QFont, width: float, height: float) -> list[str]:
    """The lines that `text` breaks into, as many as fit in so many pixels; the last ends in … where there are more."""
    laid, metrics = QTextLayout(text, font), QFontMetrics(font)
    lines: list[str] = []
    laid.beginLayout()
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width)
        room = int(height // metrics.lineSpacing()) - len(lines)
        start = line.textStart()
        if room <= 1:
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, int(width)))
            break
        lines.append(text[start : start + line.textLength()].strip())
    laid.endLayout()
    return lines


class TitleCard(Card):
    """A card with room for more lines, that asks for a title when it is clicked: `named(key, title)` on Enter.

    A double click does not wait for one: the title can be typed in the map. Its field is called `new`.title.
    """

    CAPTION_HEIGHT = 92

    named = Signal(str, str)

    def __init__(self, key: str, title: str, detail: str, new: str, parent: QWidget | None = None) -> None:
        super().__init__(key, title, detail, parent)
        self.setToolTip(detail)
        self._asking = QWidget(self)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(4)
        self.field = _TitleField(self._asking)
        self.field.setObjectName(f"{new}.title")
        self.field.setPlaceholderText(_("Name of the journey"))
        self.field.setAccessibleName(_("Name of the journey"))
        self.field.returnPressed.connect(self._tell)
        self.field.left.connect(self.stop_asking)
        go = QToolButton(self._asking)
        go.setObjectName(f"{new}.make")
        go.setIcon(icons.icon("arrow-right", style.look().accent))
        go.setToolTip(_("Make the map"))
        go.setAccessibleName(_("Make the map"))
        go.clicked.connect(self._tell)
        row.addWidget(self.field, 1)
        row.addWidget(go)
        self._asking.setAutoFillBackground(False)
        self._asking.setGeometry(RING + 1, RING + PICTURE_HEIGHT + 12, WIDTH - 2, 60)
        self._asking.hide()
        self.clicked.connect(self.ask)

    def ask(self) -> None:
        """Shows the field for the title."""
        self._asking.show()
        self.field.setFocus()
        self.update()

    @property
    def asks_now(self) -> bool:
        """Whether the field for the title is there."""
        return not self._asking.isHidden()

    def stop_asking(self) -> None:
        """Hides the field again."""
        self._asking.hide()
        self.setFocus()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._tell()

    def _paint_caption(self, painter: QPainter, box: QRectF) -> None:
        if self._asking.isHidden():
            super()._paint_caption(painter, box)

    def _tell(self) -> None:
        self.named.emit(self.key, self.field.text())


class _TitleField(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        event.accept()  # Enter is for this field, not for the card under it
