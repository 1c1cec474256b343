"""What each field of each kind of record is called when a format has no place for it.

A table: every field stands in WHOLE, in DETAILS or in UNTOLD. Who counts what of it a map has filled is losses.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum

from app.i18n import N_
from app.model.codec import field_types
from app.model.records import (
    Action,
    Channel,
    Dependency,
    EmotionScore,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Note,
    Person,
    Persona,
    Phase,
    Project,
    Record,
    Segment,
    Source,
    Tag,
    Tagging,
    Touchpoint,
    refs,
)


class Group(Enum):
    """The sentences in which losses are told; the value is a msgid."""

    MAP = N_("On the map but not in this file: {things}.")
    KNOWN = N_("Known besides the map but not in this file: {things}.")
    LOOKS = N_("What a map looks like and how it is worked on is not in this file: {things}.")


@dataclass(frozen=True, slots=True)
class Words:
    """What one of something is called, and several of it ({count}); msgids. Several may be told as one number."""

    one: str
    many: str
    group: Group = Group.MAP


@dataclass(frozen=True, slots=True)
class Whole:
    """A kind of record: the field without which a format has no place for it at all, and what it is then called."""

    field: str
    words: Words


@dataclass(frozen=True, slots=True)
class Detail:
    """Fields of a record that are told together."""

    fields: tuple[str, ...]
    words: Words


_KNOWN, _LOOKS = Group.KNOWN, Group.LOOKS
COLOURS = Words(N_("one colour that was chosen"), N_("{count} colours that were chosen"), _LOOKS)
SIZES = Words(
    N_("one width or height that was set by hand"), N_("{count} widths and heights that were set by hand"), _LOOKS
)
PICTURES = Words(N_("one picture"), N_("{count} pictures"))
TIES = Words(N_("the tie of one thing to another map"), N_("{count} ties to other maps"))
FREE_NOTES = Words(N_("one note on a whole phase"), N_("{count} notes on whole phases"))
NOTES_IN_LANE = Words(N_("one note in “{lane}”"), N_("{count} notes in “{lane}”"))
NOTES = Words(N_("one note"), N_("{count} notes"))
MAPS = Words(N_("one other map"), N_("{count} other maps"))
UNUSED = Words(
    N_("one persona, owner, channel or tag that nothing on the map uses"),
    N_("{count} personas, owners, channels and tags that nothing on the map uses"),
    _KNOWN,
)

WHOLE: Mapping[type[Record], Whole] = {
    Person: Whole("name", Words(N_("one owner"), N_("{count} owners"))),
    Segment: Whole("name", Words(N_("one segment"), N_("{count} segments"), _KNOWN)),
    Persona: Whole("name", Words(N_("one persona"), N_("{count} personas"))),
    JourneyMap: Whole("title", Words(N_("the title of the map"), N_("the titles of {count} maps"))),
    Phase: Whole("title", Words(N_("one phase"), N_("{count} phases"))),
    Channel: Whole("name", Words(N_("one channel"), N_("{count} channels"))),
    Touchpoint: Whole("title", Words(N_("one touchpoint"), N_("{count} touchpoints"))),
    EmotionScore: Whole("score", Words(N_("one emotion score"), N_("{count} emotion scores"))),
    Note: Whole("text", NOTES),
    Link: Whole("from_id", Words(N_("one link"), N_("{count} links"))),
    Action: Whole("title", Words(N_("one action"), N_("{count} actions"), _KNOWN)),
    Dependency: Whole("action_id", Words(N_("one dependency"), N_("{count} dependencies"), _KNOWN)),
    Source: Whole("title", Words(N_("one source"), N_("{count} sources"), _KNOWN)),
    Evidence: Whole("source_id", Words(N_("one piece of evidence"), N_("{count} pieces of evidence"), _KNOWN)),
    Tag: Whole("name", Words(N_("one tag"), N_("{count} tags"))),
    Tagging: Whole("tag_id", Words(N_("one tag on something else"), N_("{count} tags on something else"))),
}
"""Kinds of which a format may hold nothing. Of a project and of lanes there are only details."""

DETAILS: Mapping[type[Record], tuple[Detail, ...]] = {
    Project: (
        Detail(
            ("brand", "product", "unique_points", "ambition", "promise"),
            Words(
                N_("what is said of the brand and the product"), N_("what is said of the brand and the product"), _KNOWN
            ),
        ),
    ),
    Person: (
        Detail(
            ("department",), Words(N_("the department of one owner"), N_("the departments of {count} owners"), _KNOWN)
        ),
    ),
    Segment: (Detail(("about",), Words(N_("what one segment is"), N_("what {count} segments are"), _KNOWN)),),
    Persona: (
        Detail(
            ("segment_id",), Words(N_("the segment of one persona"), N_("the segments of {count} personas"), _KNOWN)
        ),
        Detail(("picture_id",), PICTURES),
        Detail(
            tuple(f.name for f in fields(Persona) if f.name not in ("id", "order", "name", "segment_id", "picture_id")),
            Words(N_("the portrait of one persona"), N_("the portraits of {count} personas"), _KNOWN),
        ),
    ),
    JourneyMap: (
        Detail(("persona_id",), Words(N_("whom the map is about"), N_("whom {count} maps are about"))),
        Detail(("scenario",), Words(N_("the scenario"), N_("{count} scenarios"))),
        Detail(
            ("state",),
            Words(N_("that the map shows the future situation"), N_("that {count} maps show the future situation")),
        ),
        Detail(("review_date",), Words(N_("the date of the review"), N_("{count} dates of a review"), _KNOWN)),
        Detail(("origin_id",), TIES),
        Detail(
            ("template", "guide", "guide_done"),
            Words(
                N_("the template and the guide that are followed"),
                N_("the templates and guides that are followed"),
                _LOOKS,
            ),
        ),
    ),
    Phase: (Detail(("width",), SIZES), Detail(("detail_id", "origin_id"), TIES)),
    Lane: (
        Detail(("title",), Words(N_("the name of one lane"), N_("the names of {count} lanes"))),
        Detail(("height",), SIZES),
        Detail(
            ("collapsed", "hidden"),
            Words(N_("that one lane is folded or hidden"), N_("that {count} lanes are folded or hidden"), _LOOKS),
        ),
    ),
    Channel: (
        Detail(
            ("setting", "reach", "suits", "audience", "rhythm", "budget"),
            Words(N_("what is known of one channel"), N_("what is known of {count} channels"), _KNOWN),
        ),
    ),
    Touchpoint: (
        Detail(
            ("description",),
            Words(N_("the description of one touchpoint"), N_("the descriptions of {count} touchpoints")),
        ),
        Detail(("time_frame",), Words(N_("one time frame"), N_("{count} time frames"))),
        Detail(("channel_id",), Words(N_("the channel of one touchpoint"), N_("the channels of {count} touchpoints"))),
        Detail(("owner_id",), Words(N_("the owner of one touchpoint"), N_("the owners of {count} touchpoints"))),
        Detail(
            ("influence",),
            Words(N_("that one touchpoint is not our own"), N_("that {count} touchpoints are not our own")),
        ),
        Detail(
            ("moment_of_truth", "brand_moment"),
            Words(N_("one moment of truth or brand moment"), N_("{count} moments of truth and brand moments")),
        ),
        Detail(("expected",), Words(N_("what is expected of one touchpoint"), N_("{count} expectations"))),
        Detail(("intended_value",), Words(N_("one intended value"), N_("{count} intended values"))),
        Detail(
            ("motivation", "ability", "prompt", "heuristics"),
            Words(
                N_("what moves people at one touchpoint (motivation, ability, prompt, principles)"),
                N_("what moves people at {count} touchpoints (motivation, ability, prompt, principles)"),
            ),
        ),
        Detail(("tint",), COLOURS),
        Detail(("picture_id",), PICTURES),
        Detail(("detail_id", "origin_id"), TIES),
    ),
    EmotionScore: (
        Detail(
            ("actor_id",),
            Words(N_("one score of somebody else than the customer"), N_("{count} scores of others than the customer")),
        ),
    ),
    Note: (
        Detail(
            ("touchpoint_id",),
            Words(N_("at which touchpoint one note is"), N_("at which touchpoints {count} notes are")),
        ),
        Detail(("tint",), COLOURS),
        Detail(("whys",), Words(N_("the whys under one note"), N_("the whys under {count} notes"))),
        Detail(("picture_id",), PICTURES),
    ),
    Link: (
        Detail(("kind",), Words(N_("what kind of link one is"), N_("of what kind {count} links are"))),
        Detail(("title",), Words(N_("the words at one link"), N_("the words at {count} links"))),
    ),
    Action: (
        Detail(
            tuple(f.name for f in fields(Action) if f.name not in ("id", "order", "title")),
            Words(N_("all but the title of one action"), N_("all but the titles of {count} actions"), _KNOWN),
        ),
    ),
    Source: (
        Detail(
            ("kind", "held", "respondent", "anonymous", "link"),
            Words(N_("what is known of one source"), N_("what is known of {count} sources"), _KNOWN),
        ),
    ),
    Evidence: (Detail(("quote",), Words(N_("one quote"), N_("{count} quotes"), _KNOWN)),),
    Tag: (Detail(("tint",), COLOURS),),
}
"""The other fields of each kind, as they are told where the record itself has a place."""

UNTOLD: Mapping[tuple[str, str], str] = {
    ("project", "title"): "is what the file itself is called",
    ("project", "language"): "the words themselves show in which language they are",
    ("phase", "stage"): "goes out as the name that it stands for",
    ("lane", "kind"): "is told with the notes in it",
}
"""Fields of which the loss is nothing to tell a user, by kind and name, and why."""


def is_untold(kind: type[Record], name: str) -> bool:
    """Whether nobody misses a field: it is in UNTOLD, or it only says where the record is and among what."""
    owning = {field for field, ref in refs(kind) if ref.owns and not field_types(kind)[field][1]}
    whole = WHOLE.get(kind)
    placing = {"id", "order", *owning} - ({whole.field} if whole else set())
    return name in placing or (kind.KIND, name) in UNTOLD
