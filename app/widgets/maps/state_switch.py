"""Current | future, beside the title: goes from a map to its other state, and offers to make the one that is not there.

What a map shows by itself can be changed here too, in the menu of the side that is not there yet.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from app.i18n import N_, _
from app.model.edits import set_fields
from app.model.names import STATE_NAMES, STATE_TITLES
from app.model.records import MapState
from app.widgets import icons, style
from app.widgets.desk import Desk
from app.widgets.inspector.choosing_fields import Segment
from app.widgets.inspector.one_of import OneOf

STATES = (MapState.CURRENT, MapState.FUTURE)
MISSING = {
    MapState.CURRENT: N_("This map was made from no current map"),
    MapState.FUTURE: N_("There is no future map of this one yet"),
}
SHOWS = {
    MapState.CURRENT: N_("This map itself shows the current situation"),
    MapState.FUTURE: N_("This map itself shows the future situation"),
}
"""What the side says that has no map behind it, and what it offers."""

_BESIDE = 8


class StateSwitch(QFrame):
    """Two sides of which one is down. Choosing the other goes there, or opens what can be done about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("mapState")
        self.setProperty("role", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sides = {state: self._side(state) for state in STATES}
        for side in self.sides.values():
            row.addWidget(side)
        self._choice = OneOf(tuple(self.sides.values()), self)
        self._choice.picked.connect(lambda place: self._pick(STATES[place]))

    def show_value(self, state: MapState) -> None:
        """Puts the side of this state down; the other says whether there is a map behind it."""
        self._choice.show(STATES.index(state))
        for each, side in self.sides.items():
            there = each is state or self._desk.maps.other_state() is not None
            side.setText(_(STATE_NAMES[each]) if there else _missing_text(each))
            side.setToolTip(_(STATE_TITLES[each]) if there else _(MISSING[each]))
            side.setAccessibleDescription("" if there else _(MISSING[each]))
        self.setFocusProxy(self.sides[state])

    def _side(self, state: MapState) -> QToolButton:
        button = Segment()
        button.setObjectName(f"mapState.{state}")
        button.setText(_(STATE_NAMES[state]))
        button.setAccessibleName(_(STATE_TITLES[state]))
        button.setMinimumWidth(_widest(state) + 2 * _BESIDE)
        return button

    def _pick(self, state: MapState) -> None:
        shown = self._desk.journey.state
        if state is shown:
            return
        self.show_value(shown)  # until the map is really another
        if self._desk.maps.other_state() is not None:
            self._desk.maps.go_to_other_state()
        else:
            self._offer(state)

    def _offer(self, state: MapState) -> None:
        menu = QMenu(self)
        menu.setObjectName("mapState.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        map_id, ink = self._desk.journey.id, style.look().ink
        if state is MapState.FUTURE:
            make = menu.addAction(icons.icon("sparkles", ink), _("Make the future map"))
            make.setObjectName("mapState.make")
            make.triggered.connect(lambda: self._desk.maps.make_future(map_id))
        turn = menu.addAction(icons.icon("arrow-left-right", ink), _(SHOWS[state]))
        turn.setObjectName("mapState.turn")
        turn.triggered.connect(lambda: self._desk.run(lambda document: set_fields(document, map_id, state=state)))
        side = self.sides[state]
        menu.popup(side.mapToGlobal(QPoint(0, side.height())))


def _widest(state: MapState) -> int:
    """The room that the words of a side take at most, down or up."""
    down = QFontMetrics(style.font(style.BASE, semibold=True)).horizontalAdvance(_(STATE_NAMES[state]))
    return max(down, QFontMetrics(style.font(style.BASE)).horizontalAdvance(_missing_text(state)))


def _missing_text(state: MapState) -> str:
    """The name of a side that has no map behind it."""
    return f"+ {_(STATE_NAMES[state])}"
