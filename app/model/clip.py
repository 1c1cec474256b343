"""A clip: what was copied, as records that can be put down again, in this file or in another.

It carries what was chosen, all that belongs to it, and beside that the lanes, channels and people it points at, so that
another file can find or make their likes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from app.model.codec import CodecError, pack, unpack
from app.model.document import Document
from app.model.names import own_title
from app.model.records import (
    EmotionScore,
    Id,
    Note,
    Phase,
    Record,
    Touchpoint,
    refs,
)

FORMAT = "reiskaart-clip-1"


@dataclass(frozen=True, slots=True)
class Clip:
    """`roots` are the ids of what was chosen, in map order; `records` are they and all that belongs to them."""

    roots: tuple[Id, ...]
    records: tuple[Record, ...]
    context: tuple[Record, ...]

    def to_json(self) -> str:
        """The clip as text for a clipboard."""
        plain = {
            "format": FORMAT,
            "roots": list(self.roots),
            "records": [pack(record) for record in self.records],
            "context": [pack(record) for record in self.context],
        }
        return json.dumps(plain, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Clip | None:
        """The clip that `to_json` made `text` of, or None when it is anything else."""
        try:
            plain = json.loads(text)
            if plain.get("format") != FORMAT:
                return None
            records, context = ([unpack(each) for each in plain[name]] for name in ("records", "context"))
            return Clip(tuple(Id(root) for root in plain["roots"]), tuple(records), tuple(context))
        except (ValueError, TypeError, KeyError, AttributeError, CodecError):
            return None

    def as_text(self) -> str:
        """The words of what was chosen, one item a line, for programs that know no maps."""
        chosen = {record.id: record for record in self.records}
        return "\n".join(own_title(chosen[root]) for root in self.roots if root in chosen)


def gather(document: Document, ids: Iterable[Id]) -> Clip:
    """A clip of the phases, touchpoints and notes among `ids`; what belongs to a chosen record is no root itself."""
    chosen = [r for i in dict.fromkeys(ids) if isinstance(r := document.records.get(i), Phase | Touchpoint | Note)]
    records: dict[Id, Record] = {}
    roots: list[Id] = []
    for record in sorted(chosen, key=_breadth):
        if record.id not in records:
            roots.append(record.id)
            records.update((each.id, each) for each in _with_belongings(document, record))
    pointed_at = (document.records.get(i) for i in _targets(records.values()) if i not in records)
    context = [each for each in pointed_at if each is not None]
    return Clip(tuple(roots), tuple(records.values()), tuple(context))


def _breadth(record: Record) -> int:
    """Phases before touchpoints before notes, so that what belongs to a chosen one is met after it."""
    return [Phase, Touchpoint, Note].index(type(record))


def _with_belongings(document: Document, record: Record) -> Iterable[Record]:
    yield record
    if isinstance(record, Phase):
        for touchpoint in document.touchpoints(record.id):
            yield from _with_belongings(document, touchpoint)
        yield from (r for r in document.referrers(record.id) if isinstance(r, Note) and r.touchpoint_id is None)
    elif isinstance(record, Touchpoint):
        yield from (r for r in document.referrers(record.id) if isinstance(r, Note | EmotionScore))


def _targets(records: Iterable[Record]) -> list[Id]:
    ids = (getattr(record, name) for record in records for name, _ in refs(type(record)))
    return list(dict.fromkeys(i for i in ids if i is not None))
