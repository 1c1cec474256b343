"""Reading an OpenJourney file: its JSON, its parts, and what they mean."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from app.errors import ImportFileError
from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.foreign.markup import TOO_MUCH
from app.exchange.foreign.plan import MOST_PARTS, Usual, plan_of
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import Scale
from app.exchange.openjourney.meaning import journey_of
from app.exchange.openjourney.shape import chart_of, is_journey
from app.i18n import N_, translator
from app.model.text import one_line

TEN: Scale = (-5.0, 5.0)
"""The scale of the format: -5 is worst, 5 best."""

MAX_BYTES = 5_000_000
_MOST_KEYS = 100
"""Keys of one part that count as what a part has; what has more is as good as a list."""

NOT_JSON = N_("“{name}” is not whole: it cannot be read as JSON. Nothing was imported.")
NO_JOURNEY = N_("“{name}” holds no journey in OpenJourney: that has stages and nodes. Nothing was imported.")

_USUAL = Usual(
    TEN, N_("The scores run from {low} to {high}, not from -5 to 5. What is the worst and what is the best score?")
)


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads the journey in a file called `name`; raises ImportFileError when it holds none."""
    if len(source) > MAX_BYTES:
        raise ImportFileError(TOO_MUCH, name=name)
    whole = _json(source, name)
    if not is_journey(whole):
        raise ImportFileError(NO_JOURNEY, name=name)
    if _size(whole) > MOST_PARTS:
        raise ImportFileError(TOO_MUCH, name=name)
    repairs = Repairs()
    title = one_line(PurePath(name).stem, 200)
    journey = journey_of(chart_of(whole, repairs), title, repairs, translator(options.language))
    return plan_of([journey], name, options.scale, _USUAL, repairs)


def claims(source: bytes) -> bool:
    """Whether these bytes look like an OpenJourney file; cheap, and sure of nothing."""
    return b'"stages"' in source and b'"nodes"' in source and source.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def _json(source: bytes, name: str) -> Any:
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        raise ImportFileError(NOT_JSON, name=name) from error


def _size(whole: object) -> int:
    """How much stands in all the lists of a file, whatever they are called: a fence before anything is made of it."""
    size, waiting = 0, [whole]
    while waiting and size <= MOST_PARTS:
        part = waiting.pop()
        if isinstance(part, list):
            size += len(part)
            waiting += part
        elif isinstance(part, dict):
            size += max(0, len(part) - _MOST_KEYS)
            waiting += part.values()
    return size
