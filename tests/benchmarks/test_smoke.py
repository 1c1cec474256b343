"""Every benchmark runs once, on a tiny map, and gives figures. How good they are is not asked: that depends on the
machine and on what else it does, so it belongs in the table and never in a test.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import suite, table, taken
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


def test_what_others_took_is_what_the_host_stole_and_what_was_waited_in_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat, waited = tmp_path / "stat", tmp_path / "schedstat"
    monkeypatch.setattr(taken, "_STAT", stat)
    monkeypatch.setattr(taken, "_WAITED", waited)
    stat.write_text("cpu  900 0 80 70 60 0 5 12 0 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n")
    waited.write_text("5000000 2000000 3\n")
    others = taken.Taken()
    before = others.seconds()

    stat.write_text("cpu  999 0 99 99 99 0 9 15 0 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n")
    waited.write_text("9000000 7000000 9\n")

    assert others.seconds() - before == pytest.approx(3 / os.sysconf("SC_CLK_TCK") + 0.005)
    others.close()


def test_where_the_kernel_counts_nothing_nobody_took_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken, "_STAT", tmp_path / "none")
    monkeypatch.setattr(taken, "_WAITED", tmp_path / "none")

    assert taken.Taken().seconds() == 0


def test_a_figure_without_a_bar_is_not_judged() -> None:
    assert Figure("hover", [0.001], []).holds is None
    assert Figure("memory", [3.0], [1.0], Bar("never", lambda _: False), Unit.MEMORY).holds is False
