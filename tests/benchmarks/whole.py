"""A large map that uses everything: every kind of lane, three curves, 200 links, 50 pictures, tags and evidence."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from app.model.lane_kinds import LANE_KINDS
from app.model.order import spread
from app.model.picture import PNG, Picture
from app.model.records import (
    Action,
    Channel,
    EmotionScore,
    Evidence,
    Id,
    Influence,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Note,
    Person,
    Record,
    Source,
    Tag,
    Tagging,
    Tint,
    Touchpoint,
)
from app.session import Session
from tests.benchmarks.maps import MAP, large_map

CURVES, LINKS, PICTURES = 3, 200, 50
_CHANNELS, _TAGS, _SOURCES = 12, 6, 10
_SHAPE = (640, 420)


def create(notes: int, path: Path) -> Session:
    """A session on a new file with such a map, its pictures stored."""
    pictures = [Picture(data, *_SHAPE, PNG) for data in _images()]
    session = Session.create_from(whole_map(notes, [picture.id for picture in pictures]), path)
    for picture in pictures:
        session.add_picture(picture.data, picture.width, picture.height, picture.media_type)
    return session


def whole_map(notes: int, pictures: Sequence[str]) -> list[Record]:
    """The map of large_map with as many notes, spread over all lanes, and all that hangs on them."""
    random = Random(notes)
    plain = [record for record in large_map(notes) if not isinstance(record, Lane)]
    touchpoints = [_dressed(random, record) for record in plain if isinstance(record, Touchpoint)]
    written = list(_spread([record for record in plain if isinstance(record, Note)], pictures))
    records = [record for record in plain if not isinstance(record, Touchpoint | Note)]
    return [
        *records,
        *_lanes(),
        *touchpoints,
        *written,
        *_people(random, touchpoints),
        *_links(random, touchpoints),
        *_knowledge(random, touchpoints, written),
        *_actions(touchpoints),
    ]


def _lanes() -> Iterator[Record]:
    for kind, key in zip(LaneKind, spread(len(LaneKind)), strict=True):
        yield Lane(id=Id(kind.value), map_id=MAP, order=key, kind=kind)


def _dressed(random: Random, touchpoint: Touchpoint) -> Touchpoint:
    return replace(
        touchpoint,
        channel_id=Id(f"channel{random.randrange(_CHANNELS)}"),
        owner_id=Id(f"person{random.randrange(CURVES)}"),
        influence=random.choice(list(Influence)),
        moment_of_truth=random.random() < 0.1,
        expected=random.randint(-20, 20),
    )


def _spread(notes: Sequence[Note], pictures: Sequence[str]) -> Iterator[Note]:
    """The notes over all lanes that hold any; those with pictures come first."""
    lanes = [kind for kind, info in LANE_KINDS.items() if info.holds_notes]
    names = [*pictures, *[""] * len(notes)]
    for place, (note, name) in enumerate(zip(notes, names, strict=False)):
        yield replace(note, lane_id=Id(lanes[place // 10 % len(lanes)].value), picture_id=name)


def _people(random: Random, touchpoints: Sequence[Touchpoint]) -> Iterator[Record]:
    for number in range(CURVES):
        yield Person(id=Id(f"person{number}"), order=f"{number}V", name=f"Collega {number}")
    for number in range(_CHANNELS):
        yield Channel(id=Id(f"channel{number}"), order=f"{number:02}V", name=f"Kanaal {number}")
    for number in range(CURVES - 1):
        for touchpoint in touchpoints:
            actor, score_id = Id(f"person{number}"), Id(f"felt{number}{touchpoint.id}")
            felt = random.randint(-20, 20)
            yield EmotionScore(id=score_id, touchpoint_id=touchpoint.id, actor_id=actor, score=felt)


def _links(random: Random, touchpoints: Sequence[Touchpoint]) -> Iterator[Record]:
    """As people draw them: to a moment not far away, a tenth of them right through the journey."""
    last = len(touchpoints) - 1
    for number in range(LINKS):
        start = random.randrange(len(touchpoints))
        far = random.randint(2, last if random.random() < 0.1 else min(last, 6))
        end = start + far if start + far <= last else start - far
        yield Link(
            id=Id(f"link{number}"),
            from_id=touchpoints[start].id,
            to_id=touchpoints[end].id,
            kind=random.choice(list(LinkKind)),
        )


def _knowledge(random: Random, touchpoints: Sequence[Touchpoint], notes: Sequence[Note]) -> Iterator[Record]:
    for number, tint in zip(range(_TAGS), Tint, strict=False):
        yield Tag(id=Id(f"tag{number}"), order=f"{number}V", name=f"Label {number}", tint=tint)
    for number in range(_SOURCES):
        yield Source(id=Id(f"source{number}"), order=f"{number}V", title=f"Interview {number}")
    for number, subject in enumerate((*touchpoints[::2], *notes[::4])):
        tag, source = Id(f"tag{random.randrange(_TAGS)}"), Id(f"source{random.randrange(_SOURCES)}")
        yield Tagging(id=Id(f"tagging{number}"), tag_id=tag, subject_id=subject.id)
        yield Evidence(id=Id(f"evidence{number}"), source_id=source, subject_id=subject.id, quote="Dat zei ze.")


def _actions(touchpoints: Sequence[Touchpoint]) -> Iterator[Record]:
    for number, touchpoint in enumerate(touchpoints[::2]):
        order = f"{number:04}V"
        yield Action(id=Id(f"action{number}"), order=order, title="Bel terug", subject_id=touchpoint.id)


def _images() -> Iterator[bytes]:
    """Pictures as PNG: soft slopes of colour, each another one, as large as a photo that was made small."""
    width, height = _SHAPE
    for number in range(PICTURES):
        slope = [(x * 255 // width, number * 5) for x in range(width)]
        rows = (bytes(c for red, blue in slope for c in (red, y * 255 // height, blue)) for y in range(height))
        yield _png(width, height, b"".join(b"\0" + row for row in rows))


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
