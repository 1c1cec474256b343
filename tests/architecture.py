"""The house rules: which room may use which, who may know which library, and how long a file may be.

Each rule is a function from a source tree to the faults it finds there, by reading every file. A new room, or a room
that is to use another one, is a line in the tables below.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

BOTTOM = {"app.errors", "app.i18n", "app.paths", "app.whole_files"}
RECORDS = {"app.model.records", "app.model.text", "app.model.order", "app.model.stages", "app.model.lane_kinds"} | {
    "app.model.picture"
}
DOCUMENT = RECORDS | {
    f"app.model.{name}"
    for name in (
        *("blocks", "change", "codec", "document", "names", "domain", "clip"),
        *("persona_fields", "hierarchy", "open_actions", "belonging"),
        *("dependencies", "whereabouts", "older", "owning"),
    )
}
MODEL = DOCUMENT | {"app.model", "app.model.clip_table", "app.model.edits", "app.model.edits.base"}
PURE = MODEL | {"app.analysis", "app.drawing", "app.guides"}
SESSION = {"app.session", "app.folders", "app.settings", "app.log"}

MAY_USE: dict[str, set[str]] = {
    "app": set(),
    "app.paths": set(),
    "app.errors": set(),
    "app.whole_files": set(),
    "app.i18n": {"app.paths"},
    "app.folders": BOTTOM | {"app.model.text"},
    "app.settings": BOTTOM | {"app.folders"},
    "app.log": BOTTOM | {"app.folders"},
    "app.model": BOTTOM,
    "app.model.records": set(),
    "app.model.text": set(),
    "app.model.picture": set(),
    "app.model.order": set(),
    "app.model.stages": {"app.i18n", "app.paths"},
    "app.model.lane_kinds": {"app.i18n", "app.model.records"},
    "app.model.names": {"app.i18n"} | RECORDS,
    "app.model.persona_fields": {"app.i18n"} | RECORDS,
    "app.model.change": RECORDS,
    "app.model.codec": RECORDS | {"app.model.change"},
    "app.model.places": RECORDS,
    "app.model.stamps": RECORDS | {"app.model.change"},
    "app.model.document": BOTTOM | RECORDS | {"app.model.change", "app.model.places", "app.model.stamps"},
    "app.model.hierarchy": DOCUMENT,
    "app.model.open_actions": DOCUMENT,
    "app.model.dependencies": DOCUMENT,
    "app.model.whereabouts": DOCUMENT,
    "app.model.owning": DOCUMENT,
    "app.model.older": DOCUMENT,
    "app.model.belonging": DOCUMENT,
    "app.model.domain": {"app.i18n"} | DOCUMENT,
    "app.model.clip": BOTTOM | DOCUMENT,
    "app.model.blocks": set(),
    "app.model.clip_table": BOTTOM | DOCUMENT | {"app.model.blocks"},
    "app.model.edits.base": BOTTOM | DOCUMENT,
    "app.model.edits": BOTTOM | MODEL,
    "app.model.storage": BOTTOM | DOCUMENT | {"app.model.edits.base", "app.folders"},
    "app.analysis": BOTTOM | MODEL,
    "app.drawing": BOTTOM | MODEL | {"app.analysis"},
    "app.guides": BOTTOM | MODEL | {"app.analysis"},
    "app.session": BOTTOM | MODEL | SESSION | {"app.model.storage", "app.guides"},
    "app.exchange": BOTTOM | PURE | {"app.folders"},
    "app.landing": BOTTOM | PURE | SESSION | {"app.exchange"},
    "app.commands": BOTTOM | PURE | SESSION | {"app.exchange", "app.landing"},
    "app.cli": BOTTOM | PURE | SESSION | {"app.exchange", "app.commands"},
    "app.widgets": BOTTOM | PURE | SESSION | {"app.exchange", "app.landing", "app.cli"},
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
    "pptx": {"app.exchange.powerpoint"},
    "lxml": {"app.exchange.powerpoint"},
    "uharfbuzz": {"app.drawing", "app.exchange.pdf", "app.exchange.web_fonts"},
    "bidi": {"app.drawing", "app.exchange.pdf"},
    "platformdirs": {"app.folders"},
    "PIL": {"app.exchange.picture_reading", "app.exchange.picture_cutting"},
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

RULES: tuple[Rule, ...] = (
    every_module_has_a_room,
    imports_run_one_way,
    the_window_is_loaded_late,
    libraries_stay_in_their_rooms,
    imports_are_written_in_full,
    files_are_short,
    the_main_window_only_assembles,
    every_file_says_what_it_is,
)
