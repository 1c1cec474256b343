"""The plan over time: a row for each action, a column for each week, and bars that follow the dates on the actions.

What a row says is looked up on the sheet of actions, in whatever order that stands now, so a date that is changed
there moves its bar here; the bars themselves are conditions. Weeks hold no cells, only what colours them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from app.analysis.plan.timeline import days_of, later
from app.drawing.colors import mix
from app.exchange.excel.cells import Entry, Sheet, Value, area
from app.exchange.excel.formulas import Formula
from app.exchange.excel.heights import height_of
from app.exchange.excel.looks import Look, Looks, difference, rgb
from app.exchange.excel.names import plan_name
from app.exchange.excel.page import landscape, paper_for
from app.exchange.excel.words import Words
from app.exchange.typeset import month
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Action, Light, Person, Progress

_HEADER_ROW = 5
_SHOWN = ("title", "light", "progress", "owner", "start", "due")
"""The columns of the sheet of actions that are shown here too."""

_TITLES = (N_("Action"), N_("Status"), N_("Progress"), N_("Owner"), N_("Start"), N_("Due"))
_WIDTHS = (46.0, 18.0, 12.0, 18.0, 12.0, 16.0)
_WEEK = 2.6
_FEWEST_WEEKS, _MOST_WEEKS = 26, 78
_BEFORE, _AFTER = 1, 4
"""Weeks that are shown around the plan, so that bars have room to move."""

_SPARE_ROWS = 20
"""How many actions typed under the last one find a row here."""

_LOWEST = 20.0
_FIRST_WEEK = len(_SHOWN) + 1


@dataclass(frozen=True, slots=True)
class _Weeks:
    """The Mondays from which weeks are shown. `whole` tells that no day of the plan lies outside."""

    mondays: tuple[date, ...]
    whole: bool


def add_timeline_sheet(
    workbook: Workbook,
    looks: Looks,
    document: Document,
    actions: Sequence[Action],
    words: Words,
    today: date,
    paper: str,
) -> Sheet:
    """Adds the timeline of these actions."""
    sheet = Sheet(workbook, words(N_("Timeline")), looks)
    weeks = _weeks(actions, today)
    _set_up(sheet, looks, weeks, paper)
    _write_top(sheet, looks, words, document.project.title, weeks)
    _write_weeks(sheet, looks, words, weeks)
    row_looks = _looks_of_row(looks, words)
    for number, action in enumerate([*actions, *[None] * _SPARE_ROWS], 1):
        _write_row(sheet, row_looks, words, document, action, number)
    _add_bars(sheet, looks, words, len(weeks.mondays))
    shown = _HEADER_ROW + max(len(actions), 1)
    sheet.raw.print_area = area(1, 1, shown, _FIRST_WEEK + len(weeks.mondays) - 1)
    return sheet


def _weeks(actions: Iterable[Action], today: date) -> _Weeks:
    known = [days for action in actions if (days := days_of(action))]
    first = _monday(later(min([today, *(days.first for days in known)]), -7 * _BEFORE))
    last = later(max([today, *(days.last for days in known)]), 7 * _AFTER)
    latest = max(first, _monday(later(today, -7 * 4 * _BEFORE)))
    count = (last - first).days // 7 + 1
    if count > _MOST_WEEKS:
        first = latest
        count = min(_MOST_WEEKS, (last - first).days // 7 + 1)
    count = min(max(count, _FEWEST_WEEKS), (date.max - first).days // 7)
    mondays = tuple(first + timedelta(days=7 * n) for n in range(count))
    return _Weeks(mondays, all(first <= days.first and days.last < later(mondays[-1], 7) for days in known))


def _monday(day: date) -> date:
    return later(day, -day.weekday())


def _set_up(sheet: Sheet, looks: Looks, weeks: _Weeks, paper: str) -> None:
    widths = [*_WIDTHS, *[_WEEK] * len(weeks.mondays)]
    sheet.widths(widths)
    ground = Look(under=looks.theme.lines, left=looks.theme.lines)
    for column in range(_FIRST_WEEK, len(widths) + 1):
        sheet.column_look(column, ground)
    sheet.raw.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.raw.sheet_properties.tabColor = looks.theme.lights[Light.AMBER].removeprefix("#")
    landscape(sheet.raw, (_HEADER_ROW - 1, _HEADER_ROW), paper_for(paper, widths))


def _write_top(sheet: Sheet, looks: Looks, words: Words, title: str, weeks: _Weeks) -> None:
    theme = looks.theme
    soft = Look(ink=theme.ink_soft, down="center")
    blank = [(None, Look(ink=theme.ink_soft))] * (len(_SHOWN) + len(weeks.mondays) - 1)
    sheet.row([(words(N_("Timeline of “{title}”"), title=title), Look(size=20, bold=True, down="center")), *blank], 33)
    hint = words(N_("Follows the dates on the sheet of actions: change one there and the bar moves."))
    if not weeks.whole:
        first, last = (_in_words(day, words) for day in (weeks.mondays[0], later(weeks.mondays[-1], 6)))
        hint += " " + words(N_("Shows {first} to {last}; part of the plan lies outside."), first=first, last=last)
    sheet.row([(hint, soft), *blank], 18)
    legend = words(N_("A bar has the colour of its status, grey once it is done; pale red is how long it is overdue."))
    sheet.row([(legend, replace(soft, italic=True)), *blank], 24)


def _in_words(day: date, words: Words) -> str:
    return f"{day.day} {month(day, words.language, with_year=True)}"


def _write_weeks(sheet: Sheet, looks: Looks, words: Words, weeks: _Weeks) -> None:
    """Two lines: months, and in each week its Monday as a real date."""
    theme = looks.theme
    head = Look(bold=True, ink=theme.phase_ink, fill=theme.accent, down="center", indent=1)
    months: list[Entry | None] = [(None, Look(fill=theme.accent))] * len(_SHOWN)
    spans: list[tuple[int, int]] = []
    for (year, number), group in groupby(weeks.mondays, key=lambda day: (day.year, day.month)):
        days = [*group]
        told = month(date(year, number, 1), words.language, with_year=len(days) > 3 and (number == 1 or not spans))
        name = told if len(days) > 1 else None  # one week is too narrow for it
        look = replace(head, left=theme.canvas, indent=0)
        spans.append((len(months) + 1, len(months) + len(days)))
        months += [(name if n == 0 else None, look) for n in range(len(days))]
    row = sheet.row(months, 18)
    for first, last in spans:
        sheet.merge(row, first, row, last)
    titles = [words(title) for title in _TITLES]
    day = Look(8, ink=theme.ink_soft, fill=theme.sunken, across="center", down="center", left=theme.border, format="d")
    sheet.row([*((title, head) for title in titles), *((monday, day) for monday in weeks.mondays)], 22)


def _looks_of_row(looks: Looks, words: Words) -> list[Look]:
    plain = Look(down="center", indent=1, under=looks.theme.lines, wrap=True)
    day = replace(plain, format=words.short_day)
    return [replace(plain, bold=True), *[plain] * (len(_SHOWN) - 3), day, day]


def _write_row(
    sheet: Sheet, row_looks: Sequence[Look], words: Words, document: Document, action: Action | None, number: int
) -> None:
    values = _values(document, action, words)
    entries: list[Entry] = []
    for key, value, look in zip(_SHOWN, values, row_looks, strict=True):
        found = f"INDEX({plan_name(key)},{number})"
        entries.append((Formula(f'IF({found}="","",{found})', value), look))
    texts = ((value, width) for value, width in zip(values, _WIDTHS, strict=True) if isinstance(value, str))
    heights = (height_of(value, width - 1.5, 11, value is values[0]) for value, width in texts)
    sheet.row(entries, max(_LOWEST, *heights) if action else _LOWEST, fixed=False)


def _values(document: Document, action: Action | None, words: Words) -> tuple[str | date | None, ...]:
    """What a row says, as the sheet of actions does."""
    if action is None:
        return (None,) * len(_SHOWN)
    owner = document.find(action.owner_id, Person)
    light, progress = words.value(action.light), words.value(action.progress)
    return title_of(action, words.say), light, progress, owner.name if owner else None, action.start, action.due


# --- what colours the weeks ------------------------------------------------------------------------------------------


def _add_bars(sheet: Sheet, looks: Looks, words: Words, count: int) -> None:
    """Conditions on the weeks: what is first found to be so colours a week."""
    theme = looks.theme
    top, last = _HEADER_ROW + 1, sheet.rows
    weeks = area(top, _FIRST_WEEK, last, _FIRST_WEEK + count - 1)
    monday = f"{get_column_letter(_FIRST_WEEK)}${_HEADER_ROW}"
    light, progress, start, due = (f"${get_column_letter(2 + n)}{top}" for n in (0, 1, 3, 4))
    days = f"{start}:{due}"
    in_bar = f"COUNT({days})>0,MIN({days})<={monday}+6,MAX({days})>={monday}"
    done, dropped = (f'{progress}="{words.value(value)}"' for value in (Progress.DONE, Progress.DROPPED))
    over = f"OR({done},{dropped})"
    now = f"AND({monday}<=TODAY(),{monday}+6>=TODAY())"
    late = f"ISNUMBER({due}),{due}<{monday},{monday}<=TODAY(),NOT({over})"
    _add(sheet, weeks, f"AND({in_bar},{dropped})", _bar(theme.lines))
    _add(sheet, weeks, f"AND({in_bar},{done})", _bar(theme.ink_faint))
    for value in Light:
        _add(sheet, weeks, f'AND({in_bar},{light}="{words.value(value)}")', _bar(theme.lights[value]))
    _add(sheet, weeks, f"AND({in_bar})", _bar(theme.lines_strong))
    _add(sheet, weeks, f"AND({late})", _bar(mix("#FFFFFF", theme.danger, 0.25)))
    edge = Side("medium", color=rgb(theme.danger))
    _add(sheet, weeks, now, DifferentialStyle(border=Border(left=edge, right=edge)))
    head = area(_HEADER_ROW, _FIRST_WEEK, _HEADER_ROW, _FIRST_WEEK + count - 1)
    _add(sheet, head, now, difference(ink="#FFFFFF", fill=theme.danger, bold=True))
    _add_inks(sheet, looks, words, due, over, last)


def _add_inks(sheet: Sheet, looks: Looks, words: Words, due: str, over: str, last: int) -> None:
    """Colours in the table itself: lights, and what is overdue with a sign before it."""
    top = _HEADER_ROW + 1
    for value in Light:
        color = looks.theme.lights[value]
        style = difference(ink=color, fill=mix("#FFFFFF", color, 0.14), bold=True)
        _add(sheet, area(top, 2, last, 2), f'$B{top}="{words.value(value)}"', style)
    alarm = difference(ink=looks.theme.danger, bold=True, number_format=words.late_day)
    late = f"AND(ISNUMBER({due}),{due}<TODAY(),NOT({over}))"
    _add(sheet, area(top, 6, last, 6), late, alarm)
    _add(sheet, area(top, 1, last, 6), over, difference(ink=looks.theme.ink_faint))


def _bar(color: str) -> DifferentialStyle:
    """A week that a bar covers, without the lines of the ground."""
    side = Side("thin", color=rgb(color))
    style = difference(fill=color)
    style.border = Border(left=side)
    return style


def _add(sheet: Sheet, cells: str, condition: str, style: Value | DifferentialStyle) -> None:
    sheet.raw.conditional_formatting.add(cells, Rule(type="expression", formula=[condition], dxf=style))
