"""The outline as a tree to walk through by keys, mouse and fingers.

It turns what hands do into names of acts (`asked`) and knows no edits. Letters search, as in every tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QKeyCombination,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QTreeView,
    QWidget,
)

from app.analysis.outline import Kind, Node
from app.widgets import heard
from app.widgets.canvas import command_table as table
from app.widgets.outline import painting
from app.widgets.outline.delegate import Rows
from app.widgets.outline.fingers import Fingers
from app.widgets.outline.tree_model import Index, OutlineModel

ROW, TOUCHED_ROW = 32, 48
"""The height of a row for the mouse, and once a finger was used, in pixels."""

_OF_THE_MAP = (
    *(table.MOVE_LEFT, table.MOVE_RIGHT, table.MOVE_UP, table.MOVE_DOWN),
    *(table.RAISE_SCORE, table.LOWER_SCORE, table.RAISE_SCORE_WHOLE, table.LOWER_SCORE_WHOLE),
    *(table.OPEN_DETAIL, table.FOLLOW_ROAD, table.FOLLOW_ROAD_BACK),
)
_OWN = {
    "rename": table.EDIT.keys,
    "add_next": ("Ins", "Ctrl+Return", "Ctrl+Enter"),
    "offer_adding": ("Alt+Ins", "Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
}
KEYS: dict[QKeySequence, str] = {
    **{QKeySequence(key): command.name for command in _OF_THE_MAP for key in command.keys},
    **{QKeySequence(key): act for act, keys in _OWN.items() for key in keys},
}
"""The keys of the outline, and the acts that they ask for; what the map knows too has the same keys here."""


class OutlineTree(QTreeView):
    """The tree. `asked(act)` by a key or hand, `menu_asked(place)` in pixels of the viewport, `said(text)` aloud.

    Where the keyboard comes by itself it stands at a row and chooses none: walking, Space and every act choose.
    """

    asked = Signal(str)
    menu_asked = Signal(QPoint)
    said = Signal(str)
    keyboard_came = Signal()

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fingers = Fingers(self)
        self.rows = model
        self.row_height = ROW
        self._on_eye = QModelIndex()
        self.counts_header = False  # while Qt tells readers of rows by a place that counts the hidden header as one
        heard.by("OutlineTree", _interface_of)
        self.setObjectName("outline.tree")
        self.setModel(model)
        self.setItemDelegate(Rows(self))
        self._dress()
        self.fingers.tapped.connect(self._tap)
        self.fingers.double_tapped.connect(lambda place: self._open(self.indexAt(place)))
        self.fingers.pressed_long.connect(self._ask_for_menu)
        self.fingers.touched.connect(lambda: self._make_rows(TOUCHED_ROW))
        self.doubleClicked.connect(self._open)
        self.expanded.connect(self._unfold_cells)
        model.rowsInserted.connect(self._unfold_new)

    def node(self) -> Node | None:
        """What the current row stands for."""
        return self.rows.node(self.currentIndex())

    def chosen(self) -> list[Node]:
        """What the chosen rows stand for, the current one last."""
        current = self.currentIndex()
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index == current)
        return [node for node in map(self.rows.node, rows) if node is not None]

    def say(self, text: str) -> None:
        """Says something to a screen reader that shows on the screen by itself."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.said.emit(text)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells a reader where the keyboard is now."""
        self.counts_header = True
        super().currentChanged(current, previous)
        self.counts_header = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells a reader what is chosen now."""
        self.counts_header = True
        super().selectionChanged(selected, deselected)
        self.counts_header = False

    def _tell_current(self) -> None:
        """The keyboard has come to the tree, and so to a row of it."""
        heard_tree = QAccessible.queryAccessibleInterface(self) if QAccessible.isActive() else None
        if heard_tree is not None and self.hasFocus() and (row := heard_tree.focusChild()) is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Asks for what a key means here; walks and searches with all others."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        node, act = self.node(), KEYS.get(QKeySequence(QKeyCombination(modifiers, key)))
        if key == Qt.Key.Key_Space and not modifiers and node is not None and node.kind is Kind.LANE:
            act = "toggle_lane"
        if act is not None:
            self._choose_current()
            self.asked.emit(act)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stands at the first row when there is no current one."""
        super().focusInEvent(event)
        self.keyboard_came.emit()
        QTimer.singleShot(0, self, self._tell_current)  # once Qt has told that the tree has it

    # --- hands ---------------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Gives fingers to the one who understands them, and everything else to Qt."""
        if not isinstance(event, QTouchEvent):
            return super().viewportEvent(event)
        self.fingers.handle(event)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a lane's eye is not a choice of the row."""
        self._on_eye = self._eye_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton:
            self._on_eye = QModelIndex()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Shows or hides a lane; rows are as low as a mouse likes them again."""
        super().mouseReleaseEvent(event)
        eye, self._on_eye = self._on_eye, QModelIndex()
        if eye.isValid() and eye == self._eye_at(event.position().toPoint()):
            self.asked.emit("toggle_lane")
        self._make_rows(ROW)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of the row under the mouse, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._choose_current()
            self.menu_asked.emit(self.place_of_current())
        else:
            self._ask_for_menu(event.pos())

    def place_of_current(self) -> QPoint:
        """Where a menu of the current row opens."""
        box = self.visualRect(self.currentIndex())
        return QPoint(painting.words_left(box), box.bottom()) if box.isValid() else QPoint(16, 16)

    def _choose_current(self) -> None:
        """Whoever does something at the row where the keyboard stands means that row."""
        if not self.chosen() and self.currentIndex().isValid():
            self.choose([self.currentIndex()])

    def _ask_for_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        self.menu_asked.emit(place)

    def _tap(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            return
        if place.x() < self.visualRect(index).left() and self.rows.hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(index)
        if self._eye_at(place).isValid():
            self.asked.emit("toggle_lane")

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self._eye_at(self.viewport().mapFromGlobal(self.cursor().pos())).isValid():
            self.setCurrentIndex(index)
            self.asked.emit("rename")

    def _eye_at(self, place: QPoint) -> QModelIndex:
        index = self.indexAt(place)
        node = self.rows.node(index)
        if node is None or node.kind is not Kind.LANE:
            return QModelIndex()
        return index if painting.eye_box(self.visualRect(index)).contains(place) else QModelIndex()

    # --- looks ---------------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        self.setHeaderHidden(True)
        self.header().setObjectName("outline.header")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(painting.INDENT)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: the rows draw what unfolds them on their own ground."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())

    def _make_rows(self, height: int) -> None:
        if height != self.row_height:
            self.row_height = height
            self.scheduleDelayedItemsLayout()

    def _unfold_cells(self, index: QModelIndex) -> None:
        """Below what is unfolded the notes are seen at once, not behind each lane's name."""
        for place in range(self.rows.rowCount(index)):
            child = self.rows.index(place, 0, index)
            node = self.rows.node(child)
            if node is not None and node.kind is Kind.CELL:
                self.expand(child)

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        for place in range(first, last + 1):
            index = self.rows.index(place, 0, parent)
            node = self.rows.node(index)
            if node is not None and node.kind in (Kind.PHASE, Kind.CELL):
                self.expand(index)

    def choose(self, indexes: list[QModelIndex]) -> None:
        """Makes these the chosen rows and the last of them the current one, and brings that into view."""
        selection, model = QItemSelection(), self.selectionModel()
        for index in indexes:
            selection.select(index, index)
        model.setCurrentIndex(indexes[-1], model.SelectionFlag.NoUpdate)
        model.select(selection, model.SelectionFlag.ClearAndSelect)
        self.scrollTo(indexes[-1])

    def keep_place(self, beside: Sequence[str]) -> None:
        """Where the current row is gone, the keyboard stands at the first of these that is there; nothing is chosen."""
        if not self.currentIndex().isValid():
            index = next(filter(QModelIndex.isValid, map(self.rows.index_of_key, beside)), QModelIndex())
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)


def _interface_of(tree: OutlineTree) -> QAccessibleInterface:
    from app.widgets.outline.heard_tree import TreeInterface

    return TreeInterface(tree)
