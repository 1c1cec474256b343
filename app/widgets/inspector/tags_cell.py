"""The tags of a record: each a chip that can be taken off, and a field that puts on another one or makes it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QToolButton

from app.analysis.reading_order import place_of
from app.i18n import N_, _, fill
from app.model.edits import tag, tag_new, untag
from app.model.edits.base import shorten
from app.model.records import Id, Record, Tag, Tagging
from app.widgets import signs
from app.widgets.inspector.cells import Cell
from app.widgets.inspector.choosing_fields import Option
from app.widgets.inspector.linked_cells import LinksCell
from app.widgets.inspector.picking_field import PickField

_BESIDE = 2
_LONGEST = 16
"""Characters of a name that a chip shows; the whole name is its tool tip."""


class TagsCell(Cell):
    """Chips over a field to pick from; nothing is told until a tag is picked, typed or taken off."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._shown: tuple[Tag, ...] | None = None
        self._chips: list[QToolButton] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(_BESIDE, 1)
        self.column.addLayout(self._grid)
        self._field = PickField(_(self.row.hint), _("No tag"))
        self.name_field(self._field)
        self._field.edited.connect(self._put_on)
        self._field.typed.connect(self._put_on_new)
        self.column.addWidget(self._field)
        self.refresh()

    def refresh(self) -> None:
        tags = self.document.tags()
        worn_ids = {tagging.tag_id for tagging in self.document.taggings(self.record_id)}
        worn = tuple(each for each in tags if each.id in worn_ids)
        self._field.offer([Option(each.id, shorten(each.name, 60)) for each in tags if each.id not in worn_ids])
        self._field.show_value(None)
        if worn != self._shown:
            self._shown = worn
            self._show(worn)

    def flush(self) -> None:
        self._field.flush()

    def _show(self, worn: tuple[Tag, ...]) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(each) for each in worn]
        for place, chip in enumerate(self._chips):
            self._grid.addWidget(chip, place // _BESIDE, place % _BESIDE)

    def _chip(self, worn: Tag) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(f"{self.record.KIND}.tag.{worn.id}")
        chip.setProperty("role", "chip")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIcon(signs.tint_icon(worn.tint))
        chip.setText(f"{shorten(worn.name, _LONGEST)}  ×")
        chip.setToolTip(fill(N_("Take off “{title}”"), title=worn.name))
        chip.setAccessibleName(fill(N_("Take off “{title}”"), title=worn.name))
        chip.clicked.connect(lambda: self.workspace.run(lambda document: untag(document, worn.id, [self.record_id])))
        return chip

    def _put_on(self, tag_id: Id | None) -> None:
        if tag_id is not None:
            self.workspace.run(lambda document: tag(document, tag_id, [self.record_id]))

    def _put_on_new(self, name: str) -> None:
        self.workspace.run(lambda document: tag_new(document, name, [self.record_id]))


class WearersCell(LinksCell):
    """What carries a tag; a click goes there."""

    def listed(self) -> tuple[Record, ...]:
        """Touchpoints and notes in the order of reading, then personas and actions."""
        taggings = (each for each in self.document.referrers(self.record_id) if isinstance(each, Tagging))
        found = [self.document.records[each.subject_id] for each in taggings]
        return tuple(sorted(found, key=lambda record: place_of(self.document, record)))
