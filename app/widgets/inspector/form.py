"""The form of one record: its rows from forms.py as cells, the first at once and the rest in sections that fold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from weakref import WeakMethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.analysis.evidence import sources_for
from app.i18n import _
from app.model.document import Document
from app.model.records import BY_KIND, Id, Note, Record
from app.widgets.inspector.action_cells import MendsCell, NeedsCell
from app.widgets.inspector.cells import Cell, CurveCell, DueCell, FieldCell, LaneCell
from app.widgets.inspector.copy_cell import CopyCell
from app.widgets.inspector.detail_cell import DetailCell
from app.widgets.inspector.emotion_cell import EmotionCell, OtherEmotionsCell
from app.widgets.inspector.expected_cell import ExpectedCell
from app.widgets.inspector.fold import SPACING, Fold
from app.widgets.inspector.forms import FORMS, SECTIONS
from app.widgets.inspector.link_cells import LinkEndCell, LinkKindCell
from app.widgets.inspector.linked_cells import (
    ActionsCell,
    CardCell,
    MapsCell,
    MatrixCell,
    PersonasCell,
    PickCell,
)
from app.widgets.inspector.notes_cell import NotesCell
from app.widgets.inspector.picture_cell import PictureCell
from app.widgets.inspector.rows import Kind, Row
from app.widgets.inspector.source_cells import SOURCE_CELLS
from app.widgets.inspector.tags_cell import TagsCell, WearersCell
from app.widgets.inspector.typing_fields import TextField
from app.widgets.inspector.whys_cell import WhysCell
from app.widgets.inspector.width_cell import WidthCell
from app.widgets.own_turn import OwnTurn

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

CELLS: dict[Kind, type[Cell]] = {
    Kind.CHANNEL: PickCell,
    Kind.OWNER: PickCell,
    Kind.PERSONA: PickCell,
    Kind.SEGMENT: PickCell,
    Kind.NOTE_OWNER: PickCell,
    Kind.ACTION_PLACE: MendsCell,
    Kind.NEEDS: NeedsCell,
    Kind.LINK_KIND: LinkKindCell,
    Kind.LINK_END: LinkEndCell,
    Kind.WIDTH: WidthCell,
    Kind.EMOTION: EmotionCell,
    Kind.EXPECTED: ExpectedCell,
    Kind.OTHER_EMOTIONS: OtherEmotionsCell,
    Kind.DUE: DueCell,
    Kind.NOTES: NotesCell,
    Kind.TAGS: TagsCell,
    Kind.WEARERS: WearersCell,
    Kind.WHYS: WhysCell,
    Kind.ACTIONS: ActionsCell,
    Kind.PICTURE: PictureCell,
    Kind.PERSONAS: PersonasCell,
    Kind.MAPS: MapsCell,
    Kind.DETAIL: DetailCell,
    Kind.COPY: CopyCell,
    Kind.ABOUT_LANE: LaneCell,
    Kind.ABOUT_CURVE: CurveCell,
    Kind.CARD: CardCell,
    Kind.MATRIX: MatrixCell,
    **SOURCE_CELLS,
}
"""The cells of the kinds that are more than a field; all others are a FieldCell."""

AT_A_TIME = 3
"""So many rows of a form that is made in turns come in one of them."""


class Form(QWidget):
    """Everything that can be said about one record. Its sections begin folded; `turned` tells of those that are not.

    One that nobody waits for is made `in_turns` of the event loop, from above, so that no hand waits for all of it.
    What stands in its unfolded sections always is.
    """

    turned = Signal(str, bool)

    def __init__(
        self,
        record_id: Id,
        workspace: Workspace,
        turned: frozenset[str] = frozenset(),
        parent: QWidget | None = None,
        in_turns: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("formBody")
        self.record_id, self._workspace = record_id, workspace
        self._rows = FORMS[self._record.KIND]
        self._turned = turned
        self._cells: list[Cell] = []
        self.folds: dict[str, Fold] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(SPACING)
        self._at_once, self._sections = QVBoxLayout(), QVBoxLayout()
        self._at_once.setSpacing(SPACING)
        self._sections.setSpacing(0)
        self._column.addLayout(self._at_once)
        self._column.addLayout(self._sections)
        self._column.addStretch()
        self._left = _in_parts(self._rows)
        self._unfilled: list[Fold] = []
        self._turn = OwnTurn(self, self._go_on)
        self._go_on()
        if not in_turns:
            self.complete()

    def complete(self) -> None:
        """Makes at once all rows, and the names of the sections, that wait for a turn."""
        while self._left:
            self._go_on()

    def fill(self) -> None:
        """Makes all that waits for a turn, what stands in unfolded sections too: the keyboard has come, and goes on."""
        while self._left or self._unfilled:
            self._go_on()

    def _go_on(self) -> None:
        """Makes what comes next, unless the record has gone meanwhile."""
        if self.record_id not in self._document.records:
            self._left.clear()
            self._unfilled.clear()
        elif self._left:
            self._make(self._left.pop(0))
        elif self._unfilled:
            self._unfilled.pop(0).fill()
        if self._left or self._unfilled:
            self._turn.ask()

    def _make(self, rows: tuple[Row, ...]) -> None:
        for section, each in groupby(rows, lambda row: row.section):
            if section:
                fold = self._fold(section, tuple(each), section in self._turned)
                self._sections.addWidget(fold)
                self._show_at_once(fold)
            else:
                self._add(tuple(each), self._at_once)
        self._tell_sections()

    def refresh(self) -> None:
        """Shows what the document holds now."""
        for cell in self._cells:
            cell.refresh()
            _show_if_wanted(cell, self._document, self._record)
        self._tell_sections()

    def flush(self) -> None:
        """Tells what is typed and not told yet."""
        for cell in self._cells:
            cell.flush()

    def begin(self) -> None:
        """Puts the cursor in the first text, all of it selected, ready to be typed over."""
        field = next((each for each in self.findChildren(QWidget) if isinstance(each, QLineEdit | TextField)), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()

    def go_to(self, field: str) -> None:
        """Puts the cursor in the first widget of the row for `field`, and unfolds the section that it is in."""
        self.complete()
        row = next((row for row in self._rows if row.field == field), None)
        if row is not None and row.section:
            self.folds[row.section].open()
        cell = self.cell(field)
        if cell is not None:
            cell.begin()

    def cell(self, field: str) -> Cell | None:
        """The cell of the row for `field`; None too while its section was never opened."""
        return next((cell for cell in self._cells if cell.row.field == field), None)

    @property
    def _document(self) -> Document:
        return self._workspace.session.document

    @property
    def _record(self) -> Record:
        return self._document.records[self.record_id]

    def _add(self, rows: tuple[Row, ...], column: QVBoxLayout) -> None:
        for row in rows:
            cell = CELLS.get(row.kind, FieldCell)(row, self.record_id, self._workspace, column.parentWidget())
            self._cells.append(cell)
            column.addWidget(cell)
            self._show_at_once(cell)
            _show_if_wanted(cell, self._document, self._record)

    def _show_at_once(self, part: QWidget) -> None:
        """Shows what is made in a form that is seen: its layout would do so later, and the keyboard may come first."""
        if self.isVisible():
            part.show()

    def _fold(self, key: str, rows: tuple[Row, ...], shown: bool) -> Fold:
        fold = Fold(key, _(SECTIONS[key]), _without_holding(self._fill, rows), shown, later=True)
        self.folds[key] = fold
        if shown:
            self._unfilled.append(fold)
        fold.turned.connect(self.turned)
        return fold

    def _fill(self, rows: tuple[Row, ...], column: QVBoxLayout) -> None:
        if self.record_id in self._document.records:  # it may have gone while the section waited
            self._add(rows, column)

    def _tell_sections(self) -> None:
        """Says of each section how much it holds."""
        for key, fold in self.folds.items():
            fold.show_count(sum(_told(self._document, self._record, row) for row in self._rows if row.section == key))


def _in_parts(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """The rows of a form as they are made: a few at a time, and then those in sections."""
    at_once = tuple(row for row in rows if not row.section)
    parts = [at_once[start : start + AT_A_TIME] for start in range(0, len(at_once), AT_A_TIME)]
    return [part for part in (*parts, tuple(row for row in rows if row.section)) if part]


def _without_holding(
    fill: Callable[[tuple[Row, ...], QVBoxLayout], None], rows: tuple[Row, ...]
) -> Callable[[QVBoxLayout], None]:
    """`fill` for these rows, for a fold to keep: a fold and a form that held each other would never be let go."""
    method = WeakMethod(fill)

    def make(column: QVBoxLayout) -> None:
        if (known := method()) is not None:
            known(rows, column)

    return make


def _show_if_wanted(cell: Cell, document: Document, record: Record) -> None:
    if cell.row.when is None:
        return
    wanted = cell.row.when(document, record)
    if cell.isHidden() == wanted:  # a part that is made visible is laid out at once, also one that never was hidden
        cell.setVisible(wanted)


def _told(document: Document, record: Record, row: Row) -> int:
    """How much is said in a row."""
    if row.kind is Kind.NOTES:
        return sum(isinstance(other, Note) for other in document.referrers(record.id))
    if row.kind is Kind.EVIDENCE:
        return sources_for(document, record.id)
    if row.kind is Kind.TINT or not hasattr(record, row.field):
        return 0
    return int(getattr(record, row.field) != _defaults(record.KIND)[row.field])


@cache
def _defaults(kind: str) -> dict[str, object]:
    """What each field of a kind of record holds while nobody has said anything."""
    known = fields(BY_KIND[kind])
    return {field.name: None if field.default is MISSING else field.default for field in known}
