"""The channels: what we think of each, and which serves the customer in which phase."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from app.analysis.channel_matrix import ChannelMatrix, MatrixRow, channel_matrix
from app.drawing.colors import mix
from app.exchange.excel.cells import Entry, Sheet, Value
from app.exchange.excel.heights import height_of, width_for
from app.exchange.excel.listing import MONEY_FORMAT, Column, Listing, add_listing
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.page import down_pages, landscape, over_pages, paper_for, share_to_fit
from app.exchange.excel.sheets_of_maps import name_for
from app.exchange.excel.words import Words
from app.exchange.scope import Scope
from app.i18n import N_
from app.model.names import REACH_NAMES, SETTING_NAMES, title_of
from app.model.records import Channel, JourneyMap

_NAMES_WIDTH, _WIDTH = 24.0, 28.0
_SHARES = (1.0, 0.9, 0.8)
"""Which part of its width a phase keeps, where that spares a page."""
_PHASE_ROW = 4


def add_channels_sheet(workbook: Workbook, looks: Looks, scope: Scope, words: Words, paper: str) -> Sheet:
    """Adds the channels with all of their fields, one a row."""

    def touchpoints(channel: Channel) -> int:
        return sum(touchpoint.channel_id == channel.id for touchpoint in scope.touchpoints)

    columns = [
        Column[Channel](words(N_("Channel")), 28, lambda c: c.name),
        Column[Channel](
            words(N_("Online or offline")), 17, lambda c: words.say(SETTING_NAMES[c.setting]) if c.setting else ""
        ),
        Column[Channel](
            words(N_("Owned, paid or earned")), 17, lambda c: words.say(REACH_NAMES[c.reach]) if c.reach else ""
        ),
        Column[Channel](words(N_("Suits us")), 12, lambda c: words.judged(c.suits), across="center"),
        Column[Channel](words(N_("Audience is there")), 17, lambda c: words.judged(c.audience), across="center"),
        Column[Channel](words(N_("Rhythm we can keep up")), 32, lambda c: c.rhythm),
        Column[Channel](words(N_("Budget a month")), 16, _budget, across="right", format=MONEY_FORMAT),
        Column[Channel](words(N_("Touchpoints")), 19, touchpoints, across="center"),
    ]
    title = words(N_("Channels"))
    hint = words(N_("What is left empty has not been judged yet."))
    listing = Listing(title, title, hint, columns, scope.channels, looks.theme.phase_color(4), paper)
    return add_listing(workbook, looks, listing)


def _budget(channel: Channel) -> Value:
    return None if channel.budget is None else channel.budget / 100


def add_matrix_sheet(
    workbook: Workbook, looks: Looks, scope: Scope, journey: JourneyMap, words: Words, paper: str
) -> Sheet:
    """Adds the table of one map: channels down, phases across, and in each cell the touchpoints where they meet."""
    matrix = channel_matrix(scope.document, journey.id)
    name = words(N_("Channels by phase"))
    sheet = Sheet(workbook, name_for(workbook, name, journey, words) if len(scope.maps) > 1 else name, looks)
    names = max([_NAMES_WIDTH, *(width_for(_name(row, words), 0) for row in matrix.rows)])
    count = len(matrix.phases)
    width = _WIDTH * share_to_fit(paper, _SHARES, lambda share: [names, *[_WIDTH * share] * count])
    widths = [names, *[width] * count]
    paper = paper_for(paper, widths)
    sheet.widths(widths)
    sheet.raw.freeze_panes = f"B{_PHASE_ROW + 1}"
    sheet.raw.sheet_properties.tabColor = looks.theme.phase_color(4).removeprefix("#")
    landscape(sheet.raw, (_PHASE_ROW, _PHASE_ROW), paper)
    spread = over_pages(sheet.raw, names, [[width]] * count, paper)
    _write_top(sheet, looks, words, journey)
    _write_phases(sheet, looks, words, matrix, width)
    for row in matrix.rows:
        _write_row(sheet, looks, words, row, (names, width))
    down_pages(sheet.raw, sheet.heights, (_PHASE_ROW, _PHASE_ROW), spread.scale, paper)
    return sheet


def _write_top(sheet: Sheet, looks: Looks, words: Words, journey: JourneyMap) -> None:
    soft = Look(ink=looks.theme.ink_soft, down="center")
    title = words(N_("Channels by phase in “{title}”"), title=journey.title)
    hint = words(N_("Where the customer meets us when. An empty column is a phase without a channel."))
    sheet.row([None, (title, Look(size=20, bold=True, down="center"))], 33)
    sheet.row([None, (hint, soft)], 18)
    sheet.row([None], 8)


def _write_phases(sheet: Sheet, looks: Looks, words: Words, matrix: ChannelMatrix, width: float) -> None:
    theme = looks.theme
    look = Look(13, bold=True, ink=theme.phase_ink, down="center", indent=1, left=theme.canvas, wrap=True)
    titles = [title_of(phase, words.say) for phase in matrix.phases]
    entries: list[Entry | None] = [("", Look())]
    entries += [(title, replace(look, fill=theme.phase_color(place))) for place, title in enumerate(titles)]
    sheet.row(entries, max([30.0, *(height_of(title, width - 3, 13, True) for title in titles)]))


def _write_row(sheet: Sheet, looks: Looks, words: Words, row: MatrixRow, widths: tuple[float, float]) -> None:
    """`widths` are those of the names and of a phase."""
    theme = looks.theme
    name = _name(row, words)
    header = Look(bold=True, italic=row.channel is None, wrap=True, fill=theme.sunken, down="center", indent=1)
    texts = ["\n".join(f"• {touchpoint.title}" for touchpoint in cell) for cell in row.cells]
    look = Look(wrap=True, down="center", indent=1, under=theme.border, left=theme.border)
    filled = replace(look, fill=mix("#FFFFFF", theme.accent, 0.1))
    cells = [(text, filled) if text else (None, look) for text in texts]
    needed = [height_of(text, widths[1] - 2, 11) for text in texts]
    sheet.row(
        [(name, replace(header, under=theme.border)), *cells],
        max([24.0, height_of(name, widths[0] - 2, 11, True), *needed]),
    )


def _name(row: MatrixRow, words: Words) -> str:
    return row.channel.name if row.channel else words(N_("Without a channel"))
