"""How a map looks as a row of the list: a small picture, its title on two lines at most, its state and its persona."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import _
from app.model.records import Id
from app.widgets import icons, style
from app.widgets.entry_model import Entry
from app.widgets.maps.entries import MapEntry
from app.widgets.maps.thumbnails import SIZE, Thumbnails

HEIGHT = 80
INDENT, DEEPEST = 16, 4
"""Pixels for each map that a map stands under, as far as there is room."""

_EDGE, _GAP, _PADDING = 16, 12, 12
_LINE = 18
_PILL = 18


class MapRows(QStyledItemDelegate):
    """Draws the rows, and edits a title where it stands."""

    def __init__(self, view: QWidget, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(160, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        entry = index.model().entries[index.row()]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, option)
        frame = picture_box(option.rect, entry)
        if entry.depth:
            _paint_elbow(painter, frame)
        _paint_picture(painter, frame, self._thumbnails.picture(Id(entry.key)))
        _paint_words(painter, words_box(option.rect, entry), entry)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("maps.title")
        field.setAccessibleName(_("Title"))
        return field

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Any) -> None:
        words = words_box(option.rect, index.model().entries[index.row()])
        height = editor.sizeHint().height()
        editor.setGeometry(words.left() - 8, words.top() - 4, words.width() + 12, height)

    def helpEvent(self, event: Any, view: Any, option: Any, index: Any) -> bool:
        return super().helpEvent(event, view, option, index) if event.type() == QEvent.Type.ToolTip else False


def picture_box(row: QRect, entry: Entry) -> QRect:
    """Where the small picture lies in a row."""
    left = row.left() + _EDGE + INDENT * min(entry.depth if isinstance(entry, MapEntry) else 0, DEEPEST)
    return QRect(left, row.top() + _PADDING, SIZE.width(), SIZE.height())


def words_box(row: QRect, entry: Entry) -> QRect:
    """Where the words stand in a row."""
    left = picture_box(row, entry).right() + 1 + _GAP
    return QRect(left, row.top() + _PADDING, row.right() - _EDGE - left, SIZE.height())


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    theme = style.look()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(QColor(theme.focus), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selected if selected else theme.hover))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(8, 2, -8, -2), 8, 8)


def _paint_elbow(painter: QPainter, frame: QRect) -> None:
    """The line that says: this belongs to what stands above."""
    x, middle = frame.left() - 10.5, frame.center().y() + 0.5
    line = QPainterPath(QPointF(x, frame.top() - _PADDING + 2))
    line.lineTo(x, middle - 4)
    line.quadTo(x, middle, x + 4, middle)
    line.lineTo(frame.left() - 3, middle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(style.look().lines_strong), 1.5))
    painter.drawPath(line)


def _paint_picture(painter: QPainter, frame: QRect, picture: QPixmap | None) -> None:
    theme = style.look()
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.fillPath(shape, QColor(theme.canvas))
    painter.save()
    painter.setClipPath(shape)
    if picture is not None:
        painter.drawPixmap(frame, picture)
    else:
        sign = icons.pixmap("map", theme.ink_faint, 20, painter.device().devicePixelRatioF())
        painter.drawPixmap(frame.center().x() - 10, frame.center().y() - 10, sign)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.drawPath(shape)


def _paint_words(painter: QPainter, box: QRect, entry: MapEntry) -> None:
    theme = style.look()
    bold = style.font(style.BASE, semibold=True)
    lines = two_lines(entry.title, bold, box.width())
    painter.setFont(bold)
    painter.setPen(QColor(theme.ink))
    top = box.top() - 2
    for place, line in enumerate(lines):
        painter.drawText(
            QRect(box.left(), top + place * _LINE, box.width(), _LINE), Qt.AlignmentFlag.AlignVCenter, line
        )
    foot = QRect(box.left(), box.bottom() + 1 - _PILL, box.width(), _PILL)
    taken = _paint_state(painter, foot, entry)
    small = style.font(style.SMALL)
    painter.setFont(small)
    painter.setPen(QColor(theme.ink_soft))
    rest = foot.adjusted(taken + 8, 0, 0, 0)
    persona = QFontMetrics(small).elidedText(entry.detail, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, persona)


def _paint_state(painter: QPainter, foot: QRect, entry: MapEntry) -> int:
    """The state as a pill, filled for what is to be and open for what is; the width that it takes."""
    theme, font = style.look(), style.font(style.SMALL, semibold=entry.future)
    width = QFontMetrics(font).horizontalAdvance(entry.note) + 16
    pill = QRectF(foot.left(), foot.top(), width, _PILL).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen if entry.future else QPen(QColor(theme.lines_strong), 1))
    painter.setBrush(QColor(theme.accent) if entry.future else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
    painter.setFont(font)
    painter.setPen(QColor(theme.accent_ink if entry.future else theme.ink_soft))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, entry.note)
    return width


def paint_landing(viewport: QWidget, y: int) -> None:
    """The line at height `y` where a row that is dragged would land, with a dot at its beginning."""
    painter = QPainter(viewport)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = QColor(style.look().focus)
    height = min(max(y, 4), viewport.height() - 4)
    painter.setPen(QPen(color, 2))
    painter.drawLine(_EDGE + 4, height, viewport.width() - _EDGE, height)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(_EDGE, height), 3, 3)
    painter.end()


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """A title on two lines at most, broken between words, with an ellipsis where there is more."""
    words = QFontMetrics(font)
    first = ""
    rest = text.split()
    while rest and (not first or words.horizontalAdvance(f"{first} {rest[0]}") <= width):
        first = f"{first} {rest.pop(0)}".strip()
    lines = [first, " ".join(rest)] if rest else [first]
    return [words.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
