"""Writing a map as OpenJourney: touchpoints and notes as nodes, and what the format has no key for as extras."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from app.exchange.base import ExportOptions, ExportReport, Progress, Remark
from app.exchange.losses import Holds, losses
from app.exchange.named_scores import named_scores, untied
from app.exchange.openjourney.parts import OWN
from app.exchange.openjourney.shape import is_journey
from app.exchange.scope import Scope
from app.i18n import N_, Translate, translator
from app.model.document import Document
from app.model.lane_kinds import LANE_KINDS, kind_of
from app.model.names import title_of
from app.model.records import (
    Channel,
    EmotionScore,
    Id,
    Influence,
    JourneyMap,
    Lane,
    LaneKind,
    Link,
    MapState,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Tag,
    Tagging,
    Touchpoint,
)

HOLDS = Holds(
    {
        Person: frozenset({"name"}),
        Persona: frozenset({"name"}),
        JourneyMap: frozenset({"title", "persona_id", "scenario", "state"}),
        Phase: frozenset({"title"}),
        Lane: frozenset({"title"}),
        Channel: frozenset({"name"}),
        Touchpoint: frozenset(
            {"title", "description", "time_frame", "channel_id", "influence", "owner_id", "moment_of_truth"}
            | {"brand_moment", "expected", "intended_value"}
        ),
        EmotionScore: frozenset({"score", "actor_id"}),
        Note: frozenset({"text", "touchpoint_id"}),
        Link: frozenset({"from_id", "kind", "title"}),
        Tag: frozenset({"name"}),
        Tagging: frozenset({"tag_id"}),
    },
    lanes=frozenset(kind for kind, info in LANE_KINDS.items() if info.holds_notes),
    hidden_lanes=False,
    tagged=frozenset({"touchpoint", "note"}),
    several_maps=False,
)
"""What comes back equal, by the format's own keys and by our extras."""

_PURPOSES = {LaneKind.PAINS: "pain-point", LaneKind.OPPORTUNITIES: "opportunity"}
_OURS_ALONE = N_(
    "OpenJourney has no place for channels, owners, links and such. They are in the file; only Reiskaart reads them."
)


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the first of these maps."""
    scope, translate = Scope(document, map_ids), translator(options.language_for(document))
    whole = _Writing(document, scope.maps[0], translate).whole()
    progress(0.5)
    target.write((json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8"))
    progress(1.0)
    lost = untied(document, scope.maps[0])
    ours = (Remark(_OURS_ALONE),) if _says_more(whole) else ()
    return ExportReport((*losses(scope, HOLDS, translate, (lost,)), *ours))


def check(path: Path) -> None:
    """Reads the file back; raises ValueError when it is not a whole journey."""
    if not is_journey(json.loads(path.read_bytes())):
        raise ValueError("not a whole journey")


def _says_more(whole: Mapping[str, Any]) -> bool:
    """Whether anything is said for which the format has no key."""
    nodes = (set(node.get(OWN, ())) - {"of"} for node in whole["nodes"])
    return bool(set(whole[OWN]) - {"lanes"}) or any(nodes)


class _Writing:
    """One map on its way to being JSON."""

    def __init__(self, document: Document, journey: JourneyMap, translate: Translate) -> None:
        self._document, self._journey, self._translate = document, journey, translate
        lanes = document.lanes(journey.id)
        self._lanes = [lane for lane in lanes if not lane.hidden or kind_of(lane).holds_touchpoints]
        self._stages = {phase.id: f"s{n}" for n, phase in enumerate(document.phases(journey.id), 1)}
        self._rows = {lane.id: f"l{n}" for n, lane in enumerate(self._lanes, 1) if self._is_shown(lane)}
        self._nodes = {t.id: f"n{n}" for n, t in enumerate(document.journey(journey.id), 1)}

    def whole(self) -> Mapping[str, Any]:
        """All of it: who and what for in the places where either shape of the format has them."""
        document, journey = self._document, self._journey
        persona = document.find(journey.persona_id, Persona)
        name = persona.name if persona else ""
        about = {"title": journey.title, "persona": name, "pov": journey.scenario, "version": "1.1.0"}
        return {
            "version": "1.0",
            "metadata": {key: value for key, value in about.items() if value},
            **({"persona": name} if name else {}),
            **({"pointOfView": journey.scenario} if journey.scenario else {}),
            "stages": [
                {"id": self._stages[phase.id], "name": title_of(phase, self._translate)}
                for phase in document.phases(journey.id)
            ],
            "swimlanes": list(self._swimlanes()),
            "nodes": [*self._touchpoints(), *self._notes()],
            OWN: self._own(),
        }

    def _is_shown(self, lane: Lane) -> bool:
        kind = kind_of(lane)
        return kind.holds_touchpoints or kind.holds_notes

    def _own(self) -> Mapping[str, Any]:
        lanes = [{"kind": lane.kind.value, "title": lane.title} for lane in self._lanes]
        links = [self._link(link) for id_ in self._nodes for link in self._document.links(id_)]
        own: dict[str, Any] = {"lanes": lanes}
        if self._journey.state is not MapState.CURRENT:
            own["state"] = self._journey.state.value
        return {**own, "links": links} if links else own

    def _swimlanes(self) -> Iterator[Mapping[str, Any]]:
        for number, lane in enumerate(self._lanes):
            if lane.id in self._rows:
                name = title_of(lane, self._translate)
                yield {"id": self._rows[lane.id], "name": name, OWN: {"lane": number}}

    def _link(self, link: Link) -> Mapping[str, Any]:
        ends = {"from": self._nodes[link.from_id], "to": self._nodes.get(link.to_id, "")}
        return {**ends, "kind": link.kind.value, "title": link.title}

    def _touchpoints(self) -> Iterator[Mapping[str, Any]]:
        lane = next((lane for lane in self._lanes if kind_of(lane).holds_touchpoints), None)
        for touchpoint_id, node_id in self._nodes.items():
            touchpoint = self._document.get(touchpoint_id, Touchpoint)
            node: dict[str, Any] = {"id": node_id, "stageId": self._stages[touchpoint.phase_id]}
            if lane:
                node["swimlaneId"] = self._rows[lane.id]
            node |= {"title": touchpoint.title, "description": touchpoint.description}
            score = self._document.score(touchpoint.id)
            if score:
                node["score"] = _on_ten(score.score)
            node["purpose"] = "touchpoint"
            if touchpoint.moment_of_truth:
                node["isMomentOfTruth"] = True
            yield {**node, **self._tags(touchpoint), **self._more(touchpoint)}

    def _more(self, touchpoint: Touchpoint) -> Mapping[str, Any]:
        """What a touchpoint says that the format has no key for."""
        channel = self._document.find(touchpoint.channel_id, Channel)
        owner = self._document.find(touchpoint.owner_id, Person)
        influence = touchpoint.influence
        more = {
            "channel": channel.name if channel else "",
            "owner": owner.name if owner else "",
            "time_frame": touchpoint.time_frame,
            "intended_value": touchpoint.intended_value,
            "influence": "" if influence is Influence.OWN else influence.value,
            "brand_moment": touchpoint.brand_moment,
            "scores": [
                [name, _on_ten(score)]
                for name, score in named_scores(self._document, self._journey, touchpoint).items()
            ],
        }
        own: dict[str, Any] = {key: value for key, value in more.items() if value}
        if touchpoint.expected is not None:
            own["expected"] = _on_ten(touchpoint.expected)
        return {OWN: own} if own else {}

    def _notes(self) -> Iterator[Mapping[str, Any]]:
        lanes = [lane for lane in self._lanes if lane.id in self._rows and kind_of(lane).holds_notes]
        for phase_id, stage in self._stages.items():
            for lane in lanes:
                for note in self._document.notes(phase_id, lane.id):
                    title, description = _two_parts(note.text)
                    yield {
                        "stageId": stage,
                        "swimlaneId": self._rows[lane.id],
                        "title": title,
                        "description": description,
                        "purpose": _PURPOSES.get(lane.kind, "observation"),
                        **self._tags(note),
                        **({OWN: {"of": self._nodes[note.touchpoint_id]}} if note.touchpoint_id in self._nodes else {}),
                    }

    def _tags(self, record: Record) -> Mapping[str, Any]:
        names = [self._document.get(each.tag_id, Tag).name for each in self._document.taggings(record.id)]
        return {"tags": names} if names else {}


def _on_ten(tenths: int) -> float | int:
    """A score of ours, in tenths from -20 to 20, on the scale of -5 to 5."""
    return tenths // 4 if tenths % 4 == 0 else tenths / 4


def _two_parts(text: str) -> tuple[str, str]:
    """A note as a title and a description, in such a way that a line end between them gives it back."""
    title, _, description = text.partition("\n")
    return (title, description) if title and description else (text, "")
