"""How a sheet comes out of a printer: landscape, as wide as asked, its headers repeated and its pages numbered."""

from __future__ import annotations

from typing import Any

_PAPERS = {"a4": 9, "a3": 8}


def landscape(sheet: Any, rows: tuple[int, int], paper: str = "a4", pages_wide: int = 1, columns: str = "") -> None:
    """Sets up a worksheet for printing, with `rows` and `columns` ("A:A") on every page. Comes before its first row."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPERS.get(paper, _PAPERS["a3"])
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = 0.5
    sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.print_title_rows = f"{rows[0]}:{rows[1]}"
    if columns:
        sheet.print_title_cols = columns
    sheet.oddFooter.left.text = "&F"
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.size = 9
