"""A cell as it stands on a sheet that came from elsewhere, where that is, and what a cell can be that says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.i18n import N_

Content = str | int | float | bool | date | None


class Fault(Enum):
    """Why a cell cannot be read, whatever was meant to stand there."""

    ERROR = N_("The cell holds an error of the spreadsheet.")
    FORMULA = N_("The cell holds a formula that was never computed; open the file in your spreadsheet and save it.")
    MERGED = N_("The cell was merged with another one.")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `percent` tells that it is shown as a percentage.

    One that was merged went `into` another, whose column and row these are.
    """

    value: Content
    fault: Fault | None = None
    percent: bool = False
    into: tuple[int, int] | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return self.fault is None and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


BLANK = Cell(None)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet that is not blank: its number, counted from 1, and its cells by column, counted from 1."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """What stands on a sheet; `cut` are the numbers of the lines that go on further to the right than is read."""

    name: str
    lines: tuple[Line, ...]
    cut: tuple[int, ...] = ()


def place_of(column: int, row: int) -> str:
    """A cell as people call it: D7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
