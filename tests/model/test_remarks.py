"""What was left out of a text is said by the edit that took the text in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.i18n import translator
from app.model import edits
from app.model.records import Id, Note, Persona
from app.model.text import MAX_NOTE
from tests.model.test_edits import Desk

LONG = "a" * (MAX_NOTE + 3)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def said(edit: edits.Edit) -> list[str]:
    return [remark.text(translator("en")) for remark in edit.remarks]


@pytest.mark.parametrize(
    "make",
    [
        lambda desk, text: edits.add_phase(desk.document, Id("map"), text),
        lambda desk, text: edits.add_touchpoint(desk.document, desk.phase("Think"), text),
        lambda desk, text: edits.add_note(desk.document, desk.lane(), desk.phase("Think"), text),
        lambda desk, text: edits.add_action(desk.document, text),
        lambda desk, text: edits.add_persona(desk.document, text),
        lambda desk, text: edits.add_person(desk.document, text),
        lambda desk, text: edits.add_channel(desk.document, text),
        lambda desk, text: edits.set_fields(desk.document, Id("map"), title=text),
        lambda desk, text: edits.set_fields(desk.document, Id("map"), scenario=text),
        lambda desk, text: edits.insert_records(
            desk.document, [Persona(id=Id("p"), order="V", name=text)], edits.Label("Import")
        ),
    ],
)
def test_every_edit_that_takes_a_text_says_what_it_left_out(
    desk: Desk, make: Callable[[Desk, str], edits.Edit]
) -> None:
    whole, cut = make(desk, "a"), make(desk, LONG)
    assert said(whole) == []
    assert said(cut) == ["A text holds at most 20000 characters. What came after that was left out: 3 characters."]
    assert said(make(desk, "a\x00b\x07")) == ["Control characters cannot be part of a text and were left out: 2."]
    desk.run(cut)


def test_many_texts_are_counted_together(desk: Desk) -> None:
    edit = edits.add_notes(desk.document, desk.lane(), desk.phase("Think"), [LONG, "b", LONG])
    assert [remark.values["count"] for remark in edit.remarks] == [6]
    made = [record for record in edit.change.created if isinstance(record, Note)]
    assert [len(note.text) for note in made] == [MAX_NOTE, 1, MAX_NOTE]


def test_a_line_end_of_another_system_is_no_loss(desk: Desk) -> None:
    assert said(edits.set_fields(desk.document, Id("map"), scenario="a\r\nb\u2028c")) == []
