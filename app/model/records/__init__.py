"""The records of a map file: what a customer journey is made of.

Records are immutable and know only their own values and the ids of others. Tables, history, comparison and copying
are all derived from the fields below, so a new field is one line here and one migration. Nothing here knows a file,
a window or a format.

Field types are limited to `str`, `int`, `bool`, `date` and the enumerations below, each possibly `None`. Scores are
whole tenths (-20..20). Text never holds control characters but newline and tab (see text.py).
"""

from __future__ import annotations

from dataclasses import fields

from app.model.records.base import PROJECT_ID, Id, Record, Ref
from app.model.records.choices import (
    Heuristic,
    Horizon,
    Influence,
    LaneKind,
    Light,
    LinkKind,
    MapState,
    Progress,
    Reach,
    Setting,
    SourceKind,
    Tint,
)
from app.model.records.journey import (
    FACTOR_MAX,
    SCORE_MAX,
    SCORE_MIN,
    EmotionScore,
    JourneyMap,
    Lane,
    Link,
    Note,
    Phase,
    Touchpoint,
)
from app.model.records.knowledge import PROVEN, TAGGED, Channel, Evidence, Source, Tag, Tagging, anonymised, nameless
from app.model.records.people import Person, Persona, Project, Segment
from app.model.records.plan import JUDGED_MAX, JUDGED_MIN, LIFT_MAX, PERCENT_MAX, SUBJECTS, Action, Dependency

__all__ = [
    "BY_KIND",
    "FACTOR_MAX",
    "JUDGED_MAX",
    "JUDGED_MIN",
    "LIFT_MAX",
    "PERCENT_MAX",
    "PROJECT_ID",
    "PROVEN",
    "RECORD_TYPES",
    "SCORE_MAX",
    "SCORE_MIN",
    "SUBJECTS",
    "TAGGED",
    "Action",
    "Channel",
    "Dependency",
    "EmotionScore",
    "Evidence",
    "Heuristic",
    "Horizon",
    "Id",
    "Influence",
    "JourneyMap",
    "Lane",
    "LaneKind",
    "Light",
    "Link",
    "LinkKind",
    "MapState",
    "Note",
    "Person",
    "Persona",
    "Phase",
    "Progress",
    "Project",
    "Reach",
    "Record",
    "Ref",
    "Segment",
    "Setting",
    "Source",
    "SourceKind",
    "Tag",
    "Tagging",
    "Tint",
    "Touchpoint",
    "anonymised",
    "field_names",
    "nameless",
    "refs",
]

RECORD_TYPES: tuple[type[Record], ...] = (
    Project,
    Person,
    Segment,
    Persona,
    JourneyMap,
    Phase,
    Lane,
    Channel,
    Touchpoint,
    EmotionScore,
    Note,
    Link,
    Action,
    Dependency,
    Source,
    Evidence,
    Tag,
    Tagging,
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
