"""What comes first: the actions in a matrix of impact against effort, five by five, and below it those without a place.

Where the lines between the quadrants run is for app.analysis.priority to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from openpyxl import Workbook

from app.analysis.plan.grids import Cells, cells
from app.analysis.priority import HIGH, QUADRANT_NAMES, Quadrant, quadrant
from app.drawing.colors import mix
from app.drawing.theme import Theme
from app.exchange.excel.cells import Entry, Sheet, area
from app.exchange.excel.heights import height_of
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.page import landscape
from app.exchange.excel.tally import titles
from app.exchange.excel.words import SCALE, SIGNS, Words
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Action, Progress

_AXIS, _NUMBER, _WIDTH = 5.0, 5.0, 30.0
_FIRST = 3
"""The column of the lowest effort."""

_LAST = _FIRST + len(SCALE) - 1
_LOWEST = 60.0
_MOST_TITLES = 14
"""How many actions one cell names; of more it tells how many there are."""


def add_plan_matrix_sheet(
    workbook: Workbook, looks: Looks, document: Document, actions: Sequence[Action], words: Words, paper: str
) -> Sheet:
    """Adds the matrix of the actions that nobody dropped."""
    theme = looks.theme
    sheet = Sheet(workbook, words(N_("Matrix")), looks)
    sheet.widths([_AXIS, _NUMBER, *[_WIDTH] * len(SCALE)])
    sheet.raw.sheet_properties.tabColor = theme.phase_color(2).removeprefix("#")
    landscape(sheet.raw, None, paper if paper == "a3" else "a4")
    found = cells(action for action in actions if action.progress is not Progress.DROPPED)
    if not found.waiting:
        sheet.raw.page_setup.fitToHeight = 1
    _write_top(sheet, theme, words, document.project.title)
    first = sheet.rows + 1
    for impact in reversed(SCALE):
        if impact in (SCALE[-1], HIGH - 1):
            _write_quadrants(sheet, theme, words, impact)
        _write_row(sheet, theme, words, found, impact)
    sheet.merge(first, 1, sheet.rows, 1)
    _write_efforts(sheet, theme, words)
    _write_waiting(sheet, theme, words, found.waiting)
    sheet.raw.print_area = area(1, 1, sheet.rows, _LAST)
    return sheet


def _color(theme: Theme, found: Quadrant | None) -> str:
    colors = {Quadrant.QUICK_WIN: theme.phase_color(0), Quadrant.BIG_PROJECT: theme.phase_color(2)}
    return colors.get(found or Quadrant.NOT_NOW, theme.phase_color(1) if found is Quadrant.FILL_IN else theme.ink_soft)


def _write_top(sheet: Sheet, theme: Theme, words: Words, title: str) -> None:
    soft = Look(ink=theme.ink_soft, down="center")
    heading = words(N_("What comes first in “{title}”"), title=title)
    sheet.row([(heading, Look(size=20, bold=True, down="center"))], 33)
    hint = words(N_("Impact against effort, as they were when this workbook was made."))
    sheet.row([(hint, soft)], 18)
    sheet.row([None], 8)


def _axis(theme: Theme) -> Look:
    return Look(12, bold=True, ink=theme.ink_soft, across="center", down="center")


def _write_quadrants(sheet: Sheet, theme: Theme, words: Words, impact: int) -> None:
    """The names of two quadrants above their cells."""
    axis = (words(N_("Impact")), replace(_axis(theme), turned=True)) if impact == SCALE[-1] else None
    entries: list[Entry | None] = [axis, None]
    starts: dict[Quadrant | None, int] = {}
    for effort in SCALE:
        here = quadrant(impact, effort)
        look = Look(13, bold=True, ink=theme.phase_ink, fill=_color(theme, here), down="center", indent=1)
        entries.append((words(QUADRANT_NAMES[here]) if here and here not in starts else None, look))
        starts.setdefault(here, len(entries))
    row = sheet.row(entries, 24)
    edges = [*starts.values(), _LAST + 1]
    for start, end in pairwise(edges):
        sheet.merge(row, start, row, end - 1)


def _write_row(sheet: Sheet, theme: Theme, words: Words, found: Cells, impact: int) -> None:
    entries: list[Entry | None] = [None, (impact, _axis(theme))]
    texts = [_told(found.judged.get((impact, effort), ()), words) for effort in SCALE]
    for effort, text in zip(SCALE, texts, strict=True):
        fill = mix("#FFFFFF", _color(theme, quadrant(impact, effort)), 0.16 if text else 0.07)
        look = Look(10, fill=fill, wrap=True, down="center", indent=1, under=theme.canvas, left=theme.canvas)
        entries.append((text or None, look))
    sheet.row(entries, max(_LOWEST, *(height_of(text, _WIDTH - 2, 10) for text in texts)))


def _told(actions: Sequence[Action], words: Words) -> str:
    shown = [f"{SIGNS[action.light]} {title_of(action, words.say)}" for action in actions[:_MOST_TITLES]]
    more = len(actions) - len(shown)
    return "\n".join([*shown, words(N_("and {count} more"), count=more)] if more else shown)


def _write_efforts(sheet: Sheet, theme: Theme, words: Words) -> None:
    sheet.row([None, None, *((effort, _axis(theme)) for effort in SCALE)], 20)
    blank: list[Entry | None] = [(None, _axis(theme))] * (len(SCALE) - 1)
    row = sheet.row([None, None, (words(N_("Effort")), _axis(theme)), *blank], 20)
    sheet.merge(row, _FIRST, row, _LAST)


def _write_waiting(sheet: Sheet, theme: Theme, words: Words, actions: Sequence[Action]) -> None:
    """The actions that lack an impact or an effort, in rows of as many as the matrix is wide."""
    if not actions:
        return
    sheet.row([None], 8)
    heading = Look(13, bold=True, ink=theme.accent, down="center")
    title = words(N_("Without impact or effort ({count})"), count=len(actions))
    sheet.row([None, None, (title, heading)], 24)
    look = Look(10, wrap=True, down="center", indent=1, under=theme.lines)
    told = [f"{SIGNS[a.light]} {text}" for a, text in zip(actions, titles(actions, words), strict=True)]
    for start in range(0, len(told), len(SCALE)):
        line = told[start : start + len(SCALE)]
        height = max(20.0, *(height_of(text, _WIDTH - 2, 10) for text in line), 0.0)
        sheet.row([None, None, *((text, look) for text in line)], height)
