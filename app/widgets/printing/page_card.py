"""A page in the preview: its picture and its number, to be ticked when it is to be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton

from app.exchange.pdf.pages import Page
from app.exchange.raster import Images
from app.i18n import N_, fill
from app.widgets import focus_ring, icons, style

_RING = 6
_CAPTION = 30


class PageCard(QAbstractButton):
    """One page. It paints its own ring when it has the keyboard."""

    def __init__(self, page: Page, number: int, width: int, images: Images) -> None:
        super().__init__()
        self.page = page
        self._images = images
        self._picture: QPixmap | None = None
        self._paper = QSize(width, round(width * page.size.h / page.size.w))
        self.setObjectName(f"print.page.{number}")
        self.setText(fill(N_("Page {number}"), number=number))
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self._paper.width() + 2 * _RING, self._paper.height() + _CAPTION + 2 * _RING)
        focus_ring.shows_focus_itself(self)

    @property
    def drawn(self) -> bool:
        """Whether it has its picture."""
        return self._picture is not None

    def draw(self) -> None:
        """Makes its picture, in the sharpness of the screen."""
        from app.widgets.printing.painting import picture_of

        scale = self.devicePixelRatioF()
        picture = QPixmap.fromImage(picture_of(self.page, round(self._paper.width() * scale), self._images))
        picture.setDevicePixelRatio(scale)
        self._picture = picture
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # which is for the dialog
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(_RING, _RING, self._paper.width(), self._paper.height())
        painter.fillRect(paper, QColor("white"))
        if self._picture is not None:
            painter.setOpacity(1.0 if self.isChecked() else 0.35)
            painter.drawPixmap(paper.topLeft(), self._picture)
            painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(style.look().border), 1))
        painter.drawRect(paper)
        self._paint_caption(painter, QRectF(_RING, paper.bottom() + 4, paper.width(), _CAPTION - 4))
        if self.hasFocus():
            painter.setPen(QPen(QColor(style.look().focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_caption(self, painter: QPainter, place: QRectF) -> None:
        theme = style.look()
        name, color = ("circle-check", theme.accent) if self.isChecked() else ("circle", theme.ink_soft)
        painter.drawPixmap(int(place.x()), int(place.y() + 3), icons.pixmap(name, color, 18, self.devicePixelRatioF()))
        painter.setFont(style.font(style.SMALL))
        painter.setPen(QColor(theme.ink if self.isChecked() else theme.ink_soft))
        painter.drawText(place.adjusted(26, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())
