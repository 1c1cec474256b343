"""Proving several records at once, taking that back, and forgetting names."""

from __future__ import annotations

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.document import Document
from app.model.records import PROJECT_ID, Evidence, Id, JourneyMap, Phase, Project, Source, Touchpoint

A, B, MAP = Id("a"), Id("b"), Id("map")


@pytest.fixture
def document() -> Document:
    phase = Phase(id=Id("phase"), map_id=MAP, order="V", title="Look")
    return Document(
        [
            Project(id=PROJECT_ID),
            JourneyMap(id=MAP, order="V", title="Map"),
            phase,
            Touchpoint(id=A, phase_id=phase.id, order="F", title="First"),
            Touchpoint(id=B, phase_id=phase.id, order="V", title="Second"),
            Source(id=Id("talk"), order="F", title="Talk", respondent="Anna"),
            Source(id=Id("figures"), order="V", title="Figures"),
        ]
    )


def run(document: Document, edit: edits.Edit) -> edits.Edit:
    document.apply(edit.change)
    return edit


def said(document: Document, subject: Id) -> list[tuple[str, str]]:
    return [(document.get(e.source_id, Source).title, e.quote) for e in document.evidence(subject)]


def test_a_source_speaks_for_all_at_once_and_never_twice_the_same(document: Document) -> None:
    run(document, edits.attach(document, Id("talk"), [A], "Yes"))
    step = run(document, edits.attach(document, Id("talk"), [A, B], "Yes"))
    assert step.label.text(str) == "Add evidence to 2 items"
    assert len(step.created) == 1
    assert said(document, A) == said(document, B) == [("Talk", "Yes")]


def test_a_new_source_and_what_it_proves_are_one_step(document: Document) -> None:
    before = document.after(edits.attach(document, Id("talk"), []).change)
    step = run(document, edits.attach_new(document, " Survey\n2026 ", [A, B]))
    assert step.label.text(str) == "Add evidence to 2 items"
    assert said(document, A) == said(document, B) == [("Survey 2026", "")]
    document.apply(step.change.inverse())
    assert document == before


def test_taking_back_leaves_the_source(document: Document) -> None:
    made = run(document, edits.attach(document, Id("talk"), [A, B])).created
    step = run(document, edits.detach(document, made))
    assert step.label.text(str) == "Remove evidence from 2 items"
    assert not document.all_of(Evidence)
    assert len(document.sources()) == 2
    one = run(document, edits.attach(document, Id("talk"), [A])).created
    assert edits.detach(document, one).label.text(str) == "Remove evidence from “First”"


def test_what_takes_no_evidence_is_refused(document: Document) -> None:
    with pytest.raises(DocumentError):
        edits.attach(document, Id("talk"), [A, MAP])


def test_forgetting_empties_every_name_that_there_is(document: Document) -> None:
    step = run(document, edits.forget_respondents(document))
    talk, figures = document.sources()
    assert (talk.respondent, talk.anonymous) == ("", True)
    assert (figures.respondent, figures.anonymous) == ("", False)
    assert step.label.text(str) == "Make all respondents anonymous"
    assert not edits.forget_respondents(document).change
