"""The third view of the plan: a board with a column for each progress, or for each horizon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.analysis.plan.grids import STAGES, Stage, board, next_stage, stage_of
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.planning import place, reorder
from app.model.names import HORIZON_NAMES, PROGRESS_NAMES
from app.model.records import Action, Horizon, Id, Progress
from app.widgets import style
from app.widgets.plan.card_paint import paint_card, write
from app.widgets.plan.cards_view import CardsView, Place
from app.widgets.plan.state import PlanState

_SIDE, _HEAD, _GAP, _PAD = 16, 44, 8, 8
_LEAST, _CARD = 184, 74
_PLACE = N_("{column}, {place} of {count}")


class BoardView(CardsView):
    """Cards in columns; dragging one to another column, or Alt and an arrow, says how far or how soon it is."""

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        self._columns: dict[Stage, QRect] = {}
        self._counts: dict[Stage, int] = {}
        super().__init__(state, parent)
        self.setObjectName("plan.board")
        self.setAccessibleName(_("Actions as a board"))

    def arrange(self, room: QSize) -> tuple[list[QRect], QSize]:
        """Columns of one width, as long as the longest."""
        found, card = board(self.rows.rows, self.plan.grouping), style.target(_CARD)
        width = max(_LEAST, (room.width() - 2 * _SIDE + _GAP) // len(found) - _GAP)
        longest = max(map(len, found.values()))
        height = max(room.height() - _SIDE, _HEAD + longest * (card + _GAP) + _PAD)
        boxes: dict[Id, QRect] = {}
        self._columns, self._counts = {}, {stage: len(row) for stage, row in found.items()}
        for number, (stage, row) in enumerate(found.items()):
            column = QRect(_SIDE + number * (width + _GAP), 8, width, height - 8)
            self._columns[stage] = column
            for place_, action in enumerate(row):
                top = column.top() + _HEAD + place_ * (card + _GAP)
                boxes[action.id] = QRect(column.left() + _PAD, top, width - 2 * _PAD, card)
                self.rows.places[action.id] = fill(_PLACE, column=stage_name(stage), place=place_ + 1, count=len(row))
        return [boxes[action.id] for action in self.rows.rows], QSize(
            2 * _SIDE + len(found) * (width + _GAP) - _GAP, height
        )

    def place_at(self, point: QPoint) -> Place | None:
        """The column at a point."""
        found = (stage for stage, box in self._columns.items() if box.left() <= point.x() <= box.right())
        return next(found, None)

    def bringing(self, document: Document, ids: Sequence[Id], place_: Place) -> Edit:
        """Brings actions into a column."""
        assert isinstance(place_, Progress | Horizon)
        return place(document, dict.fromkeys(ids, place_))

    def moving(self, document: Document, ids: Sequence[Id], dx: int, dy: int) -> Edit | None:
        """One column further; up or down past the next card of its column, which then comes later or sooner."""
        grouping = self.plan.grouping
        if not dx:
            return self._past_next(document, ids[0], dy) if len(ids) == 1 and self.plan.by is None else None
        return place(document, {i: next_stage(document.get(i, Action), grouping, dx) for i in ids})

    def _past_next(self, document: Document, action_id: Id, way: int) -> Edit | None:
        action, grouping = document.get(action_id, Action), self.plan.grouping
        seen = {each.id for each in self.rows.rows}
        now = (each for each in document.actions() if each.id in seen)  # a key that is held is ahead of what is shown
        column = board(now, grouping)[stage_of(action, grouping)]
        place_ = next(n for n, other in enumerate(column) if other.id == action_id) + way
        if not 0 <= place_ < len(column):
            return None
        plan = [other.id for other in document.actions()]
        return reorder(document, action_id, plan.index(column[place_].id))

    # --- painting ------------------------------------------------------------------------------------------------

    def head(self) -> int:
        """The names of the columns stay in sight."""
        return _HEAD

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """The columns."""
        theme = style.look()
        for stage, box in self._columns.items():
            aimed = self.target is not None and stage == self.target
            painter.setPen(QPen(QColor(theme.accent), 3) if aimed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.sunken))
            painter.drawRoundedRect(box, 10, 10)

    def paint_over(self, painter: QPainter, seen: QRect) -> None:
        """What the columns are called and how many they hold, over cards that scroll below."""
        theme = style.look()
        if seen.top() > 0:
            painter.fillRect(QRect(seen.left(), seen.top(), seen.width(), 8), QColor(theme.canvas))
        for stage in STAGES[self.plan.grouping]:
            box = self._columns[stage]
            top = max(box.top(), seen.top())
            head = QRect(box.left() + 2, top + 2, box.width() - 4, _HEAD - 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.sunken))
            painter.drawRoundedRect(head, 8, 8)
            words = f"{stage_name(stage)}  {self._counts[stage]}"
            write(painter, head.adjusted(12, 0, -12, 0), words, theme.ink, style.BASE, semibold=True)

    def paint_card(self, painter: QPainter, box: QRect, action: Action, chosen: bool, focused: bool) -> None:
        """An action with who does it and by when."""
        paint_card(painter, box, self.plan.document, action, chosen, focused, self.plan.several)


def stage_name(stage: Stage) -> str:
    """What a column is called."""
    return _(PROGRESS_NAMES[stage] if isinstance(stage, Progress) else HORIZON_NAMES[stage])
