"""Our own extras in an OpenJourney file: what a map says and the format has no key for, under a key of our own.

Other programs pass them by. When reading, each is taken only if it is what we would have written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from app.exchange.foreign.journey import Row, Step, Tie
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.words import kept
from app.exchange.openjourney.shape import Chart, Named, Node, number_of
from app.model.records import Influence, LaneKind, LinkKind, MapState

E = TypeVar("E", bound=StrEnum)

TEXTS = ("channel", "owner", "time_frame", "intended_value")
"""Fields of a step that are texts, by the same names in the file."""


def rows_of(chart: Chart) -> tuple[Row, ...]:
    """The lanes of the map that a file was made from; none for a file of somebody else, or when one is not ours."""
    listed = chart.own.get("lanes")
    parts = [part for part in listed if isinstance(part, dict)] if isinstance(listed, list) else []
    rows = [Row(kind, _text(part, "title")) for part in parts if (kind := _one_of(LaneKind, part, "kind"))]
    once = [row for row in rows if row.kind is LaneKind.TOUCHPOINTS]
    return tuple(rows) if len(rows) == len(listed or ()) and len(once) == 1 else ()


def row_of(lane: Named, rows: list[Row]) -> int | None:
    """The number of the row that a swimlane of ours is."""
    number = lane.own.get("lane")
    return number if type(number) is int and 0 <= number < len(rows) else None


def state_of(chart: Chart) -> MapState:
    """Whether the map shows the journey as it is or as it should be."""
    return _one_of(MapState, chart.own, "state") or MapState.CURRENT


def ties_of(chart: Chart, numbers: Mapping[str, int]) -> tuple[Tie, ...]:
    """The links between steps, whose numbers are given by the ids of their nodes."""
    listed = chart.own.get("links")
    parts = [part for part in listed if isinstance(part, dict)] if isinstance(listed, list) else []
    return tuple(tie for part in parts if (tie := _tie(part, numbers)))


def touchpoint_of(node: Node) -> str:
    """The id of the node to which a note belongs."""
    return _text(node.own, "of")


def added(step: Step, node: Node, repairs: Repairs) -> Step:
    """`step` with what a node of ours says besides."""
    texts: dict[str, Any] = {key: kept(_text(node.own, key), node.spot, repairs) for key in TEXTS}
    listed = node.own.get("scores")
    pairs = [pair for pair in listed if isinstance(pair, list) and len(pair) == 2] if isinstance(listed, list) else []
    scores = ((name, number_of(score)) for name, score in pairs if isinstance(name, str))
    return replace(
        step,
        **texts,
        influence=_one_of(Influence, node.own, "influence") or Influence.OWN,
        brand_moment=node.own.get("brand_moment") is True,
        expected=number_of(node.own.get("expected")),
        scores=tuple((kept(name, node.spot, repairs), score) for name, score in scores if score is not None),
    )


def _tie(part: Mapping[str, Any], numbers: Mapping[str, int]) -> Tie | None:
    start, end = numbers.get(_text(part, "from")), numbers.get(_text(part, "to"))
    kind = _one_of(LinkKind, part, "kind")
    if start is None or end is None or kind is None:
        return None
    if start == end and kind not in (LinkKind.LOOP, LinkKind.DROP_OFF):
        return None
    return Tie(start, end, kind, kept(_text(part, "title"), None, Repairs()))


def _text(part: Mapping[str, Any], key: str) -> str:
    value = part.get(key)
    return value if isinstance(value, str) else ""


def _one_of(choices: type[E], part: Mapping[str, Any], key: str) -> E | None:
    return next((each for each in choices if each.value == part.get(key)), None)
