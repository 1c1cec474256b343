"""The second view of the plan: impact against effort, five by five; a card is dragged to where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.analysis.plan.grids import Judged, beside, cells
from app.analysis.priority import HIGH, QUADRANT_NAMES, Quadrant, quadrant
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.planning import judge
from app.model.records import JUDGED_MAX, JUDGED_MIN, Action, Id, Tint
from app.widgets import style
from app.widgets.plan.card_paint import paint_card, write
from app.widgets.plan.cards_view import CardsView, Place
from app.widgets.plan.state import PlanState

WAITING = "waiting"
_AXIS, _FOOT, _ASIDE, _HEAD = 40, 44, 216, 36
_LEAST_WIDTH, _LEAST_HEIGHT = 104, 72
_CARD, _GAP, _PAD, _NAME = 32, 4, 6, 20
_SIDE = range(JUDGED_MIN, JUDGED_MAX + 1)
_TINTS = {
    Quadrant.QUICK_WIN: Tint.MINT,
    Quadrant.BIG_PROJECT: Tint.SKY,
    Quadrant.FILL_IN: Tint.SUN,
    Quadrant.NOT_NOW: Tint.STONE,
}


class ScoreView(CardsView):
    """Cards in the cells of the matrix, and at its side those that are not judged yet."""

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        self._columns: list[QRect] = []
        self._cells: dict[Judged, QRect] = {}
        self._waiting = QRect()
        super().__init__(state, parent)
        self.setObjectName("plan.matrix")
        self.setAccessibleName(_("Actions by impact and effort"))

    def arrange(self, room: QSize) -> tuple[list[QRect], QSize]:
        """Cells share the room there is, and grow with what they hold."""
        found, card = cells(self.rows.rows), style.target(_CARD)
        width = max(_LEAST_WIDTH, (room.width() - _AXIS - _ASIDE - 24) // len(_SIDE))
        even = (room.height() - _HEAD - _FOOT - 8) // len(_SIDE)
        boxes: dict[Id, QRect] = {}
        top = _HEAD
        self._cells = {}
        for impact in reversed(_SIDE):
            most = max(len(found.judged.get((impact, effort), ())) for effort in _SIDE)
            height = max(_LEAST_HEIGHT, even, most * (card + _GAP) + _NAME + 2 * _PAD)
            for effort in _SIDE:
                cell = QRect(_AXIS + (effort - 1) * width, top, width, height)
                self._cells[impact, effort] = cell
                boxes |= _stacked(found.judged.get((impact, effort), ()), cell, card)
            top += height
        left = _AXIS + len(_SIDE) * width + 16
        self._waiting = QRect(left, _HEAD, _ASIDE - 8, max(top - _HEAD, len(found.waiting) * (card + _GAP) + 28))
        boxes |= _stacked(found.waiting, self._waiting, card)
        self._say_places()
        size = QSize(left + _ASIDE, max(top + _FOOT, self._waiting.bottom() + 8))
        return [boxes[action.id] for action in self.rows.rows], size

    def _say_places(self) -> None:
        said = N_("impact {impact}, effort {effort}, {quadrant}")
        for action in self.rows.rows:
            found = quadrant(action.impact, action.effort)
            named = _(QUADRANT_NAMES[found]) if found else ""
            words = fill(said, impact=action.impact, effort=action.effort, quadrant=named) if found else ""
            self.rows.places[action.id] = words or _("not judged yet")

    def place_at(self, point: QPoint) -> Place | None:
        """The cell at a point, or the side where cards wait."""
        if self._waiting.contains(point):
            return WAITING
        return next((judged for judged, cell in self._cells.items() if cell.contains(point)), None)

    def bringing(self, document: Document, ids: Sequence[Id], place: Place) -> Edit:
        """Judges actions to be what the cell says, or not judged."""
        impact, effort = place if isinstance(place, tuple) else (None, None)
        return judge(document, dict.fromkeys(ids, (impact, effort)))

    def moving(self, document: Document, ids: Sequence[Id], dx: int, dy: int) -> Edit | None:
        """More effort to the right, more impact upwards."""
        return judge(document, {i: beside(document.get(i, Action), -dy, dx) for i in ids})

    # --- painting ------------------------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """The cells in the paper of their quadrant, what they are called, and both scales."""
        theme = style.look()
        for (impact, effort), cell in self._cells.items():
            found = quadrant(impact, effort)
            assert found is not None
            painter.setOpacity(0.45)
            painter.fillRect(cell, QColor(theme.tints[_TINTS[found]]))
            painter.setOpacity(1)
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell)
        self._paint_lines(painter)
        self._paint_names(painter)
        self._paint_scales(painter)
        self._paint_target(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        """The lines between the quadrants."""
        high, low = self._cells[HIGH, JUDGED_MIN], self._cells[JUDGED_MAX, HIGH]
        last, lowest = self._cells[JUDGED_MAX, JUDGED_MAX], self._cells[JUDGED_MIN, JUDGED_MIN]
        painter.setPen(QPen(QColor(style.look().lines_strong), 2))
        painter.drawLine(_AXIS, high.bottom() + 1, last.right(), high.bottom() + 1)
        painter.drawLine(low.left(), _HEAD, low.left(), lowest.bottom())

    def _paint_names(self, painter: QPainter) -> None:
        theme = style.look()
        corners = {
            Quadrant.QUICK_WIN: (JUDGED_MAX, JUDGED_MIN),
            Quadrant.BIG_PROJECT: (JUDGED_MAX, HIGH),
            Quadrant.FILL_IN: (HIGH - 1, JUDGED_MIN),
            Quadrant.NOT_NOW: (HIGH - 1, HIGH),
        }
        for found, corner in corners.items():
            cell = self._cells[corner]
            box = QRect(cell.left() + 8, cell.top() + 4, 2 * cell.width() - 16, _NAME)
            write(painter, box, _(QUADRANT_NAMES[found]), theme.ink, semibold=True)

    def _paint_scales(self, painter: QPainter) -> None:
        theme = style.look()
        write(painter, QRect(_AXIS, 6, 240, 24), _("Impact ↑   Effort →"), theme.ink_soft, semibold=True)
        for number in _SIDE:
            row, column = self._cells[number, JUDGED_MIN], self._cells[JUDGED_MIN, number]
            write(painter, QRect(20, row.center().y() - 10, 20, 20), str(number), theme.ink_soft)
            write(painter, QRect(column.center().x(), column.bottom() + 6, 20, 20), str(number), theme.ink_soft)
        write(painter, QRect(self._waiting.left(), 6, _ASIDE, 24), _("Not judged yet"), theme.ink_soft, semibold=True)
        painter.setPen(QPen(QColor(theme.lines_strong), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self._waiting, 8, 8)

    def _paint_target(self, painter: QPainter) -> None:
        if self.target is None:
            return
        box = self._cells[self.target] if isinstance(self.target, tuple) else self._waiting
        painter.setPen(QPen(QColor(style.look().accent), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)

    def paint_card(self, painter: QPainter, box: QRect, action: Action, chosen: bool, focused: bool) -> None:
        """An action on one line."""
        paint_card(painter, box, self.plan.document, action, chosen, focused)


def _stacked(actions: Sequence[Action], cell: QRect, card: int) -> dict[Id, QRect]:
    """Cards below each other, below the name that may stand in the corner."""
    top, width = cell.top() + _NAME + _PAD, cell.width() - 2 * _PAD
    return {a.id: QRect(cell.left() + _PAD, top + n * (card + _GAP), width, card) for n, a in enumerate(actions)}
