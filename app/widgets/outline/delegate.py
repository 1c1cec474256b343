"""How the rows of an outline are drawn in its tree: the ground, what unfolds it, and then the row itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.widgets.outline import painting

if TYPE_CHECKING:
    from app.widgets.outline.view import OutlineTree


class Rows(QStyledItemDelegate):
    """Draws the rows of a tree."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(0, self._tree.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        node = self._tree.rows.node(index)
        if node is None:
            return
        state, box = option.state, option.rect
        whole = QRect(0, box.top(), self._tree.viewport().width(), box.height())
        current = index == self._tree.currentIndex() and self._tree.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.ground(
            painter,
            whole,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            focused=current,
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )
        if self._tree.rows.hasChildren(index):
            before = QRect(box.left() - painting.INDENT, box.top(), painting.INDENT, box.height())
            painting.unfolder(painter, before, self._tree.isExpanded(index))
        painting.row(painter, box.adjusted(0, 0, -4, 0), node)
        painter.restore()
