"""The clipboard between programs: two of ours on one screen, and what LibreOffice makes of our table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.model.blocks import write_html
from tests.benchmarks.platforms import virtual_x11

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = ROOT / "tests" / "outside" / "copying_child.py"


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The environment of programs on one screen of their own."""
    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # which puts it back afterwards
    with virtual_x11():
        yield {**os.environ, "PYTHONPATH": str(ROOT), "REISKAART_HOME": str(tmp_path)}


def started(what: str, path: Path, screen: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, str(CHILD), what, str(path)]
    return subprocess.Popen(command, env=screen, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def pasted(path: Path, screen: dict[str, str]) -> dict[str, Any]:
    out, _ = started("paste", path, screen).communicate(timeout=60)
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    return told


@pytest.mark.needs("Xvfb")
def test_notes_go_as_themselves_from_one_program_to_another(tmp_path: Path, screen: dict[str, str]) -> None:
    copying = started("copy", tmp_path / "een.reiskaart", screen)
    assert copying.stdout is not None and copying.stdout.readline() == "copied\n"
    told = pasted(tmp_path / "twee.reiskaart", screen)
    assert told["made"] == [["pains", "=au"]] * 2
    assert "application/x-reiskaart-clip+json" in told["formats"]
    assert "'=au\t'=au" in told["text"] and "<table" in told["html"]
    copying.communicate(timeout=60)
    assert copying.returncode == 0


@pytest.mark.needs("Xvfb")
def test_when_the_program_they_come_from_has_gone_nothing_fails(tmp_path: Path, screen: dict[str, str]) -> None:
    copying = started("copy", tmp_path / "een.reiskaart", screen)
    assert copying.stdout is not None and copying.stdout.readline() == "copied\n"
    copying.communicate(timeout=60)
    assert copying.returncode == 0
    assert pasted(tmp_path / "twee.reiskaart", screen)["made"] == []  # nobody kept it: X11 itself does not


@pytest.mark.needs("soffice")
def test_libreoffice_has_every_cell_as_the_text_it_was(tmp_path: Path) -> None:
    rows = (
        ("", "Aankoop"),
        ("Doen", "=1+1"),
        ("Doen", "-3"),
        ("Doen", "007"),
        ("Doen", "1-2"),
        ("Doen", "twee\nregels"),
    )
    page = tmp_path / "table.html"
    page.write_text(write_html(rows), encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--infilter=HTML (StarCalc)", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(page)], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "table.xlsx").active
    assert sheet is not None
    read = [list(row) for row in sheet.iter_rows()]
    assert [tuple(cell.value or "" for cell in row) for row in read] == list(rows)
    assert all(cell.data_type == "s" for row in read for cell in row if cell.value)
