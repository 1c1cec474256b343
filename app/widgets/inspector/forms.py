"""What each kind of record shows in the inspector, as data: a new field is one row here.

What matters first stands first, about five things; the rest waits in sections that fold, each called by its name in
SECTIONS.
"""

from __future__ import annotations

from app.analysis.uses import maps_with
from app.i18n import N_
from app.model.document import Document
from app.model.names import (
    INFLUENCE_NAMES,
    LINK_NAMES,
    REACH_NAMES,
    SETTING_NAMES,
    STATE_TITLES,
)
from app.model.persona_fields import COMPANY, DRIVES, FACTS, ROLES, PersonaField
from app.model.records import (
    FACTOR_MAX,
    Action,
    Channel,
    JourneyMap,
    Lane,
    LaneKind,
    Link,
    Note,
    Person,
    Persona,
    Phase,
    Project,
    Record,
    Segment,
    Tag,
    Touchpoint,
)
from app.widgets.inspector.action_form import ACTION_ROWS, ACTION_SECTIONS
from app.widgets.inspector.rows import Kind, Row
from app.widgets.inspector.source_forms import SOURCE_FORMS

SECTIONS: dict[str, str] = {
    "touchpoint.notes": N_("Notes"),
    "touchpoint.evidence": N_("Evidence"),
    "touchpoint.experience": N_("Need and experience"),
    "touchpoint.behaviour": N_("Why they act"),
    "touchpoint.behind": N_("Behind it"),
    "persona.who": N_("Who they are"),
    "persona.choosing": N_("How they choose"),
    "persona.looking": N_("Where they look"),
    "persona.evidence": N_("Evidence"),
    "persona.business": N_("Purchase and company"),
    "channel.effort": N_("What it takes"),
    **ACTION_SECTIONS,
}
"""The sections that fold, by their keys; each kind of record shows its own in the order of its rows."""

_FACTORS = tuple((number, str(number)) for number in range(FACTOR_MAX + 1))
_ACTING = "touchpoint.behaviour"
_TYPE_A_TAG = N_("Pick or type a tag")
_YES_NO = ((True, N_("Yes")), (False, N_("No")))


def _in_pains(document: Document, record: Record) -> bool:
    lane = document.find(record.lane_id, Lane) if isinstance(record, Note) else None
    return lane is not None and lane.kind is LaneKind.PAINS


def _persona_rows(fields: tuple[PersonaField, ...], kind: Kind, section: str = "") -> tuple[Row, ...]:
    return tuple(Row(field.name, field.title, kind, field.prompt, section) for field in fields)


_GOALS, _NEEDS, _PAINS, _MOTIVES, _BARRIERS, _INFLUENCERS, *_LOOKING = DRIVES


def _leads_elsewhere(_document: Document, record: Record) -> bool:
    return isinstance(record, Link) and record.from_id != record.to_id  # what comes back to itself is always a loop


FORMS: dict[str, tuple[Row, ...]] = {
    Touchpoint.KIND: (
        Row("title", N_("Title"), Kind.TITLE, N_("What happens here?")),
        Row("score", N_("Emotion"), Kind.EMOTION),
        Row("channel_id", N_("Channel"), Kind.CHANNEL, N_("Pick or type a channel")),
        Row("owner_id", N_("Owner"), Kind.OWNER, N_("Pick or type a name")),
        Row("moment_of_truth", N_("Moment of truth"), Kind.SWITCH),
        Row("actions", N_("Actions"), Kind.ACTIONS),
        Row("detail_id", N_("Detail map"), Kind.DETAIL),
        Row("notes", N_("Notes"), Kind.NOTES, section="touchpoint.notes"),
        Row("evidence", N_("Sources"), Kind.EVIDENCE, section="touchpoint.evidence"),
        Row("expected", N_("Expectation"), Kind.EXPECTED, section="touchpoint.experience"),
        Row(
            "intended_value",
            N_("Intended value"),
            Kind.TEXT,
            N_("What should the customer get out of this?"),
            section="touchpoint.experience",
        ),
        Row("brand_moment", N_("Brand moment"), Kind.SWITCH, section="touchpoint.experience"),
        Row("others", N_("How others feel here"), Kind.OTHER_EMOTIONS, section="touchpoint.experience"),
        Row(
            "motivation", N_("Motivation: do they want to?"), Kind.SEGMENTS, "", "touchpoint.behaviour", _FACTORS, True
        ),
        Row("ability", N_("Ability: is it easy enough?"), Kind.SEGMENTS, "", _ACTING, _FACTORS, True),
        Row(
            "prompt",
            N_("Prompt: does something set it off?"),
            Kind.SEGMENTS,
            "",
            "touchpoint.behaviour",
            _FACTORS,
            True,
        ),
        Row("heuristics", N_("What else tips the choice?"), Kind.HEURISTICS, section="touchpoint.behaviour"),
        Row(
            "influence",
            N_("Whose is it?"),
            Kind.STACK,
            section="touchpoint.behind",
            choices=tuple(INFLUENCE_NAMES.items()),
        ),
        Row(
            "time_frame",
            N_("Time frame"),
            Kind.LINE,
            N_("For example: after ten minutes"),
            section="touchpoint.behind",
        ),
        Row("picture_id", N_("Picture"), Kind.PICTURE, section="touchpoint.behind"),
        Row(
            "description",
            N_("Description"),
            Kind.TEXT,
            N_("What should others know about this moment?"),
            section="touchpoint.behind",
        ),
        Row("tags", N_("Tags"), Kind.TAGS, _TYPE_A_TAG, "touchpoint.behind"),
        Row("tint", N_("Colour"), Kind.TINT, section="touchpoint.behind"),
    ),
    Note.KIND: (
        Row("text", N_("Text"), Kind.TEXT, N_("Write what you know or hear")),
        Row("picture_id", N_("Picture"), Kind.PICTURE),
        Row("whys", N_("Why, and why again"), Kind.WHYS, when=_in_pains),
        Row("touchpoint_id", N_("Belongs to"), Kind.NOTE_OWNER, N_("The whole phase")),
        Row("actions", N_("Actions"), Kind.ACTIONS),
        Row("evidence", N_("Evidence"), Kind.EVIDENCE),
        Row("tags", N_("Tags"), Kind.TAGS, _TYPE_A_TAG),
        Row("tint", N_("Colour"), Kind.TINT, N_("The lane’s colour")),
    ),
    Phase.KIND: (
        Row("title", N_("Title"), Kind.TITLE, N_("Name it from the customer’s side")),
        Row("actions", N_("Actions"), Kind.ACTIONS),
        Row("width", N_("Width"), Kind.WIDTH),
        Row("detail_id", N_("Detail map"), Kind.DETAIL),
    ),
    Lane.KIND: (
        Row("title", N_("Title"), Kind.TITLE),
        Row("kind", N_("Kind"), Kind.ABOUT_LANE),
        Row("collapsed", N_("Collapsed"), Kind.SWITCH),
        Row("hidden", N_("Hidden"), Kind.SWITCH),
    ),
    Segment.KIND: (
        Row("name", N_("Name"), Kind.TITLE, N_("For example: busy parents")),
        Row("about", N_("About"), Kind.TEXT, N_("What do they need, and what do they share?")),
        Row("personas", N_("Personas"), Kind.PERSONAS),
    ),
    Persona.KIND: (
        Row("name", N_("Name"), Kind.TITLE, N_("A first name works best")),
        Row("picture_id", N_("Picture"), Kind.PICTURE),
        Row("segment_id", N_("Segment"), Kind.SEGMENT, N_("Pick or type a segment")),
        Row("quote", N_("Quote"), Kind.TEXT, N_("One sentence in their own words")),
        Row("card", N_("Show as card"), Kind.CARD),
        *_persona_rows((_GOALS, _PAINS), Kind.TEXT),
        Row("curve", N_("Own curve"), Kind.ABOUT_CURVE),
        Row("maps", N_("On these maps"), Kind.MAPS, when=lambda document, record: bool(maps_with(document, record.id))),
        Row("copy", N_("Copy to another file…"), Kind.COPY),
        *_persona_rows(FACTS, Kind.LINE, "persona.who"),
        Row("about", N_("About"), Kind.TEXT, N_("Tell about them in a few words"), "persona.who"),
        Row("tags", N_("Tags"), Kind.TAGS, _TYPE_A_TAG, "persona.who"),
        *_persona_rows((_NEEDS, _MOTIVES, _BARRIERS, _INFLUENCERS), Kind.TEXT, "persona.choosing"),
        *_persona_rows(tuple(_LOOKING), Kind.TEXT, "persona.looking"),
        Row("evidence", N_("Sources"), Kind.EVIDENCE, section="persona.evidence"),
        *(Row(role, title, Kind.SWITCH, section="persona.business") for role, title in ROLES.items()),
        *_persona_rows(COMPANY, Kind.LINE, "persona.business"),
    ),
    Link.KIND: (
        Row("title", N_("Words on the line"), Kind.LINE, N_("For example: skips comparing")),
        Row("kind", N_("Kind"), Kind.LINK_KIND, choices=tuple(LINK_NAMES.items()), when=_leads_elsewhere),
        Row("from_id", N_("From"), Kind.LINK_END),
        Row("to_id", N_("To"), Kind.LINK_END),
    ),
    Person.KIND: (
        Row("name", N_("Name"), Kind.TITLE),
        Row("department", N_("Department"), Kind.LINE),
    ),
    Channel.KIND: (
        Row("name", N_("Name"), Kind.TITLE, N_("For example: newsletter")),
        Row("setting", N_("Where"), Kind.SEGMENTS, choices=tuple(SETTING_NAMES.items()), clearable=True),
        Row("reach", N_("How you come by it"), Kind.SEGMENTS, choices=tuple(REACH_NAMES.items()), clearable=True),
        Row("suits", N_("Does it suit you?"), Kind.SEGMENTS, choices=_YES_NO, clearable=True),
        Row("audience", N_("Is your audience there?"), Kind.SEGMENTS, choices=_YES_NO, clearable=True),
        Row("actions", N_("Actions"), Kind.ACTIONS),
        Row("matrix", N_("Channels by phase"), Kind.MATRIX),
        Row(
            "rhythm",
            N_("Rhythm you can keep up"),
            Kind.LINE,
            N_("For example: one mail a week"),
            section="channel.effort",
        ),
        Row("budget", N_("Budget a month"), Kind.MONEY, section="channel.effort"),
    ),
    Project.KIND: (
        Row("title", N_("Title"), Kind.TITLE),
        Row("brand", N_("Brand"), Kind.LINE),
        Row("product", N_("Product or service"), Kind.LINE),
        Row("unique_points", N_("What sets you apart"), Kind.TEXT, N_("What do only you offer?")),
        Row("ambition", N_("Ambition"), Kind.TEXT, N_("What do you want to mean to your customer?")),
        Row("promise", N_("Brand promise"), Kind.TEXT, N_("What can the customer always count on?")),
    ),
    JourneyMap.KIND: (
        Row("title", N_("Title"), Kind.TITLE),
        Row("persona_id", N_("Persona"), Kind.PERSONA, N_("Whose journey is this?")),
        Row("scenario", N_("Scenario"), Kind.TEXT, N_("What does the customer want to get done?")),
        Row("state", N_("Situation"), Kind.SEGMENTS, choices=tuple(STATE_TITLES.items())),
        Row("review_date", N_("Review on"), Kind.DATE),
        Row("copy", N_("Copy to another file…"), Kind.COPY),
    ),
    Action.KIND: ACTION_ROWS,
    Tag.KIND: (
        Row("name", N_("Name"), Kind.TITLE, N_("For example: quick to do")),
        Row("tint", N_("Colour"), Kind.TINT),
        Row("wearers", N_("Carried by"), Kind.WEARERS),
    ),
    **SOURCE_FORMS,
}
"""The rows of each kind of record."""
