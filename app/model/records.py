"""The records of a map file: what a customer journey is made of.

Records are immutable and know only their own values and the ids of others. Tables, history, comparison and copying
are all derived from the fields below, so a new field is one line here and one migration. Nothing here knows a file,
a window or a format.

Field types are limited to `str`, `int`, `bool`, `date` and the enumerations below, each possibly `None`. Scores are
whole tenths (-20..20). Text never holds control characters but newline and tab (see text.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, NewType

Id = NewType("Id", str)
"""The identity of a record: a uuid4 in its 36-character form, unique over all files, so that copies can be merged."""

PROJECT_ID = Id("00000000-0000-4000-8000-000000000000")
"""Every file holds exactly one project record, and it has this id in each."""


class MapState(StrEnum):
    """Whether a map shows the journey as it is or as we want it."""

    CURRENT = "current"
    FUTURE = "future"


class LaneKind(StrEnum):
    """Which way of looking at every phase a lane is; app.model.lane_kinds says what each one does."""

    TOUCHPOINTS = "touchpoints"
    EMOTION = "emotion"
    CHANNELS = "channels"
    DOING = "doing"
    THINKING = "thinking"
    PAINS = "pains"
    OPPORTUNITIES = "opportunities"
    BACKSTAGE = "backstage"
    FREE = "free"


class Tint(StrEnum):
    """The paper colours of notes; the theme says how each looks on light, dark and white."""

    SUN = "sun"
    PEACH = "peach"
    ROSE = "rose"
    SKY = "sky"
    MINT = "mint"
    LILAC = "lilac"
    STONE = "stone"


class Light(StrEnum):
    """Where an action stands, as a traffic light: green we do this, amber do it better, red still to start."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Progress(StrEnum):
    """How far an action has come."""

    PLANNED = "planned"
    BUSY = "busy"
    DONE = "done"
    DROPPED = "dropped"


class Horizon(StrEnum):
    """When an action is meant to be taken up."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"


SCORE_MIN, SCORE_MAX = -20, 20
"""Emotion in tenths: -20 is very frustrated, +20 delighted."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A field that holds the id of another record.

    `kinds` are the record kinds it may point at. With `owns`, the record goes when the one it points at goes;
    otherwise the field is cleared (it then allows None).
    """

    kinds: tuple[str, ...]
    owns: bool = False


def _ref(*kinds: str) -> Any:
    """A field that may point at a record of one of `kinds`, and is cleared when that record is deleted."""
    return field(default=None, metadata={"ref": Ref(kinds)})


def _owner(kind: str) -> Any:
    """A field that points at the record this one belongs to, and goes with."""
    return field(metadata={"ref": Ref((kind,), owns=True)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share: an id, and a name of their kind."""

    KIND: ClassVar[str] = ""
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """The file's own record: whose journeys these are, and in which language the file speaks ("nl" or "en")."""

    KIND: ClassVar[str] = "project"
    title: str = ""
    brand: str = ""
    product: str = ""
    ambition: str = ""
    language: str = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone on our side who can own a touchpoint or an action."""

    KIND: ClassVar[str] = "person"
    order: str
    name: str
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Record):
    """One concrete, invented person who stands for a segment of customers."""

    KIND: ClassVar[str] = "persona"
    order: str
    name: str
    quote: str = ""
    about: str = ""
    goals: str = ""
    pains: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyMap(Record):
    """One persona, one scenario, one state, drawn as a grid of phases and lanes."""

    KIND: ClassVar[str] = "journey_map"
    order: str
    title: str
    persona_id: Id | None = _ref("persona")
    scenario: str = ""
    state: MapState = MapState.CURRENT
    review_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """A column: a stretch of the journey, named from the customer's side.

    A phase that came from a template and was never renamed has no title but a `stage`, whose name is shown in the
    reader's language. `width` is what the user dragged it to, in map units; None is as wide as its touchpoints need.
    """

    KIND: ClassVar[str] = "phase"
    map_id: Id = _owner("journey_map")
    order: str
    title: str = ""
    stage: str = ""
    width: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Record):
    """A row: one way of looking at every phase. Without a title it shows its kind's name in the reader's language.

    `height` is what the user dragged it to, in map units; None is as high as its notes need.
    """

    KIND: ClassVar[str] = "lane"
    map_id: Id = _owner("journey_map")
    order: str
    kind: LaneKind
    title: str = ""
    height: int | None = None
    collapsed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """Where a touchpoint happens: site, shop, phone, newsletter, review site."""

    KIND: ClassVar[str] = "channel"
    order: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Record):
    """A moment where the customer meets the brand, or something else that shapes the choice."""

    KIND: ClassVar[str] = "touchpoint"
    phase_id: Id = _owner("phase")
    order: str
    title: str
    description: str = ""
    time_frame: str = ""
    channel_id: Id | None = _ref("channel")
    owner_id: Id | None = _ref("person")
    moment_of_truth: bool = False
    tint: Tint = Tint.SUN


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionScore(Record):
    """How one actor feels at one touchpoint, in tenths from -20 to 20.

    `actor_id` is a persona or a person of the staff; None is the customer the map is about.
    """

    KIND: ClassVar[str] = "emotion_score"
    touchpoint_id: Id = _owner("touchpoint")
    actor_id: Id | None = field(default=None, metadata={"ref": Ref(("persona", "person"), owns=True)})
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A sticky note in a cell, a lane within a phase; it may belong to one of the touchpoints of that phase."""

    KIND: ClassVar[str] = "note"
    phase_id: Id = _owner("phase")
    lane_id: Id = _owner("lane")
    order: str
    text: str
    touchpoint_id: Id | None = _ref("touchpoint")
    tint: Tint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Something someone will do. Impact and effort run from 1 to 5; None is not judged yet."""

    KIND: ClassVar[str] = "action"
    order: str
    title: str
    description: str = ""
    touchpoint_id: Id | None = _ref("touchpoint")
    owner_id: Id | None = _ref("person")
    light: Light = Light.RED
    progress: Progress = Progress.PLANNED
    impact: int | None = None
    effort: int | None = None
    horizon: Horizon = Horizon.NOW
    due: date | None = None
    measure: str = ""


RECORD_TYPES: tuple[type[Record], ...] = (
    Project,
    Person,
    Persona,
    JourneyMap,
    Phase,
    Lane,
    Channel,
    Touchpoint,
    EmotionScore,
    Note,
    Action,
)
"""Every kind of record, owners before what they own."""

BY_KIND: dict[str, type[Record]] = {kind.KIND: kind for kind in RECORD_TYPES}


_REFS = {
    kind.KIND: tuple((f.name, f.metadata["ref"]) for f in fields(kind) if "ref" in f.metadata) for kind in RECORD_TYPES
}
_FIELD_NAMES = {kind.KIND: tuple(f.name for f in fields(kind)) for kind in RECORD_TYPES}


def refs(kind: type[Record]) -> tuple[tuple[str, Ref], ...]:
    """The fields of `kind` that point at other records, with what they may point at."""
    return _REFS[kind.KIND]


def field_names(kind: type[Record]) -> tuple[str, ...]:
    """The names of all fields of `kind`, the id first."""
    return _FIELD_NAMES[kind.KIND]
