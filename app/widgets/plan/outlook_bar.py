"""The switch "With the plan": which actions are counted in the curve that the map then shows, and what that does."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.analysis.plan.outlook import PlanChoice
from app.i18n import N_, _
from app.widgets import style
from app.widgets.flow import Flow
from app.widgets.inspector.choosing_fields import SwitchField
from app.widgets.inspector.date_field import DateField
from app.widgets.pick_list import PickList
from app.widgets.plan.outlook_words import said
from app.widgets.plan.state import PlanState

_ALL, _UNTIL, _PICKED = "all", "until", "picked"
_WAYS = {_ALL: N_("All actions"), _UNTIL: N_("Due by a date"), _PICKED: N_("The ticked actions")}


class OutlookBar(QWidget):
    """Sets what the curves of the desk show of the plan; and says it, since here the map is out of sight."""

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._curves = state, state.desk.curves
        self.switch = SwitchField()
        self.switch.setObjectName("plan.outlook")
        self.switch.setText(_("With the plan"))
        self.switch.setAccessibleName(_("With the plan"))
        self.switch.setToolTip(_("Shows on the map how customers would feel after these actions"))
        self.switch.edited.connect(lambda _on: self._tell())
        self.ways = PickList(self)
        self.ways.setObjectName("plan.outlook.ways")
        self.ways.setAccessibleName(_("Which actions count"))
        self.ways.setMinimumHeight(style.target(34))
        for way, text in _WAYS.items():
            self.ways.addItem(_(text), way)
        self.ways.activated.connect(self._tell)
        self.until = DateField()
        self.until.setObjectName("plan.outlook.until")
        self.until.setAccessibleName(_("Due by a date"))
        self.until.edited.connect(self._set_until)
        self._said = QLabel()
        self._said.setObjectName("plan.outlook.said")
        self._said.setProperty("role", "soft")
        self._said.setWordWrap(True)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._day = date.today()
        self._lay()
        state.changed.connect(self._follow)
        state.picks_changed.connect(self._follow)
        self._begin()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = Flow(gap=12)
        for part in (self.switch, self.ways, self.until):
            row.add(part)
        column.addWidget(row)
        column.addWidget(self._said)

    def _begin(self) -> None:
        """Shows what the map shows already."""
        shown = self._curves.plan
        if shown is not None:
            way = _PICKED if shown.picked is not None else _UNTIL if shown.until is not None else _ALL
            self.ways.setCurrentIndex(list(_WAYS).index(way))
            self._day = shown.until or self._day
            self._state.picked = shown.picked or self._state.picked
        self.switch.show_value(shown is not None)
        self.until.show_value(self._day)
        self._state.by_ticks = shown is not None and shown.picked is not None
        self._show()

    def _choice(self) -> PlanChoice:
        way = self.ways.currentData()
        if way == _UNTIL:
            return PlanChoice(until=self._day)
        return PlanChoice(picked=self._state.picked) if way == _PICKED else PlanChoice()

    def _tell(self) -> None:
        self._state.count_ticks(self.switch.isChecked() and self.ways.currentData() == _PICKED)
        self._curves.show_plan(self._choice() if self.switch.isChecked() else None)
        self._show()

    def _set_until(self, day: date | None) -> None:
        self._day = day or date.today()
        self.until.show_value(self._day)
        self._tell()

    def _follow(self) -> None:
        """Counts what is ticked now."""
        if self._state.by_ticks:
            self._curves.show_plan(self._choice())
        self._show()

    def _show(self) -> None:
        on, shown = self.switch.isChecked(), self._curves.plan
        self.ways.setVisible(on)
        self.until.setVisible(on and self.ways.currentData() == _UNTIL)
        self._said.setVisible(on)
        if on and shown is not None:
            self._said.setText(said(self._state.document, self._state.desk.journey.id, shown))
