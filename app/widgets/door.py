"""The one door for edits in the window: runs them, says what was shortened, and says why one was refused.

What goes wrong in the user's world becomes one sentence in their language here, and nowhere else in the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from app.errors import ReiskaartError
from app.i18n import fill

if TYPE_CHECKING:
    from app.model.document import Document
    from app.model.edits import Edit
    from app.session import Session

T = TypeVar("T")
Say = Callable[[str], object]


def attempt(what: Callable[[], T], say: Say, *questions: type[ReiskaartError]) -> T | None:
    """Does `what`; what the user's world refuses is told to `say`, and None comes back; `questions` pass."""
    try:
        return what()
    except questions:
        raise
    except ReiskaartError as error:
        say(sentence(error))
        return None


def sentence(error: ReiskaartError) -> str:
    """What happened, in the reader's language."""
    return fill(error.sentence, None, **error.values)


class Door:
    """The way of edits into one session. `refused` is called when one did not get through, to show what holds."""

    def __init__(self, session: Session, say: Say, refused: Callable[[], object]) -> None:
        self._session = session
        self._say = say
        self._refused = refused

    def run(self, make: Callable[[Document], Edit | None]) -> Edit | None:
        """Makes an edit of the document as it is now and runs it; None where it was refused, or none was made."""
        return self.attempt(lambda: self._run(make))

    def fits(self, make: Callable[[Document], Edit | None]) -> bool:
        """Does what `run` does; False where the edit was refused."""
        return self.succeeds(lambda: self._run(make))

    def succeeds(self, what: Callable[[], object]) -> bool:
        """Does `what`; False where it was refused."""

        def done() -> bool:
            what()
            return True

        return self.attempt(done) is True

    def attempt(self, what: Callable[[], T]) -> T | None:
        """Does `what`; None where it was refused, with the reason said."""
        return attempt(what, self._tell)

    def _tell(self, reason: str) -> None:
        self._refused()
        self._say(reason)

    def _run(self, make: Callable[[Document], Edit | None]) -> Edit | None:
        edit = make(self._session.document)
        if edit is not None:
            self._session.run(edit)
            for remark in edit.remarks:
                self._say(remark.text())
        return edit
