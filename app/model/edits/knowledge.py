"""Segments, sources of evidence, tags and links: what sorts, proves and joins the records of a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import GONE, Document
from app.model.edits.base import Edit, Ids, key_at, label_of, new_id
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding
from app.model.records import (
    PROVEN,
    TAGGED,
    Evidence,
    Id,
    Record,
    Segment,
    Source,
    SourceKind,
    Tag,
    Tagging,
    Tint,
)
from app.model.text import name_key


def add_segment(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds a segment of customers to the file."""
    intake = Intake()
    segment = Segment(id=ids(), order=key_at(document.segments(), None), name=intake.line(name))
    return adding(N_("Add segment “{title}”"), N_("Add segment"), segment, intake)


def add_source(document: Document, title: str, kind: SourceKind = SourceKind.INTERVIEW, *, ids: Ids = new_id) -> Edit:
    """Adds a source of evidence to the file."""
    intake = Intake()
    source = Source(id=ids(), order=key_at(document.sources(), None), title=intake.line(title), kind=kind)
    return adding(N_("Add source “{title}”"), N_("Add source"), source, intake)


def add_evidence(document: Document, subject_id: Id, source_id: Id, quote: str = "", *, ids: Ids = new_id) -> Edit:
    """Says that a source proves a note, a touchpoint, a score or a persona; twice the same is said once.

    Raises DocumentError for a subject that takes no evidence.
    """
    subject, source = document.get(subject_id, Record), document.get(source_id, Source)
    if subject.KIND not in PROVEN:
        raise DocumentError(GONE)
    intake = Intake()
    words = intake.text(quote)
    known = {(each.source_id, each.quote) for each in document.evidence(subject_id)}
    made = Evidence(id=ids(), source_id=source.id, subject_id=subject_id, quote=words)
    change = Change() if (source.id, words) in known else Change.creating([made])
    called = label_of(subject, N_("Add evidence to “{title}”"))
    return Edit(called, change, (made.id,) if change else (), subject_id, remarks=intake.remarks)


def add_tag(document: Document, name: str, tint: Tint | None = None, *, ids: Ids = new_id) -> Edit:
    """Adds a tag to the file; without a colour it gets the one that the fewest tags have."""
    intake = Intake()
    color = tint or _rarest_tint(document)
    tag = Tag(id=ids(), order=key_at(document.tags(), None), name=intake.line(name), tint=color)
    return adding(N_("Add tag “{title}”"), N_("Add tag"), tag, intake)


def tag(document: Document, tag_id: Id, subjects: Sequence[Id], *, ids: Ids = new_id) -> Edit:
    """Puts a tag on records; those that carry it already stay as they are. Raises DocumentError for what takes none."""
    worn = document.get(tag_id, Tag)
    records = [document.get(i, Record) for i in subjects]
    if any(record.KIND not in TAGGED for record in records):
        raise DocumentError(GONE)
    bare = [r for r in records if all(each.tag_id != tag_id for each in document.taggings(r.id))]
    made = [Tagging(id=ids(), tag_id=tag_id, subject_id=record.id) for record in bare]
    focus = records[0].id if records else None
    return Edit(label_of(worn, N_("Tag with “{title}”")), Change.creating(made), tuple(t.id for t in made), focus)


def tag_new(document: Document, name: str, subjects: Sequence[Id], *, ids: Ids = new_id) -> Edit:
    """Puts a tag on records by its name; one that the file has not yet is added in the same step."""
    wanted = name_key(name)
    known = next((each for each in document.tags() if name_key(each.name) == wanted), None)
    if known is not None:
        return tag(document, known.id, subjects, ids=ids)
    adding_it = add_tag(document, name, ids=ids)
    tagging = tag(document.after(adding_it.change), adding_it.created[0], subjects, ids=ids)
    return replace(adding_it, change=adding_it.change.then(tagging.change), focus=tagging.focus)


def untag(document: Document, tag_id: Id, subjects: Sequence[Id]) -> Edit:
    """Takes a tag off records."""
    worn = document.get(tag_id, Tag)
    gone = [each for i in subjects for each in document.taggings(i) if each.tag_id == tag_id]
    change = Change(tuple((each, None) for each in gone))
    return Edit(label_of(worn, N_("Remove tag “{title}”")), change, focus=subjects[0] if subjects else None)


def _rarest_tint(document: Document) -> Tint:
    """Of the colours that the fewest tags have, the first; yellow comes last, since most touchpoints are."""
    used = Counter(each.tint for each in document.tags())
    return min((*(tint for tint in Tint if tint is not Tint.SUN), Tint.SUN), key=lambda tint: used[tint])
