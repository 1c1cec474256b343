"""The sheets behind the roadmap, in the order of the workbook: each only where there is something to show."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl import Workbook

from app.exchange.excel.cells import Sheet
from app.exchange.excel.channels_sheets import add_channels_sheet, add_matrix_sheet
from app.exchange.excel.comparison_sheet import add_comparison_sheet
from app.exchange.excel.evidence_sheets import add_evidence_sheet, add_tags_sheet
from app.exchange.excel.looks import Looks
from app.exchange.excel.people_sheets import add_personas_sheet, add_segments_sheet
from app.exchange.excel.touchpoints_sheet import add_touchpoints_sheet
from app.exchange.excel.words import Words
from app.exchange.scope import Scope

Add = Callable[[Workbook, Looks, Scope, Words, str], Sheet]


def add_knowledge(workbook: Workbook, looks: Looks, scope: Scope, words: Words, paper: str) -> list[Sheet]:
    """Adds every sheet that has something to show."""
    sheets = [add_comparison_sheet(workbook, looks, scope, pair, words, paper) for pair in scope.compared]
    sheets += [add(workbook, looks, scope, words, paper) for add, shown in _LISTS if shown(scope)]
    for journey in scope.maps if scope.channels else ():
        sheets.append(add_matrix_sheet(workbook, looks, scope, journey, words, paper))
    return sheets + [add(workbook, looks, scope, words, paper) for add, shown in _PROOF if shown(scope)]


_LISTS: tuple[tuple[Add, Callable[[Scope], object]], ...] = (
    (add_touchpoints_sheet, lambda scope: scope.touchpoints),
    (add_personas_sheet, lambda scope: scope.personas),
    (add_segments_sheet, lambda scope: scope.segments),
    (add_channels_sheet, lambda scope: scope.channels),
)
_PROOF: tuple[tuple[Add, Callable[[Scope], object]], ...] = (
    (add_evidence_sheet, lambda scope: scope.evidence),
    (add_tags_sheet, lambda scope: scope.tags),
)
