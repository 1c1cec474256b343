"""What is proven and what is guessed: of each record how many sources speak for it, and of maps the shares.

A note, a touchpoint or a score that no source speaks for is an assumption. Pure: records in, numbers out; the marks on
the map, the heat view, the checks and the lists all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from app.analysis.reading_order import place_of
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import PROVEN, EmotionScore, Evidence, Id, Lane, Note, Phase, Record, Touchpoint

Claim = Note | Touchpoint | EmotionScore
"""What a map says of the customer, and what can therefore be right or wrong."""

WELL_PROVEN = 2
"""From so many sources on a record is well proven: one may be an exception, two that agree seldom are."""


class Share(NamedTuple):
    """How many records some source speaks for, and of how many."""

    proven: int = 0
    total: int = 0

    @property
    def guessed(self) -> int:
        """How many are assumptions."""
        return self.total - self.proven

    @property
    def percent(self) -> int | None:
        """The proven part in whole percent, or None of nothing; 0 and 100 only where it is none and all."""
        if not self.total:
            return None
        if self.proven in (0, self.total):
            return 100 if self.proven else 0
        return min(99, max(1, round(100 * self.proven / self.total)))


@dataclass(frozen=True, slots=True)
class MapEvidence:
    """The shares of one map: of all that it shows, of each phase and of each lane that is not hidden."""

    whole: Share
    phases: Mapping[Id, Share]
    lanes: Mapping[Id, Share]


def takes_evidence(record: Record | None) -> bool:
    """Whether sources can speak for a record of this kind."""
    return record is not None and record.KIND in PROVEN


def is_assumption(document: Document, record_id: Id) -> bool:
    """Whether no source speaks for a record."""
    return not document.evidence(record_id)


def sources_for(document: Document, record_id: Id) -> int:
    """How many sources speak for a record; one that says several things counts once."""
    return len({evidence.source_id for evidence in document.evidence(record_id)})


def strengths(document: Document) -> dict[Id, int]:
    """How many sources speak for each record that any speaks for."""
    found: dict[Id, set[Id]] = {}
    for evidence in document.all_of(Evidence):
        found.setdefault(evidence.subject_id, set()).add(evidence.source_id)
    return {subject_id: len(sources) for subject_id, sources in found.items()}


def supported_by(document: Document, source_id: Id) -> tuple[Evidence, ...]:
    """What a source says, in the order in which the map is read."""
    found = (record for record in document.referrers(source_id) if isinstance(record, Evidence))
    return tuple(sorted(found, key=lambda evidence: (_place(document, evidence), evidence.id)))


def subjects_of(document: Document, source_id: Id) -> tuple[Id, ...]:
    """The records that a source speaks for, each once, in the order in which the map is read."""
    return tuple(dict.fromkeys(evidence.subject_id for evidence in supported_by(document, source_id)))


def map_evidence(document: Document, map_id: Id) -> MapEvidence:
    """The shares of a map; what lies in a hidden lane is not counted, for nobody sees it claimed."""
    lanes = [lane for lane in document.lanes(map_id) if not lane.hidden]
    phases, proven = document.phases(map_id), {evidence.subject_id for evidence in document.all_of(Evidence)}
    cells = {(at.id, phase.id): _share(claims_in(document, at, phase), proven) for at in lanes for phase in phases}
    return MapEvidence(
        whole=_sum(cells.values()),
        phases={phase.id: _sum(cells[lane.id, phase.id] for lane in lanes) for phase in phases},
        lanes={lane.id: _sum(cells[lane.id, phase.id] for phase in phases) for lane in lanes},
    )


def claims_in(document: Document, lane: Lane, phase: Phase) -> Sequence[Claim]:
    """What a lane says about a phase: its touchpoints, the scores at them, or its notes."""
    kind = kind_of(lane)
    if kind.holds_touchpoints:
        return document.touchpoints(phase.id)
    return tuple(_scores(document, phase)) if kind.holds_scores else document.notes(phase.id, lane.id)


def _share(claims: Sequence[Claim], proven: Set[Id]) -> Share:
    return Share(sum(claim.id in proven for claim in claims), len(claims))


def _scores(document: Document, phase: Phase) -> Iterator[EmotionScore]:
    return (score for touchpoint in document.touchpoints(phase.id) for score in document.scores(touchpoint.id))


def _sum(shares: Iterable[Share]) -> Share:
    each = list(shares)
    return Share(sum(share.proven for share in each), sum(share.total for share in each))


def _place(document: Document, evidence: Evidence) -> tuple[str, ...]:
    return place_of(document, document.get(evidence.subject_id, Record))
