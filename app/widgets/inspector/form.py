"""The form of one record: its rows from rows.py as cells, the first ones at once and the rest under "More"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.model.records import Id
from app.widgets import icons, style
from app.widgets.inspector.cells import Cell, CurveCell, DueCell, FieldCell, LaneCell, WidthCell
from app.widgets.inspector.emotion_cell import EmotionCell, OtherEmotionsCell
from app.widgets.inspector.linked_cells import ActionsCell, LinksCell, PickCell, PlaceCell
from app.widgets.inspector.more_button import MoreButton
from app.widgets.inspector.rows import FORMS, Kind, Row
from app.widgets.inspector.typing_fields import TextField

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

CELLS: dict[Kind, type[Cell]] = {
    Kind.CHANNEL: PickCell,
    Kind.OWNER: PickCell,
    Kind.PERSONA: PickCell,
    Kind.NOTE_OWNER: PickCell,
    Kind.ACTION_PLACE: PlaceCell,
    Kind.WIDTH: WidthCell,
    Kind.EMOTION: EmotionCell,
    Kind.OTHER_EMOTIONS: OtherEmotionsCell,
    Kind.DUE: DueCell,
    Kind.NOTES: LinksCell,
    Kind.ACTIONS: ActionsCell,
    Kind.ABOUT_LANE: LaneCell,
    Kind.ABOUT_CURVE: CurveCell,
}
"""The cells of the kinds that are more than a field; all others are a FieldCell."""


class Form(QWidget):
    """Everything that can be said about one record."""

    def __init__(self, record_id: Id, workspace: Workspace, more: bool) -> None:
        super().__init__()
        self.setObjectName("formBody")
        self.record_id = record_id
        rows = FORMS[workspace.session.document.records[record_id].KIND]
        self._cells: list[Cell] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(14)
        self._add([row for row in rows if not row.more], self._column, workspace)
        self.more: MoreButton | None = None
        if any(row.more for row in rows):
            self._add_more([row for row in rows if row.more], workspace, more)
        self._column.addStretch()

    def refresh(self) -> None:
        """Shows what the document holds now."""
        for cell in self._cells:
            cell.refresh()

    def flush(self) -> None:
        """Tells what is typed and not told yet."""
        for cell in self._cells:
            cell.flush()

    def begin(self) -> None:
        """Puts the cursor in the first text, all of it selected, ready to be typed over."""
        field = self.findChild(QLineEdit) or self.findChild(TextField)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()

    def go_to(self, field: str) -> None:
        """Puts the cursor in the first widget of the row for `field`."""
        cell = self.cell(field)
        if cell is not None:
            if self.more is not None and self._rest.isAncestorOf(cell):
                self.more.setChecked(True)
            cell.begin()

    def cell(self, field: str) -> Cell | None:
        """The cell of the row for `field`."""
        return next((cell for cell in self._cells if cell.row.field == field), None)

    def _add(self, rows: list[Row], column: QVBoxLayout, workspace: Workspace) -> None:
        for row in rows:
            cell = CELLS.get(row.kind, FieldCell)(row, self.record_id, workspace)
            self._cells.append(cell)
            column.addWidget(cell)

    def _add_more(self, rows: list[Row], workspace: Workspace, shown: bool) -> None:
        self.more = MoreButton(_("More"))
        self.more.setObjectName("inspector.more")
        self.more.setProperty("role", "quiet")
        self._rest = QWidget()
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._add(rows, column, workspace)
        self._column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._rest)
        self.more.toggled.connect(self._show_rest)
        self.more.setChecked(shown)
        self._show_rest(shown)

    def _show_rest(self, shown: bool) -> None:
        assert self.more is not None
        self._rest.setVisible(shown)
        self.more.setText(_("Less") if shown else _("More"))
        icons.beside(self.more, "chevron-up" if shown else "chevron-down", style.look().ink_soft)
