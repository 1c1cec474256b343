"""The one gate for every cell: what the user wrote arrives in Excel as they wrote it, and never as anything else.

Text stays text even where it looks like a formula; what Excel cannot hold is taken out or cut where it shows, and
told. Owns how a value becomes a cell; knows neither maps nor colours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from app.exchange.base import Remark
from app.exchange.excel.formulas import Formula, FormulaWriter, placed
from app.exchange.excel.looks import Look, Looks, inline_font
from app.i18n import N_
from app.model.text import clean, without_direction_marks


@dataclass(frozen=True, slots=True)
class Titled:
    """A text with a title in bold above it; either may be empty."""

    title: str
    text: str

    def __str__(self) -> str:
        return "\n".join(filter(None, (self.title, self.text)))


Value = str | Titled | Formula | int | float | date | None
Entry = tuple[Value, Look]

MAX_TEXT = 32_767
"""UTF-16 units that a cell holds; Excel calls a file with more of them damaged."""

MAX_HEIGHT = 409.0
"""Points that a row can be high."""

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "#", "'")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\n\t]")
_MAX_SHEET_NAME = 31
_BEFORE_NO_ELLIPSIS = " ',;.:–-"


class Sheet:
    """A worksheet that is filled row by row from the top; `heights` are those of its rows, in points.

    What could not be held is in `remarks`.
    """

    def __init__(self, workbook: Workbook, name: str, looks: Looks) -> None:
        self.name = sheet_name(name, workbook.sheetnames)
        self.raw = workbook.create_sheet(self.name)
        self.remarks: list[Remark] = []
        self.heights: list[float] = []
        self._looks = looks

    @property
    def rows(self) -> int:
        """How many rows have been written."""
        return len(self.heights)

    def widths(self, widths: Sequence[float]) -> None:
        """Sets the widths of the first columns, in characters. Comes before the first row."""
        for column, width in enumerate(widths, 1):
            self.raw.column_dimensions[get_column_letter(column)].width = width

    def fold(self, columns: Collection[int]) -> None:
        """Folds some columns, none of them the first, so that a sign before each row of them unfolds it.

        Comes before the first row.
        """
        self.raw.sheet_properties.outlinePr.summaryRight = False  # the sign stands on the left, where a column is seen
        for column in columns:
            folded = self.raw.column_dimensions[get_column_letter(column)]
            folded.hidden, folded.outlineLevel = True, 1
            before = self.raw.column_dimensions[get_column_letter(column - 1)]
            before.collapsed = column - 1 not in columns

    def column_look(self, column: int, look: Look) -> None:
        """How cells of a column look where nothing has been written yet. Comes before the first row."""
        self.raw.column_dimensions[get_column_letter(column)]._style = self._looks.style(look)

    def row(self, entries: Iterable[Entry | None], height: float, fixed: bool = True) -> int:
        """Writes the next row, `height` points high, and gives its number.

        With `fixed` off the height is our guess: Excel fits the row to its texts as soon as one is changed.
        """
        self.heights.append(min(height, MAX_HEIGHT))
        attributes = {"ht": f"{self.heights[-1]:.1f}"}
        # Attributes rather than openpyxl's own row, which calls every height a fixed one.
        self.raw.row_dimensions[self.rows] = attributes | ({"customHeight": "1"} if fixed else {})
        if self.raw._writer is None:
            self.raw._writer = FormulaWriter(self.raw)
            self.raw._writer.write_top()
            self.raw._values_to_row = placed  # openpyxl's own takes twice as long, to find out that these are cells
        self.raw.append([self._cell(entry, column) for column, entry in enumerate(entries, 1)])
        return self.rows

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Makes one cell of a block; a block of one cell stays as it is."""
        if (first_row, first_column) != (last_row, last_column):
            self.raw.merged_cells.add(area(first_row, first_column, last_row, last_column))

    def _cell(self, entry: Entry | None, column: int) -> Cell | None:
        if entry is None:
            return None
        value, look = entry
        if isinstance(value, Titled):
            return self._titled(value, look, column)
        if isinstance(value, Formula):
            known = self._cell((value.value, look), column)  # what came to a text passes the gate as a text does
            text = known.value if known is not None and isinstance(value.value, str) else value.value
            return self._filled(value if text == value.value else replace(value, value=text), "f", look)
        if not isinstance(value, str):
            return self._filled(_without_zone(value), _type_of(value), look)
        text = self._fitting(value, column)
        return self._filled(escaped(text), "s", look, quoted=text.startswith(_LIKE_A_FORMULA))

    def _titled(self, value: Titled, look: Look, column: int) -> Cell | None:
        if not value.text or not value.title or fitting(str(value)) != str(value):
            return self._cell((str(value), look), column)
        title, text = (escaped(clean(part, limit=len(part)).text) for part in (value.title, value.text))
        rich = CellRichText(
            TextBlock(inline_font(replace(look, bold=True)), title), TextBlock(inline_font(look), "\n" + text)
        )
        return self._filled(rich, "s", look, quoted=title.startswith(_LIKE_A_FORMULA))

    def _filled(self, value: Value | CellRichText, data_type: str, look: Look, quoted: bool = False) -> Cell:
        # The cell's own setter would guess the type, and make a formula of what begins with an equals sign.
        cell = WriteOnlyCell(self.raw)
        cell._value = value
        cell.data_type = data_type
        cell._style = self._looks.style(look, quoted)
        return cell

    def _fitting(self, value: str, column: int) -> str:
        text = clean(value, limit=len(value)).text
        kept = fitting(text)
        if kept != text:
            place = f"{get_column_letter(column)}{self.rows}"
            self.remarks.append(Remark(_CUT, {"sheet": self.name, "cell": place, "limit": MAX_TEXT}))
        return kept


_CUT = N_("A cell in Excel holds {limit} characters, so the text in {cell} of sheet {sheet} was cut short.")


def fitting(text: str) -> str:
    """As much of `text` as a cell holds, with an ellipsis where it was cut."""
    if len(text) * 2 <= MAX_TEXT or _units(text) <= MAX_TEXT:
        return text
    return _cut(text, MAX_TEXT - 1) + "…"


def escaped(text: str) -> str:
    """`text` such that Excel, which reads _x0041_ as A, reads the same characters again."""
    return _ESCAPED.sub("_x005F_", text) if "_x" in text else text


def sheet_name(title: str, taken: Iterable[str], ending: str = "") -> str:
    """A name that Excel allows for a sheet, and that none of `taken` has, in whatever case.

    Where the title is too long, what is left of it goes before `ending`.
    """
    plain = without_direction_marks(clean(title).text)
    cleaned = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", plain).split()).strip("'") or "Sheet"
    known = {name.casefold() for name in taken} | {"history"}  # a name that Excel keeps for itself
    tail = f" {ending}" if ending and _units(cleaned) > _MAX_SHEET_NAME else ""
    name, number = _before(tail, cleaned), 2
    while name.casefold() in known:
        name, number = _before(f"{tail} {number}", cleaned), number + 1
    return name


def _before(tail: str, name: str) -> str:
    """As much of `name` as a sheet's name has room for before `tail`, and that."""
    return _shortened(name, _MAX_SHEET_NAME - _units(tail)) + tail


def area(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """A block of cells as Excel writes it, such as A1:C3."""
    return f"{get_column_letter(first_column)}{first_row}:{get_column_letter(last_column)}{last_row}"


def _shortened(name: str, units: int) -> str:
    """`name`, or as many whole words of it as leave room for an ellipsis; a single long word is cut."""
    if _units(name) <= units:
        return name
    kept = _cut(name, units - 1)
    words = kept if name[len(kept)] == " " else kept.rpartition(" ")[0] or kept
    return words.rstrip(_BEFORE_NO_ELLIPSIS) + "…"


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _without_zone(value: Value) -> Value:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def _type_of(value: Value) -> str:
    return "d" if isinstance(value, date) else "n"
