"""The cell for the causes under a pain point: why, and why that again, a line for each and one open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import N_, _, fill
from app.model.edits import set_fields
from app.widgets.inspector.cells import Cell, label
from app.widgets.inspector.typing_fields import TextField

_INDENT, _DEEPEST = 12, 4


class WhysCell(Cell):
    """Grows by a line as soon as its last one is used."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._lines: list[WhyField] = []
        self._rows: list[QWidget] = []
        self.refresh()

    def refresh(self) -> None:
        told = str(getattr(self.record, self.row.field))
        whys = told.split("\n") if told else []
        while len(self._lines) <= len(whys):
            self._add_line()
        for line, why in zip(self._lines, [*whys, *[""] * len(self._lines)], strict=False):
            if not (line.hasFocus() and line.toPlainText().strip() == why):  # a space before the next word stays
                line.show_value(why)
        self._drop_lines(len(whys) + 1)

    def flush(self) -> None:
        for line in self._lines:
            line.flush()

    def _add_line(self) -> None:
        place = len(self._lines)
        line = WhyField(least_lines=1)
        line.setObjectName(f"note.whys.{place + 1}")
        line.setAccessibleName(fill(N_("Why, step {number}"), number=place + 1))
        line.setPlaceholderText(_("And why is that?") if place else _("Why does this happen?"))
        line.edited.connect(self._write)
        line.finished.connect(lambda: self._go_on(place))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(min(place, _DEEPEST) * _INDENT, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(_number(place + 1), alignment=Qt.AlignmentFlag.AlignTop)
        across.addWidget(line, 1)
        self.column.addWidget(row)
        self._lines.append(line)
        self._rows.append(row)

    def _drop_lines(self, wanted: int) -> None:
        while len(self._lines) > wanted and not self._lines[-1].hasFocus():
            self._lines.pop()
            row = self._rows.pop()
            row.hide()
            row.deleteLater()

    def _write(self) -> None:
        """A line that was emptied stays while it is being written in, so that the others keep their places."""
        told = [line.toPlainText().strip() for line in self._lines]
        kept = [text for text, line in zip(told, self._lines, strict=True) if text or line.hasFocus()]
        whys = "\n".join(kept).rstrip("\n")
        self.workspace.run(lambda document: set_fields(document, self.record_id, whys=whys))

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self._lines):
            self._lines[place + 1].setFocus(Qt.FocusReason.TabFocusReason)


class WhyField(TextField):
    """One cause, on as many lines as it takes; Enter goes on to the next cause."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.finished.emit()
        else:
            super().keyPressEvent(event)


def _number(number: int) -> QLabel:
    result = label(str(number), "small")
    result.setFixedWidth(12)
    result.setContentsMargins(0, 10, 0, 0)
    return result
