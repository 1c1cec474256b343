"""Channels by phase on paper: a table of each map, with what we think of each channel under its name.

More phases than a sheet has room for go on in a table below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.analysis.channel_matrix import ChannelMatrix, MatrixRow, channel_matrix
from app.drawing.look import Look
from app.exchange.pdf.pages import A4, Page
from app.exchange.pdf.table import Cell, Flow, Line, Table, TableColumn
from app.exchange.scope import Scope
from app.exchange.typeset import Style, brief, euros
from app.i18n import N_, Translate, fill
from app.model.names import REACH_NAMES, SETTING_NAMES, title_of
from app.model.records import Channel, JourneyMap

_AT_ONCE = 6
"""Phases beside each other on one sheet."""

_NAME_SHARE, _SHARE = 20.0, 14.0


def add_matrix(scope: Scope, journey: JourneyMap, look: Look, language: str) -> Sequence[Page]:
    """The pages with the table of one map."""
    flow, t = Flow(A4, look.theme), look.translate
    matrix = channel_matrix(scope.document, journey.id)
    shown = {channel.id for channel in scope.channels}
    rows = [row for row in matrix.rows if row.channel is None or row.channel.id in shown]
    flow.bookmark(t(N_("Channels by phase")), 0)
    title, soft = Style(18, look.theme.ink, "semibold"), Style(10, look.theme.ink_soft)
    flow.put(title.block([t(N_("Channels by phase"))], 0, 0), 27)
    flow.put(soft.block(soft.at_most(title_of(journey, t), flow.width, 1), 0, 0), 22)
    for first in range(0, max(1, len(matrix.phases)), _AT_ONCE):
        _Part(flow, matrix, range(first, min(first + _AT_ONCE, len(matrix.phases))), look, language).add(rows)
    return flow.pages


class _Part:
    """One table: some of the phases, beside the channels."""

    def __init__(self, flow: Flow, matrix: ChannelMatrix, places: range, look: Look, language: str) -> None:
        self._flow = flow
        self._places = places
        self._look = look
        self._language = language
        titles = [title_of(matrix.phases[place], look.translate) for place in places]
        columns = [TableColumn(look.translate(N_("Channel")), _NAME_SHARE)]
        self._table = Table(flow, [*columns, *(TableColumn(title, _SHARE) for title in titles)])

    def add(self, rows: Sequence[MatrixRow]) -> None:
        """Sets a row for each channel."""
        for row in rows:
            self._table.row((self._name(row.channel), *(self._cell(row, n) for n in range(len(self._places)))))
        self._table.close()
        self._flow.put((), 24)

    def _name(self, channel: Channel | None) -> Cell:
        theme, t = self._look.theme, self._look.translate
        if channel is None:
            return self._lines(0, t(N_("Without a channel")), Style(9, theme.ink_soft, "semibold"))
        facts = " · ".join(_facts(channel, self._language, t))
        return self._lines(0, channel.name, Style(9, theme.ink, "semibold")) + self._lines(
            0, facts, Style(8, theme.ink_soft)
        )

    def _cell(self, row: MatrixRow, number: int) -> Cell:
        style = Style(9, self._look.theme.ink)
        titles = [title_of(touchpoint, self._look.translate) for touchpoint in row.cells[self._places[number]]]
        return tuple(line for title in titles for line in self._lines(number + 1, f"• {brief(title, 160)}", style))

    def _lines(self, column: int, text: str, style: Style) -> Cell:
        room = self._table.text_width(column)
        return tuple(Line(line, style) for line in style.wrapped(text, room)) if text else ()


def _facts(channel: Channel, language: str, t: Translate) -> Iterator[str]:
    """What we think of a channel, as far as that is known."""
    kinds = (
        SETTING_NAMES[channel.setting] if channel.setting else "",
        REACH_NAMES[channel.reach] if channel.reach else "",
    )
    if any(kinds):
        yield " · ".join(t(kind) for kind in kinds if kind)
    if channel.suits is not None:
        yield t(N_("Suits us")) if channel.suits else t(N_("Does not suit us"))
    if channel.audience is not None:
        yield t(N_("Our audience is there")) if channel.audience else t(N_("Our audience is not there"))
    if channel.rhythm:
        yield channel.rhythm
    if channel.budget is not None:
        yield fill(N_("{amount} a month"), t, amount=euros(channel.budget, language))
