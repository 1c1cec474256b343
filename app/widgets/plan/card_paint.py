"""How an action looks as a card: its light, what is to be done, and below that by whom and by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout

from app.analysis.plan.listing import Column
from app.analysis.plan.timeline import is_overdue
from app.i18n import _
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Action
from app.widgets import signs, style
from app.widgets.plan import ticks
from app.widgets.plan.columns import due, is_over, said

_LIGHT, _PAD, _BELOW = 14, 8, 20


def paint_card(
    painter: QPainter,
    box: QRect,
    document: Document,
    action: Action,
    chosen: bool,
    focused: bool,
    several: bool = False,
) -> None:
    """A card with its title, below that by whom and by when, and with `several` a tick box for whether it is chosen."""
    theme = style.look()
    painter.save()
    _paint_sheet(painter, box, chosen, focused)
    box = _beside_tick(painter, box, chosen) if several else box
    below = _below(document, action)
    whole = box.adjusted(_PAD, 0, -4, 0)
    beside = _write_title(painter, whole.adjusted(0, 0, 0, -_BELOW if below else 0), action)
    if below:
        color = theme.danger if is_overdue(action, date.today()) else theme.ink_soft
        write(painter, QRect(beside.left(), box.bottom() - _BELOW - 3, beside.width(), _BELOW), below, color)
    painter.restore()


def paint_title(
    painter: QPainter, box: QRect, action: Action, chosen: bool, focused: bool, several: bool = False
) -> None:
    """A card with nothing but its light and its title."""
    painter.save()
    _paint_sheet(painter, box, chosen, focused)
    box = _beside_tick(painter, box, chosen) if several else box
    _write_title(painter, box.adjusted(_PAD, 0, -4, 0), action)
    painter.restore()


def _write_title(painter: QPainter, place: QRect, action: Action) -> QRect:
    """The light and the title, on up to two lines in the middle of a place; the part of it that has the words."""
    theme, font = style.look(), style.font(style.SMALL, semibold=True)
    beside = _paint_light(painter, place, action)
    lines, step = _two_lines(title_of(action, _), font, beside.width()), QFontMetrics(font).height()
    top = place.center().y() - step * len(lines) // 2 + 1
    for number, line in enumerate(lines):
        row = QRect(beside.left(), top + number * step, beside.width(), step)
        write(painter, row, line, theme.ink_soft if is_over(action) else theme.ink, semibold=True)
    return beside


def _two_lines(text: str, font: QFont, width: int) -> list[str]:
    """A text broken between words into two lines; the second is shortened by who writes it."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(1, width))
    end = line.textLength()
    layout.endLayout()
    return [text[:end].rstrip(), text[end:]] if end < len(text) else [text]


def _beside_tick(painter: QPainter, box: QRect, chosen: bool) -> QRect:
    """What the tick box at the left of a card leaves of it."""
    ticks.paint(painter, QRect(box.left(), box.top(), 28, box.height()), chosen)
    return box.adjusted(22, 0, 0, 0)


def _paint_light(painter: QPainter, line: QRect, action: Action) -> QRect:
    """The light at the left of a line; what is left of the line."""
    light = QRectF(line.left(), line.center().y() - _LIGHT / 2 + 1, _LIGHT, _LIGHT)
    signs.paint_light(painter, light, action.light)
    return line.adjusted(_LIGHT + 6, 0, 0, 0)


def _paint_sheet(painter: QPainter, box: QRect, chosen: bool, focused: bool) -> None:
    theme = style.look()
    painter.setPen(QPen(QColor(theme.accent if chosen else theme.lines_strong), 2 if chosen else 1))
    painter.setBrush(QColor(theme.selected if chosen else theme.raised))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
    if focused:
        painter.setPen(QPen(QColor(theme.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 8, 8)


def write(
    painter: QPainter, box: QRect, text: str, color: str, size: int = style.SMALL, semibold: bool = False
) -> None:
    """One line of words at the left of a box, shortened to its width."""
    font = style.font(size, semibold)
    painter.setFont(font)
    painter.setPen(QColor(color))
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _below(document: Document, action: Action) -> str:
    parts = [said(document, action, Column.OWNER), due(action, date.today())]
    return " · ".join(filter(None, parts))
