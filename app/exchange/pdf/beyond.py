"""What goes on beyond the edge of a sheet, made readable on each: the words of a link, and the title of a phase."""

from __future__ import annotations

from dataclasses import replace

from app.drawing import measures as m
from app.drawing.fonts import width as width_of
from app.drawing.links import line_of
from app.drawing.primitives import Group, Rect, TextLine
from app.drawing.text import first_lines, shortened
from app.drawing.text_marks import text_lines
from app.exchange.pdf.span import Span
from app.exchange.typeset import moved
from app.i18n import N_, Translate, fill

_END = 12.0
"""Map units of a link that stay in sight at either end of its words."""

_MARGIN = 4.0
_BESIDE = 8.0
"""Map units between the edge of a sheet and the words before it."""


def parts_of_link(group: Group, across: Span) -> tuple[Group, Group | None]:
    """The line of a link that leaves a stretch of the map, and its words where they stand whole on this stretch.

    Words stand in the middle of the piece that is seen, on every sheet where that is long enough. Where none is, they
    stand on the one on which their own middle falls.
    """
    at = next((place for place, mark in enumerate(group.marks) if isinstance(mark, Rect)), len(group.marks))
    line, words = replace(group, marks=group.marks[:at]), group.marks[at:]
    if not words or not isinstance(words[0], Rect):
        return line, None
    left = _words_left(group, words[0], across)
    if left is None:
        return line, None
    return line, replace(group, marks=tuple(moved(words, left - group.x - words[0].box.x, 0.0)))


def _words_left(group: Group, ground: Rect, across: Span) -> float | None:
    """Where on the map words of a link begin on a stretch; None where they do not stand there."""
    xs, w = [x for x, _ in line_of(group)], ground.box.w
    start, end = max(min(xs), across.start), min(max(xs), across.end)
    own = group.x + ground.box.x + w / 2
    if end - start < w + 2 * _END and not across.start <= own < across.end:
        return None
    middle = (start + end) / 2
    return max(across.start + _MARGIN, min(across.end - w - _MARGIN, middle - w / 2))


def words_before(group: Group, across: Span) -> Group | None:
    """The words of a link that comes in from an earlier sheet and has no room for them on this one.

    They stand before it, in the column of the names of lanes, as far as there is room; None where none are needed.
    """
    xs, texts = [x for x, _ in line_of(group)], [mark for mark in group.marks if isinstance(mark, TextLine)]
    if len(texts) != 1 or not min(xs) < across.start < max(xs) or parts_of_link(group, across)[1] is not None:
        return None
    [text] = texts
    told = shortened(text.text, m.HEADER_WIDTH - 2 * _BESIDE, text.size)  # not as strong as the names around it
    width = width_of(told, text.size)
    left = across.start - _BESIDE - width
    return replace(group, marks=(replace(text, text=told, font="regular", width=width, x=left - group.x),))


def continued(group: Group, title: str, across: Span, t: Translate) -> Group:
    """The header of a phase that began on an earlier sheet, which says that it goes on."""
    place = group.text
    if place is None:
        return group
    room = max(16.0, min(place.box.w, group.box.right - across.start, across.length) - place.box.x)
    lines = first_lines(fill(N_("{title} (continued)"), t, title=title), room, place.size, place.font, 2)
    top = m.CHEVRON_TOP + (m.CHEVRON_HEIGHT - len(lines) * m.line_step(place.size)) / 2
    new = text_lines(lines, place.box.x, top, place.size, place.color, place.font)
    kept = (mark for mark in group.marks if not (isinstance(mark, TextLine) and mark.x == place.box.x))
    return replace(group, marks=(*kept, *new))
