"""What is drawn on a journey map: phases, lanes, touchpoints, notes, scores and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from app.model.records.base import Id, Record, Ref, code, owner, ref
from app.model.records.choices import Influence, LaneKind, LinkKind, MapState, Tint

SCORE_MIN, SCORE_MAX = -20, 20
"""Emotion in tenths: -20 is very frustrated, +20 delighted."""

FACTOR_MAX = 3
"""How strong a factor of Fogg's can be, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyMap(Record):
    """One persona, one scenario, one state, drawn as a grid of phases and lanes.

    `origin_id` is the map that this one was made from: of a future map, the current one. `template` names the template
    whose prompts stand in its empty cells, `guide` the method that is followed on it, and `guide_done` the steps of
    methods that were ticked by hand, each "guide/step", with spaces between them.
    """

    KIND: ClassVar[str] = "journey_map"
    order: str
    title: str
    persona_id: Id | None = ref("persona")
    scenario: str = ""
    state: MapState = MapState.CURRENT
    review_date: date | None = None
    origin_id: Id | None = ref("journey_map")
    template: str = code()
    guide: str = code()
    guide_done: str = code()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """A column: a stretch of the journey, named from the customer's side.

    A phase that came from a template and was never renamed has no title but a `stage`, whose name is shown in the
    reader's language. `width` is what the user dragged it to, in map units; None is as wide as its touchpoints need.
    `detail_id` is the more detailed map of this phase, `origin_id` the phase of the current map it was made from.
    """

    KIND: ClassVar[str] = "phase"
    map_id: Id = owner("journey_map")
    order: str
    title: str = ""
    stage: str = ""
    width: int | None = None
    detail_id: Id | None = ref("journey_map")
    origin_id: Id | None = ref("phase")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Record):
    """A row: one way of looking at every phase. Without a title it shows its kind's name in the reader's language.

    `height` is what the user dragged it to, in map units; None is as high as its notes need.
    """

    KIND: ClassVar[str] = "lane"
    map_id: Id = owner("journey_map")
    order: str
    kind: LaneKind
    title: str = ""
    height: int | None = None
    collapsed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Record):
    """A moment where the customer meets the brand, or something else that shapes the choice.

    `expected` is what the customer counted on, in tenths from -20 to 20, beside the emotion that the experience gave.
    `motivation`, `ability` and `prompt` are the factors of behaviour from 0 to 3 (B. J. Fogg, A behavior model for
    persuasive design, 2009); `heuristics` are names of Heuristic, in their order, with spaces between them.
    `detail_id` is the more detailed map of this moment, `origin_id` the touchpoint that it was made from.
    """

    KIND: ClassVar[str] = "touchpoint"
    phase_id: Id = owner("phase")
    order: str
    title: str
    description: str = ""
    time_frame: str = ""
    channel_id: Id | None = ref("channel")
    influence: Influence = Influence.OWN
    owner_id: Id | None = ref("person")
    moment_of_truth: bool = False
    brand_moment: bool = False
    expected: int | None = None
    intended_value: str = ""
    motivation: int | None = None
    ability: int | None = None
    prompt: int | None = None
    heuristics: str = code()
    tint: Tint = Tint.SUN
    picture_id: str = code()
    detail_id: Id | None = ref("journey_map")
    origin_id: Id | None = ref("touchpoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionScore(Record):
    """How one actor feels at one touchpoint, in tenths from -20 to 20.

    `actor_id` is a persona or a person of the staff; None is the customer the map is about.
    """

    KIND: ClassVar[str] = "emotion_score"
    touchpoint_id: Id = owner("touchpoint")
    actor_id: Id | None = field(default=None, metadata={"ref": Ref(("persona", "person"), owns=True)})
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A sticky note in a cell, a lane within a phase; it may belong to one of the touchpoints of that phase.

    `whys` is the chain of causes under a pain point, one why a line.
    """

    KIND: ClassVar[str] = "note"
    phase_id: Id = owner("phase")
    lane_id: Id = owner("lane")
    order: str
    text: str
    touchpoint_id: Id | None = ref("touchpoint")
    tint: Tint | None = None
    whys: str = ""
    picture_id: str = code()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """A way from one touchpoint to another that is not simply the next: a loop back, a drop-off, a hand-over.

    A drop-off that ends where it began leads to no touchpoint, but out of the journey.
    """

    KIND: ClassVar[str] = "link"
    from_id: Id = owner("touchpoint")
    to_id: Id = owner("touchpoint")
    kind: LinkKind = LinkKind.NEXT
    title: str = ""
