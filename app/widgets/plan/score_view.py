"""The second view of the plan: impact against effort, five by five; a card is dragged to where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.analysis.plan.grids import Judged, beside, cells
from app.analysis.priority import HIGH, QUADRANT_NAMES, Quadrant, quadrant
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.planning import judge
from app.model.records import JUDGED_MAX, JUDGED_MIN, Action, Id, Tint
from app.widgets import style
from app.widgets.plan.card_paint import paint_title, write
from app.widgets.plan.cards_view import CardsView, Place
from app.widgets.plan.state import PlanState

WAITING = "waiting"
_AXIS, _FOOT, _ASIDE, _HEAD = 40, 30, 168, 36
_LEAST_WIDTH, _LEAST_HEIGHT = 124, 72
_CARD, _GAP, _PAD, _NAME = 42, 4, 6, 22
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
        """The cells in the paper of their quadrant."""
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
        self._paint_waiting(painter)
        self._paint_target(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        """The lines between the quadrants."""
        high, low = self._cells[HIGH, JUDGED_MIN], self._cells[JUDGED_MAX, HIGH]
        last, lowest = self._cells[JUDGED_MAX, JUDGED_MAX], self._cells[JUDGED_MIN, JUDGED_MIN]
        painter.setPen(QPen(QColor(style.look().lines_strong), 2))
        painter.drawLine(_AXIS, high.bottom() + 1, last.right(), high.bottom() + 1)
        painter.drawLine(low.left(), _HEAD, low.left(), lowest.bottom())

    def _paint_waiting(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(style.look().lines_strong), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._waiting, 8, 8)

    def paint_over(self, painter: QPainter, seen: QRect) -> None:
        """What the quadrants are called and both scales, over cards that scroll below them."""
        self._paint_names(painter, seen)
        self._paint_scales(painter, seen)

    def _paint_names(self, painter: QPainter, seen: QRect) -> None:
        """Each name in the corner of what is seen of its quadrant, for as long as that has room for it."""
        theme, room = style.look(), seen.adjusted(_AXIS, _HEAD, 0, -_FOOT)
        font = QFontMetrics(style.font(style.SMALL, semibold=True))
        for found, quarter in self._quarters().items():
            shown, name = quarter.intersected(room), _(QUADRANT_NAMES[found])
            plate = QRect(shown.left() + 4, shown.top() + 4, font.horizontalAdvance(name) + 14, _NAME)
            if plate.width() > shown.width() or plate.height() > shown.height():
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tints[_TINTS[found]]))
            painter.drawRoundedRect(plate, _NAME / 2, _NAME / 2)
            write(painter, plate.adjusted(7, 0, 0, 0), name, theme.note_ink, semibold=True)

    def _quarters(self) -> dict[Quadrant, QRect]:
        found: dict[Quadrant, QRect] = {}
        for judged, cell in self._cells.items():
            its = quadrant(*judged)
            assert its is not None
            found[its] = found.get(its, cell).united(cell)
        return found

    def _paint_scales(self, painter: QPainter, seen: QRect) -> None:
        theme, left, top, foot = style.look(), seen.left(), seen.top(), seen.bottom() + 1 - _FOOT
        ground = QColor(theme.canvas)
        painter.fillRect(QRect(left, top, _AXIS, seen.height()), ground)
        painter.fillRect(QRect(left, foot, seen.width(), _FOOT), ground)
        painter.fillRect(QRect(left, top, seen.width(), _HEAD), ground)
        for number in _SIDE:
            row, column = self._cells[number, JUDGED_MIN], self._cells[JUDGED_MIN, number]
            high, wide = row.intersected(seen.adjusted(0, _HEAD, 0, -_FOOT)), column.center().x()
            if high.height() > 20 or high.height() == row.height():
                write(painter, QRect(left + 20, high.center().y() - 10, 20, 20), str(number), theme.ink_soft)
            if wide > left + _AXIS:
                write(painter, QRect(wide, foot + 5, 20, 20), str(number), theme.ink_soft)
        write(painter, QRect(left + _AXIS, top + 6, 240, 24), _("Impact ↑   Effort →"), theme.ink_soft, semibold=True)
        beside = QRect(self._waiting.left(), top + 6, _ASIDE, 24)
        write(painter, beside, _("Not judged yet"), theme.ink_soft, semibold=True)

    def _paint_target(self, painter: QPainter) -> None:
        if self.target is None:
            return
        box = self._cells[self.target] if isinstance(self.target, tuple) else self._waiting
        painter.setPen(QPen(QColor(style.look().accent), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)

    def head(self) -> int:
        """The line above stays in sight."""
        return _HEAD

    def free_room(self) -> QRect:
        """What the scales leave."""
        return self.viewport().rect().adjusted(_AXIS, _HEAD, 0, -_FOOT)

    def paint_card(self, painter: QPainter, box: QRect, action: Action, chosen: bool, focused: bool) -> None:
        """An action with as much of its title as two lines take."""
        paint_title(painter, box, action, chosen, focused, self.plan.several)


def _stacked(actions: Sequence[Action], cell: QRect, card: int) -> dict[Id, QRect]:
    """Cards below each other, below the name that may stand in the corner."""
    top, width = cell.top() + _NAME + _PAD, cell.width() - 2 * _PAD
    return {a.id: QRect(cell.left() + _PAD, top + n * (card + _GAP), width, card) for n, a in enumerate(actions)}
