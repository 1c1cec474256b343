"""A date as people type it, in both languages of the screen, and in the field of an action."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel

from app.model.records import Action
from app.widgets.inspector.typed_date import typed_date
from tests.driver import Driver

TODAY = date(2026, 11, 22)
DUTCH = QLocale(QLocale.Language.Dutch)
ENGLISH = QLocale(QLocale.Language.English)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1-12", date(2026, 12, 1)),
        ("22-11", date(2026, 11, 22)),
        ("21/11", date(2027, 11, 21)),
        ("1.12.31", date(2031, 12, 1)),
        (" 1-12-2031 ", date(2031, 12, 1)),
        ("2031-12-01", date(2031, 12, 1)),
        ("3 mrt", date(2027, 3, 3)),
        ("3 maart 2027", date(2027, 3, 3)),
        ("3 maa", date(2027, 3, 3)),
        ("12/15/2026", date(2026, 12, 15)),
        ("12/15", date(2026, 12, 15)),
        ("mrt 3, 2027", date(2027, 3, 3)),
        ("31-2", None),
        ("1-13", None),
        ("1-12-0", None),
        ("0-0", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_was_meant(text: str, day: date | None) -> None:
    assert typed_date(text, DUTCH, TODAY) == day


def test_months_are_those_of_the_language() -> None:
    assert typed_date("5 May", ENGLISH, TODAY) == date(2027, 5, 5)
    assert typed_date("5 mei", ENGLISH, TODAY) is None


def at_the_date(vera: Driver) -> Action:
    action = vera.document.actions()[0]
    vera.workspace.inspect((action.id,))
    vera.settle().find("action.due.pick").setFocus()
    return action


def due(vera: Driver, action: Action) -> date | None:
    return vera.document.get(action.id, Action).due


def test_a_day_is_typed_where_the_calendar_would_open(vera: Driver) -> None:
    action = at_the_date(vera)
    vera.type("1").type("-12-2031").press("Return")
    assert due(vera, action) == date(2031, 12, 1)
    assert QApplication.focusWidget() is vera.find("action.due.pick")


def test_what_is_no_day_stays_to_be_mended_and_goes_when_it_is_left(vera: Driver) -> None:
    action = at_the_date(vera)
    before = due(vera, action)
    vera.type("9").type("9-99").press("Return")
    assert vera.sees("action.due.typed") and due(vera, action) == before
    vera.press("Escape")
    assert not vera.sees("action.due.typed") and due(vera, action) == before
    vera.type("9").press("Tab")
    assert not vera.sees("action.due.typed") and due(vera, action) == before


def test_what_is_no_day_is_never_lost_without_a_word(vera: Driver) -> None:
    action = at_the_date(vera)
    before = due(vera, action)
    vera.type("n").type("ext week").press("Tab")
    assert due(vera, action) == before
    assert "“next week” is no day" in vera.find("action.due.fault", QLabel).text()
    vera.find("action.due.pick").setFocus()
    vera.type("1").type("2/15/2026").press("Tab")
    assert due(vera, action) == date(2026, 12, 15) and not vera.sees("action.due.fault")


def test_a_day_is_typed_over_the_calendar_too(vera: Driver) -> None:
    action = at_the_date(vera)
    vera.click("action.due.pick")
    assert vera.sees("calendar")
    vera.type("1").settle()
    assert not vera.sees("calendar") and vera.sees("action.due.typed")
    vera.type("5 dec 2026").press("Return")
    assert due(vera, action) == date(2026, 12, 15)
