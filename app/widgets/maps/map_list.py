"""The list of maps: to pick from, to rename in place, and to put in order by hand or by keys. It knows no edits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.model.records import Id
from app.widgets.entry_model import Entry
from app.widgets.maps.entries import MapModel
from app.widgets.maps.painting import MapRows, paint_landing, words_box
from app.widgets.maps.thumbnails import Thumbnails
from app.widgets.outline.fingers import Fingers

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BESIDE_POINTER = QPoint(-16, -8)
_ASKED = {Qt.Key.Key_Delete: "delete", Qt.Key.Key_Insert: "new"}


class MapList(QListView):
    """Rows of maps.

    `picked(key)` by a click or tap, `opened(key)` by Enter or a double click, `dropped(key, gap)` into the gap before a
    row, `stepped(key, step)` by Alt and an arrow, `asked(act, key)` by a key, `menu_asked(key, place)` in pixels of the
    viewport.
    """

    picked = Signal(str)
    opened = Signal(str)
    dropped = Signal(str, int)
    stepped = Signal(str, int)
    asked = Signal(str, str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = MapModel(self)
        self.setModel(self.model_)
        self._thumbnails = thumbnails
        self.setItemDelegate(MapRows(self, thumbnails))
        self.setObjectName("maps.list")
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)  # ours says it in the colour of the focus
        self._gap: int | None = None
        self.fingers = Fingers(self)
        self.fingers.tapped.connect(self._tap)
        self.fingers.double_tapped.connect(self._open_at)
        self.fingers.pressed_long.connect(self._ask_for_menu)
        thumbnails.painted.connect(self._repaint)
        self._pressed = QModelIndex()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these rows, changing only those that differ."""
        if list(entries) != self.model_.entries:
            self.model_.show(entries)

    def current_key(self) -> str:
        """The key of the row that has the keyboard, or ""."""
        return self.key_of(self.currentIndex())

    def key_of(self, index: QModelIndex) -> str:
        """The key of a row, or ""."""
        return self.model_.entries[index.row()].key if index.isValid() else ""

    def index_of(self, key: str) -> QModelIndex:
        """The row with this key, or none."""
        place = next((number for number, entry in enumerate(self.model_.entries) if entry.key == key), None)
        return self.model_.index(place) if place is not None else QModelIndex()

    def rect_of(self, key: str) -> QRect:
        """Where the row with this key is in the viewport."""
        return self.visualRect(self.index_of(key))

    def mark(self, key: str) -> None:
        """Shows the row with this key as the one that is picked."""
        index = self.index_of(key)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def rename(self, key: str) -> None:
        """Opens the title of a row for editing."""
        self.mark(key)
        self.setFocus()
        self.edit(self.index_of(key))

    def seen_first(self) -> list[Id]:
        """The keys of all rows, those that are in sight first."""
        sight = self.viewport().rect()
        keys = [Id(entry.key) for entry in self.model_.entries]
        return sorted(keys, key=lambda key: not self.rect_of(key).intersects(sight))

    # --- hands and keys ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        here = self.current_key()
        if self.state() == QAbstractItemView.State.EditingState:  # the key that ends typing comes by here too
            event.accept()
        elif key in _ENTER and here:
            self.opened.emit(here)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and here:
            self.stepped.emit(here, -1 if key == Qt.Key.Key_Up else 1)
        elif key in _ASKED and not event.modifiers():
            self.asked.emit(_ASKED[Qt.Key(key)], here)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.indexAt(event.position().toPoint()) if left else QModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, self._pressed = self._pressed, QModelIndex()
        if index.isValid() and index == self.indexAt(event.position().toPoint()):
            self.picked.emit(self.key_of(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On its words a second click renames a map, as files are renamed; on its picture it opens."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and words_box(self.visualRect(index), self.model_.entries[index.row()]).contains(
            event.position().toPoint()
        ):
            self.edit(index)
        else:
            self._open_at(event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._ask_for_menu(self.visualRect(self.currentIndex()).center() if by_key else event.pos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Gives fingers to the one who understands them, and everything else to Qt."""
        if not isinstance(event, QTouchEvent):
            return super().viewportEvent(event)
        self.fingers.handle(event)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model_.entries:
            self.mark(self.model_.entries[0].key)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Only the small picture goes along, beside the pointer, so that it can be seen where the row would land."""
        index = self.currentIndex()
        picture = self._thumbnails.picture(Id(self.key_of(index)))
        drag = QDrag(self)
        drag.setMimeData(self.model_.mimeData([index]))
        if picture is not None:
            drag.setPixmap(picture)
            drag.setHotSpot(_BESIDE_POINTER)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self._show_gap(None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only a row of its own can be dropped, and only between rows."""
        super().dragMoveEvent(event)
        if event.source() is self:
            event.acceptProposedAction()
            self._show_gap(self.gap_at(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells the gap into which the row was dropped; that it moves is then an edit like any other."""
        self._show_gap(None)
        if event.source() is self:
            event.setDropAction(Qt.DropAction.CopyAction)  # else Qt would take the row away
            event.accept()
            key, gap = self.current_key(), self.gap_at(event.position().toPoint())
            QTimer.singleShot(0, self, lambda: self.dropped.emit(key, gap))

    def gap_at(self, place: QPoint) -> int:
        """The gap between two rows that is nearest to a place."""
        index = self.indexAt(place)
        if not index.isValid():
            return len(self.model_.entries)
        return index.row() + (place.y() > self.visualRect(index).center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and over them the line where what is dragged would land."""
        super().paintEvent(event)
        if self._gap is not None and self.model_.entries:
            last = self.visualRect(self.model_.index(len(self.model_.entries) - 1)).bottom() + 1
            y = self.visualRect(self.model_.index(self._gap)).top() if self._gap < len(self.model_.entries) else last
            paint_landing(self.viewport(), y)

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _tap(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.mark(self.key_of(index))
            self.picked.emit(self.key_of(index))

    def _open_at(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.opened.emit(self.key_of(index))

    def _ask_for_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu_asked.emit(self.key_of(index), place)

    def _repaint(self, map_id: str) -> None:
        self.viewport().update(self.rect_of(map_id))
