"""The house rules, held by reading every file: which room may use which, who may know Qt, and how long a file may be.

Each rule is a function from a source tree to the faults it finds. It is run on app/, and on small trees with one
fault planted in them, since a rule that can find nothing would pass for ever.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

BOTTOM = {"app.errors", "app.i18n", "app.paths"}
RECORDS = {"app.model.records", "app.model.text", "app.model.order", "app.model.stages", "app.model.lane_kinds"}
DOCUMENT = RECORDS | {"app.model.change", "app.model.codec", "app.model.document", "app.model.names", "app.model.clip"}
MODEL = DOCUMENT | {"app.model", "app.model.edits", "app.model.edits.base"}
PURE = MODEL | {"app.analysis", "app.drawing", "app.guides"}
SESSION = {"app.session", "app.folders", "app.settings", "app.log"}

MAY_USE: dict[str, set[str]] = {
    "app": set(),
    "app.paths": set(),
    "app.errors": set(),
    "app.i18n": {"app.paths"},
    "app.folders": BOTTOM | {"app.model.text"},
    "app.settings": BOTTOM | {"app.folders"},
    "app.log": BOTTOM | {"app.folders"},
    "app.model": BOTTOM,
    "app.model.records": set(),
    "app.model.text": set(),
    "app.model.order": set(),
    "app.model.stages": {"app.i18n"},
    "app.model.lane_kinds": {"app.i18n", "app.model.records"},
    "app.model.names": {"app.i18n"} | RECORDS,
    "app.model.change": RECORDS,
    "app.model.codec": RECORDS | {"app.model.change"},
    "app.model.document": BOTTOM | RECORDS | {"app.model.change"},
    "app.model.clip": BOTTOM | DOCUMENT,
    "app.model.edits.base": BOTTOM | DOCUMENT,
    "app.model.edits": BOTTOM | MODEL,
    "app.model.storage": BOTTOM | DOCUMENT | {"app.model.edits.base", "app.folders"},
    "app.analysis": BOTTOM | MODEL,
    "app.drawing": BOTTOM | MODEL | {"app.analysis"},
    "app.guides": BOTTOM | MODEL,
    "app.session": BOTTOM | MODEL | SESSION | {"app.model.storage", "app.guides"},
    "app.exchange": BOTTOM | PURE | {"app.folders"},
    "app.commands": BOTTOM | PURE | SESSION | {"app.exchange"},
    "app.cli": BOTTOM | PURE | SESSION | {"app.exchange", "app.commands"},
    "app.widgets": BOTTOM | PURE | SESSION | {"app.exchange", "app.cli"},
    "app.__main__": BOTTOM | PURE | SESSION | {"app.exchange", "app.cli"},
}
"""For every room the rooms it may use besides itself; a module belongs to the room with the longest fitting name."""

WINDOW_OPENERS = {"app.__main__", "app.cli"}
"""Those who may use app.widgets, and only within a function, so that nothing of it is loaded before it is needed."""

ONLY_IN: dict[str, set[str]] = {
    "PySide6": {"app.widgets", "app.exchange.raster"},
    "sqlalchemy": {"app.model.storage"},
    "sqlalchemy.exc": {"app.model.storage", "app.session"},
    "openpyxl": {"app.exchange.excel"},
    "reportlab": {"app.exchange.pdf"},
    "uharfbuzz": {"app.drawing", "app.exchange.pdf", "app.exchange.web_fonts"},
    "bidi": {"app.drawing", "app.exchange.pdf"},
    "platformdirs": {"app.folders"},
}
"""Each library, or part of one, and the only places that may know it."""

LONGEST_FILE = 300
LONG_FILES: set[str] = set()
"""Files that may be longer, each with its reason. None so far."""

LONGEST_MAIN_WINDOW = 200
"""The main window assembles and decides nothing; what makes it longer belongs in a file of its own."""


@dataclass(frozen=True)
class Import:
    """One module that a file uses; `lazy` is within a function."""

    file: str
    line: int
    by: str
    module: str
    lazy: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.line} uses {self.module}"


# --- reading a tree --------------------------------------------------------------------------------------------------


def python_files(root: Path) -> list[Path]:
    return sorted((root / "app").rglob("*.py"))


def module_of(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(root: Path) -> Iterator[Import]:
    for path in python_files(root):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        lazy = {id(inner) for node in ast.walk(tree) if is_function(node) for inner in ast.walk(node)}
        for node in ast.walk(tree):
            for module in used_by(node):
                name = path.relative_to(root).as_posix()
                yield Import(name, node.lineno, module_of(path, root), module, id(node) in lazy)


def is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def used_by(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(module), names=names, level=0):
            yield from (f"{module}.{alias.name}" for alias in names)
        case ast.Call(args=[ast.Constant(value=str(module)), *_]) if called(node) in ("import_module", "__import__"):
            yield module


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def room_of(module: str) -> str:
    fitting = [room for room in MAY_USE if is_within(module, room)]
    return max(fitting, key=len)


def is_within(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


# --- the rules -------------------------------------------------------------------------------------------------------


def every_module_has_a_room(root: Path) -> Iterator[str]:
    """Nothing lies loose in app/: a new room says in MAY_USE what it may use."""
    for path in python_files(root):
        module = module_of(path, root)
        if module != "app" and room_of(module) == "app":
            yield f"{module} is in no room"


def imports_run_one_way(root: Path) -> Iterator[str]:
    """A room uses only what lies below it."""
    for found in imports(root):
        if not is_within(found.module, "app") or found.module == "app.__version__":
            continue
        user, used = room_of(found.by), room_of(found.module)
        opens_window = user in WINDOW_OPENERS and used == "app.widgets"
        if used != user and used not in MAY_USE[user] and not opens_window:
            yield str(found)


def the_window_is_loaded_late(root: Path) -> Iterator[str]:
    """Who opens the window imports it within a function."""
    for found in imports(root):
        if is_within(found.module, "app.widgets") and room_of(found.by) in WINDOW_OPENERS and not found.lazy:
            yield str(found)


def libraries_stay_in_their_rooms(root: Path) -> Iterator[str]:
    """Each library is known in one place."""
    for found in imports(root):
        library = max((name for name in ONLY_IN if is_within(found.module, name)), key=len, default=None)
        if library is not None and not any(is_within(found.by, room) for room in ONLY_IN[library]):
            yield str(found)


def imports_are_written_in_full(root: Path) -> Iterator[str]:
    """No relative imports, which the other rules would not see, and no starred ones."""
    for path in python_files(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.level or node.names[0].name == "*"):
                yield f"{path.relative_to(root).as_posix()}:{node.lineno}"


def files_are_short(root: Path) -> Iterator[str]:
    """A longer file holds a second idea."""
    for path in python_files(root):
        name, length = path.relative_to(root).as_posix(), len(path.read_text(encoding="utf-8").splitlines())
        if length > LONGEST_FILE and name not in LONG_FILES:
            yield f"{name} has {length} lines"


def the_main_window_only_assembles(root: Path) -> Iterator[str]:
    """It stays short, and neither reads files nor edits a map by itself."""
    path = root / "app" / "widgets" / "main_window.py"
    if not path.is_file():
        return
    length = len(path.read_text(encoding="utf-8").splitlines())
    if length > LONGEST_MAIN_WINDOW:
        yield f"main_window.py has {length} lines"
    for found in imports(root):
        if found.by == "app.widgets.main_window" and is_within(found.module, "app.model.edits"):
            yield str(found)


def every_file_says_what_it_is(root: Path) -> Iterator[str]:
    """Each module begins with what it owns."""
    for path in python_files(root):
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(root).as_posix()


Rule = Callable[[Path], Iterator[str]]

PLANTED: list[tuple[Rule, str, str]] = [
    (every_module_has_a_room, "app/stray.py", ""),
    (imports_run_one_way, "app/model/records.py", "from app.model.change import Change"),
    (imports_run_one_way, "app/model/change.py", "import app.model.document"),
    (imports_run_one_way, "app/model/document.py", "from app.model import edits"),
    (imports_run_one_way, "app/model/names.py", "from app.drawing.theme import theme"),
    (imports_run_one_way, "app/model/edits/notes.py", "from app.session import Session"),
    (imports_run_one_way, "app/model/storage/store.py", "from app.model.edits.delete import delete"),
    (imports_run_one_way, "app/commands/check.py", "from app.model.storage.store import Store"),
    (imports_run_one_way, "app/analysis/emotion.py", "from app.drawing import layout"),
    (imports_run_one_way, "app/drawing/layout.py", "def f():\n    from app.exchange import base"),
    (imports_run_one_way, "app/guides/templates.py", "from app.session import Session"),
    (imports_run_one_way, "app/exchange/pdf/pages.py", "from app.widgets.style import apply"),
    (imports_run_one_way, "app/exchange/run.py", "import importlib\nimportlib.import_module('app.widgets.canvas')"),
    (imports_run_one_way, "app/widgets/canvas/scene.py", "from app.model.storage import store"),
    (imports_run_one_way, "app/exchange/run.py", "from app.model import storage"),
    (imports_run_one_way, "app/session/saving.py", "from app.widgets import style"),
    (imports_run_one_way, "app/errors.py", "from app.i18n import N_"),
    (imports_run_one_way, "app/paths.py", "if TYPE_CHECKING:\n    from app.model.records import Id"),
    (the_window_is_loaded_late, "app/cli.py", "from app.widgets.main_window import MainWindow"),
    (the_window_is_loaded_late, "app/__main__.py", "import app.widgets"),
    (libraries_stay_in_their_rooms, "app/drawing/layout.py", "from PySide6.QtGui import QFont"),
    (libraries_stay_in_their_rooms, "app/session/session.py", "def f():\n    import PySide6.QtCore"),
    (libraries_stay_in_their_rooms, "app/session/session.py", "from sqlalchemy import text"),
    (libraries_stay_in_their_rooms, "app/exchange/pdf/pages.py", "import openpyxl"),
    (imports_are_written_in_full, "app/model/names.py", "from .records import Id"),
    (imports_are_written_in_full, "app/model/names.py", "from app.model.records import *"),
    (files_are_short, "app/model/names.py", "x = 1\n" * (LONGEST_FILE + 1)),
    (the_main_window_only_assembles, "app/widgets/main_window.py", "x = 1\n" * (LONGEST_MAIN_WINDOW + 1)),
    (the_main_window_only_assembles, "app/widgets/main_window.py", "from app.model.edits import delete"),
    (every_file_says_what_it_is, "app/model/names.py", "x = 1"),
]
"""For each rule, files that break it."""

ALLOWED = {
    "app/__main__.py": "def main():\n    from app.widgets.main_window import MainWindow",
    "app/session/session.py": "from app.model.storage.store import Store",
    "app/exchange/raster.py": "from PySide6.QtGui import QImage",
    "app/exchange/mermaid/build.py": "from app.guides.templates import standard_lanes",
    "app/widgets/main_window.py": "from PySide6.QtWidgets import QMainWindow\nfrom app.session import Session",
    "app/drawing/layout.py": "from app.analysis.emotion import peak\nfrom app.model.document import Document",
    "app/model/storage/tables.py": "from sqlalchemy import Table\nfrom app.model.codec import pack",
}
"""A small tree as it should be."""

RULES: list[Rule] = list(dict.fromkeys(rule for rule, _, _ in PLANTED))


def write_tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert list(rule(ROOT)) == []


@pytest.mark.parametrize(("rule", "name", "text"), PLANTED, ids=lambda value: getattr(value, "__name__", None))
def test_a_rule_finds_what_breaks_it(rule: Rule, name: str, text: str, tmp_path: Path) -> None:
    sound = {file: f'"""What it is."""\n{code}' for file, code in ALLOWED.items() if file != name}
    assert list(rule(write_tree(tmp_path, sound))) == [], "the tree was not sound to begin with"
    assert len(list(rule(write_tree(tmp_path, {name: text})))) == 1


def test_no_rule_goes_without_proof() -> None:
    assert {rule.__name__ for rule in RULES} == {name for name, value in globals().items() if is_rule(value)}


def is_rule(value: object) -> bool:
    hints = getattr(value, "__annotations__", {})
    return callable(value) and list(hints) == ["root", "return"] and hints["return"] == "Iterator[str]"


# --- what is really loaded -------------------------------------------------------------------------------------------

HEAVY = ["PySide6", "shiboken6", "openpyxl", "reportlab", "sqlalchemy", "PIL"]


def loaded_by(modules: list[str]) -> set[str]:
    """The heavy libraries that a fresh interpreter has loaded after importing `modules`."""
    code = f"import sys, importlib\nfor m in {modules!r}: importlib.import_module(m)\nprint(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in HEAVY if name in run.stdout.split()}


def modules_in(*rooms: str) -> list[str]:
    """Every module of `rooms`, as the files have it."""
    found = [module_of(path, ROOT) for path in python_files(ROOT)]
    return [module for module in found if any(is_within(module, room) for room in rooms)]


def test_the_doors_of_the_rooms_load_nothing_heavy() -> None:
    assert loaded_by(["app.model", "app.analysis", "app.drawing", "app.exchange", "app.guides"]) == set()


def test_the_pure_rooms_load_nothing_heavy_at_all() -> None:
    pure = modules_in("app.model", "app.analysis", "app.drawing", "app.guides", "app.exchange.mermaid")
    assert loaded_by([module for module in pure if not is_within(module, "app.model.storage")]) == set()


def test_without_the_window_there_is_no_qt() -> None:
    everything = modules_in("app.model", "app.analysis", "app.drawing", "app.guides", "app.session", "app.exchange")
    assert "PySide6" not in loaded_by([module for module in everything if module != "app.exchange.raster"])


def test_what_is_loaded_is_really_looked_at() -> None:
    assert "PySide6" in loaded_by(["PySide6.QtCore"])
