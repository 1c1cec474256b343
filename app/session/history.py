"""Undo and redo: which step comes next in either direction, and when a burst of edits is one step.

History is linear: a new edit drops what was undone. Only what each step is called is kept in memory; its change is read
from the file when it is needed. Nothing here writes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from app.model.change import Change
from app.model.edits.base import Edit
from app.model.records import Id
from app.model.storage.step import Step
from app.model.storage.store import UNREADABLE, Store
from app.session.events import Origin
from app.session.timeline import between

_log = logging.getLogger(__name__)

BURST_SECONDS = 1.5
"""Edits with one merge key are one step while no pause between them is longer than this."""


NOTHING = Change()


@dataclass(frozen=True, slots=True)
class Move:
    """One step about to be taken: what changes, and where history stands afterwards.

    `drop_from` is the first step that goes, `step` the one that comes in with `whole` as its change.
    """

    change: Change
    focus: Id | None
    origin: Origin
    cursor: int
    drop_from: int | None = None
    step: Step | None = None
    whole: Change = NOTHING


class History:
    """The place of a session in its file's history.

    A step that the file has lost, or that has been dropped from a long history, ends undo or redo there; `damaged` says
    that one could not be read. Whatever is called raises DBAPIError when the disk fails.
    """

    def __init__(self, store: Store, cursor: int, clock: Callable[[], float] = monotonic) -> None:
        self._store = store
        self._clock = clock
        self.damaged = False
        self.stand_at(cursor)

    def stand_at(self, cursor: int, store: Store | None = None) -> None:
        """Takes `cursor` as the last step in force, as the file says it is."""
        self._store = store or self._store
        self.cursor = cursor
        self.undoable = self._readable(cursor)
        self.redoable = self._readable(cursor + 1)
        self._burst: tuple[Change, float] | None = None

    def run(self, edit: Edit) -> Move:
        """How `edit` is taken: as a new step, or as part of the last one."""
        before = self._burst_with(edit)
        number = self.cursor + 1 if before is None else self.cursor
        whole = edit.change if before is None else before.then(edit.change)
        step = Step(number, edit.label, datetime.now(UTC), edit.focus, edit.merge_key)
        if not whole:
            # An empty history begins anew, also where the oldest steps of a long one had been dropped.
            cursor = number - 1 if number > self._store.first_step() else 0
            return Move(edit.change, edit.focus, "run", cursor, drop_from=number)
        return Move(edit.change, edit.focus, "run", number, drop_from=number, step=step, whole=whole)

    def undo(self) -> Move | None:
        """How the last step is taken back; None when there is none. Raises RowError when the file has lost it."""
        if self.undoable is None:
            return None
        change = self._store.change(self.undoable.seq).inverse()
        return Move(change, self.undoable.focus, "undo", self.cursor - 1)

    def redo(self) -> Move | None:
        """How the next step is taken again; None when there is none. Raises RowError when the file has lost it."""
        if self.redoable is None:
            return None
        return Move(self._store.change(self.redoable.seq), self.redoable.focus, "redo", self.cursor + 1)

    def go_to(self, seq: int) -> Move | None:
        """How all steps up to `seq` are taken back or again at once; None when that is so already.

        Raises DocumentError when the file has lost a step on the way.
        """
        if seq == self.cursor:
            return None
        back = seq < self.cursor
        nearest = self._readable(seq + 1 if back else seq)
        change = between(self._store, self.cursor, seq)
        return Move(change, nearest.focus if nearest else None, "undo" if back else "redo", seq)

    def taken(self, move: Move) -> None:
        """`move` is in the file now."""
        if move.step is None:
            self.stand_at(move.cursor)
            return
        self.cursor = move.cursor
        self.undoable, self.redoable = move.step, None
        self._burst = (move.whole, self._clock())

    def _readable(self, seq: int) -> Step | None:
        try:
            return self._store.step(seq)
        except UNREADABLE as error:
            _log.warning("step %d cannot be read: %s", seq, type(error).__name__)
            self.damaged = True
            return None

    def _burst_with(self, edit: Edit) -> Change | None:
        """The change of the last step, when `edit` belongs to it."""
        if edit.merge_key is None or self._burst is None or self.undoable is None:
            return None
        change, moment = self._burst
        in_time = self._clock() - moment <= BURST_SECONDS
        return change if in_time and self.undoable.merge_key == edit.merge_key else None
