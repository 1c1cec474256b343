"""An export that is called off, or that the disk does not take, in every format: no file of it is left anywhere, and
what was there before still is."""

from __future__ import annotations

import ctypes
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import ExportFileError
from app.exchange import EXPORTERS, child
from app.exchange.base import Exporter, ExportOptions
from app.exchange.child import export_in_child
from app.exchange.run import export_to
from app.folders import data_folder
from app.model.document import Document
from app.model.records import Id
from tests.exchange import journeys

PDF = next(exporter for exporter in EXPORTERS if exporter.id == "pdf")
WAYS = {
    **{exporter.id: (exporter, ExportOptions("nl", scale=0.5)) for exporter in EXPORTERS},
    **{form: (PDF, ExportOptions("nl", form=form)) for form in ("poster", "tiles")},
}
every_way = pytest.mark.parametrize(("exporter", "options"), WAYS.values(), ids=WAYS)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file that is there already, in a folder of its own; afterwards it is as it was, and nothing is beside it.

    Nor is anything left where programs put things aside.
    """
    aside, target = tmp_path / "aside", tmp_path / "out" / "map.any"
    for folder in (aside, target.parent):
        folder.mkdir()
    target.write_bytes(b"old")
    monkeypatch.setenv("TMPDIR", str(aside))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield target
    assert target.read_bytes() == b"old"
    assert [path.name for path in target.parent.iterdir()] == ["map.any"]
    assert list(data_folder("reading").rglob("*")) == []
    assert list(aside.iterdir()) == []


def small() -> tuple[Document, list[Id]]:
    return journeys.grid(3, 2, 2, 2), [journeys.MAP]


@contextmanager
def as_anybody() -> Iterator[None]:
    """Without the power of an administrator to write where nobody may (Linux, capset(2)); others have none to lose."""
    libc, header = ctypes.CDLL(None, use_errno=True), (ctypes.c_uint32 * 2)(0x20080522, 0)
    held = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    fewer = (ctypes.c_uint32 * 6)(*held)
    fewer[0] &= ~(1 << 1)  # CAP_DAC_OVERRIDE, of those in effect
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, held) == 0


class Stopped(KeyboardInterrupt):
    """Ctrl+C at a moment that a test chooses."""


@every_way
def test_ctrl_c_at_every_step_leaves_the_old_file_and_no_other(
    exporter: Exporter, options: ExportOptions, old: Path, tmp_path: Path
) -> None:
    document, maps = small()
    steps: list[float] = []
    export_to(exporter, document, maps, tmp_path / "whole.any", options, steps.append)
    assert steps == sorted(steps) and len(steps) >= 2 and steps[-1] == 1.0

    for stop in range(len(steps)):
        left = iter(range(stop))

        def stopping(_done: float, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            export_to(exporter, document, maps, old, options, stopping)
        assert old.read_bytes() == b"old"
        assert len(list(old.parent.iterdir())) == 1


@every_way
@pytest.mark.parametrize("moment", [0.0, 0.05, 0.5, 0.95])
def test_a_child_that_is_called_off_leaves_the_old_file_and_no_other(
    exporter: Exporter, options: ExportOptions, moment: float, old: Path
) -> None:
    document, maps = journeys.grid(8, 4, 4, 3), [journeys.MAP]
    job = export_in_child(exporter, document, maps, old, options)
    deadline = time.monotonic() + 60
    while job.fraction < moment and not job.finished and time.monotonic() < deadline:
        time.sleep(0.0005)
    job.cancel()
    try:
        job.result(60)
    except ExportFileError as error:
        assert error.sentence == child.CANCELLED
    else:  # it was done before we could say so, which is as good
        assert moment > 0.0
        exporter.load().check(old)
        old.write_bytes(b"old")
        for copy in old.parent.glob("map (*).any"):
            assert exporter.comes_back and copy.read_bytes() == b"old"
            copy.unlink()
    assert [path.name for path in Path(os.environ["TMPDIR"]).iterdir()] == []


@contextmanager
def room(most: int) -> Iterator[None]:
    """No file of this process can grow beyond `most` bytes, as on a disk that is almost full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@every_way
@pytest.mark.parametrize("most", [0, 200])
def test_a_full_disk_leaves_the_old_file_and_no_other(
    exporter: Exporter, options: ExportOptions, most: int, old: Path
) -> None:
    document, maps = small()
    exporter.load()
    with room(most), pytest.raises(ExportFileError, match=r"map\.any") as caught:
        export_to(exporter, document, maps, old, options)
    assert "fault in Reiskaart" not in caught.value.sentence


@every_way
def test_a_full_disk_is_told_by_a_child_too(exporter: Exporter, options: ExportOptions, old: Path) -> None:
    document, maps = small()
    with room(200):
        job = export_in_child(exporter, document, maps, old, options)
        with pytest.raises(ExportFileError, match=r"map\.any") as caught:
            job.result(60)
    assert "fault in Reiskaart" not in caught.value.sentence


@every_way
def test_a_folder_that_takes_no_files_is_told(exporter: Exporter, options: ExportOptions, old: Path) -> None:
    document, maps = small()
    old.parent.chmod(0o555)
    try:
        with as_anybody(), pytest.raises(ExportFileError, match="read-only"):
            export_to(exporter, document, maps, old, options)
    finally:
        old.parent.chmod(0o755)
