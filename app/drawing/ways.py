"""The ways in which lanes are filled: what is drawn in their cells, in their headers, and while they are collapsed.

One line in WAYS for each `drawn_by` of app.model.lane_kinds; nothing else in the drawing asks what kind of lane it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.drawing import cards, crumbs, dividers, emotion_lane, lanes, prompts
from app.drawing import measures as m
from app.drawing.primitives import Mark
from app.drawing.scale import ROOM
from app.drawing.sheet import Band, Sheet, Stretch
from app.model.lane_kinds import kind_of
from app.model.records import BY_KIND, EmotionScore, Lane, Note, Record


def _all_but(kind: type[Record]) -> tuple[type[Record], ...]:
    return tuple(each for each in BY_KIND.values() if each is not kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of drawing a lane.

    `lay_out` fills the cells of an open lane, `crumbs` those of a collapsed one; a lane that does not fold looks the
    same either way. `title_middle` is how far under the top the first line of its name stands, so that it is level
    with what stands first in the cells; `aside` is what its header keeps free at the right. `holds` tells whether a
    cell is filled, so that an empty one can ask; a lane that `waits` asks by its kind only where there are touchpoints.
    `asks` are the kinds of records that it may depend on: all but those that it surely never looks at, and that change
    while a hand is at work.
    """

    lay_out: Callable[[Sheet, Lane], Band]
    crumbs: Callable[[Sheet, Lane, Stretch], tuple[Mark, ...]] = crumbs.of_nothing
    title_middle: float
    holds: prompts.Holds | None = None
    waits: bool = False
    under_prompt: prompts.Under = prompts.bare
    prompt_height: float | None = None
    has_levels: bool = False
    aside: float = 0.0
    folds: bool = True
    asks: tuple[type[Record], ...] = _all_but(EmotionScore)


_FIRST_LINE = m.CELL_PADDING + m.NOTE_PADDING + m.line_step(m.BODY) / 2

WAYS: dict[str, Way] = {
    "touchpoints": Way(
        lay_out=lanes.touchpoints,
        crumbs=crumbs.of_touchpoints,
        title_middle=_FIRST_LINE,
        holds=prompts.touchpoints,
        under_prompt=prompts.ghost_note,
        prompt_height=m.TOUCHPOINT_HEIGHT,
    ),
    "notes": Way(
        lay_out=lanes.note_stacks,
        crumbs=crumbs.of_notes,
        title_middle=_FIRST_LINE,
        holds=prompts.notes,
    ),
    "chips": Way(
        lay_out=lanes.chips,
        crumbs=crumbs.of_chips,
        title_middle=m.CELL_PADDING + m.CHIP_HEIGHT / 2,
        holds=prompts.chips,
        waits=True,
    ),
    "curve": Way(
        lay_out=emotion_lane.lay_out,
        crumbs=crumbs.of_scores,
        title_middle=m.EMOTION_MARGIN,
        holds=prompts.scores,
        waits=True,
        under_prompt=prompts.over_levels,
        has_levels=True,
        aside=ROOM,
        asks=_all_but(Note),
    ),
    "actions": Way(
        lay_out=cards.actions,
        crumbs=crumbs.of_actions,
        title_middle=_FIRST_LINE,
        holds=prompts.actions,
        waits=True,
    ),
    "strong_line": Way(lay_out=dividers.strong_line, title_middle=m.DIVIDER_HEIGHT / 2, folds=False),
    "dashed_line": Way(lay_out=dividers.dashed_line, title_middle=m.DIVIDER_HEIGHT / 2, folds=False),
}


def way_of(lane: Lane) -> Way:
    """How this lane is drawn."""
    return WAYS[kind_of(lane).drawn_by]
