"""Reading an OpenJourney file: its JSON, its parts, and what they mean."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from app.errors import ImportFileError
from app.exchange import asking
from app.exchange.base import ImportOptions, ImportPlan, Remark
from app.exchange.foreign.build import build
from app.exchange.foreign.journey import Journey
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import Scale, as_text, guess, on_scale, scores_of
from app.exchange.openjourney.meaning import journey_of
from app.exchange.openjourney.shape import chart_of, is_journey, own_of
from app.i18n import N_, translator
from app.model.text import one_line

TEN: Scale = (-5.0, 5.0)
"""The scale of the format: -5 is worst, 5 best."""

MAX_BYTES = 5_000_000
MAX_PARTS = 20_000
"""Stages, swimlanes, nodes, tags and layers of blueprints: more is no journey, but a mistake or an attack."""

NOT_JSON = N_("“{name}” is not whole: it cannot be read as JSON. Nothing was imported.")
NO_JOURNEY = N_("“{name}” holds no journey in OpenJourney: that has stages and nodes. Nothing was imported.")
TOO_LARGE = N_("“{name}” holds more than a journey can. Nothing was imported.")
SCALE = N_("The scores run from {low} to {high}, not from -5 to 5. What is the worst and what is the best score?")


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads the journey in a file called `name`; raises ImportFileError when it holds none."""
    if len(source) > MAX_BYTES:
        raise ImportFileError(TOO_LARGE, name=name)
    whole = _json(source, name)
    if not is_journey(whole):
        raise ImportFileError(NO_JOURNEY, name=name)
    if _size(whole) > MAX_PARTS:
        raise ImportFileError(TOO_LARGE, name=name)
    repairs = Repairs()
    title = one_line(PurePath(name).stem, 200)
    journey = journey_of(chart_of(whole, repairs), title, repairs, translator(options.language))
    scores = scores_of((journey,))
    scale = options.scale or guess(scores, TEN)
    placed = on_scale(journey, scale, repairs)
    return ImportPlan(
        titles=(placed.title,),
        build=lambda document, ids: build(document, (placed,), ids),
        repairs=repairs.told(),
        questions=() if guess(scores, TEN) == TEN else (_question(journey, scale),),
    )


def claims(source: bytes) -> bool:
    """Whether these bytes look like an OpenJourney file; cheap, and sure of nothing."""
    return b'"stages"' in source and b'"nodes"' in source and source.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def _json(source: bytes, name: str) -> Any:
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        raise ImportFileError(NOT_JSON, name=name) from error


def _size(whole: dict[str, Any]) -> int:
    """How many parts a journey has."""
    size = sum(len(part) for part in whole.values() if isinstance(part, list))
    nodes = [node for node in whole["nodes"] if isinstance(node, dict)]
    layers = [
        layer for node in nodes if isinstance(node.get("blueprint"), dict) for layer in node["blueprint"].values()
    ]
    listed = [*layers, *(node.get("tags") for node in nodes), *(own_of(node).get("scores") for node in nodes)]
    return size + sum(len(each) for each in listed if isinstance(each, list))


def _question(journey: Journey, scale: Scale) -> asking.ScaleQuestion:
    scores = scores_of((journey,))
    return asking.ScaleQuestion(
        name=asking.SCALE,
        sentence=Remark(SCALE, {"low": as_text(min(scores)), "high": as_text(max(scores))}),
        proposal=scale,
    )
