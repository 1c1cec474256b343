"""A map that rests on guesses: nobody was asked, or too few of its notes can be traced to a source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.analysis.checks.base import Finding, Fix, FixKind, Severity
from app.analysis.evidence import map_evidence
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, JourneyMap, MapState

ENOUGH_TO_JUDGE = 8
"""A map that says less than this is only being begun."""

PROVEN_ENOUGH = 50
"""From this share on, in percent, a map is no longer mostly guessed."""


def mostly_guessed(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """A map of how things are, of which less than half is proven; what we only want cannot be proven yet."""
    journey = document.get(map_id, JourneyMap)
    share = map_evidence(document, map_id).whole
    if journey.state is MapState.FUTURE or share.total < ENOUGH_TO_JUDGE or (share.percent or 0) >= PROVEN_ENOUGH:
        return
    yield Finding(
        check="mostly-guessed",
        severity=Severity.ADVICE,
        map_id=map_id,
        about=journey,
        message=N_("More than half of “{title}” is assumed.") if share.proven else N_("All of “{title}” is assumed."),
        why=N_("Without interviews or figures a map shows what you think, not what customers go through."),
        fix=Fix(FixKind.ADD_EVIDENCE, N_("Add evidence"), map_id),
    )
