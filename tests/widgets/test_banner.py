"""What is said over the map: it moves nothing, goes when it only informs, and is reached and closed by keys."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.model import edits
from app.widgets import banner
from app.widgets.banner import Choice
from tests.driver import Driver


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences that go soon."""
    monkeypatch.setattr(banner, "STAYS_MS", 100)
    monkeypatch.setattr(banner, "AGAIN_MS", 200)


def test_it_lies_over_the_top_of_the_map_and_moves_nothing(vera: Driver) -> None:
    before = vera.canvas.geometry(), vera.canvas.place()
    vera.workspace.say("The disk is full.")
    vera.settle()
    assert (vera.canvas.geometry(), vera.canvas.place()) == before
    shown = vera.find("banner")
    top = vera.canvas.mapTo(vera.window, vera.canvas.rect().topLeft())
    place = shown.mapTo(vera.window, shown.rect().topLeft())
    assert top.y() < place.y() < top.y() + 20 and place.x() > top.x()
    vera.click("rail.actions").settle()
    assert shown.mapTo(vera.window, shown.rect().topLeft()).x() > vera.find("panel").geometry().right()


def test_what_only_informs_goes_by_itself(vera: Driver) -> None:
    vera.workspace.tell("Named.")
    assert vera.sees("banner")
    assert not vera.settle(400).sees("banner")


def test_longer_words_stay_longer(vera: Driver) -> None:
    vera.workspace.tell("Named. " * 20)
    assert vera.settle(400).sees("banner")


def test_what_went_wrong_or_can_be_chosen_stays(vera: Driver) -> None:
    vera.workspace.say("The disk is full.")
    assert vera.settle(400).sees("banner")
    vera.workspace.tell("Restored.", Choice("Undo", lambda: None))
    assert vera.settle(400).sees("banner")


def test_it_stays_while_the_keyboard_is_in_it_and_esc_gives_that_back_to_the_map(vera: Driver) -> None:
    vera.canvas.setFocus()
    vera.workspace.tell("Named.")
    vera.press("F6")
    assert vera.find("banner.close").hasFocus()
    assert vera.settle(400).sees("banner")
    vera.press("Escape")
    assert not vera.sees("banner") and vera.canvas.hasFocus()


def test_what_is_said_next_does_not_go_with_what_was_said_before(vera: Driver) -> None:
    vera.workspace.tell("Named.")
    QTest.qWait(50)
    vera.workspace.say("The disk is full.")
    assert vera.settle(400).sees("banner")


def test_esc_takes_away_what_only_informs_where_nothing_smaller_wants_it(
    vera: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(banner, "STAYS_MS", 60_000)
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.workspace.tell("Named.")
    assert vera.press("Escape").sees("banner") and not vera.canvas.selected_ids()
    assert not vera.press("Escape").sees("banner")


def test_esc_leaves_what_went_wrong(vera: Driver) -> None:
    vera.canvas.setFocus()
    vera.workspace.say("The disk is full.")
    vera.press("Escape", "Escape").settle()
    assert vera.sees("banner")


def test_undo_is_offered_only_while_it_takes_back_what_was_said(fresh: Driver) -> None:
    touchpoint = fresh.document.journey(fresh.canvas.map_id)[0]
    fresh.workspace.open_panel("curves")
    fresh.settle(200).click("curves.remove.customer").settle()
    assert fresh.document.score(touchpoint.id) is None and fresh.sees("banner.choice.0")
    fresh.click("banner.choice.0").settle()
    assert fresh.document.score(touchpoint.id) is not None
    fresh.click("curves.remove.customer").settle()
    assert fresh.sees("banner.choice.0")
    fresh.workspace.run(lambda document: edits.set_fields(document, touchpoint.id, title="Something else"))
    assert not fresh.settle().sees("banner")


def test_undo_by_its_key_takes_the_offer_away(fresh: Driver) -> None:
    fresh.workspace.open_panel("curves")
    fresh.settle(200).click("curves.remove.customer").settle()
    fresh.canvas.setFocus()
    assert not fresh.press("Ctrl+Z").settle().sees("banner")


def test_a_phase_that_goes_with_what_is_in_it_is_told_and_the_next_press_takes_no_other(fresh: Driver) -> None:
    full, *others = fresh.document.phases(fresh.canvas.map_id)
    fresh.click_on(full.id).press("Delete").settle()
    assert full.id not in fresh.document.records
    words = fresh.window.banner.words.text()
    assert fresh.sees("banner") and "3 touchpoints and notes" in words
    fresh.press("Delete", "Delete").settle()
    assert fresh.document.phases(fresh.canvas.map_id) == tuple(others)
    fresh.click("banner.choice.0").settle()
    assert fresh.document.phases(fresh.canvas.map_id) == (full, *others)


def test_an_empty_phase_goes_without_a_word(fresh: Driver) -> None:
    empty = fresh.document.phases(fresh.canvas.map_id)[2]
    fresh.click_on(empty.id).press("Delete").settle()
    assert empty.id not in fresh.document.records and not fresh.sees("banner")
