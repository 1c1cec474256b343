"""The parts of an OpenJourney file as they stand in it: stages, swimlanes and nodes, each value of its own type.

What is missing, doubled or of another type is mended and told here; what the parts mean, meaning.py says.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.words import kept
from app.i18n import N_
from app.model.text import name_key, one_line

OWN = "reiskaart"
"""The key under which our own extras stand; the format lets others add keys, and leaves out no word on them."""

NOT_A_PART = N_("This is no part of a journey and was left out.")
UNKNOWN_STAGE = N_("There is no stage “{name}” in the file. What names it was put in the first phase.")
UNKNOWN_LANE = N_("There is no swimlane “{name}” in the file. What names it became a touchpoint.")
BY_NAME = N_("“{name}” is the name of what is meant, not its id; it was found all the same.")
TWICE = N_("The id “{name}” stands there more than once. The first is meant wherever it is named.")
NO_SCORE = N_("The score is no number and was left out.")


@dataclass(frozen=True, slots=True)
class Named:
    """A stage or a swimlane: its id and name, and our own extras."""

    id: str
    name: str
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """What stands in a cell. `stage` and `lane` are numbers from 0; a node without a swimlane has None."""

    id: str
    stage: int
    lane: int | None
    title: str
    description: str
    score: float | None
    words: Mapping[str, str]
    moment_of_truth: bool
    tags: tuple[str, ...]
    blueprint: Mapping[str, Any]
    own: Mapping[str, Any]
    has_looks: bool
    spot: Spot


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole file."""

    title: str
    persona: str
    scenario: str
    stages: tuple[Named, ...]
    lanes: tuple[Named, ...]
    nodes: tuple[Node, ...]
    own: Mapping[str, Any]


def is_journey(whole: object) -> bool:
    """Whether a JSON value has the parts by which a journey is known."""
    if not isinstance(whole, dict):
        return False
    return isinstance(whole.get("stages"), list) and isinstance(whole.get("nodes"), list)


def chart_of(whole: Mapping[str, Any], repairs: Repairs) -> Chart:
    """The parts of a journey."""
    return _Reading(whole, repairs).chart()


def own_of(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """Our own extras in a part of the file."""
    found = part.get(OWN)
    return found if isinstance(found, dict) else {}


def spot_of(part: object, name: str) -> Spot:
    """Where something stood: the text as JSON, cut where it is long."""
    try:
        text = json.dumps(part, ensure_ascii=False)
    except (ValueError, RecursionError):
        text = ""
    return Spot(None, one_line(text, 200), name)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where stages or swimlanes stand in their list."""

    by_id: Mapping[str, int]
    by_name: Mapping[str, int]


class _Reading:
    """One file on its way to being a chart."""

    def __init__(self, whole: Mapping[str, Any], repairs: Repairs) -> None:
        self._whole, self._repairs = whole, repairs
        self._stages = tuple(self._named("stages"))
        self._lanes = tuple(self._named("swimlanes"))

    def chart(self) -> Chart:
        about = self._whole.get("metadata")
        about = about if isinstance(about, dict) else {}
        return Chart(
            title=self._text(about.get("title")) or self._text(self._whole.get("title")),
            persona=self._text(self._whole.get("persona")) or self._text(about.get("persona")),
            scenario=self._text(self._whole.get("pointOfView"))
            or self._text(about.get("pov"))
            or self._text(about.get("pointOfView")),
            stages=self._stages,
            lanes=self._lanes,
            nodes=tuple(self._nodes()),
            own=own_of(self._whole),
        )

    def _named(self, key: str) -> Iterator[Named]:
        listed = self._whole.get(key)
        for number, part in enumerate(listed if isinstance(listed, list) else []):
            spot = spot_of(part, f"{key}[{number}]")
            if isinstance(part, str):
                yield Named(part, self._text(part, spot))
            elif isinstance(part, dict):
                name = self._text(part.get("name"), spot) or self._text(part.get("title"), spot)
                yield Named(_id(part.get("id")), name or self._text(_id(part.get("id")), spot), own_of(part))
            else:
                self._repairs.add(NOT_A_PART, spot)

    def _nodes(self) -> Iterator[Node]:
        stages, lanes = self._known(self._stages), self._known(self._lanes)
        for number, part in enumerate(self._whole["nodes"]):
            spot = spot_of(part, f"nodes[{number}]")
            if not isinstance(part, dict):
                self._repairs.add(NOT_A_PART, spot)
                continue
            stage = _id(part.get("stageId", part.get("stage")))
            lane = _id(part.get("swimlaneId", part.get("swimlane")))
            found = self._found(stage, stages, UNKNOWN_STAGE, spot)
            yield self._node(part, found or 0, self._found(lane, lanes, UNKNOWN_LANE, spot), spot)

    def _node(self, part: Mapping[str, Any], stage: int, lane: int | None, spot: Spot) -> Node:
        tags = part.get("tags")
        words = {key: self._text(part.get(key), spot) for key in ("severity", "sentiment", "purpose")}
        blueprint = part.get("blueprint")
        return Node(
            id=_id(part.get("id")),
            stage=stage,
            lane=lane,
            title=self._text(part.get("title"), spot),
            description=self._text(part.get("description"), spot),
            score=self._score(part.get("score"), spot),
            words={key: word for key, word in words.items() if word},
            moment_of_truth=part.get("isMomentOfTruth") is True,
            tags=tuple(self._text(tag, spot) for tag in (tags if isinstance(tags, list) else [])),
            blueprint=blueprint if isinstance(blueprint, dict) else {},
            own=own_of(part),
            has_looks=any(part.get(key) for key in ("severity", "icon", "iconColor")),
            spot=spot,
        )

    def _known(self, parts: Sequence[Named]) -> _Places:
        """Where each id and each name stands among some parts."""
        known: dict[str, int] = {}
        for number, part in enumerate(parts):
            if part.id in known:
                self._repairs.add(TWICE, None, original=one_line(part.id, 200), name=one_line(part.id, 200))
            known.setdefault(part.id, number)
        names = {name_key(part.name): number for number, part in reversed(list(enumerate(parts)))}
        return _Places(known, names)

    def _found(self, wanted: str, places: _Places, unknown: str, spot: Spot) -> int | None:
        """Where what a node names stands, by its id or else by its name."""
        if not wanted or wanted in places.by_id:
            return places.by_id.get(wanted) if wanted else None
        number = places.by_name.get(name_key(wanted))
        self._repairs.add(unknown if number is None else BY_NAME, spot, name=one_line(wanted, 200))
        return number

    def _text(self, value: object, spot: Spot | None = None) -> str:
        return kept(value, spot, self._repairs) if isinstance(value, str) else ""

    def _score(self, value: object, spot: Spot) -> float | None:
        number = number_of(value)
        if number is None and value is not None:
            self._repairs.add(NO_SCORE, spot)
        return number


def number_of(value: object) -> float | None:
    """A number, also one that stands there as a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _id(value: object) -> str:
    """An id, which others also write as a number."""
    return str(value)[:1000] if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
