"""A phase without touchpoints: a stretch of the journey that nobody has looked at, or in which we are not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.analysis.checks.base import Finding, Fix, FixKind, Severity
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id


def phase_without_touchpoint(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every phase that holds no touchpoint."""
    for phase in document.phases(map_id):
        if not document.touchpoints(phase.id):
            yield Finding(
                check="phase-without-touchpoint",
                severity=Severity.ADVICE,
                map_id=map_id,
                about=phase,
                message=N_("“{title}” has no touchpoint yet."),
                why=N_("The customer goes through this phase too, with or without you. Who or what do they meet here?"),
                fix=Fix(FixKind.ADD_TOUCHPOINT, N_("Add a touchpoint"), phase.id),
            )
