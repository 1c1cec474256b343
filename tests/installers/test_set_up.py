"""What set-up looks for: the libraries that really load, and the requirements of pyproject.toml."""

import sys
import tomllib
from pathlib import Path

import pytest

from installers import libraries, set_up, without_display


def test_a_library_is_missing_when_it_does_not_load() -> None:
    needed = {"libc.so.6": "libc6", "libof-a-far-country.so.7": "libfar7"}
    expected = {"libof-a-far-country.so.7": "libfar7"} if sys.platform.startswith("linux") else {}
    assert libraries.missing(needed) == expected


def test_the_tests_need_more_than_the_program() -> None:
    project = tomllib.loads((set_up.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set_up.requirements(with_tests=False) == project["dependencies"]
    assert set(set_up.requirements(with_tests=True)) > set(project["dependencies"])


def test_a_set_up_that_was_cut_short_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(set_up, "UNFINISHED", tmp_path / "unfinished")
    assert set_up.environment_works()
    (tmp_path / "unfinished").touch()
    assert not set_up.environment_works()


@pytest.mark.parametrize(
    ("environment", "language"),
    [({}, "en"), ({"LANG": "nl_BE.UTF-8"}, "nl"), ({"LC_ALL": "C", "LANG": "nl_NL"}, "en"), ({"LC_ALL": ""}, "en")],
)
def test_the_sample_speaks_the_systems_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert without_display.preferred_language() == language


def test_a_maps_name_becomes_a_file_name() -> None:
    assert without_display.file_name("Vera: nu / later, één") == "vera-nu-later-één"
