"""What the views of the plan share: which actions are seen, in which order, and which are chosen.

It outlives the page, so that the plan is found back as it was left; it is view state, and never in the file. Every
edit of a view goes through here to the one door of the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app.analysis.plan.grids import Grouping
from app.analysis.plan.listing import Column, PlanFilter, listed
from app.analysis.plan.timeline import Scale
from app.model.document import Document
from app.model.edits import Edit, delete
from app.model.open_actions import is_open
from app.model.records import Action, Id, Touchpoint
from app.widgets.desk import Desk
from app.widgets.new_action import action_about

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


class View(StrEnum):
    """The four ways to look at the plan."""

    TABLE = "table"
    MATRIX = "matrix"
    BOARD = "board"
    TIMELINE = "timeline"


class PlanState(QObject):
    """`changed` tells that other actions are seen or they say something else, `chosen` that others are chosen.

    `picks_changed` tells that others are ticked for the curve, or that it is by ticks that they are counted there.
    """

    changed = Signal()
    chosen = Signal()
    picks_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.view, self.grouping, self.scale = View.TABLE, Grouping.PROGRESS, Scale.MONTH
        self.wanted = PlanFilter()
        self.by: Column | None = None
        self.descending = False
        self.actions: tuple[Action, ...] = ()
        self.selected: tuple[Id, ...] = ()
        self.several = False  # a tap on a card adds it to those that are chosen, as Ctrl does for a mouse
        self.by_ticks = False  # the curve counts the actions that are ticked for it
        self.picked: frozenset[Id] = frozenset()
        self._inspecting = QTimer(self)
        self._inspecting.setSingleShot(True)
        self._inspecting.timeout.connect(self._inspect)

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.desk.session.document

    # --- what is seen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Looks the actions up anew; what is seen no more is chosen no more."""
        if self.about is None:
            self.wanted = replace(self.wanted, about=None)
        self.actions = listed(self.document, self.wanted, self.by, self.descending)
        seen = {action.id for action in self.actions}
        self.selected = tuple(i for i in self.selected if i in seen)
        self.changed.emit()

    @property
    def about(self) -> Touchpoint | None:
        """The touchpoint of which the actions are seen, and no others."""
        return self.document.find(self.wanted.about, Touchpoint)

    def want(self, wanted: PlanFilter) -> None:
        """Shows other actions."""
        self.wanted = wanted
        self.refresh()

    def order_by(self, column: Column | None, descending: bool = False) -> None:
        """Puts them in another order; None is that of the plan."""
        self.by, self.descending = column, descending
        self.refresh()

    # --- what is chosen ------------------------------------------------------------------------------------------

    def select(self, ids: Iterable[Id], pressed: bool = False) -> None:
        """Chooses actions, and shows one alone in the inspector; several are changed by the menu of the plan.

        An inspector that comes makes the page narrower. So after a press it waits until that can no longer be the
        first of two.
        """
        chosen = tuple(ids)
        if chosen == self.selected:
            return
        comes, self.selected = len(self.selected) != 1, chosen
        self._inspecting.stop()
        if pressed and comes:
            self._inspecting.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        else:
            self._inspect()
        self.chosen.emit()

    def _inspect(self) -> None:
        self.desk.inspect(self.selected if len(self.selected) == 1 else (), keep_panel=True)

    def toggle(self, action_id: Id) -> None:
        """Chooses an action besides those that are chosen, or no more; the inspector stays away, as more may follow."""
        others = tuple(i for i in self.selected if i != action_id)
        self._inspecting.stop()
        self.selected = others if action_id in self.selected else (*others, action_id)
        self.desk.inspect((), keep_panel=True)
        self.chosen.emit()

    def count_ticks(self, wanted: bool) -> None:
        """Has the curve count what is ticked for it; at first what is chosen, or else all that lifts it."""
        if wanted and not self.picked:
            lifting = (action.id for action in self.document.actions() if action.lift and is_open(action))
            self.picked = frozenset(self.selected or lifting)
        self.by_ticks = wanted
        self.picks_changed.emit()

    def pick(self, ids: Iterable[Id], wanted: bool) -> None:
        """Ticks actions for the curve, or no more."""
        self.picked = self.picked | set(ids) if wanted else self.picked - set(ids)
        self.picks_changed.emit()

    def chosen_with(self, action_id: Id) -> tuple[Id, ...]:
        """What an edit of an action is meant for: all that are chosen, if it is one of them."""
        return self.selected if action_id in self.selected else (action_id,)

    # --- edits ---------------------------------------------------------------------------------------------------

    def run(self, make: Callable[[Document], Edit]) -> Edit | None:
        """Makes an edit through the one door."""
        return self.desk.run(make)

    def add(self, **values: Any) -> None:
        """Adds an action, and puts the cursor in its title; what would hide it is wanted no more.

        Where the actions of one touchpoint are seen, it is one of them.
        """
        self.wanted = PlanFilter(about=self.wanted.about)
        made: list[Id] = []

        def make(document: Document) -> Edit:
            edit = action_about(document, self.wanted.about)
            made[:] = edit.created
            after = [(before, replace(action, **values)) for before, action in edit.change.pairs if action]
            return replace(edit, change=replace(edit.change, pairs=tuple(after)))

        self.desk.add_and_inspect(make)
        self.selected = tuple(made)
        self.refresh()
        self.chosen.emit()

    def remove(self, ids: Sequence[Id]) -> None:
        """Deletes actions."""
        if ids:
            self.run(lambda document: delete(document, *ids))


def plan_of(workspace: Workspace) -> PlanState:
    """The plan of an open map, made when it is first wanted."""
    return workspace.findChild(PlanState) or PlanState(workspace, workspace)
