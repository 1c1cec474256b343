"""A touchpoint without emotion: a hole in the curve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.analysis.checks.base import Finding, Fix, FixKind, Severity, shows_emotion
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id


def touchpoint_without_emotion(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every touchpoint at which the map's own customer has no score, whoever else has one."""
    if not shows_emotion(document, map_id):
        return
    for touchpoint in document.journey(map_id):
        if document.score(touchpoint.id) is None:
            yield Finding(
                check="touchpoint-without-emotion",
                severity=Severity.ADVICE,
                map_id=map_id,
                about=touchpoint,
                message=N_("“{title}” has no emotion yet."),
                why=N_("Without a score the curve skips this moment, and that may be just where customers drop out."),
                fix=Fix(FixKind.SET_EMOTION, N_("Set the emotion"), touchpoint.id),
            )
