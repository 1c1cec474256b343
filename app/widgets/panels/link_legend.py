"""What the lines between touchpoints mean: a row for each kind of link, below the legend of the curves."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.drawing.link_marks import sample
from app.i18n import _
from app.model.names import LINK_NAMES
from app.widgets import style
from app.widgets.desk import Desk
from app.widgets.inspector.cells import label
from app.widgets.samples import sample_label

_SAMPLE = 36.0


class LinkLegend(QWidget):
    """The kinds of link, and how one is made; there only while the map has any."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Links"), "eyebrow"))
        for kind, name in LINK_NAMES.items():
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(sample_label(sample(kind, 2, 12, _SAMPLE - 14, style.look()), _SAMPLE, 24))
            row.addWidget(label(_(name)), 1)
            column.addLayout(row)
        column.addWidget(label(_("Draw one from the round handle at the right of a touchpoint."), "soft"))
        column.addWidget(label(_("Let go on open ground if customers leave there."), "soft"))

    def refresh(self) -> None:
        """Shows itself if the map has links."""
        document, journey = self._desk.session.document, self._desk.journey
        self.setVisible(any(document.links(touchpoint.id) for touchpoint in document.journey(journey.id)))
