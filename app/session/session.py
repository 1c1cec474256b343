"""Session: the one door to a map file.

Every edit is written to the working database first, then applied to the document, then told to the observers; if the
write fails, nothing has happened anywhere. The user's own file follows by itself (see tick).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.errors import DocumentError
from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Label
from app.model.picture import Picture
from app.model.records import Record
from app.model.storage.errors import Conflict
from app.model.storage.step import Step
from app.session.closing import attempt
from app.session.events import Changed, Event, Observer, Observers, SafeStatus, StatusChanged, VersionsChanged
from app.session.pictures import WithPictures, sweep

if TYPE_CHECKING:
    from app.session.editing import Editing
    from app.session.opening import Opened

NOT_STORED = N_("Your last change is not stored yet. It is kept and tried again; is the disk full?")
CLOSED = N_("This map is closed, so nothing was changed.")


class Session(WithPictures):
    """An open map. Make one with `create`, `create_from` or `open`; it belongs to one thread.

    Once it is closed, whatever would write raises DocumentError.
    """

    def __init__(self, opened: Opened, shown_path: Path) -> None:
        self.path = shown_path
        self.document: Document = opened.document
        self.notices = opened.notices
        self._observers = Observers()
        self._closed_with: bool | None = None
        self._attach(opened)

    def _attach(self, opened: Opened) -> None:
        from app.model.storage.publishing import Publisher
        from app.session.editing import Editing
        from app.session.saving import Saving
        from app.session.versions import Versions

        self._work, self._revision_at_first = opened.work, opened.about.revision
        self._editing = Editing(opened, self._tell)
        self.versions = Versions(self._editing, self._tell)
        publisher = Publisher(opened.store, opened.work.folder, opened.manifest)
        self._saving = Saving(publisher, lambda: self._editing.writer.about.revision, conflict=opened.conflict)

    # --- opening and closing -------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, path: Path | str | None = None, template: str = "empty", language: str = "nl", title: str = ""
    ) -> Session:
        """A new map from a template or sample (see app.guides.templates), written at once.

        Without a path it goes to Documents/Reiskaart under its title. Raises FileError; never replaces a file.
        """
        from app.guides import images, templates
        from app.session.naming import path_for

        records = templates.build(template, language, title)
        return cls.create_from(records, path_for(records) if path is None else path, images.images_of(records))

    @classmethod
    def create_from(cls, records: Iterable[Record], path: Path | str, pictures: Iterable[Picture] = ()) -> Session:
        """A new map that holds `records` and `pictures`, written at once. Raises FileError; never replaces a file."""
        from app.session.naming import resolved
        from app.session.opening import create_map

        shown = Path(path).expanduser().absolute()
        return cls._on(create_map(resolved(shown), records, pictures), shown, cls._publish_first)

    @classmethod
    def open(cls, path: Path | str, recover: bool | None = None) -> Session:
        """Opens a map; what a crash left unfinished at this path is gone on with, and `notices` says so.

        Raises FileError: NoSuchFile, NotAMap, NewerFormat, DamagedFile, CannotRead, AlreadyOpen, or UnfinishedWork when
        the work on a map that was renamed since may belong here; `recover` answers that question.
        """
        from app.session.naming import resolved
        from app.session.opening import open_map

        shown = Path(path).expanduser().absolute()
        return cls._on(open_map(resolved(shown), recover), shown, lambda session: session._editing.begin())

    @classmethod
    def _on(cls, opened: Opened, shown: Path, begin: Callable[[Session], None]) -> Session:
        """A session on `opened`, once `begin` has gone well; else everything is let go of."""
        try:
            session = cls(opened, shown)
            begin(session)
        except BaseException:
            opened.let_go()
            raise
        return session

    def close(self) -> bool:
        """Saves what is not saved yet and lets go of the map; whether the user's file now holds everything.

        When it does not, the work stays on this computer and the next opening goes on with it. It never raises, and
        closing twice gives the same answer.
        """
        if self._closed_with is None:
            self._closed_with = False
            self._closed_with = self._let_go()
        return self._closed_with

    def _let_go(self) -> bool:
        attempt(self._editing.finish_waiting)
        if self._editing.writer.about.revision != self._revision_at_first:
            attempt(lambda: sweep(self._editing))
        attempt(self._saving.now)
        whole = self._saving.is_current and self._editing.writer.waiting is None
        attempt(lambda: self._opened().let_go(forget=whole))
        return whole

    # --- editing -------------------------------------------------------------------------------------------------

    def run(self, edit: Edit) -> None:
        """Stores `edit` and makes it; an edit that changes nothing leaves no trace.

        Raises NotStored when the disk fails: the edit waits, is tried again by `tick`, and no other is taken before it
        is stored. Raises DoesNotFit, which is a DocumentError and a ValueError, for an edit that was made for another
        state of the document or breaks a rule of the file, and Refused for one that no disk would take; it is then as
        if neither had been tried.
        """
        self._open_editing().run(edit)

    def undo(self) -> None:
        """Takes the last step back, if there is one. Raises NotStored, or DocumentError for a step that is lost."""
        self._open_editing().undo()

    def redo(self) -> None:
        """Takes the next step again, if there is one. Raises as `undo` does."""
        self._open_editing().redo()

    def go_to(self, seq: int) -> None:
        """Takes all steps after `seq` back, or those up to it again, as one change. Raises as `undo` does."""
        self._open_editing().go_to(seq)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._editing.history.undoable is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return self._editing.history.redoable is not None

    @property
    def undo_label(self) -> Label | None:
        """What the step is called that undo takes back."""
        step = self._editing.history.undoable
        return step.label if step else None

    @property
    def redo_label(self) -> Label | None:
        """What the step is called that redo takes again."""
        step = self._editing.history.redoable
        return step.label if step else None

    def history(self, last: int | None = None) -> tuple[Sequence[Step], int]:
        """The `last` steps or else all, the oldest first, and the number of the last one in force (0 when none is).

        Of a very long history the file keeps only the later part.
        """
        return self._editing.writer.store.steps(last), self._editing.history.cursor

    def state_at(self, seq: int) -> Document:
        """The map as it was, or will be again, after step `seq`; it is worked out, and stays as it is.

        Raises DocumentError when the file has lost a step on the way.
        """
        return self._editing.state_at(seq)

    # --- watching ------------------------------------------------------------------------------------------------

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Tells `observer` of every event from now on, until the function that this gives is called."""
        return self._observers.add(observer)

    @property
    def status(self) -> SafeStatus:
        """How safe the work is."""
        waiting = self._editing.writer.waiting is not None
        problem = NOT_STORED if waiting else self._saving.problem
        return SafeStatus(not waiting, self._saving.saved_at, problem, self._saving.conflict)

    def tick(self) -> None:
        """Goes on with what happens by itself; call it every 50 to 100 ms. Takes no more than a few ms."""
        if self._closed_with is not None:
            return
        self._editing.retry_waiting()
        if self._saving.step():
            self._observers.tell(StatusChanged())

    def publish_now(self) -> bool:
        """Brings the user's file up to date and waits for it; whether it now holds everything that is stored."""
        self._open_editing()
        self._saving.now()
        self._observers.tell(StatusChanged())
        return self._saving.is_current

    # --- names and places ----------------------------------------------------------------------------------------

    def move_to(self, path: Path | str) -> None:
        """Renames or moves the user's file, and goes on there. Raises FileError; never replaces a file."""
        from app.session import elsewhere
        from app.session.naming import explain, resolved

        shown = Path(path).expanduser().absolute()
        self._open_editing().finish_waiting()
        if not self.publish_now():
            raise Conflict(self.path) if self._saving.conflict else explain(self._saving.last_error, self.path)
        self._attach(elsewhere.moved(self._opened(), resolved(shown)))
        self.path = shown
        self._observers.tell(StatusChanged())

    def save_copy(self, path: Path | str) -> None:
        """Writes the map as it is now to a new file, and stays with its own. Raises FileError.

        The copy is a map of its own, with its own backups. It keeps the history and the named versions, unless the
        working copy turns out to be damaged: then what is on the screen is written.
        """
        from app.session import elsewhere
        from app.session.naming import resolved

        self._open_editing()
        elsewhere.save_copy(self._opened(), resolved(Path(path)))

    def back_up(self) -> None:
        """Keeps a backup of the map as it is stored now, before something large is done to it. Raises FileError."""
        from app.session import elsewhere

        self._open_editing()
        elsewhere.back_up(self._opened())

    def resolve(self, keep: Literal["ours", "theirs", "both"]) -> None:
        """Settles that another program changed the user's file: ours replaces it (a copy of theirs is set aside), we go
        on with theirs (a backup of ours is kept), or both stay, ours as a map of its own with another name, at which we
        go on. Does nothing without a conflict. Raises FileError when it cannot be done; the conflict then stays.
        """
        from app.session import elsewhere

        if not self._saving.conflict:
            return
        self._open_editing().finish_waiting()
        self._saving.publisher.wait()
        if keep == "ours":
            self._saving.accept(elsewhere.over(self._opened()))
        elif keep == "both":
            self._attach(elsewhere.beside(self._opened()))
            self.path = self._work.path
        else:
            opened, change = elsewhere.theirs(self._opened())
            self._attach(opened)
            self.document.apply(change)
            self._observers.tell(Changed(change, None, "file"))
            self._editing.mend()
        self.publish_now()

    # --- inside --------------------------------------------------------------------------------------------------

    def _open_editing(self) -> Editing:
        """The door to all that writes; raises DocumentError once the session is closed."""
        if self._closed_with is not None:
            raise DocumentError(CLOSED)
        return self._editing

    def _opened(self) -> Opened:
        from app.session.opening import Opened

        writer, manifest = self._editing.writer, self._saving.publisher.manifest
        return Opened(self._work, writer.store, manifest, self.document, writer.about, self.notices)

    def _tell(self, event: Event) -> None:
        if isinstance(event, Changed | VersionsChanged):
            self._saving.edited()
        self._observers.tell(event)

    def _publish_first(self) -> None:
        from app.session.naming import explain
        from app.session.opening import take_back

        self._saving.now()
        if not self._saving.is_current:
            take_back(self._opened())
            raise explain(self._saving.last_error, self.path)
