"""How charts look: Excel's own, in the colours of the theme and in one kind of letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, DoughnutChart, Reference, Series
from openpyxl.chart.data_source import AxDataSource, NumRef, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RichTextProperties
from openpyxl.utils import absolute_coordinate, quote_sheetname

from app.drawing.theme import Theme
from app.exchange.excel.looks import FAMILY

_CM = 72 / 2.54
_GAPS = {1: 400, 2: 180, 3: 90}
"""How far few bars stand apart, in percents of their width, lest they grow fat."""


def line(color: str, points: float) -> GraphicalProperties:
    """A line and no filling."""
    return GraphicalProperties(ln=LineProperties(solidFill=color.removeprefix("#"), w=round(points * 12_700)))


def filled(color: str) -> GraphicalProperties:
    """A filling with a white edge."""
    return GraphicalProperties(solidFill=color.removeprefix("#"), ln=LineProperties(solidFill="FFFFFF"))


def letters(color: str, degrees: int = 0, bold: bool = False) -> RichText:
    """Small text in one colour, turned by `degrees` clockwise."""
    look = CharacterProperties(sz=900, b=bold, solidFill=color.removeprefix("#"), latin=Font(typeface=FAMILY))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)
    return RichText(bodyPr=RichTextProperties(rot=degrees * 60_000, vert="horz"), p=[paragraph])


def sized(chart: Any, width: float, height: float) -> None:
    """Makes a chart so many points wide and high, without the frame that Excel draws around it."""
    chart.width, chart.height = width / _CM, height / _CM
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))


def calm(axis: Any, theme: Theme, across: bool = False) -> None:
    """An axis that says what it must and draws no more."""
    axis.delete = False
    axis.title = None
    axis.majorTickMark = "none"
    axis.txPr = letters(theme.ink_soft)
    axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    if across:
        axis.majorGridlines = None


def ring(sheet: Any, theme: Theme, names: str, numbers: str, colors: Sequence[str]) -> DoughnutChart:
    """A ring, a part for each number in its own colour; `names` and `numbers` are cells, such as A1:A3."""
    chart = DoughnutChart(holeSize=58)
    chart.style = 2
    series = _series(sheet, names, numbers)
    series.data_points = [DataPoint(idx=n, spPr=filled(color)) for n, color in enumerate(colors)]
    series.dLbls = _labels("#FFFFFF")
    chart.series.append(series)
    chart.layout = Layout(manualLayout=ManualLayout(x=0.06, y=0.08, w=0.5, h=0.84))
    chart.legend.position = "r"
    chart.legend.txPr = letters(theme.ink)
    return chart


def bars(
    sheet: Any,
    theme: Theme,
    names: str,
    numbers: Sequence[str],
    colors: Sequence[str],
    titles: Sequence[str] = (),
    upright: bool = False,
    format: str = "0",
    months: bool = False,
    rows: int = 0,
) -> BarChart:
    """Bars, `rows` of them, with several series on top of each other; each of `numbers` is the cells of one.

    Names may be `months`, which are dates.
    """
    chart = BarChart(barDir="col" if upright else "bar", gapWidth=_GAPS.get(rows, 45))
    chart.style = 2
    chart.grouping, chart.overlap = "stacked", 100
    for number, cells in enumerate(numbers):
        series = _series(sheet, names, cells, titles[number] if titles else None)
        series.spPr = filled(colors[number])
        series.invertIfNegative = False
        if not titles:
            series.dLbls = _labels("#FFFFFF")
        chart.series.append(series)
        if months:
            series.cat = AxDataSource(numRef=NumRef(f=_on(sheet, names)))
    calm(chart.x_axis, theme)
    calm(chart.y_axis, theme, across=not upright)
    chart.y_axis.number_format = format
    chart.y_axis.scaling.min = 0
    chart.y_axis.delete = not upright
    if upright:
        chart.y_axis.majorGridlines.spPr = line(theme.lines, 0.75)
    else:
        chart.x_axis.scaling.orientation = "maxMin"  # the first name on top, as in the table
    chart.legend = chart.legend if titles else None
    if chart.legend is not None:
        chart.legend.position = "b"
        chart.legend.txPr = letters(theme.ink_soft)
    return chart


def _series(sheet: Any, names: str, numbers: str, title: str | None = None) -> Series:
    series = Series(Reference(sheet, range_string=_on(sheet, numbers)), title=title)
    series.cat = AxDataSource(strRef=StrRef(f=_on(sheet, names)))
    return series


def _on(sheet: Any, cells: str) -> str:
    return f"{quote_sheetname(sheet.title)}!{absolute_coordinate(cells)}"


def _labels(color: str) -> DataLabelList:
    labels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    labels.txPr = letters(color, bold=True)
    labels.numFmt = "0;;"  # none on a part that is not there
    return labels
