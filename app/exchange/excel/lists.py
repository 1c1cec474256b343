"""The hidden sheet with the values that drop-downs offer, each list under a name that other sheets point at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from app.exchange.comeback.subjects import subject_labels
from app.exchange.excel.cells import Entry, Sheet
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.words import SCALE, Words
from app.i18n import N_
from app.model.document import Document
from app.model.records import Horizon, Id, Light, Progress

_HEIGHT = 15.0
_MOST = 2_000
"""How much a list offers to choose from; what is beyond that is typed."""
LIGHTS, PROGRESS, HORIZONS, OWNERS, JUDGED = "list_light", "list_progress", "list_horizon", "list_owner", "list_1_to_5"
SUBJECTS = "list_mends"


def add_lists(workbook: Workbook, looks: Looks, document: Document, map_ids: Sequence[Id], words: Words) -> None:
    """Adds the sheet and the names of its lists."""
    lists: Mapping[str, Sequence[str | int]] = {
        LIGHTS: words.values(Light),
        PROGRESS: words.values(Progress),
        HORIZONS: words.values(Horizon),
        OWNERS: list(dict.fromkeys(person.name for person in document.persons())) or [""],
        JUDGED: SCALE,
        SUBJECTS: subject_labels(document, map_ids, words.say)[:_MOST] or [""],
    }
    sheet = Sheet(workbook, words(N_("Lists")), looks)
    sheet.raw.sheet_state = "hidden"
    for row in range(max(map(len, lists.values()))):
        sheet.row((_entry(values, row) for values in lists.values()), _HEIGHT)
    for column, (name, values) in enumerate(lists.items()):
        letter = "ABCDEF"[column]
        place = f"{quote_sheetname(sheet.name)}!${letter}$1:${letter}${len(values)}"
        workbook.defined_names[name] = DefinedName(name, attr_text=place)


def _entry(values: Sequence[str | int], row: int) -> Entry | None:
    return (values[row], Look()) if row < len(values) else None
