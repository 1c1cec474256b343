"""What steps are called: the user's words as they are, and ours in the language of whoever reads them."""

from __future__ import annotations

import json

import pytest

from app.i18n import translator
from app.model import edits
from app.model.change import Change
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.base import Label, label_of
from app.model.edits.paste import pasted
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Lane, LaneKind, Note, Phase, Project, Touchpoint
from app.model.stages import STAGES

DUTCH = translator("nl")


@pytest.fixture
def document() -> Document:
    return Document(
        [
            Project(id=Id("project")),
            JourneyMap(id=Id("map"), order="m", title=""),
            Phase(id=Id("phase"), map_id=Id("map"), order="m", stage="attention"),
            Lane(id=Id("lane"), map_id=Id("map"), order="m", kind=LaneKind.PAINS),
            Touchpoint(id=Id("moment"), phase_id=Id("phase"), order="m", title=""),
        ]
    )


def both(edit: Edit) -> tuple[str, str]:
    return edit.label.text(str), edit.label.text(DUTCH)


def test_what_nobody_named_is_named_by_its_kind_in_the_language_of_the_reader(document: Document) -> None:
    assert both(edits.add_action(document, "")) == ("Add action", "Actie toevoegen")
    assert both(edits.add_touchpoint(document, Id("phase"), "")) == ("Add touchpoint", "Contactmoment toevoegen")
    assert both(edits.delete(document, Id("moment"))) == ("Delete “Touchpoint”", "‘Contactmoment’ verwijderen")


def test_what_we_named_is_named_in_the_language_of_the_reader(document: Document) -> None:
    assert both(edits.move_lane(document, Id("lane"), 0)) == ("Move lane “Pain points”", "Rij ‘Pijnpunten’ verplaatsen")
    assert both(edits.delete(document, Id("lane"))) == ("Delete “Pain points”", "‘Pijnpunten’ verwijderen")


def test_words_of_the_user_are_never_translated(document: Document) -> None:
    assert both(edits.add_action(document, "Action")) == ("Add action “Action”", "Actie ‘Action’ toevoegen")


@pytest.mark.parametrize(("count", "text"), [(1, "1 onderdeel plakken"), (2, "2 onderdelen plakken")])
def test_one_is_not_counted_as_many(count: int, text: str) -> None:
    assert pasted(count).text(DUTCH) == text


def test_a_move_says_where_to_when_it_leads_into_another_phase_or_lane(document: Document) -> None:
    other = Phase(id=Id("other"), map_id=Id("map"), order="t", stage="", title="Later")
    below = Lane(id=Id("below"), map_id=Id("map"), order="t", kind=LaneKind.DOING)
    note = Note(id=Id("note"), phase_id=Id("phase"), lane_id=Id("lane"), order="m", text="It waits")
    document.apply(Change.creating([other, below, note]))
    assert both(edits.move_touchpoint(document, Id("moment"), Id("other"), None)) == (
        "Move “Touchpoint” to “Later”",
        "‘Contactmoment’ verplaatsen naar ‘Later’",
    )
    assert both(edits.move_note(document, note.id, below.id, Id("phase"), None))[0] == "Move “It waits” to “Doing”"
    assert both(edits.move_note(document, note.id, below.id, other.id, None))[0] == "Move “It waits” to “Later”"
    assert both(edits.move_note(document, note.id, Id("lane"), Id("phase"), None))[0] == "Move “It waits”"


def test_a_score_is_written_as_its_reader_writes_numbers(document: Document) -> None:
    english, dutch = both(edits.set_emotion(document, Id("moment"), -0.5))
    assert english.endswith("−0.5")
    assert "−0,5" in dutch


@pytest.mark.parametrize("stage", STAGES)
def test_a_phase_that_was_never_renamed_is_called_in_the_language_of_the_reader_after_reading_too(stage: str) -> None:
    """The file keeps the English name of the stage, which no catalogue knows."""
    phase = Phase(id=Id("p"), map_id=Id("m"), order="V", stage=stage)
    told = label_of(phase, "Move phase “{title}”")
    read = Label(told.msgid, json.loads(json.dumps(told.values)))
    assert title_of(phase, translator("nl")) in read.text(translator("nl"))
    assert title_of(phase, translator("en")) in read.text(translator("en"))
