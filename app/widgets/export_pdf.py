"""What kind of PDF an export makes: a poster, tiles or a report, and what there is to choose for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.exchange.base import FORMS, PAPERS, POSTER_PAPERS, TILE_SHEETS, ExportOptions
from app.i18n import N_, _
from app.widgets.export_parts import ExportParts
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import Option, SegmentField

_SIZES = {paper: paper.upper() for paper in POSTER_PAPERS} | {"auto": N_("What fits")}
_PAPERS: Mapping[str, Mapping[str, str]] = {
    "poster": {paper: _SIZES[paper] for paper in POSTER_PAPERS} | {"map": N_("Own size")},
    "tiles": {paper: _SIZES[paper] for paper in POSTER_PAPERS if paper not in ("a4", "map")}
    | {"auto": N_("As on the screen")},
    "report": {paper: _SIZES[paper] for paper in PAPERS} | {"auto": N_("Readable"), "map": N_("One large page")},
}
"""How large each form can be, with what that is called (msgid)."""

_PAPER_TITLES = {
    "poster": N_("Paper of the PDF"),
    "tiles": N_("Size of the whole"),
    "report": N_("Paper of the PDF"),
}
_FORM, _SHEET = N_("The PDF is a"), N_("Printed on")
_GAP = 8


class ExportPdf(QWidget):
    """The choices for a PDF whose report has the parts in `offered`. `edited` tells that one was made."""

    edited = Signal()

    def __init__(self, offered: Sequence[str]) -> None:
        super().__init__()
        self._form = "poster"
        lead = max(label(_(text)).sizeHint().width() for text in (*_PAPER_TITLES.values(), _FORM, _SHEET))
        self.parts = ExportParts(offered, lead)
        self.parts.edited.connect(self.edited)
        self.form = _field("export.form", _(_FORM), FORMS, "poster")
        self.form.edited.connect(self._take_form)
        self.papers = {
            form: _field(f"export.paper.{form}", _(_PAPER_TITLES[form]), _PAPERS[form], "auto") for form in FORMS
        }
        self.sheet = _field("export.sheet", _(_SHEET), {sheet: sheet.upper() for sheet in TILE_SHEETS}, "a4")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(_row(self.form, _(_FORM), lead))
        self._rows = {form: [_row(self.papers[form], _(_PAPER_TITLES[form]), lead)] for form in FORMS}
        self._rows["tiles"].append(_row(self.sheet, _(_SHEET), lead))
        self._rows["report"].append(self.parts)
        for row in (row for rows in self._rows.values() for row in rows):
            column.addWidget(row)
        for field in (*self.papers.values(), self.sheet):
            field.edited.connect(self.edited)
        self.setMinimumWidth(max(row.sizeHint().width() for rows in self._rows.values() for row in rows))
        self._show_rows()

    @property
    def is_empty(self) -> bool:
        """Whether there would be nothing on paper."""
        return self._form == "report" and not self.parts.any_chosen

    def chosen(self, options: ExportOptions) -> ExportOptions:
        """The options with what is chosen here."""
        parts = self.parts.chosen() if self._form == "report" else frozenset[str]()
        paper = self.papers[self._form].value()
        return replace(options, form=self._form, paper=paper, sheet=self.sheet.value(), parts=parts)

    def _take_form(self, form: str) -> None:
        self._form = form
        self._show_rows()
        self.edited.emit()

    def _show_rows(self) -> None:
        for form, rows in self._rows.items():
            for row in rows:
                row.setVisible(form == self._form)


def _field(name: str, title: str, options: Mapping[str, str], value: str) -> SegmentField:
    field = SegmentField([Option(code, _(text)) for code, text in options.items()])
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.show_value(value)
    return field


def _row(field: SegmentField, title: str, lead: int) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    name = label(title)
    name.setMinimumWidth(lead)
    row.addWidget(name)
    row.addWidget(field, 1)
    return box
