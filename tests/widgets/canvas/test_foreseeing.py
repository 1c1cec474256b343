"""A touchpoint that is held over its place is laid out there before it is dropped, and the drop only shows it."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.model import edits
from app.model.records import Id, Touchpoint
from app.widgets.canvas import foreseeing, showing
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import Hands

HELD = 200
"""Milliseconds for which the hand rests: far longer than it takes to lay out a small map."""


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who laid out a whole map."""
    laid: list[str] = []
    for module in (showing, foreseeing):
        known, name = module.layout, module.__name__.rpartition(".")[2]
        monkeypatch.setattr(module, "layout", lambda *args, n=name, k=known: (laid.append(n), k(*args))[1])
    return laid


def carry(hands: Hands) -> Hands:
    """A touchpoint to another phase, which becomes wider by it."""
    return hands.press("t1").move(hands.at("t4", 60)).see_room_made()


def test_what_is_held_over_its_place_is_dropped_without_a_layout(hands: Hands, laid: list[str]) -> None:
    before = hands.document.get(Id("t1"), Touchpoint).phase_id
    carry(hands)
    QTest.qWait(HELD)
    assert laid.count("foreseeing") == 1
    laid.clear()
    hands.release()
    assert not laid
    assert hands.document.get(Id("t1"), Touchpoint).phase_id != before
    assert_shows_the_document(hands.canvas)


def test_what_is_dropped_at_once_is_laid_out_then(hands: Hands, laid: list[str]) -> None:
    hands.canvas.showing._foreseeing._resting.setInterval(60_000)  # however slow the machine, the hand did not rest
    carry(hands)
    laid.clear()
    hands.release()
    assert len(laid) == 1
    assert_shows_the_document(hands.canvas)


def test_what_is_carried_on_lands_where_it_came_to(hands: Hands) -> None:
    carry(hands)
    QTest.qWait(HELD)
    hands.move(hands.at("t3", 60)).see_room_made()
    hands.release()
    assert_shows_the_document(hands.canvas)


def test_a_drop_onto_a_map_that_somebody_changed_meanwhile_shows_that_too(hands: Hands) -> None:
    carry(hands)
    QTest.qWait(HELD)
    hands.session.run(edits.set_fields(hands.document, Id("t3"), title="Another name"))
    hands.release()
    assert_shows_the_document(hands.canvas)


def test_put_back_nothing_is_laid_out_any_more(hands: Hands, laid: list[str]) -> None:
    carry(hands)
    hands.key("Escape")
    hands.release()
    laid.clear()
    QTest.qWait(HELD)
    assert not laid
    assert_shows_the_document(hands.canvas)
