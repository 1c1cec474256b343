"""The action plan in time: a row for each action that has a date, under the months, with today and what is late.

Owns the picture only; which days an action takes, and when it is late, app.analysis.plan.timeline says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.analysis.plan.timeline import Days, days_of, is_overdue
from app.drawing import badges
from app.drawing.look import Look
from app.drawing.primitives import Box, Mark, Path, Rect
from app.exchange.pdf.pages import MARGIN, Link
from app.exchange.pdf.places import told
from app.exchange.pdf.table import Flow
from app.exchange.typeset import Style, day, month, moved, scaled
from app.i18n import N_, fill
from app.model.names import title_of
from app.model.open_actions import is_open
from app.model.records import Action

_NAMES_SHARE = 0.3
_TITLE, _ROW, _HEAD = 34.0, 21.0, 22.0
_TOGETHER = 8  # rows that stand below the title on one page
_MOST_MONTHS = 18
"""Beside each other; over more time there is a line for each quarter, half year or year."""

_STEPS = (1, 3, 6, 12)
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class _Scale:
    """Time from left to right: the first days of the stretches, and the room in points that they have together."""

    ticks: tuple[date, ...]
    left: float
    width: float

    def x(self, moment: date) -> float:
        """Where a day stands."""
        first, last = self.ticks[0], self.ticks[-1]
        return self.left + self.width * (moment - first).days / max(1, (last - first).days)


def add_timeline(flow: Flow, actions: Sequence[Action], look: Look, language: str, today: date) -> None:
    """Sets the actions that have a date by that date; nothing where none has."""
    dated = sorted(((days, action) for action in actions if (days := days_of(action))), key=lambda pair: _key(*pair))
    if not dated:
        return
    t = look.translate
    if flow.room < _TITLE + _HEAD + min(len(dated), _TOGETHER) * _ROW:
        flow.turn()
    elif flow.y > MARGIN:
        flow.put((), 26)
    flow.bookmark(t(N_("Timeline")), 1)
    flow.put(Style(18, flow.theme.ink, "semibold").block([t(N_("Timeline"))], 0, 0), _TITLE)
    left = flow.width * _NAMES_SHARE
    ticks = _ticks([moment for days, _ in dated for moment in (days.first, days.last)], today)
    picture = _Picture(flow, _Scale(ticks, left, flow.width - left), look, language, today)
    picture.head()
    flow.at_top = picture.head
    for days, action in dated:
        picture.row(days, action)
    flow.at_top = lambda: None
    without = len(actions) - len(dated)
    if without:
        soft = Style(9, flow.theme.ink_soft)
        flow.put([soft.line(fill(N_("Without a date: {count}"), t, count=without), 0, 16)], 20)


def _key(days: Days, action: Action) -> tuple[date, date, str]:
    return days.last, days.first, action.order


def _ticks(moments: Sequence[date], today: date) -> tuple[date, ...]:
    """The first days of the months, or of longer stretches, that hold these days, and of the one after those."""
    first, last = min(*moments, today), max(*moments, today)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in _STEPS if months <= _MOST_MONTHS * step), None) or 12 * (1 + months // 216)
    begin = (first.year * 12 + first.month - 1) // step * step
    end = last.year * 12 + last.month
    count = -(-(end - begin) // step)
    return tuple(_first_day(begin + place * step) for place in range(count + 1))


def _first_day(months: int) -> date:
    year, place = divmod(months, 12)
    return date(max(date.min.year, min(year, date.max.year)), place + 1, 1)


class _Picture:
    """Draws the rows, and above them on each page what stretches of time they stand in."""

    def __init__(self, flow: Flow, scale: _Scale, look: Look, language: str, today: date) -> None:
        self._flow, self._scale, self._look, self._language, self._today = flow, scale, look, language, today
        theme = look.theme
        self._small, self._body = Style(8, theme.ink_soft, "semibold"), Style(9, theme.ink)
        self._late = Style(8, theme.below, "semibold")

    def head(self) -> None:
        """The names of the months, and today."""
        marks: list[Mark] = []
        before = -100.0
        for tick in self._scale.ticks[:-1]:
            x, text = self._scale.x(tick), self._name(tick)
            if x > before + 6 and x + 3 + self._small.width(text) <= self._flow.width:
                marks.append(self._small.line(text, x + 3, 12))
                before = x + self._small.width(text)
        self._flow.put(marks, _HEAD - 4)
        self._flow.put([Rect(Box(0, 0, self._flow.width, 0.8), fill=self._look.theme.ink_soft)], 4)

    def _name(self, tick: date) -> str:
        is_first = tick == self._scale.ticks[0] or tick.month == 1
        return month(tick, self._language, with_year=is_first)

    def row(self, days: Days, action: Action) -> None:
        """An action: its title, which leads to the table, and its days."""
        flow, theme = self._flow, self._look.theme
        if flow.room < _ROW:
            flow.turn()
        title = brief_title(action, self._look)
        (name, *_) = self._body.at_most(title, self._scale.left - 30, 1)
        flow.pages[-1].links.append(Link(Box(MARGIN, flow.y, self._scale.left, _ROW), told(action.id)))
        sign = scaled(badges.light(0, 0, 6, action.light, theme, theme.canvas), 0.75, 5, _ROW / 2)
        marks: list[Mark] = [*self._ground(), *sign, self._body.line(name, 16, _ROW / 2 + 3.2)]
        flow.put([*marks, *self._days(days, action)], _ROW)

    def _ground(self) -> Iterator[Mark]:
        """The lines between stretches of time, the one below the row, and today."""
        theme = self._look.theme
        for tick in self._scale.ticks:
            yield Rect(Box(self._scale.x(tick) - 0.25, 0, 0.5, _ROW), fill=theme.lines)
        yield Rect(Box(0, _ROW - 0.5, self._flow.width, 0.5), fill=theme.lines)
        yield Rect(Box(self._scale.x(self._today) - 0.6, 0, 1.2, _ROW), fill=theme.accent)

    def _days(self, days: Days, action: Action) -> Iterator[Mark]:
        """A bar from the first day to the last with a point at its end, and the date beside that."""
        theme, middle = self._look.theme, _ROW / 2
        is_late = is_overdue(action, self._today)
        color = theme.below if is_late else theme.accent if is_open(action) else theme.ink_soft
        start, end = self._scale.x(days.first), self._scale.x(days.last)
        if days.first < days.last:
            yield Rect(Box(start, middle - 4, end - start, 8), fill=color, radius=4)
        yield from moved([_diamond(5.0, color)], end, middle)
        text = day(days.last, self._language)
        if is_late:
            text = fill(N_("{date}, late"), self._look.translate, date=text)
        style = self._late if is_late else Style(8, theme.ink_soft)
        wide, now = style.width(text), self._scale.x(self._today)
        fits = end + 9 + wide <= self._scale.left + self._scale.width
        left = end + 9 if fits else min(start, end) - 9 - wide
        if left - 2 < now < left + wide + 2:
            yield Rect(Box(left - 2, 0, wide + 4, _ROW - 0.5), fill=theme.canvas)  # the line of today goes around it
        yield style.line(text, left, middle + 2.9)


def brief_title(action: Action, look: Look) -> str:
    """What an action is called on one line."""
    return " ".join(title_of(action, look.translate).split())[:_LONGEST_TITLE]


def _diamond(r: float, color: str) -> Mark:
    return Path((("M", 0, -r), ("L", r, 0), ("L", 0, r), ("L", -r, 0), ("Z",)), fill=color)
