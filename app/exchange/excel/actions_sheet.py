"""The sheet that the workbook is for: the actions as a table to work in, with lists to choose from and lights.

What can be chosen, and what colours by itself, reaches below the last action, so that a new one typed there behaves
like the others. The sheet is not protected, for that would refuse sorting and new rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from app.analysis.priority import QUADRANT_NAMES, quadrant_of
from app.drawing.colors import mix
from app.exchange.excel import lists
from app.exchange.excel.cells import Entry, Sheet, Value, area, escaped
from app.exchange.excel.heights import height_of
from app.exchange.excel.listing import MONEY_FORMAT
from app.exchange.excel.looks import TABLE_STYLE, Look, Looks, difference
from app.exchange.excel.page import landscape, over_pages
from app.exchange.excel.scores import SCORE_FORMAT
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.dependencies import needs
from app.model.document import Document
from app.model.names import KIND_NAMES, title_of
from app.model.records import Action, Id, Light, Person, Progress
from app.model.whereabouts import concerns, mends_gap, phase_of, subject_of, touchpoint_of

_HEADER_ROW = 4
_LOWEST = 20.0
_SPARE_ROWS = 500
"""How far below the last action a new one finds lists and colours."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: its title, its width in characters, and what it says of an action."""

    title: str
    width: float
    value: Callable[[Action], Value]
    across: str = "left"
    format: str = "General"
    choices: str = ""
    strict: bool = True

    @property
    def indent(self) -> int:
        """How far its text stays off the edge of a coloured neighbour; what stands in the middle is far from it."""
        return 0 if self.across == "center" else 1


def add_actions_sheet(
    workbook: Workbook, looks: Looks, document: Document, map_ids: Sequence[Id], words: Words, today: Value
) -> Sheet:
    """Adds the actions that belong to these maps, or to no map."""
    actions = _actions(document, map_ids)
    columns = _columns(document, words, with_map=len(map_ids) > 1)
    sheet = Sheet(workbook, words(N_("Actions")), looks)
    _set_up(sheet, columns, looks)
    _write_top(sheet, looks, words, document.project.title, today)
    _write_rows(sheet, columns, actions, looks)
    last = max(sheet.rows, _HEADER_ROW + 1)
    _add_table(sheet, columns, last, words)
    _add_choices(sheet, columns, last + _SPARE_ROWS, words)
    _add_lights(sheet, columns, last + _SPARE_ROWS, looks, words)
    return sheet


def _actions(document: Document, map_ids: Sequence[Id]) -> list[Action]:
    return [action for action in document.actions() if concerns(document, action, map_ids)]


def _columns(document: Document, words: Words, with_map: bool) -> list[_Column]:
    def phase(action: Action) -> str:
        found = phase_of(document, action)
        return title_of(found, words.say) if found else ""

    def map_title(action: Action) -> str:
        found = document.map_of(action.id)
        return found.title if found else ""

    def owner(action: Action) -> str:
        found = document.find(action.owner_id, Person)
        return found.name if found else ""

    def place(action: Action) -> str:
        found = touchpoint_of(document, action)
        return found.title if found else ""

    columns = [
        _Column(words(N_("Action")), 36, lambda a: a.title),
        _Column(words(N_("Status")), 19, lambda a: words.value(a.light), choices=lists.LIGHTS),
        _Column(words(N_("Progress")), 13, lambda a: words.value(a.progress), choices=lists.PROGRESS),
        _Column(words(N_("Owner")), 16, owner, choices=lists.OWNERS, strict=False),
        _Column(words(N_("When")), 11, lambda a: words.value(a.horizon), choices=lists.HORIZONS),
        _Column(words(N_("Due")), 14, lambda a: a.due, format=words.day),
        _Column(words(N_("Impact")), 10, lambda a: a.impact, "center", choices=lists.JUDGED),
        _Column(words(N_("Effort")), 10, lambda a: a.effort, "center", choices=lists.JUDGED),
        _Column(words(N_("Map")), 20, map_title),
        _Column(words(N_("Phase")), 18, phase),
        _Column(words(N_("Touchpoint")), 23, place),
        _Column(words(N_("Description")), 40, lambda a: a.description),
        *_plan_columns(document, words),
        _Column("id", 38, lambda a: a.id),
    ]
    return columns if with_map else [column for column in columns if column.title != words(N_("Map"))]


def _plan_columns(document: Document, words: Words) -> list[_Column]:
    """Why it is done and what that should bring, when, at what cost, and what comes first."""

    def mended(action: Action) -> str:
        found = subject_of(document, action)
        return f"{words.say(KIND_NAMES[found.KIND])}: {title_of(found, words.say)}" if found else ""

    def awaited(action: Action) -> str:
        return "\n".join(title_of(each, words.say) for each in needs(document, action.id))

    def priority(action: Action) -> str:
        found = quadrant_of(action)
        return words(QUADRANT_NAMES[found]) if found else ""

    return [
        _Column(words(N_("Why")), 30, lambda a: a.why),
        _Column(words(N_("What it mends")), 24, mended),
        _Column(words(N_("Gap")), 8, lambda a: words.if_so(mends_gap(document, a)), "center"),
        _Column(words(N_("Quadrant")), 14, priority),
        _Column(words(N_("Start")), 14, lambda a: a.start, format=words.day),
        _Column(words(N_("Done")), 9, lambda a: a.percent / 100, "center", format="0%"),
        _Column(words(N_("Waits for")), 26, awaited),
        _Column(words(N_("Department")), 16, lambda a: a.department),
        _Column(words(N_("Cost, once")), 13, lambda a: _euros(a.cost_once), "right", format=MONEY_FORMAT),
        _Column(words(N_("Cost a month")), 13, lambda a: _euros(a.cost_monthly), "right", format=MONEY_FORMAT),
        _Column(words(N_("Measure")), 27, lambda a: a.measure),
        _Column(words(N_("Target")), 18, lambda a: a.target),
        _Column(words(N_("Expected lift")), 12, lambda a: _tenths(a.lift), "center", format=SCORE_FORMAT),
    ]


def _euros(cents: int | None) -> float | None:
    return cents / 100 if cents is not None else None


def _tenths(score: int | None) -> float | None:
    return score / 10 if score is not None else None


def _set_up(sheet: Sheet, columns: Sequence[_Column], looks: Looks) -> None:
    sheet.widths([column.width for column in columns])
    for number, column in enumerate(columns, 1):
        sheet.column_look(number, _cell_look(column, number))
    sheet.raw.column_dimensions[get_column_letter(len(columns))].hidden = True
    sheet.raw.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.raw.sheet_properties.tabColor = looks.theme.accent.removeprefix("#")
    landscape(sheet.raw, rows=(_HEADER_ROW, _HEADER_ROW))
    over_pages(sheet.raw, columns[0].width, [[column.width] for column in columns[1:-1]], "a4")


def _cell_look(column: _Column, number: int) -> Look:
    return Look(
        bold=number == 1,
        across=column.across,
        down="center",
        wrap=True,
        indent=column.indent,
        format=column.format,
    )


def _write_top(sheet: Sheet, looks: Looks, words: Words, title: str, today: Value) -> None:
    theme = looks.theme
    sheet.row([(words(N_("Roadmap for “{title}”"), title=title), Look(size=20, bold=True, down="center"))], 33)
    soft = Look(ink=theme.ink_soft, down="center")
    sheet.row([(today, replace(soft, format=words.dated(words(N_("As of")))))], 18)
    sheet.row([(words(_HINT), replace(soft, italic=True))], 24)


_HINT = N_("Choose status, progress, owner and when from the lists; type a new action under the last one.")


def _write_rows(sheet: Sheet, columns: Sequence[_Column], actions: Sequence[Action], looks: Looks) -> None:
    theme = looks.theme
    header = Look(bold=True, ink=theme.phase_ink, fill=theme.accent, down="center", wrap=True)
    sheet.row([(column.title, replace(header, across=column.across, indent=column.indent)) for column in columns], 26)
    under = {
        column.title: replace(_cell_look(column, number), under=theme.lines) for number, column in enumerate(columns, 1)
    }
    row_looks = [under[column.title] for column in columns]
    for action in actions:
        values = [column.value(action) for column in columns]
        sheet.row(map(_entry, values, row_looks), _height(values, columns), fixed=False)
    if not actions:
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


def _choice(column: _Column, words: Words) -> DataValidation | None:
    if column.choices:
        choice = DataValidation(type="list", formula1=column.choices, allow_blank=True)
    elif column.format == words.day:
        choice = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True)
    else:
        return None
    choice.errorTitle = column.title
    choice.error = words(N_("Enter a date here.") if choice.type == "date" else N_("Choose a value from the list."))
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
    alarm = difference(ink=looks.theme.danger, bold=True, number_format=f'"! "{words.day}')
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
