"""The table under hands and keys: what is picked, opened, added and dragged is told, and done by the page."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import _
from app.model.records import Id
from app.widgets.matrix.cells import MatrixCells, touchpoint_at
from app.widgets.matrix.heads import Heads
from app.widgets.matrix.table import CHANNELS, Index, MatrixTable

MIME = "application/x-reiskaart-touchpoint"
_FIRST, _LEAST = 232, 168
"""Pixels of the column of channels, and of a phase at least."""


class MatrixView(QTableView):
    """Shows a MatrixTable."""

    channel_picked = Signal(str)
    touchpoint_picked = Signal(str)
    touchpoint_opened = Signal(str)
    wanted = Signal(object)  # a touchpoint in this empty cell
    carried = Signal(str, object)  # a touchpoint, to this cell

    def __init__(self, table: MatrixTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("matrix.table")
        self.setAccessibleName(_("Channels by phase"))
        self._table = table
        self._pressed: tuple[Id, QPoint] | None = None
        self.setModel(table)
        self.setItemDelegate(MatrixCells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table, the arrows go through it
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(Heads(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(_LEAST)
        self._widened = QTimer(self)
        self._widened.setSingleShot(True)
        self._widened.timeout.connect(self._heighten)
        self.horizontalHeader().sectionResized.connect(lambda: self._widened.start(0))
        table.modelReset.connect(self._fit)

    def _fit(self) -> None:
        """The channels keep their width, and the phases share what is left."""
        header = self.horizontalHeader()
        if header.count():
            header.setSectionResizeMode(CHANNELS, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(CHANNELS, _FIRST)
        self._heighten()

    def _heighten(self) -> None:
        """Rows and heads are as high as their words need at the width of now."""
        self.resizeRowsToContents()
        self.updateGeometries()

    # --- hands and keys ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what the cell holds, or fills it; the arrows are the table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex(), None)
        elif event.key() == Qt.Key.Key_Space:
            self._pick(self.currentIndex(), None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a touchpoint, and picks what is pressed."""
        super().mousePressEvent(event)
        index, under = self._under(event)
        self._pressed = (under, event.position().toPoint()) if under is not None else None
        self._pick(index, under)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries the touchpoint along."""
        if self._pressed is None or not event.buttons():
            super().mouseMoveEvent(event)
            return
        touchpoint_id, start = self._pressed
        if (event.position().toPoint() - start).manhattanLength() > 8:
            self._pressed = None
            self._carry(touchpoint_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go of it."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what lies there, or fills an empty cell."""
        self._open(*self._under(event))

    def _under(self, event: QMouseEvent) -> tuple[QModelIndex, Id | None]:
        at = event.position().toPoint()
        index = self.indexAt(at)
        return index, touchpoint_at(self.visualRect(index), index, at) if index.isValid() else None

    def _pick(self, index: Index, under: Id | None) -> None:
        if not index.isValid():
            return
        held = self._table.touchpoints(index)
        channel = self._table.row(index).channel
        if index.column() == CHANNELS:
            if channel is not None:
                self.channel_picked.emit(channel.id)
        elif under is not None or held:
            self.touchpoint_picked.emit(under or held[0].id)

    def _open(self, index: Index, under: Id | None) -> None:
        if not index.isValid():
            return
        held = self._table.touchpoints(index)
        if index.column() == CHANNELS:
            self._pick(index, None)
        elif under is not None or held:
            self.touchpoint_opened.emit(under or held[0].id)
        else:
            self.wanted.emit(index)

    # --- carrying ------------------------------------------------------------------------------------------------

    def _carry(self, touchpoint_id: Id) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setData(MIME, touchpoint_id.encode("ascii"))
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes touchpoints of this table only."""
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Says where a touchpoint can be let go."""
        index = self.indexAt(event.position().toPoint())
        event.setAccepted(index.isValid() and index.column() > CHANNELS)
        self.setCurrentIndex(index)

    def dropEvent(self, event: QDropEvent) -> None:
        """A touchpoint comes to another cell."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() > CHANNELS:
            self.carried.emit(bytes(event.mimeData().data(MIME).data()).decode("ascii"), index)
            event.acceptProposedAction()
