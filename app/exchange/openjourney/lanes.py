"""Which kind of lane a swimlane of OpenJourney is, by its name: the format knows names only.

The words are those by which tables are headed (tables/vocabulary.py), known just so or at either end of a name; how
words begin is a guess for all other names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from app.exchange.foreign.journey import Row
from app.exchange.tables.vocabulary import NOTE_LANES, STEP, meaning_of
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
    (LaneKind.FRONTSTAGE, "frontstage|onstage|front ?office"),
    (LaneKind.BACKSTAGE, "backstage|back ?office"),
    (LaneKind.SUPPORT, "systems|systemen|ondersteun"),
    (LaneKind.NUMBERS, "metric|kpi|measure|cijfer|meten"),
    (LaneKind.CONTENT, "content"),
)
"""How words begin that say what a lane holds, what is most telling first."""


_LONGEST = 100
"""Characters of a name in which words are looked for."""

_MEANT: Mapping[str, LaneKind] = {
    **{kind.value: kind for kind in NOTE_LANES if kind is not LaneKind.FREE},
    "touchpoints": LaneKind.TOUCHPOINTS,
    STEP: LaneKind.DOING,
    "emotion": LaneKind.FEELING,
    "expected": LaneKind.NEEDS,
}
"""The lane in which stand in words what a heading of a table stands for; what is missing here tells no kind of lane."""


def row_of(name: str) -> Row:
    """The lane that a swimlane called `name` becomes: under its own name, unless that is what we call the kind."""
    key = name_key(name)
    if key in _our_names():
        return Row(_our_names()[key])
    meaning = meaning_of(name.partition(":")[0][:_LONGEST])
    if meaning.sure and meaning.key == LaneKind.FREE:
        return Row(LaneKind.FREE, name)
    meant = _MEANT.get(meaning.key)
    guessed = (kind for kind, words in _BEGINNINGS if re.search(rf"\b(?:{words})", key))
    return Row(meant or next(guessed, LaneKind.FREE), name)


@cache
def _our_names() -> Mapping[str, LaneKind]:
    return {
        name_key(translator(language)(info.title)): kind
        for kind, info in LANE_KINDS.items()
        if info.holds_notes or info.holds_touchpoints
        for language in LANGUAGES
    }
