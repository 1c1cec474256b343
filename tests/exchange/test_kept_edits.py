"""What others wrote in a workbook stays beside it when it is exported anew, whatever it is; and nothing else does."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from app import whole_files
from app.errors import ExportFileError
from app.exchange import exporter_for
from app.exchange.base import ExportOptions, ExportReport, Progress, no_progress
from app.exchange.child import export_in_child
from app.exchange.kept_edits import KEPT
from app.exchange.run import export_to
from app.model.document import Document
from tests.exchange.comeback import TODAY, edited, exported, plan

OPTIONS = ExportOptions(language="en", today=TODAY)
KEPT_NAMES = ["plan (edited).xlsx", "plan.xlsx"]


@pytest.fixture(scope="module")
def document() -> Document:
    return plan(Random(3), 4)


@pytest.fixture
def target(document: Document, tmp_path: Path) -> Path:
    """A workbook as it was exported, alone in its folder."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(exported(document, "en"))
    return path


def export(document: Document, target: Path, progress: Progress = no_progress) -> ExportReport:
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    return export_to(exporter, document, [each.id for each in document.maps()], target, OPTIONS, progress)


def names(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def work(target: Path, change: Callable[[Any], object] = lambda book: None) -> bytes:
    """What stands in the file after somebody worked in it."""
    target.write_bytes(edited(target.read_bytes(), change))
    return target.read_bytes()


def test_a_workbook_that_nobody_worked_in_is_replaced_wherever_it_went(document: Document, target: Path) -> None:
    moved = target.rename(target.with_name("sent.xlsx"))
    for _ in range(2):
        assert KEPT not in [each.msgid for each in export(document, moved).notes]
    assert names(moved) == ["sent.xlsx"]


def type_over(book: Any) -> None:
    book.worksheets[1]["A5"] = "Changed"


def far_below(book: Any) -> None:
    book.worksheets[1].cell(25_000, 1).value = "a note"


def a_sheet(book: Any) -> None:
    book.create_sheet("Minutes")["A1"] = "What we agreed on"


def a_comment(book: Any) -> None:
    book.worksheets[1]["A5"].comment = Comment("Call Jan", "An")


@pytest.mark.parametrize("change", [type_over, far_below, a_sheet, a_comment])
def test_whatever_somebody_wrote_is_kept(document: Document, target: Path, change: Callable[[Any], object]) -> None:
    theirs = work(target, change)
    [told] = [each for each in export(document, target).notes if each.msgid == KEPT]
    assert names(target) == KEPT_NAMES and told.values == {"name": "plan.xlsx", "copy": KEPT_NAMES[0]}
    assert target.with_name(KEPT_NAMES[0]).read_bytes() == theirs
    export(document, target)
    assert names(target) == KEPT_NAMES


def with_part(source: bytes, name: str, part: bytes) -> bytes:
    file = io.BytesIO(source)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    "foreign",
    [
        lambda ours: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"locked" * 999,
        lambda ours: with_part(ours, "xl/media/photo.png", bytes(51 << 20)),
        lambda ours: with_part(ours, "xl/media/photo.png", os.urandom(1 << 20)),
        lambda ours: ours[:-9],
        lambda ours: b"no workbook",
    ],
    ids=["locked", "unpacks to too much", "a part of somebody else's", "cut short", "no workbook"],
)
def test_what_cannot_be_read_is_kept_too(document: Document, target: Path, foreign: Callable[[bytes], bytes]) -> None:
    theirs = foreign(target.read_bytes())
    target.write_bytes(theirs)
    export(document, target)
    assert names(target) == KEPT_NAMES and target.with_name(KEPT_NAMES[0]).read_bytes() == theirs
    openpyxl.load_workbook(target)


def test_what_was_there_is_never_read_as_a_workbook(
    document: Document, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For it may be made to take all time and memory that there is."""
    work(target, type_over)
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_, **__: pytest.fail("it was read"))
    export(document, target)
    assert names(target) == KEPT_NAMES


def test_an_empty_file_holds_nothing_to_keep(document: Document, target: Path) -> None:
    target.write_bytes(b"")
    export(document, target)
    assert names(target) == ["plan.xlsx"]


def test_a_third_edited_workbook_gets_a_name_of_its_own(document: Document, target: Path) -> None:
    for _ in range(2):
        work(target, type_over)
        export(document, target)
    assert names(target) == ["plan (edited 2).xlsx", *KEPT_NAMES]


def test_an_export_that_is_called_off_keeps_no_copy(document: Document, target: Path) -> None:
    theirs = work(target, type_over)

    def stop(done: float) -> None:
        if done >= 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(document, target, stop)
    assert names(target) == ["plan.xlsx"] and target.read_bytes() == theirs


def test_a_file_that_another_program_holds_gets_no_copy_each_time(
    document: Document, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, take_name = work(target, type_over), whole_files._take_name

    def held(temporary: Path, path: Path, exclusive: bool) -> None:
        if path == target:
            raise PermissionError(13, "held")
        take_name(temporary, path, exclusive)

    monkeypatch.setattr(whole_files, "_take_name", held)
    with pytest.raises(ExportFileError):
        export(document, target)
    assert names(target) == ["plan.xlsx"] and target.read_bytes() == theirs


def test_a_copy_stays_when_the_file_was_replaced_and_the_folder_could_not_be_flushed(
    document: Document, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = work(target, type_over)
    flushed: list[Path] = []

    def second_time(folder: Path) -> None:
        flushed.append(folder)
        if len(flushed) > 1:
            raise OSError(5, "no flushing")

    monkeypatch.setattr(whole_files, "sync_folder", second_time)
    with pytest.raises(ExportFileError):
        export(document, target)
    assert names(target) == KEPT_NAMES and target.with_name(KEPT_NAMES[0]).read_bytes() == theirs


def test_the_window_keeps_it_too(document: Document, target: Path) -> None:
    theirs, exporter = work(target, type_over), exporter_for(".xlsx")
    assert exporter is not None
    report = export_in_child(exporter, document, [each.id for each in document.maps()], target, OPTIONS).result(60)
    assert names(target) == KEPT_NAMES and target.with_name(KEPT_NAMES[0]).read_bytes() == theirs
    assert KEPT in [each.msgid for each in report.notes]
