"""Menus of the plan: what can be picked in a column, and all that can be done with the actions that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.analysis.plan.listing import Column
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import Action, Id, Light
from app.model.whereabouts import subject_of
from app.widgets import signs
from app.widgets.plan.columns import HEADS, PICKED
from app.widgets.plan.pick_menu import PickMenu
from app.widgets.plan.state import PlanState
from app.widgets.plan.writing import picking

_OFFERED = (Column.OWNER, Column.LIGHT, Column.PROGRESS, Column.HORIZON, Column.IMPACT, Column.EFFORT)


def choices(parent: QWidget, state: PlanState, ids: Sequence[Id], column: Column) -> PickMenu:
    """The values of one column, that of the first action ticked; a pick goes to all of `ids`."""
    menu = PickMenu(_(HEADS[column]), parent)
    menu.setObjectName(f"plan.pick.{column}")
    _fill(menu, state, ids, column)
    return menu


def offer(menu: QMenu, at: QPoint) -> None:
    """Opens a menu that is thrown away when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def of_chosen(parent: QWidget, state: PlanState, show: Callable[[Id], None]) -> QMenu:
    """What can be done with what is chosen; `show` goes to an action on the map."""
    ids, menu = state.selected, QMenu(parent)
    menu.setObjectName("plan.menu")
    if len(ids) > 1:
        menu.addSection(fill(N_("{count} actions"), count=len(ids)))
    for column in _OFFERED:
        below = PickMenu(_(HEADS[column]), menu)
        menu.addMenu(below)
        below.setObjectName(f"plan.menu.{column}")
        _fill(below, state, ids, column)
    menu.addSeparator()
    if state.by_ticks:
        counted = menu.addAction(_("Counts in the curve"), lambda: state.pick(ids, not set(ids) <= state.picked))
        counted.setObjectName("plan.menu.counts")
        counted.setCheckable(True)
        counted.setChecked(set(ids) <= state.picked)
    where = subject_of(state.document, state.document.get(ids[0], Action))
    if len(ids) == 1 and where is not None:
        menu.addAction(_("Show on the map"), lambda: show(ids[0])).setObjectName("plan.menu.show")
    menu.addAction(_("Delete"), lambda: state.remove(ids)).setObjectName("plan.menu.delete")
    return menu


def _fill(menu: QMenu, state: PlanState, ids: Sequence[Id], column: Column) -> None:
    first = state.document.get(ids[0], Action)
    for value, text in _values(state.document, column):
        item = menu.addAction(text, _picks(state, ids, column, value))
        item.setObjectName(f"plan.pick.{column}.{value}")
        item.setCheckable(True)
        item.setChecked(getattr(first, column.value) == value)
        if isinstance(value, Light):
            item.setIcon(signs.light_icon(value))


def _values(document: Document, column: Column) -> list[tuple[object, str]]:
    if column is Column.OWNER:
        people = [(person.id, shorten(title_of(person, _)).replace("&", "&&")) for person in document.persons()]
        return [*people, (None, _("Nobody"))]
    return [(value, _(text)) for value, text in PICKED[column]]


def _picks(state: PlanState, ids: Sequence[Id], column: Column, value: object) -> Callable[[], None]:
    def pick() -> None:
        state.run(lambda document: picking(document, ids, column, value))

    return pick
