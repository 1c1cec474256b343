"""The one door to the guides: methods as step-by-step instructions, read from resources/guides.

A new guide is one file there, and needs no code. How far a map is with a guide is told by following.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.analysis.first_step import Place
from app.analysis.milestones import MILESTONES, Milestone, Wanted
from app.guides.data_files import Data, in_language, read
from app.guides.guide_schema import guide_shape
from app.model.records import LaneKind, SourceKind
from app.paths import resource

_ENDING = (Place.EXPORT, Place.POSTER)
"""What there is to do with most maps that are done."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One milestone that a step asks for."""

    milestone: Milestone
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Step:
    """One step, in one language; without conditions it is ticked by hand."""

    id: str
    title: str
    prompt: str
    example: str
    conditions: tuple[Condition, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Guide:
    """One method, in one language. `templates` are the templates for which it is the one to begin with.

    `closing` is said when all steps are done, and `ending` is what can be done with the map then, the likeliest first.
    """

    id: str
    title: str
    when: str
    order: int
    closing: str
    steps: tuple[Step, ...]
    templates: tuple[str, ...]
    ending: tuple[Place, ...]


@cache
def guides(language: str) -> tuple[Guide, ...]:
    """All guides in `language`, in the order in which they are offered."""
    return read_guides(resource("guides"), language)


def guide(guide_id: str, language: str) -> Guide | None:
    """The guide with this id, or None for one that this program does not know."""
    return next((each for each in guides(language) if each.id == guide_id), None)


def fitting(guides: tuple[Guide, ...], template: str) -> tuple[Guide, ...]:
    """The same guides with those for a template first."""
    return tuple(sorted(guides, key=lambda each: (template not in each.templates, each.order)))


def read_guides(folder: Path, language: str) -> tuple[Guide, ...]:
    """The guides in a folder, in their order. Raises DataFileError for one that is not as it must be."""
    found = (_guide(path.stem, in_language(read(path, guide_shape), language)) for path in folder.glob("*.json"))
    return tuple(sorted(found, key=lambda each: (each.order, each.id)))


def _guide(guide_id: str, data: Data) -> Guide:
    return Guide(
        id=guide_id,
        title=data["title"],
        when=data["when"],
        order=data["order"],
        closing=data["closing"],
        steps=tuple(_step(step) for step in data["steps"]),
        templates=tuple(data.get("templates", ())),
        ending=tuple(Place(name) for name in data["ending"]) if "ending" in data else _ENDING,
    )


def _step(data: Data) -> Step:
    return Step(
        id=data["id"],
        title=data["title"],
        prompt=data["prompt"],
        example=data["example"],
        conditions=tuple(_condition(asked) for asked in data.get("done", ())),
        place=Place(data["place"]) if "place" in data else None,
    )


def _condition(data: Data) -> Condition:
    wanted = Wanted(
        count=data.get("count", 1),
        fields=tuple(data.get("fields", ())),
        lane=LaneKind(data["lane"]) if "lane" in data else None,
        sources=tuple(SourceKind(kind) for kind in data.get("sources", ())),
    )
    return Condition(MILESTONES[data["is"]], wanted)
