"""How the cells of the table look: a channel with what is known of it, and the touchpoints as scraps of paper."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.names import own_title
from app.model.records import Id, Touchpoint
from app.widgets import icons, style
from app.widgets.matrix.table import Index, MatrixTable, about, channel_name

PADDING, GAP = 8, 4
_NAME, _SMALL_LINE = 20, 18
_PLUS = 20


class MatrixCells(QStyledItemDelegate):
    """Paints the cells of a MatrixTable."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its touchpoints need, and never lower than a finger."""
        count = len(_table(index).touchpoints(index))
        papers = count * (paper_height() + GAP) - GAP if count else 0
        return QSize(option.rect.width(), max(style.target(56), papers + 2 * PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A channel, or what the customer meets by it in one phase."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if _table(index).phase(index) is None:
            _paint_channel(painter, option.rect, index)
        else:
            _paint_phase(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(style.look().focus), 2))
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -3, -3), 6, 6)
        painter.restore()


def paper_height() -> int:
    """How high one touchpoint is in a cell, in pixels."""
    return style.target(28)


def touchpoint_at(cell: QRect, index: Index, point: QPoint) -> Id | None:
    """The touchpoint under a point of the view, in a cell that is shown at `cell`."""
    touchpoints = _table(index).touchpoints(index)
    papers = _papers(cell, len(touchpoints))
    return next((t.id for t, paper in zip(touchpoints, papers, strict=True) if paper.contains(point)), None)


def _table(index: Index) -> MatrixTable:
    model = index.model()
    assert isinstance(model, MatrixTable)
    return model


def _papers(cell: QRect, count: int) -> list[QRect]:
    """Where the touchpoints of a cell lie: under each other, all of them in the middle of its height."""
    step = paper_height() + GAP
    left, top = cell.left() + PADDING, cell.top() + (cell.height() - count * step + GAP) // 2
    return [QRect(left, top + place * step, cell.width() - 2 * PADDING, paper_height()) for place in range(count)]


def _paint_channel(painter: QPainter, box: QRect, index: Index) -> None:
    row, theme = _table(index).row(index), style.look()
    known = about(row.channel)
    inner = box.adjusted(16, 0, -PADDING, 0)
    top = box.center().y() - (_NAME + (_SMALL_LINE if known else 0)) // 2
    painter.setPen(QColor(theme.ink if row.count else theme.ink_soft))
    painter.setFont(style.font(style.BASE, semibold=row.channel is not None))
    _write(painter, QRect(inner.left(), top, inner.width(), _NAME), channel_name(row))
    if known:
        painter.setPen(QColor(theme.ink_soft))
        painter.setFont(style.font(style.SMALL))
        _write(painter, QRect(inner.left(), top + _NAME, inner.width(), _SMALL_LINE), known)


def _paint_phase(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    touchpoints = _table(index).touchpoints(index)
    for paper, touchpoint in zip(_papers(option.rect, len(touchpoints)), touchpoints, strict=True):
        _paint_touchpoint(painter, paper, touchpoint)
    over = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
    if over and not touchpoints:
        ratio = painter.device().devicePixelRatioF()
        middle = option.rect.center() - QPoint(_PLUS // 2, _PLUS // 2)
        painter.drawPixmap(middle, icons.pixmap("plus", style.look().ink_soft, _PLUS, ratio))


def _paint_touchpoint(painter: QPainter, box: QRect, touchpoint: Touchpoint) -> None:
    theme = style.look()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tints[touchpoint.tint]))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.note_ink))
    painter.setFont(style.font(style.SMALL))
    _write(painter, box.adjusted(PADDING, 0, -PADDING, 0), own_title(touchpoint) or "…")


def _write(painter: QPainter, box: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
