"""Where the table of actions went: on which sheet it stands now, in which row its headings, and which column is which.

A column is known by the heading that it was given, failing that by what stands in it, then by a heading that means the
same, and last by its neighbour. So sheets may be renamed, columns moved, inserted and renamed, and rows sorted; and a
column of somebody's own is not taken for ours, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.exchange.cell import BLANK, Cell, Grid, Line
from app.exchange.comeback.book import Meta, Table, TableRow
from app.exchange.comeback.columns import BY_KEY, COLUMNS, plain_words
from app.exchange.comeback.meanings import Unclear, meaning_of
from app.exchange.comeback.saying import token
from app.model.records import Id

_DEEPEST_HEADER = 200
"""How many lines may stand above the headings."""

_FEWEST_HEADERS = 2
_SAME, _NOTHING_TOLD, _SPEAKS_AGAINST = 0.6, 0.5, 0.3
"""How much of a column is as it was exported: enough to tell which it is, where nothing was, and too little for it."""

_NOWHERE = -1
"""Where a column is that several could be."""


def find_table(grids: Iterable[Grid], meta: Meta | None) -> Table | None:
    """The table of actions among these sheets; the one that holds the most of what was exported, if several do."""
    tables: list[Table] = []
    for grid in grids:
        table = _table_on(grid, meta)
        if table is not None:
            tables.append(table)
            if meta is not None and grid.name == meta.sheet and _how_sure(table, meta)[0]:
                break
    return max(tables, key=lambda table: _how_sure(table, meta), default=None)


def _how_sure(table: Table, meta: Meta | None) -> tuple[int, bool, int]:
    """How many of the exported actions it holds, whether its sheet kept its name, how many columns it has."""
    ids = {str(row.cell("id").value).strip() for row in table.rows}
    known = len(ids & set(meta.exported)) if meta else 0
    return known, meta is not None and table.sheet == meta.sheet, len(table.columns)


def _table_on(grid: Grid, meta: Meta | None) -> Table | None:
    header = _header_of(grid, meta)
    if header is None:
        return None
    lines = [line for line in grid.lines if line.number > header.number]
    columns = _by_heading(header, lines, meta)
    if meta is not None:
        columns |= _by_content(columns, lines, meta)
        columns |= _by_like_heading(columns, header, lines, meta)
        columns |= _by_neighbour(columns, header, lines, meta)
    columns = {key: number for key, number in columns.items() if number != _NOWHERE}
    if "title" not in columns:
        return None
    unsure = _keys_in(header, meta) & set(meta.headers if meta else BY_KEY) - set(columns)
    return Table(grid.name, columns, tuple(_rows(lines, columns, header)), tuple(filter(unsure.__contains__, BY_KEY)))


# --- headings --------------------------------------------------------------------------------------------------------


def _header_of(grid: Grid, meta: Meta | None) -> Line | None:
    """The line with the most headings; where all were renamed, the line above the first id that was exported."""
    top = grid.lines[:_DEEPEST_HEADER]
    best = max(top, key=lambda line: len(_keys_in(line, meta)), default=None)
    if best is not None and len(_keys_in(best, meta)) >= _FEWEST_HEADERS:
        return best
    before: Line | None = None
    for line in top:
        if meta is not None and any(cell.value in meta.exported for cell in line.cells.values()):
            return before
        before = line
    return None


def _keys_in(line: Line, meta: Meta | None) -> set[str]:
    return {key for cell in line.cells.values() for key in _meant_by(cell, meta)[:1]}


def _meant_by(cell: Cell, meta: Meta | None) -> list[str]:
    """The columns that a heading may name: the one it named when it was written, before those that go by it too."""
    words = _words_of(cell)
    alike = [column.key for column in COLUMNS if words and words in _headers[column.key]]
    return _named_by(cell, meta) or alike


def _named_by(cell: Cell, meta: Meta | None) -> list[str]:
    """The column that a heading was written for or, without the hidden sheet, the one that we head by it."""
    words = _words_of(cell)
    if meta is None:
        return [_titled[words]] if words in _titled else []
    return [key for key, title in meta.headers.items() if words and plain_words(title) == words]


def _words_of(cell: Cell) -> str:
    return plain_words(cell.value) if isinstance(cell.value, str) else ""


_headers = {column.key: column.headers for column in COLUMNS}
_titled = {plain_words(title): column.key for column in COLUMNS for title in column.titles}


def _by_heading(header: Line, lines: list[Line], meta: Meta | None) -> dict[str, int]:
    """The columns under their own headings; without the hidden sheet also under others that mean the same."""
    headed = _headed(header, _named_by, meta)
    if meta is None:
        headed = _headed(header, _meant_by, meta) | headed
    found = {}
    if "id" in headed:
        found["id"] = max(headed["id"], key=lambda number: len(_ids(lines, number, meta)))
    if "title" in headed:
        best = _likest("title", headed["title"], _known(found, lines, meta), meta)
        found["title"] = headed["title"][0] if best == _NOWHERE else best
    known = _known(found, lines, meta)
    return {key: _likest(key, numbers, known, meta) for key, numbers in headed.items()} | found


def _headed(header: Line, meaning: Callable[[Cell, Meta | None], list[str]], meta: Meta | None) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, cell in sorted(header.cells.items()):
        for key in meaning(cell, meta)[:1]:
            found.setdefault(key, []).append(number)
    return found


def _likest(key: str, numbers: list[int], known: Mapping[Id, Line], meta: Meta | None) -> int:
    """Which of several columns is ours: the one that holds the most of what was exported, if any does."""
    if len(numbers) == 1:
        return numbers[0]
    if meta is None:
        return _NOWHERE
    (most, best), (next_most, _next) = sorted((_likeness(key, n, known, meta), n) for n in numbers)[:-3:-1]
    return best if most > next_most else _NOWHERE


# --- content ---------------------------------------------------------------------------------------------------------


def _by_content(columns: Mapping[str, int], lines: list[Line], meta: Meta) -> dict[str, int]:
    """The columns whose headings say nothing any more, by what stands in them."""
    found: dict[str, int] = {}
    free = sorted({number for line in lines for number in line.cells} - set(columns.values()))
    if "id" not in columns:
        best = max(free, key=lambda number: len(_ids(lines, number, meta)), default=None)
        if best is not None and _ids(lines, best, meta):
            found["id"] = best
    known = _known({**columns, **found}, lines, meta)
    for key in meta.headers:
        if known and key not in columns and key not in found and key in BY_KEY:
            left = [number for number in free if number not in found.values()]
            best = max(left, key=lambda number: _likeness(key, number, known, meta), default=None)
            if best is not None and _likeness(key, best, known, meta) >= _SAME:
                found[key] = best
    return found


def _known(columns: Mapping[str, int], lines: list[Line], meta: Meta | None) -> dict[Id, Line]:
    """The exported actions, each with its line: by its id or, where no ids are left, by its title."""
    found = _ids(lines, columns["id"], meta) if "id" in columns else {}
    if found or meta is None or "title" not in columns:
        return found
    titled = {told.get("title", ""): i for i, told in meta.exported.items()}
    titles = [(_reads("title", line.cells.get(columns["title"], BLANK), meta), line) for line in lines]
    return {titled[title]: line for title, line in reversed(titles) if title in titled}


def _ids(lines: list[Line], number: int, meta: Meta | None) -> dict[Id, Line]:
    """The exported actions whose ids stand in a column, each with the first line that holds it."""
    found: dict[Id, Line] = {}
    for line in lines:
        value = line.cells.get(number, BLANK).value
        if meta is not None and isinstance(value, str) and value.strip() in meta.exported:
            found.setdefault(Id(value.strip()), line)
    return found


def _likeness(key: str, number: int, ids: Mapping[Id, Line], meta: Meta) -> float:
    """Which part of what was exported under `key` stands in a column, among the actions that said anything there."""
    empty = token(None)
    told = {i: line for i, line in ids.items() if meta.exported[i].get(key, empty) != empty}
    same = sum(_reads(key, line.cells.get(number, BLANK), meta) == meta.exported[i][key] for i, line in told.items())
    return same / len(told) if told else _NOTHING_TOLD


def _reads(key: str, cell: Cell, meta: Meta) -> str:
    try:
        return token(meaning_of(BY_KEY[key], cell, meta.language))
    except Unclear:
        return ""


def _by_like_heading(columns: Mapping[str, int], header: Line, lines: list[Line], meta: Meta) -> dict[str, int]:
    """The columns under a heading that means the same as ours, unless what stands there speaks against it."""
    known = _known(columns, lines, meta)
    free = Line(header.number, {n: cell for n, cell in header.cells.items() if n not in columns.values()})
    found: dict[str, int] = {}
    for key, numbers in _headed(free, _meant_by, meta).items():
        best = _likest(key, numbers, known, meta)
        likely = best != _NOWHERE and _likeness(key, best, known, meta) >= _SPEAKS_AGAINST
        if likely and key in meta.headers and key not in columns:
            found[key] = best
    return found


# --- neighbours ------------------------------------------------------------------------------------------------------


def _by_neighbour(columns: Mapping[str, int], header: Line, lines: list[Line], meta: Meta) -> dict[str, int]:
    """The columns that stand where they stood, beside the same neighbour, under a heading of somebody else.

    Where what stands there speaks against it, they must stand between both their neighbours.
    """
    found: dict[str, int] = {}
    ids = _known(columns, lines, meta)
    keys = [key for key in meta.headers if key in BY_KEY] if ids else []
    for before, key, after in zip([None, *keys], keys, [*keys[1:], None], strict=False):
        if key in columns:
            continue
        known = {**columns, **found}
        number = _next_to(0 if before is None else known.get(before, _NOWHERE), header)
        heading = header.cells.get(number, BLANK)
        meant = _meant_by(heading, meta)
        free = number not in known.values() and not heading.is_blank and (not meant or key in meant)
        between = after is not None and known.get(after) == _next_to(number, header)
        if number and free and (between or _likeness(key, number, ids, meta) >= _SPEAKS_AGAINST):
            found[key] = number
    return found


def _next_to(number: int, header: Line) -> int:
    """The column with a heading that follows this one; those put in between without any are passed over. 0 is none."""
    return min((each for each, cell in header.cells.items() if each > number >= 0 and not cell.is_blank), default=0)


# --- rows ------------------------------------------------------------------------------------------------------------


def _rows(lines: Iterable[Line], columns: Mapping[str, int], header: Line) -> Iterator[TableRow]:
    """The lines under the headings that hold anything of ours; headings that stand there again are none."""
    for line in lines:
        cells = {key: line.cells[number] for key, number in columns.items() if number in line.cells}
        filled = {key: cell for key, cell in cells.items() if not cell.is_blank}
        again = sum(cell.value == header.cells.get(columns[key], BLANK).value for key, cell in filled.items())
        if filled and again < max(_FEWEST_HEADERS, len(filled) / 2):
            yield TableRow(line.number, cells)
