"""What is selected, and where the keyboard is. View state: never stored, never undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from app.model.change import Change
from app.model.records import Id


class Selection:
    """The selected records in the order in which they were chosen, and the key of the group that has the keyboard."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._ids: tuple[Id, ...] = ()
        self.focus_key: str | None = None

    @property
    def ids(self) -> tuple[Id, ...]:
        """The selected records."""
        return self._ids

    def select(self, ids: Iterable[Id], *, adding: bool = False, focus_key: str | None = None) -> None:
        """Selects `ids`; `adding` turns each of them on or off instead. The focus follows, to `focus_key` if given."""
        new = _toggled(self._ids, tuple(ids)) if adding else tuple(dict.fromkeys(ids))
        if new == self._ids and focus_key == self.focus_key:
            return
        self._ids = new
        self.focus_key = focus_key
        self._changed()

    def keep_only(self, known: Collection[Id]) -> None:
        """Lets go of records that are no longer there."""
        if any(i not in known for i in self._ids):
            self.select((i for i in self._ids if i in known), focus_key=self.focus_key)


def of_one_step(change: Change, focus: Id) -> tuple[Id, ...]:
    """What a step of history did the same to as to `focus`, which comes last: notes that came with a note, and so on.

    What only lost or found a reference to what went or came is not meant.
    """
    after = {record.id: (before is None, record) for before, record in change.pairs if record is not None}
    if focus not in after:
        return (focus,)
    new, shown = after[focus]
    alike = (i for i, (is_new, record) in after.items() if is_new is new and type(record) is type(shown))
    return (*(i for i in alike if i != focus), focus)


def _toggled(now: Sequence[Id], ids: Sequence[Id]) -> tuple[Id, ...]:
    return (*(i for i in now if i not in ids), *(i for i in ids if i not in now))
