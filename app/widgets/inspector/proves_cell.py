"""What a source proves: for each thing on the map a way to it, what was said of it, and a way to move that."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app.analysis.evidence import supported_by
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import set_fields
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import EmotionScore, Evidence, Id, Note, Persona, Record, Touchpoint
from app.widgets import icons, style, words
from app.widgets.inspector.cells import Cell, label
from app.widgets.inspector.linked_cells import LONG, link
from app.widgets.inspector.typing_fields import TextField

MOST_QUOTES = 20
"""For how many things a field for what was said of them is shown; a survey that proves more is one of figures."""


class ProvesCell(Cell):
    """A row for each piece of evidence, in the order in which the map is read."""

    STAYS_WHEN_EMPTY = True

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._shown: tuple[object, ...] | None = None
        self._fields: dict[Id, TextField] = {}
        self._body = QWidget()
        self.column.addWidget(self._body)
        self._none = label(_("Nothing yet. Select a note or a touchpoint, and attach this source to it."), "soft")
        self.column.addWidget(self._none)
        self.refresh()

    def refresh(self) -> None:
        said = supported_by(self.document, self.record_id)
        shown = tuple((each.id, self.document.records[each.subject_id]) for each in said)
        if shown != self._shown:
            self._shown = shown
            self._build(said)
        for each in said[:MOST_QUOTES]:
            self._fields[each.id].show_value(each.quote)
        self._none.setVisible(not said)

    def flush(self) -> None:
        for field in tuple(self._fields.values()):
            field.flush()

    def _build(self, said: tuple[Evidence, ...]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._fields = {}
        for place, each in enumerate(said):
            column.addLayout(self._head(each))
            if place < MOST_QUOTES:
                column.addWidget(self._quote(each))
        self.column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.setVisible(bool(said))

    def _head(self, said: Evidence) -> QHBoxLayout:
        record = self.document.records[said.subject_id]
        button = link("", "sticky-note", "quiet")
        button.setObjectName(f"{record.KIND}.link.{record.id}")
        dress(button, self, record)
        button.clicked.connect(lambda: self.workspace.reveal(Id(button.property("record"))))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(button)
        row.addStretch()
        if isinstance(record, Touchpoint | Note):
            row.addWidget(self._mover(said))
        return row

    def _quote(self, said: Evidence) -> TextField:
        field = TextField(least_lines=1)
        field.setObjectName(f"source.quote.{said.id}")
        of = title_of(self.document.records[said.subject_id], _)
        field.setAccessibleName(f"{_('Quote')}: {of}" if of else _("Quote"))
        field.setPlaceholderText(_("What did they say, word for word?"))
        field.edited.connect(lambda text: self._write(said.id, quote=text))
        self._fields[said.id] = field
        return field

    def _mover(self, said: Evidence) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"source.move.{said.id}")
        button.setIcon(icons.icon("pencil", style.look().ink_soft))
        button.setToolTip(_("It was about another touchpoint…"))
        button.setAccessibleName(_("It was about another touchpoint…"))
        button.clicked.connect(lambda: self._offer(button, said))
        return button

    def _offer(self, button: QToolButton, said: Evidence) -> None:
        menu = QMenu(self)
        menu.setObjectName("source.move.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        journey = self.document.map_of(said.subject_id)
        for touchpoint in self.document.journey(journey.id) if journey is not None else ():
            action = menu.addAction(shorten(title_of(touchpoint, _), LONG).replace("&", "&&"))
            action.setObjectName(touchpoint.id)
            action.setData(touchpoint.id)
            action.setCheckable(True)
            action.setChecked(touchpoint.id == said.subject_id)
        menu.triggered.connect(lambda action: self._write(said.id, subject_id=Id(action.data())))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _write(self, evidence_id: Id, **fields: Any) -> None:
        if self.document.find(evidence_id, Evidence) is None:
            return
        self.flush()

        def written(document: Document) -> Any:
            return set_fields(document, evidence_id, **fields)

        self.workspace.run(written)


def dress(button: Any, cell: Cell, record: Record) -> None:
    """Makes a link name what is proven; a score is named with its touchpoint, and leads there."""
    shown, icon = record, "user" if isinstance(record, Persona) else ""
    text = title_of(record, _)
    if isinstance(record, EmotionScore):
        shown, icon = cell.document.records[record.touchpoint_id], "smile"
        text = fill(N_("Emotion {score}: {title}"), score=words.score(record.score), title=title_of(shown, _))
    elif isinstance(record, Touchpoint):
        icon = "footprints"
    if icon:
        icons.beside(button, icon, style.look().ink_soft)
    button.setText(shorten(text, 38).replace("&", "&&"))
    button.setToolTip(text)
    button.setProperty("record", Id(shown.id))
