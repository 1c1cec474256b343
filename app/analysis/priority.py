"""What comes first: the quadrant in which impact and effort put an action.

The matrix of impact against effort, each judged from 1 to 5, with four quadrants: quick win, big project, fill-in and
not now. It goes round under many names, also as the action priority matrix. Its limits: both numbers are judgements by
people, so that one step more or less says little and a score is no measurement; where the lines are drawn is a choice,
ours between 3 and 4 on both sides, so that what is judged to be in the middle counts as small; and it knows of no
dates, money or dependencies. It sorts a first talk about what to do, and decides nothing.
"""

from __future__ import annotations

from enum import StrEnum

from app.i18n import N_
from app.model.records import Action

HIGH = 4
"""From here on impact or effort counts as high."""


class Quadrant(StrEnum):
    """What impact against effort says of an action, the first to do first."""

    QUICK_WIN = "quick_win"
    BIG_PROJECT = "big_project"
    FILL_IN = "fill_in"
    NOT_NOW = "not_now"


QUADRANT_NAMES = {
    Quadrant.QUICK_WIN: N_("Quick win"),
    Quadrant.BIG_PROJECT: N_("Big project"),
    Quadrant.FILL_IN: N_("Fill-in"),
    Quadrant.NOT_NOW: N_("Not now"),
}
"""The msgid of each quadrant."""

_QUADRANTS = {
    (True, False): Quadrant.QUICK_WIN,
    (True, True): Quadrant.BIG_PROJECT,
    (False, False): Quadrant.FILL_IN,
    (False, True): Quadrant.NOT_NOW,
}


def quadrant(impact: int | None, effort: int | None) -> Quadrant | None:
    """The quadrant of an impact and an effort, each from 1 to 5; None until both are judged."""
    if impact is None or effort is None:
        return None
    return _QUADRANTS[impact >= HIGH, effort >= HIGH]


def quadrant_of(action: Action) -> Quadrant | None:
    """The quadrant of an action; None until both its impact and its effort are judged."""
    return quadrant(action.impact, action.effort)
