"""Projects that hold every kind of record with every field filled: one made by hand, and any number at random.

Derived from the records themselves, so that a new kind or field takes part without a line here.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from itertools import count
from typing import Any

from hypothesis import strategies as st

from app.model.codec import field_types
from app.model.document import Document
from app.model.domain import heuristics_text
from app.model.edits.mending import mend
from app.model.records import (
    BY_KIND,
    PROJECT_ID,
    RECORD_TYPES,
    Heuristic,
    Id,
    JourneyMap,
    Link,
    Phase,
    Project,
    Record,
    Source,
    refs,
)
from app.model.text import clean
from tests.files.make_sample import OTHERS, full, others

OTHER = OTHERS["touchpoint"]
KEPT = (OTHER, OTHERS["action"])


def whole_project() -> Document:
    """One record of each kind, by its kind's name as id, with a value in every field; and what those lead to.

    Only the map and the phase do not say from which other they were made, as there is one of each.
    """
    records = [*(full(kind) for kind in RECORD_TYPES), *others()]
    kept = [record for record in records if record.id in (*BY_KIND, PROJECT_ID, *KEPT)]
    alone: dict[str, Any] = {"origin_id": None}
    return Document(replace(r, **alone) if isinstance(r, JourneyMap | Phase) else r for r in kept)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12).map(lambda text: clean(text).text)
RANGES = {"score": (-20, 20), "expected": (-20, 20), "impact": (1, 5), "effort": (1, 5), "width": (1, 900)}
PICTURES = st.sampled_from(["", full(next(k for k in RECORD_TYPES if k.KIND == "persona")).picture_id])  # type: ignore[attr-defined]
SPECIAL: dict[str, st.SearchStrategy[Any]] = {
    "order": st.from_regex(r"[0-9A-Za-z]{0,3}[1-9A-Za-z]", fullmatch=True),
    "language": st.sampled_from(["nl", "en"]),
    "picture_id": PICTURES,
    "heuristics": st.sets(st.sampled_from(list(Heuristic))).map(heuristics_text),
    **dict.fromkeys(("template", "guide"), st.from_regex(r"[a-z0-9-]{0,9}", fullmatch=True)),
    "guide_done": st.from_regex(r"([a-z/-]{1,9}( [a-z/-]{1,9}){0,2})?", fullmatch=True),
}


@st.composite
def projects(draw: st.DrawFn, most: int = 3) -> Document:
    """A sound project with up to `most` records of each kind."""
    made: dict[str, list[Record]] = {}
    wanted = {kind.KIND: draw(st.integers(kind is JourneyMap, most)) for kind in RECORD_TYPES} | {Project.KIND: 1}
    ids = {kind: [Id(f"{kind}-{number}") for number in range(count)] for kind, count in wanted.items()}
    ids[Project.KIND] = [PROJECT_ID]
    for kind in RECORD_TYPES:
        made[kind.KIND] = [draw(_record(kind, i, ids)) for i in ids[kind.KIND] if _possible(kind, ids)]
    return _sound([record for row in made.values() for record in row])


def _possible(kind: type[Record], ids: dict[str, list[Id]]) -> bool:
    needed = [ref for name, ref in refs(kind) if not field_types(kind)[name][1]]
    return all(any(ids[k] for k in ref.kinds) for ref in needed)


@st.composite
def _record(draw: st.DrawFn, kind: type[Record], own: Id, ids: dict[str, list[Id]]) -> Record:
    values = {f.name: draw(_value(kind, f.name, ids)) for f in fields(kind) if f.name != "id"}
    if values.get("start") and values.get("due"):
        values["start"], values["due"] = sorted((values["start"], values["due"]))
    return kind(id=own, **values)


def _value(kind: type[Record], name: str, ids: dict[str, list[Id]]) -> st.SearchStrategy[Any]:
    wanted, optional = field_types(kind)[name]
    targets = dict(refs(kind))
    if name in targets:
        known = [i for each in targets[name].kinds for i in ids[each]]
        return st.sampled_from([*known, None] if optional else known)
    plain = _plain(wanted, name)
    return st.none() | plain if optional else plain


def _plain(wanted: type, name: str) -> st.SearchStrategy[Any]:
    if name in SPECIAL:
        return SPECIAL[name]
    if issubclass(wanted, StrEnum):
        return st.sampled_from(list(wanted))
    by_type: dict[type, st.SearchStrategy[Any]] = {
        str: TEXTS,
        bool: st.booleans(),
        int: st.integers(*RANGES.get(name, (0, 3))).filter(lambda number: name != "height" or number > 0),
        date: st.dates(),
    }
    return by_type[wanted]


def _sound(records: list[Record]) -> Document:
    """Without what points at a record that could not be made or does not belong, and without links to themselves."""
    kept = [r for r in records if not (isinstance(r, Link) and r.from_id == r.to_id)]
    while loose := {each.record_id for each in Document(kept).loose_references()}:
        kept = [record for record in kept if record.id not in loose]
    numbers = count()
    return Document(kept).after(mend(Document(kept), ids=lambda: Id(f"made-{next(numbers)}")).change)


def nameless(source: Source) -> bool:
    """Whether the name of its respondent stays behind wherever a source goes out."""
    return source.anonymous and bool(source.respondent)
