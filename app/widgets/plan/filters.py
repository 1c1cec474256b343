"""What of the plan is seen: words to look for, and lists to pick an owner, a light, a progress and a horizon from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.analysis.plan.listing import NOBODY, PlanFilter
from app.i18n import N_, _, fill
from app.model.edits.base import shorten
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES, title_of
from app.model.records import Person
from app.widgets import icons, style
from app.widgets.flow import Flow
from app.widgets.pick_list import PickList
from app.widgets.plan.state import PlanState

_LISTS = {
    "owner_id": (N_("Owner"), N_("All owners")),
    "light": (N_("Status"), N_("Any status")),
    "progress": (N_("Progress"), N_("Any progress")),
    "horizon": (N_("When"), N_("Now or later")),
}
"""For each list its name, and the words for no choice."""

_TYPING_MS = 180


class PlanFilters(Flow):
    """A line and four lists; what is wanted goes to the state of the plan."""

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        super().__init__(parent, gap=8)
        self._state = state
        self._people: tuple[Person, ...] | None = None
        self.line = QLineEdit()
        self.line.setObjectName("plan.filter.text")
        self.line.setPlaceholderText(_("Filter by words"))
        self.line.setAccessibleName(_("Filter by words"))
        self.line.setClearButtonEnabled(True)
        self.line.setFixedWidth(150)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self._typed.timeout.connect(self._tell)
        self.line.textEdited.connect(self._wait)
        self.line.textChanged.connect(lambda text: None if text else self._wait())
        self.lists = {field: self._list(field, _(name)) for field, (name, _all) in _LISTS.items()}
        self._about = QPushButton()
        self._about.setObjectName("plan.filter.about")
        self._about.setProperty("role", "plain")
        self._about.setIcon(icons.icon("x", style.look().ink))
        self._about.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the words
        self._about.clicked.connect(self._widen)
        self._clear = QPushButton(_("Clear filters"))
        self._clear.setObjectName("plan.filter.clear")
        self._clear.setProperty("role", "link")
        self._clear.clicked.connect(self.clear)
        for part in (self._about, self.line, *self.lists.values(), self._clear):
            part.setMinimumHeight(style.target(34))
            self.add(part)
        state.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offers who is there now, and shows what is wanted."""
        wanted, people = self._state.wanted, self._state.document.persons()
        if people != self._people:
            self._people = people
            names: dict[object, str] = {**{person.id: title_of(person, _) for person in people}, NOBODY: _("Nobody")}
            self._offer("owner_id", names)
        if self.lists["light"].count() == 0:
            self._offer("light", _named(reversed(LIGHT_NAMES.items())))
            self._offer("progress", _named(PROGRESS_NAMES.items()))
            self._offer("horizon", _named(HORIZON_NAMES.items()))
        for field, box in self.lists.items():
            value = getattr(wanted, field)
            values = [box.itemData(place) for place in range(box.count())]
            box.setCurrentIndex(values.index(value) if value in values else 0)
        if not self.line.hasFocus() and self.line.text() != wanted.text:
            self.line.setText(wanted.text)
        self._clear.setVisible(bool(wanted))
        self._tell_about()

    def clear(self) -> None:
        """Wants nothing in particular any more."""
        self.line.clear()
        self._typed.stop()
        self._state.want(PlanFilter())
        self.line.setFocus()

    def _tell_about(self) -> None:
        """Says of which touchpoint the actions are, where it is only one."""
        touchpoint = self._state.about
        self._about.setVisible(touchpoint is not None)
        if touchpoint is not None:
            said = fill(N_("At “{title}”"), title=shorten(title_of(touchpoint, _)))
            self._about.setText(said.replace("&", "&&"))
            self._about.setAccessibleName(fill(N_("{filter}: show all actions"), filter=said))
            self._about.setToolTip(_("Show all actions"))

    def _widen(self) -> None:
        """Shows the actions of every touchpoint again."""
        self._state.want(replace(self._state.wanted, about=None))
        self.line.setFocus()

    def _wait(self) -> None:
        """Looks once no letter has come for a while."""
        self._typed.start()

    def _list(self, field: str, name: str) -> PickList:
        box = PickList(self)
        box.setSizeAdjustPolicy(PickList.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(150)
        box.setObjectName(f"plan.filter.{field}")
        box.setAccessibleName(name)
        box.activated.connect(self._tell)
        return box

    def _offer(self, field: str, names: Mapping[object, str]) -> None:
        box = self.lists[field]
        box.clear()
        for value, text in ((None, _(_LISTS[field][1])), *names.items()):
            box.addItem(text, value)

    def _tell(self) -> None:
        self._typed.stop()
        picked = {field: box.currentData() for field, box in self.lists.items()}
        wanted = replace(PlanFilter(text=self.line.text(), about=self._state.wanted.about), **picked)
        if wanted != self._state.wanted:
            self._state.want(wanted)


def _named(names: Iterable[tuple[object, str]]) -> dict[object, str]:
    return {value: _(text) for value, text in names}
