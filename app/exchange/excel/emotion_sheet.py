"""The emotion curve as numbers and as a chart of Excel's own, which follows when the numbers are changed."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference, Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)
from openpyxl.utils import get_column_letter

from app.exchange.excel.actors import Actor, actors_of
from app.exchange.excel.cells import Entry, Sheet, area
from app.exchange.excel.heights import height_of, width_for
from app.exchange.excel.looks import FAMILY, Look, Looks
from app.exchange.excel.page import landscape
from app.exchange.excel.scores import SCORE_FORMAT, score_colors
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import JourneyMap, Phase

_HEADER_ROW = 4
_FIRST_ACTOR = 4
_TOUCHPOINT = 3
_ACTOR_WIDTH = 14.0


def add_emotion_sheet(
    workbook: Workbook, looks: Looks, document: Document, journey: JourneyMap, words: Words, name: str
) -> Sheet:
    """Adds a sheet with the scores of a map in time order, a column for each actor, and their curves beside them."""
    actors = actors_of(document, journey, words)
    sheet = Sheet(workbook, name, looks)
    widths = [width_for(actor.name, _ACTOR_WIDTH) for actor in actors]
    sheet.widths([5, 21, 34, *widths, 3])
    sheet.raw.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.raw.sheet_properties.tabColor = looks.theme.above.removeprefix("#")
    landscape(sheet.raw, rows=(_HEADER_ROW, _HEADER_ROW))
    _write_top(sheet, looks, words, journey)
    _write_scores(sheet, looks, document, journey, words, actors)
    if sheet.rows > _HEADER_ROW:
        _color_scores(sheet, looks, actors)
        sheet.raw.add_chart(_chart(sheet, looks, actors), f"{get_column_letter(_FIRST_ACTOR + len(actors) + 1)}4")
    return sheet


def _write_top(sheet: Sheet, looks: Looks, words: Words, journey: JourneyMap) -> None:
    soft = Look(ink=looks.theme.ink_soft, down="center")
    title = words(N_("Emotion in “{title}”"), title=journey.title)
    sheet.row([(title, Look(size=20, bold=True, down="center"))], 33)
    sheet.row([(words(N_("From −2, very frustrated, to +2, delighted; the chart follows what you change.")), soft)], 18)
    sheet.row([("", Look())], 24)


def _write_scores(
    sheet: Sheet, looks: Looks, document: Document, journey: JourneyMap, words: Words, actors: list[Actor]
) -> None:
    theme = looks.theme
    header = Look(bold=True, ink=theme.phase_ink, fill=theme.accent, down="center", wrap=True)
    titles = [words(N_("No.")), words(N_("Phase")), words(N_("Touchpoint")), *(actor.name for actor in actors)]
    centre = replace(header, across="center")
    height = max(height_of(actor.name, width_for(actor.name, _ACTOR_WIDTH) - 1, 11, True) for actor in actors)
    sheet.row(
        [(text, replace(header, indent=1) if 0 < n < _TOUCHPOINT else centre) for n, text in enumerate(titles)],
        max(26.0, height),
    )
    plain = Look(wrap=True, under=theme.lines, down="center", indent=1)
    number = replace(plain, across="center", indent=0, ink=theme.ink_soft)
    score = replace(plain, across="center", indent=0, bold=True, format=SCORE_FORMAT)
    for position, touchpoint in enumerate(document.journey(journey.id), 1):
        phase = document.get(touchpoint.phase_id, Phase)
        entries: list[Entry] = [(position, number), (title_of(phase, words.say), plain), (touchpoint.title, plain)]
        sheet.row([*entries, *((actor.score(document, touchpoint), score) for actor in actors)], 20)


def _color_scores(sheet: Sheet, looks: Looks, actors: list[Actor]) -> None:
    last = _FIRST_ACTOR + len(actors) - 1
    cells = area(_HEADER_ROW + 1, _FIRST_ACTOR, sheet.rows, last)
    sheet.raw.conditional_formatting.add(cells, score_colors(looks.theme))


def _chart(sheet: Sheet, looks: Looks, actors: list[Actor]) -> LineChart:
    chart = LineChart()
    chart.width, chart.height = 26.0, 12.5
    chart.style = 2
    chart.display_blanks = "gap"  # a line over moments that nobody scored would claim to know them
    chart.legend = chart.legend if len(actors) > 1 else None
    if chart.legend is not None:
        chart.legend.position = "b"
    _set_axes(chart, looks)
    for index, actor in enumerate(actors):
        chart.series.append(_curve(sheet, looks, actor, index))
    chart.set_categories(Reference(sheet.raw, _TOUCHPOINT, _HEADER_ROW + 1, _TOUCHPOINT, sheet.rows))
    return chart


def _set_axes(chart: LineChart, looks: Looks) -> None:
    theme = looks.theme
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = -2, 2
    chart.y_axis.majorUnit = 1
    chart.y_axis.number_format = '"+"0;"−"0;0'
    chart.y_axis.majorGridlines.spPr = _line(theme.lines, 0.75)
    chart.y_axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.tickLblPos = "low"  # under the chart, not along neutral where the curve is
    chart.x_axis.spPr = _line(theme.lines_strong, 1.25)
    chart.x_axis.txPr = _small(theme.ink_soft, -45)
    chart.y_axis.txPr = _small(theme.ink_soft, 0)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.title = None
        axis.majorTickMark = "none"


def _curve(sheet: Sheet, looks: Looks, actor: Actor, index: int) -> Series:
    column = _FIRST_ACTOR + index
    values = Reference(sheet.raw, column, _HEADER_ROW + 1, column, sheet.rows)
    series = Series(values, title=actor.name)
    color = looks.theme.accent if index == 0 else looks.theme.actor(index - 1).color
    color = looks.theme.lines_strong if actor.expected else color
    series.spPr = _line(color, 1.5 if actor.expected else 2.75)
    if index:
        series.spPr.ln.prstDash = "sysDot" if actor.expected else "dash"
    series.marker.symbol = "circle"
    series.marker.size = 9
    series.marker.spPr = GraphicalProperties(solidFill=color.removeprefix("#"), ln=LineProperties(solidFill="FFFFFF"))
    series.smooth = False
    return series


def _line(color: str, points: float) -> GraphicalProperties:
    return GraphicalProperties(ln=LineProperties(solidFill=color.removeprefix("#"), w=round(points * 12_700)))


def _small(color: str, degrees: int) -> RichText:
    """Small text in one colour, turned by `degrees` clockwise."""
    look = CharacterProperties(sz=900, solidFill=color.removeprefix("#"), latin=Font(typeface=FAMILY))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)
    return RichText(bodyPr=RichTextProperties(rot=degrees * 60_000, vert="horz"), p=[paragraph])
