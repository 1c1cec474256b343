"""A clip: what was copied, as records that can be put down again, in this file or in another.

It carries what was chosen, all that belongs to it, and beside that the lanes, channels and people it points at, so that
another file can find or make their likes.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.model.belonging import misfits
from app.model.codec import pack, unpack
from app.model.document import Document
from app.model.domain import faults
from app.model.names import own_title
from app.model.picture import JPEG, PNG, Picture, is_name, shape
from app.model.records import Id, Link, Note, Phase, Record, Source, Touchpoint, nameless, refs

FORMAT = "reiskaart-clip-1"
MOST_PICTURES = 64 * 1024 * 1024
"""Bytes of pictures that a clip carries; what is more stays in its own file."""


@dataclass(frozen=True, slots=True)
class Clip:
    """`roots` are the ids of what was chosen, in map order; `records` are they and all that belongs to them.

    `pictures` are those that the records name, for a file that does not have them.
    """

    roots: tuple[Id, ...]
    records: tuple[Record, ...]
    context: tuple[Record, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def with_pictures(self, picture: Callable[[str], bytes | None]) -> Clip:
        """This clip with the pictures of its records, as far as `picture` gives them and they are not too many."""
        found: dict[str, bytes] = {}
        for name in {getattr(record, "picture_id", "") for record in (*self.records, *self.context)} - {""}:
            data = picture(name)
            if data is not None and sum(map(len, found.values())) + len(data) <= MOST_PICTURES:
                found[name] = data
        return replace(self, pictures=found)

    def sound_pictures(self) -> Iterable[Picture]:
        """Those of its pictures that are what their names say."""
        for name, data in self.pictures.items():
            kind = PNG if data.startswith(b"\x89PNG") else JPEG
            picture = Picture(data, *shape(name), kind)
            if is_name(name) and picture.id == name and data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
                yield picture

    def to_json(self) -> str:
        """The clip as text for a clipboard."""
        plain = {
            "format": FORMAT,
            "roots": list(self.roots),
            "records": [pack(record) for record in self.records],
            "context": [pack(record) for record in self.context],
            "pictures": {name: b64encode(data).decode("ascii") for name, data in self.pictures.items()},
        }
        return json.dumps(plain, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Clip | None:
        """The clip that `to_json` made `text` of, or None when it is anything else: a clipboard is a foreign file."""
        try:
            plain = json.loads(text)
            if plain.get("format") != FORMAT:
                return None
            records, context = (tuple(unpack(each) for each in plain[name]) for name in ("records", "context"))
            pictures = {name: b64decode(data) for name, data in plain.get("pictures", {}).items()}
            clip = Clip(tuple(plain["roots"]), records, context, pictures)
            return clip if clip.is_sound() else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def is_sound(self) -> bool:
        """Whether this is what `gather` could have made: whole records by the rules, which point at each other."""
        everything = Document((*self.records, *self.context))
        ids = {record.id for record in self.records}
        return (
            len(everything.records) == len(self.records) + len(self.context)
            and len(set(self.roots)) == len(self.roots)
            and all(isinstance(everything.records.get(root), Phase | Touchpoint | Note) for root in self.roots)
            and ids.issuperset(self.roots)
            and not any(loose.record_id in ids for loose in everything.loose_references())
            and not faults(everything.records.values())
            and not any(misfits(everything))
        )

    def as_text(self) -> str:
        """The words of what was chosen, one item a line, for programs that know no maps."""
        chosen = {record.id: record for record in self.records}
        return "\n".join(own_title(chosen[root]) for root in self.roots if root in chosen)


def gather(document: Document, ids: Iterable[Id]) -> Clip:
    """A clip of the phases, touchpoints and notes among `ids`; what belongs to a chosen record is no root itself.

    It holds no name of an anonymous respondent, since nobody knows where it will be put down.
    """
    chosen = [r for i in dict.fromkeys(ids) if isinstance(r := document.records.get(i), Phase | Touchpoint | Note)]
    records: dict[Id, Record] = {}
    roots: list[Id] = []
    for record in sorted(chosen, key=_breadth):
        if record.id not in records:
            roots.append(record.id)
            records.update((each.id, each) for each in _with_belongings(document, record))
    whole = _whole(records)
    pointed_at = (document.records.get(i) for i in _targets(whole) if i not in records)
    context = [nameless(each) if isinstance(each, Source) else each for each in pointed_at if each is not None]
    return Clip(tuple(roots), tuple(whole), tuple(context))


def _breadth(record: Record) -> int:
    """Phases before touchpoints before notes, so that what belongs to a chosen one is met after it."""
    return [Phase, Touchpoint, Note].index(type(record))


def _with_belongings(document: Document, record: Record) -> Iterable[Record]:
    """`record` and all that goes where it goes: what it owns and, of a touchpoint, the notes under it."""
    yield record
    if isinstance(record, Phase):
        for touchpoint in document.touchpoints(record.id):
            yield from _with_belongings(document, touchpoint)
    for other in document.referrers(record.id):
        if not isinstance(other, Touchpoint) and _belongs(other, record.id):
            yield from _with_belongings(document, other)


def _belongs(record: Record, to: Id) -> bool:
    if isinstance(record, Note) and record.touchpoint_id is not None:
        return record.touchpoint_id == to
    if isinstance(record, Link):
        return record.from_id == to
    return any(ref.owns and getattr(record, name) == to for name, ref in refs(type(record)))


def _whole(records: dict[Id, Record]) -> list[Record]:
    """Without links of which one end stays behind."""
    return [each for each in records.values() if not isinstance(each, Link) or each.to_id in records]


def _targets(records: Iterable[Record]) -> list[Id]:
    ids = (getattr(record, name) for record in records for name, _ in refs(type(record)))
    return list(dict.fromkeys(i for i in ids if i is not None))
