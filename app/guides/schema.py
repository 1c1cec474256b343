"""What a sample file must look like; the one place to look when writing one.

A sample stands on a template and fills it; it gives its people, channels and touchpoints names of its own, by which the
rest of the file points at them. Knows nothing of records beyond the values they allow.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.guides.data_files import Data
from app.guides.images import image_names
from app.guides.shapes import Each, Fields, Flag, Number, OneOf, Shape, Table, Words
from app.guides.template_schema import LANE as _LANE
from app.guides.template_schema import LINE as _LINE
from app.guides.template_schema import NAME as _NAME
from app.guides.template_schema import PLACE as _PLACE
from app.guides.template_schema import TEXT as _TEXT
from app.guides.template_schema import TITLE as _TITLE
from app.guides.template_schema import lane_name, lanes_of, phases, stages_of
from app.model.records import (
    FACTOR_MAX,
    JUDGED_MAX,
    JUDGED_MIN,
    LIFT_MAX,
    PERCENT_MAX,
    SCORE_MAX,
    SCORE_MIN,
    Heuristic,
    Horizon,
    Influence,
    Light,
    LinkKind,
    Progress,
    Reach,
    Setting,
    SourceKind,
    Tint,
)

_SCORE = Number(SCORE_MIN / 10, SCORE_MAX / 10)
_DAYS = Number(-365, 730, whole=True)
_JUDGEMENT = Number(JUDGED_MIN, JUDGED_MAX, whole=True)
_CENTS = Number(0, 10**8, whole=True)
_SHORT_NAME = Words(may_be_shared=True, limit=20)


def sample_shape(data: Data, template: Data, templates: Collection[str]) -> Shape:
    """A sample on `template`, one of `templates`, whose references all find what they point at.

    What points at something by name finds it in `data` itself, or phases and lanes in `template` where the sample has
    none of its own. Phases go by their stage, lanes by a name or by their kind, so two of one kind need names.
    Emotion runs from -2.0 to 2.0. `start`, `due`, `review` and `held` are days from the day of building. An action
    mends a touchpoint (with a lane: the first note in it there), a phase or a channel, and needs others by the names
    they have.
    """
    names = _Names(data, template)
    stages, touchpoints = names.stages, names.of("touchpoints")
    return Fields(
        required={
            "title": _TITLE,
            "when": _LINE,
            "template": OneOf(templates),
            "project": Fields({"brand": _NAME, "product": _LINE, "ambition": _TEXT}, _PROJECT),
            "map": Fields(
                {"title": _TITLE, "scenario": _TEXT, "review": _DAYS}, {"persona": OneOf(names.of("personas"))}
            ),
            "personas": Table(_persona(names)),
            "people": Table(Fields({"name": _NAME, "department": _NAME})),
            "channels": Table(_NAME),
            "touchpoints": Table(_touchpoint(stages, names)),
            "actions": Each(_action(stages, names)),
        },
        optional={
            "place": _PLACE,
            "words": _LINE,
            "phases": phases(),
            "lanes": Each(_LANE, at_least=2, once_by=lane_name),
            "segments": Table(Fields({"name": _NAME, "about": _TEXT})),
            "channel_facts": Table(_CHANNEL, keys=names.of("channels")),
            "notes": Table(_notes(names.lanes), keys=stages),
            "sources": Table(_SOURCE),
            "tags": Table(Fields({"name": _NAME, "tint": OneOf(list(Tint))})),
            "links": Each(_link(touchpoints)),
            "future": _future(names),
        },
    )


class _Names:
    """The names that a sample defines, for the rest of it to point at."""

    def __init__(self, data: Data, template: Data) -> None:
        self._data = data
        self.lanes: Collection[str] = lanes_of(data) or lanes_of(template)
        self.stages: Collection[str] = stages_of(data) or stages_of(template)
        self.actions: Collection[str] = [str(row["name"]) for row in _rows(data.get("actions")) if "name" in row]
        future = data.get("future")
        new = _rows(future.get("added")) if isinstance(future, dict) else []
        self.added: Collection[str] = [str(row["name"]) for row in new if "name" in row]

    def of(self, name: str) -> Collection[str]:
        """The keys of one of the sample's tables."""
        table: Any = self._data.get(name)
        return table.keys() if isinstance(table, dict) else ()


def _rows(value: object) -> list[Data]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


_PROJECT = {"unique_points": _TEXT, "promise": _TEXT}
_CHANNEL = Fields(
    {"setting": OneOf(list(Setting)), "reach": OneOf(list(Reach)), "suits": Flag(), "audience": Flag()},
    {"rhythm": _LINE, "budget": _CENTS},
)
_SOURCE = Fields(
    {"title": _TITLE, "kind": OneOf(list(SourceKind)), "held": _DAYS},
    {"respondent": _NAME, "anonymous": Flag(), "link": _LINE},
)
_SHORT = ("age", "work", "household", "company_size", "trade")
_LONG = ("needs", "motives", "barriers", "influencers", "sources", "media", "loyalty")


def _persona(names: _Names) -> Shape:
    return Fields(
        required={"name": _NAME, "quote": _LINE, "about": _TEXT, "goals": _TEXT, "pains": _TEXT},
        optional={
            "segment": OneOf(names.of("segments")),
            "picture": OneOf(image_names()),
            **dict.fromkeys(_SHORT, _LINE),
            **dict.fromkeys(_LONG, _TEXT),
            **{name: Flag() for name in ("uses", "pays", "decides")},
        },
    )


def _touchpoint(stages: Collection[str], names: _Names) -> Shape:
    sources = names.of("sources")
    return Fields(
        required={"phase": OneOf(stages), "title": _TITLE, "emotion": _SCORE},
        optional={
            **_moment(names),
            "picture": OneOf(image_names()),
            "notes": _notes(names.lanes),
            "whys": _TEXT,
            "tags": Each(OneOf(names.of("tags")), at_least=1, once=True),
            "quotes": Table(_LINE, keys=sources),
            "proof": Table(Each(OneOf(sources), at_least=1, once=True), keys=[*names.lanes, "score"]),
        },
    )


def _moment(names: _Names) -> dict[str, Shape]:
    """What can be said of a touchpoint of today and of one in the future map alike."""
    people = names.of("people")
    factor = Number(0, FACTOR_MAX, whole=True)
    return {
        "description": _TEXT,
        "time_frame": Words(limit=40),
        "channel": OneOf(names.of("channels")),
        "owner": OneOf(people),
        "influence": OneOf(list(Influence)),
        "moment_of_truth": Flag(),
        "brand_moment": Flag(),
        "expected": _SCORE,
        "intended_value": _LINE,
        **dict.fromkeys(("motivation", "ability", "prompt"), factor),
        "heuristics": Each(OneOf(list(Heuristic)), at_least=1, once=True),
        "staff_emotion": Table(_SCORE, keys=people),
        "persona_emotion": Table(_SCORE, keys=names.of("personas")),
    }


def _notes(lanes: Collection[str]) -> Shape:
    return Table(Each(_LINE, at_least=1), keys=lanes)


def _link(touchpoints: Collection[str]) -> Shape:
    ends = OneOf(touchpoints)
    return Fields({"from": ends, "to": ends, "kind": OneOf(list(LinkKind))}, {"title": _TITLE})


def _future(names: _Names) -> Shape:
    """What changes in the future map: lanes and touchpoints that go, those that change, and those that are new.

    Notes and links take the place of those that came along from today: notes in their lane at their touchpoint, or of
    the whole phase, where an empty list takes them away, and links all together.
    """
    today, both = names.of("touchpoints"), [*names.of("touchpoints"), *names.added]
    notes = Table(Each(_LINE), keys=names.lanes)
    moment = {**_moment(names), "notes": notes}
    change = Fields({}, {**moment, "title": _TITLE, "emotion": _SCORE})
    added = Fields({"after": OneOf(both), "title": _TITLE, "emotion": _SCORE}, {**moment, "name": _SHORT_NAME})
    return Fields(
        required={"title": _TITLE, "touchpoints": Table(change, keys=today)},
        optional={
            "persona": OneOf(names.of("personas")),
            "scenario": _TEXT,
            "without_lanes": Each(OneOf(names.lanes), once=True),
            "without": Each(OneOf(today), once=True),
            "added": Each(added),
            "notes": Table(notes, keys=names.stages),
            "links": Each(_link(both)),
        },
    )


def _action(stages: Collection[str], names: _Names) -> Shape:
    return Fields(
        required={
            "title": _TITLE,
            "light": OneOf([light.value for light in Light]),
            "progress": OneOf([progress.value for progress in Progress]),
            "horizon": OneOf([horizon.value for horizon in Horizon]),
        },
        optional={
            "name": _SHORT_NAME,
            **dict.fromkeys(("description", "why"), _TEXT),
            "touchpoint": OneOf(names.of("touchpoints")),
            "lane": OneOf(names.lanes),
            "of_gap": Flag(),
            "phase": OneOf(stages),
            "channel": OneOf(names.of("channels")),
            "owner": OneOf(names.of("people")),
            "department": _NAME,
            **dict.fromkeys(("impact", "effort"), _JUDGEMENT),
            **dict.fromkeys(("start", "due"), _DAYS),
            "percent": Number(0, PERCENT_MAX, whole=True),
            **dict.fromkeys(("cost_once", "cost_monthly"), _CENTS),
            **dict.fromkeys(("measure", "target"), _LINE),
            "lift": Number(-LIFT_MAX / 10, LIFT_MAX / 10),
            "needs": Each(OneOf(names.actions), at_least=1, once=True),
            "tags": Each(OneOf(names.of("tags")), at_least=1, once=True),
        },
    )
