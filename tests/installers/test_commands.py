"""The README's two commands: when they set up, when they do not, and what they run with which arguments.

The shell scripts are the real ones; both Pythons are small scripts that note how they were called, so that nothing is
installed. The real set-up is proved on an empty machine, not here.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

INSTALLERS = Path(__file__).resolve().parents[2] / "installers"

SYSTEM_PYTHON = """#!/bin/sh
[ "$1" = -c ] && exit {too_old}
[ "$1" = --version ] && echo Python 3.9.2 && exit 0
echo "set up for $3" >>"{log}"
exit {set_up_result}
"""

OWN_PYTHON = """#!/bin/sh
echo "in $(pwd): $*" >>"{log}"
[ "$2" != "{failing}" ] && exit 0
case "$*" in *--last-failed*) exit {alone} ;; esac
[ -z "{crashed}" ] || {{ mkdir -p .pytest_cache/v/processes && touch .pytest_cache/v/processes/crashed; }}
exit {code}
"""


class Clone:
    """A clone in a folder with a space and an accent, on a machine whose Pythons only take notes."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "een kaart é"
        self.elsewhere = folder / "elsewhere"
        self.machine = folder / "bin"
        self.log = folder / "log"
        shutil.copytree(INSTALLERS, self.root / "installers", ignore=shutil.ignore_patterns("__pycache__"))
        (self.root / "pyproject.toml").touch()
        for made in (self.root / ".venv" / "bin", self.elsewhere, self.machine):
            made.mkdir(parents=True)
        self.system_python()
        self.own_python()

    def system_python(self, *, too_old: bool = False, set_up_result: int = 0) -> None:
        text = SYSTEM_PYTHON.format(log=self.log, too_old=int(too_old), set_up_result=set_up_result)
        # Every name that the script tries, so that no real Python of this machine is found.
        for name in ("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"):
            _write_program(self.machine / name, text)

    def own_python(self, *, failing: str = "", code: int = 1, alone: int = 1, crashed: bool = False) -> None:
        """One in which a module fails with `code`, and the tests that are tried once more end with `alone`."""
        told = {"failing": failing, "code": code, "alone": alone, "crashed": crashed or ""}
        text = OWN_PYTHON.format(log=self.log, **told)
        _write_program(self.root / ".venv" / "bin" / "python", text)

    def failed_tests(self, number: int) -> None:
        """Leaves what pytest notes of so many tests that failed."""
        noted = self.root / ".pytest_cache" / "v" / "cache" / "lastfailed"
        noted.parent.mkdir(parents=True)
        noted.write_text(json.dumps({f"tests/test_{n}.py::test": True for n in range(number)}, indent=2))

    def run(self, script: str, *arguments: str, display: str = ":1") -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.machine}:{os.environ['PATH']}", "DISPLAY": display, "HOME": str(self.elsewhere)}
        command = ["sh", str(self.root / "installers" / script), *arguments]
        return subprocess.run(command, cwd=self.elsewhere, env=environment, capture_output=True, text=True, check=False)

    def noted(self) -> list[str]:
        """What the Pythons were asked since the last time, without the folders it happened in."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [line.removeprefix(f"in {self.elsewhere}: ").removeprefix(f"in {self.root}: ") for line in lines]


def _write_program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_the_first_start_sets_up_and_the_second_starts_at_once(clone: Clone) -> None:
    clone.run("start.sh")
    assert clone.noted() == ["set up for window", "-P -m app --sample"]
    clone.run("start.sh")
    assert clone.noted() == ["-P -m app --sample"]


def test_other_requirements_are_set_up_again(clone: Clone) -> None:
    clone.run("start.sh")
    clone.noted()
    (clone.root / "pyproject.toml").write_text("[project]", encoding="utf-8")
    clone.run("start.sh")
    assert "set up for window" in clone.noted()


def test_an_incomplete_set_up_goes_on_and_looks_again_next_time(clone: Clone) -> None:
    clone.system_python(set_up_result=3)
    for _ in range(2):
        assert clone.run("start.sh").returncode == 0
        assert clone.noted() == ["set up for window", "-P -m app --sample"]


def test_a_failed_set_up_starts_nothing(clone: Clone) -> None:
    clone.system_python(set_up_result=1)
    assert clone.run("start.sh").returncode == 1
    assert clone.noted() == ["set up for window"]


def test_without_a_display_it_does_the_main_job(clone: Clone) -> None:
    clone.run("start.sh", display="")
    assert clone.noted() == ["set up for export", f"-P {clone.root}/installers/without_display.py"]


def test_arguments_are_for_the_program_and_paths_are_the_users(clone: Clone) -> None:
    clone.run("start.sh", "info", "mijn reis.reiskaart")
    assert clone.log.read_text(encoding="utf-8").splitlines()[-1] == (
        f"in {clone.elsewhere}: -P -m app info mijn reis.reiskaart"
    )


def test_an_old_python_is_named(clone: Clone) -> None:
    clone.system_python(too_old=True)
    run = clone.run("start.sh")
    assert run.returncode == 1
    assert run.stderr.startswith("Reiskaart needs Python 3.11 or newer, and this machine has Python 3.9.2: ")
    assert len(run.stderr.splitlines()) == 1


def test_every_step_runs_and_the_first_failure_counts(clone: Clone) -> None:
    clone.own_python(failing="mypy")
    clone.run("test.sh", "tests/model", "-k", "undo")
    assert clone.noted() == [
        "set up for test",
        "-m ruff check .",
        "-m ruff format --check .",
        "-m mypy app",
        f"-m pytest -n {(os.cpu_count() or 1) + 1} --dist worksteal tests/model -k undo",
    ]


@pytest.mark.parametrize(("failing", "code", "named"), [("", 0, ""), ("mypy", 1, "Failed: types")])
def test_the_exit_code_tells(clone: Clone, failing: str, code: int, named: str) -> None:
    clone.own_python(failing=failing)
    run = clone.run("test.sh")
    assert (run.returncode, run.stderr.strip()) == (code, named)


@pytest.mark.parametrize(
    ("failed", "code", "crashed", "alone", "tried", "ends"),
    [
        (1, 1, False, 0, True, 0),
        (5, 1, False, 0, True, 0),
        (5, 1, False, 1, True, 1),
        (6, 1, False, 0, False, 1),
        (1, 2, False, 0, False, 2),  # interrupted, or a test file that cannot be read
        (1, 1, True, 0, False, 1),
    ],
)
def test_a_few_failed_tests_are_tried_once_more_alone(
    clone: Clone, failed: int, code: int, crashed: bool, alone: int, tried: bool, ends: int
) -> None:
    clone.own_python(failing="pytest", code=code, alone=alone, crashed=crashed)
    clone.failed_tests(failed)
    run = clone.run("test.sh")
    again = "-m pytest -v -n 0 --last-failed --last-failed-no-failures none tests"
    assert (clone.noted()[-1] == again) == tried
    assert run.returncode == ends
    assert ("Failed: tests" in run.stderr) == bool(ends)
