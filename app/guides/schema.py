"""What template and sample files must look like; the one place to look when writing one.

A template names phases by stage and lanes by kind, so that both read in either language. A sample stands on a template
and fills it; it gives its people, channels and touchpoints names of its own, by which the rest of the file points at
them. Knows nothing of records beyond the values they allow.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.guides.data_files import Data
from app.guides.shapes import Each, Fields, Flag, Number, OneOf, Shape, Table, Words
from app.model.records import SCORE_MAX, SCORE_MIN, Horizon, LaneKind, Light, Progress
from app.model.stages import STAGES

_TITLE = Words(limit=80)
_LINE = Words(limit=160)
_TEXT = Words(limit=600)
_NAME = Words(may_be_shared=True, limit=60)
_SCORE = Number(SCORE_MIN / 10, SCORE_MAX / 10)
_DAYS = Number(-365, 730, whole=True)
_JUDGEMENT = Number(1, 5, whole=True)


def template_shape(_data: Data) -> Shape:
    """A template: a title, one line on when to use it, phases, lanes (some with a height) and example channels."""
    return Fields(
        required={
            "title": _TITLE,
            "when": _LINE,
            "phases": Each(OneOf(STAGES), at_least=1, once=True),
            "lanes": Each(OneOf([kind.value for kind in LaneKind]), at_least=2, once=True),
        },
        optional={
            "heights": Table(Number(48, 2000, whole=True), keys=[kind.value for kind in LaneKind]),
            "channels": Each(_NAME, once=True),
        },
    )


def sample_shape(data: Data, template: Data, templates: Collection[str]) -> Shape:
    """A sample on `template`, one of `templates`, whose references all find what they point at.

    People, channels and touchpoints are found in `data` itself, phases and lanes in `template`. Emotion runs from
    -2.0 to 2.0. `due` and `review` are days from the day of building.
    """
    people, channels, touchpoints = (_names(data, name) for name in ("people", "channels", "touchpoints"))
    lanes = Table(Each(_LINE, at_least=1), keys=template["lanes"])
    phases = template["phases"]
    return Fields(
        required={
            "title": _TITLE,
            "when": _LINE,
            "template": OneOf(templates),
            "project": Fields({"brand": _NAME, "product": _LINE, "ambition": _TEXT}),
            "map": Fields({"title": _TITLE, "scenario": _TEXT, "review": _DAYS}),
            "persona": Fields({"name": _NAME, "quote": _LINE, "about": _TEXT, "goals": _TEXT, "pains": _TEXT}),
            "people": Table(Fields({"name": _NAME, "department": _NAME})),
            "channels": Table(_NAME),
            "touchpoints": Table(_touchpoint(phases, channels, people, lanes)),
            "actions": Each(_action(touchpoints, people)),
        },
        optional={"notes": Table(lanes, keys=phases)},
    )


def _touchpoint(phases: Collection[str], channels: Collection[str], people: Collection[str], lanes: Shape) -> Shape:
    return Fields(
        required={"phase": OneOf(phases), "title": _TITLE, "emotion": _SCORE},
        optional={
            "description": _TEXT,
            "time_frame": Words(limit=40),
            "channel": OneOf(channels),
            "owner": OneOf(people),
            "moment_of_truth": Flag(),
            "staff_emotion": Table(_SCORE, keys=people),
            "notes": lanes,
        },
    )


def _action(touchpoints: Collection[str], people: Collection[str]) -> Shape:
    return Fields(
        required={
            "title": _TITLE,
            "light": OneOf([light.value for light in Light]),
            "progress": OneOf([progress.value for progress in Progress]),
            "horizon": OneOf([horizon.value for horizon in Horizon]),
        },
        optional={
            "description": _TEXT,
            "touchpoint": OneOf(touchpoints),
            "owner": OneOf(people),
            "impact": _JUDGEMENT,
            "effort": _JUDGEMENT,
            "due": _DAYS,
            "measure": _LINE,
        },
    )


def _names(data: Data, name: str) -> Collection[str]:
    table: Any = data.get(name)
    return table.keys() if isinstance(table, dict) else ()
