"""The rule of this folder itself: a test whose program is missing is named, or an error where none may be missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

Run = Callable[..., subprocess.CompletedProcess[str]]

TWO_TESTS = """
import pytest

def test_that_needs_nothing(): pass

@pytest.mark.needs("qpdf", "npm:mermaid")
def test_that_needs_much(): pass
"""


@pytest.fixture
def run_bare(tmp_path: Path) -> Run:
    """Runs a copy of this folder's conftest.py with a test file, on a machine that has no foreign program at all."""
    folder = tmp_path / "tests" / "outside"
    folder.mkdir(parents=True)
    for name in ("conftest.py", "programs.py", "package.json"):
        shutil.copy(HERE / name, folder / name)

    def run(test_file: str, **environment: str) -> subprocess.CompletedProcess[str]:
        (folder / "test_sample.py").write_text(test_file, encoding="utf-8")
        here = {name: value for name, value in os.environ.items() if not name.startswith("REISKAART_")}
        bare = {"PATH": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path)} | environment
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--strict-markers",
            "--import-mode=importlib",
            "-p",
            "no:pytest-qt",
        ]
        return subprocess.run(command, cwd=tmp_path, env=here | bare, capture_output=True, text=True, check=False)

    return run


def test_it_is_left_out_by_name(run_bare: Run) -> None:
    run = run_bare(TWO_TESTS, REISKAART_LEAVE_NOTHING_OUT="")
    assert run.returncode == 0, run.stdout
    assert "tests/outside/test_sample.py::test_that_needs_much needs npm:mermaid, qpdf" in run.stdout
    assert "1 passed, 1 deselected" in run.stdout


def test_it_is_an_error_where_nothing_may_be_left_out(run_bare: Run) -> None:
    run = run_bare(TWO_TESTS, REISKAART_LEAVE_NOTHING_OUT="1")
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "missing here: npm:mermaid, qpdf" in run.stderr


def test_a_program_that_is_not_listed_is_an_error(run_bare: Run) -> None:
    run = run_bare(TWO_TESTS.replace("qpdf", "qdpf"))
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "needs ['qdpf']" in run.stderr
