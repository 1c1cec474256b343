"""The hidden sheet by which a workbook that comes back is known again: which maps it shows, how its columns are headed,
what each action said when it was made, and how everybody was called.

It holds nothing that the sheets in sight do not show, apart from ids. A value is a token (see comeback/saying.py), so
that no spreadsheet finds anything in it to convert.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from types import NoneType

from openpyxl import Workbook

from app.exchange.cell import BLANK, Grid, Line
from app.exchange.comeback.book import Meta
from app.exchange.comeback.saying import all_said, token
from app.exchange.excel.actions_sheet import columns_for
from app.exchange.excel.cells import Sheet, fitting
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.words import Words
from app.i18n import LANGUAGES
from app.model.codec import Plain
from app.model.document import Document
from app.model.records import Id
from app.model.text import one_line
from app.model.whereabouts import actions_about

NAME = "_reiskaart"
MARK = "reiskaart-actions"
FORMAT = 1
"""The form of this sheet. A reader that meets a higher one compares as if there were no such sheet."""

_PIECE = 30_000
"""Letters of what an action said that stand in one cell: one holds a few more, and nearly always it needs no second."""

_BEHIND = ("owner_id", "subject_id", "of_gap", "needs_ids")
_ID, _PLAIN = (str, NoneType), (str, int, float, NoneType)
_KINDS = {"owner_id": _ID, "subject_id": _ID, "of_gap": (bool, NoneType), "needs_ids": _ID}
"""What the tokens hold that are handed on as they are; others hold any plain value."""

_NAME = "name"
"""Under what a person is told, and no action is."""

_HEIGHT = 15.0


def add_meta_sheet(
    workbook: Workbook, looks: Looks, document: Document, map_ids: Sequence[Id], words: Words, actions_sheet: str
) -> None:
    """Adds the sheet behind all that are in sight, out of reach of the menu that shows hidden ones."""
    others = [name for name in workbook.sheetnames if name != actions_sheet]
    sheet = Sheet(workbook, NAME, looks)
    sheet.raw.sheet_state = "veryHidden"
    columns = columns_for(map_ids)
    keys = [*(column.key for column in columns if column.key != "id"), *_BEHIND]
    _write(sheet, [MARK, str(FORMAT), words.language, token(actions_sheet), *map(token, others)])
    _write(sheet, ["maps", *map_ids])
    _write(sheet, ["headers", *(token(words(column.title)) for column in columns)])
    _write(sheet, ["columns", *(column.key for column in columns)])
    for action in actions_about(document, map_ids):
        told = all_said(action, document, words.say)
        _write_told(sheet, action.id, {key: told[key] for key in keys})
    for person in document.persons():
        _write_told(sheet, person.id, {_NAME: one_line(person.name)})


def read_meta(grids: Iterable[Grid]) -> Meta | None:
    """What the hidden sheet among these says; None when there is none that can be read."""
    for grid in grids:
        if is_meta(grid):
            return _meta([_texts(line) for line in grid.lines])
    return None


def is_meta(grid: Grid) -> bool:
    """Whether this is the hidden sheet, whatever it is called now."""
    return bool(grid.lines) and grid.lines[0].cells.get(1, BLANK).value == MARK


def _write(sheet: Sheet, texts: Iterable[str]) -> None:
    sheet.row(((text, Look()) for text in texts), _HEIGHT)


def _write_told(sheet: Sheet, i: Id, told: Mapping[str, Plain]) -> None:
    written = json.dumps({key: token(_as_cut(value)) for key, value in told.items()})
    _write(sheet, [i, *(written[at : at + _PIECE] for at in range(0, len(written), _PIECE))])


def _as_cut(value: Plain) -> Plain:
    """A text as the gate for cells lets it through."""
    return fitting(value) if isinstance(value, str) else value


def _texts(line: Line) -> list[str]:
    last = max(line.cells, default=0)
    values = (line.cells.get(number, BLANK).value for number in range(1, last + 1))
    return ["" if value is None else str(value) for value in values]


def _meta(rows: list[list[str]]) -> Meta | None:
    try:
        (_mark, form, language, sheet, *others), (_, *maps), (_, *titles), (_, *keys), *told = rows
        if int(form) > FORMAT or language not in LANGUAGES:
            return None
        tokens = {Id(i): _tokens("".join(pieces)) for i, *pieces in told}
        return Meta(
            language,
            _text(sheet),
            tuple(map(Id, maps)),
            dict(zip(keys, map(_text, titles), strict=False)),
            {i: each for i, each in tokens.items() if _NAME not in each},
            {i: _text(each[_NAME]) for i, each in tokens.items() if _NAME in each},
            frozenset(map(_text, filter(None, others))),
        )
    except (ValueError, RecursionError):
        return None


def _text(written: str) -> str:
    text = json.loads(written)
    if not isinstance(text, str):
        raise ValueError("no text")
    return text


def _tokens(written: str) -> dict[str, str]:
    """The tokens of one action; each must be what we write, since the ids in them are read."""
    told = json.loads(written)
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        raise ValueError("no tokens")
    for key, each in told.items():
        value = None if each.startswith("sha256:") else json.loads(each)
        if not isinstance(value, _KINDS.get(key, _PLAIN)):
            raise ValueError("no plain value of that kind")
    return told
