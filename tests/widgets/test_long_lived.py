"""The garbage collector runs by a timer on the window's thread while a map is open, and by itself again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets import long_lived
from app.widgets.long_lived import Collector

A_WHILE = 60
"""Milliseconds in which it looks many times at the pace of these tests."""

Make = Callable[..., Collector]


class Circle:
    """Holds on to itself, so that only the collector ever lets go of it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def make(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Collectors that look every millisecond."""
    monkeypatch.setattr(long_lived, "INTERVAL", 1)
    made: list[Collector] = []

    def begin(**options: Callable[[], bool]) -> Collector:
        made.append(Collector(QObject(qapp), **options))
        return made[-1]

    yield begin
    for each in made:
        each.end()


def forgotten() -> ref[Circle]:
    return ref(Circle())


def test_it_finds_garbage_while_python_looks_for_none(make: Make, qtbot: QtBot) -> None:
    make()
    assert not gc.isenabled()
    garbage = forgotten()
    assert garbage() is not None
    qtbot.waitUntil(lambda: garbage() is None)


def test_it_keeps_still_while_a_hand_is_at_work(make: Make, qtbot: QtBot) -> None:
    hands = [True]
    make(busy=lambda: bool(hands))
    garbage = forgotten()
    QTest.qWait(A_WHILE)
    assert garbage() is not None
    hands.clear()
    qtbot.waitUntil(lambda: garbage() is None)


def test_what_was_set_aside_is_looked_at_again_only_when_all_is_still(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lived, "WORTH_IT", -1.0)
    monkeypatch.setattr(long_lived, "STILL", 10**9)
    collector = make()
    lasting = Circle()
    garbage = ref(lasting)
    collector.keep()
    del lasting
    for _ in range(A_WHILE // 2):
        collector.stir()
        QTest.qWait(2)
    assert garbage() is not None, "somebody was at work"
    qtbot.waitUntil(lambda: garbage() is None)


def test_at_its_end_python_collects_again_and_nothing_stays_set_aside(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lived, "LOOKS", 1)
    collector = make()
    while not collector._looking.is_pending:
        QTest.qWait(0)
    collector.end()
    assert gc.isenabled() and gc.get_freeze_count() == 0
    QTest.qWait(A_WHILE)
    assert gc.get_freeze_count() == 0, "a look that was still to come sets nothing aside"
