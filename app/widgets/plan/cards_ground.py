"""A list of actions seen as cards, each where its view puts it: laid out, scrolled, painted and walked along by keys.

Subclasses say where cards lie and how they look. Qt's list view stands below, so that a screen reader finds a list of
actions; all that is seen is painted here, and only what is in sight.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.model.records import Action
from app.widgets.plan.rows import ActionRows, Index
from app.widgets.plan.state import PlanState


class CardsGround(QListView):
    """Cards over a ground, chosen and walked along. `shown` asks to go to an action on the map."""

    shown = Signal(str)

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan, self.rows = state, ActionRows(state, self)
        self.boxes: list[QRect] = []
        self._size = QSize()
        self._following = True
        self.setModel(self.rows)
        self._following = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        state.changed.connect(self._change)
        state.chosen.connect(self.follow)

    # --- what a subclass says ------------------------------------------------------------------------------------

    def arrange(self, room: QSize) -> tuple[list[QRect], QSize]:
        """Where the card of each row lies on the ground, and how large that is, in a view that is so large."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """What lies below the cards, in places of the ground."""

    def paint_card(self, painter: QPainter, box: QRect, action: Action, chosen: bool, focused: bool) -> None:
        """One card."""
        raise NotImplementedError

    # --- following -----------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Shows the actions of now, and which of them are chosen."""
        self.rows.show_now()
        self._lay_out()
        chosen = QItemSelection()
        numbers = [row for i in self.plan.selected if (row := self.rows.row_of(i)) >= 0]
        for row in numbers:
            chosen.select(self.rows.index(row), self.rows.index(row))
        self._following = True
        if self.rows.rows and (numbers or not self.currentIndex().isValid()):
            known = self.currentIndex().row()
            row = known if known in numbers else numbers[0] if numbers else 0
            self.selectionModel().setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False
        self.viewport().update()

    def _change(self) -> None:
        if self.isVisible():
            here = self.currentIndex()
            kept = self.rows.rows[here.row()].id if here.isValid() and here.row() < len(self.rows.rows) else None
            self.follow()
            row = self.rows.row_of(kept) if kept else -1
            if row >= 0:
                self.selectionModel().setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
                self.scrollTo(self.rows.index(row))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells what is chosen here."""
        super().selectionChanged(selected, deselected)
        if not self._following:
            numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
            self.plan.select(self.rows.rows[row].id for row in numbers if row < len(self.rows.rows))

    def _lay_out(self) -> None:
        self.boxes, self._size = self.arrange(self.viewport().size())
        for bar, size, room in (
            (self.horizontalScrollBar(), self._size.width(), self.viewport().width()),
            (self.verticalScrollBar(), self._size.height(), self.viewport().height()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(24)
            bar.setRange(0, max(0, size - room))
        self.viewport().update()

    # --- geometry, as Qt asks for it -----------------------------------------------------------------------------

    @property
    def offset(self) -> QPoint:
        """Which point of the ground is at the corner of the view."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def horizontalOffset(self) -> int:
        """How far it is scrolled."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def doItemsLayout(self) -> None:
        """The cards are laid out by our own rules."""
        self._lay_out()

    def updateGeometries(self) -> None:
        """Nothing more than laying out."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size may put the cards elsewhere."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays in its place while the rest scrolls is painted anew."""
        self.viewport().update()

    def visualRect(self, index: Index) -> QRect:
        """Where the card of a row is seen."""
        row = index.row()
        return self.boxes[row].translated(-self.offset) if 0 <= row < len(self.boxes) else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row of the card at a point of the view."""
        at = point + self.offset
        row = next((row for row, box in enumerate(self.boxes) if box.contains(at)), -1)
        return self.rows.index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: Index, _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Brings a card into sight."""
        box, room = self.visualRect(index).adjusted(-8, -8, 8, 8), self.viewport().rect()
        for bar, before, after in (
            (self.horizontalScrollBar(), box.left(), box.right() - room.right()),
            (self.verticalScrollBar(), box.top() - self.head(), box.bottom() - room.bottom()),
        ):
            bar.setValue(bar.value() + (before if before < 0 else max(0, min(after, before))))

    def head(self) -> int:
        """How high is what stays above while the rest scrolls."""
        return 0

    def free_room(self) -> QRect:
        """The part of the view in which cards scroll; what is over its edges stays in its place."""
        return self.viewport().rect().adjusted(0, self.head(), 0, 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Chooses the card under a press."""
        chosen, index = QItemSelection(), self.indexAt(rect.center())
        if index.isValid():
            chosen.select(index, index)
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """All of it, since rings lie around the cards."""
        return QRegion(self.viewport().rect())

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the cards in sight, and those in a hand."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = self.viewport().rect().translated(self.offset)
        painter.translate(-self.offset)
        self.paint_ground(painter, seen)
        chosen, here = set(self.plan.selected), self.currentIndex().row() if self.hasFocus() else -1
        for row, box in enumerate(self.boxes):
            if box.intersects(seen) and row < len(self.rows.rows):
                action = self.rows.rows[row]
                self.paint_card(painter, box, action, action.id in chosen, row == here)
        self.paint_over(painter, seen)
        self.paint_hand(painter)
        painter.end()

    def paint_over(self, painter: QPainter, seen: QRect) -> None:
        """What lies over the cards."""

    def paint_hand(self, painter: QPainter) -> None:
        """What is in a hand."""

    # --- walking -------------------------------------------------------------------------------------------------

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The card that lies next that way, nearest first; without any, the one that has the keyboard."""
        here, moves = self.currentIndex(), QAbstractItemView.CursorAction
        ways = {moves.MoveLeft: (-1, 0), moves.MoveRight: (1, 0), moves.MoveUp: (0, -1), moves.MoveDown: (0, 1)}
        if not self.boxes or action == moves.MoveHome or not here.isValid():
            return self.rows.index(0)
        if action == moves.MoveEnd:
            return self.rows.index(len(self.boxes) - 1)
        way = ways.get(action)
        row = _next_way(self.boxes, here.row(), *way) if way else None
        return self.rows.index(row) if row is not None else here


def _next_way(boxes: Sequence[QRect], here: int, dx: int, dy: int) -> int | None:
    """Which box lies next in a direction: those straight on count as nearer than those aside."""
    start = boxes[here].center()

    def far(box: QRect) -> tuple[int, int] | None:
        way = box.center() - start
        along, aside = (way.x() * dx, abs(way.y())) if dx else (way.y() * dy, abs(way.x()))
        return (along + 3 * aside, along) if along > 0 else None

    found = [(distance, row) for row, box in enumerate(boxes) if row != here and (distance := far(box))]
    return min(found)[1] if found else None
