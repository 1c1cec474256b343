"""What a journey of ours says beyond Mermaid's grammar: lines that Mermaid takes for comments and we read back.

Such a line holds for what stands on the next: `%% reiskaart {"score": null}`. Whatever in it is not as we write it
counts as if it were not there, since anybody may have written it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from app.exchange.foreign.journey import Step
from app.model.records import Influence
from app.model.text import clean, one_line

Extras = Mapping[str, Any]
"""What one line says, by name."""

MARK = "%% reiskaart "
TEXTS = ("description", "channel", "owner", "time_frame", "intended_value")
FLAGS = ("moment_of_truth", "brand_moment")
_MOST = 1_000_000
_MOST_TAGS = 100


def written(extras: Extras) -> str:
    """A line that says this. Nothing in it can be taken for a directive."""
    return MARK + json.dumps(extras, ensure_ascii=False).replace("%", "\\u0025")


def read(text: str) -> Extras | None:
    """What a line says, or None when it is none of ours."""
    if not text.startswith(MARK) or len(text) > _MOST:
        return None
    with suppress(ValueError, RecursionError):
        found = json.loads(text.removeprefix(MARK))
        if isinstance(found, dict):
            return found
    return None


def with_extras(step: Step, extras: Extras) -> Step:
    """A step with what the line before it says of it; scores are on the same scale as Mermaid's."""
    known: dict[str, Any] = {name: one_line(extras[name]) for name in TEXTS if _is_text(extras.get(name))}
    known |= {name: True for name in FLAGS if extras.get(name) is True}
    if _is_text(extras.get("description")):
        known["description"] = clean(extras["description"]).text
    if "score" in extras and extras["score"] is None:
        known["score"] = None
    if extras.get("name") == "":
        known["name"] = ""
    if extras.get("influence") in [each.value for each in Influence]:
        known["influence"] = Influence(extras["influence"])
    if _is_score(extras.get("expected")):
        known["expected"] = float(extras["expected"])
    return replace(step, **known, scores=_scores(extras.get("scores")), tags=_tags(extras.get("tags")))


def _scores(told: object) -> tuple[tuple[str, float], ...]:
    pairs = told.items() if isinstance(told, dict) else ()
    named = ((one_line(name), score) for name, score in pairs)
    return tuple((name, float(score)) for name, score in named if name and _is_score(score))[:_MOST_TAGS]


def _tags(told: object) -> tuple[str, ...]:
    names = told[:_MOST_TAGS] if isinstance(told, list) else ()
    return tuple(filter(None, (one_line(name) for name in names if _is_text(name))))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_score(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 5
