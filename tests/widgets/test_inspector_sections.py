"""The inspector's sections, and the fields that wait in them: each edit through the window, seen and undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton

from app.model import edits
from app.model.records import Channel, Heuristic, Influence, LaneKind, Note, Persona, Reach, Setting, Touchpoint
from app.settings import Settings
from app.widgets.inspector.emotion_field import EmotionField
from app.widgets.inspector.notes_cell import NotesCell
from tests.driver import Driver


def _first(driver: Driver) -> Touchpoint:
    return driver.document.journey(driver.canvas.map_id)[0]


def _open(driver: Driver, section: str, record_id: str = "") -> Driver:
    driver.workspace.reveal(record_id or _first(driver).id)  # type: ignore[arg-type]
    driver.settle().click(f"section.{section}")
    return driver.settle()


def _pain(driver: Driver) -> Note:
    lane = driver.document.lane(driver.canvas.map_id, LaneKind.PAINS)
    return next(r for r in driver.document.records.values() if isinstance(r, Note) and lane and r.lane_id == lane.id)


def test_the_gap_between_what_was_expected_and_what_came_is_said(vera: Driver) -> None:
    score = vera.document.score(_first(vera).id)
    assert score is not None and score.score == -5
    _open(vera, "touchpoint.experience")
    assert not vera.sees("touchpoint.gap")
    field = vera.find("touchpoint.expected", EmotionField)
    field.setFocus()
    vera.press("PgUp")
    assert _first(vera).expected == 10
    assert vera.find("touchpoint.gap", QLabel).text() == "−1.5 against what was expected"
    vera.click("touchpoint.expected.clear")
    assert _first(vera).expected is None
    vera.session.undo()
    assert _first(vera).expected == 10 and field.value() == 10


def test_factors_and_principles_are_ticked_and_unticked(vera: Driver) -> None:
    _open(vera, "touchpoint.behaviour").click("touchpoint.motivation.2").click("touchpoint.prompt.0")
    vera.click("touchpoint.heuristics.scarcity").click("touchpoint.heuristics.liking")
    touchpoint = _first(vera)
    assert (touchpoint.motivation, touchpoint.ability, touchpoint.prompt) == (2, None, 0)
    assert touchpoint.heuristics == f"{Heuristic.LIKING} {Heuristic.SCARCITY}"
    vera.click("touchpoint.heuristics.scarcity").click("touchpoint.motivation.2")
    assert _first(vera).heuristics == Heuristic.LIKING and _first(vera).motivation is None
    vera.session.undo()
    assert vera.find("touchpoint.heuristics.liking", QCheckBox).isChecked()


def test_a_section_says_how_much_it_holds(vera: Driver) -> None:
    vera.workspace.reveal(_first(vera).id)
    button = vera.settle().find("section.touchpoint.behaviour", QPushButton)
    assert button.text() == "Why they act"
    vera.workspace.run(lambda document: edits.set_fields(document, _first(vera).id, ability=0, prompt=3))
    assert button.text() == "Why they act · 2"


def test_whose_a_touchpoint_is(vera: Driver) -> None:
    _open(vera, "touchpoint.behind").click("touchpoint.influence.partner")
    assert _first(vera).influence is Influence.PARTNER


def test_an_open_section_is_open_at_the_next_start(vera: Driver) -> None:
    _open(vera, "touchpoint.behaviour")
    vera.window.settings.save()
    assert Settings.load().sections == ["touchpoint.behaviour"]
    vera.click("section.touchpoint.behaviour")
    assert vera.window.settings.sections == []


def test_notes_are_written_in_where_they_are_listed(vera: Driver) -> None:
    touchpoint = _first(vera)
    note = next(r for r in vera.document.referrers(touchpoint.id) if isinstance(r, Note))
    _open(vera, "touchpoint.notes").type("Said otherwise", into=f"note.text.{note.id}").press("Tab")
    assert vera.document.get(note.id, Note).text == "Said otherwise"
    vera.session.undo()
    assert vera.find(f"note.text.{note.id}", QPlainTextEdit).toPlainText() == note.text


def test_a_new_note_is_there_from_its_first_letter_and_never_empty(vera: Driver) -> None:
    before = set(vera.document.records)
    _open(vera, "touchpoint.notes").click("touchpoint.add_note")
    menu = next(iter(vera.workspace.inspector.findChildren(QMenu)))
    lane = vera.document.lane(vera.canvas.map_id, LaneKind.PAINS)
    assert lane is not None
    next(action for action in menu.actions() if action.data() == lane.id).trigger()
    menu.close()
    assert set(vera.document.records) == before
    vera.settle().type("Too pushy").press("Tab")
    fresh = vera.document.records[next(iter(set(vera.document.records) - before))]
    assert isinstance(fresh, Note) and (fresh.text, fresh.touchpoint_id) == ("Too pushy", _first(vera).id)
    cell = vera.workspace.inspector.findChildren(NotesCell)[0]
    assert cell.findChild(QPlainTextEdit, f"note.text.{fresh.id}") is not None
    vera.session.undo()
    assert set(vera.document.records) == before


def test_why_and_why_again_grows_line_by_line(vera: Driver) -> None:
    pain = _pain(vera)
    vera.workspace.reveal(pain.id)
    vera.settle().type("Nobody answers", into="note.whys.1").press("Return").type("Nobody is asked to").press("Return")
    assert vera.document.get(pain.id, Note).whys == "Nobody answers\nNobody is asked to"
    assert vera.find("note.whys.3", QLineEdit).hasFocus()
    line = vera.find("note.whys.1", QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    vera.press("Tab")
    assert vera.document.get(pain.id, Note).whys == "Nobody is asked to"
    assert vera.find("note.whys.1", QLineEdit).text() == "Nobody is asked to"
    assert vera.document.get(pain.id, Note).text == pain.text


def test_only_pain_points_ask_why(vera: Driver) -> None:
    lane = vera.document.lane(vera.canvas.map_id, LaneKind.DOING)
    note = next(r for r in vera.document.records.values() if isinstance(r, Note) and lane and r.lane_id == lane.id)
    vera.workspace.reveal(note.id)
    assert not vera.settle().sees("note.whys.1")
    vera.workspace.reveal(_pain(vera).id)
    assert vera.settle().sees("note.whys.1")


def test_what_a_channel_holds(vera: Driver) -> None:
    channel = vera.document.channels()[0]
    vera.workspace.reveal(channel.id)
    vera.settle().click("channel.setting.online").click("channel.reach.paid").click("channel.suits.True")
    vera.click("channel.audience.False").click("section.channel.effort")
    vera.type("One a week", into="channel.rhythm").type("1.250,50", into="channel.budget").press("Tab")
    told = vera.document.get(channel.id, Channel)
    assert (told.setting, told.reach, told.suits, told.audience) == (Setting.ONLINE, Reach.PAID, True, False)
    assert (told.rhythm, told.budget) == ("One a week", 125050)
    assert vera.find("channel.budget", QLineEdit).text() == "€ 1250.50"
    vera.type("a lot", into="channel.budget").press("Tab")
    assert vera.document.get(channel.id, Channel).budget == 125050
    assert vera.find("channel.budget", QLineEdit).text() == "€ 1250.50"


def test_a_segment_is_typed_at_a_persona_and_lists_it(vera: Driver) -> None:
    persona = vera.document.personas()[0]
    vera.workspace.reveal(persona.id)
    vera.settle().type("Busy parents", into="persona.segment_id").press("Return")
    segment = vera.document.segments()[-1]
    assert segment.name == "Busy parents"
    assert vera.document.get(persona.id, Persona).segment_id == segment.id
    vera.workspace.reveal(segment.id)
    assert vera.settle().sees(f"persona.link.{persona.id}")
    vera.click("segment.add_persona").type("Noor").press("Return")
    fresh = vera.document.personas()[-1]
    assert (fresh.name, fresh.segment_id) == ("Noor", segment.id)
