"""Writing an export: whole or not at all, whatever the disk or the format does."""

import os
import stat
import time
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from app.errors import ExportFileError
from app.exchange import EXPORTERS, IMPORTERS, child, claims, exporter_for, importers_for
from app.exchange.base import Exporter, ExportOptions, ExportReport, Progress, Remark, Use
from app.exchange.child import export_in_child
from app.exchange.run import export_to
from app.guides.templates import build
from app.model.document import Document
from app.model.records import Id
from tests.exchange import journeys


class Plain:
    """A format as simple as can be, which does what its title in the document says."""

    @staticmethod
    def write(
        document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
    ) -> ExportReport:
        target.write(b"half")
        progress(0.5)
        match document.project.title:
            case "refuses":
                raise ExportFileError("Not today.")
            case "is wrong":
                raise KeyError("a fault of ours")
            case "fills the disk":
                raise OSError(28, "No space left on device")
            case "dies":
                os._exit(3)
            case "sleeps":
                time.sleep(60)
        target.write(b" and whole")
        return ExportReport((Remark("{count} maps", {"count": len(map_ids)}),))

    @staticmethod
    def check(path: Path) -> None:
        if path.read_bytes() != b"half and whole":
            raise ValueError


class Unreadable(Plain):
    @staticmethod
    def check(path: Path) -> None:
        raise ValueError("not whole")


def plain() -> Plain:
    return Plain()


def unreadable() -> Unreadable:
    return Unreadable()


PLAIN = Exporter("plain", ".txt", "Plain", plain, "Plain", "For tests", "file", Use.TAKE)
OPTIONS = ExportOptions()


def document(title: str = "") -> Document:
    return Document(build("empty", "en", title))


def written(target: Path, title: str = "", exporter: Exporter = PLAIN) -> ExportReport:
    made = document(title)
    return export_to(exporter, made, [m.id for m in made.maps()], target, OPTIONS)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_what_was_written_replaces_what_was_there_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    report = written(target)
    assert target.read_bytes() == b"half and whole"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [note.text(str) for note in report.notes] == ["1 maps"]
    assert names(tmp_path) == ["out.txt"]


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    written(tmp_path / "out.txt")
    assert (tmp_path / "out.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    written(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"half and whole"


@pytest.mark.parametrize(
    ("title", "sentence"),
    [("refuses", "Not today."), ("fills the disk", "The disk is full, so out.txt was not written")],
)
def test_a_failed_export_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, title: str, sentence: str) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    with pytest.raises(ExportFileError, match=sentence):
        written(target, title)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


@pytest.mark.may_log
def test_a_fault_of_ours_is_logged_and_told_as_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ExportFileError, match="a fault in Reiskaart"):
        written(tmp_path / "out.txt", "is wrong")
    assert "a fault of ours" in caplog.text
    assert names(tmp_path) == []


def test_what_cannot_be_read_back_is_thrown_away(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    with pytest.raises(ExportFileError, match="could not be read back"):
        written(target, exporter=Exporter("bad", ".txt", "Bad", unreadable, "Bad", "For tests", "file", Use.TAKE))
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


def test_places_that_cannot_be_written_are_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportFileError, match="there is no folder"):
        written(tmp_path / "gone" / "out.txt")
    with pytest.raises(ExportFileError, match="is a folder"):
        written(tmp_path)
    (tmp_path / "fixed.txt").write_bytes(b"old")
    (tmp_path / "fixed.txt").chmod(0o444)
    with pytest.raises(ExportFileError, match=r"fixed\.txt is read-only"):
        written(tmp_path / "fixed.txt")
    with pytest.raises(ExportFileError, match="not a plain file"):
        written(Path(os.devnull))
    with pytest.raises(ExportFileError, match="name is too long"):
        written(tmp_path / f"{'n' * 300}.txt")
    assert names(tmp_path) == ["fixed.txt"]


def test_a_child_process_makes_the_same_file_and_says_how_far_it_is(tmp_path: Path) -> None:
    made = document()
    job = export_in_child(PLAIN, made, [m.id for m in made.maps()], tmp_path / "out.txt", OPTIONS)
    report = job.result(60)
    assert job.finished
    assert job.fraction == 0.5
    assert [note.text(str) for note in report.notes] == ["1 maps"]
    assert (tmp_path / "out.txt").read_bytes() == b"half and whole"
    assert names(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.id)
def test_every_format_can_be_made_in_a_child(tmp_path: Path, exporter: Exporter) -> None:
    vera = journeys.sample()
    target = tmp_path / f"vera{exporter.suffix}"
    job = export_in_child(exporter, vera, [m.id for m in vera.maps()], target, ExportOptions(scale=0.5))
    job.result(120)
    assert job.fraction == 1.0
    exporter.load().check(target)


def test_what_a_child_refuses_arrives_as_it_was_said(tmp_path: Path) -> None:
    job = export_in_child(PLAIN, document("refuses"), [], tmp_path / "out.txt", OPTIONS)
    with pytest.raises(ExportFileError, match="Not today"):
        job.result(60)
    assert names(tmp_path) == []


@pytest.mark.may_log
def test_a_child_that_dies_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    job = export_in_child(PLAIN, document("dies"), [], target, OPTIONS)
    with pytest.raises(ExportFileError, match="a fault in Reiskaart"):
        job.result(60)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


def test_cancelling_ends_the_child_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    job = export_in_child(PLAIN, document("sleeps"), [], target, OPTIONS)
    deadline = time.monotonic() + 30
    while job.fraction < 0.5 and time.monotonic() < deadline:
        time.sleep(0.01)
    start = time.monotonic()
    job.cancel()
    with pytest.raises(ExportFileError) as caught:
        job.result(60)
    assert caught.value.sentence == child.CANCELLED
    assert time.monotonic() - start < 5
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


def test_formats_are_found_by_the_ending_in_any_case() -> None:
    assert exporter_for(".XLSX") is next(e for e in EXPORTERS if e.id == "excel")
    assert [importer.id for importer in importers_for(".MMD")] == ["mermaid"]
    assert exporter_for(".doc") is None
    assert importers_for("") == ()


def test_no_two_formats_out_share_an_ending_or_a_name() -> None:
    for of in (lambda e: e.suffix, lambda e: e.id, lambda e: e.name):
        assert len({of(exporter) for exporter in EXPORTERS}) == len(EXPORTERS)
    assert len({importer.id for importer in IMPORTERS}) == len(IMPORTERS)


def test_formats_of_one_use_stand_together() -> None:
    uses = [exporter.use for exporter in EXPORTERS]
    assert uses == sorted(uses, key=list(Use).index)


def test_an_ending_is_shared_only_by_formats_that_know_their_own() -> None:
    """All but the last, which then may say what is wrong, look at what is in the file."""
    for suffix in {suffix for importer in IMPORTERS for suffix in importer.suffixes}:
        sharing = importers_for(suffix)
        if len(sharing) > 1:
            assert all(importer.claims is not claims.anything for importer in sharing[:-1]), suffix
