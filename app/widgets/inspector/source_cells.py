"""The cells of a source: its kind, what an anonymous respondent goes by, its link; and those of what it says."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import Qt

from app.analysis.respondents import respondent_of
from app.i18n import _
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import Evidence, Record, Source
from app.widgets.evidence import opening
from app.widgets.evidence.source_words import ICONS
from app.widgets.inspector.cells import MAKERS, Cell, FieldCell, label
from app.widgets.inspector.choosing_fields import Option
from app.widgets.inspector.linked_cells import LONG, LinksCell, link
from app.widgets.inspector.picking_field import PickField
from app.widgets.inspector.proves_cell import ProvesCell, dress
from app.widgets.inspector.rows import Kind


class ListField(PickField):
    """Picks one of a few things that are always the same; there is no choice of none."""

    def __init__(self) -> None:
        super().__init__("", can_type=False)

    def offer(self, options: Any) -> None:
        """Sets what can be picked."""
        wanted = [(option.text, option.value) for option in options]
        if wanted != [(self.itemText(i), self.itemData(i)) for i in range(self.count())]:
            self.blockSignals(True)
            self.clear()
            for text, value in wanted:
                self.addItem(text, value)
            self.blockSignals(False)


class SourceKindCell(FieldCell):
    """Whether it is an interview, a survey, figures and so on."""

    def make_field(self) -> ListField:
        field = ListField()
        field.offer([Option(value, _(text)) for value, text in self.row.choices])
        return field


class PseudonymCell(Cell):
    """What others read in the place of a respondent's name."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._words = label("", "")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setObjectName("source.pseudonym")
        self.column.addWidget(self._words)
        self.column.addWidget(label(_("The name is shown and exported nowhere."), "soft"))
        self.refresh()

    def refresh(self) -> None:
        record = self.record
        if isinstance(record, Source) and record.anonymous:
            self._words.setText(respondent_of(self.document, record, _))


class ProofLinkCell(FieldCell):
    """An address or the name of a file, and a way to it."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._open = link("", "external-link")
        self._open.setObjectName("source.follow")
        self._open.clicked.connect(self._follow)
        self.column.addWidget(self._open, alignment=Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def make_field(self) -> Any:
        return MAKERS[Kind.LINE](self)

    def refresh(self) -> None:
        super().refresh()
        if hasattr(self, "_open"):
            written = getattr(self.record, self.row.field)
            self._open.setText(_("Open…") if opening.is_address(written) else _("Show in folder"))
            self._open.setVisible(opening.is_address(written) or opening.is_file(written))

    def _follow(self) -> None:
        self.flush()
        opening.follow(self.window(), self.workspace, getattr(self.record, self.row.field))


class SaidOfCell(LinksCell):
    """The record that a piece of evidence speaks for."""

    def listed(self) -> tuple[Record, ...]:
        return (self.document.records[cast(Evidence, self.record).subject_id],)

    def _link_to(self, record: Record) -> Any:
        button = super()._link_to(record)
        dress(button, self, record)
        return button


class SaidByCell(LinksCell):
    """The source that a piece of evidence comes from."""

    def listed(self) -> tuple[Record, ...]:
        return (self.document.records[cast(Evidence, self.record).source_id],)

    def _link_to(self, record: Record) -> Any:
        button = link(shorten(title_of(record, _), LONG), ICONS[cast(Source, record).kind], "quiet")
        button.setObjectName("evidence.source")
        button.setProperty("record", record.id)
        button.clicked.connect(self._go)
        return button


class EvidenceCell(LinksCell):
    """The sources that speak for a record, and a way to the panel in which more are attached."""

    STAYS_WHEN_EMPTY = True

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._add = link(_("Add evidence…"), "plus")
        self._add.setObjectName(f"{self.record.KIND}.add_evidence")
        self._add.clicked.connect(self._begin)
        self.column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)

    def listed(self) -> tuple[Record, ...]:
        said = self.document.evidence(self.record_id)
        return tuple(dict.fromkeys(self.document.records[evidence.source_id] for evidence in said))

    def _link_to(self, record: Record) -> Any:
        button = link(shorten(title_of(record, _), LONG), ICONS[cast(Source, record).kind], "quiet")
        button.setObjectName(f"source.link.{record.id}")
        button.setProperty("record", record.id)
        button.clicked.connect(self._go)
        return button

    def _begin(self) -> None:
        self.workspace.sides.call_up("evidence")


SOURCE_CELLS: dict[Kind, type[Cell]] = {
    Kind.SOURCE_KIND: SourceKindCell,
    Kind.PSEUDONYM: PseudonymCell,
    Kind.PROOF_LINK: ProofLinkCell,
    Kind.PROVES: ProvesCell,
    Kind.SAID_BY: SaidByCell,
    Kind.SAID_OF: SaidOfCell,
    Kind.EVIDENCE: EvidenceCell,
}
"""The cells of the kinds of row that only sources have."""
