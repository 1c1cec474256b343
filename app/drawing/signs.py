"""What notes and touchpoints show beside their words: that they are only assumed, and the tags that they carry.

Signs come from records of their own, which are many and small. They are gathered once for the whole file and kept for
as long as no such record changes, so that an edit of anything else asks none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.drawing import measures as m
from app.drawing.colors import mix
from app.drawing.fonts import width
from app.drawing.kept import Kept
from app.drawing.primitives import Box, Mark, Rect
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.document import Document
from app.model.records import Evidence, Id, Record, Tag, Tagging, Tint


@dataclass(frozen=True, slots=True)
class Signs:
    """What one note or touchpoint shows: whether nothing proves it, and the colours of its tags in their order."""

    assumed: bool = False
    tags: tuple[Tint, ...] = ()


PLAIN = Signs()
ASSUMED = Signs(assumed=True)


@dataclass(frozen=True, eq=False)
class AllSigns:
    """The signs of every record of a file; compared by identity."""

    _of: Mapping[Id, Signs]
    _other: Signs

    def of(self, record_id: Id) -> Signs:
        """The signs of one record."""
        return self._of.get(record_id, self._other)

    def each(self, row: Sequence[Record]) -> tuple[Signs, ...]:
        """The signs of a row of records; looked up anew only when the row, or any sign, is another."""
        return _ROWS.of((self, row), None, lambda: tuple(self.of(record.id) for record in row))


def all_signs(document: Document, assumptions: bool) -> AllSigns:
    """The signs of a file; with `assumptions`, whatever no source speaks for says so."""
    stamps = document.stamp(Evidence, Tagging, Tag)
    return _FILES.of(stamps, assumptions, lambda: _gather(document, assumptions))


_FILES: Kept[AllSigns] = Kept(16)
_ROWS: Kept[tuple[Signs, ...]] = Kept(2048)


def _gather(document: Document, assumptions: bool) -> AllSigns:
    proven = {evidence.subject_id for evidence in document.all_of(Evidence)} if assumptions else set()
    tags = _tags(document)
    other = ASSUMED if assumptions else PLAIN
    known = {i: Signs(assumptions and i not in proven, tags.get(i, ())) for i in proven | tags.keys()}
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
_DOUBT = 12.0


def sign_marks(signs: Signs, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """The signs on a sheet of `paper`, from its corner: tabs along the upper edge, and a question mark at the right."""
    return (*_tabs(signs.tags[:_MOST_TABS], theme), *(_doubt(paper, theme) if signs.assumed else ()))


def _tabs(tags: Sequence[Tint], theme: Theme) -> tuple[Mark, ...]:
    return tuple(
        Rect(
            Box(m.NOTE_PADDING + place * (_TAB.w + 3), 0, _TAB.w, _TAB.h), mix(theme.tints[tint], theme.note_ink, 0.45)
        )
        for place, tint in enumerate(tags)
    )


def _doubt(paper: str, theme: Theme) -> tuple[Mark, ...]:
    """What nobody has shown to be so, says so: a small question mark in the corner."""
    x, size = m.NOTE_WIDTH - _DOUBT - 2, m.SMALL
    w = width("?", size, "semibold")
    return text_lines(("?",), x + (_DOUBT - w) / 2, 1.0, size, mix(theme.note_ink_soft, paper, 0.1), "semibold")
