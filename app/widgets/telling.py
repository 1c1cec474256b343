"""What the page around a map tells and asks by itself: what opening it had to say, what the last step took along, and
which file to keep where another program has changed ours.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from app.i18n import N_, _, fill
from app.widgets.banner import Choice

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

Keep = Literal["ours", "theirs", "both"]
WAYS_TO_SETTLE: tuple[tuple[Keep, str], ...] = (
    ("both", N_("Keep both")),
    ("ours", N_("Keep mine")),
    ("theirs", N_("Take theirs")),
)
"""What can be done when another program changed the file underneath."""

_LAST_STEP = "last step"
"""What a sentence is about that offers to take back the last step."""


class Telling(QObject):
    """Speaks for one page, by the banner of its window."""

    def __init__(self, page: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._said: str | None = None

    def greet(self) -> None:
        """Says what opening the map had to tell, and asks what it leaves to be settled."""
        told = " ".join(fill(msgid, None, **values) for msgid, values in self._page.session.notices)
        if told:
            self._page.tell(told)
        self.ask(told)

    def ask(self, before: str = "") -> None:
        """Asks which file is to be kept, where another program has changed ours; `before` is said before it."""
        status = self._page.session.status
        if status.conflict and status.problem:
            self._said = status.problem
            choices = [self._settling_by(keep, text) for keep, text in WAYS_TO_SETTLE]
            self._page.window_.banner.say(" ".join(filter(None, (before, _(status.problem)))), *choices)

    def offer_undo(self, text: str, *choices: Choice) -> None:
        """Says what the last step did, with the way back, until there is another step."""
        undo = Choice(_("Undo"), lambda: self._page.attempt(self._page.session.undo))
        self._page.window_.banner.say(text, *choices, undo, warning=False, about=_LAST_STEP)

    def step_taken(self) -> None:
        """There is another step: the one that could be taken back is not the last any more."""
        self._page.window_.banner.over(_LAST_STEP)

    def say_problem(self) -> None:
        """Says what keeps the user's file from following, once."""
        status = self._page.session.status
        if status.problem != self._said:
            self._said = status.problem
            self._page.window_.actions_.refresh_soon()
            if status.conflict:
                self.ask()
            elif status.problem:
                self._page.window_.banner.say(_(status.problem))

    def _settling_by(self, keep: Keep, text: str) -> Choice:
        return Choice(_(text), partial(self._settle, keep))

    def _settle(self, keep: Keep) -> None:
        page, session = self._page, self._page.session
        before = session.path
        page.attempt(partial(session.resolve, keep))
        if session.path != before:
            page.window_.settings.remember(session.path)
            page.window_.settings.save()
            page.window_.name_window()
            page.tell(
                fill(N_("Your work is in “{name}” now, beside the file of the other program."), name=session.path.name)
            )
