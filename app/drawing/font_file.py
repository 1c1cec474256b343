"""Reading what measuring needs from a TrueType file: which characters it has, and how far each one advances.

Reads the tables head, hhea, hmtx and cmap (formats 4 and 12) as the OpenType specification lays them out, lazily and
without any library, since the first text on screen waits for it. The files are our own, so they are trusted.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from pathlib import Path
from struct import unpack_from


class FontFile:
    """One bundled font. Advances, ascent and descent are in ems: times the font size they are map units."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data = path.read_bytes()
        self._tables = _directory(self._data)
        (self._units,) = unpack_from(">H", self._data, self._tables["head"] + 18)
        ascent, descent = unpack_from(">hh", self._data, self._tables["hhea"] + 4)
        self.ascent: float = ascent / self._units
        self.descent: float = -descent / self._units
        self._widths = self._read_widths()
        self._starts, self._segments = self._read_characters()

    def advance(self, character: str) -> float | None:
        """How far `character` moves the pen, in ems, or None when the font has no glyph for it."""
        glyph = self.glyph(ord(character))
        return None if glyph == 0 else self._widths[min(glyph, len(self._widths) - 1)] / self._units

    def glyph(self, code: int) -> int:
        """The number of the glyph for a code point; 0 when there is none."""
        place = bisect_right(self._starts, code) - 1
        if place < 0:
            return 0
        end, delta, offset = self._segments[place]
        if code > end:
            return 0
        if offset == 0:
            return (code + delta) & 0xFFFF
        (glyph,) = unpack_from(">H", self._data, offset + 2 * (code - self._starts[place]))
        return (glyph + delta) & 0xFFFF if glyph else 0

    def _read_widths(self) -> array[int]:
        (count,) = unpack_from(">H", self._data, self._tables["hhea"] + 34)
        start = self._tables["hmtx"]
        pairs = _big_endian(self._data[start : start + 4 * count])
        return pairs[::2]

    def _read_characters(self) -> tuple[list[int], list[tuple[int, int, int]]]:
        """The code ranges of the font: their starts, and for each its end, delta and where its glyph numbers lie."""
        base = self._tables["cmap"]
        (count,) = unpack_from(">H", self._data, base + 2)
        offsets = [unpack_from(">L", self._data, base + 8 + 8 * i)[0] for i in range(count)]
        formats = {unpack_from(">H", self._data, base + offset)[0]: base + offset for offset in offsets}
        return self._read_format_12(formats[12]) if 12 in formats else self._read_format_4(formats[4])

    def _read_format_12(self, base: int) -> tuple[list[int], list[tuple[int, int, int]]]:
        (count,) = unpack_from(">L", self._data, base + 12)
        values = unpack_from(f">{3 * count}L", self._data, base + 16)
        starts = list(values[::3])
        groups = zip(starts, values[1::3], values[2::3], strict=True)
        return starts, [(end, first - start, 0) for start, end, first in groups]

    def _read_format_4(self, base: int) -> tuple[list[int], list[tuple[int, int, int]]]:
        count = unpack_from(">H", self._data, base + 6)[0] // 2
        ends = unpack_from(f">{count}H", self._data, base + 14)
        starts = unpack_from(f">{count}H", self._data, base + 16 + 2 * count)
        deltas = unpack_from(f">{count}H", self._data, base + 16 + 4 * count)
        ranges = base + 16 + 6 * count
        offsets = unpack_from(f">{count}H", self._data, ranges)
        places = [ranges + 2 * i + offset if offset else 0 for i, offset in enumerate(offsets)]
        return list(starts), list(zip(ends, deltas, places, strict=True))


def _directory(data: bytes) -> dict[str, int]:
    """Where each table of the file begins."""
    (count,) = unpack_from(">H", data, 4)
    entries = (unpack_from(">4sLL", data, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset in entries}


def _big_endian(data: bytes) -> array[int]:
    values = array("H", data)
    if sys.byteorder == "little":
        values.byteswap()
    return values
