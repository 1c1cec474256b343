"""The sheet that explains the others: how to fill in the plan, what each column means, and how the file comes home.

Whoever gets the workbook may never have seen Reiskaart, so nothing here takes that for granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from app.exchange.comeback.columns import Column
from app.exchange.excel.cells import Sheet
from app.exchange.excel.heights import height_of
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.page import landscape
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.records import Horizon, Light, Progress

_NAME, _TEXT = 26.0, 108.0
_SCALE = {"a4": 80, "a3": 115}
"""Percents at which each half of it fits a page, also where letters a third wider stand in for a missing font."""

_SHEETS = (
    (N_("Overview"), N_("The plan in numbers and charts, as it was when this workbook was made.")),
    (
        N_("Actions"),
        N_("The plan itself. Work on this sheet: it is the only one that is read when it comes home."),
    ),
    (N_("Timeline"), N_("The dates of the actions as bars. Change a date on the sheet of actions and the bar moves.")),
    (N_("Matrix"), N_("Impact against effort: what to do first.")),
)
_STEPS = (
    N_("Change whatever you like on the sheet of actions. Sort and filter as it suits you; move columns if you want."),
    N_("Where a cell has a list, choose from it. Other words and spellings are mostly understood too."),
    N_("Type a new action on the first empty row; a title is enough. Copy a row to make a new action like it."),
    N_("Delete a row if its action may go. Whoever takes the file in decides on that, action by action."),
    N_("Save the file as .xlsx, under any name, and send it back. Excel, LibreOffice and Google Sheets will all do."),
)
_HOME = (
    N_("In Reiskaart, open the map and choose File > Import, and then this file."),
    N_("You see what was changed, old beside new, before anything happens. Take all of it, or pick."),
    N_("What you take in is one step, so one Undo takes it back."),
)
_KEPT = (
    N_("What was changed both here and in the map is shown twice, and you choose. Nothing is replaced by itself."),
    N_("What cannot be read is named by sheet and cell. The map keeps what it had, and the file what was typed."),
    N_("A row that was deleted here stays in the map until somebody ticks it there."),
    N_("Exporting again under the same name keeps a copy of a file with changes that were not taken in yet."),
    N_("The last column, which is hidden, tells which action a row is. Without it, a row is known by its text."),
)
_MEANINGS: Mapping[str, str] = {
    "title": N_("What somebody will do, in a few words. The only thing that a new action needs."),
    "light": N_("How it goes: {lights}."),
    "progress": N_("How far it is: {progress}."),
    "owner": N_("Who does it: one person. Choose from the list, or type a new name."),
    "horizon": N_("When it is its turn: {horizons}."),
    "due": N_("The day by which it is done, such as 31-12-2027 or 31 December 2027."),
    "impact": N_("From 1 to 5: how much it helps."),
    "effort": N_("From 1 to 5: how much work it is."),
    "map": N_("The map that it belongs to."),
    "phase": N_("The phase in which it helps."),
    "touchpoint": N_("The touchpoint that it makes better, by its name on the map."),
    "description": N_("How it is done, in as many lines as it takes."),
    "why": N_("The finding that it answers."),
    "mends": N_("What it makes better: a touchpoint, note, phase, channel or map, from the list or by its title."),
    "gap": N_("Whether it closes the gap between what people expect and what they get. Changed in Reiskaart only."),
    "quadrant": N_("Follows from impact and effort, so change those."),
    "start": N_("The day it begins, not after the day it is due."),
    "percent": N_("How much of it is done, from 0% to 100%."),
    "needs": N_("The actions that must be done first, by their titles, each on a line of its own (Alt+Enter)."),
    "department": N_("Who does it where that is no person yet."),
    "cost_once": N_("What it costs once, in euros."),
    "cost_monthly": N_("What it costs each month, in euros."),
    "measure": N_("How you can tell that it worked."),
    "target": N_("What that should become."),
    "lift": N_("How much better it should feel at its touchpoint, from −4 to +4."),
}
"""What each column of the sheet of actions means."""


def add_guide_sheet(workbook: Workbook, looks: Looks, columns: Sequence[Column], words: Words, paper: str) -> Sheet:
    """Adds the guide to a workbook whose sheet of actions has these columns."""
    sheet = Sheet(workbook, words(N_("Guide")), looks)
    sheet.widths([_NAME, _TEXT])
    sheet.raw.sheet_properties.tabColor = looks.theme.ink_soft.removeprefix("#")
    _on_two_pages(sheet, paper if paper == "a3" else "a4")
    sheet.row([(words(N_("How this workbook works")), Look(size=20, bold=True, down="center"))], 33)
    hint = words(N_("You need nothing but a spreadsheet to work on the plan; what you change finds its way home."))
    sheet.row([(hint, Look(ink=looks.theme.ink_soft, down="center"))], 18)
    _write_part(sheet, looks, words(N_("What is where")), ((words(n), words(t)) for n, t in _SHEETS))
    _write_part(sheet, looks, words(N_("Filling it in")), _numbered(_STEPS, words))
    _write_part(sheet, looks, words(N_("Taking it in again")), _numbered(_HOME, words))
    _write_part(sheet, looks, words(N_("What is never lost")), (("✓", words(text)) for text in _KEPT))
    sheet.raw.row_breaks.append(Break(id=sheet.rows))
    _write_part(sheet, looks, words(N_("What the columns mean")), _meanings(columns, words))
    return sheet


def _on_two_pages(sheet: Sheet, paper: str) -> None:
    """How to do it on one, the columns on the other."""
    landscape(sheet.raw, None, paper)
    sheet.raw.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.raw.page_setup.fitToWidth = sheet.raw.page_setup.fitToHeight = None
    sheet.raw.page_setup.scale = _SCALE[paper]
    sheet.raw.print_options.horizontalCentered = True


def _numbered(texts: Sequence[str], words: Words) -> Iterator[tuple[str, str]]:
    return ((f"{number}.", words(text)) for number, text in enumerate(texts, 1))


def _meanings(columns: Sequence[Column], words: Words) -> Iterator[tuple[str, str]]:
    values = {
        "lights": ", ".join(words.values(Light)),
        "progress": ", ".join(words.values(Progress)),
        "horizons": ", ".join(words.values(Horizon)),
    }
    return ((words(column.title), words(_MEANINGS[column.key], **values)) for column in columns if column.key != "id")


def _write_part(sheet: Sheet, looks: Looks, title: str, lines: Iterator[tuple[str, str]]) -> None:
    theme = looks.theme
    sheet.row([None], 10)
    heading = Look(13, bold=True, ink=theme.accent, down="center", under=theme.accent)
    sheet.row([(title, heading), (None, heading)], 24)
    name = Look(bold=True, down="center", wrap=True, under=theme.lines)
    text = Look(down="center", wrap=True, under=theme.lines)
    for term, meaning in lines:
        height = max(19.0, height_of(term, _NAME, 11, True), height_of(meaning, _TEXT, 11))
        sheet.row([(term, name), (meaning, text)], height)
