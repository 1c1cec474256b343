"""The plan as another process reads it over AT-SPI: rows with named columns, and cards that say their place."""

from __future__ import annotations

import re

import pytest

from app.model.names import title_of
from app.model.open_actions import open_actions
from app.model.records import Action, Id, Touchpoint
from app.widgets.plan.columns import HEADS
from app.widgets.plan.table_model import COLUMNS
from tests.outside import at_spi
from tests.outside.at_spi import Thing, until
from tests.outside.test_screen_reader import Listening, listening

__all__ = ["listening"]
pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "at-spi-bus-launcher", "at-spi2-registryd")


PLACES = {
    "board": r", \d+ of \d+$",
    "matrix": r", impact \d, effort \d, \w",
    "timeline": r", \d+ \w+ \d+ to \d+ \w+ \d+$",
}
"""For each view how a card says where it lies."""


def test_the_plan_is_opened_and_read_in_all_its_views(listening: Listening) -> None:
    document = listening.document()
    at = next(t for t in document.journey(document.maps()[0].id) if len(open_actions(document, t.id)) > 1)
    the_actions_of_a_touchpoint_are_asked_for(listening, at)
    the_table_has_named_columns(listening, document.actions(at.id))
    for view, place in PLACES.items():
        every_card_says_where_it_is(listening, view, place, document.actions(at.id))


def found(listening: Listening, identifier: str) -> Thing:
    """The part of the window that is called so, once it is there."""

    def look() -> Thing | None:
        try:
            every = (thing for program in listening.reader.programs() for thing in program.below())
            return next((thing for thing in every if thing.identifier.endswith(identifier)), None)
        except LookupError:
            return None

    return until(look, f"{identifier} is there")


def the_actions_of_a_touchpoint_are_asked_for(listening: Listening, at: Touchpoint) -> None:
    thing = listening.thing("touchpoint", Id(at.id))
    assert thing.actions["show_actions"] == "Show its actions"
    thing.do("show_actions")


def the_table_has_named_columns(listening: Listening, shown: tuple[Action, ...]) -> None:
    table = found(listening, "plan.table")
    assert table.role == "table" and table.size_of_table() == (len(shown), len(COLUMNS))
    for place, column in enumerate(COLUMNS):
        assert table.column_name(place) == (HEADS[column] if column is not None else "In the curve")
    for row, action in enumerate(shown):
        cell = table.cell(row, 0)
        assert cell.name == f"Action: {title_of(action)}" and cell.role.endswith("cell")
        assert not cell.state(at_spi.SELECTED)


def every_card_says_where_it_is(listening: Listening, view: str, place: str, shown: tuple[Action, ...]) -> None:
    found(listening, f"plan.view.{view}").do("Press")
    cards = found(listening, f"plan.{view}")
    said = until(lambda: [card.name for card in cards.children if card.role == "list item"], "its cards are there")
    assert len(said) == len(shown)
    for action, words in zip(shown, said, strict=True):
        assert words.startswith(f"{title_of(action)}, ") and re.search(place, words), words
