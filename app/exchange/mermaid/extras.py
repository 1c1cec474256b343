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
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.words import fitting, kept
from app.exchange.mermaid.escaping import collapsed
from app.model.records import Influence

Extras = Mapping[str, Any]
"""What one line says, by name."""

MARK = "%% reiskaart "
LONG = ("description", "time_frame", "intended_value")
"""Texts that may have several lines."""

TEXTS = (*LONG, "channel", "owner")
FLAGS = ("moment_of_truth", "brand_moment")
_MOST = 1_000_000


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


def exact(**texts: str) -> dict[str, str]:
    """Those of some texts that a line of Mermaid does not hold just as they are."""
    return {name: text for name, text in texts.items() if collapsed(text) != text}


def as_it_was(extras: Extras, name: str, shown: str, line: Spot | None, repairs: Repairs) -> str:
    """A text of several lines that Mermaid shows as `shown`; that itself, where somebody changed it since."""
    told = extras.get(name)
    is_same = isinstance(told, str) and collapsed(told) == collapsed(shown)
    return kept(told, line, repairs) if isinstance(told, str) and is_same else shown


def with_extras(step: Step, extras: Extras, repairs: Repairs) -> Step:
    """A step with what the line before it says of it; scores are on the same scale as Mermaid's."""
    line = step.spot
    known: dict[str, Any] = {
        name: (kept if name in LONG else fitting)(extras[name], line, repairs)
        for name in TEXTS
        if _is_text(extras.get(name))
    }
    known |= {name: True for name in FLAGS if extras.get(name) is True}
    if "score" in extras and extras["score"] is None:
        known["score"] = None
    known["name"] = "" if extras.get("name") == "" else as_it_was(extras, "name", step.name, line, repairs)
    if extras.get("influence") in [each.value for each in Influence]:
        known["influence"] = Influence(extras["influence"])
    if _is_score(extras.get("expected")):
        known["expected"] = float(extras["expected"])
    scores, tags = _scores(extras.get("scores"), line, repairs), _tags(extras.get("tags"), line, repairs)
    return replace(step, **known, scores=scores, tags=tags)


def _scores(told: object, line: Spot | None, repairs: Repairs) -> tuple[tuple[str, float], ...]:
    pairs = told.items() if isinstance(told, dict) else ()
    named = ((fitting(name, line, repairs), float(score)) for name, score in pairs if _is_score(score))
    return tuple((name, score) for name, score in named if name)


def _tags(told: object, line: Spot | None, repairs: Repairs) -> tuple[str, ...]:
    names = told if isinstance(told, list) else ()
    return tuple(filter(None, (fitting(name, line, repairs) for name in names if _is_text(name))))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_score(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 5
