"""The fourth view of the plan: bars over time, pulled at an end or carried whole; arrows say what waits for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.analysis.plan.timeline import PER_DAY, STEP, Days, Grip, Planned, Ruler, days_of, moved, span, waits
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.planning import plan_days
from app.model.records import Action, Id
from app.widgets import style, words
from app.widgets.plan.cards_view import CardsView, Place
from app.widgets.plan.state import PlanState
from app.widgets.plan.time_paint import HEAD, TITLES, TimePaint

_ROW, _BAR, _END = 36, 24, 9
_SHORTEST, _LEAST = 14, 32
"""Pixels of a bar, and of one of which an end is not known, which has to be grabbed."""
_BEFORE = 120
"""Pixels of the past that are seen at first."""


class TimeView(CardsView):
    """A row for each action, those that start first above; what has no days yet waits below."""

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        self.ruler = Ruler(date.today(), state.scale)
        self._order: list[int] = []
        self._grip = Grip.WHOLE
        self._came = False
        self._kept: dict[Id, int] = {}  # an action stays in its row while this is looked at, however it is moved
        super().__init__(state, parent)
        self._paint = TimePaint(self)
        self.setObjectName("plan.timeline")
        self.setAccessibleName(_("Actions over time"))

    def arrange(self, room: QSize) -> tuple[list[QRect], QSize]:
        """Bars by their days, and a strip on today for what has none."""
        shown, today = self.rows.rows, date.today()
        seen = span(shown, today)
        self.ruler = Ruler(seen.first, self.plan.scale)
        known = [days_of(action) for action in shown]
        key = [(days is None, days.first if days else today, row) for row, days in enumerate(known)]
        last = len(self._kept)  # what is new comes below what was seen already
        self._order = sorted(range(len(shown)), key=lambda row: (self._kept.get(shown[row].id, last), *key[row]))
        self._kept = {shown[row].id: place for place, row in enumerate(self._order)}
        boxes = [QRect()] * len(shown)
        for place, row in enumerate(self._order):
            boxes[row] = self.bar_of(shown[row].start, shown[row].due, HEAD + place * self.row_height())
            self.rows.places[shown[row].id] = said_of(shown[row].start, shown[row].due)
        width = TITLES + round(self.ruler.bar(seen)[1])
        return boxes, QSize(max(width, room.width()), HEAD + len(shown) * self.row_height() + 16)

    def follow(self) -> None:
        """Shows the actions of now; at first today is in sight."""
        super().follow()
        if not self._came and self.isVisible():
            self._came = True
            self.go_to_today()

    def go_to_today(self) -> None:
        """Brings today into sight."""
        self.horizontalScrollBar().setValue(round(self.ruler.x(date.today())) - _BEFORE)

    def row_height(self) -> int:
        """How high a row is."""
        return style.target(_ROW)

    def top_of(self, row: int) -> int:
        """Where the row of an action begins."""
        return self.boxes[row].center().y() - self.row_height() // 2

    def bar_of(self, start: date | None, due: date | None, top: int) -> QRect:
        """The bar in a row that begins at `top`, never too short to be grabbed.

        Without a start it ends where it is due, and without any day it stands on today.
        """
        known = Days(start or due or date.today(), due or start or date.today())
        x, width = self.ruler.bar(known)
        long = round(width) if start and due else max(_LEAST, round(width))
        left = x + width - long if due else x if start else x + (width - long) / 2
        return QRect(TITLES + round(left), top + (self.row_height() - _BAR) // 2, max(_SHORTEST, long), _BAR)

    def showEvent(self, event: QShowEvent) -> None:
        """Who comes back finds those that start first above."""
        self._kept = {}
        super().showEvent(event)
        self.follow()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a height of the view, be it on its title or its bar."""
        place = (point.y() + self.offset.y() - HEAD) // self.row_height()
        inside = 0 <= place < len(self._order) and point.y() >= HEAD
        return self.rows.index(self._order[place]) if inside else QModelIndex()

    def head(self) -> int:
        """The scale stays in sight."""
        return HEAD

    def free_room(self) -> QRect:
        """What the titles and the scale leave."""
        return self.viewport().rect().adjusted(TITLES, HEAD, 0, 0)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down go from row to row."""
        moves, here = QAbstractItemView.CursorAction, self.currentIndex()
        if not self._order:
            return QModelIndex()
        place = self._order.index(here.row()) if here.isValid() else 0
        page = max(1, self.viewport().height() // self.row_height() - 2)
        steps = {moves.MoveUp: -1, moves.MoveDown: 1, moves.MovePageUp: -page, moves.MovePageDown: page}
        ends = {moves.MoveHome: 0, moves.MoveEnd: len(self._order) - 1}
        wanted = ends.get(action, place + steps.get(action, 0))
        return self.rows.index(self._order[max(0, min(len(self._order) - 1, wanted))])

    # --- moving --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of an end, or of the whole."""
        at = event.position().toPoint()
        self._grip = self._grip_at(at)
        super().mousePressEvent(event)
        if at.x() < TITLES:
            self.carry_nothing()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries; over an end the pointer says that it can be pulled."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            ends = self._grip_at(event.position().toPoint()) is not Grip.WHOLE
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.ArrowCursor)

    def _grip_at(self, point: QPoint) -> Grip:
        index = self.indexAt(point)
        box = self.visualRect(index)
        end = min(style.FINGER // 2 if style.suits_fingers() else _END, max(2, box.width() // 3))
        if not index.isValid() or point.x() < TITLES or days_of(self.rows.rows[index.row()]) is None:
            return Grip.WHOLE
        if abs(point.x() - box.left()) <= end and point.x() <= box.center().x():
            return Grip.START
        return Grip.DUE if abs(point.x() - box.right()) <= end else Grip.WHOLE

    def place_at(self, point: QPoint) -> Place | None:
        """What a hand that came so far says: from which day and by how many."""
        if self.grabbed is None:
            return None
        began = self.grabbed[1]
        return self.ruler.day(began.x() - TITLES), self.ruler.day(point.x() - TITLES)

    def bringing(self, document: Document, ids: Sequence[Id], place: Place) -> Edit:
        """Plans actions as a hand moved them."""
        assert isinstance(place, tuple)
        planned = self.planned((document.get(i, Action) for i in ids), *place)
        return plan_days(document, planned, date.today())

    def planned(self, actions: Iterable[Action], began: date, at: date) -> Mapping[Id, Planned]:
        """When actions would be, with a hand that went from one day to another."""
        found: dict[Id, Planned] = {}
        for action in actions:
            if days_of(action) is None:
                found[action.id] = min(began, at), max(began, at)
            else:
                found[action.id] = moved(action, self._grip, (at - began).days, date.today())
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Alt the arrows move the whole, with Shift besides its end, with Ctrl its start."""
        held = event.modifiers()
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        self._grip = Grip.DUE if held & shift else Grip.START if held & control else Grip.WHOLE
        super().keyPressEvent(event)

    def moving(self, document: Document, ids: Sequence[Id], dx: int, dy: int) -> Edit | None:
        """A step of the scale earlier or later."""
        if not dx:
            return None
        days, today = dx * STEP[self.plan.scale], date.today()
        later = {i: moved(document.get(i, Action), self._grip, days, today) for i in ids}
        return plan_days(document, later, today)

    # --- painting ------------------------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """The lines of the scale, and today."""
        self._paint.ground(painter, seen)

    def paint_card(self, painter: QPainter, box: QRect, action: Action, chosen: bool, focused: bool) -> None:
        """A bar."""
        self._paint.bar(painter, box, action, chosen, focused)

    def paint_over(self, painter: QPainter, seen: QRect) -> None:
        """What waits for what, and over it all the titles and the scale, which stay in sight."""
        self._paint.waits(painter, seen, waits(self.plan.document, self.rows.rows))
        self._paint.titles(painter, seen)
        self._paint.scale(painter, seen)

    def paint_hand(self, painter: QPainter) -> None:
        """The bars as they would be; of the actions that are seen, for the document may be a moment ahead of them."""
        if self.grabbed is None or not isinstance(self.target, tuple):
            return
        ids = self.plan.chosen_with(self.grabbed[0])
        held = [action for action in self.rows.rows if action.id in ids]
        for i, (start, due) in self.planned(held, *self.target).items():
            box = self.bar_of(start, due, 0)
            box.moveTop(self.boxes[self.rows.row_of(i)].top())
            self._paint.promise(painter, box, said_of(start, due))

    @property
    def day_width(self) -> float:
        """Pixels of a day."""
        return PER_DAY[self.plan.scale]


def said_of(start: date | None, due: date | None) -> str:
    """When something begins and when it is due, in words."""
    if start is None:
        return fill(N_("due {day}"), day=words.day(due)) if due else _("no dates yet")
    if due is None:
        return fill(N_("from {day}"), day=words.day(start))
    if start == due:
        return words.day(due)
    return fill(N_("{start} to {due}"), start=words.day(start), due=words.day(due))
