"""What a template file must look like; the one place to look when writing one.

A template names its phases by stage, so that they read in either language, or gives one a title of its own; it names
its lanes by kind, and where one has a title of its own or there are several of a kind, by a name of its own. By stage
and lane the rest of the file says what it asks, or puts, where. Knows nothing of records beyond the values they allow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from app.guides.data_files import Data
from app.guides.shapes import Each, Fields, Flag, Number, OneOf, Or, Shape, Table, Words
from app.model.records import LaneKind, LinkKind
from app.model.stages import STAGES

TITLE = Words(limit=80)
LINE = Words(limit=160)
TEXT = Words(limit=600)
NAME = Words(may_be_shared=True, limit=60)
QUESTION = Words(limit=72)
"""What an empty cell asks: as much as can be read in it."""

LAST = 1000
"""The place in a gallery of what does not say its own."""

PLACE = Number(0, LAST, whole=True)

_ID = Words(may_be_shared=True, limit=40)
_KIND = OneOf([kind.value for kind in LaneKind])
LANE = Fields(
    {"kind": _KIND}, {"name": _ID, "title": TITLE, "height": Number(48, 2000, whole=True), "collapsed": Flag()}
)
_PHASE = Fields({"stage": _ID, "title": TITLE})
_PROJECT = dict.fromkeys(("brand", "product", "unique_points", "promise", "ambition"), TEXT)


def template_shape(data: Data) -> Shape:
    """A template: what a gallery says of it, phases, lanes and example channels, and what it asks in their cells.

    It may begin with some `notes`, `touchpoints` and `links` between them, and words about the project and the map.
    `words` are those by which somebody may look for it: trades, mostly.
    `future` tells how its first future map is called when one is made, `without` which lanes, and what is asked there.
    """
    stages, lanes, touchpoints = stages_of(data), lanes_of(data), _keys(data.get("touchpoints"))
    questions = Table(Table(QUESTION, keys=lanes), keys=stages)
    return Fields(
        required={
            "title": TITLE,
            "when": LINE,
            "phases": phases(),
            "lanes": Each(Or(_KIND, LANE), at_least=2, once_by=lane_name),
        },
        optional={
            "place": PLACE,
            "words": LINE,
            "channels": Each(NAME, once=True),
            "prompts": questions,
            "notes": Table(Table(Each(LINE, at_least=1), keys=lanes), keys=stages),
            "touchpoints": Table(Fields({"phase": OneOf(stages), "title": TITLE}, {"description": TEXT})),
            "links": Each(_link(touchpoints)),
            "project": Fields({}, _PROJECT),
            "map": Fields({}, {"scenario": TEXT}),
            "future": Fields({"title": TITLE}, {"prompts": questions, "without": Each(OneOf(lanes), once=True)}),
        },
    )


def phases() -> Shape:
    """The phases that a template or sample brings."""
    return Each(Or(OneOf(STAGES), _PHASE), at_least=1, once_by=_stage)


def lane_name(lane: Any) -> str:
    """How the rest of a file names one of its lanes: by its own name, or else by its kind."""
    return str(lane.get("name", lane.get("kind"))) if isinstance(lane, dict) else str(lane)


def lanes_of(data: Data) -> Collection[str]:
    """The names of the lanes that a template or sample brings."""
    return [lane_name(lane) for lane in _rows(data.get("lanes"))]


def stages_of(data: Data) -> Collection[str]:
    """The stages of a template's phases."""
    return [_stage(phase) for phase in _rows(data.get("phases"))]


def _stage(phase: Any) -> str:
    return str(phase.get("stage")) if isinstance(phase, dict) else str(phase)


def _link(touchpoints: Collection[str]) -> Shape:
    ends = OneOf(touchpoints)
    return Fields({"from": ends, "to": ends, "kind": OneOf(list(LinkKind))}, {"title": TITLE})


def _rows(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else ()


def _keys(value: object) -> Collection[str]:
    return value.keys() if isinstance(value, dict) else ()
