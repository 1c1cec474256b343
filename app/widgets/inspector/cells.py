"""A cell of the form: a label, a field, and the way between the field and the document.

A cell reads what it shows from the record and writes by one edit; it keeps nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.model.document import Document
from app.model.edits import Edit, set_fields
from app.model.lane_kinds import LANE_KINDS
from app.model.names import TINT_NAMES, given_title
from app.model.records import Horizon, Id, Lane, Light, Record
from app.widgets import icons, signs, style
from app.widgets.canvas.gestures.header_drags import MIN_COLUMN
from app.widgets.inspector.choosing_fields import Option, SegmentField, SwitchField, TintField
from app.widgets.inspector.date_field import DateField
from app.widgets.inspector.rows import Kind, Row
from app.widgets.inspector.typing_fields import LineField, TextField

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


NOW_DAYS, NEXT_DAYS = 31, 183
"""How far ahead what is done now, and what is done next, may be due."""


def label(text: str, role: str = "label") -> QLabel:
    """A text in one of the stylesheet's roles."""
    result = QLabel(text)
    result.setProperty("role", role)
    result.setWordWrap(True)
    return result


class Cell(QWidget):
    """One row of a form for one record."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace) -> None:
        super().__init__()
        self.row, self.record_id, self.workspace = row, record_id, workspace
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._label: QLabel | None = None
        if row.kind not in (Kind.TITLE, Kind.SWITCH):
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
        """Puts the cursor in the first widget that takes it."""
        takers = (w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next(takers, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


class FieldCell(Cell):
    """A cell whose field holds the record's field of that name."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace) -> None:
        super().__init__(row, record_id, workspace)
        self.field = self.make_field()
        self.name_field(self.field)
        self.column.addWidget(self.field)
        self.field.edited.connect(self.write)
        self.refresh()

    def make_field(self) -> Any:
        """The field, by the row's kind."""
        return MAKERS[self.row.kind](self)

    def refresh(self) -> None:
        self.field.show_value(getattr(self.record, self.row.field))

    def flush(self) -> None:
        self.field.flush()

    def write(self, value: Any) -> None:
        """Makes the edit that gives the record this value."""
        self.workspace.run(lambda document: self.edit(document, value))

    def edit(self, document: Document, value: Any) -> Edit:
        """The edit that gives the record this value."""
        return set_fields(document, self.record_id, **{self.row.field: value})


class DueCell(FieldCell):
    """The date of an action; one too far ahead for "Now" takes the action out of it in the same step."""

    def make_field(self) -> DateField:
        return DateField()

    def edit(self, document: Document, value: Any) -> Edit:
        horizon = getattr(document.records[self.record_id], "horizon", None)
        ahead = (value - date.today()).days if value else 0
        if horizon is Horizon.NOW and ahead > NOW_DAYS:
            horizon = Horizon.NEXT if ahead <= NEXT_DAYS else Horizon.LATER
        return set_fields(document, self.record_id, due=value, horizon=horizon)


class LaneCell(Cell):
    """What kind of lane it is, and the question that an empty cell asks."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace) -> None:
        super().__init__(row, record_id, workspace)
        record = self.record
        assert isinstance(record, Lane)
        info = LANE_KINDS[record.kind]
        self.column.addWidget(label(_(info.title), "strong"))
        self.column.addWidget(label(_(info.prompt), "soft"))


class CurveCell(Cell):
    """How a persona gets a curve: while it is shown here, its open points wait on the map."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace) -> None:
        super().__init__(row, record_id, workspace)
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


class WidthCell(Cell):
    """The width of a phase; the lowest value means as wide as its touchpoints need."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace) -> None:
        super().__init__(row, record_id, workspace)
        self._field = _WidthField(self._drawn_width)
        self._field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._field.setRange(0, 4000)
        self._field.setSpecialValueText(_("As wide as needed"))
        self.name_field(self._field)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._field, 1)
        line.addWidget(self._step("minus", _("Narrower"), self._field.stepDown))
        line.addWidget(self._step("plus", _("Wider"), self._field.stepUp))
        self.column.addLayout(line)
        self.refresh()
        self._field.valueChanged.connect(self._write)

    def refresh(self) -> None:
        self._field.blockSignals(True)
        self._field.setValue(getattr(self.record, "width", None) or 0)
        self._field.blockSignals(False)

    def _step(self, icon: str, text: str, step: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon, style.look().ink_soft))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRepeat(True)
        button.clicked.connect(step)
        return button

    def _write(self, value: int) -> None:
        self.workspace.run(lambda document: set_fields(document, self.record_id, width=value or None))

    def _drawn_width(self) -> int:
        columns = self.workspace.canvas.drawing.columns
        return round(next((column.w for column in columns if column.phase_id == self.record_id), 0))


class _WidthField(QSpinBox):
    """A width that steps from what is drawn, and below the least width goes back to as wide as needed."""

    STEP = 24

    def __init__(self, drawn: Callable[[], int]) -> None:
        super().__init__()
        self._drawn = drawn

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        return QSpinBox.StepEnabledFlag.StepUpEnabled | QSpinBox.StepEnabledFlag.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        wanted = (self.value() or self._drawn()) + steps * self.STEP
        self.setValue(wanted if wanted >= MIN_COLUMN else 0)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(10, 1, -10, -1))  # a dressed one without buttons is one wide

    def wheelEvent(self, event: Any) -> None:
        event.ignore()  # scrolling the form must never change a value


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
    return SegmentField(options, clearable=cell.row.clearable)


def _switch(cell: Cell) -> QWidget:
    field = SwitchField()
    field.setText(_(cell.row.label))
    return field


def _tint(cell: Cell) -> QWidget:
    names = {tint: _(name) for tint, name in TINT_NAMES.items()}
    return TintField(names, _(cell.row.hint) if cell.row.hint else "")


def _date(cell: Cell) -> QWidget:
    return DateField()


MAKERS: dict[Kind, Callable[[Cell], QWidget]] = {
    Kind.TITLE: _line,
    Kind.LINE: _line,
    Kind.TEXT: _text,
    Kind.SEGMENTS: _segments,
    Kind.SWITCH: _switch,
    Kind.TINT: _tint,
    Kind.DATE: _date,
}
"""How the field of each simple kind of row is made."""
