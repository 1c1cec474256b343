"""Who rests the pointer on a touchpoint or note is told what the signs on it mean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.model import edits
from app.model.records import Id, Note, Person, Touchpoint
from app.widgets.canvas.sign_words import sign_words
from tests.driver import Driver


@pytest.fixture(autouse=True)
def no_tip_is_left(qapp: QApplication) -> Iterator[None]:
    yield
    QToolTip.hideText()


def rest_on(driver: Driver, place: QPoint) -> str:
    ground = driver.canvas.viewport()
    QApplication.sendEvent(ground, QHelpEvent(QEvent.Type.ToolTip, place, ground.mapToGlobal(place)))
    return QToolTip.text()


def signed(driver: Driver) -> Touchpoint:
    """A touchpoint in sight that says more than its words."""
    touchpoints = driver.document.journey(driver.canvas.map_id)
    return next(t for t in touchpoints if t.moment_of_truth and t.owner_id and driver.canvas.item_for(t.id))


def test_the_signs_of_a_touchpoint_are_told(vera: Driver) -> None:
    touchpoint = signed(vera)
    owner = vera.document.get(touchpoint.owner_id or Id(""), Person)
    told = rest_on(vera, vera.place_of(touchpoint.id)).splitlines()
    assert {"Moment of truth", f"Owner {owner.name}"} <= set(told)


def test_a_question_mark_is_explained_where_it_is_shown_and_only_there(fresh: Driver) -> None:
    [note, *_] = [r for r in fresh.document.records.values() if isinstance(r, Note)]
    assert fresh.canvas.showing.assumptions
    assert rest_on(fresh, fresh.place_of(note.id)) == "Assumption: nothing speaks for it yet"
    fresh.window.actions_["view.assumptions"].trigger()
    rest_on(fresh.settle(), fresh.place_of(note.id))
    fresh.settle(500)  # Qt takes a tip away a moment later
    assert QToolTip.text() == ""


def test_nothing_is_told_on_the_ground_or_while_somebody_types(fresh: Driver) -> None:
    [note, *_] = [r for r in fresh.document.records.values() if isinstance(r, Note)]
    assert rest_on(fresh, fresh.canvas.viewport().rect().bottomRight() - QPoint(40, 40)) == ""
    fresh.canvas.edit_text(note.id)
    assert rest_on(fresh, fresh.place_of(note.id)) == ""


def test_a_button_of_the_map_says_what_it_does_by_itself(fresh: Driver) -> None:
    [note, *_] = [r for r in fresh.document.records.values() if isinstance(r, Note)]
    button = fresh.canvas.map_scene.addRect(0, 0, 12, 12)
    button.setPos(fresh.canvas.mapToScene(fresh.place_of(note.id) - QPoint(4, 4)))
    button.setZValue(10_000)
    button.setToolTip("Adds a note")
    assert rest_on(fresh, fresh.place_of(note.id)) == "Adds a note"


def test_tags_are_told_by_name(fresh: Driver) -> None:
    [note, *_] = [r for r in fresh.document.records.values() if isinstance(r, Note)]
    fresh.workspace.run(lambda document: edits.tag_new(document, "Urgent", [note.id]))
    assert list(sign_words(fresh.document, note, with_proof=False)) == ["Tags: Urgent"]
