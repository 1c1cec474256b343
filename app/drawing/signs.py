"""What notes and touchpoints show beside their words: that they are only assumed, and the tags that they carry.

Signs come from records of their own, which are many and small. They are gathered once for the whole file and kept for
as long as no such record changes, so that an edit of anything else asks none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.analysis.evidence import strengths
from app.drawing import measures as m
from app.drawing.colors import contrast, mix, vivid
from app.drawing.fonts import width
from app.drawing.kept import Kept
from app.drawing.primitives import Box, Mark, Rect
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.document import Document
from app.model.records import Evidence, Id, Record, Tag, Tagging, Tint


@dataclass(frozen=True, slots=True)
class Signs:
    """What one note or touchpoint shows: whether nothing proves it, and the colours of its tags in their order.

    `sources` is how many sources speak for it where that is what is looked at, and None elsewhere.
    """

    assumed: bool = False
    tags: tuple[Tint, ...] = ()
    sources: int | None = None


PLAIN = Signs()
ASSUMED = Signs(assumed=True)
GUESSED = Signs(assumed=True, sources=0)


@dataclass(frozen=True, eq=False)
class AllSigns:
    """The signs of every record of a file; compared by identity."""

    _of: Mapping[Id, Signs]
    _other: Signs

    def of(self, record_id: Id) -> Signs:
        """The signs of one record."""
        return self._of.get(record_id, self._other)

    def each(self, row: Sequence[Record]) -> tuple[Signs, ...]:
        """The signs of a row of records: the very same for as long as the row, and each of its signs, is the same."""
        return _ROWS.of((self, row), None, lambda: self._look_up(row))

    def _look_up(self, row: Sequence[Record]) -> tuple[Signs, ...]:
        found = tuple(self.of(record.id) for record in row)
        return _SAME.of((row,), found, lambda: found)


def all_signs(document: Document, assumptions: bool, heat: bool = False) -> AllSigns:
    """The signs of a file; with `assumptions`, whatever no source speaks for says so, with `heat` how many do."""
    stamps = document.stamp(Evidence, Tagging, Tag)
    return _FILES.of(stamps, (assumptions, heat), lambda: _gather(document, assumptions, heat))


_FILES: Kept[AllSigns] = Kept(16)
_ROWS: Kept[tuple[Signs, ...]] = Kept(2048)
_SAME: Kept[tuple[Signs, ...]] = Kept(2048)
"""What rows were found to show, so that a source for one note draws no cell anew but that note's."""


def _gather(document: Document, assumptions: bool, heat: bool) -> AllSigns:
    sources, tags = strengths(document) if assumptions or heat else {}, _tags(document)
    other = GUESSED if heat else ASSUMED if assumptions else PLAIN
    known = {
        i: Signs(other.assumed and i not in sources, tags.get(i, ()), sources.get(i, 0) if heat else None)
        for i in sources.keys() | tags.keys()
    }
    return AllSigns(MappingProxyType(known), other)


def _tags(document: Document) -> dict[Id, tuple[Tint, ...]]:
    """The colours of the tags of each record that has any."""
    found: dict[Id, tuple[Tint, ...]] = {}
    for tag in document.tags():
        for subject_id in {t.subject_id for t in document.referrers(tag.id) if isinstance(t, Tagging)}:
            found[subject_id] = (*found.get(subject_id, ()), tag.tint)
    return found


_TAB = Box(0, 0, 18, 5)
_MOST_TABS = 6
_CORNER = 12.0


def sign_marks(signs: Signs, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """The signs on a sheet of `paper`, from its corner: tabs along the upper edge, and a question mark at the right.

    In the heat view the number of sources stands where else the question mark does.
    """
    tabs = _tabs(signs.tags[:_MOST_TABS], theme)
    if signs.assumed:
        return (*tabs, *_in_corner("?", paper, theme))
    return (*tabs, *_in_corner(str(signs.sources), paper, theme)) if signs.sources else tabs


def tab_ground(signs: Signs) -> Box | None:
    """What lies behind the tabs of a record's tags and a little around them, from its corner; None without tags."""
    count = len(signs.tags[:_MOST_TABS])
    return Box(m.NOTE_PADDING - 3, 0, count * (_TAB.w + 3) + 3, _TAB.h + 3) if count else None


def _tabs(tags: Sequence[Tint], theme: Theme) -> tuple[Mark, ...]:
    places = (Box(m.NOTE_PADDING + place * (_TAB.w + 3), 0, _TAB.w, _TAB.h) for place in range(len(tags)))
    return tuple(Rect(place, tag_color(tint, theme)) for place, tint in zip(places, tags, strict=True))


@cache
def tag_color(tint: Tint, theme: Theme) -> str:
    """The colour of a tag: the hue of its paper, as deep as it must be to stand out 3:1 on any paper of the theme."""
    steps = range(50, 100, 2) if theme.dark else range(48, 0, -2)
    candidates = (vivid(theme.tints[tint], step / 100) for step in steps)
    return next(color for color in candidates if all(contrast(color, paper) >= 3 for paper in theme.tints.values()))


def doubt(right: float, top: float, size: float, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """The question mark of an assumption in letters of `size`, ending at `right`, on a larger sheet of `paper`."""
    color = mix(theme.note_ink_soft, paper, 0.1)
    return text_lines(("?",), right - width("?", size, "semibold"), top, size, color, "semibold")


def _in_corner(sign: str, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """A small sign at the upper right: that nobody has shown it to be so, or how many did."""
    w = width(sign, m.SMALL, "semibold")
    x, color = m.NOTE_WIDTH - _CORNER + (_CORNER - w) / 2, mix(theme.note_ink_soft, paper, 0.1)
    return text_lines((sign,), x, 1.0, m.SMALL, color, "semibold")
