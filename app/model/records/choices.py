"""What a field of a record can be, where it is one of a few: the enumerations."""

from __future__ import annotations

from enum import StrEnum


class MapState(StrEnum):
    """Whether a map shows the journey as it is or as we want it."""

    CURRENT = "current"
    FUTURE = "future"


class LaneKind(StrEnum):
    """Which way of looking at every phase a lane is; app.model.lane_kinds says what each one does."""

    TOUCHPOINTS = "touchpoints"
    EMOTION = "emotion"
    CHANNELS = "channels"
    PICTURES = "pictures"
    DOING = "doing"
    THINKING = "thinking"
    FEELING = "feeling"
    NEEDS = "needs"
    QUESTIONS = "questions"
    MOTIVES = "motives"
    PAINS = "pains"
    DROP_OFFS = "drop_offs"
    CONTENT = "content"
    INTERACTION_LINE = "interaction_line"
    FRONTSTAGE = "frontstage"
    VISIBILITY_LINE = "visibility_line"
    BACKSTAGE = "backstage"
    SUPPORT = "support"
    OWNERS = "owners"
    NUMBERS = "numbers"
    OPPORTUNITIES = "opportunities"
    ACTIONS = "actions"
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


class Influence(StrEnum):
    """Whether we control a touchpoint at all."""

    OWN = "own"
    PARTNER = "partner"
    OUTSIDE = "outside"


class LinkKind(StrEnum):
    """Why a customer goes from one touchpoint to another that is not simply the next one."""

    NEXT = "next"
    LOOP = "loop"
    DROP_OFF = "drop_off"
    HAND_OVER = "hand_over"


class SourceKind(StrEnum):
    """How we came to know something."""

    INTERVIEW = "interview"
    SURVEY = "survey"
    ANALYTICS = "analytics"
    REVIEW = "review"
    OBSERVATION = "observation"
    DOCUMENT = "document"


class Setting(StrEnum):
    """Where a channel is."""

    ONLINE = "online"
    OFFLINE = "offline"


class Reach(StrEnum):
    """How a channel is come by: it is ours, we pay for it, or others talk about us."""

    OWNED = "owned"
    PAID = "paid"
    EARNED = "earned"


class Heuristic(StrEnum):
    """The seven principles by which people decide without weighing everything (R. B. Cialdini, Influence, 2021)."""

    RECIPROCITY = "reciprocity"
    COMMITMENT = "commitment"
    SOCIAL_PROOF = "social_proof"
    LIKING = "liking"
    AUTHORITY = "authority"
    SCARCITY = "scarcity"
    UNITY = "unity"
