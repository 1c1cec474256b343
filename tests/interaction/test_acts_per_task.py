"""The table "Acts per task" of the interaction contract: each task done with no more acts than we promised.

One act is a click or double click, a key or chord, a drag, a menu choice, or a typed text with its closing key; saving
costs none. `Acts` counts them, and every act is made of real events of the window. What is done is looked up in the
document, on the map and in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.analysis import emotion
from app.drawing.measures import score_y
from app.model import edits
from app.model.document import Document
from app.model.records import Id, LaneKind, MapState, Person, Touchpoint
from app.session import Session
from tests.driver import Driver
from tests.interaction.conftest import Start
from tests.widgets.canvas.hands import Hands, Place

OURS = {
    "new map with five phases of own names": 6,
    "a touchpoint with title in phase 3": 2,
    "its emotion to +1.5, curve seen": 1,
    "move it to phase 4, first place": 1,
    "two pain points on it": 3,
    "mark it a moment of truth": 1,
    "a second persona with its own curve over five touchpoints": 4,
    "a future version of the map, one score raised": 2,
    "an action from the lowest point, with owner and due date": 4,
    "hand over the PDF and an Excel list with filters": 2,
}
"""At most so many acts; for the second persona, a drag for each point comes on top."""


class Acts:
    """Someone's acts in a window, counted."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.count = 0

    @property
    def document(self) -> Document:
        return self.driver.document

    @property
    def hands(self) -> Hands:
        return Hands(self.driver.canvas)

    def click(self, name: str) -> Acts:
        self.driver.click(name)
        return self._one()

    def click_on(self, place: Place) -> Acts:
        self.hands.click(place)
        return self._one()

    def double_click(self, name: str, place: QPoint) -> Acts:
        widget = self.driver.find(name)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
        return self._one()

    def double_click_on(self, place: Place) -> Acts:
        at = self.hands.at(place)
        self.hands.click(at).double_click(at)
        return self._one()

    def drag(self, start: Place, to: Place) -> Acts:
        self.hands.drag(start, to)
        return self._one()

    def tap(self, name: str) -> Acts:
        """Taps a widget with a finger, which Qt turns into its click."""
        widget = self.driver.find(name)
        view = self.driver.canvas.viewport()
        self.hands.tap(view.mapFromGlobal(widget.mapToGlobal(widget.rect().center())))
        return self._one()

    def press(self, chord: str) -> Acts:
        self._send(chord)
        return self._one()

    def type(self, text: str, closing: str) -> Acts:
        """Types a text, letter by letter, and presses one key that ends it."""
        for letter in text:
            QTest.keyClick(QApplication.focusWidget(), letter)  # type: ignore[call-overload]  # letters are keys too
        self._send(closing)
        return self._one()

    def _send(self, chord: str) -> None:
        dialog = QApplication.activeModalWidget()
        handle = dialog.windowHandle() if dialog is not None else self.driver.window.windowHandle()
        combination = Hands.combination(chord)
        QTest.keyClick(handle, combination.key(), combination.keyboardModifiers())

    def _one(self) -> Acts:
        self.count += 1
        self.driver.settle(200)
        return self


@contextmanager
def task(acts: Acts, name: str, on_top: int = 0) -> Iterator[None]:
    """What is done within is one task of the table, and takes no more acts than we promised."""
    before = acts.count
    yield
    taken = acts.count - before
    assert 0 < taken <= OURS[name] + on_top, f"{name}: {taken} acts"


@pytest.fixture
def acts(start: Start) -> Acts:
    """At a map of five phases, with a first touchpoint in phase 3, as the second task leaves it."""
    driver = start("five-phases", title="Buying a bike")
    driver.window.resize(1600, 980)
    driver.settle()
    made = edits.add_touchpoint(driver.document, driver.document.phases(driver.canvas.map_id)[2].id, "Test ride")
    driver.session.run(made)
    driver.canvas.setFocus()
    return Acts(driver)


def phase(acts: Acts, place: int) -> Id:
    return acts.document.phases(acts.driver.canvas.map_id)[place - 1].id


def lane(acts: Acts, kind: LaneKind) -> Id:
    return next(lane.id for lane in acts.document.lanes(acts.driver.canvas.map_id) if lane.kind is kind)


def only_touchpoint(acts: Acts) -> Touchpoint:
    (touchpoint,) = acts.document.journey(acts.driver.canvas.map_id)
    return touchpoint


def at_score(acts: Acts, touchpoint_id: Id, score: float, actor: str = "") -> QPoint:
    """Where on the scale a touchpoint's point has a score."""
    row = acts.hands.row(lane(acts, LaneKind.EMOTION))
    point = acts.hands.group(f"point:{touchpoint_id}:{actor}")
    return acts.hands.on_map(point.x + point.w / 2, row.y + score_y(row.h, score))


def in_file(acts: Acts) -> Document:
    """What the user's own file holds once the map is closed."""
    path = acts.driver.session.path
    acts.driver.window.close_session()
    session = Session.open(path)
    records = dict(session.document.records)
    session.close()
    return Document(records.values())


def test_new_map_with_five_phases_of_own_names(start: Start, home: Path) -> None:
    """A double click on a beginning makes the map; each name is typed over, and Tab goes to the next."""
    acts = Acts(start())
    names = ["Hear of it", "Look around", "Try one", "Buy", "Ride"]
    with task(acts, "new map with five phases of own names"):
        acts.double_click("template.five-phases", QPoint(120, 60))
        for name in names:
            acts.type(name, "Tab" if name != names[-1] else "Ctrl+Return")
    assert [p.title for p in acts.document.phases(acts.driver.canvas.map_id)] == names
    kept = in_file(acts)
    assert [p.title for p in kept.phases(kept.maps()[0].id)] == names


def test_a_touchpoint_with_title_in_phase_3(acts: Acts) -> None:
    """A double click in the cell, and the title."""
    with task(acts, "a touchpoint with title in phase 3"):
        acts.double_click_on(acts.hands.in_cell(lane(acts, LaneKind.TOUCHPOINTS), phase(acts, 3), dy=4))
        acts.type("Signs", "Return")
    assert {t.title for t in acts.document.touchpoints(phase(acts, 3))} == {"Test ride", "Signs"}
    kept = in_file(acts)
    assert {t.title for t in kept.journey(kept.maps()[0].id)} == {"Test ride", "Signs"}


def test_its_emotion_to_plus_one_and_a_half_curve_seen(acts: Acts) -> None:
    """One drag of its open point up the scale."""
    other = edits.add_touchpoint(acts.document, phase(acts, 1), "Sees one")
    acts.driver.session.run(other)
    acts.driver.session.run(edits.set_emotion(acts.document, other.created[0], -0.5))
    touchpoint = acts.document.touchpoints(phase(acts, 3))[0]
    with task(acts, "its emotion to +1.5, curve seen"):
        acts.drag(f"point:{touchpoint.id}:", at_score(acts, touchpoint.id, 1.5))
    score = acts.document.score(touchpoint.id)
    assert score is not None and score.score == 15
    curve = acts.hands.group(f"curve:{lane(acts, LaneKind.EMOTION)}::{phase(acts, 1)}")
    assert acts.driver.canvas.map_scene.item(curve.key) is not None
    assert curve.w > 0


def test_move_it_to_phase_4_first_place(acts: Acts) -> None:
    """One drag."""
    there = edits.add_touchpoint(acts.document, phase(acts, 4), "Already there")
    acts.driver.session.run(there)
    touchpoint = acts.document.touchpoints(phase(acts, 3))[0]
    with task(acts, "move it to phase 4, first place"):
        acts.drag(touchpoint.id, acts.hands.at(there.created[0], dx=-60))
    assert [t.title for t in acts.document.touchpoints(phase(acts, 4))] == ["Test ride", "Already there"]


def test_two_pain_points_on_it(acts: Acts) -> None:
    """A double click under it, and two texts with Tab between them."""
    pains = lane(acts, LaneKind.PAINS)
    with task(acts, "two pain points on it"):
        acts.double_click_on(acts.hands.in_cell(pains, phase(acts, 3)))
        acts.type("Too dear", "Tab").type("No size left", "Esc")
    touchpoint = only_touchpoint(acts)
    notes = acts.document.column(phase(acts, 3), pains, touchpoint.id)
    assert [note.text for note in notes] == ["Too dear", "No size left"]
    assert all(acts.driver.canvas.item_for(note.id) is not None for note in notes)


def test_mark_it_a_moment_of_truth(acts: Acts) -> None:
    """One chord, with the touchpoint selected or one of its notes, as after the tasks before."""
    touchpoint = only_touchpoint(acts)
    made = edits.add_note(
        acts.document, lane(acts, LaneKind.PAINS), phase(acts, 3), "Too dear", touchpoint_id=touchpoint.id
    )
    acts.driver.session.run(made)
    for selected in (touchpoint.id, made.created[0]):
        acts.driver.canvas.select([selected])
        acts.driver.settle()
        before = only_touchpoint(acts).moment_of_truth
        with task(acts, "mark it a moment of truth"):
            acts.press("Ctrl+M")
        assert only_touchpoint(acts).moment_of_truth is not before


@pytest.mark.parametrize("finger", [False, True], ids=["mouse", "finger"])
def test_mark_it_a_moment_of_truth_beside_the_map(acts: Acts, finger: bool) -> None:
    """For who has no keyboard: one click or tap on the switch that stands beside the selected touchpoint."""
    touchpoint = only_touchpoint(acts)
    (acts.hands.tap if finger else acts.hands.click)(touchpoint.id)
    acts.driver.settle(200)
    with task(acts, "mark it a moment of truth"):
        acts.tap("touchpoint.moment_of_truth") if finger else acts.click("touchpoint.moment_of_truth")
    assert only_touchpoint(acts).moment_of_truth


def test_a_second_persona_with_its_own_curve_over_five_touchpoints(acts: Acts) -> None:
    """The panel, its plus, a name, the whole map in sight; then the open points wait on the map to be dragged."""
    for number in range(1, 6):
        acts.driver.session.run(edits.add_touchpoint(acts.document, phase(acts, number), f"Moment {number}"))
    acts.driver.session.run(edits.delete(acts.document, acts.document.touchpoints(phase(acts, 3))[0].id))
    five, scores = acts.document.journey(acts.driver.canvas.map_id), (1.0, -1.0, 0.5, 2.0, 1.5)
    with task(acts, "a second persona with its own curve over five touchpoints", on_top=5):
        acts.click("rail.map").click("personas.add").type("Merel", "Return").press("Ctrl+1")
        (merel,) = (persona.id for persona in acts.document.personas() if persona.name == "Merel")
        for touchpoint, score in zip(five, scores, strict=True):
            acts.drag(f"point:{touchpoint.id}:{merel}", at_score(acts, touchpoint.id, score, merel))
    felt = emotion.moments(acts.document, acts.driver.canvas.map_id, merel)
    assert [moment.score for moment in felt] == pytest.approx(scores, abs=0.1)
    assert acts.hands.group(f"curve:{lane(acts, LaneKind.EMOTION)}:{merel}:{phase(acts, 1)}").w > 0
    assert emotion.moments(acts.document, acts.driver.canvas.map_id) == ()


def test_a_future_version_of_the_map_one_score_raised(acts: Acts) -> None:
    """One chord makes it and shows it; then the point is dragged up there."""
    touchpoint, current = only_touchpoint(acts), acts.driver.canvas.map_id
    acts.driver.session.run(edits.set_emotion(acts.document, touchpoint.id, -1.0))
    with task(acts, "a future version of the map, one score raised"):
        acts.press("Ctrl+Shift+T")
        (better,) = acts.document.journey(acts.driver.canvas.map_id)
        acts.drag(f"point:{better.id}:", at_score(acts, better.id, 1.0))
    kept = in_file(acts)
    (future,) = (journey for journey in kept.maps() if journey.state is MapState.FUTURE)
    assert (future.origin_id, better.origin_id) == (current, touchpoint.id)
    then, now = kept.score(better.id), kept.score(touchpoint.id)
    assert then is not None and then.score == pytest.approx(10, abs=1)
    assert now is not None and now.score == -10


def test_an_action_from_the_lowest_point_with_owner_and_due_date(acts: Acts) -> None:
    """One chord goes to the lowest point and makes the action; then its title, owner and date are typed."""
    touchpoint = only_touchpoint(acts)
    acts.driver.session.run(edits.set_emotion(acts.document, touchpoint.id, -1.5))
    with task(acts, "an action from the lowest point, with owner and due date"):
        acts.press("Ctrl+Shift+L")
        acts.type("Lend a bike for a day", "Tab").type("Jan", "Tab").type("1-12-2031", "Return")
    kept = in_file(acts)
    (action,) = kept.actions(touchpoint.id)
    assert (action.title, action.due) == ("Lend a bike for a day", date(2031, 12, 1))
    assert kept.get(action.owner_id or Id(""), Person).name == "Jan"


def test_hand_over_the_pdf_and_an_excel_list_with_filters(acts: Acts) -> None:
    """The dialog has both ticked; Enter makes them."""
    touchpoint = only_touchpoint(acts)
    acts.driver.session.run(edits.add_action(acts.document, "Lend a bike", touchpoint.id))
    folder = acts.driver.session.path.parent
    with task(acts, "hand over the PDF and an Excel list with filters"):
        acts.press("Ctrl+Shift+E").press("Return")
    pdf, excel = folder / "Buying a bike.pdf", folder / "Buying a bike.xlsx"
    for _wait in range(100):
        if not acts.driver.find("exportDialog").make.isEnabled():  # type: ignore[attr-defined]
            acts.driver.settle(200)
    assert pdf.read_bytes()[:5] == b"%PDF-"
    tables = [table for sheet in load_workbook(excel) for table in sheet.tables.values()]
    assert any(table.autoFilter is not None for table in tables)
    acts.press("Esc")


def test_every_task_is_counted() -> None:
    """The table of the contract has ten rows."""
    tests = {name for name in globals() if name.startswith("test_")}
    named = {"test_" + _as_name(name) for name in OURS}
    assert named <= tests
    assert len(OURS) == 10


def _as_name(row: str) -> str:
    return row.lower().replace(", ", " ").replace(" ", "_").replace("+1.5", "plus_one_and_a_half")
