"""How our own pictures are written, told by their parts alone: a form that takes little to decode and says no word.

A map may come from anybody, so whatever decodes its pictures asks here first. In this form every part has its place and
its most: no camera, no comment, nothing behind the picture, nothing that unpacks to more than its pixels, and in a JPEG
one scan, which shows it whole. No pixel is decoded here. The parts of a JPEG are named in ITU-T T.81, table B.1, and
those of a PNG in its specification, section 11.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice

from app.model.picture import JPEG, LONGEST_SIDE, PNG

_PNG_MARK = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = re.compile(rb"IHDR(pHYs)?(PLTE)?(tRNS)?(IDAT)+IEND")
_MOST_IN = {b"IHDR": 13, b"pHYs": 9, b"PLTE": 3 * 256, b"tRNS": 256, b"IEND": 0}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many numbers make a pixel, by the colour type."""

_IN_ORDER = b"\0\0\0"
"""How the head of a PNG ends that holds its rows one after the other."""

_JPEG_MARK, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_JPEG_PARTS = re.compile(rb"\xe0?[\xdb\xc4]+\xc0[\xdb\xc4]*\xda")
"""A JFIF head, the tables, one baseline frame, and its scan."""

_FRAME, _SCAN = b"\xc0", b"\xda"
_MOST_IN_JFIF = 14
"""The bytes of a JFIF head that brings no small picture along (ITU-T T.871)."""

_IN_A_SCAN = re.compile(rb"\xff[^\0]")
"""What ends the data of a scan: behind each 0xFF in it stands a zero."""

_MOST_PARTS = 20_000

Shape = tuple[int, int]


def kind_of(data: bytes) -> str:
    """Which kind in MEDIA_TYPES `data` begins like; empty for anything else."""
    if data.startswith(_PNG_MARK):
        return PNG
    return JPEG if data.startswith(_JPEG_MARK) else ""


def shape_of(data: bytes) -> Shape:
    """The width and height of a picture in our form; (0, 0) for any other, however sound."""
    looks = {PNG: _shape_of_png, JPEG: _shape_of_jpeg}
    kind = kind_of(data)
    shape = looks[kind](data) if kind else (0, 0)
    return shape if min(shape) > 0 and max(shape) <= LONGEST_SIDE else (0, 0)


# --- PNG -------------------------------------------------------------------------------------------------------------


def _shape_of_png(data: bytes) -> Shape:
    chunks = list(islice(_chunks(data), _MOST_PARTS))
    whole = len(_PNG_MARK) + sum(12 + len(content) for _, content in chunks) == len(data)
    short = all(len(content) <= _MOST_IN.get(name, len(data)) for name, content in chunks)
    if not (whole and short and _PNG_PARTS.fullmatch(b"".join(name for name, _ in chunks))):
        return 0, 0
    head, rows = bytes(chunks[0][1]), b"".join(content for name, content in chunks if name == b"IDAT")
    plain = head.endswith(_IN_ORDER) and _unpacks_to(rows, _bytes_of_rows(head))
    return (_number(head[:4]), _number(head[4:8])) if plain else (0, 0)


def _bytes_of_rows(head: bytes) -> int:
    """What the rows of a PNG take unpacked: in front of each stands how it is filtered. -1 when nobody can know."""
    width, height, bits, colors = _number(head[:4]), _number(head[4:8]), head[8], head[9]
    if max(width, height) > LONGEST_SIDE or colors not in _SAMPLES:
        return -1
    return height * (1 + (width * bits * _SAMPLES[colors] + 7) // 8)


def _unpacks_to(rows: bytes, size: int) -> bool:
    """Whether these are `size` bytes packed, and nothing more, of which a decoder would unpack whatever there is."""
    unpacking = zlib.decompressobj()
    try:
        return len(unpacking.decompress(rows, size + 1)) == size and unpacking.eof and not unpacking.unused_data
    except (zlib.error, ValueError):
        return False


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The name and the content of each part of a PNG, as far as they are whole."""
    place, whole = len(_PNG_MARK), memoryview(data)
    while place + 12 <= len(data):
        end = place + 8 + _number(data[place : place + 4])
        yield data[place + 4 : place + 8], whole[place + 8 : end]
        place = end + 4


# --- JPEG ------------------------------------------------------------------------------------------------------------


def _shape_of_jpeg(data: bytes) -> Shape:
    segments = list(islice(_segments(data), _MOST_PARTS))
    parts, behind = dict(segments), sum(4 + len(content) for _, content in segments) + len(_JPEG_MARK)
    if not _JPEG_PARTS.fullmatch(b"".join(marker for marker, _ in segments)) or not _ends_here(data, behind):
        return 0, 0
    frame, scan = parts[_FRAME], parts[_SCAN]
    plain = len(parts.get(b"\xe0", b"")) <= _MOST_IN_JFIF and frame[5:6] == scan[:1] != b""
    return (_number(frame[3:5]), _number(frame[1:3])) if plain else (0, 0)


def _segments(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The marker and the content of each part of a JPEG, up to its first scan."""
    place, marker = len(_JPEG_MARK), b""
    while marker != _SCAN and data[place : place + 1] == b"\xff":
        marker, end = data[place + 1 : place + 2], place + 2 + max(2, _number(data[place + 2 : place + 4]))
        yield marker, data[place + 4 : end]
        place = end


def _ends_here(data: bytes, place: int) -> bool:
    """Whether the data of the scan from `place` on go to the end of the file, and no further part follows."""
    end = _IN_A_SCAN.search(data, place)
    return end is not None and end.group() == _JPEG_END and end.end() == len(data)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
