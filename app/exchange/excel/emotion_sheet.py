"""The emotion curves as numbers and as a chart of Excel's own, which follows when the numbers are changed.

A line for whoever has feelings on the map, as they are now; as they will be, where a future map says so; and the
customer's as the plan would make it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference, Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter

from app.exchange.excel.cells import Entry, Sheet, area
from app.exchange.excel.charts import letters, line, sized
from app.exchange.excel.curves import Curve, Moments, curves_of, moments_of
from app.exchange.excel.heights import height_of, width_for
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.page import landscape, paper_for
from app.exchange.excel.scores import SCORE_FORMAT, score_colors
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import JourneyMap, Phase

_HEADER_ROW = 4
_FIRST_CURVE = 4
_TOUCHPOINT = 3
_CURVE_WIDTH = 14.0
_CHART = 700.0
_CHART_IN_CHARACTERS = _CHART / 5.25


def add_emotion_sheet(
    workbook: Workbook,
    looks: Looks,
    document: Document,
    journey: JourneyMap,
    future: JourneyMap | None,
    words: Words,
    name: str,
    paper: str,
) -> Sheet:
    """Adds a sheet with the scores of a map in time order, a column for each curve, and the curves beside them."""
    curves = curves_of(document, journey, future, words, looks.theme)
    moments = moments_of(document, journey, future)
    sheet = Sheet(workbook, name, looks)
    widths = [5, 21, 34, *(width_for(curve.name, _CURVE_WIDTH) for curve in curves), 3]
    sheet.widths(widths)
    sheet.raw.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.raw.sheet_properties.tabColor = looks.theme.above.removeprefix("#")
    chart = [_CHART_IN_CHARACTERS] if moments else []
    landscape(sheet.raw, (_HEADER_ROW, _HEADER_ROW), paper_for(paper, [*widths, *chart]))
    _write_top(sheet, looks, words, journey)
    _write_names(sheet, looks, words, curves)
    _write_scores(sheet, looks, document, words, curves, moments)
    if moments:
        _color_scores(sheet, looks, curves)
        chart = _chart(sheet, looks, curves, _blanks(moments))
        sheet.raw.add_chart(chart, f"{get_column_letter(_FIRST_CURVE + len(curves) + 1)}4")
    return sheet


def _write_top(sheet: Sheet, looks: Looks, words: Words, journey: JourneyMap) -> None:
    soft = Look(ink=looks.theme.ink_soft, down="center")
    title = words(N_("Emotion in “{title}”"), title=journey.title)
    sheet.row([(title, Look(size=20, bold=True, down="center"))], 33)
    sheet.row([(words(N_("From −2, very frustrated, to +2, delighted; the chart follows what you change.")), soft)], 18)
    sheet.row([("", Look())], 24)


def _write_names(sheet: Sheet, looks: Looks, words: Words, curves: Sequence[Curve]) -> None:
    header = Look(bold=True, ink=looks.theme.phase_ink, fill=looks.theme.accent, down="center", wrap=True)
    titles = [words(N_("No.")), words(N_("Phase")), words(N_("Touchpoint")), *(curve.name for curve in curves)]
    centre = replace(header, across="center")
    height = max(height_of(curve.name, width_for(curve.name, _CURVE_WIDTH) - 1, 11, True) for curve in curves)
    sheet.row(
        [(text, replace(header, indent=1) if 0 < n < _TOUCHPOINT else centre) for n, text in enumerate(titles)],
        max(26.0, height),
    )


def _write_scores(
    sheet: Sheet, looks: Looks, document: Document, words: Words, curves: Sequence[Curve], moments: Moments
) -> None:
    plain = Look(wrap=True, under=looks.theme.lines, down="center", indent=1)
    number = replace(plain, across="center", indent=0, ink=looks.theme.ink_soft)
    score = replace(plain, across="center", indent=0, bold=True, format=SCORE_FORMAT)
    for position, (now, then) in enumerate(moments, 1):
        told = now or then
        assert told is not None
        phase = document.get(told.phase_id, Phase)
        entries: list[Entry] = [(position, number), (title_of(phase, words.say), plain), (told.title, plain)]
        height = max(20.0, height_of(told.title, 32, 11))
        sheet.row([*entries, *((curve.score(now, then), score) for curve in curves)], height)


def _color_scores(sheet: Sheet, looks: Looks, curves: Sequence[Curve]) -> None:
    last = _FIRST_CURVE + len(curves) - 1
    cells = area(_HEADER_ROW + 1, _FIRST_CURVE, sheet.rows, last)
    sheet.raw.conditional_formatting.add(cells, score_colors(looks.theme))


def _blanks(moments: Moments) -> str:
    """What a line does where a cell is empty.

    Over a moment that nobody scored it breaks, for it would claim to know it. Where today and the future have moments
    that the other has not, it goes on: there is nothing to know, and all that would be left are dots.
    """
    alone = any(now is None or then is None for now, then in moments)
    return "span" if alone and any(then is not None for _now, then in moments) else "gap"


def _chart(sheet: Sheet, looks: Looks, curves: Sequence[Curve], blanks: str) -> LineChart:
    chart = LineChart()
    sized(chart, _CHART, 360)
    chart.style = 2
    chart.display_blanks = blanks
    chart.legend = chart.legend if len(curves) > 1 else None
    if chart.legend is not None:
        chart.legend.position = "b"
        chart.legend.txPr = letters(looks.theme.ink)
    _set_axes(chart, looks)
    for index, curve in enumerate(curves):
        chart.series.append(_curve(sheet, curve, index))
    chart.set_categories(Reference(sheet.raw, _TOUCHPOINT, _HEADER_ROW + 1, _TOUCHPOINT, sheet.rows))
    return chart


def _set_axes(chart: LineChart, looks: Looks) -> None:
    theme = looks.theme
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = -2, 2
    chart.y_axis.majorUnit = 1
    chart.y_axis.number_format = '"+"0;"−"0;0'
    chart.y_axis.majorGridlines.spPr = line(theme.lines, 0.75)
    chart.y_axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.tickLblPos = "low"  # under the chart, not along neutral where the curve is
    chart.x_axis.spPr = line(theme.lines_strong, 1.25)
    chart.x_axis.txPr = letters(theme.ink_soft, -45)
    chart.y_axis.txPr = letters(theme.ink_soft)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.title = None
        axis.majorTickMark = "none"


def _curve(sheet: Sheet, curve: Curve, index: int) -> Series:
    column = _FIRST_CURVE + index
    series = Series(Reference(sheet.raw, column, _HEADER_ROW + 1, column, sheet.rows), title=curve.name)
    series.spPr = line(curve.color, curve.points)
    series.spPr.ln.prstDash = curve.dash or None
    series.marker.symbol = curve.marker
    series.marker.size = 9 if curve.marker == "circle" else 8
    color = curve.color.removeprefix("#")
    inside, edge = ("FFFFFF", color) if curve.hollow else (color, "FFFFFF")
    series.marker.spPr = GraphicalProperties(solidFill=inside, ln=LineProperties(solidFill=edge))
    series.smooth = False
    return series
