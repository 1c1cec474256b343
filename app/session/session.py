"""Session: the one door to a map file.

Every edit is written to the working database first, then applied to the document, then told to the observers; if the
write fails, nothing has happened anywhere. The user's own file follows by itself (see tick).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Label
from app.model.records import Record
from app.model.storage.errors import NotStored
from app.model.storage.step import Step
from app.session.events import Changed, Notice, Observer, Observers, SafeStatus, StatusChanged
from app.session.history import History, Move, check_fits

if TYPE_CHECKING:
    from app.session.opening import Opened

_log = logging.getLogger(__name__)

NOT_STORED = N_("Your last change is not stored yet. It is kept and tried again; is the disk full?")
LOST_STEP = N_("This step can no longer be taken, because the file has lost it. Your map itself is whole.")
RESCUED = N_("Redo what was not stored")


class Session:
    """An open map. Make one with `create`, `create_from` or `open`; it belongs to one thread."""

    def __init__(self, opened: Opened, shown_path: Path) -> None:
        self.path = shown_path
        self.document: Document = opened.document
        self.notices: list[Notice] = opened.notices
        self._observers = Observers()
        self._closed = False
        self._attach(opened)

    def _attach(self, opened: Opened) -> None:
        from app.model.storage.publishing import Publisher
        from app.session.saving import Saving
        from app.session.writing import Writer

        self._work = opened.work
        self._writer = Writer(opened.store, opened.about, opened.work.folder.name)
        self._history = History(opened.store, opened.about.cursor)
        publisher = Publisher(opened.store, opened.work.folder, opened.manifest)
        self._saving = Saving(publisher, lambda: self._writer.about.revision, conflict=opened.conflict)

    # --- opening and closing -------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, path: Path | str | None = None, template: str = "empty", language: str = "nl", title: str = ""
    ) -> Session:
        """A new map from a template or sample (see app.guides.templates), written at once.

        Without a path it goes to Documents/Reiskaart under its title. Raises FileError; never replaces a file.
        """
        from app.guides import templates
        from app.session.naming import path_for

        records = templates.build(template, language, title)
        return cls.create_from(records, path_for(records) if path is None else path)

    @classmethod
    def create_from(cls, records: Iterable[Record], path: Path | str) -> Session:
        """A new map that holds `records`, written at once. Raises FileError; never replaces a file."""
        from app.session.opening import create_map

        shown = Path(path).expanduser().absolute()
        session = cls(create_map(shown.resolve(), records), shown)
        session._publish_first()
        return session

    @classmethod
    def open(cls, path: Path | str, recover: bool | None = None) -> Session:
        """Opens a map; what a crash left unfinished at this path is gone on with, and `notices` says so.

        Raises FileError: NoSuchFile, NotAMap, NewerFormat, DamagedFile, CannotRead, AlreadyOpen, or UnfinishedWork when
        the work on a map that was renamed since may belong here; `recover` answers that question.
        """
        from app.session.opening import open_map

        shown = Path(path).expanduser().absolute()
        session = cls(open_map(shown.resolve(), recover), shown)
        session._run_rescued()
        return session

    def close(self) -> bool:
        """Saves what is not saved yet and lets go of the map; whether the user's file now holds everything.

        When it does not, the work stays on this computer and the next opening goes on with it.
        """
        if self._closed:
            return True
        self._closed = True
        try:
            self._finish_waiting()
        except NotStored:
            _log.warning("closed with an edit that is only in the rescue file")
        self._saving.now()
        self._writer.store.close()
        whole = self._saving.is_current and self._writer.waiting is None
        if whole:
            self._work.remove()
        self._work.release()
        return whole

    # --- editing -------------------------------------------------------------------------------------------------

    def run(self, edit: Edit) -> None:
        """Stores `edit` and makes it; an edit that changes nothing leaves no trace.

        Raises NotStored when the disk fails: the edit waits, is tried again by `tick`, and no other is taken before it
        is stored. Raises ValueError for an edit that does not fit the document or breaks a rule of the file.
        """
        self._finish_waiting()
        if edit.change:
            check_fits(self.document, edit.change)
            self._take(self._history.run(edit))

    def undo(self) -> None:
        """Takes the last step back, if there is one. Raises NotStored, or DocumentError for a step that is lost."""
        self._step(self._history.undo)

    def redo(self) -> None:
        """Takes the next step again, if there is one. Raises as `undo` does."""
        self._step(self._history.redo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.undoable is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return self._history.redoable is not None

    @property
    def undo_label(self) -> Label | None:
        """What the step is called that undo takes back."""
        return self._history.undoable.label if self._history.undoable else None

    @property
    def redo_label(self) -> Label | None:
        """What the step is called that redo takes again."""
        return self._history.redoable.label if self._history.redoable else None

    def history(self) -> tuple[Sequence[Step], int]:
        """All steps, the oldest first, and how many of them are in force."""
        return self._writer.store.steps(), self._history.cursor

    # --- watching ------------------------------------------------------------------------------------------------

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Tells `observer` of every event from now on, until the function that this gives is called."""
        return self._observers.add(observer)

    @property
    def status(self) -> SafeStatus:
        """How safe the work is."""
        waiting = self._writer.waiting is not None
        problem = NOT_STORED if waiting else self._saving.problem
        return SafeStatus(not waiting, self._saving.saved_at, problem, self._saving.conflict)

    def tick(self) -> None:
        """Goes on with what happens by itself; call it every 50 to 100 ms. Takes no more than a few ms."""
        if self._writer.should_retry:
            with suppress(NotStored):
                self._finish_waiting()
        if self._saving.step():
            self._observers.tell(StatusChanged())

    def publish_now(self) -> bool:
        """Brings the user's file up to date and waits for it; whether it now holds everything that is stored."""
        self._saving.now()
        self._observers.tell(StatusChanged())
        return self._saving.is_current

    # --- names and places ----------------------------------------------------------------------------------------

    def move_to(self, path: Path | str) -> None:
        """Renames or moves the user's file, and goes on there. Raises FileError; never replaces a file."""
        from app.session import elsewhere
        from app.session.naming import explain

        shown = Path(path).expanduser().absolute()
        if not self.publish_now():
            raise explain(self._saving.last_error, self.path)
        self._attach(elsewhere.moved(self._opened(), shown.resolve()))
        self.path = shown
        self._observers.tell(StatusChanged())

    def save_copy(self, path: Path | str) -> None:
        """Writes the map as it is now to a new file, and stays with its own. Raises FileError."""
        from app.session import elsewhere

        elsewhere.save_copy(self._writer.store, self._work, Path(path).expanduser().resolve())

    def resolve(self, keep: Literal["ours", "theirs", "both"]) -> None:
        """Settles that another program changed the user's file: ours replaces it (a copy of theirs is set aside), we go
        on with theirs (a backup of ours is kept), or both stay, ours under a name of its own, at which we go on.

        Does nothing without a conflict. Raises FileError when it cannot be done; the conflict then stays.
        """
        from app.session import elsewhere

        if not self._saving.conflict:
            return
        self._saving.publisher.wait()
        if keep == "ours":
            self._saving.accept(elsewhere.over(self._opened()))
        elif keep == "both":
            self._attach(elsewhere.beside(self._opened()))
            self.path = self._work.path
        else:
            self._go_on_with(*elsewhere.theirs(self._opened()))
        self.publish_now()

    # --- inside --------------------------------------------------------------------------------------------------

    def _opened(self) -> Opened:
        from app.session.opening import Opened

        store, about = self._writer.store, self._writer.about
        return Opened(self._work, store, self._saving.publisher.manifest, self.document, about, self.notices)

    def _go_on_with(self, opened: Opened, change: Change) -> None:
        self._attach(opened)
        self.document.apply(change)
        self._observers.tell(Changed(change, None, "file"))

    def _step(self, take: Callable[[], Move | None]) -> None:
        from app.model.storage.tables import RowError

        self._finish_waiting()
        try:
            move = take()
            if move is not None:
                check_fits(self.document, move.change)
        except (RowError, ValueError) as error:
            _log.error("a step of history is unusable: %s", type(error).__name__)
            raise DocumentError(LOST_STEP) from error
        if move is not None:
            self._take(move)

    def _take(self, move: Move) -> None:
        try:
            self._writer.write(move)
        except NotStored:
            self._observers.tell(StatusChanged())
            raise
        self._taken(move)

    def _taken(self, move: Move) -> None:
        self.document.apply(move.change)
        self._history.taken(move)
        self._saving.edited()
        self._observers.tell(Changed(move.change, move.focus, move.origin))
        self._observers.tell(StatusChanged())

    def _finish_waiting(self) -> None:
        move = self._writer.retry()
        if move is not None:
            self._taken(move)

    def _run_rescued(self) -> None:
        change = self._writer.rescued()
        if change is None:
            return
        try:
            self.run(Edit(Label(RESCUED), change))
        except ValueError:
            _log.warning("a rescue file does not fit its map")
        self._writer.forget_rescued()

    def _publish_first(self) -> None:
        from app.session.naming import explain

        self._saving.now()
        if not self._saving.is_current:
            self._writer.store.close()
            self._work.remove()
            self._work.release()
            raise explain(self._saving.last_error, self.path)
