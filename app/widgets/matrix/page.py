"""The page over the map: the table, what its holes say, and the edits that fill them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from app.analysis.channel_matrix import channel_matrix
from app.i18n import _
from app.model.edits import add_channel
from app.model.edits.serving import add_touchpoint_at, serve_by
from app.model.records import Id
from app.session import Changed, Event
from app.widgets.canvas.canvas import Canvas
from app.widgets.desk import Desk
from app.widgets.matrix.table import MatrixTable, summary
from app.widgets.matrix.view import MatrixView
from app.widgets.over_edited import OverEdited
from app.widgets.page_head import adding_button, closing_cross, page_head

KEY = "Esc"


class MatrixPage(OverEdited):
    """Channels against phases, over the map of a desk; gone by Esc, by its cross, or by going to a place on the map."""

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__(desk, canvas)
        self.setObjectName("matrix")
        self._table = MatrixTable(self)
        self.view = MatrixView(self._table, self)
        self._said = QLabel()
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.timeout.connect(self._refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_bar())
        column.addWidget(self.view, 1)
        self._listen()

    def open(self) -> None:
        """Shows the table of the map that is shown."""
        self.begin()
        self._refresh()
        self.show()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._table.index(0, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- putting it together -------------------------------------------------------------------------------------

    def _make_bar(self) -> QHBoxLayout:
        self._said.setObjectName("matrix.summary")
        adding = adding_button(_("Add channel"), "matrix.add", "plain", self._add_channel)
        row = page_head(_("Channels by phase"), self._said, adding, closing_cross("matrix.close", KEY, self.stop))
        row.setContentsMargins(24, 16, 16, 16)
        return row

    def _listen(self) -> None:
        self.destroyed.connect(self._desk.session.subscribe(self._on_event))
        self.view.channel_picked.connect(lambda i: self._desk.inspect((Id(i),), keep_panel=True))
        self.view.touchpoint_picked.connect(lambda i: self._desk.inspect((Id(i),), keep_panel=True))
        self.view.touchpoint_opened.connect(self._go_to)
        self.view.wanted.connect(self._add_touchpoint)
        self.view.carried.connect(self._carry)

    # --- showing -------------------------------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Changed) and self.isVisible():
            self._stale.start(0)

    def _refresh(self) -> None:
        document = self._desk.session.document
        matrix, here = channel_matrix(document, self._desk.journey.id), self.view.currentIndex()
        row, column = here.row(), here.column()
        self._table.show_matrix(matrix)
        self._said.setText(summary(document, matrix))
        if row >= 0:
            self.view.setCurrentIndex(self._table.index(min(row, self._table.rowCount() - 1), column))

    # --- acting --------------------------------------------------------------------------------------------------

    def _go_to(self, touchpoint_id: str) -> None:
        self.stop()
        self._desk.reveal(Id(touchpoint_id))

    def _add_channel(self) -> None:
        self._desk.add_and_inspect(lambda document: add_channel(document, _("New channel")))

    def _add_touchpoint(self, cell: QModelIndex) -> None:
        phase, channel = self._table.phase(cell), self._table.row(cell).channel
        if phase is not None:
            channel_id = channel.id if channel is not None else None
            self._desk.add_and_inspect(
                lambda document: add_touchpoint_at(document, phase.id, channel_id, _("New touchpoint"))
            )

    def _carry(self, touchpoint_id: str, cell: QModelIndex) -> None:
        phase, channel = self._table.phase(cell), self._table.row(cell).channel
        if phase is not None:
            channel_id = channel.id if channel is not None else None
            self._desk.run(lambda document: serve_by(document, Id(touchpoint_id), phase.id, channel_id))
