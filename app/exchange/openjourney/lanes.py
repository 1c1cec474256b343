"""Which kind of lane a swimlane of OpenJourney is, by its name: the format knows names only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from app.exchange.foreign.journey import Row
from app.i18n import LANGUAGES, translator
from app.model.lane_kinds import LANE_KINDS
from app.model.records import LaneKind
from app.model.text import name_key

_BEGINNINGS: tuple[tuple[LaneKind, str], ...] = (
    (LaneKind.TOUCHPOINTS, "touchpoint|contactmoment"),
    (LaneKind.DOING, "action|activit|doing|step|interaction|task|journey|doen|doet|handeling|acties|stap"),
    (LaneKind.THINKING, "think|thought|denk|gedacht"),
    (LaneKind.FEELING, "feel|emotion|sentiment|mood|gevoel|voel|emotie|stemming"),
    (LaneKind.PAINS, "pain|friction|issue|roadblock|blocker|problem|frustrat|bottleneck|hurdle|pijn|knelpunt"),
    (LaneKind.OPPORTUNITIES, "opportunit|idea|improve|kans|verbeter|idee"),
    (LaneKind.QUESTIONS, "question|vraag|vragen"),
    (LaneKind.NEEDS, "need|goal|expect|behoefte|doel|verwacht"),
    (LaneKind.MOTIVES, "motiv|motief|drijfve"),
    (LaneKind.FRONTSTAGE, "frontstage|onstage|front"),
    (LaneKind.BACKSTAGE, "backstage|backoffice|back"),
    (LaneKind.SUPPORT, "systems|systemen|ondersteun"),
    (LaneKind.NUMBERS, "metric|kpi|measure|cijfer|meten"),
    (LaneKind.CONTENT, "content"),
)
"""How words begin that say what a lane holds, what is most telling first."""


def row_of(name: str) -> Row:
    """The lane that a swimlane called `name` becomes: under its own name, unless that is what we call the kind."""
    key = name_key(name)
    if key in _our_names():
        return Row(_our_names()[key])
    found = next((kind for kind, words in _BEGINNINGS if re.search(rf"\b(?:{words})", key)), LaneKind.FREE)
    return Row(found, name)


@cache
def _our_names() -> Mapping[str, LaneKind]:
    return {
        name_key(translator(language)(info.title)): kind
        for kind, info in LANE_KINDS.items()
        if info.holds_notes or info.holds_touchpoints
        for language in LANGUAGES
    }
