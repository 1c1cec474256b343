"""The sheet that the workbook is for: the actions as a table to work in, with lists to choose from and lights.

What can be chosen, and what colours by itself, reaches below the last action, so that a new one typed there behaves
like the others. The sheet is not protected, for that would refuse sorting and new rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from app.drawing.colors import mix
from app.exchange.comeback.columns import COLUMNS, Column, Holds
from app.exchange.comeback.saying import needed, said
from app.exchange.excel import lists
from app.exchange.excel.cells import Entry, Sheet, Value, area, escaped
from app.exchange.excel.heights import height_of
from app.exchange.excel.listing import MONEY_FORMAT
from app.exchange.excel.looks import TABLE_STYLE, Look, Looks, difference
from app.exchange.excel.names import add_plan_names, plan_name
from app.exchange.excel.page import landscape, paper_for
from app.exchange.excel.scores import SCORE_FORMAT
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.domain import MOST_CENTS
from app.model.records import LIFT_MAX, Action, Id, Light, Phase, Progress, Record, Touchpoint
from app.model.whereabouts import actions_about, subject_of

_HEADER_ROW = 4
_LOWEST = 20.0
_ARROW = 2.0
"""Characters of a heading that the arrow to filter with covers."""
_SPARE_ROWS = 500
"""How far below the last action a new one finds lists and colours."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table as it looks: what it is, its title as the workbook speaks, how its cells are written."""

    what: Column
    title: str
    across: str = "left"
    format: str = "General"
    choices: str = ""
    strict: bool = True

    @property
    def width(self) -> float:
        """In characters."""
        return self.what.width

    @property
    def indent(self) -> int:
        """How far its text stays off the edge of a coloured neighbour; what stands in the middle is far from it."""
        return 0 if self.across == "center" else 1


def add_actions_sheet(
    workbook: Workbook, looks: Looks, document: Document, map_ids: Sequence[Id], words: Words, today: Value, paper: str
) -> Sheet:
    """Adds the actions that belong to these maps, or to no map."""
    actions = actions_about(document, map_ids)
    columns = [_column(column, words) for column in columns_for(map_ids)]
    rows = [[_value(column.what, action, document, words) for column in columns] for action in actions]
    sheet = Sheet(workbook, words(N_("Actions")), looks)
    folded = _can_be_missed(columns, rows, [subject_of(document, action) for action in actions])
    _set_up(sheet, columns, folded, looks, paper)
    _write_top(sheet, looks, words, document.project.title, today, bool(folded))
    _write_rows(sheet, columns, rows, looks)
    last = max(sheet.rows, _HEADER_ROW + 1)
    _add_table(sheet, columns, last, words)
    _add_choices(sheet, columns, last + _SPARE_ROWS, words)
    _add_lights(sheet, columns, last + _SPARE_ROWS, looks, words)
    numbers = {column.what.key: number for number, column in enumerate(columns, 1)}
    add_plan_names(workbook, sheet.name, numbers, _HEADER_ROW + 1, last + _SPARE_ROWS)
    return sheet


def columns_for(map_ids: Sequence[Id]) -> list[Column]:
    """The columns that the sheet has; of one map it need not say which it is."""
    return [column for column in COLUMNS if column.key != "map" or len(map_ids) > 1]


_ALWAYS = frozenset({"title", "owner", "due", "impact", "effort", "description", "why", "id"})
"""The columns that are seen also while they are empty, besides those in which something is always chosen."""


def _can_be_missed(
    columns: Sequence[_Column], rows: Sequence[Sequence[Value]], subjects: Sequence[Record | None]
) -> frozenset[int]:
    """The numbers, from 1, of the columns that only say nothing, or zero, or what another column says too."""
    told = all(subject is None or isinstance(subject, Touchpoint | Phase) for subject in subjects)
    return frozenset(
        number
        for number, column in enumerate(columns, 1)
        if column.what.key not in _ALWAYS and not column.what.required
        if not any(row[number - 1] for row in rows) or (told and column.what.key == "mends")
    )


_LISTS = {
    "light": lists.LIGHTS,
    "progress": lists.PROGRESS,
    "horizon": lists.HORIZONS,
    "owner": lists.OWNERS,
    "mends": lists.SUBJECTS,
    "needs": plan_name("title"),
}
_FREE = frozenset({"owner", "mends", "needs"})
"""The columns in which something may be typed that their list does not offer: a new name, several titles."""


def _column(column: Column, words: Words) -> _Column:
    title, choices = words(column.title), _LISTS.get(column.key, "")
    match column.holds:
        case Holds.DAY:
            return _Column(column, title, format=words.day)
        case Holds.JUDGED:
            return _Column(column, title, "center", choices=lists.JUDGED)
        case Holds.PERCENT:
            return _Column(column, title, "center", "0%")
        case Holds.MONEY:
            return _Column(column, title, "right", MONEY_FORMAT)
        case Holds.LIFT:
            return _Column(column, title, "center", SCORE_FORMAT)
        case _:
            across = "center" if column.key == "gap" else "left"
            return _Column(column, title, across, choices=choices, strict=column.key not in _FREE)


def _value(column: Column, action: Action, document: Document, words: Words) -> Value:
    """What a cell holds, from which app.exchange.comeback.meanings reads the same plain value again."""
    if column.key == "id":
        return action.id
    value = said(column.key, action, document, words.say)
    match column.holds:
        case Holds.CHOICE:
            return words.value(getattr(action, column.key))
        case Holds.DAY:
            day: Value = getattr(action, column.key)
            return day
        case Holds.PERCENT | Holds.MONEY if isinstance(value, int):
            return value / 100
        case Holds.LIFT if isinstance(value, int):
            return value / 10
        case Holds.ACTIONS:
            return needed(action, document, words.say)
    return value


def _set_up(sheet: Sheet, columns: Sequence[_Column], folded: frozenset[int], looks: Looks, paper: str) -> None:
    sheet.widths([column.width for column in columns])
    sheet.fold(folded)
    for number, column in enumerate(columns, 1):
        sheet.column_look(number, _cell_look(column, number))
    sheet.raw.column_dimensions[get_column_letter(len(columns))].hidden = True
    sheet.raw.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.raw.sheet_properties.tabColor = looks.theme.accent.removeprefix("#")
    seen = [column.width for number, column in enumerate(columns[:-1], 1) if number not in folded]
    landscape(sheet.raw, (_HEADER_ROW, _HEADER_ROW), paper_for(paper, seen))


def _cell_look(column: _Column, number: int) -> Look:
    return Look(
        bold=number == 1,
        across=column.across,
        down="center",
        wrap=True,
        indent=column.indent,
        format=column.format,
    )


def _write_top(sheet: Sheet, looks: Looks, words: Words, title: str, today: Value, folded: bool) -> None:
    theme = looks.theme
    sheet.row([(words(N_("Roadmap for “{title}”"), title=title), Look(size=20, bold=True, down="center"))], 33)
    soft = Look(ink=theme.ink_soft, down="center")
    sheet.row([(today, replace(soft, format=words.dated(words(N_("As of")))))], 18)
    hints = " ".join(map(words, (_HINT, _FOLDED) if folded else (_HINT,)))
    sheet.row([(hints, replace(soft, italic=True))], 24)


_HINT = N_("Choose status, progress, owner and when from the lists; type a new action under the last one.")
_FOLDED = N_("Columns that say nothing yet are folded: the plus above the letters unfolds them.")


def _write_rows(
    sheet: Sheet,
    columns: Sequence[_Column],
    rows: Sequence[Sequence[Value]],
    looks: Looks,
) -> None:
    theme = looks.theme
    header = Look(bold=True, ink=theme.phase_ink, fill=theme.accent, down="center", wrap=True)
    names = [(column.title, replace(header, across=column.across, indent=column.indent)) for column in columns]
    sheet.row(names, max(26.0, *(height_of(column.title, column.width - _ARROW, 11, True) for column in columns)))
    under = {
        column.title: replace(_cell_look(column, number), under=theme.lines) for number, column in enumerate(columns, 1)
    }
    row_looks = [under[column.title] for column in columns]
    for values in rows:
        sheet.row(map(_entry, values, row_looks), _height(values, columns), fixed=False)
    if not rows:
        sheet.row([(None, look) for look in row_looks], _LOWEST, fixed=False)


def _height(values: Sequence[Value], columns: Sequence[_Column]) -> float:
    texts = ((value, column) for value, column in zip(values[:-1], columns, strict=False) if isinstance(value, str))
    return max(_LOWEST, *(height_of(value, column.width - 1.5 * column.indent, 11) for value, column in texts))


def _entry(value: Value, look: Look) -> Entry:
    return (None if value == "" else value), look


def _add_table(sheet: Sheet, columns: Sequence[_Column], last: int, words: Words) -> None:
    table = Table(displayName=words(N_("Actions")), ref=area(_HEADER_ROW, 1, last, len(columns)))
    table._initialise_columns()
    table.tableColumns = [TableColumn(id=n, name=escaped(column.title)) for n, column in enumerate(columns, 1)]
    table.tableStyleInfo = TableStyleInfo(name=TABLE_STYLE, showRowStripes=True)
    sheet.raw.tables.add(table)  # add_table would warn that the columns are up to us


def _add_choices(sheet: Sheet, columns: Sequence[_Column], last: int, words: Words) -> None:
    for number, column in enumerate(columns, 1):
        choice = _choice(column, words)
        if choice is not None:
            choice.add(area(_HEADER_ROW + 1, number, last, number))
            sheet.raw.data_validations.append(choice)


_BOUNDS = {
    Holds.DAY: ("date", "1", "200000"),
    Holds.PERCENT: ("decimal", "0", "1"),
    Holds.MONEY: ("decimal", "0", str(MOST_CENTS // 100)),
    Holds.LIFT: ("decimal", str(-LIFT_MAX / 10), str(LIFT_MAX / 10)),
}
_ERRORS = {
    "date": N_("Enter a date here."),
    "list": N_("Choose a value from the list."),
    "decimal": N_("Enter a number here, within what is possible."),
}


def _choice(column: _Column, words: Words) -> DataValidation | None:
    if column.choices:
        choice = DataValidation(type="list", formula1=column.choices, allow_blank=True)
    elif column.what.holds in _BOUNDS:
        kind, *bounds = _BOUNDS[column.what.holds]
        choice = DataValidation(kind, *bounds, operator="between", allow_blank=True)
    else:
        return None
    choice.errorTitle = column.title
    choice.error = words(_ERRORS[choice.type])
    choice.showErrorMessage = column.strict
    return choice


def _add_lights(sheet: Sheet, columns: Sequence[_Column], last: int, looks: Looks, words: Words) -> None:
    letters = {column.title: get_column_letter(number) for number, column in enumerate(columns, 1)}
    first = _HEADER_ROW + 1
    light, progress, due = (letters[words(t)] for t in (N_("Status"), N_("Progress"), N_("Due")))
    for value in Light:
        color = looks.theme.lights[value]
        style = difference(ink=color, fill=mix("#FFFFFF", color, 0.14), bold=True)
        _add_rule(sheet, f"{light}{first}:{light}{last}", _is(light, words.value(value)), style)
    done, dropped = (_is(progress, words.value(value)) for value in (Progress.DONE, Progress.DROPPED))
    late = f"AND(ISNUMBER(${due}{first}),${due}{first}<TODAY(),NOT({done}),NOT({dropped}))"
    alarm = difference(ink=looks.theme.danger, bold=True, number_format=words.late_day)
    _add_rule(sheet, f"{due}{first}:{due}{last}", late, alarm)
    whole = f"A{first}:{get_column_letter(len(columns) - 1)}{last}"
    _add_rule(sheet, whole, dropped, difference(ink=looks.theme.ink_faint, strike=True))
    _add_rule(sheet, whole, done, difference(ink=looks.theme.ink_faint))


def _is(letter: str, text: str) -> str:
    """The condition that the cell of this row holds exactly `text`."""
    quoted = text.replace('"', '""')
    return f'${letter}{_HEADER_ROW + 1}="{quoted}"'


def _add_rule(sheet: Sheet, cells: str, condition: str, style: object) -> None:
    sheet.raw.conditional_formatting.add(cells, Rule(type="expression", formula=[condition], dxf=style))
