"""The inspector's sections, and the fields that wait in them: each edit through the window, seen and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QScrollArea

from app.guides.templates import template_data
from app.i18n import Bilingual, screen_language, translator
from app.model import edits
from app.model.edits import set_fields
from app.model.names import title_of
from app.model.records import Channel, Heuristic, Influence, LaneKind, Note, Persona, Reach, Setting, Touchpoint
from app.settings import Settings
from app.widgets.inspector.emotion_field import EmotionField
from app.widgets.inspector.forms import FORMS
from app.widgets.inspector.notes_cell import NotesCell
from app.widgets.inspector.rows import Kind
from app.widgets.inspector.typing_fields import TYPING_MS
from tests.driver import Driver
from tests.model.test_maps import a_file_with_everything
from tests.widgets.conftest import Start


def _first(driver: Driver) -> Touchpoint:
    return driver.document.journey(driver.canvas.map_id)[0]


def _open(driver: Driver, section: str, record_id: str = "") -> Driver:
    driver.workspace.reveal(record_id or _first(driver).id)  # type: ignore[arg-type]
    driver.settle().click(f"section.{section}")
    return driver.settle()


def _pain(driver: Driver) -> Note:
    lane = driver.document.lane(driver.canvas.map_id, LaneKind.PAINS)
    return next(r for r in driver.document.records.values() if isinstance(r, Note) and lane and r.lane_id == lane.id)


def test_the_gap_between_what_was_expected_and_what_came_is_said(fresh: Driver) -> None:
    score = fresh.document.score(_first(fresh).id)
    assert score is not None and score.score == -5
    _open(fresh, "touchpoint.experience")
    assert not fresh.sees("touchpoint.gap")
    field = fresh.find("touchpoint.expected", EmotionField)
    field.setFocus()
    fresh.press("PgUp")
    assert _first(fresh).expected == 10
    assert fresh.find("touchpoint.gap", QLabel).text() == "−1.5 against what was expected"
    fresh.click("touchpoint.expected.clear")
    assert _first(fresh).expected is None
    fresh.session.undo()
    assert _first(fresh).expected == 10 and field.value() == 10


def test_factors_and_principles_are_ticked_and_unticked(fresh: Driver) -> None:
    _open(fresh, "touchpoint.behaviour").click("touchpoint.motivation.2").click("touchpoint.prompt.0")
    fresh.click("touchpoint.heuristics.scarcity").click("touchpoint.heuristics.liking")
    touchpoint = _first(fresh)
    assert (touchpoint.motivation, touchpoint.ability, touchpoint.prompt) == (2, None, 0)
    assert touchpoint.heuristics == f"{Heuristic.LIKING} {Heuristic.SCARCITY}"
    fresh.click("touchpoint.heuristics.scarcity").click("touchpoint.motivation.2")
    assert _first(fresh).heuristics == Heuristic.LIKING and _first(fresh).motivation is None
    fresh.session.undo()
    assert fresh.find("touchpoint.heuristics.liking", QCheckBox).isChecked()


def test_a_section_says_how_much_it_holds(fresh: Driver) -> None:
    fresh.workspace.reveal(_first(fresh).id)
    button = fresh.settle().find("section.touchpoint.behaviour", QPushButton)
    assert button.text() == "Why they act"
    fresh.workspace.run(lambda document: edits.set_fields(document, _first(fresh).id, ability=0, prompt=3))
    assert button.text() == "Why they act · 2"


def test_whose_a_touchpoint_is(fresh: Driver) -> None:
    _open(fresh, "touchpoint.behind").click("touchpoint.influence.partner")
    assert _first(fresh).influence is Influence.PARTNER


def test_an_open_section_is_open_at_the_next_start(fresh: Driver) -> None:
    _open(fresh, "touchpoint.behaviour")
    fresh.window.settings.save()
    assert Settings.load().sections == ["touchpoint.behaviour"]
    fresh.click("section.touchpoint.behaviour")
    assert fresh.window.settings.sections == []


def test_notes_are_written_in_where_they_are_listed(fresh: Driver) -> None:
    touchpoint = _first(fresh)
    note = next(r for r in fresh.document.referrers(touchpoint.id) if isinstance(r, Note))
    _open(fresh, "touchpoint.notes").type("Said otherwise", into=f"note.text.{note.id}").press("Tab")
    assert fresh.document.get(note.id, Note).text == "Said otherwise"
    fresh.session.undo()
    assert fresh.find(f"note.text.{note.id}", QPlainTextEdit).toPlainText() == note.text


def test_a_new_note_is_there_from_its_first_letter_and_never_empty(fresh: Driver) -> None:
    before = set(fresh.document.records)
    _open(fresh, "touchpoint.notes").click("touchpoint.add_note")
    menu = next(iter(fresh.workspace.inspector.findChildren(QMenu)))
    lane = fresh.document.lane(fresh.canvas.map_id, LaneKind.PAINS)
    assert lane is not None
    next(action for action in menu.actions() if action.data() == lane.id).trigger()
    menu.close()
    assert set(fresh.document.records) == before
    fresh.settle().type("Too pushy").press("Tab")
    made = fresh.document.records[next(iter(set(fresh.document.records) - before))]
    assert isinstance(made, Note) and (made.text, made.touchpoint_id) == ("Too pushy", _first(fresh).id)
    cell = fresh.workspace.inspector.findChildren(NotesCell)[0]
    assert cell.findChild(QPlainTextEdit, f"note.text.{made.id}") is not None
    fresh.session.undo()
    assert set(fresh.document.records) == before


def test_the_field_of_a_note_asks_what_its_own_cell_asks(fresh: Driver) -> None:
    _open(fresh, "touchpoint.notes")
    asked = {field.placeholderText() for field in fresh.workspace.inspector.findChildren(QPlainTextEdit)}
    template = template_data("five-phases")["prompts"]["attention"]
    assert {translator(screen_language())(Bilingual(template[kind])) for kind in ("doing", "pains")} <= asked


def test_why_and_why_again_grows_line_by_line(fresh: Driver) -> None:
    pain = _pain(fresh)
    fresh.workspace.reveal(pain.id)
    fresh.settle().type("Nobody answers", into="note.whys.1").press("Return").type("Nobody is asked to").press("Return")
    assert fresh.document.get(pain.id, Note).whys == "Nobody answers\nNobody is asked to"
    assert fresh.find("note.whys.3", QPlainTextEdit).hasFocus()
    line = fresh.find("note.whys.1", QPlainTextEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    fresh.press("Tab")
    assert fresh.document.get(pain.id, Note).whys == "Nobody is asked to"
    assert fresh.find("note.whys.1", QPlainTextEdit).toPlainText() == "Nobody is asked to"
    assert fresh.document.get(pain.id, Note).text == pain.text


def test_only_pain_points_ask_why(fresh: Driver) -> None:
    lane = fresh.document.lane(fresh.canvas.map_id, LaneKind.DOING)
    note = next(r for r in fresh.document.records.values() if isinstance(r, Note) and lane and r.lane_id == lane.id)
    fresh.workspace.reveal(note.id)
    assert not fresh.settle().sees("note.whys.1")
    fresh.workspace.reveal(_pain(fresh).id)
    assert fresh.settle().sees("note.whys.1")


def test_what_a_channel_holds(fresh: Driver) -> None:
    channel = fresh.document.channels()[0]
    fresh.workspace.reveal(channel.id)
    fresh.settle().click("channel.setting.online").click("channel.reach.paid").click("channel.suits.True")
    fresh.click("channel.audience.False").click("section.channel.effort")
    fresh.type("One a week", into="channel.rhythm").type("1.250,50", into="channel.budget").press("Tab")
    told = fresh.document.get(channel.id, Channel)
    assert (told.setting, told.reach, told.suits, told.audience) == (Setting.ONLINE, Reach.PAID, True, False)
    assert (told.rhythm, told.budget) == ("One a week", 125050)
    assert fresh.find("channel.budget", QLineEdit).text() == "€ 1250.50"
    fresh.type("a lot", into="channel.budget").press("Tab")
    assert fresh.document.get(channel.id, Channel).budget == 125050
    assert fresh.find("channel.budget", QLineEdit).text() == "€ 1250.50"


def test_a_segment_is_typed_at_a_persona_and_lists_it(fresh: Driver) -> None:
    persona = fresh.document.personas()[0]
    fresh.workspace.reveal(persona.id)
    fresh.settle().type("Busy parents", into="persona.segment_id").press("Return")
    segment = fresh.document.segments()[-1]
    assert segment.name == "Busy parents"
    assert fresh.document.get(persona.id, Persona).segment_id == segment.id
    fresh.workspace.reveal(segment.id)
    assert fresh.settle().sees(f"persona.link.{persona.id}")
    fresh.click("segment.add_persona").type("Noor").press("Return")
    noor = fresh.document.personas()[-1]
    assert (noor.name, noor.segment_id) == ("Noor", segment.id)


def test_a_persona_tells_its_maps_and_so_does_deleting_it(fresh: Driver) -> None:
    persona, journey = fresh.document.personas()[0], fresh.workspace.journey
    fresh.workspace.reveal(persona.id)
    assert fresh.settle().sees(f"journey_map.link.{journey.id}")
    fresh.click("inspector.delete").settle()
    assert persona.id not in fresh.document.records
    said = fresh.find("banner.words", QLabel).text()
    assert said.startswith(f"Deleted “{persona.name}”, who was used on: ") and f"“{journey.title}”" in said
    fresh.click("banner.choice.0").settle()
    assert fresh.document.records[persona.id] == persona


def test_a_persona_that_nobody_used_goes_without_a_word(fresh: Driver) -> None:
    fresh.workspace.run(lambda document: edits.add_persona(document, "Noor"))
    fresh.workspace.reveal(fresh.document.personas()[-1].id)
    fresh.settle().click("inspector.delete").settle()
    assert not fresh.window.banner.isVisible()


def test_a_pause_in_a_cause_takes_no_space_away(fresh: Driver) -> None:
    pain = _pain(fresh)
    fresh.workspace.reveal(pain.id)
    fresh.settle().type("Nobody ", into="note.whys.1").settle(TYPING_MS + 100)
    fresh.type("answers").press("Tab")
    assert fresh.document.get(pain.id, Note).whys == "Nobody answers"


def test_a_pause_in_an_amount_writes_nothing_into_it(fresh: Driver) -> None:
    channel = fresh.document.channels()[0]
    fresh.workspace.reveal(channel.id)
    fresh.settle().click("section.channel.effort")
    fresh.type("12,5", into="channel.budget").settle(TYPING_MS + 100)
    assert fresh.document.get(channel.id, Channel).budget == 1250
    fresh.type("5").press("Tab")
    assert fresh.document.get(channel.id, Channel).budget == 1255
    assert fresh.find("channel.budget", QLineEdit).text() == "€ 12.55"


READ_ONLY = frozenset({Kind.ABOUT_LANE, Kind.LINK_END})


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_whatever_a_form_asks_can_be_set(kind: str) -> None:
    """A row of a field that no edit may set would look as if it took what is chosen, and lose it."""
    document = a_file_with_everything()
    record = {each.KIND: each for each in document.records.values()}[kind]
    asked = [row.field for row in FORMS[kind] if row.kind not in READ_ONLY and hasattr(record, row.field)]
    assert asked
    for field in asked:
        set_fields(document, record.id, **{field: getattr(record, field)})


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_form_is_wider_than_its_panel(start: Start, language: str) -> None:
    driver = start("vera", title="", language=language)
    seen: dict[str, int] = {}
    for record in driver.document.records.values():
        seen[record.KIND] = seen.get(record.KIND, 0) + 1
        if record.KIND not in FORMS or seen[record.KIND] > 4:
            continue
        driver.workspace.reveal(record.id)
        driver.settle()
        form = driver.workspace.inspector.form
        assert form is not None
        for fold in form.folds.values():
            fold.open()
        assert form.minimumSizeHint().width() <= form.parentWidget().width(), f"{record.KIND}: {title_of(record, str)}"


def test_on_a_map_without_rows_a_note_is_offered_in_a_new_row(start: Start) -> None:
    driver = start("empty")
    map_id = driver.canvas.map_id
    phase = driver.document.phases(map_id)[0]
    driver.workspace.run(lambda document: edits.add_touchpoint(document, phase.id, "Here"))
    touchpoint = _first(driver)
    driver.workspace.inspect((touchpoint.id,))
    _open(driver, "touchpoint.notes").click("touchpoint.add_note")
    menu = next(iter(driver.workspace.inspector.findChildren(QMenu)))
    next(action for action in menu.actions() if action.data() == LaneKind.PAINS).trigger()
    menu.close()
    driver.settle().type("Nobody calls back").press("Tab")
    lane = driver.document.lane(map_id, LaneKind.PAINS)
    assert lane is not None
    assert [note.text for note in driver.document.column(phase.id, lane.id, touchpoint.id)] == ["Nobody calls back"]


def test_a_section_that_is_opened_low_down_comes_into_sight(vera: Driver) -> None:
    vera.window.resize(1280, 700)
    vera.workspace.reveal(_first(vera).id)
    head = vera.settle().find("section.touchpoint.behaviour", QPushButton)
    area = next(area for area in vera.workspace.inspector.findChildren(QScrollArea) if area.isAncestorOf(head))
    area.verticalScrollBar().setValue(
        head.mapTo(area.widget(), QPoint()).y() + head.height() - area.viewport().height()
    )
    assert head.mapTo(area.viewport(), QPoint()).y() > area.viewport().height() / 2, "it stands low down"
    head.click()
    vera.settle()
    fold = head.parentWidget()
    top, foot = fold.mapTo(area.viewport(), QPoint()).y(), fold.mapTo(area.viewport(), fold.rect().bottomLeft()).y()
    assert top >= 0 and (foot <= area.viewport().height() or top == 0)
