"""What every record must be like, beyond the types of its fields: one set of rules for writing, reading and pasting.

That they are the same is the point: what a session lets through can always be opened again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields

from app.i18n import LANGUAGES
from app.model.codec import field_types
from app.model.picture import is_name
from app.model.records import (
    FACTOR_MAX,
    JUDGED_MAX,
    JUDGED_MIN,
    LIFT_MAX,
    PERCENT_MAX,
    PROJECT_ID,
    RECORD_TYPES,
    SCORE_MAX,
    SCORE_MIN,
    Action,
    Channel,
    EmotionScore,
    Heuristic,
    JourneyMap,
    Lane,
    Link,
    LinkKind,
    Note,
    Persona,
    Phase,
    Project,
    Record,
    Touchpoint,
)
from app.model.text import MAX_NOTE, clean

MOST_CENTS = 100_000_000_00
"""A hundred million, in cents: beyond any budget, also of a month, and safe in every format."""

MOST_UNITS = 100_000
"""Map units that a phase is wide or a lane high at most: far beyond any screen, and safe in every format."""

_ID = re.compile(r"[!-~]{1,64}")
_ORDER = re.compile(r"[0-9A-Za-z]{0,999}[1-9A-Za-z]")
_CODE = re.compile(r"[a-z0-9-]{0,80}\Z")
"""A name from a data file of ours; what it names may be unknown to this program."""

_DONE = re.compile(r"(?:[a-z0-9/-]{1,80}(?: [a-z0-9/-]{1,80}){0,199})?\Z")

_CODES = {kind: frozenset(f.name for f in fields(kind) if not f.metadata.get("words", True)) for kind in RECORD_TYPES}
_TEXTS = {
    kind: tuple(
        name
        for name, (wanted, _) in field_types(kind).items()
        if wanted is str and not name.endswith("id") and name not in _CODES[kind]
    )
    for kind in RECORD_TYPES
}


def texts_of(kind: type[Record]) -> tuple[str, ...]:
    """The fields of `kind` that hold words, rather than an id or a choice."""
    return _TEXTS[kind]


def faults(records: Iterable[Record]) -> list[str]:
    """What is wrong with each of `records` by itself, in words for the log that repeat none of the user's."""
    return [f"{record.KIND} {record.id[:40]!r}: {fault}" for record in records if (fault := fault_of(record))]


def fault_of(record: Record) -> str:
    """What is wrong with `record` by itself, or an empty text."""
    if not _ID.fullmatch(record.id) or (record.id == PROJECT_ID) != isinstance(record, Project):
        return "an id that cannot be"
    if not _ORDER.fullmatch(getattr(record, "order", "V")):
        return "a place that cannot be"
    texts = [getattr(record, name) for name in _TEXTS[type(record)]]
    joined = "".join(texts)
    if max(map(len, texts), default=0) > MAX_NOTE:
        return "a text that is too long"
    if not joined.isprintable() and any(clean(text).text != text for text in texts):
        return "a text with characters that cannot be"
    return "" if _in_range(record) else "a value out of range"


def _in_range(record: Record) -> bool:
    match record:
        case EmotionScore():
            return SCORE_MIN <= record.score <= SCORE_MAX
        case Touchpoint():
            return _touchpoint_in_range(record)
        case Note() | Persona():
            return _is_picture(record.picture_id)
        case JourneyMap():
            return bool(_CODE.match(record.template) and _CODE.match(record.guide) and _DONE.match(record.guide_done))
        case Channel(budget=budget):
            return _is_money(budget)
        case Link():
            return link_fits(record)
        case Action():
            return starts_in_time(record) and _action_in_range(record)
        case Project():
            return record.language in LANGUAGES
        case Phase(width=size) | Lane(height=size):
            return size is None or 0 < size <= MOST_UNITS
        case _:
            return True


def starts_in_time(action: Action) -> bool:
    """Whether an action starts no later than it is due, as far as both days are known."""
    return action.start is None or action.due is None or action.start <= action.due


def _action_in_range(action: Action) -> bool:
    judged = (action.impact, action.effort)
    return (
        all(value is None or JUDGED_MIN <= value <= JUDGED_MAX for value in judged)
        and 0 <= action.percent <= PERCENT_MAX
        and (action.lift is None or -LIFT_MAX <= action.lift <= LIFT_MAX)
        and _is_money(action.cost_once)
        and _is_money(action.cost_monthly)
    )


def _is_money(cents: int | None) -> bool:
    return cents is None or 0 <= cents <= MOST_CENTS


def link_fits(link: Link) -> bool:
    """Whether a link says something: only a loop comes back to where it began, and a drop-off leads out from there."""
    return link.from_id != link.to_id or link.kind in (LinkKind.LOOP, LinkKind.DROP_OFF)


def leads_out(link: Link) -> bool:
    """Whether a link leads to no touchpoint, but out of the journey: who follows it leaves."""
    return link.from_id == link.to_id and link.kind is LinkKind.DROP_OFF


def _touchpoint_in_range(touchpoint: Touchpoint) -> bool:
    expected = touchpoint.expected
    factors = (touchpoint.motivation, touchpoint.ability, touchpoint.prompt)
    return (
        (expected is None or SCORE_MIN <= expected <= SCORE_MAX)
        and all(factor is None or 0 <= factor <= FACTOR_MAX for factor in factors)
        and touchpoint.heuristics == heuristics_text(heuristics_in(touchpoint.heuristics))
        and _is_picture(touchpoint.picture_id)
    )


def heuristics_in(text: str) -> tuple[Heuristic, ...]:
    """The heuristics that a touchpoint's field names, in their order; words that name none are left out."""
    named = set(text.split())
    return tuple(heuristic for heuristic in Heuristic if heuristic.value in named)


def heuristics_text(heuristics: Iterable[Heuristic]) -> str:
    """The field that names these heuristics."""
    chosen = set(heuristics)
    return " ".join(heuristic.value for heuristic in Heuristic if heuristic in chosen)


def _is_picture(text: str) -> bool:
    return not text or is_name(text)
