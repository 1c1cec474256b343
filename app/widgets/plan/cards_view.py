"""Cards under hands and keys: dragged, moved and opened. What that means is said by each view.

A subclass says what a place is, and which edit brings actions there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id
from app.widgets.plan import menus
from app.widgets.plan.cards_ground import CardsGround
from app.widgets.plan.edges import Edges
from app.widgets.plan.state import PlanState

_DRAG = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_WAYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
Place = object
"""Where actions can be let go, as the view names it."""


class CardsView(CardsGround):
    """Cards that are carried to another place, by hand or by keys."""

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        super().__init__(state, parent)
        self.grabbed: tuple[Id, QPoint] | None = None
        self._hand: QPoint | None = None
        self.target: Place | None = None
        self._stays = self._lifted = False
        self._edges = Edges(self, self._carry)

    def place_at(self, point: QPoint) -> Place | None:
        """Where something is let go at a point of the ground."""
        raise NotImplementedError

    def bringing(self, document: Document, ids: Sequence[Id], place: Place) -> Edit:
        """The edit that brings actions to a place."""
        raise NotImplementedError

    def moving(self, document: Document, ids: Sequence[Id], dx: int, dy: int) -> Edit | None:
        """The edit that moves actions one step by a key; None where there is no such way."""
        raise NotImplementedError

    def follow(self) -> None:
        """Shows the actions of now; what is no longer among them is in no hand either."""
        super().follow()
        if self.grabbed is not None and self.rows.row_of(self.grabbed[0]) < 0:
            self._let_go()

    # --- hands ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a card, which is chosen once the hand lets go: the inspector that then comes moves cards."""
        index, at = self.indexAt(event.position().toPoint()), event.position().toPoint() + self.offset
        left = event.button() == Qt.MouseButton.LeftButton
        if index.isValid() and left and not event.modifiers():
            self.grabbed = (self.rows.rows[index.row()].id, at)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries what is held."""
        if self.grabbed is None or self._stays or not event.buttons():
            return
        place = event.position().toPoint()
        far = (place + self.offset - self.grabbed[1]).manhattanLength() >= _DRAG
        if far or (self._hand is not None and not self._lifted):
            self._lifted = False
            self._carry(place)
            self._edges.at(place)

    def _carry(self, place: QPoint) -> None:
        """What is held is over a point of the view now."""
        self._hand = place + self.offset
        self.target = self.place_at(self._hand)
        self.viewport().update()

    def lift(self) -> None:
        """A finger has rested on a card: it comes into the hand, or if it goes nowhere, its menu opens."""
        if self.grabbed is not None:
            self._lifted = True
        if self.grabbed is not None and not self._stays:
            self._carry(self.grabbed[1] - self.offset)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go: what is carried comes to its place, what was only pressed is chosen alone."""
        pressed, place, carried, lifted = self.grabbed, self.target, self._hand is not None, self._lifted
        edit = self._dropping(pressed[0], place) if pressed is not None and carried and place is not None else None
        self._let_go()
        if pressed is None:
            return
        if lifted:
            self._offer_menu(pressed[0], event.globalPosition().toPoint())
        elif edit is not None:
            self.plan.run(edit)
            self._ring(pressed[0])
        elif not carried and self.plan.several:
            self.plan.toggle(pressed[0])
        elif not carried:
            self.plan.select((pressed[0],), pressed=True)

    def _ring(self, action_id: Id) -> None:
        """The keyboard goes on from the card that was carried, which is chosen no more than it was."""
        row = self.rows.row_of(action_id)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _dropping(self, action_id: Id, place: Place) -> Callable[[Document], Edit]:
        ids = self.plan.chosen_with(action_id)
        return lambda document: self.bringing(document, ids, place)

    def _offer_menu(self, action_id: Id, at: QPoint) -> None:
        """The menu of an action, and of all that are chosen if it is one of them."""
        self.plan.select(self.plan.chosen_with(action_id))
        menus.offer(menus.of_chosen(self, self.plan, self.shown.emit), at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits what is pressed twice, in the inspector."""
        index = self.indexAt(event.position().toPoint())
        self._let_go()
        if index.isValid():
            self.plan.desk.inspect_field(self.rows.rows[index.row()].id, "title")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with what is chosen."""
        self._let_go()
        if self.plan.selected:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            menus.offer(menus.of_chosen(self, self.plan, self.shown.emit), below if by_key else event.globalPos())

    def carry_nothing(self) -> None:
        """What is pressed is chosen when the hand lets go, but not carried."""
        if self.grabbed is not None:
            self._stays = True

    def _let_go(self) -> None:
        self.grabbed = self._hand = self.target = None
        self._stays = self._lifted = False
        self._edges.stop()
        self.viewport().update()

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next card, with Alt they move what is chosen; Enter edits, Delete deletes."""
        way = _WAYS.get(Qt.Key(event.key()))
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Escape and self._hand is not None:
            self._let_go()
        elif event.key() in _ENTER and here.isValid():
            self.plan.desk.inspect_field(self.rows.rows[here.row()].id, "title")
        elif event.key() == Qt.Key.Key_Delete:
            self.plan.remove(self.plan.selected)
        elif way and event.modifiers() & Qt.KeyboardModifier.AltModifier and here.isValid():
            self._move(self.rows.rows[here.row()].id, *way)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _move(self, action_id: Id, dx: int, dy: int) -> None:
        ids, document = self.plan.chosen_with(action_id), self.plan.document
        edit = self.moving(document, ids, dx, dy)
        if edit is not None:
            self.plan.run(lambda _document: edit)

    def paint_hand(self, painter: QPainter) -> None:
        """The card that is carried, as the hand has it."""
        if self.grabbed is None or self._hand is None:
            return
        row = self.rows.row_of(self.grabbed[0])
        if row >= 0:
            painter.setOpacity(0.85)
            way = self._hand - self.grabbed[1]
            self.paint_card(painter, self.boxes[row].translated(way), self.rows.rows[row], True, False)
            painter.setOpacity(1)
