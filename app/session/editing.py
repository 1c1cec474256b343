"""Edits, undo and redo on an open map: each is checked, written, applied to the document, and only then told.

If the write fails, nothing has happened anywhere. Knows nothing of the user's own file.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.errors import DocumentError
from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Label
from app.model.edits.mending import mend
from app.model.storage.errors import NotStored, Refused
from app.model.storage.store import UNREADABLE
from app.session.events import Changed, Event, Notice, StatusChanged
from app.session.fitting import DoesNotFit, check_fits, check_step_fits
from app.session.history import History, Move
from app.session.rescue import Rescue
from app.session.timeline import LOST_STEP, Timeline
from app.session.writing import Writer

if TYPE_CHECKING:
    from app.session.opening import Opened

_log = logging.getLogger(__name__)

RESCUED = N_("Redo what was not stored")
SET_ASIDE = N_("The last change before Reiskaart stopped no longer fits this map; it is set aside.")
DROPPED = N_("A change that was waiting to be stored cannot be stored after all; it is set aside.")


class Editing:
    """The edits of one open map; `tell` hears of each when it has happened."""

    def __init__(self, opened: Opened, tell: Callable[[Event], None]) -> None:
        self.document = opened.document
        self.writer = Writer(opened.store, opened.about, Rescue(opened.work.folder, opened.about.file_id))
        self.history = History(opened.store, opened.about.cursor)
        self.notices = opened.notices
        self._timeline = Timeline()
        self._tell = tell
        if self.history.damaged:
            self.notices.append((LOST_STEP, {}))

    def run(self, edit: Edit) -> None:
        """See Session.run."""
        self.finish_waiting()
        if edit.change:
            check_fits(self.document, edit.change)
            self._take(self.history.run(edit))

    def undo(self) -> None:
        """See Session.undo."""
        self._step(self.history.undo)

    def redo(self) -> None:
        """See Session.redo."""
        self._step(self.history.redo)

    def go_to(self, seq: int) -> None:
        """See Session.go_to."""
        self._step(lambda: self.history.go_to(seq))

    def state_at(self, seq: int) -> Document:
        """See Session.state_at."""
        return self._timeline.state_at(seq, self.writer.store, self.document, self.writer.about)

    def retry_waiting(self) -> None:
        """Tries again to store what waits, when it has waited for long enough; says nothing when that fails again."""
        if self.writer.should_retry:
            try:
                self.finish_waiting()
            except NotStored:
                return
            except Refused:
                self._note((DROPPED, {}))

    def finish_waiting(self) -> None:
        """Stores and makes the edit that waits, if there is one; raises NotStored or Refused."""
        move = self.writer.retry()
        if move is not None:
            self._taken(move)

    def begin(self) -> None:
        """Does what must be done to a map that was opened before anybody works on it."""
        self.run_rescued()
        self.mend()

    def run_rescued(self) -> None:
        """Makes the edit that was never stored before the program stopped; none that fails keeps a map from opening."""
        change = self.writer.rescue.change_after(self.writer.about.revision)
        if change is None:
            return
        try:
            self.run(Edit(Label(RESCUED), change))
        except NotStored:
            return
        except (DoesNotFit, Refused) as error:
            _log.warning("a rescue file is of no use: %s", type(error).__name__)
            self.writer.rescue.set_aside()
            self._note((SET_ASIDE, {}))
        self.writer.rescue.forget()

    def mend(self) -> None:
        """Mends what does not belong together in a file from elsewhere, as a step that can be undone, and says so."""
        mending = mend(self.document)
        try:
            self.run(mending)
        except (NotStored, Refused):
            return
        for remark in mending.remarks:
            self._note((remark.msgid, remark.values))

    def _note(self, notice: Notice) -> None:
        self.notices.append(notice)
        self._tell(StatusChanged())

    def _step(self, take: Callable[[], Move | None]) -> None:
        self.finish_waiting()
        try:
            move = take()
            if move is not None:
                check_step_fits(self.document, move.change)
        except (*UNREADABLE, DoesNotFit) as error:
            _log.error("a step of history is unusable: %s", type(error).__name__)
            raise DocumentError(LOST_STEP) from error
        if move is not None:
            self._take(move)

    def _take(self, move: Move) -> None:
        try:
            self.writer.write(move)
        except NotStored:
            self._tell(StatusChanged())
            raise
        self._taken(move)

    def _taken(self, move: Move) -> None:
        self.document.apply(move.change)
        self.history.taken(move)
        self._tell(Changed(move.change, move.focus, move.origin))
        self._tell(StatusChanged())
