"""The first sheet: the plan in numbers on one page, beside charts of Excel's own that draw just those numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import get_column_letter

from app.exchange.excel.cells import Entry, Sheet, Value, area
from app.exchange.excel.charts import bars, ring, sized
from app.exchange.excel.looks import Look, Looks, rgb
from app.exchange.excel.page import landscape, points
from app.exchange.excel.tally import Count, Tally, titles
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.records import Light

_COLUMNS = 18
_WIDTH = 10.6
_HALF = _COLUMNS // 2
_NAME = 3
"""Columns that a name in a table takes; its number has the next."""

_TILE = 3
"""Columns that each of the six large numbers takes."""

_LINE = 18.0
_CARD_LINES = 13
_MOST_NAMES = 10
_MOST_QUICK_WINS = 4

_WHOLE_MONEY = '"€ "#,##0'


@dataclass
class _Card:
    """A part of the page: a heading, a table from column `left`, and what draws it beside, given its first row."""

    title: str
    left: int
    rows: Sequence[Sequence[Value]]
    head: Sequence[str] = ()
    formats: Sequence[str] = ("0",)
    first: str = "General"
    chart: Callable[[int], Any] | None = field(default=None)


class OverviewSheet:
    """Writes the overview of one plan."""

    def __init__(self, workbook: Workbook, looks: Looks, words: Words, tally: Tally, title: str, today: date) -> None:
        self.sheet = Sheet(workbook, words(N_("Overview")), looks)
        self._looks, self._theme, self._words, self._tally = looks, looks.theme, words, tally
        self._title, self._today = title, today

    def write(self, paper: str) -> Sheet:
        """Writes it all, set up as one page."""
        raw = self.sheet.raw
        self.sheet.widths([_WIDTH] * _COLUMNS)
        raw.sheet_properties.tabColor = self._theme.accent.removeprefix("#")
        landscape(raw, None, paper if paper == "a3" else "a4")
        raw.page_setup.fitToHeight = 1
        raw.print_options.horizontalCentered = True
        self._write_top()
        self._write_tiles()
        self._write_lists()
        self._write_cards(self._lights(), self._owners())
        self._write_cards(self._phases(), self._costs())
        raw.print_area = area(1, 1, self.sheet.rows, _COLUMNS)
        return self.sheet

    def _write_top(self) -> None:
        soft = Look(ink=self._theme.ink_soft, down="center")
        title = self._words(N_("The plan for “{title}”"), title=self._title)
        self.sheet.row([(title, Look(size=22, bold=True, down="center"))], 36)
        dated = replace(soft, format=self._words.dated(self._words(N_("As of"))))
        row = self.sheet.row([(self._today, dated)], _LINE)
        self.sheet.merge(row, 1, row, _HALF)  # a date is never drawn beyond its cell
        self.sheet.row([None], 8)

    # --- the large numbers ---------------------------------------------------------------------------------------

    def _write_tiles(self) -> None:
        tally, theme, words = self._tally, self._theme, self._words
        tiles: list[tuple[Value, str, str, str]] = [
            (len(tally.kept), "0", words(N_("actions")), theme.ink),
            (tally.done, "0%", words(N_("done")), theme.lights[Light.GREEN] if tally.done else theme.ink),
            (tally.overdue, "0", words(N_("overdue")), theme.danger if tally.overdue else theme.ink),
            (len(tally.quick_wins), "0", words(N_("quick wins still open")), theme.accent),
            (tally.once / 100, _WHOLE_MONEY, words(N_("to pay once")), theme.ink),
            (tally.monthly / 100, _WHOLE_MONEY, words(N_("to pay a month")), theme.ink),
        ]
        number = Look(26, bold=True, fill=theme.sunken, across="center", down="center", shrinks=True)
        name = Look(11, ink=theme.ink_soft, fill=theme.sunken, across="center", down="top")
        upper, lower = _empty(), _empty()
        for place, (value, format, text, ink) in enumerate(tiles):
            first = place * _TILE
            edge = theme.border if place else None
            upper[first : first + _TILE] = [(None, number)] * _TILE
            lower[first : first + _TILE] = [(None, name)] * _TILE
            upper[first] = (value, replace(number, ink=ink, format=format, left=edge))
            lower[first] = (text, replace(name, left=edge))
        for entries, height in ((upper, 42), (lower, 24)):
            row = self.sheet.row(entries, height)
            for first in range(1, _COLUMNS, _TILE):
                self.sheet.merge(row, first, row, first + _TILE - 1)
        self.sheet.row([None], 12)

    def _why_no_wins(self) -> str:
        rated = any(action.impact and action.effort for action in self._tally.kept)
        return N_("None that is still open.") if rated else N_("Give actions an impact and an effort to see them here.")

    # --- progress, when, quick wins --------------------------------------------------------------------------------

    def _write_lists(self) -> None:
        words, tally = self._words, self._tally
        wins = tally.quick_wins
        told: list[Sequence[Value]] = [(title,) for title in titles(wins[:_MOST_QUICK_WINS], words)]
        if len(wins) > _MOST_QUICK_WINS:
            told[-1] = (words(N_("and {count} more"), count=len(wins) - _MOST_QUICK_WINS + 1),)
        cards = [
            _Card(words(N_("Progress")), 1, tally.progress()),
            _Card(words(N_("When")), 6, tally.horizons()),
            _Card(words(N_("Quick wins")), _HALF + 2, told or [(words(self._why_no_wins()),)]),
        ]
        first = self._write_band(cards, _MOST_QUICK_WINS, 0)
        for card in cards[:2]:
            self._add_bars(card, first)
        self.sheet.row([None], 12)

    def _add_bars(self, card: _Card, first: int) -> None:
        column = card.left + _NAME
        cells = area(first, column, first + len(card.rows) - 1, column)
        most = max(1, len(self._tally.all))
        rule = DataBarRule("num", 0, "num", most, rgb(self._theme.accent), minLength=0, maxLength=100)
        self.sheet.raw.conditional_formatting.add(cells, rule)

    # --- numbers with charts ---------------------------------------------------------------------------------------

    def _write_cards(self, *cards: _Card) -> None:
        first = self._write_band(cards, _CARD_LINES, 1)
        for card in cards:
            chart = card.chart(first) if card.chart else None
            if chart is not None:
                beside = card.left + _NAME + len(card.formats)
                columns = card.left + _HALF - beside
                sized(chart, columns * points(_WIDTH) - 12, (_CARD_LINES + 1) * _LINE - 4)
                self.sheet.raw.add_chart(chart, f"{get_column_letter(beside)}{first - 1}")
        self.sheet.row([None], 12)

    def _lights(self) -> _Card:
        colors = [*self._theme.lights.values()]
        counts = self._tally.lights()

        def chart(first: int) -> Any:
            return ring(self.sheet.raw, self._theme, *_cells(first, 1, counts), colors)

        return _Card(self._words(N_("By status")), 1, counts, chart=chart if self._tally.kept else None)

    def _owners(self) -> _Card:
        return self._counted(self._words(N_("By owner")), _HALF + 1, self._tally.owners(_MOST_NAMES), 0)

    def _phases(self) -> _Card:
        return self._counted(self._words(N_("By phase")), 1, self._tally.phases(_MOST_NAMES), 1)

    def _counted(self, title: str, left: int, counts: list[Count], color: int) -> _Card:
        def chart(first: int) -> Any:
            names, numbers = _cells(first, left, counts)
            return bars(
                self.sheet.raw, self._theme, names, [numbers], [self._theme.phase_color(color)], rows=len(counts)
            )

        rows: Sequence[Sequence[Value]] = counts or [(self._words(N_("No actions yet.")),)]
        return _Card(title, left, rows, chart=chart if self._tally.kept else None)

    def _costs(self) -> _Card:
        words, left = self._words, _HALF + 1
        heads = [words(N_("Once")), words(N_("A month"))]
        rows = [(month.first, month.once / 100, month.running / 100) for month in self._tally.months()]

        def chart(first: int) -> Any:
            names, once = _cells(first, left, rows)
            numbers = [once, once.replace(get_column_letter(left + _NAME), get_column_letter(left + _NAME + 1))]
            colors = [self._theme.phase_color(2), self._theme.phase_color(4)]
            drawn = bars(self.sheet.raw, self._theme, names, numbers, colors, heads, True, _WHOLE_MONEY, months=True)
            drawn.x_axis.number_format = words.month
            return drawn

        if not rows:
            return _Card(words(N_("Cost over time")), left, [(words(N_("No action has both a cost and a date.")),)])
        formats = (_WHOLE_MONEY, _WHOLE_MONEY)
        return _Card(words(N_("Cost over time")), left, rows, ["", *heads], formats, words.month, chart)

    # --- tables ------------------------------------------------------------------------------------------------------

    def _write_band(self, cards: Sequence[_Card], lines: int, heads: int) -> int:
        """Writes cards beside each other, and gives the first row of their tables."""
        theme = self._theme
        heading = Look(13, bold=True, ink=theme.accent, down="center", under=theme.accent)
        entries: list[Entry | None] = [("", heading)] * _COLUMNS
        for card in cards:
            entries[card.left - 1] = (card.title, heading)
            if card.left > 1:
                entries[card.left - 2] = None  # a gap between this and what stands left of it
        self.sheet.row(entries, 24)
        if heads:
            self._write_heads(cards)
        first = self.sheet.rows + 1
        for number in range(lines):
            self._write_line(cards, number)
        return first

    def _write_heads(self, cards: Sequence[_Card]) -> None:
        look = Look(10, ink=self._theme.ink_soft, across="right", down="center")
        entries = _empty()
        for card in cards:
            for number, head in enumerate(card.head):
                entries[card.left - 1 + (number + _NAME - 1 if number else 0)] = (head, look)
        self.sheet.row(entries, _LINE)

    def _write_line(self, cards: Sequence[_Card], number: int) -> None:
        plain = Look(down="center", under=self._theme.lines)
        entries = _empty()
        merged = []
        for card in cards:
            if number >= len(card.rows):
                continue
            name, *numbers = card.rows[number]
            wide = _NAME if numbers else _HALF - 1
            for column in range(card.left - 1, card.left - 1 + wide):
                entries[column] = (None, plain)
            entries[card.left - 1] = (name, replace(plain, format=card.first))
            merged.append((card.left, card.left + wide - 1))
            for place, (value, format) in enumerate(zip(numbers, card.formats, strict=False)):
                look = replace(plain, bold=True, across="right", format=format, shrinks=True)
                entries[card.left - 1 + _NAME + place] = (value, look)
        row = self.sheet.row(entries, _LINE)
        for start, end in merged:
            self.sheet.merge(row, start, row, end)


def _empty() -> list[Entry | None]:
    return [None] * _COLUMNS


def _cells(first: int, left: int, rows: Sequence[object]) -> tuple[str, str]:
    """The cells of the names and of the first numbers of a table."""
    last = first + len(rows) - 1
    return area(first, left, last, left), area(first, left + _NAME, last, left + _NAME)


def add_overview_sheet(
    workbook: Workbook, looks: Looks, words: Words, tally: Tally, title: str, today: date, paper: str
) -> Sheet:
    """Adds the overview of the actions that `tally` counts."""
    return OverviewSheet(workbook, looks, words, tally, title, today).write(paper)
