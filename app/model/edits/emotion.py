"""Emotion: setting how an actor feels at a touchpoint, and taking off what was set."""

from __future__ import annotations

import math
from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import GONE, Document
from app.model.edits.base import Edit, Ids, label, label_of, new_id
from app.model.edits.delete import delete
from app.model.records import SCORE_MAX, SCORE_MIN, EmotionScore, Id, JourneyMap, Person, Persona, Record, Touchpoint


def set_emotion(
    document: Document,
    touchpoint_id: Id,
    score: float,
    actor_id: Id | None = None,
    *,
    in_burst: bool = False,
    ids: Ids = new_id,
) -> Edit:
    """Sets how an actor feels at a touchpoint, from -2.0 to 2.0, rounded to tenths; None is the map's own customer.

    A score beyond the scale becomes its end. With `in_burst` it is one nudge of several, which together are one step of
    history. Raises ValueError when `score` is not a number.
    """
    touchpoint = document.get(touchpoint_id, Touchpoint)
    if actor_id is not None and not isinstance(document.records.get(actor_id), Persona | Person):
        raise DocumentError(GONE)
    tenths = to_tenths(score)
    known = document.score(touchpoint.id, actor_id)
    new = (
        replace(known, score=tenths)
        if known
        else EmotionScore(id=ids(), touchpoint_id=touchpoint.id, actor_id=actor_id, score=tenths)
    )
    return Edit(
        label=label_of(touchpoint, N_("Set emotion of “{title}” to {score}"), score=f"{tenths / 10:+.1f}"),
        change=Change.of([(known, new)]),
        created=() if known else (new.id,),
        focus=touchpoint.id,
        merge_key=f"emotion:{touchpoint.id}:{actor_id}" if in_burst else None,
    )


def clear_emotion(document: Document, touchpoint_id: Id, actor_id: Id | None = None) -> Edit:
    """Takes an actor's score off a touchpoint, as if it had never been given."""
    touchpoint = document.get(touchpoint_id, Touchpoint)
    known = document.score(touchpoint.id, actor_id)
    return Edit(
        label=label_of(touchpoint, N_("Clear emotion of “{title}”")),
        change=delete(document, known.id).change if known else Change(),
        focus=touchpoint.id,
    )


def set_expected(document: Document, touchpoint_id: Id, score: float, *, in_burst: bool = False) -> Edit:
    """Sets what customers expect of a touchpoint, as `set_emotion` sets how they feel there."""
    touchpoint = document.get(touchpoint_id, Touchpoint)
    tenths = to_tenths(score)
    return Edit(
        label=label_of(touchpoint, N_("Set expectation of “{title}” to {score}"), score=f"{tenths / 10:+.1f}"),
        change=Change.of([(touchpoint, replace(touchpoint, expected=tenths))]),
        focus=touchpoint.id,
        merge_key=f"expected:{touchpoint.id}" if in_burst else None,
    )


def remove_curve(document: Document, map_id: Id, actor_id: Id | None) -> Edit:
    """Takes all of an actor's scores off a map; None is the customer whom the map is about."""
    journey = document.get(map_id, JourneyMap)
    scores = (document.score(touchpoint.id, actor_id) for touchpoint in document.journey(map_id))
    felt = [score for score in scores if score is not None]
    owner = document.find(actor_id or journey.persona_id, Record)
    called = label_of(owner, N_("Remove the curve of “{title}”")) if owner else label(N_("Remove the customer’s curve"))
    return Edit(called, delete(document, *(score.id for score in felt)).change if felt else Change(), focus=map_id)


def to_tenths(score: float) -> int:
    """`score` (-2.0..2.0) in whole tenths, halves away from zero, clamped to the scale."""
    if not math.isfinite(score):
        raise ValueError("an emotion score must be a number")
    tenths = int(math.copysign(math.floor(abs(score) * 10 + 0.5), score))
    return max(SCORE_MIN, min(SCORE_MAX, tenths))
