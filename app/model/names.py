"""What a record is called: its own words, or the name of its kind where the user never gave it any."""

from __future__ import annotations

from app.i18n import N_, Translate
from app.model.lane_kinds import LANE_KINDS
from app.model.records import (
    Action,
    EmotionScore,
    Evidence,
    Heuristic,
    Horizon,
    Influence,
    Lane,
    Light,
    Link,
    LinkKind,
    MapState,
    Note,
    Phase,
    Progress,
    Reach,
    Record,
    Setting,
    SourceKind,
    Tint,
)
from app.model.stages import STAGES

KIND_NAMES = {
    "project": N_("Project"),
    "person": N_("Person"),
    "segment": N_("Segment"),
    "persona": N_("Persona"),
    "journey_map": N_("Journey map"),
    "phase": N_("Phase"),
    "lane": N_("Lane"),
    "channel": N_("Channel"),
    "touchpoint": N_("Touchpoint"),
    "emotion_score": N_("Emotion score"),
    "note": N_("Note"),
    "link": N_("Link"),
    "action": N_("Action"),
    "dependency": N_("Dependency"),
    "source": N_("Source"),
    "evidence": N_("Evidence"),
    "tag": N_("Tag"),
    "tagging": N_("Tagging"),
}
"""The msgid that names each kind of record."""

TINT_NAMES = {
    Tint.SUN: N_("Sun yellow"),
    Tint.PEACH: N_("Peach"),
    Tint.ROSE: N_("Rose"),
    Tint.SKY: N_("Sky blue"),
    Tint.MINT: N_("Mint green"),
    Tint.LILAC: N_("Lilac"),
    Tint.STONE: N_("Stone grey"),
}
"""The msgid that names each colour of paper."""

LIGHT_NAMES = {Light.GREEN: N_("Going well"), Light.AMBER: N_("Could be better"), Light.RED: N_("To start")}
PROGRESS_NAMES = {
    Progress.PLANNED: N_("Planned"),
    Progress.BUSY: N_("In progress"),
    Progress.DONE: N_("Done"),
    Progress.DROPPED: N_("Dropped"),
}
HORIZON_NAMES = {Horizon.NOW: N_("Now"), Horizon.NEXT: N_("Next"), Horizon.LATER: N_("Later")}
STATE_NAMES = {MapState.CURRENT: N_("Current"), MapState.FUTURE: N_("Future")}
INFLUENCE_NAMES = {
    Influence.OWN: N_("Our own"),
    Influence.PARTNER: N_("A partner’s"),
    Influence.OUTSIDE: N_("Outside our control"),
}
LINK_NAMES = {
    LinkKind.NEXT: N_("Next step"),
    LinkKind.LOOP: N_("Back again"),
    LinkKind.DROP_OFF: N_("Drop-off"),
    LinkKind.HAND_OVER: N_("Hand-over"),
}
SOURCE_NAMES = {
    SourceKind.INTERVIEW: N_("Interview"),
    SourceKind.SURVEY: N_("Survey"),
    SourceKind.ANALYTICS: N_("Analytics"),
    SourceKind.REVIEW: N_("Review"),
    SourceKind.OBSERVATION: N_("Observation"),
    SourceKind.DOCUMENT: N_("Document"),
}
SETTING_NAMES = {Setting.ONLINE: N_("Online"), Setting.OFFLINE: N_("Offline")}
REACH_NAMES = {Reach.OWNED: N_("Owned"), Reach.PAID: N_("Paid"), Reach.EARNED: N_("Earned")}
HEURISTIC_NAMES = {
    Heuristic.RECIPROCITY: N_("Reciprocity"),
    Heuristic.COMMITMENT: N_("Commitment"),
    Heuristic.SOCIAL_PROOF: N_("Social proof"),
    Heuristic.LIKING: N_("Liking"),
    Heuristic.AUTHORITY: N_("Authority"),
    Heuristic.SCARCITY: N_("Scarcity"),
    Heuristic.UNITY: N_("Unity"),
}
"""The msgid of each value that a person can choose."""

NEW_JOURNEY = N_("New journey")
"""What a map is called, and its file, until somebody says what it is about."""

STATE_TITLES = {MapState.CURRENT: N_("Current situation"), MapState.FUTURE: N_("Future situation")}
"""The state of a map as it reads beside the map's title."""


def title_of(record: Record, translate: Translate = str) -> str:
    """The title of `record` as `translate` speaks; an unnamed one goes by the name of its kind."""
    return own_title(record) or translate(given_title(record) or KIND_NAMES[record.KIND])


def given_title(record: Record) -> str:
    """The msgid of the name that we gave `record` until the user gives it one, or an empty text."""
    if isinstance(record, Lane):
        return LANE_KINDS[record.kind].title
    if isinstance(record, Link):
        return LINK_NAMES[record.kind]
    if isinstance(record, Phase) and record.stage in STAGES:
        return STAGES[record.stage]
    return N_("Picture") if isinstance(record, Note) and record.picture_id else ""


def has_name(record: Record) -> bool:
    """Whether `record` goes by more than the name of its kind."""
    return bool(own_title(record) or given_title(record))


def own_title(record: Record) -> str:
    """The words the user gave `record`, or an empty text."""
    match record:
        case Note():
            return record.text
        case EmotionScore():
            return f"{record.score / 10:+.1f}"
        case Evidence():
            return record.quote
        case Phase() | Lane() | Action():
            return record.title
        case _:
            return str(getattr(record, "title", "") or getattr(record, "name", ""))
