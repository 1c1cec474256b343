"""What a guide's file must look like; the one place to look when writing one.

A guide is resources/guides/ID.json: what it is called, one line on when to use it, its place in the list, and steps.
Each step says in a few sentences what to do and gives an example; `done` names the milestones that make it done, and a
step without any is ticked by hand. What its button does follows from the first milestone that is not reached yet;
`place` is a page that helps along, for a second button. `templates` are those
for which the guide is the one to begin with, and `ending` what its closing sentence offers to do next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.analysis.first_step import Place
from app.analysis.milestones import MILESTONES
from app.guides.data_files import Data
from app.guides.shapes import Each, Fields, Number, OneOf, Shape, Words
from app.model.records import LaneKind, SourceKind

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_CODE_LIMIT = 39
"""So long that a guide and a step, with a slash between them, are a name that a map can hold."""

_TITLE = Words(limit=60)
_LINE = Words(limit=160)
_TEXT = Words(limit=400)
_PLACE = OneOf([each.value for each in Place])


@dataclass(frozen=True, slots=True)
class Code:
    """A name that files and maps can hold: small letters, digits and hyphens."""

    def problems(self, value: object, place: str) -> Iterator[str]:
        if not isinstance(value, str) or len(value) > _CODE_LIMIT or not _CODE.match(value):
            yield f"{place}: needs a name of small letters, digits and hyphens, at most {_CODE_LIMIT} long"


@dataclass(frozen=True, slots=True)
class Asked:
    """One milestone under `is`, with what it takes."""

    def problems(self, value: object, place: str) -> Iterator[str]:
        name = value.get("is") if isinstance(value, dict) else None
        milestone = MILESTONES.get(name) if isinstance(name, str) else None
        if milestone is None:
            yield from Fields({"is": OneOf(MILESTONES)}).problems(value, place)
            return
        shapes = {key: shape for key, shape in _parameters(milestone.fields).items() if key in milestone.takes}
        required = {key: shape for key, shape in shapes.items() if key in milestone.needs}
        yield from Fields({"is": OneOf(MILESTONES), **required}, shapes).problems(value, place)


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in their order, each with an id of its own."""

    def problems(self, value: object, place: str) -> Iterator[str]:
        yield from Each(_STEP, at_least=1).problems(value, place)
        ids = [step.get("id") for step in value if isinstance(step, dict)] if isinstance(value, list) else []
        for name, count in Counter(str(i) for i in ids).items():
            if count > 1:
                yield f"{place}: {count} steps have the id {name}"


def guide_shape(_data: Data) -> Shape:
    """A guide."""
    return Fields(
        required={
            "title": _TITLE,
            "when": _LINE,
            "order": Number(1, 999, whole=True),
            "closing": _TEXT,
            "steps": Steps(),
        },
        optional={"templates": Each(Code(), once=True), "ending": Each(_PLACE, at_least=1, once=True)},
    )


def _parameters(fields: Sequence[str]) -> dict[str, Shape]:
    return {
        "count": Number(1, 99, whole=True),
        "fields": Each(OneOf(fields), at_least=1, once=True),
        "lane": OneOf([kind.value for kind in LaneKind]),
        "sources": Each(OneOf([kind.value for kind in SourceKind]), at_least=1, once=True),
    }


_STEP = Fields(
    required={"id": Code(), "title": _TITLE, "prompt": _TEXT, "example": _TEXT},
    optional={
        "done": Each(Asked(), at_least=1, once=True),
        "place": _PLACE,
    },
)
