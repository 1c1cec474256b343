"""What empty cells ask, on the screen: a click begins the answer, and the question is there while it is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from app.drawing import measures as m
from app.drawing.primitives import Group, TextLine
from app.guides.templates import build
from app.i18n import screen_language, set_screen_language
from app.model.document import Document
from app.model.edits import make_future
from app.model.records import Id, LaneKind, MapState, Note, Record, Touchpoint
from app.widgets.canvas.accessible_outline import Node
from app.widgets.canvas.accessible_words import description
from app.widgets.canvas.done_hint import DoneHint
from app.widgets.canvas.feedback import PLUS_RADIUS
from tests.widgets.canvas.conftest import Open
from tests.widgets.canvas.hands import Hands

PAINS = "Waar haken mensen af bij het bestellen?"
MEETING = "Waar vergelijkt je klant jou met een ander?"


@pytest.fixture(autouse=True)
def in_dutch() -> object:
    before = screen_language()
    set_screen_language("nl")
    yield
    set_screen_language(before)


@pytest.fixture
def on(open_map: Open) -> Hands:
    return open_map(Document(build("five-phases", "nl")), width=1500, height=1000)


def words(group: Group) -> str:
    return " ".join(mark.text for mark in group.marks if isinstance(mark, TextLine))


def asking(on: Hands, question: str) -> Group:
    return next(g for g in on.canvas.drawing.groups if g.role == "prompt" and words(g) == question)


def hint(on: Hands) -> DoneHint:
    found = on.canvas.viewport().findChild(DoneHint)
    assert found is not None
    return found


def begin(on: Hands, question: str) -> None:
    group = asking(on, question)
    on.click(on.on_map(group.x + group.w / 2, group.y + group.h / 2))


def test_every_cell_of_the_map_asks(on: Hands) -> None:
    assert sum(group.role == "prompt" for group in on.canvas.drawing.groups) == 40
    assert asking(on, PAINS) and asking(on, MEETING)


def test_a_click_on_a_question_begins_the_answer_in_its_own_cell(on: Hands) -> None:
    begin(on, PAINS)
    with on.one_step():
        on.type("Account nodig").key("Esc")
    (note,) = on.document.all_of(Note)
    assert on.document.records[note.phase_id].stage == "purchase"  # type: ignore[attr-defined]
    assert on.document.records[note.lane_id].kind is LaneKind.PAINS  # type: ignore[attr-defined]
    assert PAINS not in {words(group) for group in on.canvas.drawing.groups}


def test_the_question_is_seen_and_heard_while_it_is_answered(on: Hands) -> None:
    begin(on, PAINS)
    assert hint(on).question.isVisible() and hint(on).question.text() == PAINS
    assert hint(on).words.isVisible()
    assert on.canvas.editor.accessibleDescription() == PAINS
    assert not hint(on).geometry().intersects(on.canvas.editor.geometry())
    on.type("Account nodig")
    assert hint(on).question.isVisible()
    on.key("Esc")
    assert not hint(on).isVisible()


def test_an_empty_cell_is_heard_with_its_question(on: Hands) -> None:
    group = asking(on, PAINS)
    lane_id, phase_id = (Id(part) for part in group.key.split(":")[1:])
    node = Node(f"cell:{lane_id}:{phase_id}", "cell", "", None, phase_id, lane_id)
    assert description(on.document, node) == f"fase Aankoop, rij Pijnpunten, {PAINS}"


def test_a_title_shows_its_question_and_the_keys_of_a_title(on: Hands) -> None:
    begin(on, MEETING)
    assert hint(on).question.isVisible() and hint(on).question.text() == MEETING
    assert hint(on).words.isVisible() and hint(on).words.text() == "Klaar: Enter · Volgende: Tab"
    on.type("Reviewsite").key("Return")
    assert [touchpoint.title for touchpoint in on.document.all_of(Touchpoint)] == ["Reviewsite"]
    assert not hint(on).isVisible()


def test_an_answer_that_is_there_is_edited_without_the_question(on: Hands) -> None:
    begin(on, PAINS)
    on.type("Account nodig").key("Esc")
    on.double_click(on.document.all_of(Note)[0].id)
    assert on.canvas.editor.active and hint(on).words.isVisible()
    assert not hint(on).question.isVisible()


def test_a_question_that_was_left_unanswered_stands_there_again(on: Hands) -> None:
    begin(on, PAINS)
    with on.no_step():
        on.key("Esc")
    assert asking(on, PAINS)


def test_a_map_of_no_template_is_typed_on_as_ever(open_map: Open) -> None:
    document = Document(build("five-phases", "nl"))
    plain = [replace(r, template="") if r.KIND == "journey_map" else r for r in document.records.values()]
    on = open_map(Document(_as_records(plain)))
    prompts = [words(group) for group in on.canvas.drawing.groups if group.role == "prompt"]
    assert len(prompts) == 6 and len({*prompts}) == 6
    begin(on, "Waar komt de klant je hier tegen?")
    assert on.canvas.editor.active and not hint(on).isVisible()


def _as_records(records: list[object]) -> list[Record]:
    return [record for record in records if isinstance(record, Record)]


@pytest.mark.parametrize("kind", [LaneKind.DOING, LaneKind.PAINS, LaneKind.BACKSTAGE])
def test_the_plus_keeps_off_the_words_of_a_question(on: Hands, kind: LaneKind) -> None:
    lane = on.document.lane(on.canvas.map_id, kind)
    assert lane is not None
    for group in on.canvas.drawing.groups:
        if group.role == "prompt" and group.key.split(":")[1] == lane.id:
            on.hover(on.on_map(group.x + 40, group.y + 30))
            plus = on.canvas.feedback.plus_at
            assert plus is not None
            circle = QRectF(plus.x() - PLUS_RADIUS, plus.y() - PLUS_RADIUS, 2 * PLUS_RADIUS, 2 * PLUS_RADIUS)
            assert not any(circle.intersects(line) for line in _lines(group)), words(group)
            cell = on.row(lane.id)
            assert cell.y <= circle.top() and circle.bottom() <= cell.y + cell.h


def _lines(group: Group) -> list[QRectF]:
    marks = [mark for mark in group.marks if isinstance(mark, TextLine)]
    return [QRectF(group.x + k.x, group.y + k.baseline - m.SMALL, k.width, m.SMALL) for k in marks]


def test_another_language_of_the_screen_asks_in_that_language(on: Hands) -> None:
    set_screen_language("en")
    on.canvas.retranslate()
    assert asking(on, "Where do people give up while ordering?")


def test_the_future_map_asks_for_the_ideal(open_map: Open) -> None:
    document = Document(build("journey-canvas", "nl"))
    made = make_future(document, document.maps()[0].id, "Ideale reis")
    on = open_map(document.after(made.change))
    future = next(journey for journey in on.document.maps() if journey.state is MapState.FUTURE)
    on.canvas.show_map(future.id)
    assert asking(on, "Welk moment wordt het hoogtepunt?")
