"""Packaging: what a wheel of this tree holds, and that the program in it finds its resources.

A real wheel is built from a copy of the tree, without a network, and really installed.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")


def pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def starting_with(prefix: str, names: Iterable[str]) -> set[str]:
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a wheel is made of: building in the tree itself would leave a build folder behind."""
    copy = tmp_path_factory.mktemp("tree")
    for folder in ("app", "resources"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=IGNORED)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    # Stands for the pictures of the README, which are not shipped.
    (copy / "resources" / "pictures").mkdir(exist_ok=True)
    (copy / "resources" / "pictures" / "picture.png").touch()
    return copy


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder, tree)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--no-index", "--target", folder, wheel)
    return folder


def run_installed(installed: Path, *arguments: str | Path, cwd: Path) -> str:
    environment = {"PYTHONPATH": str(installed), "HOME": str(cwd), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(arguments, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_wheel_holds_every_module(tree: Path, wheel: Path) -> None:
    written = {name for name in files(tree / "app") if name.endswith(".py")}
    packed = starting_with("app/", ZipFile(wheel).namelist())
    assert written - packed == set(), "name these folders in pyproject.toml, [tool.setuptools] packages"


def test_the_wheel_holds_exactly_the_resources(tree: Path, wheel: Path) -> None:
    lying_there = {name for name in files(tree / "resources") if not name.startswith("pictures/")}
    assert lying_there, "there is nothing in resources/"
    assert starting_with("app/resources/", ZipFile(wheel).namelist()) == lying_there


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"app"}


def test_resources_are_found_in_a_clone() -> None:
    from app.paths import resource

    assert resource("a", "b.svg") == ROOT / "resources" / "a" / "b.svg"


def test_resources_are_found_when_installed(installed: Path, tmp_path: Path) -> None:
    code = "from app.paths import resource; print(resource('templates'))"
    found = run_installed(installed, sys.executable, "-P", "-c", code, cwd=tmp_path)
    assert Path(found.strip()) == installed / "app" / "resources" / "templates"


def test_the_installed_command_makes_and_exports_the_sample(installed: Path, tmp_path: Path) -> None:
    """The command must find templates, translations and fonts inside the package, from a folder that is not ours."""
    command = installed / "bin" / "reiskaart"
    run_installed(installed, command, "new", "vera.reiskaart", "--template", "vera", "--language", "nl", cwd=tmp_path)
    run_installed(installed, command, "export", "vera.reiskaart", "--to", "vera.pdf", cwd=tmp_path)
    assert (tmp_path / "vera.pdf").read_bytes().startswith(b"%PDF-")
