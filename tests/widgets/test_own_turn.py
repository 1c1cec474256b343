"""Work in a turn of its own: never with the picture that is painted next, and once however often it was asked for."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from time import perf_counter

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model import edits
from app.model.records import Note, Tint
from app.widgets import maps, own_turn
from app.widgets.bearings.bearings import Bearings
from app.widgets.canvas.items import PixmapItem, ShapesItem
from app.widgets.own_turn import OwnTurn
from app.widgets.panels.maps_panel import MapsPanel
from tests.driver import Driver


class Clock:
    """Goes on only when a test says so: how long the machine holds a turn up is not what these tests are about."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which turns are told apart, an hour after whatever was done before."""
    return stood_still(monkeypatch)


def stood_still(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(own_turn, "perf_counter", clock)
    for moment in ("_free", "_awaited"):
        monkeypatch.setattr(OwnTurn, moment, clock.now - 3600)
    return clock


def test_it_is_done_after_the_turn_in_which_it_was_asked_for(qapp: QApplication, qtbot: QtBot) -> None:
    done: list[str] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append("done"))
    turn.ask()
    qapp.processEvents()
    assert not done and turn.is_pending
    qtbot.waitUntil(lambda: not turn.is_pending)
    assert done == ["done"]


def test_asked_for_often_it_is_done_once_and_not_put_off(qapp: QApplication, qtbot: QtBot, clock: Clock) -> None:
    done: list[str] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append("done"))
    for _ in range(4):
        turn.ask()
        qapp.processEvents()
        clock.now += 0.003
    assert done
    clock.now += 0.003
    qtbot.waitUntil(lambda: not turn.is_pending)
    assert len(done) <= 2


def test_called_off_it_is_not_done(qapp: QApplication) -> None:
    done: list[str] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append("done"))
    turn.ask()
    turn.call_off()
    QTest.qWait(20)
    assert not done


def test_a_turn_with_a_picture_is_not_its_own_but_it_does_not_wait_for_ever(qapp: QApplication, clock: Clock) -> None:
    done: list[float] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append(clock.now))
    begun = clock.now
    turn.ask()
    while not done:
        OwnTurn.note_work()  # a picture in each turn, as under a hand that draws
        qapp.processEvents()
        clock.now += 0.001
    assert done[0] - begun == pytest.approx(0.5, abs=0.005)


def test_two_never_share_a_turn(qapp: QApplication, clock: Clock) -> None:
    done: list[int] = []
    turns = [OwnTurn(QObject(qapp), partial(done.append, number)) for number in range(3)]
    for turn in turns:
        turn.ask()
    while any(turn.is_pending for turn in turns):
        before = len(done)
        qapp.processEvents()
        clock.now += 0.003
        assert len(done) <= before + 1
    assert sorted(done) == [0, 1, 2]


def test_it_waits_for_the_picture_of_what_was_just_shown_and_comes_after_it(
    qapp: QApplication, qtbot: QtBot, clock: Clock
) -> None:
    done: list[float] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append(clock.now))
    turn.ask()
    qapp.processEvents()  # it is due now
    OwnTurn.expect_picture()
    clock.now += 0.02  # and the edit that is shown takes its time
    OwnTurn.note_work()
    for _ in range(5):
        QTest.qWait(1)
    assert not done
    OwnTurn.note_picture()
    QTest.qWait(2)
    assert not done
    clock.now += 0.003
    qtbot.waitUntil(lambda: bool(done))


def test_what_was_shown_where_nobody_sees_it_has_no_picture_to_wait_for(qapp: QApplication, clock: Clock) -> None:
    done: list[float] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append(clock.now))
    begun = clock.now
    OwnTurn.expect_picture()
    turn.ask()
    while not done:
        QTest.qWait(2)
        clock.now += 0.001
    assert done[0] - begun == pytest.approx(0.03, abs=0.005)


def test_pictures_of_the_map_and_edits_are_noted(vera: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[str] = []
    for name in ("expect_picture", "note_picture", "note_work"):
        monkeypatch.setattr(OwnTurn, name, lambda *_, name=name: noted.append(name))
    vera.canvas.viewport().repaint()
    assert noted == ["note_picture"]
    noted.clear()
    vera.workspace.session.run(edits.set_fields(vera.document, vera.canvas.map_id, title="Other"))
    assert noted == ["expect_picture", "note_work"]


def test_what_makes_the_picture_does_not_wait_for_it(qapp: QApplication, clock: Clock) -> None:
    done: list[str] = []
    turn = OwnTurn(QObject(qapp), lambda: done.append("rendered"), for_picture=True)
    OwnTurn.expect_picture()
    turn.ask()
    for _ in range(4):
        qapp.processEvents()
        clock.now += 0.001
    assert done


def test_a_note_in_another_colour_is_rendered_at_once(vera: Driver) -> None:
    """It keeps its old picture until then, so nothing asks for one that could be waited for."""
    note = vera.document.all_of(Note)[0]
    vera.bring_in(note.id)
    item = vera.canvas.item_for(note.id)
    assert isinstance(item, PixmapItem)
    vera.settle()
    other = next(tint for tint in Tint if tint not in (note.tint, Tint.STONE))
    vera.workspace.session.run(edits.set_fields(vera.document, note.id, tint=other))
    assert item.rendered <= 0
    turns = 0
    while item.rendered <= 0 and turns < 50:
        QTest.qWait(1)
        turns += 1
    assert 0 < turns < 20


def test_what_the_program_does_by_itself_leaves_turns_with_a_picture_alone(
    vera: Driver, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece of it is short, but several of them and an edit made one picture in a thousand late."""
    vera.click("rail.maps")
    panel = vera.workspace.sides.panels["maps"]
    assert isinstance(panel, MapsPanel)
    thumbnails = panel.thumbnails
    qtbot.waitUntil(lambda: thumbnails.idle)
    clock = stood_still(monkeypatch)
    did: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda *_: did.append("collected"))
    known = maps.thumbnails.lane_by_lane
    monkeypatch.setattr(maps.thumbnails, "lane_by_lane", lambda *args: (did.append("laid out"), known(*args))[1])
    bearings = vera.workspace.findChild(Bearings, "bearings")
    assert isinstance(bearings, Bearings)
    bearings._miniature.painted.connect(lambda *_: did.append("minimap"))
    thumbnails.painted.connect(lambda *_: did.append("thumbnail"))
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.workspace.session.run(edits.set_emotion(vera.document, touchpoint.id, -30))
    thumbnails.want([each.id for each in vera.document.maps()])
    before = stills(vera)
    end = perf_counter() + 0.8
    while perf_counter() < end:  # long enough for all that settles first
        OwnTurn.note_work()
        qapp.processEvents()
    assert not did and stills(vera) == before
    released(qtbot, clock, lambda: {"collected", "minimap", "laid out", "thumbnail"} <= set(did))
    assert stills(vera) > before


def stills(driver: Driver) -> int:
    """How many curves and links are seen as stills."""
    return sum(item.has_still for item in driver.canvas.map_scene.items() if isinstance(item, ShapesItem))


def released(qtbot: QtBot, clock: Clock, done: Callable[[], bool]) -> None:
    """Lets the clock go on until `done`."""

    def is_done() -> bool:
        clock.now += 0.003
        return done()

    qtbot.waitUntil(is_done, timeout=10_000)
