"""The history panel: the named versions and the steps, newest first; picking one looks at the map as it was then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.drawing.kept import Latest
from app.i18n import N_, _
from app.session import Step, Version
from app.widgets import style, words
from app.widgets.entries import Entry
from app.widgets.panels.base import Panel
from app.widgets.panels.moment_card import MomentCard
from app.widgets.panels.time_list import TimeList
from app.widgets.past import moment
from app.widgets.past.moment import Moment

if TYPE_CHECKING:
    from app.widgets.past.looking import Looking
    from app.widgets.workspace import Workspace

NAME_KEY = "Ctrl+S"

AT_ONCE = 100
"""How many steps are read and shown at first, and each time that more are wanted."""

VERSION, STEP, MORE = "version:", "step:", "more"
"""How the keys of the rows begin; the number of the version or step follows."""


class HistoryPanel(Panel):
    """Moments to look at. While one is looked at, the keys walk through time; any change goes back to now."""

    TITLE = N_("History")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shown = AT_ONCE
        self._versions: dict[str, Version] = {}
        self._steps: dict[str, Step] = {}
        self._rows: Latest[Entry] = Latest(1024)
        self._cursor = 0
        self._followed: Looking | None = None
        self._make_name_button()
        self.list = TimeList()
        self.list.setObjectName("history.list")
        self.list.setAccessibleName(_(self.TITLE))
        self.list.picked.connect(self._pick)
        self.list.walked.connect(self._walk)
        self.column.addWidget(self.list, 1)
        self.card = MomentCard()
        place = QHBoxLayout()
        place.setContentsMargins(8, 4, 8, 0)
        place.addWidget(self.card)
        self.column.addLayout(place)

    def update_now(self) -> None:
        self.workspace.past.leave()
        session = self.workspace.session
        steps, self._cursor = session.history(self._shown)
        listed = {entry.key for entry in self.list.entries()}
        self._versions = {f"{VERSION}{version.number}": version for version in session.versions.all()}
        self._steps = {f"{STEP}{step.seq}": step for step in steps}
        self.list.show_entries([*self._version_rows(), *self._step_rows(steps)])
        newest = next(iter(self._versions), "")
        if newest and listed and newest not in listed:
            self.list.mark(newest)
            self._offer(newest)
        else:
            self._come_to_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who shuts the panel is done with looking back."""
        super().hideEvent(event)
        self.workspace.past.leave()

    # --- what is listed ------------------------------------------------------------------------------------------

    def _version_rows(self) -> Iterator[Entry]:
        if self._versions:
            yield Entry("versions", _("Versions"), heading=True)
        for key, version in self._versions.items():
            when = words.moment(version.made_at) if version.made_at else ""
            if version.readable:
                yield Entry(key, version.name, when, sign="bookmark")
            else:
                yield Entry(key, version.name, _("Can no longer be read"), sign="triangle-alert", faint=True)

    def _step_rows(self, steps: Sequence[Step]) -> Iterator[Entry]:
        for when, group in groupby(reversed(steps), lambda step: step.made_at.astimezone().date()):
            yield Entry(f"day:{when}", day_name(when), heading=True)
            yield from map(self._step_row, group)
        first = steps[0].seq if steps else 1
        if len(steps) == self._shown:
            yield Entry(MORE, _("Show earlier steps"), sign="history")
        else:
            sign = "circle-check" if self._cursor == first - 1 else "circle"
            yield Entry(f"{STEP}{first - 1}", _("The beginning"), sign=sign)

    def _step_row(self, step: Step) -> Entry:
        """The row of a step; at each edit hundreds are listed, of which two have changed."""
        undone, now = step.seq > self._cursor, step.seq == self._cursor
        return self._rows.of(step.seq, (step, undone, now), lambda: self._new_row(step, undone, now))

    def _new_row(self, step: Step, undone: bool, now: bool) -> Entry:
        return Entry(
            f"{STEP}{step.seq}",
            step.label.text(),
            wraps=True,
            note=words.clock(step.made_at),
            sign="redo-2" if undone else "circle-check" if now else "circle",
            faint=undone,
            spoken=_("undone") if undone else _("now") if now else "",
        )

    # --- looking -------------------------------------------------------------------------------------------------

    def _pick(self, key: str) -> None:
        """A click or Enter looks at a moment; on that of now, it goes back to now."""
        if key == MORE:
            self._shown += AT_ONCE
            self.update_now()
        elif key == self._now_key:
            self.workspace.past.leave()
            self._come_to_now()
        else:
            self._look(key)

    def _walk(self, key: str) -> None:
        """The keys walk through time once something is looked at."""
        if self.workspace.past.active and key != MORE:
            self._look(key)
        else:
            self._offer(key)

    def _look(self, key: str) -> None:
        self._offer(key)
        looking = self.workspace.past.looking
        if looking is not self._followed:
            looking.ended.connect(self._come_to_now)
            self._followed = looking
        looking.look_at(self._moment(key))

    def _moment(self, key: str) -> Moment:
        session = self.workspace.session
        if key in self._versions:
            return moment.of_version(session, self._versions[key])
        if key in self._steps:
            return moment.of_step(session, self._steps[key])
        return moment.of_beginning(session, _number(key))

    def _come_to_now(self) -> None:
        """Marks the step that the map of now is at, and offers nothing to do with it."""
        self.list.mark(self._now_key)
        self.card.offer_nothing()

    @property
    def _now_key(self) -> str:
        return f"{STEP}{self._cursor}"

    # --- what else can be done -----------------------------------------------------------------------------------

    def _make_name_button(self) -> None:
        hint = "" if style.suits_fingers() else f"  ({NAME_KEY})"
        button = QPushButton(_("Name this version") + hint)
        button.setObjectName("history.name")
        button.setAccessibleName(_("Name this version"))
        button.setProperty("role", "plain")
        button.setProperty("tall", True)
        button.clicked.connect(self._name)
        place = QHBoxLayout()
        place.setContentsMargins(16, 0, 16, 4)
        place.addWidget(button)
        self.column.addLayout(place)

    def _name(self) -> None:
        self.workspace.past.ask_name()

    def _offer(self, key: str) -> None:
        past = self.workspace.past
        version = self._versions.get(key)
        if version is not None:
            rename = (lambda: past.ask_other_name(version)) if version.readable else None
            self.card.offer_for_version(version.name, rename, lambda: past.delete(version))
        elif key.startswith(STEP) and key != self._now_key:
            seq = _number(key)
            self.card.offer_to_go(seq < self._cursor, lambda: self._go_to(seq))
        else:
            self.card.offer_nothing()

    def _go_to(self, seq: int) -> None:
        self.workspace.past.leave()
        self.workspace.attempt(lambda: self.workspace.session.go_to(seq))


def day_name(when: date) -> str:
    """A day as people say it, near today."""
    today = datetime.now().astimezone().date()
    if when == today:
        return _("Today")
    return _("Yesterday") if when == today - timedelta(days=1) else words.day(when)


def _number(key: str) -> int:
    return int(key.partition(":")[2])
