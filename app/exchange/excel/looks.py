"""How cells look: colours of the theme as the styles of a workbook, each made once however many cells share it.

Owns everything about styling that openpyxl needs to be told; knows no map and no text.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.styles.table import TableStyle, TableStyleElement

from app.drawing.theme import Theme, theme

FAMILY = "Calibri"
"""On every machine with Excel; LibreOffice has one of the same widths."""

TABLE_STYLE = "Reiskaart"

# The order that the format demands, in which openpyxl's own differs and Microsoft's validator finds fault.
Font.__elements__ = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. Colours are "#RRGGBB"; `under` and `left` are the colours of its lines, if it has them."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    ink: str = "#1F2430"
    fill: str | None = None
    across: str = "left"
    down: str = "top"
    wrap: bool = False
    indent: int = 0
    under: str | None = None
    left: str | None = None
    format: str = "General"
    turned: bool = False
    """Whether its text runs upwards."""
    shrinks: bool = False
    """Whether it grows smaller rather than show that a number is too wide for its cell."""


class Looks:
    """The styles of one workbook. `theme` is where all its colours come from."""

    def __init__(self, workbook: Workbook) -> None:
        self.theme: Theme = theme("paper")
        self.stripe = theme("light").canvas
        self._workbook = workbook
        self._styles: dict[tuple[Look, bool], array[int]] = {}
        self._scratch = WriteOnlyCell(workbook.create_sheet("scratch"))
        workbook.remove(self._scratch.parent)

    def style(self, look: Look, quoted: bool = False) -> array[int]:
        """The workbook's style for `look`; `quoted` marks a text that Excel must not take for a formula."""
        key = (look, quoted)
        if key not in self._styles:
            self._styles[key] = self._made(look, quoted)
        return self._styles[key]

    def _made(self, look: Look, quoted: bool) -> array[int]:
        cell = WriteOnlyCell(self._scratch.parent)
        cell.font = Font(name=FAMILY, family=2, sz=look.size, b=look.bold, i=look.italic, color=rgb(look.ink))
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=rgb(look.fill))
        cell.alignment = Alignment(
            look.across,
            look.down,
            90 if look.turned else 0,
            wrap_text=look.wrap,
            shrink_to_fit=look.shrinks,
            indent=look.indent,
        )
        cell.border = Border(bottom=_line(look.under), left=_line(look.left))
        cell.number_format = look.format
        cell.quotePrefix = int(quoted)
        made: array[int] = cell._style
        return made


def inline_font(look: Look) -> InlineFont:
    """The letters of `look`, for a part of a text."""
    return InlineFont(rFont=FAMILY, family=2, sz=look.size, b=look.bold, i=look.italic, color=rgb(look.ink))


def difference(
    ink: str | None = None,
    fill: str | None = None,
    bold: bool | None = None,
    strike: bool | None = None,
    number_format: str | None = None,
) -> DifferentialStyle:
    """What a condition changes about a cell."""
    return DifferentialStyle(
        font=Font(name=None, sz=None, family=None, b=bold, strike=strike, color=rgb(ink) if ink else None),
        fill=PatternFill(bgColor=rgb(fill), fill_type="solid") if fill else None,
        numFmt=NumberFormat(numFmtId=200, formatCode=number_format) if number_format else None,
    )


def add_table_style(workbook: Workbook, header: str, header_ink: str, stripe: str) -> None:
    """Gives the workbook TABLE_STYLE: a header in one colour, and calm stripes that survive sorting."""
    parts = {
        "headerRow": difference(ink=header_ink, fill=header, bold=True),
        "secondRowStripe": difference(fill=stripe),
    }
    elements = [
        TableStyleElement(type=part, dxfId=workbook._differential_styles.add(style)) for part, style in parts.items()
    ]
    workbook._table_styles.tableStyle = [
        TableStyle(name=TABLE_STYLE, pivot=False, count=len(elements), tableStyleElement=elements)
    ]


def rgb(color: str) -> str:
    """A colour of the theme as Excel writes it, opaque: "#0F6E6E" is "FF0F6E6E"."""
    return "FF" + color.removeprefix("#")[:6].upper()


def _line(color: str | None) -> Side:
    return Side("thin", color=rgb(color)) if color else Side()
