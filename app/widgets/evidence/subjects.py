"""What of a selection can be proven: the things themselves, and the scores at the touchpoints among them.

Pure: records in, choices out; it knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.analysis.evidence import takes_evidence
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits.base import shorten
from app.model.names import KIND_NAMES, title_of
from app.model.records import EmotionScore, Evidence, Id, Record, Touchpoint
from app.widgets import words


@dataclass(frozen=True, slots=True)
class Subjects:
    """Records that are proven together, and what they are called; `key` stays the same from one edit to the next."""

    key: str
    text: str
    ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What one source says, in the same words, for all or some of the subjects."""

    source_id: Id
    quote: str
    evidence: tuple[Id, ...]


def subjects_in(document: Document, selected: Sequence[Id]) -> tuple[Subjects, ...]:
    """What can be proven of a selection, the things themselves first; nothing where none of them takes evidence."""
    records = [document.records[i] for i in selected if takes_evidence(document.records.get(i))]
    if not records:
        return ()
    itself = Subjects("itself", _called(records), tuple(record.id for record in records))
    return (itself, *_scores(document, [record for record in records if isinstance(record, Touchpoint)]))


def proofs_of(document: Document, subjects: Sequence[Id]) -> tuple[Proof, ...]:
    """What sources say for any of the subjects, the same words of one source together, in the order of the sources."""
    found: dict[tuple[Id, str], list[Id]] = {}
    for evidence in (e for subject in subjects for e in document.evidence(subject)):
        found.setdefault((evidence.source_id, evidence.quote), []).append(evidence.id)
    places = {source.id: place for place, source in enumerate(document.sources())}
    proofs = [Proof(source_id, quote, tuple(ids)) for (source_id, quote), ids in found.items()]
    return tuple(sorted(proofs, key=lambda proof: (places[proof.source_id], proof.evidence)))


def heading_of(document: Document, selected: Sequence[Id]) -> str:
    """What is selected, in a few words."""
    if len(selected) != 1:
        return fill(N_("{count} selected"), count=len(selected))
    return shorten(title_of(document.records[selected[0]], _), 60)


def proven_by(document: Document, proof: Proof) -> frozenset[Id]:
    """The subjects that a proof speaks for."""
    return frozenset(document.get(i, Evidence).subject_id for i in proof.evidence)


def _called(records: Sequence[Record]) -> str:
    if len(records) == 1:
        return _(KIND_NAMES[records[0].KIND])
    return fill(N_("{count} items"), count=len(records))


def _scores(document: Document, touchpoints: Sequence[Touchpoint]) -> list[Subjects]:
    by_actor: dict[Id | None, list[EmotionScore]] = {}
    for score in (score for touchpoint in touchpoints for score in document.scores(touchpoint.id)):
        by_actor.setdefault(score.actor_id, []).append(score)
    customer_first = sorted(by_actor.items(), key=lambda pair: pair[0] or "")
    return [
        Subjects(f"score:{actor or ''}", _felt(document, actor, scores), tuple(score.id for score in scores))
        for actor, scores in customer_first
    ]


def _felt(document: Document, actor_id: Id | None, scores: Sequence[EmotionScore]) -> str:
    actor = document.find(actor_id, Record)
    what = words.score(scores[0].score) if len(scores) == 1 else str(len(scores))
    if actor is None:
        return fill(N_("Emotion: {score}"), score=what)
    return fill(N_("Emotion of {name}: {score}"), name=shorten(title_of(actor, _), 30), score=what)
