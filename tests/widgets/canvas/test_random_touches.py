"""Fingers of several people that come and go in any order, beside a mouse, a pen and somebody who types.

Whatever they do, nothing that was on the map is lost, nothing stays in the air, and the file holds what is shown.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.session.reading import read
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import CONTROL, PLAIN, Hands

FINGERS = range(4)
HOVER = Qt.MouseButton.NoButton


class Crowd:
    """Two people at one screen each, one of them with a mouse, a pen or a keyboard; a seed makes them do it again."""

    def __init__(self, hands: Hands, other: Hands, seed: int) -> None:
        self._people = (hands, other)
        self._hands = hands
        self._dice = random.Random(seed)
        self._down: set[tuple[int, int]] = set()
        self._mouse_down = self._pen_down = False
        self.told: list[str] = []

    def burst(self, length: int) -> None:
        """A few things in a row, whoever does them."""
        for _ in range(length):
            act = self._dice.choice(ACTS)
            self.told.append(act.__name__)
            act(self)

    def hands_off(self) -> None:
        """Everybody lets go, in any order."""
        ends = [self._lift_one] * len(self._down)
        ends += [self.mouse] * self._mouse_down + [self.pen] * self._pen_down
        self._dice.shuffle(ends)
        for end in ends:
            end()
        self._close_menu()
        self._hands.canvas.editor.finish()

    # --- fingers -------------------------------------------------------------------------------------------------

    def touch(self) -> None:
        free = [(who, finger) for who in (0, 1) for finger in FINGERS if (who, finger) not in self._down]
        if free:
            who, finger = self._dice.choice(free)
            self._down.add((who, finger))
            self._people[who].touch(finger, self._place())

    def slide(self) -> None:
        who = self._dice.choice((0, 1))
        moved = [finger for person, finger in self._down if person == who and self._dice.random() < 0.7]
        if moved:
            self._people[who].slide({finger: self._place() for finger in moved}, steps=3)

    def tremble(self) -> None:
        for who, finger in self._some_down():
            here = self._people[who].finger(finger)
            self._people[who].slide({finger: here + QPoint(self._dice.randint(-4, 4), 3)}, steps=1)

    def lift(self) -> None:
        if self._down:
            self._lift_one()

    def double_tap(self) -> None:
        place = self._place()
        free = [finger for finger in FINGERS if (1, finger) not in self._down]
        for finger in free[:1]:
            self._people[1].touch(finger, place).lift(finger).touch(finger, place).lift(finger)

    def cancel_a_screen(self) -> None:
        who = self._dice.choice((0, 1))
        self._people[who].cancel_touches()
        self._down = {each for each in self._down if each[0] != who}

    # --- beside them ---------------------------------------------------------------------------------------------

    def mouse(self) -> None:
        if self._mouse_down:
            self._hands.release()
        else:
            self._hands.press(self._place(), self._dice.choice((PLAIN, PLAIN, CONTROL)))
        self._mouse_down = not self._mouse_down

    def move_mouse(self) -> None:
        if self._mouse_down:
            self._hands.move(self._place(), steps=3)

    def pen(self) -> None:
        kind = QEvent.Type.TabletRelease if self._pen_down else QEvent.Type.TabletPress
        self._hands.pen(kind, self._place())
        self._pen_down = not self._pen_down

    def move_pen(self) -> None:
        if self._pen_down:
            self._hands.pen(QEvent.Type.TabletMove, self._place())

    def type(self) -> None:
        if self._hands.canvas.editor.active:
            self._hands.type(self._dice.choice(("a", "woord ", "Zz")))

    def key(self) -> None:
        self._hands.key(self._dice.choice(("Esc", "Return", "Right", "Down", "Alt+Right", "Tab")))

    def undo(self) -> None:
        self._hands.canvas.commands.undo()

    def redo(self) -> None:
        self._hands.canvas.commands.redo()

    def zoom(self) -> None:
        self._hands.wheel(self._place(), self._dice.choice((-240, 240)), self._dice.choice((PLAIN, CONTROL)))

    def wait(self) -> None:
        QTest.qWait(self._dice.choice((5, 60, 300)))

    def rest(self) -> None:
        """Long enough for a menu, for a pen to be far again, and for a drag at the edge to scroll."""
        self._hands.canvas.machine.tick(monotonic() + 1.0)
        self._close_menu()

    # --- helpers -------------------------------------------------------------------------------------------------

    def _lift_one(self) -> None:
        who, finger = self._dice.choice(sorted(self._down))
        self._down.discard((who, finger))
        self._people[who].lift(finger)

    def _some_down(self) -> list[tuple[int, int]]:
        return [each for each in sorted(self._down) if self._dice.random() < 0.5]

    def _place(self) -> QPoint:
        """Somewhere in the view: mostly on something that is drawn."""
        view = self._hands.canvas.viewport().rect()
        groups = [g for g in self._hands.canvas.map_scene.drawing.groups if g.role not in ("curve", "prompt")]
        place = self._hands.at(self._dice.choice(groups).key, self._dice.uniform(-30, 30), self._dice.uniform(-9, 9))
        if self._dice.random() < 0.75 and view.contains(place):
            return place
        return QPoint(self._dice.randrange(view.width()), self._dice.randrange(view.height()))

    def _close_menu(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


ACTS: tuple[Callable[[Crowd], None], ...] = (
    *(Crowd.touch,) * 6,
    *(Crowd.slide,) * 8,
    *(Crowd.lift,) * 5,
    *(Crowd.tremble, Crowd.double_tap, Crowd.double_tap, Crowd.cancel_a_screen),
    *(Crowd.mouse, Crowd.mouse, Crowd.move_mouse, Crowd.move_mouse),
    *(Crowd.pen, Crowd.move_pen, Crowd.type, Crowd.type, Crowd.key),
    *(Crowd.undo, Crowd.redo, Crowd.zoom, Crowd.wait, Crowd.rest),
)


@pytest.fixture(scope="session")
def second_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 8, 13, 105])
def test_fingers_that_come_and_go(
    hands: Hands, second_screen: QPointingDevice, no_fault_in_a_slot: list[BaseException], seed: int
) -> None:
    before = set(hands.document.records)
    crowd = Crowd(hands, hands.fingers_on(second_screen), seed)
    canvas = hands.canvas
    for _ in range(12):
        crowd.burst(14)
        crowd.hands_off()
        told = f"seed {seed}: {' '.join(crowd.told[-16:])}"
        assert not no_fault_in_a_slot, told
        assert canvas.machine.idle, told
        assert not canvas.showing.lifted, told
        assert not canvas.stage.guides.owners, told
        assert not canvas.editor.active and canvas.editor.isHidden(), told
        assert before <= set(hands.document.records), told
        assert not hands.document.loose_references(), told
        assert_shows_the_document(canvas)
    assert dict(read(hands.session.path).records) == dict(hands.document.records)
