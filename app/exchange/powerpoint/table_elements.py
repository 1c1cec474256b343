"""A table as an element of a slide (ECMA-376, part 1, chapter 21.1.3): cells that are cells, with a header row."""

from __future__ import annotations

from app.exchange.powerpoint.elements import SPACES, about, color, emu, paragraphs
from app.exchange.powerpoint.shapes import Line, Table

_PADDING = 'marL="76200" marR="76200" marT="50800" marB="50800"'
PADDING_ACROSS, PADDING_DOWN = 12.0, 8.0
"""What a cell keeps free at both sides, and above and below together."""


def table_xml(table: Table, number: int, language: str) -> str:
    """A table with the id `number`."""
    box = table.box
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    header = tuple((line,) for line in table.header)
    rows = "".join(
        _row(cells, height, table, place == 0, language)
        for place, (cells, height) in enumerate(zip((header, *table.rows), table.heights, strict=True))
    )
    return (
        f"<p:graphicFrame {SPACES}><p:nvGraphicFramePr>{about(number, table.name, table.alt, wordless=False)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(cells: tuple[tuple[Line, ...], ...], height: float, table: Table, is_header: bool, language: str) -> str:
    written = "".join(_cell(lines, table, is_header, language) for lines in cells)
    return f'<a:tr h="{emu(height)}">{written}</a:tr>'


def _cell(lines: tuple[Line, ...], table: Table, is_header: bool, language: str) -> str:
    look = table.head if is_header else table.body
    edge = f"<a:solidFill>{color(look.stroke)}</a:solidFill>" if look.stroke else "<a:noFill/>"
    borders = "".join(f'<a:ln{at} w="{emu(look.width)}">{edge}</a:ln{at}>' for at in "TB")
    sides = "".join(f'<a:ln{at} w="0"><a:noFill/></a:ln{at}>' for at in "LR")
    fill = f"<a:solidFill>{color(look.fill)}</a:solidFill>" if look.fill else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(lines, language)}</a:txBody>"
        f'<a:tcPr {_PADDING} anchor="t">{sides}{borders}{fill}</a:tcPr></a:tc>'
    )
