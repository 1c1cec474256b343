"""What a workbook that came back says, as the window and the command line show it: changes, newcomers, what is gone.

Values are plain, as the codec writes them: dates as YYYY-MM-DD, choices as their code, money in cents, a lift in
tenths, an owner by name, what is mended by its id. So all of it goes from one process to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.model.codec import Plain
from app.model.edits.base import Remark
from app.model.records import Id

Values = Mapping[str, Plain]
_DAYS = frozenset({"start", "due"})


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of an action that was changed in the workbook, in `cell`: what it says here, and what it said there.

    With `conflict` it was changed here too since the workbook was made.
    """

    action_id: Id
    title: str
    field: str
    ours: Plain
    theirs: Plain
    conflict: bool
    cell: str


@dataclass(frozen=True, slots=True)
class Added:
    """A row of the workbook that is no action here. With `deleted` it was one, changed there and deleted here since.

    With `doubtful` it may be new, or as well an action that is here already.
    """

    title: str
    values: Values
    row: int
    deleted: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """An action whose row is gone from the workbook; `changed` tells that somebody worked on it here since."""

    action_id: Id
    title: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be read, what stands in it, why, and of which action it is."""

    sheet: str
    cell: str
    text: str
    why: Remark
    title: str


@dataclass(frozen=True, slots=True)
class Comeback:
    """All that one workbook has to say of the actions. `remarks` are about the workbook as a whole."""

    changed: tuple[Changed, ...] = ()
    added: tuple[Added, ...] = ()
    removed: tuple[Removed, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take in."""
        return not (self.changed or self.added or self.removed)

    def without_doubt(self) -> Picked:
        """What may be taken in unasked: nothing changed or deleted here too, nothing that may be here, no removal.

        The days of an action go together: half of a move is none.
        """
        moved_here = {each.action_id for each in self.changed if each.conflict and each.field in _DAYS}
        return Picked(
            tuple(
                each
                for each in self.changed
                if not each.conflict and not (each.field in _DAYS and each.action_id in moved_here)
            ),
            tuple(each for each in self.added if not (each.deleted or each.doubtful)),
        )


@dataclass(frozen=True, slots=True)
class Picked:
    """What somebody chose of a Comeback."""

    changed: tuple[Changed, ...] = ()
    added: tuple[Added, ...] = ()
    removed: tuple[Removed, ...] = ()

    @property
    def count(self) -> int:
        """How many things would be done."""
        return len(self.changed) + len(self.added) + len(self.removed)

    def by_action(self) -> dict[Id, Values]:
        """The new values, action by action."""
        found: dict[Id, dict[str, Plain]] = {}
        for each in self.changed:
            found.setdefault(each.action_id, {})[each.field] = each.theirs
        return dict(found)
