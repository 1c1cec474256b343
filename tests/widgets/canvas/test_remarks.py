"""What a text lost on its way into the map is said, whichever way it came in."""

from __future__ import annotations

from app.model import edits
from app.model.text import MAX_NOTE
from tests.widgets.canvas.conftest import Open


def test_a_text_that_is_cut_is_said_once_and_stored_as_far_as_it_fits(open_map: Open) -> None:
    hands = open_map()
    said: list[str] = []
    hands.canvas.problem.connect(said.append)
    touchpoint = hands.document.journey(hands.canvas.map_id)[0]
    hands.canvas.run(edits.set_fields(hands.document, touchpoint.id, description="a" * (MAX_NOTE + 2)))
    assert said == ["A text holds at most 20000 characters. What came after that was left out: 2 characters."]
    hands.canvas.run(edits.set_fields(hands.document, touchpoint.id, description="b"))
    assert len(said) == 1
