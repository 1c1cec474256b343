"""Hands at random: mouse, keys and fingers mixed, on a real session, and what must hold after each burst."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.widgets.canvas.conftest import Open, assert_shows_the_document
from tests.widgets.canvas.hands import CONTROL, MIDDLE, PLAIN, RIGHT, SHIFT, Hands

KEYS = (
    *("Left", "Right", "Up", "Down", "Home", "End", "Ctrl+Home", "Shift+Right", "Shift+Down"),
    *("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down", "Alt+Shift+Up", "Alt+Shift+Down", "Alt+Shift+PgUp"),
    *("Return", "F2", "Esc", "Tab", "Shift+Tab", "Ctrl+Return", "Backspace", "Ctrl+Z"),
)
COMMANDS = (
    *("undo", "redo", "copy", "cut", "paste", "duplicate", "delete", "edit", "add_touchpoint", "add_note", "add_phase"),
    *("add_lane", "toggle_moment_of_truth", "collapse_lane", "hide_lane", "fit_map", "fit_selection", "zoom_in"),
    *("clear_score", "add_action", "zoom_100", "undo", "undo", "link_to", "follow_road", "other_road", "turn_link"),
)


class RandomHands:
    """Does one random thing after another; a seed makes it do the same again."""

    def __init__(self, hands: Hands, seed: int) -> None:
        self._hands = hands
        self._dice = random.Random(seed)
        self._fingers: set[int] = set()
        self.told: list[str] = []

    def burst(self, length: int) -> None:
        """A few things in a row, and then hands off."""
        for _ in range(length):
            act = self._dice.choice(ACTS)
            self.told.append(act.__name__)
            act(self)
            self._close_menu()
        self.hands_off()

    def hands_off(self) -> None:
        """Whatever is held is let go of, and whatever is typed is finished."""
        if self._fingers:
            self._hands.lift(*self._fingers)
            self._fingers.clear()
        self._close_menu()
        self._hands.hover(QPoint(5, 5))  # a release that never came is noticed at the next movement
        self._hands.canvas.editor.finish()
        if self._hands.canvas.stage.linking.active:
            self._hands.canvas.stage.linking.end()  # a link may wait for its second touchpoint as long as it likes

    # --- the mouse -----------------------------------------------------------------------------------------------

    def click(self) -> None:
        self._hands.click(self._place(), self._dice.choice((PLAIN, PLAIN, SHIFT, CONTROL)))

    def double_click(self) -> None:
        self._hands.double_click(self._place())

    def hover_and_click(self) -> None:
        place = self._place()
        self._hands.hover(place).click(place)

    def drag(self) -> None:
        keys = self._dice.choice((PLAIN, PLAIN, PLAIN, SHIFT, CONTROL))
        self._hands.drag(self._place(), self._place(), keys)

    def drag_called_off(self) -> None:
        self._hands.press(self._place()).move(self._place()).key("Esc").move(self._place()).release()

    def drag_while_something_happens(self) -> None:
        self._hands.press(self._place()).move(self._place())
        self.command()
        self._hands.move(self._place()).release()

    def pan(self) -> None:
        self._hands.drag(self._place(), self._place(), button=MIDDLE)

    def wheel(self) -> None:
        self._hands.wheel(
            self._place(), self._dice.choice((-240, 120, 240)), self._dice.choice((PLAIN, SHIFT, CONTROL))
        )

    def menu(self) -> None:
        self._hands.click(self._place(), button=RIGHT)
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            entries = [
                a for m in [menu, *menu.findChildren(QMenu)] for a in m.actions() if a.isEnabled() and not a.menu()
            ]
            entry = self._dice.choice(entries)
            menu.close()
            entry.trigger()

    # --- keys ----------------------------------------------------------------------------------------------------

    def key(self) -> None:
        self._hands.key(self._dice.choice(KEYS))

    def type(self) -> None:
        self._hands.type(self._dice.choice(("a", "Zz 1", "?", "lang woord ")))

    def command(self) -> None:
        getattr(self._hands.canvas.commands, self._dice.choice(COMMANDS))()

    def space_drag(self) -> None:
        hands = self._hands.hold(Qt.Key.Key_Space)
        hands.drag(self._place(), self._place()).let_go(Qt.Key.Key_Space)

    # --- fingers -------------------------------------------------------------------------------------------------

    def touch(self) -> None:
        free = {0, 1, 2} - self._fingers
        if free:
            finger = min(free)
            self._hands.touch(finger, self._place())
            self._fingers.add(finger)

    def slide(self) -> None:
        if self._fingers:
            self._hands.slide({finger: self._place() for finger in self._fingers}, steps=2)

    def lift(self) -> None:
        if self._fingers:
            finger = self._dice.choice(sorted(self._fingers))
            self._hands.lift(finger)
            self._fingers.discard(finger)

    def lose(self) -> None:
        self._hands.canvas.pointers.lost()

    # --- helpers -------------------------------------------------------------------------------------------------

    def _place(self) -> QPoint:
        """Somewhere in the view: mostly on something that is drawn."""
        view = self._hands.canvas.viewport().rect()
        groups = [g for g in self._hands.canvas.map_scene.drawing.groups if g.role not in ("curve", "prompt")]
        if groups and self._dice.random() < 0.8:
            place = self._hands.at(
                self._dice.choice(groups).key, self._dice.uniform(-30, 30), self._dice.uniform(-9, 9)
            )
            if view.contains(place):
                return place
        return QPoint(self._dice.randrange(view.width()), self._dice.randrange(view.height()))

    def _close_menu(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


ACTS: tuple[Callable[[RandomHands], None], ...] = (
    RandomHands.click,
    RandomHands.double_click,
    RandomHands.hover_and_click,
    RandomHands.drag,
    RandomHands.drag,
    RandomHands.drag,
    RandomHands.drag_called_off,
    RandomHands.drag_while_something_happens,
    RandomHands.pan,
    RandomHands.wheel,
    RandomHands.menu,
    RandomHands.key,
    RandomHands.key,
    RandomHands.key,
    RandomHands.type,
    RandomHands.command,
    RandomHands.command,
    RandomHands.space_drag,
    RandomHands.touch,
    RandomHands.touch,
    RandomHands.slide,
    RandomHands.lift,
    RandomHands.lose,
)


def walk(hands: Hands, seed: int, bursts: int, faults: list[BaseException]) -> None:
    """Walks, and takes everything back at the end."""
    before = dict(hands.document.records)
    at_random = RandomHands(hands, seed)
    for _ in range(bursts):
        at_random.burst(6)
        told = f"seed {seed}: {' '.join(at_random.told[-12:])}"
        assert not faults, told
        assert hands.canvas.machine.idle, told
        assert not hands.document.loose_references(), told
        assert_shows_the_document(hands.canvas)
    for _ in range(hands.steps):
        hands.session.undo()
    assert dict(hands.document.records) == before
    assert_shows_the_document(hands.canvas)


@pytest.mark.parametrize("seed", [1, 2, 3, 105])
def test_a_long_walk(hands: Hands, no_fault_in_a_slot: list[BaseException], seed: int) -> None:
    walk(hands, seed, bursts=50, faults=no_fault_in_a_slot)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_many_short_walks(open_map: Open, no_fault_in_a_slot: list[BaseException], seed: int) -> None:
    walk(open_map(), seed, bursts=8, faults=no_fault_in_a_slot)
