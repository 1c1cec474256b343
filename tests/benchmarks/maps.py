"""Maps as large as asked, always the same ones, with texts as long as people write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from app.model.order import spread
from app.model.records import (
    PROJECT_ID,
    Action,
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Phase,
    Project,
    Record,
    Tint,
    Touchpoint,
)
from app.session import Session

Create = Callable[[int, Path], Session]
"""Makes a map with so many notes in a new file."""

MAP = Id("map")
PHASES = 10
MOST_TOUCHPOINTS = 100
"""A larger map has higher stacks of notes, not a longer journey: so all of it can be in sight at once."""

_NOTE_LANES = (
    LaneKind.DOING,
    LaneKind.THINKING,
    LaneKind.PAINS,
    LaneKind.OPPORTUNITIES,
    LaneKind.BACKSTAGE,
    LaneKind.FREE,
)
_SENTENCE = (
    "de klant zoekt op haar telefoon naar een fiets en vergelijkt prijzen bij drie winkels; niemand belt terug, het "
    "formulier vraagt te veel, maar de proefrit is een feest en de aflevering komt op tijd"
)
_WORDS = _SENTENCE.split()


def large_map(notes: int) -> list[Record]:
    """One map with `notes` sticky notes: a tenth of them touchpoints with a score, at most 100, the others in lanes."""
    random = Random(notes)
    phases = [Id(f"phase{n}") for n in range(PHASES)]
    lanes = [LaneKind.TOUCHPOINTS, LaneKind.EMOTION, *_NOTE_LANES]
    touchpoints = max(1, min(MOST_TOUCHPOINTS, notes // 10))
    return [
        Project(id=PROJECT_ID, title="Een nieuwe fiets"),
        JourneyMap(id=MAP, order="V", title="Een nieuwe fiets"),
        *(
            Phase(id=i, map_id=MAP, order=key, title=f"Fase {key}")
            for i, key in zip(phases, spread(PHASES), strict=True)
        ),
        *(
            Lane(id=Id(kind.value), map_id=MAP, order=key, kind=kind)
            for kind, key in zip(lanes, spread(len(lanes)), strict=True)
        ),
        *_touchpoints(random, phases, touchpoints),
        *_notes(random, phases, touchpoints, notes - touchpoints),
    ]


def plain(notes: int, path: Path) -> Session:
    """A session on a new file with such a map."""
    return Session.create_from(large_map(notes), path)


def actions(count: int) -> list[Record]:
    """A plan of `count` actions for a map of large_map."""
    random = Random(count)
    return [
        Action(id=Id(f"action{n}"), order=key, title=_text(random, 8), subject_id=_touchpoint(n % 10))
        for n, key in enumerate(spread(count))
    ]


def _touchpoints(random: Random, phases: list[Id], count: int) -> Iterator[Record]:
    for n, key in enumerate(spread(count)):
        phase = phases[n * PHASES // count]
        yield Touchpoint(id=_touchpoint(n), phase_id=phase, order=key, title=_text(random, 4), tint=Tint.SUN)
        yield EmotionScore(id=Id(f"score{n}"), touchpoint_id=_touchpoint(n), score=random.randint(-20, 20))


def _notes(random: Random, phases: list[Id], touchpoints: int, count: int) -> Iterator[Record]:
    for n, key in enumerate(spread(count)):
        under = n % touchpoints
        yield Note(
            id=Id(f"note{n}"),
            phase_id=phases[under * PHASES // touchpoints],
            lane_id=Id(_NOTE_LANES[n // touchpoints % len(_NOTE_LANES)].value),
            order=key,
            touchpoint_id=_touchpoint(under),
            text=_text(random, random.randint(2, 20)),
        )


def _touchpoint(n: int) -> Id:
    return Id(f"touchpoint{n}")


def _text(random: Random, words: int) -> str:
    return " ".join(random.choices(_WORDS, k=words)).capitalize()
