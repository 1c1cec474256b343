"""What the tests of the workbook that comes back share: plans made at random, edits made in cells, landing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from random import Random
from typing import Any

import openpyxl

from app.exchange import excel
from app.exchange.base import ExportOptions, no_progress
from app.exchange.comeback.columns import BY_KEY
from app.exchange.comeback.compare import compare
from app.exchange.comeback.found import Comeback, Picked
from app.exchange.excel.cells import escaped
from app.exchange.excel.reading import book_of
from app.i18n import translator
from app.model.document import Document
from app.model.edits import add_action, add_dependency, add_person, add_phase, add_touchpoint, set_fields
from app.model.edits.base import Label
from app.model.edits.taking_in import take_in
from app.model.records import Action, Horizon, Id, JourneyMap, Light, Progress
from tests.exchange import journeys

TODAY = date(2027, 3, 1)
WORDS = ("offerte", "=SOM(A1)", "+31 6", "naïve €", "<b>", "_x0041_", "#N/A", "'aan'", "日本", "1.250,50", "regel")
NAMES = ("Sanne", "Bram de Wit", "An", "-Jo", "Zoë")
Sheet = Any


def exported(document: Document, language: str = "") -> bytes:
    """The workbook of all maps of a document."""
    target = BytesIO()
    options = ExportOptions(language=language, today=TODAY)
    excel.write(document, [journey.id for journey in document.maps()], target, options, no_progress)
    return target.getvalue()


def edited(source: bytes, change: Callable[[Any], object]) -> bytes:
    """A workbook after somebody worked on it; `change` gets the open one."""
    workbook = openpyxl.load_workbook(BytesIO(source))
    change(workbook)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def came_back(source: bytes, document: Document) -> Comeback:
    """What a workbook brings."""
    return compare(book_of(source, "plan.xlsx"), document)


def landed(document: Document, picked: Picked) -> Document:
    """The document after what was picked."""
    edit = take_in(
        document,
        Label("x"),
        picked.by_action(),
        [each.values for each in picked.added],
        [each.action_id for each in picked.removed],
    )
    return document.after(edit.change)


def everything(found: Comeback) -> Picked:
    """All of it, conflicts and removals too."""
    return Picked(found.changed, found.added, found.removed)


def put(cell: Any, value: Any) -> None:
    """Writes a value as it stood in another cell; a text stays a text, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def type_in(cell: Any, value: Any) -> None:
    """Writes a value as a spreadsheet does in which a person types it."""
    put(cell, escaped(value) if isinstance(value, str) else value)


def column(sheet: Sheet, key: str, language: str = "nl") -> int:
    """The number of a column of the sheet as it was written."""
    title = translator(language)(BY_KEY[key].title)
    return next(cell.column for cell in sheet[4] if cell.value == title)


def row_of(sheet: Sheet, action_id: Id) -> int:
    """The row of an action."""
    return next(cell.row for row in sheet.iter_rows(min_row=5) for cell in row if cell.value == action_id)


def plan(random: Random, actions: int = 6) -> Document:
    """A map of three phases, with a plan made at random."""
    document = journeys.document()
    document = document.after(set_fields(document, journeys.MAP, title="Kaart").change)
    if random.random() < 0.5:
        document = Document([*document.records.values(), JourneyMap(id=Id("other"), order="W", title="Tweede")])
    subjects: list[Id | None] = [None, journeys.MAP]
    for number in range(3):
        step = add_phase(document, journeys.MAP, f"Fase {number}")
        document, phase = document.after(step.change), step.created[0]
        subjects.append(phase)
        for place in range(2):
            step = add_touchpoint(document, phase, f"Moment {number}.{place}")
            document = document.after(step.change)
            subjects.append(step.created[0])
    for name in NAMES[:3]:
        document = document.after(add_person(document, name).change)
    for number in range(actions):
        step = add_action(document, f"{text(random)} {number}", random.choice(subjects))
        document = document.after(step.change)
        document = document.after(set_fields(document, step.created[0], **values(random, document)).change)
    known = document.actions()
    if len(known) > 1:
        document = document.after(add_dependency(document, known[0].id, known[1].id).change)
    return document


def values(random: Random, document: Document) -> dict[str, Any]:
    """Values for every field of an action."""
    start = TODAY + timedelta(days=random.randrange(400))
    return {
        "description": f"{text(random)}\n{text(random)}",
        "why": random.choice(["", text(random)]),
        "owner_id": random.choice([None, *(person.id for person in document.persons())]),
        "department": random.choice(["", text(random)]),
        "light": random.choice(list(Light)),
        "progress": random.choice(list(Progress)),
        "impact": random.choice([None, 1, 3, 5]),
        "effort": random.choice([None, 1, 2, 4]),
        "horizon": random.choice(list(Horizon)),
        "start": random.choice([None, start]),
        "due": random.choice([None, start + timedelta(days=30)]),
        "percent": random.choice([0, 1, 29, 57, 100]),
        "cost_once": random.choice([None, 0, 1, 125_050, 99_999_999]),
        "cost_monthly": random.choice([None, 2_500]),
        "measure": random.choice(["", text(random)]),
        "target": random.choice(["", "80 %", "9 op 10"]),
        "lift": random.choice([None, -3, 0, 7, 40]),
    }


def text(random: Random) -> str:
    """Some words, hostile ones among them."""
    return " ".join(random.choice(WORDS) for _ in range(random.randrange(1, 4)))


def same(one: Action, other: Action) -> bool:
    """Whether two actions say the same, whatever their ids."""
    return {**_fields(one)} == {**_fields(other)}


def _fields(action: Action) -> dict[str, Any]:
    return {name: getattr(action, name) for name in action.__dataclass_fields__ if name not in ("id", "order")}
