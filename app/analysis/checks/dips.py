"""A dip about which nothing is done: a curve turns clearly below neutral, or is very low, and no action hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from app.analysis.checks.base import Finding, Fix, FixKind, Severity, is_taken_up, shows_emotion
from app.analysis.emotion import Moment, actors, dips, moments
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, Persona

DEEP = -0.5
"""From here down the nearest face on the scale is an unhappy one. A turn above it is within what two interviews differ,
and a map on which every ripple is a problem hides the real ones."""

VERY_DEEP = -1.5
"""From here down the nearest face is the unhappiest one: such a moment is named by itself, also on the way to one that
is as low or lower. The scale ends at -2, so that two touchpoints which are equally bad need not be one problem."""

_OF_SOME = N_("“{title}” is a dip for {names}, and there is no action for it.")


def dip_without_action(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every dip of -0.5 or lower, and every touchpoint of -1.5 or lower, without an action that was not dropped.

    The curves are those of the customer and of the personas; those are named where the customer feels no dip. A dip
    may be a stretch of equal scores; above -1.5 an action on any touchpoint of it will do.
    """
    if not shows_emotion(document, map_id):
        return
    open_ = {who: set(_open(document, moments(document, map_id, who))) for who in _who_may_leave(document, map_id)}
    for touchpoint in document.journey(map_id):
        felt = [who for who, dips_of_one in open_.items() if touchpoint.id in dips_of_one]
        if felt:
            whose = [document.get(who, Persona) for who in felt if who is not None]
            named = None not in felt
            yield Finding(
                check="dip-without-action",
                severity=Severity.WARNING,
                map_id=map_id,
                about=touchpoint,
                message=_OF_SOME if named else N_("“{title}” is a dip, and there is no action for it."),
                why=N_("Customers drop out in a dip. Mending the deepest often does more than improving all the rest."),
                fix=Fix(FixKind.ADD_ACTION, N_("Add an action"), touchpoint.id),
                whose=tuple(whose) if named else (),
            )


def _who_may_leave(document: Document, map_id: Id) -> list[Id | None]:
    """Whose curves count: the customer's (None) and the personas'; what staff feel makes no customer drop out."""
    return [who for who in actors(document, map_id) if who is None or document.find(who, Persona) is not None]


def _open(document: Document, curve: Sequence[Moment]) -> Iterator[Id]:
    """The touchpoints of one curve that ask for an action."""
    low = [(moment, [moment]) for moment in curve if moment.score <= VERY_DEEP]
    low += [(dip, list(_stretch(curve, dip))) for dip in dips(curve) if VERY_DEEP < dip.score <= DEEP]
    for moment, together in low:
        if not any(is_taken_up(document, each.touchpoint_id) for each in together):
            yield moment.touchpoint_id


def _stretch(curve: Sequence[Moment], dip: Moment) -> Iterator[Moment]:
    """The moments from `dip` on that are just as low."""
    return takewhile(lambda moment: moment.score == dip.score, curve[curve.index(dip) :])
