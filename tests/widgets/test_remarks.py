"""What a text lost on its way in is said in the window, whoever took it in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.model.edits import set_fields
from app.model.text import MAX_NOTE
from tests.driver import Driver


def test_a_panel_that_takes_in_too_much_says_so(vera: Driver) -> None:
    journey = vera.document.maps()[0]
    workspace = vera.window.workspace
    assert workspace is not None
    workspace.run(lambda document: set_fields(document, journey.id, scenario="a" * (MAX_NOTE + 7)))
    assert "20000" in vera.settle().find("banner.words", QLabel).text()
    assert "7" in vera.find("banner.words", QLabel).text()
