"""What a sample says of one touchpoint, as values of its fields: the same way today and in the future map.

Takes checked data in one language, and the records that its names stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.guides.data_files import Data
from app.guides.images import image
from app.model.domain import heuristics_text
from app.model.edits.emotion import to_tenths
from app.model.records import Channel, Heuristic, Id, Influence, Lane, Person, Persona, Phase, Record, Touchpoint

_PLAIN = ("title", "description", "time_frame", "moment_of_truth", "brand_moment", "intended_value")
_FACTORS = ("motivation", "ability", "prompt")


@dataclass(frozen=True, slots=True)
class Named:
    """The records of a sample's map of today, by the names that the sample has for them."""

    phases: Mapping[str, Phase]
    lanes: Mapping[str, Lane]
    touchpoints: Mapping[str, Touchpoint]
    channels: Mapping[str, Channel]
    people: Mapping[str, Person]
    personas: Mapping[str, Persona]


def fields_of(data: Data, channels: Mapping[str, Record], people: Mapping[str, Record]) -> dict[str, Any]:
    """The fields of a touchpoint that the sample says something of, and no others."""
    told: dict[str, Any] = {name: data[name] for name in (*_PLAIN, *_FACTORS) if name in data}
    if "channel" in data:
        told["channel_id"] = channels[data["channel"]].id
    if "owner" in data:
        told["owner_id"] = people[data["owner"]].id
    if "influence" in data:
        told["influence"] = Influence(data["influence"])
    if "expected" in data:
        told["expected"] = to_tenths(data["expected"])
    if "heuristics" in data:
        told["heuristics"] = heuristics_text(map(Heuristic, data["heuristics"]))
    return told


def felt(data: Data, people: Mapping[str, Record], personas: Mapping[str, Record]) -> Iterator[tuple[Id | None, float]]:
    """Who feels what at a touchpoint, from -2.0 to 2.0: the customer, without an id, then staff and other personas."""
    if "emotion" in data:
        yield None, data["emotion"]
    yield from ((people[name].id, score) for name, score in data.get("staff_emotion", {}).items())
    yield from ((personas[name].id, score) for name, score in data.get("persona_emotion", {}).items())


def picture_of(data: Data) -> str:
    """The id of the picture that the data names; empty for none."""
    return image(data["picture"]).id if "picture" in data else ""
