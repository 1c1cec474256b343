"""How the timeline is painted: its scale, its bars, today, and the arrows of what waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.analysis.plan.timeline import UNITS, Days, Unit, Wait, days_of, is_overdue, units
from app.i18n import N_, _, fill
from app.model.names import title_of
from app.model.records import Action
from app.widgets import signs, style, words
from app.widgets.plan import ticks
from app.widgets.plan.card_paint import write
from app.widgets.plan.columns import is_over

if TYPE_CHECKING:
    from app.widgets.plan.time_view import TimeView

TITLES, HEAD = 232, 52
"""Pixels of the titles at the left and of the scale above, which both stay in sight."""
_TIP = 5.0


class TimePaint:
    """Paints for one view, in places of its ground."""

    def __init__(self, view: TimeView) -> None:
        self._view = view

    def ground(self, painter: QPainter, seen: QRect) -> None:
        """A line at each unit of the scale, and a strong one with a word at today."""
        theme, ruler = style.look(), self._view.ruler
        painter.setPen(QPen(QColor(theme.border), 1))
        for days in units(UNITS[ruler.scale][1], self._days(seen)):
            x = TITLES + round(ruler.x(days.first))
            painter.drawLine(x, seen.top(), x, seen.bottom())
        x = TITLES + round(ruler.x(date.today()) + self._view.day_width / 2)
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(x, seen.top(), x, seen.bottom())

    def bar(self, painter: QPainter, box: QRect, action: Action, chosen: bool, focused: bool) -> None:
        """A bar with how much of it is done; what is late is red and says so, what has no days is a dashed place.

        One of which an end is not known is dashed too, for it is only as long as it takes to be grabbed.
        """
        theme, late = style.look(), is_overdue(action, date.today())
        painter.save()
        known = days_of(action) is not None
        edge = theme.accent if chosen else theme.danger if late else theme.lines_strong
        line = Qt.PenStyle.SolidLine if action.start and action.due else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(edge), 2 if chosen or late else 1, line))
        painter.setBrush(QColor(theme.sunken if is_over(action) else theme.raised) if known else Qt.BrushStyle.NoBrush)
        shape = QRectF(box).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(shape, 5, 5)
        if known and action.percent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected))
            done = QRectF(shape.x(), shape.y(), shape.width() * action.percent / 100, shape.height())
            painter.drawRoundedRect(done.adjusted(1, 1, -1, -1), 4, 4)
        if known and box.width() > 26:
            signs.paint_light(painter, QRectF(box.left() + 6, box.center().y() - 6, 14, 14), action.light)
        if late:
            self._beside(painter, box, _("overdue"), theme.danger)
        if focused:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-3, -3, 3, 3), 7, 7)
        painter.restore()

    def promise(self, painter: QPainter, box: QRect, said: str) -> None:
        """A bar as a hand would leave it, and what it would say."""
        theme = style.look()
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.selected))
        painter.drawRoundedRect(box, 5, 5)
        self._beside(painter, box, said, theme.ink)

    def waits(self, painter: QPainter, seen: QRect, found: Sequence[Wait]) -> None:
        """An arrow from the end of what is needed to the start of what waits; red and dashed where that is too soon."""
        theme, boxes, rows = style.look(), self._view.boxes, self._view.rows
        place = {action.id: row for row, action in enumerate(rows.rows)}
        for wait in found:
            start, end = boxes[place[wait.needs_id]], boxes[place[wait.action_id]]
            if start.united(end).adjusted(-30, -30, 30, 30).intersects(seen):
                line = Qt.PenStyle.DashLine if wait.late else Qt.PenStyle.SolidLine
                painter.setPen(QPen(QColor(theme.danger if wait.late else theme.ink_soft), 1.5, line))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(_arrow(QRectF(start), QRectF(end)))

    def titles(self, painter: QPainter, seen: QRect) -> None:
        """What the bars are about."""
        theme, view = style.look(), self._view
        painter.fillRect(QRect(seen.left(), seen.top(), TITLES - 8, seen.height()), QColor(theme.surface))
        chosen = set(view.plan.selected)
        for row, action in enumerate(view.rows.rows):
            line = QRect(seen.left(), view.top_of(row), TITLES - 8, view.row_height())
            if not line.intersects(seen):
                continue
            if action.id in chosen:
                painter.fillRect(line, QColor(theme.selected))
            if view.plan.several:
                ticks.paint(painter, QRect(line.left(), line.top(), 32, line.height()), action.id in chosen)
                line = line.adjusted(24, 0, 0, 0)
            color = theme.ink_soft if is_over(action) else theme.ink
            if is_overdue(action, date.today()):
                color = theme.danger
                write(painter, line.adjusted(12, 0, 0, 0), "!", color, style.BASE, semibold=True)
            write(painter, line.adjusted(24, 0, -8, 0), title_of(action, _), color, style.BASE)

    def scale(self, painter: QPainter, seen: QRect) -> None:
        """The two lines of the scale, and the word at today."""
        theme, ruler = style.look(), self._view.ruler
        painter.fillRect(QRect(seen.left(), seen.top(), seen.width(), HEAD), QColor(theme.surface))
        painter.save()
        painter.setClipRect(QRect(seen.left() + TITLES - 8, seen.top(), seen.width(), HEAD))
        for place, unit in enumerate(UNITS[ruler.scale]):
            self._line(painter, seen, unit, seen.top() + 4 + place * 22)
        x = TITLES + round(ruler.x(date.today()) + self._view.day_width / 2)
        painter.setPen(QPen(QColor(theme.accent), 3))
        painter.drawLine(x, seen.top() + HEAD - 8, x, seen.top() + HEAD)
        painter.restore()
        painter.setPen(QPen(QColor(theme.lines_strong), 1))
        painter.drawLine(seen.left(), seen.top() + HEAD, seen.right(), seen.top() + HEAD)

    def _line(self, painter: QPainter, seen: QRect, unit: Unit, top: int) -> None:
        """One line of the scale; a name stays in sight for as long as there is room for it."""
        theme, ruler = style.look(), self._view.ruler
        for days in units(unit, self._days(seen)):
            x, width = ruler.bar(days)
            left = TITLES + round(x)
            shown = max(left, seen.left() + TITLES)
            room = left + round(width) - shown
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(left, top, left, top + 22)
            if room > 24:
                write(painter, QRect(shown + 6, top, room - 8, 20), _named(unit, days), theme.ink_soft)

    def _days(self, seen: QRect) -> Days:
        ruler = self._view.ruler
        return Days(ruler.day(seen.left()), ruler.day(seen.right() - TITLES))

    def _beside(self, painter: QPainter, box: QRect, text: str, color: str) -> None:
        write(painter, QRect(box.right() + 8, box.top(), 260, box.height()), text, color, semibold=True)


def _arrow(start: QRectF, end: QRectF) -> QPainterPath:
    """Out of one bar, down or up between the rows, and into the other."""
    out, into = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
    path = QPainterPath(out)
    turn = out.x() + 8
    path.lineTo(turn, out.y())
    if into.x() - 8 < turn:
        between = start.bottom() + 6 if into.y() > out.y() else start.top() - 6
        path.lineTo(turn, between)
        path.lineTo(into.x() - 10, between)
        path.lineTo(into.x() - 10, into.y())
    else:
        path.lineTo(turn, into.y())
    path.lineTo(into)
    path.moveTo(into + QPointF(-_TIP, -_TIP))
    path.lineTo(into)
    path.lineTo(into + QPointF(-_TIP, _TIP))
    return path


def _named(unit: Unit, days: Days) -> str:
    locale, first = words.locale(), days.first
    match unit:
        case Unit.WEEK:
            return fill(N_("Week {number}"), number=first.isocalendar().week)
        case Unit.MONTH:
            return f"{locale.standaloneMonthName(first.month)} {first.year}"
        case Unit.QUARTER:
            return fill(N_("Q{number}"), number=(first.month + 2) // 3)
        case Unit.YEAR:
            return str(first.year)
        case Unit.DAY:
            return str(first.day)
