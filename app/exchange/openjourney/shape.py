"""The parts of an OpenJourney file as they stand in it: stages, swimlanes and nodes, each value of its own type.

What is missing, doubled or of another type is mended and told here; what the parts mean, meaning.py says.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.words import kept
from app.exchange.openjourney.parts import Part, spot_of, words_in
from app.i18n import N_
from app.model.text import name_key, one_line

NOT_A_PART = N_("This is no part of a journey and was left out.")
UNKNOWN_STAGE = N_("There is no stage “{name}” in the file. What names it was put in the first phase.")
UNKNOWN_LANE = N_("There is no swimlane “{name}” in the file. What names it became a touchpoint.")
BY_NAME = N_("“{name}” is the name of what is meant, not its id; it was found all the same.")
TWICE = N_("The id “{name}” stands there more than once. The first is meant wherever it is named.")
NO_SCORE = N_("The score is no number and was left out.")

_LOOKS = ("icon", "iconColor")


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


@dataclass(frozen=True, slots=True)
class _Places:
    """Where stages or swimlanes stand in their list."""

    by_id: Mapping[str, int]
    by_name: Mapping[str, int]


class _Reading:
    """One file on its way to being a chart."""

    def __init__(self, whole: Mapping[str, Any], repairs: Repairs) -> None:
        self._whole, self._repairs = Part(whole, None, repairs), repairs
        self._stages = tuple(self._named("stages"))
        self._lanes = tuple(self._named("swimlanes"))

    def chart(self) -> Chart:
        whole, about = self._whole, self._whole.inner("metadata")
        persona = whole.inner("persona")
        chart = Chart(
            title=_first((about, "title"), (whole, "title")),
            persona=_first((whole, "persona"), (persona, "name"), (about, "persona")),
            scenario=_first((whole, "pointOfView"), (about, "pov"), (about, "pointOfView")),
            stages=self._stages,
            lanes=self._lanes,
            nodes=tuple(self._nodes()),
            own=whole.own(),
        )
        for part in (whole, about, persona):
            part.passed_by("version")
            part.tell_unread()
        return chart

    def _named(self, key: str) -> Iterator[Named]:
        for number, value in enumerate(self._whole.parts(key)):
            spot = spot_of(value, f"{key}[{number}]")
            if isinstance(value, str):
                yield Named(value, kept(value, spot, self._repairs))
            elif isinstance(value, dict):
                yield self._name(Part(value, spot, self._repairs))
            else:
                self._repairs.add(NOT_A_PART, spot)

    def _name(self, part: Part) -> Named:
        id_ = part.id("id")
        named = Named(id_, part.text("name", "title") or part.text("id"), part.own())
        part.tell_unread()
        return named

    def _nodes(self) -> Iterator[Node]:
        stages, lanes = self._known(self._stages), self._known(self._lanes)
        for number, value in enumerate(self._whole.parts("nodes")):
            spot = spot_of(value, f"nodes[{number}]")
            if not isinstance(value, dict):
                self._repairs.add(NOT_A_PART, spot)
                continue
            part = Part(value, spot, self._repairs)
            stage = self._found(part.id("stageId", "stage"), stages, UNKNOWN_STAGE, spot)
            lane = self._found(part.id("swimlaneId", "swimlane"), lanes, UNKNOWN_LANE, spot)
            yield self._node(part, stage or 0, lane, spot)
            part.tell_unread()

    def _node(self, part: Part, stage: int, lane: int | None, spot: Spot) -> Node:
        words = {key: part.text(key) for key in ("severity", "sentiment", "purpose")}
        return Node(
            id=part.id("id"),
            stage=stage,
            lane=lane,
            title=part.text("title"),
            description=part.text("description"),
            score=self._score(part.raw("score"), spot),
            words={key: word for key, word in words.items() if word},
            moment_of_truth=part.is_true("isMomentOfTruth"),
            tags=tuple(self._tags(part.parts("tags"), spot)),
            blueprint=part.object("blueprint"),
            own=part.own(),
            has_looks=part.says_any(*_LOOKS) or bool(words["severity"]),
            spot=spot,
        )

    def _tags(self, tags: Sequence[object], spot: Spot) -> Iterator[str]:
        for tag in tags:
            if text := words_in(tag):
                yield kept(text, spot, self._repairs)
            elif tag not in (None, ""):
                self._repairs.add(NOT_A_PART, spot, spot_of(tag, "").text)

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


def _first(*places: tuple[Part, str]) -> str:
    """The first text in some places; the same text in the others is no more than that."""
    text = next((text for part, key in places if (text := part.text(key))), "")
    for part, key in places:
        part.is_said(text, key)
    return text
