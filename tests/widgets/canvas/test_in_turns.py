"""Work in turns: made after a picture, shown in the turn after that, and never what no longer fits."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from app.widgets.canvas.in_turns import InTurns


class Work:
    """Counts what is made, and keeps what is shown."""

    def __init__(self, parent: QObject) -> None:
        self.made = 0
        self.shown: list[int] = []
        self.turns = InTurns(parent, self.make, self.shown.append)

    def make(self) -> int:
        self.made += 1
        return self.made


def test_nothing_is_made_before_the_picture(qapp: QObject) -> None:
    work = Work(qapp)
    work.turns.ask()
    qapp.processEvents()  # type: ignore[attr-defined]  # the fixture is an application
    assert work.made == 0 and work.turns.is_pending
    work.turns.was_painted()
    QTest.qWait(10)
    assert work.shown == [1] and not work.turns.is_pending


def test_without_a_picture_it_is_made_all_the_same(qapp: QObject) -> None:
    work = Work(qapp)
    work.turns.ask()
    QTest.qWait(100)
    assert work.shown == [1]


def test_asked_again_in_between_only_the_last_is_shown(qapp: QObject) -> None:
    work = Work(qapp)
    work.turns.ask()
    work.turns.was_painted()
    while not work.made:
        qapp.processEvents()  # type: ignore[attr-defined]
    work.turns.ask()
    QTest.qWait(100)
    assert work.shown == [2]


def test_called_off_nothing_comes(qapp: QObject) -> None:
    work = Work(qapp)
    work.turns.ask()
    work.turns.was_painted()
    work.turns.call_off()
    QTest.qWait(100)
    assert work.made == 0 and work.shown == [] and not work.turns.is_pending


def test_a_picture_without_anything_asked_begins_nothing(qapp: QObject) -> None:
    work = Work(qapp)
    work.turns.was_painted()
    QTest.qWait(10)
    assert work.made == 0
