"""A map as a Mermaid user journey: phases as sections, touchpoints as tasks with their emotion, personas as actors.

Mermaid itself reads it to the same journey. What its grammar has no place for, and our own reader can use, stands in
lines that it takes for comments (extras.py); the rest is told. An emotion from -2 to +2 is a score from 1 to 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from app.errors import ExportFileError
from app.exchange.base import ExportOptions, ExportReport, Progress
from app.exchange.losses import Holds, losses
from app.exchange.mermaid import escaping, extras
from app.exchange.mermaid.prepare import numbered, prepare
from app.exchange.named_scores import named_scores, untied
from app.exchange.scope import Scope
from app.i18n import N_, Translate, translator
from app.model.document import Document
from app.model.names import title_of
from app.model.records import (
    Channel,
    EmotionScore,
    Id,
    Influence,
    JourneyMap,
    Person,
    Persona,
    Phase,
    Tag,
    Tagging,
    Touchpoint,
)

HOLDS = Holds(
    {
        JourneyMap: frozenset({"title", "persona_id", "scenario"}),
        Phase: frozenset({"title"}),
        Touchpoint: frozenset(
            {"title", "channel_id", "owner_id", "influence", "expected", *extras.LONG, *extras.FLAGS}
        ),
        EmotionScore: frozenset({"actor_id", "score"}),
        Persona: frozenset({"name"}),
        Person: frozenset({"name"}),
        Channel: frozenset({"name"}),
        Tag: frozenset({"name"}),
        Tagging: frozenset({"tag_id", "subject_id"}),
    },
    lanes=frozenset(),
    tagged=frozenset({Touchpoint.KIND}),
    several_maps=False,
)
"""What comes back equal; which scores no name in the file can be tied to is told besides."""

NAMELESS = "…"
"""What stands for a touchpoint without a name, as Mermaid has none."""

_NEUTRAL = 3.0


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the one map in `map_ids`; the same input gives the same bytes."""
    if len(map_ids) != 1:
        raise ExportFileError(N_("A Mermaid journey holds one map. Choose which one."))
    translate = translator(options.language_for(document))
    journey = document.get(map_ids[0], JourneyMap)
    text = text_of(document, journey, translate)
    progress(0.5)
    target.write(text.encode("utf-8"))
    progress(1.0)
    lost = untied(document, journey)
    return ExportReport(losses(Scope(document, map_ids), HOLDS, translate, (lost,)))


def check(path: Path) -> None:
    """Raises ValueError when `path` is not a Mermaid journey."""
    if prepare(numbered(path.read_text("utf-8"))).type != "journey":
        raise ValueError("not a Mermaid journey")


def text_of(document: Document, journey: JourneyMap, translate: Translate) -> str:
    """The map as a diagram; what has no name goes by the name that `translate` gives it."""
    return "".join(f"{line}\n" for line in _Diagram(document, journey, translate).lines())


class _Diagram:
    """A map on its way to being a diagram."""

    def __init__(self, document: Document, journey: JourneyMap, translate: Translate) -> None:
        self._document, self._map, self._translate = document, journey, translate
        persona = document.find(journey.persona_id, Persona)
        self._customer = persona.name if persona else ""

    def lines(self) -> Iterator[str]:
        about = self._about()
        if about:
            yield extras.written(about)
        yield "journey"
        yield f"    title {escaping.line(title_of(self._map, self._translate))}"
        if scenario := escaping.line(self._map.scenario):
            yield f"    accDescr: {scenario}"
        before = ""
        for phase in self._document.phases(self._map.id):
            title = title_of(phase, self._translate)
            name = escaping.line(title)
            beyond = ({"again": True} if name == before else {}) | extras.exact(name=title)
            if beyond:
                yield f"    {extras.written(beyond)}"
            yield f"    section {name}"
            for touchpoint in self._document.touchpoints(phase.id):
                yield from self._task(touchpoint)
            before = name

    def _about(self) -> dict[str, Any]:
        """Whom the map is about, where that is not the actor who is named first, and texts of several lines."""
        named = (actor for touchpoint in self._document.journey(self._map.id) for actor in self._actors(touchpoint))
        first = next(named, "")
        customer = {} if first == self._customer else {"customer": self._customer or None}
        return customer | extras.exact(title=title_of(self._map, self._translate), scenario=self._map.scenario)

    def _task(self, touchpoint: Touchpoint) -> Iterator[str]:
        name = escaping.task_name(touchpoint.title)
        beyond = self._beyond(touchpoint)
        beyond |= extras.exact(name=touchpoint.title) if name else {"name": ""}
        if beyond:
            yield f"      {extras.written(beyond)}"
        own = self._document.score(touchpoint.id)
        pieces = [name or NAMELESS, _number(own.score if own else 0)]
        actors = ", ".join(map(escaping.actor, self._actors(touchpoint)))
        yield "      " + ": ".join([*pieces, actors] if actors else pieces)

    def _actors(self, touchpoint: Touchpoint) -> list[str]:
        """Who feels something there: the customer first."""
        customer = self._customer if self._document.score(touchpoint.id) else ""
        return list(dict.fromkeys(filter(None, (customer, *self._others(touchpoint)))))

    def _others(self, touchpoint: Touchpoint) -> Mapping[str, int]:
        """The scores of other personas, by the name of each."""
        return named_scores(self._document, self._map, touchpoint)

    def _beyond(self, touchpoint: Touchpoint) -> dict[str, Any]:
        """What Mermaid has no place for, and a step can say."""
        own = self._document.score(touchpoint.id)
        channel = self._document.find(touchpoint.channel_id, Channel)
        owner = self._document.find(touchpoint.owner_id, Person)
        tags = [self._document.get(each.tag_id, Tag).name for each in self._document.taggings(touchpoint.id)]
        scores = {who: _score(s) for who, s in self._others(touchpoint).items() if own is None or s != own.score}
        told = {
            "description": touchpoint.description,
            "channel": channel.name if channel else "",
            "owner": owner.name if owner else "",
            "time_frame": touchpoint.time_frame,
            "intended_value": touchpoint.intended_value,
            "influence": "" if touchpoint.influence is Influence.OWN else touchpoint.influence.value,
            "moment_of_truth": touchpoint.moment_of_truth,
            "brand_moment": touchpoint.brand_moment,
            "expected": None if touchpoint.expected is None else _score(touchpoint.expected),
            "tags": tags,
            "scores": scores,
        }
        said = {name: value for name, value in told.items() if value}
        return said if own else {"score": None, **said}


def _score(tenths: int) -> float:
    """A score on Mermaid's scale of 1 to 5."""
    return round(_NEUTRAL + tenths / 10, 1)


def _number(tenths: int) -> str:
    return f"{_score(tenths):g}"
