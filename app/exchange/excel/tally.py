"""The plan counted: how many actions of each kind, which are quick wins, and what they cost month by month.

Pure: actions in, numbers out. A dropped action is counted where its progress is told, and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.analysis.plan.timeline import is_overdue
from app.analysis.priority import Quadrant, quadrant_of
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.open_actions import is_open
from app.model.records import Action, Horizon, Id, Light, Person, Progress
from app.model.whereabouts import phase_of

Count = tuple[str, int]
"""What is counted, by name, and how many there are."""

FEWEST_MONTHS, MOST_MONTHS = 6, 12


@dataclass(frozen=True, slots=True)
class Month:
    """What a month costs, in cents: what is paid once, and what runs on."""

    first: date
    once: int
    running: int


class Tally:
    """The numbers of these actions, on the day `today`."""

    def __init__(
        self, document: Document, map_ids: Sequence[Id], actions: Sequence[Action], words: Words, today: date
    ) -> None:
        self.all = actions
        self.kept = [action for action in actions if action.progress is not Progress.DROPPED]
        self._document, self._map_ids, self._words, self._today = document, map_ids, words, today

    @property
    def done(self) -> float:
        """Which part of the actions is done."""
        return sum(action.progress is Progress.DONE for action in self.kept) / max(1, len(self.kept))

    @property
    def overdue(self) -> int:
        """How many should have been done before today."""
        return sum(is_overdue(action, self._today) for action in self.kept)

    @property
    def quick_wins(self) -> list[Action]:
        """What brings much for little and is still open."""
        return [each for each in self.kept if is_open(each) and quadrant_of(each) is Quadrant.QUICK_WIN]

    @property
    def once(self) -> int:
        """What all of it costs once, in cents."""
        return sum(action.cost_once or 0 for action in self.kept)

    @property
    def monthly(self) -> int:
        """What all of it costs a month, in cents."""
        return sum(action.cost_monthly or 0 for action in self.kept)

    def lights(self) -> list[Count]:
        """By light, the green one first."""
        found = Counter(action.light for action in self.kept)
        return [(self._words.value(light), found[light]) for light in Light]

    def progress(self) -> list[Count]:
        """By progress, dropped ones too."""
        found = Counter(action.progress for action in self.all)
        return [(self._words.value(progress), found[progress]) for progress in Progress]

    def horizons(self) -> list[Count]:
        """By when."""
        found = Counter(action.horizon for action in self.kept)
        return [(self._words.value(horizon), found[horizon]) for horizon in Horizon]

    def owners(self, most: int) -> list[Count]:
        """By owner, who has most first; the last of at most `most` are all others, and before them what nobody has."""
        names = [self._document.find(action.owner_id, Person) for action in self.kept]
        found = Counter(person.name for person in names if person)
        nobody = [(self._words(N_("Nobody yet")), names.count(None))] if None in names else []
        return [*_shortened(found.most_common(), most - len(nobody), self._words), *nobody]

    def phases(self, most: int) -> list[Count]:
        """By phase in the order of the maps, those of one name together, and last what is in none."""
        names = [title_of(each, self._words.say) for i in self._map_ids for each in self._document.phases(i)]
        places = [phase_of(self._document, action) for action in self.kept]
        found = Counter(title_of(place, self._words.say) for place in places if place)
        counts = [(name, found[name]) for name in dict.fromkeys(names)]
        nowhere = [(self._words(N_("No phase")), places.count(None))] if None in places else []
        return [*_shortened(counts, most - len(nowhere), self._words), *nowhere]

    def months(self) -> list[Month]:
        """What each month costs: once where an action is due, and from its start on what it costs a month.

        Money without a day is in no month. Begins at the first month that costs anything.
        """
        once = [(_first(a.due or a.start), a.cost_once or 0) for a in self.kept if a.cost_once]
        running = [(_first(a.start or a.due), a.cost_monthly or 0) for a in self.kept if a.cost_monthly]
        known = [month for month, _cents in (*once, *running) if month]
        if not known:
            return []
        count = max(FEWEST_MONTHS, min(MOST_MONTHS, _apart(min(known), max(known)) + 1))
        months = [_later(min(known), n) for n in range(count)]
        return [
            Month(
                month,
                sum(cents for first, cents in once if first == month),
                sum(cents for first, cents in running if first and first <= month),
            )
            for month in months
        ]


def _shortened(counts: Sequence[Count], most: int, words: Words) -> list[Count]:
    if len(counts) <= most:
        return [*counts]
    rest = sum(count for _name, count in counts[most - 1 :])
    return [*counts[: most - 1], (words(N_("All others")), rest)]


def _first(day: date | None) -> date | None:
    return day.replace(day=1) if day else None


def _apart(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _later(month: date, count: int) -> date:
    """The month so many on, or the last that there is."""
    number = min(month.year * 12 + month.month - 1 + count, 9999 * 12 + 11)
    return date(number // 12, number % 12 + 1, 1)


def titles(actions: Iterable[Action], words: Words) -> list[str]:
    """What the actions are called."""
    return [title_of(action, words.say) for action in actions]
