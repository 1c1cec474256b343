"""A cell of the form: a label, a field, and the way between the field and the document.

A cell reads what it shows from the record and writes by one edit; it keeps nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.guides.prompts import prompt_of
from app.i18n import N_, _
from app.model.document import Document
from app.model.domain import heuristics_in, heuristics_text
from app.model.edits import Edit, set_fields
from app.model.edits.planning import set_due
from app.model.lane_kinds import LANE_KINDS
from app.model.names import HEURISTIC_NAMES, TINT_NAMES, given_title
from app.model.records import Heuristic, Id, JourneyMap, Lane, Light, Record
from app.widgets import signs
from app.widgets.inspector.calendar_popup import BEHIND
from app.widgets.inspector.choosing_fields import Option, SegmentField, SwitchField, TintField
from app.widgets.inspector.date_field import DateField
from app.widgets.inspector.figures_field import lift_field, percent_field
from app.widgets.inspector.many_field import ManyField
from app.widgets.inspector.money_field import MoneyField
from app.widgets.inspector.rows import Kind, Row
from app.widgets.inspector.typing_fields import LineField, TextField

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


_UNLABELLED = (Kind.TITLE, Kind.SWITCH, Kind.NOTES, Kind.CARD, Kind.MATRIX, Kind.COPY)
"""The rows that say themselves what they are."""


def label(text: str, role: str = "label") -> QLabel:
    """A text in one of the stylesheet's roles."""
    result = QLabel(text)
    result.setProperty("role", role)
    result.setWordWrap(True)
    return result


class Cell(QWidget):
    """One row of a form for one record."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.row, self.record_id, self.workspace = row, record_id, workspace
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._label: QLabel | None = None
        if row.kind not in _UNLABELLED:
            self._label = _name_of(row)
            self.column.addWidget(self._label)

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.session.document

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self.document.records[self.record_id]

    def name_field(self, field: QWidget, suffix: str = "") -> None:
        """Gives a field the names by which tests and screen readers find it."""
        field.setObjectName(f"{self.record.KIND}.{self.row.field}{suffix}")
        field.setAccessibleName(_(self.row.label))
        if self._label is not None and not suffix:
            self._label.setBuddy(field)  # on Linux the name of a choice is what is chosen; only this says of what

    def refresh(self) -> None:
        """Shows what the document holds now."""

    def flush(self) -> None:
        """Tells what is typed and not told yet."""

    def begin(self) -> None:
        """Puts the cursor in the first widget that takes it; a title is ready to be typed over."""
        takers = (w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next(takers, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit) and self.row.kind is Kind.TITLE:
            first.selectAll()


class FieldCell(Cell):
    """A cell whose field holds the record's field of that name."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(row, record_id, workspace, parent)
        self.field = self.make_field()
        self.name_field(self.field)
        self.place_field()
        if row.note:
            self.column.addWidget(label(_(row.note), "small"))
        self.field.edited.connect(self.write)
        self.refresh()

    def make_field(self) -> Any:
        """The field, by the row's kind."""
        return MAKERS[self.row.kind](self)

    def place_field(self) -> None:
        """Puts the field into the cell."""
        self.column.addWidget(self.field)

    def refresh(self) -> None:
        self.field.show_value(getattr(self.record, self.row.field))

    def flush(self) -> None:
        self.field.flush()

    def write(self, value: Any) -> None:
        """Makes the edit that gives the record this value; one that is refused shows what the record holds."""
        if self.workspace.run(lambda document: self.edit(document, value)) is None:
            self.refresh()

    def edit(self, document: Document, value: Any) -> Edit:
        """The edit that gives the record this value."""
        return set_fields(document, self.record_id, **{self.row.field: value})


class DueCell(FieldCell):
    """The date of an action; one too far ahead for "Now" takes the action out of it in the same step."""

    def make_field(self) -> DateField:
        return DateField()

    def edit(self, document: Document, value: Any) -> Edit:
        return set_due(document, (self.record_id,), value, date.today())


class LaneCell(Cell):
    """What kind of lane it is, and the question that an empty cell asks."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(row, record_id, workspace, parent)
        record = self.record
        assert isinstance(record, Lane)
        info = LANE_KINDS[record.kind]
        self.column.addWidget(label(_(info.title), "strong"))
        journey = self.document.get(record.map_id, JourneyMap)
        self.column.addWidget(label(_(prompt_of(journey, None, record)), "soft"))


class CurveCell(Cell):
    """How a persona gets a curve: while it is shown here, its open points wait on the map."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(row, record_id, workspace, parent)
        self._words = label("", "soft")
        self._words.setObjectName("persona.curve")
        self.column.addWidget(self._words)
        self.refresh()

    def refresh(self) -> None:
        own = self.workspace.journey.persona_id == self.record_id
        self._words.setText(
            _("This map is about them: the main curve is theirs.")
            if own
            else _("Drag the open points in the emotion lane to how they feel.")
        )


def _name_of(row: Row) -> QLabel:
    result = QLabel(_(row.label))
    result.setProperty("role", "label")
    return result


def _line(cell: Cell) -> QWidget:
    field = LineField()
    field.setPlaceholderText(_(cell.row.hint) if cell.row.hint else "")
    if cell.row.kind is Kind.TITLE:
        field.setProperty("role", "title")
        given = given_title(cell.record)
        field.stand_in(_(given) if given else "")
    return field


def _text(cell: Cell) -> QWidget:
    field = TextField()
    field.setPlaceholderText(_(cell.row.hint) if cell.row.hint else "")
    return field


def _segments(cell: Cell) -> QWidget:
    options = [
        Option(value, _(text), signs.light_icon(value) if isinstance(value, Light) else None)
        for value, text in cell.row.choices
    ]
    return SegmentField(options, clearable=cell.row.clearable, upright=cell.row.kind is Kind.STACK)


def _switch(cell: Cell) -> QWidget:
    field = SwitchField()
    field.setText(_(cell.row.label))
    return field


def _tint(cell: Cell) -> QWidget:
    names = {tint: _(name) for tint, name in TINT_NAMES.items()}
    return TintField(names, _(cell.row.hint) if cell.row.hint else "")


def _date(cell: Cell) -> QWidget:
    return DateField()


def _date_past(cell: Cell) -> QWidget:
    return DateField(BEHIND)


def _money(cell: Cell) -> QWidget:
    return MoneyField()


_PRINCIPLES = {
    Heuristic.RECIPROCITY: N_("Who is given something wants to give something back"),
    Heuristic.COMMITMENT: N_("Who said yes to something small says yes to more"),
    Heuristic.SOCIAL_PROOF: N_("We do what people like us do"),
    Heuristic.LIKING: N_("We say yes to who we like"),
    Heuristic.AUTHORITY: N_("We trust who knows"),
    Heuristic.SCARCITY: N_("What is nearly gone is worth more"),
    Heuristic.UNITY: N_("We side with who is one of us"),
}
"""What each principle comes down to."""


def _heuristics(cell: Cell) -> QWidget:
    options = [Option(each.value, _(name), spoken=_(_PRINCIPLES[each])) for each, name in HEURISTIC_NAMES.items()]
    return ManyField(
        options,
        lambda text: (each.value for each in heuristics_in(text)),
        lambda values: heuristics_text(Heuristic(str(value)) for value in values),
    )


MAKERS: dict[Kind, Callable[[Cell], QWidget]] = {
    Kind.TITLE: _line,
    Kind.LINE: _line,
    Kind.TEXT: _text,
    Kind.SEGMENTS: _segments,
    Kind.STACK: _segments,
    Kind.SWITCH: _switch,
    Kind.TINT: _tint,
    Kind.DATE: _date,
    Kind.DATE_PAST: _date_past,
    Kind.MONEY: _money,
    Kind.PERCENT: percent_field,
    Kind.LIFT: lift_field,
    Kind.HEURISTICS: _heuristics,
}
"""How the field of each simple kind of row is made."""
