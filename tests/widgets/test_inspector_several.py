"""What the inspector says of several records at once, as after a step back that brought more than one."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.model.records import Note
from tests.driver import Driver


def test_several_are_named_and_not_only_offered_to_be_deleted(vera: Driver) -> None:
    notes = vera.document.all_of(Note)[:10]
    vera.canvas.select([note.id for note in notes])
    vera.settle(300)
    said = vera.find("selection.titles", QLabel).text().split("\n")
    assert len(said) == 9 and said[-1] == "and 2 more"
