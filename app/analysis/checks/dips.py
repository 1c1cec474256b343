"""A dip about which nothing is done: the curve turns clearly below neutral, and no action hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from app.analysis.checks.base import Finding, Fix, FixKind, Severity, is_taken_up, shows_emotion
from app.analysis.emotion import Moment, dips, moments
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, Touchpoint

DEEP = -0.5
"""From here down the nearest face on the scale is an unhappy one. A turn above it is within what two interviews differ,
and a map on which every ripple is a problem hides the real ones."""


def dip_without_action(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every dip of -0.5 or lower without an action that was not dropped.

    A dip may be a stretch of equal scores; an action on any touchpoint of it will do.
    """
    if not shows_emotion(document, map_id):
        return
    curve = moments(document, map_id)
    for dip in dips(curve):
        if dip.score <= DEEP and not any(is_taken_up(document, m.touchpoint_id) for m in _stretch(curve, dip)):
            yield Finding(
                check="dip-without-action",
                severity=Severity.WARNING,
                map_id=map_id,
                about=document.get(dip.touchpoint_id, Touchpoint),
                message=N_("“{title}” is a dip, and there is no action for it."),
                why=N_("Customers drop out in a dip. Mending the deepest often does more than improving all the rest."),
                fix=Fix(FixKind.ADD_ACTION, N_("Add an action"), dip.touchpoint_id),
            )


def _stretch(curve: Sequence[Moment], dip: Moment) -> Iterator[Moment]:
    """The moments from `dip` on that are just as low."""
    return takewhile(lambda moment: moment.score == dip.score, curve[curve.index(dip) :])
