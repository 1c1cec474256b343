"""The table: one line for each figure, beside its floor and its bar."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator
from statistics import median

from tests.benchmarks.figures import Figure

_HEADS = ("", "median", "p95", "worst", "floor", "ratio", "gc", "bar", "")


def lines(figures: Iterable[Figure]) -> Iterator[str]:
    """The lines of the table, heads first."""
    rows = [_HEADS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    for row in rows:
        cells = (cell.ljust(w) if place in (0, 7, 8) else cell.rjust(w) for place, (cell, w) in _placed(row, widths))
        yield "  ".join(cells).rstrip()


def about_the_machine() -> str:
    """On what the figures were taken; a busy machine makes all of them worse, floors included."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors{load}"


def _placed(row: tuple[str, ...], widths: list[int]) -> Iterator[tuple[int, tuple[str, int]]]:
    return enumerate(zip(row, widths, strict=True))


def _row(figure: Figure) -> tuple[str, ...]:
    verdict = {None: "", True: "holds", False: "MISSED"}[figure.holds]
    return (
        figure.name,
        _shown(figure, figure.middle),
        _shown(figure, figure.late),
        _shown(figure, max(figure.samples)),
        _shown(figure, median(figure.floor)) if figure.floor else "",
        f"{figure.ratio:.1f}" if figure.ratio is not None else "",
        f"{figure.pause * 1000:.1f}" if figure.pause else "",
        figure.bar.words if figure.bar else "",
        verdict,
    )


def _shown(figure: Figure, value: float) -> str:
    times, name = figure.unit.value
    return f"{value * times:.1f} {name}"
