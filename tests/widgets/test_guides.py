"""Each guide is followed to its end in the panel: by what its buttons start, and by typing and choosing alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.guides.following import progress
from app.guides.guides import guides
from tests.driver import Driver
from tests.widgets.conftest import Start

GUIDES = [guide.id for guide in guides("en")]
TYPED_MS = 700
"""Longer than a field waits until it tells what was typed."""

MOST_PRESSES = 90
"""Far more than any step takes on a map of five phases."""


def follow(driver: Driver, guide_id: str) -> Driver:
    return driver.click("rail.guide").click(f"guide.choose.{guide_id}")


def ticks(driver: Driver, guide_id: str) -> dict[str, bool]:
    known = next(guide for guide in guides("en") if guide.id == guide_id)
    far = progress(known, driver.document, driver.document.maps()[0].id)
    return {each.step.id: each.done for each in far.steps}


def answer(driver: Driver, number: int) -> None:
    """Does what whoever sits there would do where the cursor has come to: types a few words, or chooses."""
    focus = QApplication.focusWidget()
    assert focus is not None, "the button led nowhere"
    kind, name = type(focus).__name__, focus.objectName()
    if kind == "Editor":
        driver.type(f"Note {number}").press("Ctrl+Return")
    elif kind in ("LineField", "PickField"):
        driver.type(f"Name {number}").press("Return")
    elif kind == "TextField":
        driver.type(f"Some words, number {number}").settle(TYPED_MS)
    elif kind == "EmotionField":
        driver.press("Up")
    elif name.startswith(("action.light", "action.horizon")):
        driver.press("Right", "Space")
    elif kind == "Segment":
        driver.press("Space")
    elif name.endswith("due.pick"):
        driver.press("Space").press("Right", "Return")
    else:
        assert kind == "Canvas" or name.endswith("review_date.pick"), f"nobody knows what to do at {name}, a {kind}"


@pytest.mark.parametrize("guide_id", GUIDES)
def test_a_guide_is_followed_to_its_end(guide_id: str, start: Start) -> None:
    driver = follow(start("five-phases"), guide_id)
    steps = list(ticks(driver, guide_id))
    for step in steps:
        finish_step(driver, guide_id, step)
    assert all(ticks(driver, guide_id).values())
    assert driver.sees("guide.ending")


def finish_step(driver: Driver, guide_id: str, step: str) -> None:
    if not driver.find(f"guide.step.{step}", QPushButton).isChecked():
        driver.click(f"guide.step.{step}")
    for number in range(MOST_PRESSES):
        if ticks(driver, guide_id)[step]:
            return
        before = driver.session.undo_label
        driver.click("guide.go")
        print(step, QApplication.focusWidget().objectName(), type(QApplication.focusWidget()).__name__)
        answer(driver, number)
        driver.settle(100)
    raise AssertionError(f"{step} is not done after {MOST_PRESSES} presses")
