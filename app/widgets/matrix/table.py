"""The table of channels and phases as Qt asks for it. It shows what the document holds and keeps nothing itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.analysis.channel_matrix import ChannelMatrix, MatrixRow
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.names import REACH_NAMES, SETTING_NAMES, own_title, title_of
from app.model.records import Channel, Id, Phase, Touchpoint
from app.widgets.inspector.typed_money import written_amount
from app.widgets.words import locale

Index = QModelIndex | QPersistentModelIndex
CHANNELS = 0
"""The column of the channels themselves; the phases come after it."""

_MOST_NAMED = 3
"""So many channels that nobody meets are named; the others are counted."""

_NOWHERE = QModelIndex()


class MatrixTable(QAbstractTableModel):
    """Channels as rows, phases as columns, and in each cell the touchpoints there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._matrix = ChannelMatrix((), ())

    def show_matrix(self, matrix: ChannelMatrix) -> None:
        """Shows another table; the place of the keyboard is the view's to keep."""
        if matrix != self._matrix:
            self.beginResetModel()
            self._matrix = matrix
            self.endResetModel()

    @property
    def matrix(self) -> ChannelMatrix:
        """What is shown."""
        return self._matrix

    def row(self, index: Index) -> MatrixRow:
        """The channel of a cell, with all its touchpoints."""
        return self._matrix.rows[index.row()]

    def phase(self, index: Index) -> Phase | None:
        """The phase of a cell; None in the column of the channels."""
        return self._matrix.phases[index.column() - 1] if index.column() > CHANNELS else None

    def touchpoints(self, index: Index) -> tuple[Touchpoint, ...]:
        """The touchpoints in a cell."""
        return self.row(index).cells[index.column() - 1] if index.column() > CHANNELS else ()

    def place_of(self, touchpoint_id: Id) -> QModelIndex:
        """The cell in which a touchpoint stands; an invalid one for none."""
        for number, row in enumerate(self._matrix.rows):
            for place, cell in enumerate(row.cells):
                if any(touchpoint.id == touchpoint_id for touchpoint in cell):
                    return self.index(number, place + 1)
        return QModelIndex()

    # --- what Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each channel."""
        return 0 if parent.isValid() else len(self._matrix.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One column for each phase, after that of the channels."""
        return 0 if parent.isValid() else len(self._matrix.phases) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the phases, and of the channels for who reads the table aloud."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return channel_name(self._matrix.rows[section])
        return _("Channel") if section == CHANNELS else title_of(self._matrix.phases[section - 1], _)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for tool tips and screen readers; the cells themselves are painted."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(index) or _("Double-click to add a touchpoint")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Phases take touchpoints that are dragged to them, and give them."""
        flags = super().flags(index)
        if index.isValid() and index.column() > CHANNELS:
            flags |= Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def _words(self, index: Index) -> str:
        if index.column() == CHANNELS:
            return channel_name(self.row(index))
        return "\n".join(own_title(touchpoint) for touchpoint in self.touchpoints(index))

    def _spoken(self, index: Index) -> str:
        name, phase = channel_name(self.row(index)), self.phase(index)
        if phase is None:
            return ", ".join(filter(None, (name, about(self.row(index).channel))))
        titles = ", ".join(own_title(touchpoint) for touchpoint in self.touchpoints(index)) or _("empty")
        return fill(N_("{channel}, {phase}: {titles}"), channel=name, phase=title_of(phase, _), titles=titles)


def channel_name(row: MatrixRow) -> str:
    """What a row is called."""
    return row.channel.name if row.channel is not None else _("No channel")


def about(channel: Channel | None) -> str:
    """What is known of a channel, in few words; nothing when nothing is."""
    if channel is None:
        return ""
    setting = _(SETTING_NAMES[channel.setting]) if channel.setting else ""
    reach = _(REACH_NAMES[channel.reach]) if channel.reach else ""
    budget = f"€ {written_amount(channel.budget, locale().decimalPoint())}" if channel.budget is not None else ""
    return " · ".join(filter(None, (setting, reach, channel.rhythm, budget)))


def summary(document: Document, matrix: ChannelMatrix) -> str:
    """What the holes of the table say, in one sentence."""
    phases = [title_of(phase, _) for phase in matrix.unserved()]
    unused = [channel.name for channel in matrix.unused()]
    if not document.channels():
        return _("There are no channels yet: add the first one.")
    said = []
    if phases:
        said.append(fill(N_("No channel in: {phases}."), phases=", ".join(phases)))
    if unused:
        said.append(_unused(unused))
    return " ".join(said) or _("Every phase has a channel, and every channel is used.")


def _unused(names: list[str]) -> str:
    listed = ", ".join(names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return fill(N_("Not used anywhere: {channels}."), channels=listed)
    more = str(len(names) - _MOST_NAMED)
    return fill(N_("Not used anywhere: {channels} and {count} more."), channels=listed, count=more)
