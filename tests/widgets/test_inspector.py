"""The inspector: what is typed and picked there becomes edits, and what changes elsewhere shows there."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from app.model import edits
from app.model.records import Action, Id, LaneKind, Light, Note, Persona, Tint, Touchpoint
from app.widgets.inspector.emotion_field import EmotionField
from app.widgets.inspector.forms import FORMS
from app.widgets.inspector.link_button import LinkButton
from app.widgets.inspector.typing_fields import TYPING_MS
from app.widgets.workspace import AFTER_THE_MAP_MS
from tests.driver import Driver
from tests.widgets.conftest import Start


def first_touchpoint(driver: Driver) -> Touchpoint:
    return driver.document.journey(driver.canvas.map_id)[0]


def inspect(driver: Driver, record_id: Id) -> Driver:
    driver.workspace.reveal(record_id)
    return driver.settle()


def test_comes_with_a_selection_and_goes_without(vera: Driver) -> None:
    assert not vera.sees("inspector")
    vera.click_on(first_touchpoint(vera).id)
    assert vera.sees("inspector")
    assert vera.find("touchpoint.title", QLineEdit).text() == first_touchpoint(vera).title
    vera.click("inspector.close")
    assert not vera.sees("inspector")


def test_a_form_is_made_from_the_outside_in_so_that_its_parts_are_dressed_once(
    vera: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    dressed: Counter[str] = Counter()
    change = LinkButton.changeEvent

    def counted(button: LinkButton, event: QEvent) -> None:
        dressed[button.text()] += event.type() == QEvent.Type.StyleChange
        change(button, event)

    vera.settle(2 * AFTER_THE_MAP_MS)
    monkeypatch.setattr(LinkButton, "changeEvent", counted)
    vera.workspace.inspect((first_touchpoint(vera).id,))
    assert len(dressed) >= 2
    assert max(dressed.values()) <= 2, "once in its cell, and once in the form"


def test_what_room_is_left_lies_under_the_form_and_not_around_its_texts(vera: Driver) -> None:
    note = next(record for record in vera.document.records.values() if isinstance(record, Note))
    inspect(vera, note.id)
    for height in (700, 1400):
        vera.window.resize(vera.window.width(), height)
        vera.settle()
        field = vera.find("note.text", QPlainTextEdit)
        cell = field.parentWidget()
        assert cell.height() < field.height() + 40, "its name stands just above it"


def test_typing_is_stored_before_a_second_has_passed(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id).type("Sees the advert", into="touchpoint.title")
    vera.settle(TYPING_MS + 100)
    assert first_touchpoint(vera).title == "Sees the advert"


def test_a_burst_of_typing_is_one_step(vera: Driver) -> None:
    before = first_touchpoint(vera)
    inspect(vera, before.id).type("Sees", into="touchpoint.title").settle(TYPING_MS + 50)
    vera.type(" an advert").settle(TYPING_MS + 50)
    assert first_touchpoint(vera).title == "Sees an advert"
    vera.session.undo()
    assert first_touchpoint(vera) == before
    assert vera.find("touchpoint.title", QLineEdit).text() == before.title


def test_undo_is_the_fields_own_and_then_everyones(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    vera.workspace.run(lambda document: edits.add_phase(document, vera.canvas.map_id, "One more"))
    inspect(vera, touchpoint.id).type("x", into="touchpoint.title").settle(TYPING_MS + 100)
    vera.press("Ctrl+Z").settle(TYPING_MS + 100)
    assert vera.find("touchpoint.title", QLineEdit).text() == touchpoint.title
    assert vera.document.phases(vera.canvas.map_id)[-1].title == "One more"
    vera.press("Ctrl+Z").press("Ctrl+Z")
    assert vera.document.phases(vera.canvas.map_id)[-1].title != "One more"


def test_leaving_a_field_stores_it_at_once(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id).type("Quick", into="touchpoint.title").press("Tab")
    assert first_touchpoint(vera).title == "Quick"


def test_another_selection_keeps_what_is_being_typed(vera: Driver) -> None:
    first, second = vera.document.journey(vera.canvas.map_id)[:2]
    inspect(vera, first.id).type("Half a wo", into="touchpoint.title")
    inspect(vera, second.id)
    assert first_touchpoint(vera).title == "Half a wo"
    assert vera.find("touchpoint.title", QLineEdit).text() == second.title


def test_undo_shows_in_the_field(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id)
    vera.workspace.run(lambda document: edits.set_fields(document, touchpoint.id, title="Changed elsewhere"))
    assert vera.find("touchpoint.title", QLineEdit).text() == "Changed elsewhere"
    vera.session.undo()
    assert vera.find("touchpoint.title", QLineEdit).text() == touchpoint.title


def test_a_typed_channel_is_added_and_used_in_one_step(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    count = len(vera.document.channels())
    inspect(vera, touchpoint.id).type("Billboard at the station", into="touchpoint.channel_id").press("Return")
    assert vera.document.channels()[-1].name == "Billboard at the station"
    assert first_touchpoint(vera).channel_id == vera.document.channels()[-1].id
    vera.session.undo()
    assert len(vera.document.channels()) == count
    assert first_touchpoint(vera) == touchpoint


def test_a_click_into_a_filled_channel_selects_it_so_that_typing_replaces_it(vera: Driver) -> None:
    with_channel = next(t for t in vera.document.journey(vera.canvas.map_id) if t.channel_id)
    for name in ("Pigeon post", "Smoke signals"):  # the second time the keyboard is in the field already
        inspect(vera, with_channel.id).click("touchpoint.channel_id.text")
        vera.type(name).press("Return")
        assert vera.document.channels()[-1].name == name
        assert vera.document.get(with_channel.id, Touchpoint).channel_id == vera.document.channels()[-1].id


def test_a_second_click_into_a_channel_puts_the_cursor_there_to_mend_its_name(vera: Driver) -> None:
    with_channel = next(t for t in vera.document.journey(vera.canvas.map_id) if t.channel_id)
    inspect(vera, with_channel.id).click("touchpoint.channel_id.text")
    line = vera.find("touchpoint.channel_id.text", QLineEdit)
    assert line.selectedText() == line.text()
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    vera.click("touchpoint.channel_id.text")
    assert not line.hasSelectedText()


def test_a_known_name_is_picked_and_not_made_twice(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    person = vera.document.persons()[0]
    inspect(vera, touchpoint.id).type(person.name.upper(), into="touchpoint.owner_id").press("Return")
    assert first_touchpoint(vera).owner_id == person.id
    assert [p.name for p in vera.document.persons()].count(person.name) == 1


def test_emptying_an_owner_clears_it(vera: Driver) -> None:
    owned = next(t for t in vera.document.journey(vera.canvas.map_id) if t.owner_id)
    inspect(vera, owned.id)
    line = vera.find("touchpoint.owner_id", QComboBox).lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert vera.document.get(owned.id, Touchpoint).owner_id is None


def test_what_has_no_score_offers_nothing_to_clear(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id)
    field, wide = vera.find("touchpoint.score", EmotionField), vera.find("touchpoint.score").width()
    vera.click("touchpoint.score.clear")
    assert vera.document.score(touchpoint.id) is None
    assert not vera.sees("touchpoint.score.clear")
    assert field.hasFocus() and field.width() == wide
    vera.press("Right")
    assert vera.sees("touchpoint.score.clear")


def test_a_press_on_the_number_beside_the_slider_changes_no_score(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.click_on(touchpoint.id).settle(200)
    slider, before = vera.find("touchpoint.score", EmotionField), vera.document.score(touchpoint.id)
    assert before is not None
    vera.click("touchpoint.score", QPoint(slider.width() - 12, slider.height() // 2)).settle()
    assert vera.document.score(touchpoint.id) == before and slider.hasFocus()
    number, track = QPoint(slider.width() - 12, 24), QPoint(slider.width() // 3, 24)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=track)
    QTest.mouseMove(slider, number)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=number)
    after = vera.settle().document.score(touchpoint.id)
    assert after is not None and after.score == 20, "a drag that began on the track goes on beyond its end"


def test_the_slider_sets_and_clears_the_emotion(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id)
    slider = vera.find("touchpoint.score", EmotionField)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 24))
    score = vera.document.score(touchpoint.id)
    assert score is not None and score.score == -20
    slider.setFocus()
    vera.press("Right", "Right", "PgUp")
    score = vera.document.score(touchpoint.id)
    assert score is not None and score.score == -8
    vera.press("Delete")
    assert vera.document.score(touchpoint.id) is None
    vera.session.undo()
    assert vera.document.score(touchpoint.id) is not None
    assert slider.value() == -8


def test_moment_of_truth_is_one_click(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id).click("touchpoint.moment_of_truth")
    assert first_touchpoint(vera).moment_of_truth is not touchpoint.moment_of_truth


def test_an_open_section_is_remembered_for_the_next_one(vera: Driver) -> None:
    first, second = vera.document.journey(vera.canvas.map_id)[:2]
    inspect(vera, first.id)
    assert not vera.sees("touchpoint.description")
    vera.click("section.touchpoint.behind")
    assert vera.find("touchpoint.description", QPlainTextEdit).toPlainText() == first.description
    inspect(vera, second.id)
    assert vera.sees("touchpoint.description")


def test_an_action_is_added_with_the_cursor_in_its_title(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id).click("touchpoint.add_action").type("Call everyone").press("Return")
    action = vera.document.actions()[-1]
    assert (action.title, action.subject_id) == ("Call everyone", touchpoint.id)


def test_an_actions_light_and_date(vera: Driver) -> None:
    action = vera.document.actions()[-1]
    inspect(vera, action.id).click("action.light.amber")
    assert vera.document.get(action.id, Action).light is Light.AMBER
    vera.click("action.due.pick").click("calendar.week")
    due = vera.document.get(action.id, Action).due
    assert due is not None and (due - date.today()).days == 7
    vera.click("action.due.clear")
    assert vera.document.get(action.id, Action).due is None


def test_an_action_is_planned(vera: Driver) -> None:
    first, second, *_ = (action.id for action in vera.document.actions()[5:])
    vera.workspace.run(lambda document: edits.set_fields(document, first, due=date(2030, 5, 1), start=None))
    inspect(vera, first).click("section.action.planning").click("section.action.result").settle()
    vera.type("1.250", into="action.cost_once").press("Return")
    vera.type("40 %", into="action.percent").press("Return")
    vera.type("0,7", into="action.lift").press("Return")
    vera.type("9 in 10", into="action.target").press("Return")
    planned = vera.document.get(first, Action)
    assert (planned.cost_once, planned.percent, planned.lift, planned.target) == (125000, 40, 7, "9 in 10")
    needs_box = vera.find("action.needs", QComboBox)
    needs_box.activated.emit(needs_box.findData(second))
    assert second in {each.needs_id for each in vera.document.dependencies(first)}
    inspect(vera, second).settle()
    assert vera.find("action.needs", QComboBox).findData(first) == -1
    inspect(vera, first).settle().click(f"action.needs.{second}")
    assert second not in {each.needs_id for each in vera.document.dependencies(first)}


def test_what_an_action_cannot_be_is_said_and_the_field_shows_what_it_is(vera: Driver) -> None:
    action = vera.document.actions()[0]
    vera.workspace.run(lambda document: edits.set_fields(document, action.id, due=date(2026, 1, 1), start=None))
    inspect(vera, action.id).click("section.action.planning").settle().click("action.start.pick").click("calendar.week")
    assert vera.document.get(action.id, Action).start is None
    assert not vera.sees("action.start.clear")
    vera.click("section.action.result").settle().type("101", into="action.percent").press("Return")
    assert vera.document.get(action.id, Action).percent == action.percent


def test_what_an_action_mends_can_be_a_note_and_a_gap_only_at_a_touchpoint(vera: Driver) -> None:
    action = vera.document.actions()[0]
    note = next(r for r in vera.document.records.values() if isinstance(r, Note) and "last review" in r.text)
    inspect(vera, action.id)
    assert vera.find("action.of_gap", QCheckBox).isChecked()
    box = vera.find("action.subject_id", QComboBox)
    box.activated.emit(box.findData(note.id))
    vera.settle()
    changed = vera.document.get(action.id, Action)
    assert (changed.subject_id, changed.of_gap) == (note.id, False)
    assert not vera.sees("action.of_gap") and vera.sees("action.show_subject")


def test_impact_is_cleared_by_a_second_click(vera: Driver) -> None:
    action = vera.document.actions()[0]
    vera.workspace.run(lambda document: edits.set_fields(document, action.id, impact=None))
    inspect(vera, action.id).click("section.action.priority").click("action.impact.4")
    assert vera.document.get(action.id, Action).impact == 4
    vera.click("action.impact.4")
    assert vera.document.get(action.id, Action).impact is None


def test_several_are_coloured_and_deleted_together(vera: Driver) -> None:
    ids = tuple(t.id for t in vera.document.journey(vera.canvas.map_id)[:3])
    vera.canvas.select(ids)
    vera.settle().click("selection.tint.mint")
    assert {vera.document.get(i, Touchpoint).tint for i in ids} == {Tint.MINT}
    vera.click("selection.delete")
    assert not any(i in vera.document.records for i in ids)
    assert not vera.sees("inspector")


def test_a_note_lets_go_of_its_touchpoint(vera: Driver) -> None:
    note = next(r for r in vera.document.records.values() if isinstance(r, Note) and r.touchpoint_id)
    inspect(vera, note.id)
    combo = vera.find("note.touchpoint_id", QComboBox)
    combo.setFocus()
    vera.press("Home").press("Return")
    assert vera.document.get(note.id, Note).touchpoint_id is None


def test_personas_come_from_the_map_panel(vera: Driver) -> None:
    count = len(vera.document.personas())
    vera.click("rail.map").click("personas.add").type("Youssef").press("Return")
    assert len(vera.document.personas()) == count + 1
    assert vera.document.personas()[-1].name == "Youssef"
    inspect(vera, vera.document.personas()[0].id).type("Never again.", into="persona.quote").press("Tab")
    assert vera.document.get(vera.document.personas()[0].id, Persona).quote == "Never again."


def test_every_kind_has_a_form_whose_fields_have_names(vera: Driver) -> None:
    vera.session.run(edits.add_segment(vera.document, "Busy parents"))
    vera.session.run(edits.add_source(vera.document, "Ten interviews"))
    told = vera.document.sources()[-1].id
    vera.session.run(edits.add_evidence(vera.document, first_touchpoint(vera).id, told, "That is how it went"))
    vera.session.run(edits.add_tag(vera.document, "Urgent"))
    first, second = vera.document.journey(vera.canvas.map_id)[:2]
    vera.session.run(edits.add_link(vera.document, first.id, second.id))
    shown = {record.KIND: record.id for record in vera.document.records.values() if record.KIND in FORMS}
    assert set(shown) == set(FORMS)
    for kind, record_id in shown.items():
        inspect(vera, record_id)
        form = vera.workspace.inspector.form
        assert form is not None, kind
        for fold in form.folds.values():
            fold.open()
        fields = [*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit), *form.findChildren(QComboBox)]
        nameless = [field for field in fields if not field.objectName() or not field.accessibleName()]
        assert nameless == [], kind


def test_deleting_what_is_shown_closes_the_inspector(vera: Driver) -> None:
    touchpoint = first_touchpoint(vera)
    inspect(vera, touchpoint.id).click("inspector.delete")
    assert touchpoint.id not in vera.document.records
    assert not vera.sees("inspector")


def test_a_touchpoints_notes_are_listed_as_soon_as_there_are_any(start: Start) -> None:
    driver = start("five-phases")
    map_id = driver.canvas.map_id
    phase = driver.document.phases(map_id)[0]
    driver.workspace.run(lambda document: edits.add_touchpoint(document, phase.id, "Here"))
    touchpoint = first_touchpoint(driver)
    inspect(driver, touchpoint.id).click("section.touchpoint.notes")
    lane = driver.document.lane(map_id, LaneKind.PAINS)
    assert lane is not None
    add = edits.add_note(driver.document, lane.id, phase.id, "Slow", touchpoint_id=touchpoint.id)
    driver.session.run(add)
    assert driver.settle().find(f"note.text.{add.created[0]}", QPlainTextEdit).toPlainText() == "Slow"


def test_a_drag_does_not_bring_it_and_a_click_on_the_same_note_does(vera: Driver) -> None:
    """Who puts notes in order finds the next one where it was."""
    note = vera.document.notes(*next((n.phase_id, n.lane_id) for n in vera.document.all_of(Note)))[0]
    vera.canvas.select([])
    vera.settle()
    start = vera.place_of(note.id)
    view = vera.canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 9):
        QTest.mouseMove(view, start + QPoint(5 * step, 0))
    vera.settle(200)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(40, 0))
    vera.settle(400)
    assert vera.canvas.selected_ids() == (note.id,) and not vera.sees("inspector")
    vera.click_on(note.id).settle(400)
    assert vera.sees("inspector")
