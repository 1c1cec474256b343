"""Work in a turn of its own: never with the picture that is painted next, and once however often it was asked for."""

from __future__ import annotations

from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.widgets.own_turn import OwnTurn


def test_it_is_done_after_the_turn_in_which_it_was_asked_for(qapp: QApplication) -> None:
    done: list[str] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append("done"))
    turn.ask()
    qapp.processEvents()
    assert not done and turn.is_pending
    QTest.qWait(20)
    assert done == ["done"] and not turn.is_pending


def test_asked_for_often_it_is_done_once_and_not_put_off(qapp: QApplication) -> None:
    done: list[str] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append("done"))
    for _ in range(4):
        turn.ask()
        qapp.processEvents()
    assert done
    QTest.qWait(20)
    assert len(done) <= 2 and not turn.is_pending


def test_called_off_it_is_not_done(qapp: QApplication) -> None:
    done: list[str] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append("done"))
    turn.ask()
    turn.call_off()
    QTest.qWait(20)
    assert not done


def test_a_turn_with_a_picture_is_not_its_own_but_it_does_not_wait_for_ever(qapp: QApplication) -> None:
    done: list[float] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append(perf_counter()))
    begun = perf_counter()
    turn.ask()
    while not done:
        OwnTurn.note_work()  # a picture in each turn, as under a hand that draws
        qapp.processEvents()
    assert 0.2 < done[0] - begun < 2


def test_two_never_share_a_turn(qapp: QApplication) -> None:
    done: list[int] = []
    turns = [OwnTurn(QObject(qapp), partial(done.append, number)) for number in range(3)]
    for turn in turns:
        turn.ask()
    while any(turn.is_pending for turn in turns):
        before = len(done)
        qapp.processEvents()
        assert len(done) <= before + 1
    assert sorted(done) == [0, 1, 2]
