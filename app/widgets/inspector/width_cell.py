"""The cell for the width of a phase: a number, and buttons that step from what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QToolButton, QWidget

from app.i18n import _
from app.model.edits import set_fields
from app.model.records import Id
from app.widgets import icons, style
from app.widgets.canvas.gestures.header_drags import MIN_COLUMN
from app.widgets.inspector.cells import Cell
from app.widgets.inspector.rows import Row

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


class WidthCell(Cell):
    """The width of a phase; the lowest value means as wide as its touchpoints need."""

    def __init__(self, row: Row, record_id: Id, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(row, record_id, workspace, parent)
        self._field = _WidthField(partial(_drawn_width, workspace, record_id))
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


def _drawn_width(workspace: Workspace, phase_id: Id) -> int:
    columns = workspace.canvas.drawing.columns
    return round(next((column.w for column in columns if column.phase_id == phase_id), 0))


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
