"""The map check: rules that a good map obeys, each a function in a file of its own.

A new rule is one function and its name in CHECKS; the panel, the command line and the marks on the map follow.
"""

from __future__ import annotations

from datetime import date

from app.analysis.checks.actions import action_without_date, action_without_owner
from app.analysis.checks.after_purchase import nothing_after_purchase
from app.analysis.checks.base import Check, Finding, Fix, FixKind, Severity
from app.analysis.checks.dips import dip_without_action
from app.analysis.checks.missing_emotion import touchpoint_without_emotion
from app.analysis.checks.peak_and_end import no_peak, weak_end
from app.analysis.checks.phases import phase_without_touchpoint
from app.analysis.checks.planned import (
    done_before_what_it_waits_for,
    done_without_green_light,
    due_before_what_it_waits_for,
)
from app.analysis.checks.unproven import mostly_guessed
from app.model.document import Document
from app.model.records import Id

CHECKS: tuple[Check, ...] = (
    dip_without_action,
    nothing_after_purchase,
    weak_end,
    no_peak,
    phase_without_touchpoint,
    touchpoint_without_emotion,
    action_without_owner,
    action_without_date,
    due_before_what_it_waits_for,
    done_before_what_it_waits_for,
    done_without_green_light,
    mostly_guessed,
)
"""Every rule, the weightiest first; findings come in this order."""


def findings(document: Document, map_id: Id | None = None, today: date | None = None) -> list[Finding]:
    """What one map lacks, or every map of the file: by map, then by rule, then in the map's own order.

    An action that concerns every map is told once, at the first.
    """
    day = today or date.today()
    maps = [map_id] if map_id is not None else [journey_map.id for journey_map in document.maps()]
    found: dict[tuple[str, Id], Finding] = {}
    for finding in (finding for each in maps for check in CHECKS for finding in check(document, each, day)):
        found.setdefault((finding.check, finding.record_id), finding)
    return list(found.values())


__all__ = ["CHECKS", "Check", "Finding", "Fix", "FixKind", "Severity", "findings"]
