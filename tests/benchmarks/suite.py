"""All benchmarks in order, for the command and for the test that runs each of them once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import canvas, exports, mixed, processes, whole
from tests.benchmarks.figures import Figure
from tests.benchmarks.maps import plain


@dataclass(frozen=True)
class Effort:
    """How many samples: `runs` of what takes long, `steps` of what is quick; and `minutes` of mixed input.

    With `whole`, on maps that use everything a map can hold; with `why`, mixed input says why pictures were late.
    """

    runs: int
    steps: int
    minutes: float
    whole: bool = False
    why: bool = False


def run(groups: Sequence[str], sizes: Sequence[int], effort: Effort, folder: Path) -> list[Figure]:
    """The figures of these groups of benchmarks, for maps of each of the sizes."""
    figures = processes.starts(effort.runs) if "start" in groups else []
    for notes in sizes:
        figures += _sized(groups, notes, effort, folder)
    return figures


def _sized(groups: Sequence[str], notes: int, effort: Effort, folder: Path) -> Iterator[Figure]:
    create = whole.create if effort.whole else plain
    if "canvas" in groups:
        yield from canvas.measure(notes, effort.steps, folder, create)
    if "mixed" in groups:
        yield from mixed.measure(notes, effort.minutes, folder, create, effort.why)
    if "open" in groups:
        yield processes.openings(effort.runs, notes, folder, create)
    if "memory" in groups:
        yield processes.memories(max(1, effort.runs // 3), notes, folder, create)
    if "exports" in groups:
        yield exports.layouts(effort.steps, notes)
        yield exports.pdfs(effort.runs, notes)
        yield exports.posters(effort.runs, notes)
        yield exports.slides(effort.runs, notes)
        yield from exports.in_children(effort.runs, notes, folder)
        yield exports.workbooks(effort.runs, notes)
        yield exports.comebacks(effort.runs, notes)
