"""Proving: saying of several records at once where we know them from, taking that back, and forgetting who said it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, Label, label, label_of, new_id
from app.model.edits.delete import delete
from app.model.edits.knowledge import add_evidence, add_source
from app.model.records import Evidence, Id, Record, Source, SourceKind, anonymised


def attach(document: Document, source_id: Id, subjects: Sequence[Id], quote: str = "", *, ids: Ids = new_id) -> Edit:
    """Says that a source speaks for all these records; where it says so already in these words nothing is added.

    Raises DocumentError for a record that takes no evidence.
    """
    steps = [add_evidence(document, subject_id, source_id, quote, ids=ids) for subject_id in subjects]
    return Edit(
        label=_label(document, subjects, N_("Add evidence to “{title}”"), N_("Add evidence to {count} items")),
        change=Change(tuple(pair for step in steps for pair in step.change.pairs)),
        created=tuple(made for step in steps for made in step.created),
        focus=subjects[0] if subjects else None,
        remarks=steps[0].remarks if steps else (),
    )


def attach_new(
    document: Document,
    title: str,
    subjects: Sequence[Id],
    kind: SourceKind = SourceKind.INTERVIEW,
    *,
    ids: Ids = new_id,
) -> Edit:
    """Adds a source of this title and lets it speak for all these records, in one step."""
    adding = add_source(document, title, kind, ids=ids)
    step = attach(document.after(adding.change), adding.created[0], subjects, ids=ids)
    created = (*adding.created, *step.created)
    return replace(step, change=adding.change.then(step.change), created=created, remarks=adding.remarks)


def detach(document: Document, evidence: Sequence[Id]) -> Edit:
    """Takes back what sources say for records; the sources themselves stay."""
    subjects = list(dict.fromkeys(document.get(i, Evidence).subject_id for i in evidence))
    called = _label(document, subjects, N_("Remove evidence from “{title}”"), N_("Remove evidence from {count} items"))
    return replace(delete(document, *evidence), label=called, focus=subjects[0] if subjects else None)


def forget_respondents(document: Document) -> Edit:
    """Empties the name of every respondent and makes each anonymous; sources that hold no name stay as they are."""
    named = [source for source in document.sources() if source.respondent]
    pairs: Iterable[tuple[Source, Source]] = ((source, anonymised(source)) for source in named)
    return Edit(label(N_("Make all respondents anonymous")), Change.of(pairs), focus=named[0].id if named else None)


def _label(document: Document, subjects: Sequence[Id], one: str, many: str) -> Label:
    if len(subjects) == 1:
        return label_of(document.get(subjects[0], Record), one)
    return label(many, count=str(len(subjects)))
