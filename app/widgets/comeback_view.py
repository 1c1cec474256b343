"""What a workbook that came back would change, action by action, each with a tick: what is ticked is taken in.

All that is clear is ticked. Of what was changed here too, the workbook's word counts only where one ticks it; and
nothing is deleted that one does not tick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.exchange.comeback.found import Added, Changed, Comeback, Picked, Removed
from app.exchange.comeback.telling import change_words, unread_words, value_words
from app.i18n import N_, _, fill, screen_language, screen_translator
from app.model.document import Document
from app.widgets import icons, style
from app.widgets.inspector.cells import label

WIDTH, HEIGHT = 640, 380
_ROW = 40
"""Pixels: high enough for a finger."""

_DATA = Qt.ItemDataRole.UserRole
Thing = Changed | Added | Removed


class ComebackView(QWidget):
    """Shows one Comeback; `picked` is what is ticked, and `edited` tells that this has changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._remarks = label("", "")
        self._remarks.setObjectName("comeback.remarks")
        self._remarks.setTextFormat(Qt.TextFormat.PlainText)
        self._tree = QTreeWidget()
        self._tree.setObjectName("comeback.tree")
        self._tree.setAccessibleName(_("Changes in the workbook"))
        self._tree.setItemDelegate(_WithoutBoxes(self._tree))
        self._tree.setHeaderHidden(True)
        self._tree.setWordWrap(True)
        self._tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._tree.setFixedHeight(HEIGHT)
        self._tree.itemChanged.connect(self._show_tick)
        self._tree.itemClicked.connect(_turn)
        self._count = label("", "strong")
        self._count.setObjectName("comeback.count")
        for part in (self._remarks, self._tree, self._count):
            column.addWidget(part)
        self._things: list[Thing] = []
        self._rows: list[QTreeWidgetItem] = []

    def count_label(self) -> QLabel:
        """The line that says how much is ticked."""
        return self._count

    def show_comeback(self, comeback: Comeback, document: Document) -> None:
        """Shows what came back to `document`."""
        self._remarks.setText("\n".join(remark.text() for remark in comeback.remarks))
        self._remarks.setVisible(bool(comeback.remarks))
        self._things = [*comeback.changed, *comeback.added, *comeback.removed]
        self._tree.blockSignals(True)
        self._rows = []
        self._tree.clear()
        clear = comeback.without_doubt()
        sure = {id(each) for each in (*clear.changed, *clear.added)}
        for title, things in _grouped(comeback):
            words = [(each, _words(each, document)) for each in things]
            self._add_group(title, [(each, text, id(each) in sure) for each, text in words])
        if comeback.unread:
            lines = unread_words(comeback, screen_translator())
            self._add_group(fill(N_("Could not be read: {count}"), count=len(lines)), [(None, t, False) for t in lines])
        self._tree.expandAll()
        self._tree.blockSignals(False)
        first = next(iter(self._rows), None)
        if first is not None:
            self._tree.setCurrentItem(first)
        self._tree.setVisible(self._tree.topLevelItemCount() > 0)
        self._follow()

    def picked(self) -> Picked:
        """What is ticked."""
        ticked = [self._things[item.data(0, _DATA)] for item in self._rows if _is_ticked(item)]
        return Picked(
            tuple(each for each in ticked if isinstance(each, Changed)),
            tuple(each for each in ticked if isinstance(each, Added)),
            tuple(each for each in ticked if isinstance(each, Removed)),
        )

    def _add_group(self, title: str, rows: list[tuple[Thing | None, str, bool]]) -> None:
        group = QTreeWidgetItem(self._tree, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setSizeHint(0, QSize(0, style.target(_ROW)))
        for thing, text, ticked in rows:
            self._add_row(group, thing, text, ticked)

    def _add_row(self, group: QTreeWidgetItem, thing: Thing | None, text: str, ticked: bool) -> None:
        item = QTreeWidgetItem(group, [text])
        self._rows.append(item)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{group.text(0)}. {text}")
        wanted = self._tree.fontMetrics().boundingRect(0, 0, WIDTH - 120, 0, Qt.TextFlag.TextWordWrap, text).height()
        item.setSizeHint(0, QSize(0, max(style.target(_ROW), wanted + 16)))
        if thing is not None:
            item.setData(0, _DATA, next(n for n, each in enumerate(self._things) if each is thing))
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setIcon(0, _tick(ticked))

    def _show_tick(self, item: QTreeWidgetItem) -> None:
        """Shows whether a row is ticked now."""
        self._tree.blockSignals(True)
        item.setIcon(0, _tick(_is_ticked(item)))
        self._tree.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        told = N_("Ticked: {count} of {all}") if self._things else N_("Nothing was changed in the workbook.")
        self._count.setText(fill(told, count=self.picked().count, all=len(self._things)))
        self.edited.emit()


class _WithoutBoxes(QStyledItemDelegate):
    """Draws no box of the system's own, which no theme colours; our icons stand for them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator


def _tick(ticked: bool) -> QIcon:
    theme = style.look()
    return icons.icon("circle-check", theme.accent) if ticked else icons.icon("circle", theme.ink_soft)


def _turn(item: QTreeWidgetItem) -> None:
    """Ticks a row that is pressed, wherever it is hit, or takes the tick away."""
    if item.data(0, _DATA) is not None:
        item.setCheckState(0, Qt.CheckState.Unchecked if _is_ticked(item) else Qt.CheckState.Checked)


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.data(0, _DATA) is not None and item.checkState(0) is Qt.CheckState.Checked


def _grouped(comeback: Comeback) -> Iterator[tuple[str, Iterable[Thing]]]:
    """What there is to tick, under the action that it is about or under what it has in common."""
    for _i, changes in groupby(comeback.changed, key=lambda each: each.action_id):
        row = list(changes)
        yield row[0].title, row
    newcomers = [each for each in comeback.added if not (each.deleted or each.doubtful)]
    doubtful = [each for each in comeback.added if each.doubtful]
    revived = [each for each in comeback.added if each.deleted]
    groups: tuple[tuple[str, Iterable[Thing]], ...] = (
        (N_("New actions"), newcomers),
        (N_("New, or here already: add?"), doubtful),
        (N_("Deleted here, changed in the workbook: bring back?"), revived),
        (N_("Gone from the workbook: delete here too?"), comeback.removed),
    )
    yield from ((_(title), things) for title, things in groups if things)


def _words(thing: Thing, document: Document) -> str:
    say, language = screen_translator(), screen_language()
    if isinstance(thing, Changed):
        return change_words(thing, document, say, language)
    if isinstance(thing, Removed):
        return fill(N_("{title} (changed here since)"), title=thing.title) if thing.changed else thing.title
    known = [(key, thing.values[key]) for key in ("owner", "due") if thing.values.get(key)]
    about = [value_words(key, value, document, say, language) for key, value in known]
    return " · ".join((thing.title, *about))
