"""Every benchmark runs once, on a tiny map, and gives figures. How good they are is not asked: that depends on the
machine and on what else it does, so it belongs in the table and never in a test.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import suite, table
from tests.benchmarks.__main__ import GROUPS
from tests.benchmarks.figures import Bar, Figure, Unit, every_frame, within

NOTES = 40
TINY = suite.Effort(runs=1, steps=4, minutes=0.02)


@pytest.mark.parametrize("group", GROUPS)
def test_every_benchmark_gives_figures(group: str, tmp_path: Path, qapp: QApplication) -> None:
    figures = suite.run([group], [NOTES], TINY, tmp_path)

    assert figures
    for figure in figures:
        assert min(figure.samples) > 0, figure.name
        assert all(sample > 0 for sample in figure.floor), figure.name


def test_a_map_with_everything_can_be_measured_too(tmp_path: Path, qapp: QApplication) -> None:
    figures = suite.run(["canvas"], [NOTES], replace(TINY, whole=True), tmp_path)

    assert {figure.name for figure in figures} >= {f"pan, {NOTES} notes", f"drag a touchpoint, {NOTES} notes"}


def test_a_missed_bar_is_said_in_its_line() -> None:
    slow = Figure("pan", [0.001, 0.050], [0.001], every_frame())
    quick = Figure("open", [0.002], [0.001], within(3))

    head, *lines = table.lines([slow, quick])

    assert "floor" in head
    assert lines[0].endswith("MISSED")
    assert lines[1].endswith("holds")
    assert "2.0" in lines[1]


def test_a_figure_without_a_bar_is_not_judged() -> None:
    assert Figure("hover", [0.001], []).holds is None
    assert Figure("memory", [3.0], [1.0], Bar("never", lambda _: False), Unit.MEMORY).holds is False
