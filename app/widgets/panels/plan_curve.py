"""The curve after the plan, in the legend: a tick that shows it, how it looks, and what it comes down to in words."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.analysis.plan.outlook import PlanChoice
from app.drawing.promised import sample
from app.i18n import _
from app.widgets import style
from app.widgets.desk import Desk
from app.widgets.inspector.cells import label
from app.widgets.plan.outlook_words import said
from app.widgets.samples import sample_label

_SAMPLE = 36.0


class PlanCurve(QWidget):
    """Shows it for all actions; which of them count can be said on the page of the plan."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tick = QCheckBox()
        self.tick.setObjectName("curves.plan")
        self.tick.setAccessibleName(_("With the plan"))
        self.tick.setToolTip(_("Shows on the map how customers would feel after these actions"))
        self.tick.clicked.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(sample_label(sample(2, 12, _SAMPLE - 4, style.look()), _SAMPLE, 24))
        row.addWidget(label(_("With the plan")), 1)
        self._said = label("", "soft")
        self._said.setObjectName("curves.plan.said")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._said)

    def refresh(self) -> None:
        """Shows whether it is in sight, and what it says now."""
        shown = self._desk.curves.plan
        if self.tick.isChecked() != (shown is not None):
            self.tick.setChecked(shown is not None)
        self._said.setVisible(shown is not None)
        if shown is not None:
            self._said.setText(said(self._desk.session.document, self._desk.journey.id, shown))

    def _show(self, wanted: bool) -> None:
        self._desk.curves.show_plan(PlanChoice() if wanted else None)
