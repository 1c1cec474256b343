"""What each kind of record shows in the inspector, as data: the fields in order, and which wait under "More".

A new field is one row here. Most rows name a field of the record; the few that do not (emotion, notes, actions) are
kinds of row of their own, which form.py makes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.i18n import N_
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES, STATE_TITLES
from app.model.records import (
    Action,
    Channel,
    JourneyMap,
    Lane,
    Note,
    Person,
    Persona,
    Phase,
    Project,
    Touchpoint,
)


class Kind(Enum):
    """How a row is edited."""

    TITLE = auto()
    LINE = auto()
    TEXT = auto()
    SEGMENTS = auto()
    SWITCH = auto()
    TINT = auto()
    DATE = auto()
    DUE = auto()
    CHANNEL = auto()
    OWNER = auto()
    PERSONA = auto()
    NOTE_OWNER = auto()
    ACTION_PLACE = auto()
    WIDTH = auto()
    EMOTION = auto()
    OTHER_EMOTIONS = auto()
    NOTES = auto()
    ACTIONS = auto()
    ABOUT_LANE = auto()
    ABOUT_CURVE = auto()


@dataclass(frozen=True)
class Row:
    """One row: the record's field, its label (msgid), how it is edited, what a faint hint says, and its choices."""

    field: str
    label: str
    kind: Kind
    hint: str = ""
    more: bool = False
    choices: tuple[tuple[object, str], ...] = ()
    clearable: bool = False


_ONE_TO_FIVE = tuple((number, str(number)) for number in range(1, 6))

_PROGRESS, _HORIZONS = tuple(PROGRESS_NAMES.items()), tuple(HORIZON_NAMES.items())

FORMS: dict[str, tuple[Row, ...]] = {
    Touchpoint.KIND: (
        Row("title", N_("Title"), Kind.TITLE, N_("What happens here?")),
        Row("score", N_("Emotion"), Kind.EMOTION),
        Row("channel_id", N_("Channel"), Kind.CHANNEL, N_("Pick or type a channel")),
        Row("owner_id", N_("Owner"), Kind.OWNER, N_("Pick or type a name")),
        Row("moment_of_truth", N_("Moment of truth"), Kind.SWITCH),
        Row("actions", N_("Actions"), Kind.ACTIONS),
        Row("description", N_("Description"), Kind.TEXT, N_("What should others know about this moment?"), more=True),
        Row("time_frame", N_("Time frame"), Kind.LINE, N_("For example: after ten minutes"), more=True),
        Row("tint", N_("Colour"), Kind.TINT, more=True),
        Row("others", N_("How others feel here"), Kind.OTHER_EMOTIONS, more=True),
        Row("notes", N_("Notes"), Kind.NOTES, more=True),
    ),
    Note.KIND: (
        Row("text", N_("Text"), Kind.TEXT, N_("Write what you know or hear")),
        Row("touchpoint_id", N_("Belongs to"), Kind.NOTE_OWNER, N_("The whole phase")),
        Row("tint", N_("Colour"), Kind.TINT, N_("The lane’s colour")),
    ),
    Phase.KIND: (
        Row("title", N_("Title"), Kind.TITLE, N_("Name it from the customer’s side")),
        Row("width", N_("Width"), Kind.WIDTH),
    ),
    Lane.KIND: (
        Row("title", N_("Title"), Kind.TITLE),
        Row("kind", N_("Kind"), Kind.ABOUT_LANE),
        Row("collapsed", N_("Collapsed"), Kind.SWITCH),
        Row("hidden", N_("Hidden"), Kind.SWITCH),
    ),
    Persona.KIND: (
        Row("name", N_("Name"), Kind.TITLE, N_("A first name works best")),
        Row("quote", N_("Quote"), Kind.TEXT, N_("One sentence in their own words")),
        Row("curve", N_("Own curve"), Kind.ABOUT_CURVE),
        Row("about", N_("About"), Kind.TEXT, N_("Age, work, home, how they choose")),
        Row("goals", N_("Goals"), Kind.TEXT, N_("What do they want to reach?")),
        Row("pains", N_("Pain points"), Kind.TEXT, N_("What stands in their way?")),
    ),
    Person.KIND: (
        Row("name", N_("Name"), Kind.TITLE),
        Row("department", N_("Department"), Kind.LINE),
    ),
    Channel.KIND: (Row("name", N_("Name"), Kind.TITLE, N_("For example: newsletter")),),
    Project.KIND: (
        Row("title", N_("Title"), Kind.TITLE),
        Row("brand", N_("Brand"), Kind.LINE),
        Row("product", N_("Product or service"), Kind.LINE),
        Row("ambition", N_("Ambition"), Kind.TEXT, N_("What do you want to mean to your customer?")),
    ),
    JourneyMap.KIND: (
        Row("title", N_("Title"), Kind.TITLE),
        Row("persona_id", N_("Persona"), Kind.PERSONA, N_("Whose journey is this?")),
        Row("scenario", N_("Scenario"), Kind.TEXT, N_("What does the customer want to get done?")),
        Row("state", N_("Situation"), Kind.SEGMENTS, choices=tuple(STATE_TITLES.items())),
        Row("review_date", N_("Review on"), Kind.DATE),
    ),
    Action.KIND: (
        Row("title", N_("Title"), Kind.TITLE, N_("What will someone do?")),
        Row("owner_id", N_("Owner"), Kind.OWNER, N_("Pick or type a name")),
        Row("due", N_("Due date"), Kind.DUE),
        Row("light", N_("Status: how does it go now?"), Kind.SEGMENTS, choices=tuple(reversed(LIGHT_NAMES.items()))),
        Row("touchpoint_id", N_("Touchpoint"), Kind.ACTION_PLACE, N_("The whole journey")),
        Row(
            "progress",
            N_("Progress: how far is this action?"),
            Kind.SEGMENTS,
            more=True,
            choices=_PROGRESS,
        ),
        Row(
            "horizon",
            N_("When: how soon do we take it up?"),
            Kind.SEGMENTS,
            more=True,
            choices=_HORIZONS,
        ),
        Row("impact", N_("Impact"), Kind.SEGMENTS, more=True, choices=_ONE_TO_FIVE, clearable=True),
        Row("effort", N_("Effort"), Kind.SEGMENTS, more=True, choices=_ONE_TO_FIVE, clearable=True),
        Row("measure", N_("Measured by"), Kind.LINE, N_("For example: replies within a day"), more=True),
        Row("description", N_("Description"), Kind.TEXT, more=True),
    ),
}
"""The rows of each kind of record."""
