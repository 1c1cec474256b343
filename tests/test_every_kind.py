"""Every kind of record has its place everywhere: storage, history, copying, finding, lists, JSON and Excel.

A new kind of record fails here for each place that it is missing in, until it is there, or until a line in EXCEPT says
why not. An exception that no longer holds fails too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.analysis.search import Index
from app.exchange import excel
from app.exchange.base import ExportOptions, ImportOptions, no_progress
from app.exchange.json_file.reading import read as read_json
from app.exchange.json_file.writing import as_bytes
from app.model import edits
from app.model.change import Change
from app.model.clip import Clip, gather
from app.model.codec import field_types, pack, pack_change, unpack, unpack_change
from app.model.document import Document
from app.model.edits.base import Edit, label
from app.model.names import KIND_NAMES, own_title
from app.model.records import PROJECT_ID, RECORD_TYPES, Id, JourneyMap, Project, Record
from app.model.storage.tables import TABLES
from app.session import Session
from app.session import read as read_map
from app.settings import Settings
from app.widgets.main_window import MainWindow
from app.widgets.panels.table import PANELS
from tests.driver import Driver
from tests.every_kind import whole_project

KINDS = pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.KIND)

EXCEPT: Mapping[str, Mapping[str, str]] = {
    "copy": {
        "project": "a file has one of its own",
        "journey_map": "a map is copied whole, by duplicating it or to another file, not by the clipboard",
        "persona": "is copied to another file by a command of its own, or with a map",
        "segment": "goes where its personas go",
        "action": "is a promise in the plan of its own file; a copy would be promised twice",
        "dependency": "goes where its actions go",
    },
    "find": {
        "emotion_score": "holds a number and no words; its touchpoint is found",
        "tagging": "holds no words; its tag is found",
        "dependency": "holds no words; its actions are found",
    },
    "list": {
        "tagging": "is the name of its tag on what carries it",
        "dependency": "is the name of the action that another needs, among what that one says",
    },
    "excel": {
        "tagging": "holds no words; each tag is listed with what carries it",
        "dependency": "holds no words; each action is listed with those that it needs",
    },
}
"""What a kind of record is not in, and why."""


def word(kind: type[Record]) -> str:
    """A word that stands in one record of the marked project and nowhere else."""
    return f"Merkwoord{kind.KIND.replace('_', '')}"


def marked() -> Document:
    """The whole project with a word of its own in the name of each record, nothing hidden, the score the customer's."""
    return Document(_marked(record) for record in whole_project().records.values())


def _marked(record: Record) -> Record:
    named: dict[str, Any] = {}
    if record.id in (record.KIND, PROJECT_ID):
        held = {field.name for field in fields(record)}
        named = {name: word(type(record)) for name in ("title", "name", "text", "quote") if name in held}
        named |= {name: False for name in ("hidden", "collapsed") if name in held}
        named |= {name: None for name in ("actor_id",) if name in held}
    return replace(record, **named)


def id_of(kind: type[Record]) -> Id:
    return PROJECT_ID if kind is Project else Id(kind.KIND)


# --- the model and its file ------------------------------------------------------------------------------------------


@KINDS
def test_it_has_a_name_and_a_table_with_a_column_for_every_field(kind: type[Record]) -> None:
    assert KIND_NAMES[kind.KIND]
    columns = [column.name for column in TABLES[kind.KIND].table.columns]
    assert columns == [*(field.name for field in fields(kind)), "crc"]


@KINDS
def test_it_is_packed_for_history_and_unpacked_the_same(kind: type[Record]) -> None:
    record = whole_project().records[id_of(kind)]
    assert unpack(pack(record)) == record
    change = Change(((None, record), (record, None)))
    assert unpack_change(pack_change(change)) == change


def _other(record: Record) -> Record:
    """The record with another value in some field that points at nothing."""
    for name, (wanted, _optional) in field_types(type(record)).items():
        if name in ("text", "title", "name", "quote"):
            return replace(record, **{name: "Iets anders"})  # type: ignore[arg-type]
        if wanted is int:
            return replace(record, **{name: 1})  # type: ignore[arg-type]
    return record


@KINDS
def test_changing_and_deleting_it_is_undone_and_redone_also_after_closing(kind: type[Record], tmp_path: Path) -> None:
    before = Document([*whole_project().records.values(), JourneyMap(id=Id("spare"), order="Z", title="Reserve")])
    path = tmp_path / "x.reiskaart"
    session = Session.create_from(before.records.values(), path)
    record = before.records[id_of(kind)]
    session.run(Edit(label("Anders"), Change.of([(record, _other(record))])))
    changed = Document(session.document.records.values())
    assert (changed != before) == (_other(record) != record)
    if kind is not Project:
        session.run(edits.delete(session.document, record.id))
        assert record.id not in session.document.records
    session.close()
    session = Session.open(path)
    while session.can_undo:
        session.undo()
    assert session.document == before
    while session.can_redo:
        session.redo()
    assert (record.id in session.document.records) == (kind is Project)
    session.close()
    assert (record.id in read_map(path).records) == (kind is Project)


# --- copying ---------------------------------------------------------------------------------------------------------


def copied() -> Document:
    """What an empty map of another file holds once the marked phase was put on its clipboard and pasted."""
    clip = Clip.from_json(gather(marked(), [Id("phase")]).to_json())
    assert clip is not None
    empty = Document([Project(id=PROJECT_ID)])
    empty = empty.after(edits.add_map(empty, "Leeg").change)
    return empty.after(edits.paste(empty, clip, edits.Place(empty.maps()[0].id)).change)


def test_it_comes_along_when_what_it_belongs_to_is_copied_to_another_file() -> None:
    arrived = {record.KIND for record in copied().records.values() if word(type(record)) in own_title(record)}
    arrived |= {kind for kind in ("emotion_score", "tagging") if any(kind == r.KIND for r in copied().records.values())}
    missing = {kind.KIND for kind in RECORD_TYPES} - arrived
    assert missing == set(EXCEPT["copy"])


def test_a_map_that_is_duplicated_has_everything_that_hangs_on_it() -> None:
    document = marked()
    copy = edits.duplicate_map(document, Id("journey_map"), "Kopie")
    made = {record.KIND for record in copy.change.created}
    assert made == {record.KIND for record in edits.held_by(document, Id("journey_map")).values()}


# --- finding and listing ---------------------------------------------------------------------------------------------


def test_it_is_found_by_its_words() -> None:
    index = Index(marked())
    missing = {
        kind.KIND for kind in RECORD_TYPES if id_of(kind) not in {hit.record_id for hit in index.find(word(kind))}
    }
    assert missing == set(EXCEPT["find"])


def _texts(widget: QWidget) -> Iterator[str]:
    """Every word that a part of the window shows or says."""
    for each in [widget, *widget.findChildren(QWidget)]:
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            yield each.text()
        if isinstance(each, QTextEdit | QPlainTextEdit):
            yield each.toPlainText()
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from _rows(each.model(), each.rootIndex())


def _rows(model: Any, parent: Any) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield from (str(model.data(index, role)) for role in (0, 3, 11, 12, *range(256, 262)))
        yield from _rows(model, index)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path))
    made = MainWindow(settings=Settings(language="en"))
    made.resize(1600, 1000)
    made.show()
    made.open_session(Session.create_from(marked().records.values(), tmp_path / "x.reiskaart"))
    yield Driver(made).settle()
    made.close()
    made.deleteLater()
    qapp.processEvents()


def test_it_is_listed_in_a_panel_or_in_the_inspector(window: Driver) -> None:
    seen: list[str] = []
    for chosen in ("note", "touchpoint", "persona", "link"):
        window.workspace.reveal(Id(chosen))
        for row in PANELS:
            window.workspace.sides.open_panel(row.name)
            window.settle(20)
            seen += _texts(window.workspace.panels[row.name])
        window.workspace.inspect((Id(chosen),))
        window.settle()
        seen += _texts(window.workspace.inspector)
    everything = "\n".join(seen)
    missing = {kind.KIND for kind in RECORD_TYPES if word(kind) not in everything}
    assert "+0.3" in everything
    assert missing - {"emotion_score"} == set(EXCEPT["list"])


# --- out of the program ----------------------------------------------------------------------------------------------


@KINDS
def test_it_goes_out_as_json_with_every_field_and_comes_in_the_same(kind: type[Record]) -> None:
    plan = read_json(as_bytes(marked()), "x.json", ImportOptions("en"))
    assert plan.project is not None
    came = Document([plan.project, *plan.build(Document([plan.project]), lambda: Id("none"))])
    expected = marked().records[id_of(kind)]
    if kind.KIND == "source":
        expected = replace(expected, respondent="")  # type: ignore[call-arg]  # it is anonymous
    assert came.records[id_of(kind)] == expected


def test_it_is_in_the_workbook() -> None:
    target = BytesIO()
    excel.write(marked(), [Id("journey_map")], target, ExportOptions(language="en"), no_progress)
    workbook = openpyxl.load_workbook(target)
    held = [str(cell) for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    held.append(str(workbook.properties.title))
    everything = "\n".join(held)
    missing = {kind.KIND for kind in RECORD_TYPES if kind.KIND != "emotion_score" and word(kind) not in everything}
    assert missing == set(EXCEPT["excel"])
    assert marked().records[Id("emotion_score")].score / 10 in _numbers(workbook)  # type: ignore[attr-defined]


def _numbers(workbook: Any) -> list[float]:
    cells = (cell for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row)
    return [cell for cell in cells if isinstance(cell, float | int)]
