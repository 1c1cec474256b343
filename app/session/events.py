"""What a session tells its observers, and how it says that the work is safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.model.change import Change
from app.model.records import Id

Origin = Literal["run", "undo", "redo", "file"]
"""Where a change came from: an edit, its undo or redo, or the user's file, when it was changed by something else."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The document has changed, and is stored; `focus` is the record to look at."""

    change: Change
    focus: Id | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """The session's status, history or notices may read differently now."""


@dataclass(frozen=True, slots=True)
class VersionsChanged:
    """A version was named, renamed or deleted; the document is as it was."""


Event = Changed | StatusChanged | VersionsChanged
Observer = Callable[[Event], None]
Notice = tuple[str, dict[str, object]]
"""A sentence for the user: a msgid and the values of its placeholders."""


@dataclass(frozen=True, slots=True)
class SafeStatus:
    """How safe the work is.

    `safe`: every edit is on the disk. `saved_at`: when the user's own file was written (UTC), or None while it is
    behind. `problem`: a msgid that says what is wrong and what to do, or None. `conflict`: the problem is that the file
    was changed underneath, and waits for Session.resolve.
    """

    safe: bool
    saved_at: datetime | None
    problem: str | None
    conflict: bool = False


class Observers:
    """Whoever wants to know, in the order in which they came."""

    def __init__(self) -> None:
        self._observers: list[Observer] = []

    def add(self, observer: Observer) -> Callable[[], None]:
        """Tells `observer` of every event from now on, until the function that this gives is called."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer) if observer in self._observers else None

    def tell(self, event: Event) -> None:
        """Tells all observers, and only then raises what the first of them raised."""
        failed: Exception | None = None
        for observer in tuple(self._observers):
            try:
                observer(event)
            except Exception as error:  # noqa: BLE001  # one broken view must not keep the others from following
                failed = failed or error
        if failed is not None:
            raise failed
