"""A column of a phase's slide: a touchpoint with its face, and under it its notes and what was said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.actors import side_color
from app.drawing.colors import mix
from app.drawing.primitives import Box, Picture
from app.drawing.theme import Theme
from app.exchange.picture_cutting import Cutter
from app.exchange.powerpoint.feelings import face, hollow_face
from app.exchange.powerpoint.fitting import LEADING, fitted, height
from app.exchange.powerpoint.shapes import Figure, Image, Line, Paint, Shape, Words
from app.exchange.typeset import brief, score
from app.i18n import N_, Translate, fill
from app.model.picture import shape
from app.model.records import Tint

HEAD = 92.0
"""How high the paper of the touchpoint itself is."""

BODY_SIZES = (20.0, 18.0, 16.0)
"""Letters of notes: nothing is smaller than a thirty-fourth of the height."""

_LABEL, _UNDER = 12.0, 14.0
_TITLES = (22.0, 20.0, 18.0, 16.0, 14.0)
_PAD, _GAP, _FACE, _STAR = 8.0, 8.0, 18.0, 16.0
_PICTURE_SHARE = 0.34  # of a column is the most that a picture takes
_DENSITY = 2.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A note or something that was said (then without a tint): what it is, its words, its picture, and who said so."""

    label: str
    text: str
    tint: Tint | None
    picture: str = ""
    foot: str = ""
    is_small: bool = False

    def size(self, usual: float) -> float:
        """How large its letters are where those of others are of the usual size."""
        return _LABEL if self.is_small else usual


@dataclass(frozen=True, slots=True)
class Column:
    """What is told of one touchpoint, or of a whole phase; `notes` are for the speaker."""

    title: str
    under: str = ""
    tint: Tint | None = None
    score: int | None = None
    is_guess: bool = False
    starred: bool = False
    picture: str = ""
    papers: tuple[Paper, ...] = ()
    notes: tuple[str, ...] = ()


def paged(papers: Sequence[Paper], w: float, h: float, size: float, most: float = 0.0) -> list[list[Paper]]:
    """Papers in columns of `h`, one after the other; there is at least one. No paper is higher than `most`, or `h`."""
    pages: list[list[Paper]] = [[]]
    used, most = 0.0, most or h
    for paper in papers:
        high = min(most, _high(paper, w, most, size))
        if pages[-1] and used + high > h:
            pages.append([])
            used = 0.0
        pages[-1].append(paper)
        used += high + _GAP
    return pages


def balanced(papers: Sequence[Paper], w: float, h: float, size: float, slots: int) -> list[list[Paper]]:
    """Papers in at most so many columns of about the same height, none higher than `h` if they fit at all."""
    steps = (h * share / 10 for share in range(2, 10))
    tries = (paged(papers, w, step, size, h) for step in steps)
    return next((found for found in tries if len(found) <= slots), None) or paged(papers, w, h, size)


def _high(paper: Paper, w: float, h: float, size: float) -> float:
    """How high a paper must be to show all it says, or as far as that matters."""
    inner = w - 2 * _PAD
    if len(paper.text) > 4000:
        return h
    text = height(paper.text, inner, paper.size(size)) if paper.text.strip() else 0.0
    beside = _foot_high(paper, w) + (_picture_high(paper, w, h) if paper.picture else 0.0)
    return 2 * _PAD + _LABEL * LEADING + text + beside


def _foot_high(paper: Paper, w: float) -> float:
    """How high the line under the words is, or two."""
    return min(2 * _LABEL * LEADING, height(paper.foot[:200], w - 2 * _PAD, _LABEL)) if paper.foot else 0.0


def _picture_high(paper: Paper, w: float, h: float) -> float:
    wide, high = shape(paper.picture)
    return min(h * _PICTURE_SHARE, w * high / wide) if wide else 0.0


class Setter:
    """Sets columns, and keeps what did not fit."""

    def __init__(self, theme: Theme, t: Translate, language: str, cutter: Cutter) -> None:
        self._theme, self._t, self._language, self._cutter = theme, t, language, cutter
        self.rest: list[str] = []

    def head(self, column: Column, box: Box) -> Iterator[Shape]:
        """The touchpoint: its title and where it is on its paper, its face and its score at the right."""
        theme, aside = self._theme, 58.0 if column.score is not None else _PAD
        image = self._image(column.title, column.picture, Box(box.x, box.y, 64, box.h)) if column.picture else None
        left = 64.0 + _PAD if image else _PAD + 2
        room = Box(0, 0, box.w - left - aside, box.h - 2 * _PAD - (_UNDER * LEADING if column.under else 0))
        found = fitted(" ".join(column.title.split()), room.w, room.h, _TITLES, "semibold")
        lines = [Line(found.text, found.size, theme.note_ink, True)]
        if not found.whole:
            self.rest.append(column.title)
        if column.under:
            lines.append(self._under(column.under, room.w))
        name = fill(N_("Touchpoint: {title}"), self._t, title=brief(column.title, 60))
        alt = self._said(name, column, found.whole)
        tint = theme.tints[column.tint] if column.tint else theme.sunken
        paint = Paint(tint, mix(tint, theme.shadow, 0.16), 0.75)
        words = Words(tuple(lines), "ctr", (left, _PAD, aside, _PAD))
        yield Figure(name, box, paint, "roundRect", 6_000, words=words, alt=alt)
        if image:
            yield image
        yield from self._felt(column, box)

    def _said(self, name: str, column: Column, whole: bool) -> str:
        parts = [name] if whole else [name, column.title]
        parts += [column.under] if column.under else []
        parts += [self._t(N_("Moment of truth"))] if column.starred else []
        return "; ".join(parts)

    def _under(self, text: str, room: float) -> Line:
        found = fitted(" ".join(text.split()), room, _UNDER * LEADING, (_UNDER, 12.0))
        if not found.whole:
            self.rest.append(text)
        return Line(found.text, found.size, self._theme.note_ink_soft)

    def _felt(self, column: Column, box: Box) -> Iterator[Figure]:
        """The face and the score, and a star at a moment of truth."""
        theme, x = self._theme, box.right - 33
        if column.score is not None:
            value = column.score / 10
            color, said = side_color(theme, value), score(column.score, self._language)
            alt = fill(N_("Emotion: {score}"), self._t, score=said)
            make = hollow_face if column.is_guess else face
            yield make(x, box.y + 30, _FACE, value, color, theme, alt, alt)
            words = Words((Line(said, 18, theme.note_ink, True, "ctr"),), "ctr")
            yield Figure(alt, Box(x - 30, box.y + 52, 60, 26), words=words, alt=alt)
        if column.starred:
            name = self._t(N_("Moment of truth"))
            place = Box(box.x - 5, box.y - 6, _STAR, _STAR)
            yield Figure(name, place, Paint(theme.star, theme.surface, 0.75), "star5", alt=name)

    def papers(self, papers: Sequence[Paper], box: Box, size: float) -> Iterator[Shape]:
        """Papers under each other."""
        y = box.y
        for paper in papers:
            high = min(box.h, _high(paper, box.w, box.h, size))
            yield from self._paper(paper, Box(box.x, y, box.w, high), size, box.h)
            y += high + _GAP

    def _paper(self, paper: Paper, box: Box, size: float, room: float) -> Iterator[Shape]:
        theme = self._theme
        above = _picture_high(paper, box.w, room) if paper.picture else 0.0
        inner = box.w - 2 * _PAD
        label = fitted(paper.label, inner, _LABEL * LEADING, (_LABEL, 10.0), "semibold")
        below = _foot_high(paper, box.w)
        found = fitted(paper.text, inner, box.h - 2 * _PAD - _LABEL * LEADING - above - below, (paper.size(size),))
        foot = fitted(paper.foot, inner, below, (_LABEL,))
        whole = found.whole and label.whole and foot.whole
        if not whole:
            self.rest.append(f"{paper.label}: {paper.text} {paper.foot}".strip())
        lines = [Line(label.text, label.size, theme.note_ink_soft, True)]
        lines += [Line(found.text, found.size, theme.note_ink)] if paper.text.strip() else []
        lines += [Line(foot.text, foot.size, theme.note_ink_soft)] if paper.foot else []
        tint = theme.tints[paper.tint] if paper.tint else theme.surface
        edge = mix(tint, theme.shadow, 0.16) if paper.tint else theme.lines_strong
        words = Words(tuple(lines), "t", (_PAD, _PAD + above, _PAD, _PAD))
        name = f"{paper.label}: {brief(paper.text, 60)}"
        alt = paper.label if whole else f"{paper.label}: {paper.text} {paper.foot}".strip()
        form, bent = ("roundRect", 5_000) if paper.tint else ("rect", None)
        yield Figure(name, box, Paint(tint, edge, 0.75), form, bent, words=words, alt=alt)
        if above:
            image = self._image(name, paper.picture, Box(box.x, box.y, box.w, above))
            if image:
                yield image

    def _image(self, name: str, picture: str, box: Box) -> Image | None:
        cut = self._cutter.cut(Picture(Box(0, 0, box.w, box.h), picture, "#FFFFFF"), _DENSITY)
        return Image(name, box, cut, fill(N_("Picture: {title}"), self._t, title=name)) if cut else None
