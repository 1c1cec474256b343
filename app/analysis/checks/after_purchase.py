"""Nothing after the purchase: the map stops where the customer has paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.analysis.checks.base import Finding, Fix, FixKind, Severity
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, Phase
from app.model.stages import PURCHASE

_BUYING = frozenset(
    {
        *("aankoop", "aankopen", "aanschaf", "afrekenen", "bestellen", "bestelling", "betalen", "betaling", "koop"),
        *("kopen", "buy", "buying", "checkout", "order", "ordering", "pay", "paying", "payment", "purchase"),
        *("purchasing",),
    }
)
"""Words that a phase of buying is named with. A name may hold small words besides, but nothing else: “Na de aankoop”,
“Purchase & onboarding” or “Order status” may well be about what comes later, and a false alarm is worse than none."""

_SMALL_WORDS = frozenset({"de", "het", "een", "en", "fase", "the", "a", "an", "and", "phase"})


def nothing_after_purchase(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """The phase of buying, when it has touchpoints and no phase after it has any.

    A map without a phase that is surely about buying is never found fault with.
    """
    phases = document.phases(map_id)
    place = max((i for i, phase in enumerate(phases) if _is_purchase(phase)), default=None)
    if place is None or not document.touchpoints(phases[place].id):
        return
    later = phases[place + 1 :]
    if not any(document.touchpoints(phase.id) for phase in later):
        yield Finding(
            check="nothing-after-purchase",
            severity=Severity.WARNING,
            map_id=map_id,
            about=phases[place],
            message=N_("After “{title}” the journey stops."),
            why=N_("For the customer it only begins there: using it, asking for help, coming back, telling others."),
            fix=_fix(map_id, later),
        )


def _fix(map_id: Id, later: Sequence[Phase]) -> Fix:
    if later:
        return Fix(FixKind.ADD_TOUCHPOINT, N_("Add a touchpoint"), later[0].id)
    return Fix(FixKind.ADD_PHASE, N_("Add a phase"), map_id)


def _is_purchase(phase: Phase) -> bool:
    if not phase.title:
        return phase.stage in PURCHASE
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", phase.title.casefold())) - _SMALL_WORDS
    return bool(words) and words <= _BUYING
