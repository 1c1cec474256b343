"""Benchmarks in processes of their own: how soon the first picture is there, and how much memory the window takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import IO

from tests.benchmarks.figures import MIB, Bar, Figure, Unit, above_floor, usually, within
from tests.benchmarks.files import raw_reading
from tests.benchmarks.maps import Create, plain

_REPOSITORY = Path(__file__).parents[2]


def starts(runs: int) -> list[Figure]:
    """The first picture of the program, and that of the sample, each beside a bare window started in turn with it."""
    return [
        _in_turn("first picture", runs, "frame", within(1.3)),
        _in_turn("start screen", runs, "start"),
        _in_turn("sample on screen", runs, "sample", within(5.0)),
    ]


def openings(runs: int, notes: int, folder: Path, create: Create = plain) -> Figure:
    """From the start screen, when no map was opened yet, to the picture of a map; and sqlite3 reading its rows."""
    path = _map_file(notes, folder, create)
    samples = [_opening(path) for _ in range(runs)]
    limit = 0.3 if notes <= 1000 else 1.0
    return Figure(f"open {notes} notes", samples, raw_reading(path, runs), usually(limit))


def memories(runs: int, notes: int, folder: Path, create: Create = plain) -> Figure:
    """What the window holds with a map of so many notes, and a bare window."""
    path = _map_file(notes, folder, create)
    samples = [_memory(str(path)) for _ in range(runs)]
    floor = [_memory() for _ in range(runs)]
    limit = 150 if notes <= 1000 else 250
    return Figure(f"memory with {notes} notes", samples, floor, above_floor(limit * MIB), Unit.MEMORY)


def _in_turn(name: str, runs: int, ours: str, bar: Bar | None = None) -> Figure:
    _until_painted(ours)  # compiles what was not compiled yet
    pairs = [(_until_painted("bare"), _until_painted(ours)) for _ in range(runs)]
    return Figure(name, [mine for _, mine in pairs], [floor for floor, _ in pairs], bar)


def _until_painted(kind: str) -> float:
    start = perf_counter()
    with _child(kind) as lines:
        _next_line(lines)
        return perf_counter() - start


def _opening(path: Path) -> float:
    with _child("opening", str(path)) as lines:
        _next_line(lines)
        start = perf_counter()
        _next_line(lines)
        return perf_counter() - start


def _memory(*arguments: str) -> float:
    with _child("memory", *arguments) as lines:
        return float(_next_line(lines))


def _next_line(lines: IO[str]) -> str:
    line = lines.readline()
    if not line:
        raise RuntimeError("the measured process ended before it showed anything")
    return line


@contextmanager
def _child(*arguments: str) -> Iterator[IO[str]]:
    command = [sys.executable, "-m", "tests.benchmarks.child", *arguments]
    with subprocess.Popen(command, cwd=_REPOSITORY, env=_environment(), stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("no pipe")
        yield process.stdout
        process.kill()


def _environment() -> dict[str, str]:
    """With compiled modules at hand, as an installed program has them, and without touching anyone else's."""
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "reiskaart-benchmarks"))}
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | compiled


def _map_file(notes: int, folder: Path, create: Create) -> Path:
    path = folder / f"{notes}.reiskaart"
    if not path.exists():
        create(notes, path).close()
    return path
