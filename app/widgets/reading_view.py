"""What an import would make, shown before it makes it: each map with its counts, and each repair with the text as it
stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

from app.exchange.base import Repair
from app.exchange.import_child import Reading
from app.i18n import N_, fill
from app.model.records import Id, JourneyMap, Phase, Touchpoint
from app.widgets import style
from app.widgets.entries import Entry, EntryList, height_of
from app.widgets.inspector.cells import label

WIDTH = 560
_MOST_ROWS = 4
_REPAIRS_HEIGHT = 184


class ReadingView(QWidget):
    """Shows one Reading at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._maps = EntryList()
        self._maps.setObjectName("import.maps")
        self._maps.setSelectionMode(EntryList.SelectionMode.NoSelection)
        self._heading = label("", "strong")
        self._heading.setObjectName("import.repairs.heading")
        self._repairs = QTextEdit()
        self._repairs.setObjectName("import.repairs")
        self._repairs.setReadOnly(True)
        self._repairs.setTabChangesFocus(True)
        self._repairs.setFixedHeight(_REPAIRS_HEIGHT)
        for part in (self._maps, self._heading, self._repairs):
            column.addWidget(part)

    def heading(self) -> QLabel:
        """The line that counts the repairs."""
        return self._heading

    def show_reading(self, reading: Reading, there: Collection[str] = ()) -> None:
        """Shows what `reading` would make, in a file in which maps by the titles in `there` are already."""
        entries = entries_of(reading, there)
        self._maps.setAccessibleName(fill(N_("New maps: {count}"), count=len(entries)))
        self._maps.show_entries(entries)
        self._maps.setFixedHeight(sum(height_of(entry) for entry in entries[:_MOST_ROWS]))
        self._show_repairs(reading.repairs)

    def _show_repairs(self, repairs: tuple[Repair, ...]) -> None:
        text = fill(N_("Read otherwise than it stood there: {count}"), count=len(repairs))
        self._heading.setText(text)
        self._heading.setVisible(bool(repairs))
        self._repairs.setAccessibleName(text)
        self._repairs.setVisible(bool(repairs))
        self._repairs.clear()
        cursor = self._repairs.textCursor()
        for number, repair in enumerate(repairs):
            _write(cursor, repair, first=number == 0)
        self._repairs.moveCursor(QTextCursor.MoveOperation.Start)


def entries_of(reading: Reading, there: Collection[str] = ()) -> list[Entry]:
    """A row for each map that would be made, with what it holds, and whether its title is one of those in `there`."""
    phases = {record.id: record.map_id for record in reading.records if isinstance(record, Phase)}
    steps = Counter(phases[r.phase_id] for r in reading.records if isinstance(r, Touchpoint))
    maps = [record for record in reading.records if isinstance(record, JourneyMap)]
    counts = Counter(phases.values())
    return [_entry(each, counts[each.id], steps[each.id], twin=each.title in there) for each in maps]


def _entry(journey: JourneyMap, phases: int, touchpoints: int, *, twin: bool) -> Entry:
    said = N_("phases: {phases} · touchpoints: {touchpoints}")
    if twin:
        said = N_("phases: {phases} · touchpoints: {touchpoints} · this file already has a map with this title")
    detail = fill(said, phases=phases, touchpoints=touchpoints)
    return Entry(Id(journey.id), journey.title, detail, "map")


def _write(cursor: QTextCursor, repair: Repair, first: bool) -> None:
    """Adds a repair as plain text, whatever its original looks like."""
    theme, told, stood = style.look(), QTextCharFormat(), QTextCharFormat()
    told.setForeground(QColor(theme.ink))
    stood.setForeground(QColor(theme.ink_soft))
    if not first:
        cursor.insertBlock(_paragraph(above=8))
    place = fill(N_("Line {line}: "), line=repair.line) if repair.line else repair.place and f"{repair.place}: "
    cursor.insertText(f"{place}{repair.what.text()}", told)
    cursor.insertBlock(_paragraph(indent=16))
    cursor.insertText(" ".join(repair.original.split()), stood)


def _paragraph(above: int = 0, indent: int = 0) -> QTextBlockFormat:
    result = QTextBlockFormat()
    result.setTopMargin(above)
    result.setLeftMargin(indent)
    return result
