"""No peak, or a weak end: what customers remember of a journey.

People judge an experience by its best (or worst) moment and by its end, hardly by its average or its length: the
peak-end rule (D. Kahneman, B. L. Fredrickson, C. A. Schreiber and D. A. Redelmeier, "When More Pain Is Preferred to
Less: Adding a Better End", Psychological Science 4, 1993).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.analysis.checks.base import Finding, Fix, FixKind, Severity, is_taken_up, shows_emotion
from app.analysis.emotion import Moment, end, moments, peak
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, Touchpoint

HIGH = 1.0
"""A peak reaches at least the happy face: one that stays nearer to neutral is not what anyone tells a friend."""

GOOD = 0.5
"""From here up the nearest face on the scale is a happy one."""

_ENOUGH = 3
"""With fewer scores there is no curve yet to judge."""


def no_peak(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """The best moment of a map on which none reaches +1, unless an action is to lift it.

    Nothing is said while fewer than three touchpoints, or fewer than half of them, have a score.
    """
    curve = _curve(document, map_id)
    best = peak(curve)
    if best is None or best.score >= HIGH or 2 * len(curve) < len(document.journey(map_id)):
        return
    if not is_taken_up(document, best.touchpoint_id):
        yield Finding(
            check="no-peak",
            severity=Severity.ADVICE,
            map_id=map_id,
            about=document.get(best.touchpoint_id, Touchpoint),
            message=N_("This journey has no peak: “{title}” is its best moment, and it stays below +1."),
            why=N_("People remember a journey by its best moment. One that surprises beats ten that are all right."),
            fix=Fix(FixKind.ADD_ACTION, N_("Add an action"), best.touchpoint_id),
        )


def weak_end(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """The last touchpoint of a map when its score is below +0.5, unless an action is to lift it.

    Nothing is said while fewer than three touchpoints have a score, or the last one has none: then the end is unknown.
    """
    last = end(_curve(document, map_id))
    if last is None or last.score >= GOOD or document.journey(map_id)[-1].id != last.touchpoint_id:
        return
    if not is_taken_up(document, last.touchpoint_id):
        yield Finding(
            check="weak-end",
            severity=Severity.WARNING,
            map_id=map_id,
            about=document.get(last.touchpoint_id, Touchpoint),
            message=N_("The journey ends weakly, with “{title}”."),
            why=N_("The last moment colours the memory of all the others, and what customers tell their friends."),
            fix=Fix(FixKind.ADD_ACTION, N_("Add an action"), last.touchpoint_id),
        )


def _curve(document: Document, map_id: Id) -> Sequence[Moment]:
    curve = moments(document, map_id) if shows_emotion(document, map_id) else ()
    return curve if len(curve) >= _ENOUGH else ()
