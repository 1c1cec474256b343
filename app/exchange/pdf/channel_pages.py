"""Channels by phase on paper: a table of each map below the other, with what we think of each channel under its name.

More phases than a sheet has room for go on in a table below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from app.analysis.channel_matrix import ChannelMatrix, MatrixRow, channel_matrix
from app.drawing.look import Look
from app.exchange.pdf.cells import bullet, facts_cell, text_cell
from app.exchange.pdf.evenly import evenly
from app.exchange.pdf.pages import Page
from app.exchange.pdf.table import Cell, Flow, Table, TableColumn
from app.exchange.scope import Scope
from app.exchange.typeset import Style, brief, euros
from app.i18n import N_, Translate, fill
from app.model.names import REACH_NAMES, SETTING_NAMES, title_of
from app.model.records import Channel, JourneyMap

_AT_ONCE = 6
"""Phases beside each other on one sheet."""

_NAME_SHARE, _SHARE = 32.0, 12.0
_PAD = 4.0
_ROOM = 160.0  # a map begins on a page with as much room


def channel_pages(scope: Scope, look: Look, language: str) -> Sequence[Page]:
    """The pages with the tables of all maps; none where no channel serves and nothing is said of any."""
    if not scope.told_channels:
        return ()
    return evenly(look.theme, lambda flow: _add_matrices(flow, scope, look, language))


def _add_matrices(flow: Flow, scope: Scope, look: Look, language: str) -> None:
    title = look.translate(N_("Channels by phase"))
    flow.bookmark(title, 0)
    flow.put(Style(18, look.theme.ink, "semibold").block([title], 0, 0), 27)
    for journey in scope.maps:
        if flow.room < _ROOM:
            flow.turn()
            again = fill(N_("{title} (continued)"), look.translate, title=title)
            flow.put(Style(12, look.theme.ink, "semibold").block([again], 0, 0), 22)
        _add_matrix(flow, scope, journey, look, language)


def _add_matrix(flow: Flow, scope: Scope, journey: JourneyMap, look: Look, language: str) -> None:
    matrix, title = channel_matrix(scope.document, journey.id), title_of(journey, look.translate)
    told = {channel.id for channel in scope.told_channels}
    rows = [row for row in matrix.rows if row.channel is None or row.channel.id in told]
    soft = Style(10, look.theme.ink_soft)
    flow.bookmark(title, 1)
    flow.put(soft.block(soft.at_most(title, flow.width, 1), 0, 0), 22)
    for places in _parts(len(matrix.phases)):
        _Part(flow, matrix, places, title, look, language).add(rows)


def _parts(phases: int) -> Iterator[range]:
    """The phases of each table: as few tables as there must be, with about as many phases each."""
    tables = max(1, ceil(phases / _AT_ONCE))
    ends = [phases * number // tables for number in range(tables + 1)]
    yield from (range(first, last) for first, last in pairwise(ends))


class _Part:
    """One table: some of the phases, beside the channels."""

    def __init__(self, flow: Flow, matrix: ChannelMatrix, places: range, title: str, look: Look, language: str) -> None:
        self._flow = flow
        self._places = places
        self._look = look
        self._language = language
        titles = [title_of(matrix.phases[place], look.translate) for place in places]
        columns = [TableColumn(look.translate(N_("Channel")), _NAME_SHARE)]
        columns += [TableColumn(title, _SHARE) for title in titles]
        both = f"{look.translate(N_('Channels by phase'))} – {brief(title, 60)}"
        self._table = Table(flow, columns, both, look.translate, pad=_PAD)

    def add(self, rows: Sequence[MatrixRow]) -> None:
        """Sets a row for each channel."""
        for row in rows:
            self._table.row((self._name(row.channel), *(self._cell(row, n) for n in range(len(self._places)))))
        self._table.close()
        self._flow.put((), 24)

    def _name(self, channel: Channel | None) -> Cell:
        theme, t, room = self._look.theme, self._look.translate, self._table.text_width(0)
        if channel is None:
            return text_cell(t(N_("Without a channel")), Style(9, theme.ink_soft, "semibold"), room)
        name = text_cell(channel.name, Style(9, theme.ink, "semibold"), room)
        return name + facts_cell(_facts(channel, self._language, t), Style(8, theme.ink_soft), room)

    def _cell(self, row: MatrixRow, number: int) -> Cell:
        style, room = Style(9, self._look.theme.ink), self._table.text_width(number + 1)
        titles = [title_of(touchpoint, self._look.translate) for touchpoint in row.cells[self._places[number]]]
        return tuple(line for title in titles for line in bullet(brief(title, 160), style, room))


def _facts(channel: Channel, language: str, t: Translate) -> Iterator[str]:
    """What we think of a channel, as far as that is known."""
    if channel.setting:
        yield t(SETTING_NAMES[channel.setting])
    if channel.reach:
        yield t(REACH_NAMES[channel.reach])
    if channel.suits is not None:
        yield t(N_("Suits us")) if channel.suits else t(N_("Does not suit us"))
    if channel.audience is not None:
        yield t(N_("Our audience is there")) if channel.audience else t(N_("Our audience is not there"))
    if channel.rhythm:
        yield channel.rhythm
    if channel.budget:
        yield fill(N_("{amount} a month"), t, amount=euros(channel.budget, language))
