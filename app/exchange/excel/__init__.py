"""The roadmap as an Excel workbook: the plan in numbers, the actions to work on, over time and by what comes first, the
journey to read, the emotion curves as a chart, and behind those everything else that is known, a sheet for each kind.
An edited one comes back by `read`.

Puts the sheets together; each sheet is a file of its own, and every cell passes the gate in cells.py. The workbook is
always made anew from the map, never a changed copy of one that the user has worked in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook

from app.exchange.base import ExportOptions, ExportReport, Progress, Remark
from app.exchange.excel.actions_sheet import add_actions_sheet, columns_for
from app.exchange.excel.cells import Sheet, escaped
from app.exchange.excel.clearing import cleared_away
from app.exchange.excel.emotion_sheet import add_emotion_sheet
from app.exchange.excel.guide_sheet import add_guide_sheet
from app.exchange.excel.journey_sheet import JourneySheet
from app.exchange.excel.knowledge import add_knowledge
from app.exchange.excel.lists import add_lists
from app.exchange.excel.looks import Looks, add_table_style
from app.exchange.excel.meta_sheet import add_meta_sheet
from app.exchange.excel.overview_sheet import add_overview_sheet
from app.exchange.excel.plan_matrix_sheet import add_plan_matrix_sheet
from app.exchange.excel.reading import read as read
from app.exchange.excel.sheets_of_maps import name_for
from app.exchange.excel.tally import Tally
from app.exchange.excel.timeline_sheet import add_timeline_sheet
from app.exchange.excel.words import Words
from app.exchange.office_parts import check_parts
from app.exchange.scope import Scope
from app.exchange.sealing import seal
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, JourneyMap
from app.model.whereabouts import actions_about


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the roadmap of these maps; texts too long for a cell are cut and told."""
    workbook = Workbook(write_only=True)
    with cleared_away(workbook):
        return _write(workbook, document, map_ids, target, options, progress)


def _write(
    workbook: Workbook,
    document: Document,
    map_ids: Sequence[Id],
    target: BinaryIO,
    options: ExportOptions,
    progress: Progress,
) -> ExportReport:
    words = Words(options.language_for(document))
    looks = Looks(workbook)
    add_table_style(workbook, looks.theme.accent, looks.theme.accent_ink, looks.stripe)
    _describe(workbook, document, words)
    scope = Scope(document, map_ids)
    sheets = _plan_sheets(workbook, looks, scope, map_ids, words, options)
    table = sheets[1].name
    progress(0.5)
    for number, map_id in enumerate(map_ids, 1):
        sheets += _map_sheets(workbook, looks, scope, map_id, words, options.paper)
        progress(0.5 + 0.3 * number / len(map_ids))
    sheets += add_knowledge(workbook, looks, scope, words, options.paper)
    sheets.append(add_guide_sheet(workbook, looks, columns_for(map_ids), words, options.paper))
    add_meta_sheet(workbook, looks, document, map_ids, words, table)
    add_lists(workbook, looks, document, map_ids, words)
    workbook.save(target)
    seal(target)
    progress(1.0)
    return ExportReport((*(remark for sheet in sheets for remark in sheet.remarks), *_left_out(scope)))


def _plan_sheets(
    workbook: Workbook, looks: Looks, scope: Scope, map_ids: Sequence[Id], words: Words, options: ExportOptions
) -> list[Sheet]:
    """The sheets about the actions: what they come to, the actions themselves, over time, and what comes first."""
    document, today, paper = scope.document, options.today, options.paper
    actions = actions_about(document, map_ids)
    tally = Tally(document, map_ids, actions, words, today)
    return [
        add_overview_sheet(workbook, looks, words, tally, document.project.title, today, paper),
        add_actions_sheet(workbook, looks, document, map_ids, words, today, paper),
        add_timeline_sheet(workbook, looks, document, actions, words, today, paper),
        add_plan_matrix_sheet(workbook, looks, document, actions, words, paper),
    ]


def check(path: Path) -> None:
    """Reads every part of the workbook back; raises ValueError when one is damaged or missing."""
    check_parts(path, "xl/workbook.xml", "workbook")


def _map_sheets(workbook: Workbook, looks: Looks, scope: Scope, map_id: Id, words: Words, paper: str) -> list[Sheet]:
    document, journey = scope.document, scope.document.get(map_id, JourneyMap)
    names = [words(N_("Journey")), words(N_("Emotion"))]
    if len(scope.maps) > 1:
        names = [name_for(workbook, name, journey, words) for name in names]
    future = next((future for current, future in scope.compared if current.id == map_id), None)
    return [
        JourneySheet(workbook, looks, document, journey, words, names[0]).write(paper),
        add_emotion_sheet(workbook, looks, document, journey, future, words, names[1], paper),
    ]


def _left_out(scope: Scope) -> Iterator[Remark]:
    """What a workbook has no place for."""
    records = (record for record in scope.document.records.values() if scope.shows(record.id))
    pictures = {getattr(record, "picture_id", "") for record in records} - {""}
    if pictures:
        yield Remark(N_("Pictures are not in the workbook: {count}."), {"count": len(pictures)})


def _describe(workbook: Workbook, document: Document, words: Words) -> None:
    properties = workbook.properties
    properties.title = escaped(document.project.title)
    properties.creator = properties.lastModifiedBy = "Reiskaart"
    properties.language = words.locale
