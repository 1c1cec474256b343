"""How the cells of the table look: a channel with what is known of it, and the touchpoints as scraps of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.model.names import own_title
from app.model.records import Id, Touchpoint
from app.widgets import icons, style
from app.widgets.matrix.lines import lines
from app.widgets.matrix.table import Index, MatrixTable, about, channel_name

PADDING, GAP = 8, 4
_NAME, _SMALL_LINE, _PAPER = 20, 18, 28
_PLUS = 20


class MatrixCells(QStyledItemDelegate):
    """Paints the cells of a MatrixTable."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need, and never lower than a finger."""
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else option.rect.width()
        if _table(index).phase(index) is None:
            needed = _channel_height(index, width)
        else:
            heights = [_paper_height(t, width) for t in _table(index).touchpoints(index)]
            needed = sum(heights) + GAP * (len(heights) - 1)
        return QSize(width, max(style.target(56), needed + 2 * PADDING))

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


def touchpoint_at(cell: QRect, index: Index, point: QPoint) -> Id | None:
    """The touchpoint under a point of the view, in a cell that is shown at `cell`."""
    touchpoints = _table(index).touchpoints(index)
    papers = _papers(cell, touchpoints)
    return next((t.id for t, paper in zip(touchpoints, papers, strict=True) if paper.contains(point)), None)


def _table(index: Index) -> MatrixTable:
    model = index.model()
    assert isinstance(model, MatrixTable)
    return model


def _papers(cell: QRect, touchpoints: Sequence[Touchpoint]) -> Iterator[QRect]:
    """Where the touchpoints of a cell lie: under each other, all of them in the middle of its height."""
    heights = [_paper_height(touchpoint, cell.width()) for touchpoint in touchpoints]
    top = cell.top() + (cell.height() - sum(heights) - GAP * (len(heights) - 1)) // 2
    for height in heights:
        yield QRect(cell.left() + PADDING, top, cell.width() - 2 * PADDING, height)
        top += height + GAP


def _paper_height(touchpoint: Touchpoint, width: int) -> int:
    """How high one touchpoint is in a cell that is so wide, in pixels."""
    return style.target(_PAPER) + (len(_words_of(touchpoint, width)) - 1) * _SMALL_LINE


def _words_of(touchpoint: Touchpoint, width: int) -> tuple[str, ...]:
    return lines(own_title(touchpoint) or "…", width - 4 * PADDING)


def _known(index: Index, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name of a channel, and what is known of it, as lines."""
    row, room = _table(index).row(index), width - 16 - PADDING
    known = about(row.channel)
    name = lines(channel_name(row), room, style.BASE, semibold=row.channel is not None)
    return name, lines(known, room) if known else ()


def _channel_height(index: Index, width: int) -> int:
    name, known = _known(index, width)
    return len(name) * _NAME + len(known) * _SMALL_LINE


def _paint_channel(painter: QPainter, box: QRect, index: Index) -> None:
    row, theme = _table(index).row(index), style.look()
    name, known = _known(index, box.width())
    inner = box.adjusted(16, 0, -PADDING, 0)
    top = box.center().y() - _channel_height(index, box.width()) // 2
    painter.setPen(QColor(theme.ink if row.count else theme.ink_soft))
    painter.setFont(style.font(style.BASE, semibold=row.channel is not None))
    top = _write(painter, QRect(inner.left(), top, inner.width(), _NAME), name)
    painter.setPen(QColor(theme.ink_soft))
    painter.setFont(style.font(style.SMALL))
    _write(painter, QRect(inner.left(), top, inner.width(), _SMALL_LINE), known)


def _paint_phase(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    touchpoints = _table(index).touchpoints(index)
    for paper, touchpoint in zip(_papers(option.rect, touchpoints), touchpoints, strict=True):
        _paint_touchpoint(painter, paper, touchpoint, option.rect.width())
    over = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
    if over and not touchpoints:
        ratio = painter.device().devicePixelRatioF()
        middle = option.rect.center() - QPoint(_PLUS // 2, _PLUS // 2)
        painter.drawPixmap(middle, icons.pixmap("plus", style.look().ink_soft, _PLUS, ratio))


def _paint_touchpoint(painter: QPainter, box: QRect, touchpoint: Touchpoint, width: int) -> None:
    theme, said = style.look(), _words_of(touchpoint, width)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tints[touchpoint.tint]))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.note_ink))
    painter.setFont(style.font(style.SMALL))
    top = box.top() + (box.height() - len(said) * _SMALL_LINE) // 2
    _write(painter, QRect(box.left() + PADDING, top, box.width() - 2 * PADDING, _SMALL_LINE), said)


def _write(painter: QPainter, first: QRect, said: Sequence[str]) -> int:
    """Writes lines under each other, the first of them in `first`; returns where the next one would begin."""
    for place, line in enumerate(said):
        box = first.translated(0, place * first.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
    return first.top() + len(said) * first.height()
