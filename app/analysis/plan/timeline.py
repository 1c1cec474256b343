"""The plan over time: where bars begin and end, what is late, and how days become places. Pure, without pictures.

A bar lasts from the morning of its first day to the evening of its last, so a place is that of a morning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.model.document import Document
from app.model.open_actions import is_open
from app.model.records import Action, Id

AROUND = 14
"""Days that are seen before and after all that is planned."""


class Scale(StrEnum):
    """How closely one looks."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


PER_DAY = {Scale.WEEK: 24.0, Scale.MONTH: 8.0, Scale.QUARTER: 2.75}
"""Pixels that a day takes."""

STEP = {Scale.WEEK: 1, Scale.MONTH: 7, Scale.QUARTER: 14}
"""Days that a key moves a bar."""


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both counted."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def days_of(action: Action) -> Days | None:
    """The days of an action; one of which only one end is known stands on that day. None without either."""
    first, last = action.start or action.due, action.due or action.start
    return Days(first, last) if first is not None and last is not None else None


def is_overdue(action: Action, today: date) -> bool:
    """Whether an action should have been done before today."""
    return action.due is not None and action.due < today and is_open(action)


def span(actions: Iterable[Action], today: date) -> Days:
    """All that there is to see: every planned day and today, and some days around them."""
    known = [days for action in actions if (days := days_of(action))]
    first = min((days.first for days in known), default=today)
    last = max((days.last for days in known), default=today)
    return Days(later(min(first, today), -AROUND), later(max(last, today), 2 * AROUND))


def later(day: date, days: int) -> date:
    """So many days on, or the last or first day that there is."""
    number = max(date.min.toordinal(), min(date.max.toordinal(), day.toordinal() + days))
    return date.fromordinal(number)


@dataclass(frozen=True, slots=True)
class Ruler:
    """Days as places on a line and back, in pixels from the morning of `first`."""

    first: date
    scale: Scale

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days * PER_DAY[self.scale]

    def day(self, x: float) -> date:
        """The day at a place."""
        return later(self.first, int(x // PER_DAY[self.scale]))

    def days(self, dx: float) -> int:
        """How many days a way is, rounded to whole ones."""
        return round(dx / PER_DAY[self.scale])

    def bar(self, days: Days) -> tuple[float, float]:
        """Where a bar begins and how long it is."""
        return self.x(days.first), days.count * PER_DAY[self.scale]


# --- moving ----------------------------------------------------------------------------------------------------------


class Grip(StrEnum):
    """What a hand or key has of a bar."""

    START = "start"
    WHOLE = "whole"
    DUE = "due"


Planned = tuple[date | None, date | None]
"""When an action starts and when it is due."""


def moved(action: Action, grip: Grip, days: int, today: date) -> Planned:
    """When an action starts and is due once so much of it was moved; an end is never moved beyond the other one.

    What has no day yet comes to today, and an end that is unknown begins where the other one stands.
    """
    known = days_of(action)
    if known is None:
        return today, later(today, 6)
    if grip is Grip.START:
        start = later(known.first, days)
        return (min(start, action.due) if action.due else start), action.due
    if grip is Grip.DUE:
        due = later(known.last, days)
        return action.start, (max(due, action.start) if action.start else due)
    return action.start and later(action.start, days), action.due and later(action.due, days)


# --- the scale above it ----------------------------------------------------------------------------------------------


class Unit(StrEnum):
    """What a line of the scale counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


UNITS = {
    Scale.WEEK: (Unit.MONTH, Unit.WEEK),
    Scale.MONTH: (Unit.YEAR, Unit.MONTH),
    Scale.QUARTER: (Unit.YEAR, Unit.QUARTER),
}
"""The two lines of the scale, the larger unit first."""


def units(unit: Unit, shown: Days) -> Iterator[Days]:
    """Each week, month and so on of which a day is shown, whole; weeks begin on Monday, as ISO 8601 has it."""
    day: date | None = _start_of(unit, shown.first)
    while day is not None and day <= shown.last:
        following = _next(unit, day)
        yield Days(day, later(following, -1) if following else date.max)
        day = following


def _start_of(unit: Unit, day: date) -> date:
    match unit:
        case Unit.WEEK:
            return later(day, -day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)
        case Unit.DAY:
            return day


def _next(unit: Unit, start: date) -> date | None:
    """The day after a unit; None after the last day that there is."""
    length = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}[unit]
    try:
        return _start_of(unit, start + timedelta(days=length))
    except OverflowError:
        return None


# --- what waits ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wait:
    """That one action waits for another; `late` when it starts before that is done."""

    action_id: Id
    needs_id: Id
    late: bool


def waits(document: Document, actions: Iterable[Action]) -> tuple[Wait, ...]:
    """What waits for what among `actions`, as far as both have days."""
    days = {action.id: known for action in actions if (known := days_of(action))}
    ways = ((i, each.needs_id) for i in days for each in document.dependencies(i))
    return tuple(Wait(i, needed, days[i].first <= days[needed].last) for i, needed in ways if needed in days)
