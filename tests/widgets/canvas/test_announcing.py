"""What is said aloud of a change: each kind of edit on the small map, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.i18n import set_screen_language
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, Note
from app.session.events import Changed
from app.widgets.canvas.announcing import sentence
from tests.drawing.maps import MAP, small

T1, T2, T3, P2 = Id("t1"), Id("t2"), Id("t3"), Id("p2")
Make = Callable[[Document], Edit]


def said(make: Make, origin: str = "run", label: bool = False) -> str:
    document = small()
    edit = make(document)
    document.apply(edit.change)
    return sentence(Changed(edit.change, edit.focus, origin), document, edit.label if label else None)  # type: ignore[arg-type]


def a_note(document: Document) -> Note:
    return next(record for record in document.records.values() if isinstance(record, Note))


def two_notes_gone(document: Document) -> Edit:
    return edits.delete(document, *[r.id for r in document.records.values() if isinstance(r, Note)][:2])


SPOKEN: list[tuple[Make, str, str]] = [
    (
        lambda d: edits.move_touchpoint(d, T3, P2, 0),
        "Moved to Aankoop, 1 of 2",
        "Verplaatst naar Aankoop, 1 van 2",
    ),
    (lambda d: edits.move_phase(d, P2, 0), "Moved: 1 of 3", "Verplaatst: 1 van 3"),
    (
        lambda d: edits.move_note(d, a_note(d).id, Id("pains"), P2, 0, touchpoint_id=Id("t4")),
        "Moved to Pain points at Krijgt de bevestiging, 1 of 1",
        "Verplaatst naar Pijnpunten bij Krijgt de bevestiging, 1 van 1",
    ),
    (lambda d: edits.move_touchpoints(d, [T1, T2], P2, 0), "Moved: 2", "Verplaatst: 2"),
    (lambda d: edits.set_emotion(d, T2, 1.5), "Emotion plus 1.5", "Emotie plus 1,5"),
    (lambda d: edits.set_emotion(d, T1, -0.3), "Emotion minus 0.3", "Emotie min 0,3"),
    (lambda d: edits.set_emotion(d, T1, 0), "Emotion neutral", "Emotie neutraal"),
    (lambda d: edits.clear_emotion(d, T1), "Emotion cleared", "Emotie gewist"),
    (lambda d: edits.delete(d, T1), "Deleted: Ziet een fiets staan", "Verwijderd: Ziet een fiets staan"),
    (lambda d: edits.delete(d, Id("p1")), "Deleted: Oriëntatie", "Verwijderd: Oriëntatie"),
    (two_notes_gone, "Deleted: 2", "Verwijderd: 2"),
    (lambda d: edits.duplicate(d, [T1, T2]), "Added: 2", "Toegevoegd: 2"),
    (lambda d: edits.set_fields(d, T1, moment_of_truth=True), "Moment of truth", "Moment van de waarheid"),
    (
        lambda d: edits.set_fields(d, T3, moment_of_truth=False),
        "No longer a moment of truth",
        "Geen moment van de waarheid meer",
    ),
    (
        lambda d: edits.set_fields(d, Id("pains"), collapsed=True),
        "Lane Pain points collapsed",
        "Rij Pijnpunten ingeklapt",
    ),
    (lambda d: edits.set_fields(d, Id("pains"), hidden=True), "Lane Pain points hidden", "Rij Pijnpunten verborgen"),
    (lambda d: edits.set_fields(d, T1, title="Anders"), "", ""),
    (lambda d: edits.add_touchpoint(d, P2, "Nieuw"), "", ""),
    (lambda d: edits.set_fields(d, MAP, title="Anders"), "", ""),
]


@pytest.mark.parametrize(("make", "english", "dutch"), SPOKEN)
def test_what_is_said_of_an_edit(make: Make, english: str, dutch: str) -> None:
    assert said(make) == english
    set_screen_language("nl")
    assert said(make) == dutch


def test_undo_and_redo_are_named_by_the_step() -> None:
    def make(document: Document) -> Edit:
        return edits.delete(document, T1)

    assert said(make, "undo", label=True) == "Undone: Delete “Ziet een fiets staan”"
    assert said(make, "redo", label=True) == "Done again: Delete “Ziet een fiets staan”"
    assert said(make, "undo") == "Undone"


def test_a_change_from_elsewhere_is_told_as_such() -> None:
    assert said(lambda d: edits.delete(d, T1), "file") == "The map was changed by another program"
