"""The cell for the causes under a pain point: why, and why that again, a line for each and one open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import N_, _, fill
from app.model.edits import set_fields
from app.widgets.inspector.cells import Cell, label
from app.widgets.inspector.typing_fields import LineField

_INDENT, _DEEPEST = 12, 4


class WhysCell(Cell):
    """Grows by a line as soon as its last one is used."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._lines: list[LineField] = []
        self._rows: list[QWidget] = []
        self.refresh()

    def refresh(self) -> None:
        told = str(getattr(self.record, self.row.field))
        whys = told.split("\n") if told else []
        while len(self._lines) <= len(whys):
            self._add_line()
        for line, why in zip(self._lines, [*whys, *[""] * len(self._lines)], strict=False):
            line.show_value(why)
        self._drop_lines(len(whys) + 1)

    def flush(self) -> None:
        for line in self._lines:
            line.flush()

    def _add_line(self) -> None:
        place = len(self._lines)
        line = LineField()
        line.setObjectName(f"note.whys.{place + 1}")
        line.setAccessibleName(fill(N_("Why, step {number}"), number=place + 1))
        line.setPlaceholderText(_("And why is that?") if place else _("Why does this happen?"))
        line.edited.connect(self._write)
        line.returnPressed.connect(lambda: self._go_on(place))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(min(place, _DEEPEST) * _INDENT, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(_number(place + 1))
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
        told = [line.text().strip() for line in self._lines]
        kept = [text for text, line in zip(told, self._lines, strict=True) if text or line.hasFocus()]
        whys = "\n".join(kept).rstrip("\n")
        self.workspace.run(lambda document: set_fields(document, self.record_id, whys=whys))

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self._lines):
            self._lines[place + 1].setFocus(Qt.FocusReason.TabFocusReason)


def _number(number: int) -> QLabel:
    result = label(str(number), "small")
    result.setFixedWidth(12)
    return result
