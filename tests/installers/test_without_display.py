"""The main job without a display, with the real program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def main_job(home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "nl_NL.UTF-8"}
    for name in ("XDG_DOCUMENTS_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    command = [sys.executable, "-P", str(ROOT / "installers" / "without_display.py")]
    return subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, check=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "huis van piet"
    folder.mkdir()
    return folder


def test_it_makes_the_sample_and_says_where_everything_is(home: Path) -> None:
    run = main_job(home)
    assert run.returncode == 0, run.stderr
    named = [Path(line.strip()) for line in run.stdout.splitlines()[1:]]
    assert {".reiskaart", ".pdf", ".xlsx", ".png"} == {path.suffix for path in named}
    assert all(path.stat().st_size > 1000 for path in named)
    assert {path.parent for path in named} == {home / "Documents" / "Reiskaart"}


def test_again_it_leaves_the_map_alone_and_replaces_the_exports(home: Path) -> None:
    folder = home / "Documents" / "Reiskaart"
    assert main_job(home).returncode == 0
    before = (folder / "vera-nl.reiskaart").read_bytes()
    (folder / "vera-nl.pdf").write_bytes(b"old")
    run = main_job(home)
    assert run.returncode == 0, run.stderr
    assert (folder / "vera-nl.reiskaart").read_bytes() == before
    assert (folder / "vera-nl.pdf").read_bytes().startswith(b"%PDF-")
