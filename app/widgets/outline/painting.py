"""How a row of the outline looks: its ground, what unfolds it, a sign, its words, and what is told at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from app.analysis.outline import Kind, Node
from app.model.lane_kinds import LANE_KINDS
from app.model.text import one_line
from app.widgets import icons, signs, style, words

INDENT = 18
"""How far each level stands in, in pixels; what unfolds a row stands in this room before it."""

SIGN, GAP, EDGE = 16, 8, 12
_MOST_WORDS = 300


def ground(painter: QPainter, box: QRect, *, selected: bool, focused: bool, hovered: bool) -> None:
    """The ground of a row over its whole width, with a ring when it has the keyboard."""
    theme = style.look()
    if selected or hovered or focused:
        painter.setPen(QPen(QColor(theme.focus), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selected if selected else theme.hover))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -6, -1), 6, 6)


def unfolder(painter: QPainter, box: QRect, opened: bool) -> None:
    """The small arrow before a row that has something below it."""
    name = "chevron-down" if opened else "chevron-right"
    _picture(painter, QRectF(box).center(), name, style.look().ink_soft, 14)


def row(painter: QPainter, box: QRect, node: Node) -> None:
    """The sign, the words and what is told at the right."""
    center = QPointF(box.left() + SIGN / 2 + 2, box.center().y() + 0.5)
    _sign(painter, center, node)
    right = _told(painter, box, node)
    left = box.left() + SIGN + GAP
    font = style.font(style.BASE, semibold=node.kind in (Kind.PHASE, Kind.LANES))
    painter.setFont(font)
    painter.setPen(QColor(_ink(node)))
    text = QFontMetrics(font).elidedText(
        one_line(node.title[:_MOST_WORDS]), Qt.TextElideMode.ElideRight, max(0, right - left)
    )
    painter.drawText(QRect(left, box.top(), right - left, box.height()), Qt.AlignmentFlag.AlignVCenter, text)


def words_left(box: QRect) -> int:
    """Where the words of a row begin."""
    return box.left() + SIGN + GAP


def eye_box(box: QRect) -> QRect:
    """Where the eye of a lane is, which hides and shows it; as large as a finger where rows are."""
    return QRect(box.right() - EDGE - SIGN - 8, box.top(), SIGN + EDGE + 8, box.height())


def _ink(node: Node) -> str:
    theme = style.look()
    if node.kind is Kind.CELL:
        return theme.ink_soft
    return theme.ink_faint if node.hidden else theme.ink


def _sign(painter: QPainter, center: QPointF, node: Node) -> None:
    theme = style.look()
    if node.kind is Kind.PHASE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.phases[node.place % len(theme.phases)]))
        painter.drawPath(_chevron(center))
    elif node.kind is Kind.LINK:
        _picture(painter, center, "route", theme.ink_soft, SIGN)
    elif node.tint is not None:
        painter.setPen(QPen(QColor(theme.lines_strong), 1))
        painter.setBrush(QColor(theme.tints[node.tint]))
        painter.drawRoundedRect(QRectF(center.x() - 7, center.y() - 6, 14, 12), 2.5, 2.5)
    elif node.lane_kind is not None:
        _picture(painter, center, LANE_KINDS[node.lane_kind].icon, _ink(node), SIGN)
    else:
        _picture(painter, center, "rows-3", theme.ink, SIGN)


def _chevron(center: QPointF) -> QPainterPath:
    """A phase as the map draws it, in small: time runs to the right."""
    x, y = center.x(), center.y()
    path = QPainterPath(QPointF(x - 8, y - 6))
    for dx, dy in ((4, -6), (8, 0), (4, 6), (-8, 6), (-4, 0)):
        path.lineTo(x + dx, y + dy)
    path.closeSubpath()
    return path


def _told(painter: QPainter, box: QRect, node: Node) -> int:
    """Draws what is told at the right; returns where that begins."""
    theme, right = style.look(), box.right() - EDGE
    middle = box.center().y() + 0.5
    if node.kind is Kind.LANE:
        _picture(painter, QRectF(eye_box(box)).center(), "eye-off" if node.hidden else "eye", theme.ink_soft, SIGN)
        right = eye_box(box).left()
        if node.collapsed:
            _picture(painter, QPointF(right - SIGN / 2, middle), "chevrons-down-up", theme.ink_soft, SIGN)
            right -= SIGN + 4
        return right
    if node.score is not None:
        right = _number(painter, box, right, words.score(node.score))
        face = signs.face(node.score, SIGN, painter.device().devicePixelRatioF())
        painter.drawPixmap(right - 12, box.center().y() - 7, face)
        right -= 18
    elif node.kind in (Kind.PHASE, Kind.CELL) and node.holds:
        right = _number(painter, box, right, str(node.holds))
    if node.moment_of_truth:
        _picture(painter, QPointF(right - 6, middle), "star", theme.star, 14)
        right -= 20
    return right - 4


def _number(painter: QPainter, box: QRect, right: int, text: str) -> int:
    font = style.font(style.SMALL)
    painter.setFont(font)
    painter.setPen(QColor(style.look().ink_soft))
    end = QRect(box.left(), box.top(), right - box.left(), box.height())
    painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return right - QFontMetrics(font).horizontalAdvance(text) - 8


def _picture(painter: QPainter, center: QPointF, name: str, color: str, size: int) -> None:
    scale = painter.device().devicePixelRatioF()
    box = QRectF(center.x() - size / 2, center.y() - size / 2, size, size)
    painter.drawPixmap(box.toRect(), icons.pixmap(name, color, size, scale))
