"""A table whose first column stays in sight while the others scroll past it; its head does as well."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from app.widgets import style
from app.widgets.plan import ticks
from app.widgets.plan.table_model import Index


class PinnedTable(QTableView):
    """Qt's table; only where its first column is seen is another place than where it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heads = PinnedHeads(self)
        self.setHorizontalHeader(self.heads)
        self.horizontalScrollBar().valueChanged.connect(self.heads.viewport().update)

    @property
    def pinned(self) -> int:
        """How many pixels of the view the first column covers, out of its place; 0 where it is in its place.

        It keeps to its place where it would leave less than half of the view to the others.
        """
        width = self.columnWidth(0)
        return width if self.horizontalHeader().offset() > 0 and 2 * width <= self.viewport().width() else 0

    # --- places, as Qt asks for them -----------------------------------------------------------------------------

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The cell that is seen at a point."""
        row = self.rowAt(point.y())
        if point.x() < self.pinned and row >= 0:
            return self.model().index(row, 0)
        return super().indexAt(point)

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is seen."""
        rect = super().visualRect(index)
        if index.isValid() and index.column() == 0 and self.pinned:
            rect.moveLeft(0)
        return rect

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Brings a cell into sight, out from under the first column; that itself is in sight already."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
        elif (hidden := self.pinned - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays is painted anew."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first column over what has scrolled below it."""
        super().paintEvent(event)
        if not self.pinned:
            return
        painter = QPainter(self.viewport())
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1) if first >= 0 else ()
        for row in rows:
            self._paint_first(painter, self.model().index(row, 0))
        painter.setPen(QPen(QColor(style.look().lines_strong), 1))
        painter.drawLine(self.pinned, 0, self.pinned, self.viewport().height())
        painter.end()

    def _paint_first(self, painter: QPainter, index: QModelIndex) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        painter.fillRect(option.rect, QColor(style.look().surface))
        self.itemDelegateForIndex(index).paint(painter, option, index)


class PinnedHeads(QHeaderView):
    """The heads of a PinnedTable: who presses the first one where it is seen means it.

    With a `tick` there is a box in the first one for all rows; `ticked` says how it looks.
    """

    def __init__(self, table: PinnedTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._aside = 0
        self.tick: Callable[[], object] | None = None
        self.ticked: Callable[[], Qt.CheckState] = lambda: Qt.CheckState.Unchecked

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first head over those that have scrolled below it."""
        super().paintEvent(event)
        if self._table.pinned:
            painter = QPainter(self.viewport())
            painter.fillRect(QRect(0, 0, self._table.pinned, self.height()), QColor(style.look().surface))
            painter.end()
            painter.begin(self.viewport())
            self.paintSection(painter, QRect(0, 0, self._table.pinned, self.height()), 0)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Means what is seen there, until the button goes up."""
        self._aside = self.offset() if event.position().x() < self._table.pinned else 0
        if self.tick is not None and self._box().contains(event.position().toPoint()):
            self.tick()
            self.viewport().update()
        else:
            super().mousePressEvent(self._meant(event))

    def _box(self) -> QRect:
        left = 0 if self._table.pinned else -self.offset()
        return QRect(left, 0, ticks.room(), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A head; the first one with its box before its words."""
        painter.save()
        if section or self.tick is None:
            super().paintSection(painter, rect, section)
        else:
            super().paintSection(painter, rect.adjusted(ticks.room() - 6, 0, 0, 0), section)
            state, box = self.ticked(), QRect(rect.topLeft(), QSize(ticks.room(), rect.height()))
            ticks.paint(painter, box, state == Qt.CheckState.Checked, state == Qt.CheckState.PartiallyChecked)
            painter.setPen(QColor(style.look().lines_strong))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with what was pressed."""
        super().mouseMoveEvent(self._meant(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        super().mouseReleaseEvent(self._meant(event))
        self._aside = 0

    def _meant(self, event: QMouseEvent) -> QMouseEvent:
        """The same event where the head lies that is meant."""
        if not self._aside:
            return event
        place = event.position() - QPointF(self._aside, 0)
        modifiers, device = event.modifiers(), event.pointingDevice()
        return QMouseEvent(
            event.type(), place, event.globalPosition(), event.button(), event.buttons(), modifiers, device
        )
