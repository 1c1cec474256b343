"""Which actions a cell means by their titles, new rows among them, and what would send them round in a circle.

What an action waits for is one plain value: references in order, each on a line. A reference is the id of an action,
or, of a row that is new, a mark with its number and its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from app.exchange.cell import Cell
from app.exchange.comeback.columns import plain_words
from app.exchange.comeback.meanings import Unclear, written
from app.i18n import N_
from app.model.codec import Plain
from app.model.dependencies import going_round
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Action, Dependency, Id
from app.model.text import one_line

NO_ACTION = N_("There is no action of that name: {title}.")
SEVERAL_ACTIONS = N_("More than one action goes by that name: {title}.")
WAITS_FOR_ITSELF = N_("This action would then wait for itself.")

_MARK = "@"
Named = tuple[str, str]
"""A reference, and the title by which a cell may name it."""


def reference_to_row(number: int, title: str) -> str:
    """The reference to a row that is new."""
    return f"{_MARK}{number} {one_line(title)}"


def is_new(reference: str) -> bool:
    """Whether a reference is to a row that is new."""
    return reference.startswith(_MARK)


def title_in(reference: str) -> str:
    """The title in a reference to a new row."""
    return reference.partition(" ")[2]


def joined(references: Iterable[str]) -> str | None:
    """References as one plain value; none as None."""
    return "\n".join(sorted(set(references))) or None


def parted(value: Plain) -> list[str]:
    """The references in a plain value."""
    return str(value).split("\n") if value else []


def needs_of(document: Document, action_id: Id) -> str | None:
    """What an action waits for, as a plain value."""
    return joined(each.needs_id for each in document.dependencies(action_id))


class Titles:
    """Every title by which an action may be meant: of the rows as they stand, else as exported, else as it is here."""

    def __init__(self, rows: Iterable[Named], exported: Iterable[Named], document: Document) -> None:
        self._document = document
        self._rows, self._exported = tuple(rows), tuple(exported)

    def references(self, cell: Cell, language: str) -> str | None:
        """What the action of this cell waits for; titles stand each on a line, or with semicolons between them."""
        lines = [line for line in written(cell, language).splitlines() if line.strip()]
        return joined(reference for line in lines for reference in self._in_line(one_line(line)))

    def _in_line(self, line: str) -> list[str]:
        for sign in ("", ";", ","):
            parts = [line] if not sign else [part.strip() for part in line.split(sign) if part.strip()]
            found = [self._find(part) for part in parts]
            if parts and all(len(each) == 1 for each in found):
                return [next(iter(each)) for each in found]
        exact = self._find(line)
        raise Unclear(SEVERAL_ACTIONS if exact else NO_ACTION, title=line)

    def _find(self, title: str) -> set[str]:
        bare = title.lstrip("•- ").strip()
        if self._document.find(Id(bare), Action):
            return {bare}
        keys = (title, _plain(title))
        return next((level[key] for level in self._levels for key in keys if key in level), set())

    @cached_property
    def _levels(self) -> tuple[Mapping[str, set[str]], ...]:
        here = ((action.id, title_of(action)) for action in self._document.actions())
        return tuple(map(_by_title, (self._rows, self._exported, here)))


def _by_title(named: Iterable[Named]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for reference, title in named:
        for key in {one_line(title), _plain(title)} - {""}:
            found.setdefault(key, set()).add(reference)
    return found


def _plain(title: str) -> str:
    return plain_words(title.lstrip("•- "))


def circling(document: Document, wanted: Mapping[str, Plain]) -> Iterator[str]:
    """Those of `wanted`, each action with what it is to wait for, that would come to wait for themselves.

    What they no longer wait for is let go first, so that the order of the rows tells nothing.
    """
    ways: dict[str, set[str]] = {}
    for each in document.all_of(Dependency):
        ways.setdefault(each.action_id, set()).add(each.needs_id)
    meant = {action: set(parted(needs)) for action, needs in wanted.items()}
    inside = going_round([(action, each) for action, needed in {**ways, **meant}.items() for each in needed])
    for action in meant:
        ways[action] = ways.get(action, set()) & meant[action]
    for action in (each for each in meant if each in inside):
        more = meant[action] & inside
        if action in _reached(ways, more):
            yield action
        else:
            ways[action] = more


def _reached(ways: Mapping[str, set[str]], starts: set[str]) -> set[str]:
    seen, left = set(starts), list(starts)
    while left:
        further = ways.get(left.pop(), set()) - seen
        seen |= further
        left += further
    return seen
