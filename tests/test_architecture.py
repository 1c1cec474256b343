"""The house keeps its rules, each rule finds what breaks it, and no more is loaded than is needed.

The rules themselves are in architecture.py. Each is run on app/, and on small trees with one fault planted in them,
since a rule that can find nothing would pass for ever.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import (
    LONGEST_FILE,
    LONGEST_MAIN_WINDOW,
    RULES,
    Rule,
    every_file_says_what_it_is,
    every_module_has_a_room,
    files_are_short,
    imports_are_written_in_full,
    imports_run_one_way,
    is_within,
    libraries_stay_in_their_rooms,
    module_of,
    python_files,
    the_main_window_only_assembles,
    the_window_is_loaded_late,
)

ROOT = Path(__file__).resolve().parent.parent

PLANTED: list[tuple[Rule, str, str]] = [
    (every_module_has_a_room, "app/stray.py", ""),
    (imports_run_one_way, "app/model/records/base.py", "from app.model.change import Change"),
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
    "app/exchange/foreign/build.py": "from app.guides.templates import standard_lanes",
    "app/widgets/main_window.py": "from PySide6.QtWidgets import QMainWindow\nfrom app.session import Session",
    "app/drawing/layout.py": "from app.analysis.emotion import peak\nfrom app.model.document import Document",
    "app/model/storage/tables.py": "from sqlalchemy import Table\nfrom app.model.codec import pack",
}
"""A small tree as it should be."""


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
    assert set(RULES) == {rule for rule, _, _ in PLANTED}


# --- what is really loaded -------------------------------------------------------------------------------------------

HEAVY = ["PySide6", "shiboken6", "openpyxl", "reportlab", "pptx", "lxml", "sqlalchemy", "PIL"]


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
