"""Whether a PDF holds what it owes: every word of every record, in full, and inside its page and its place.

It reads the file that was written (reading.py), as any reader would, so that a fault anywhere before it is seen: what
was never laid out, what the fonts cannot say, what is as good as gone under a cut. A file holds right-to-left text in
the order in which it stands on paper, so each line that was read is held against the line that was meant, and what
that says, in its own order, counts. Where a page breaks a text, its pieces are found one after the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from app.exchange.base import Remark
from app.exchange.pdf.pages import Page
from app.exchange.pdf.promised import Owed
from app.exchange.pdf.reaching import squeezed
from app.exchange.pdf.reading import ReadPage
from app.exchange.pdf.written import compared, together
from app.exchange.typeset import brief
from app.i18n import N_, Translate
from app.model.names import title_of
from app.model.records import Record

_MOST_NAMES = 3


@dataclass(frozen=True)
class Checked:
    """How many texts a file owes, whose are not in it in full, and the lines that reach over an edge."""

    count: int
    missing: tuple[Record, ...]
    outside: tuple[str, ...]


def checked(
    pages: Sequence[Page], file: Sequence[ReadPage], owed: Iterable[Owed], uncut: Sequence[Page] = ()
) -> Checked:
    """Looks whether a file that was read, in which `pages` were written, holds all that is owed.

    Of tiles, `uncut` are the posters that they were cut from: what they show together counts.
    """
    lines = compared(pages, file)
    if uncut:
        lines = together(uncut, lines)
    painted = Painted(line.meant.mark.text if line.is_there else "" for line in lines)
    texts = list(owed)
    missing = dict.fromkeys(each.record for each in texts if not painted.holds(each.text))
    outside = tuple(line.meant.mark.text for line in lines if not line.is_in_place)
    return Checked(len(texts), tuple(missing), outside)


class Painted:
    """Lines of text in the order in which they were painted."""

    def __init__(self, lines: Iterable[str]) -> None:
        words = [[squeezed(word) for word in line.split()] for line in lines]
        self._lines = ["".join(line) for line in words]
        self._text = "".join(self._lines)
        self._ends = frozenset(accumulate((len(word) for line in words for word in line), initial=0))

    def holds(self, text: str) -> bool:
        """Whether all of a text was painted: in one piece, or in whole lines after each other where pages broke it.

        It begins and ends where a word can, for within longer words it would be nobody's. Between its lines there may
        be others, such as the head of a page.
        """
        wanted = squeezed(text)
        return self._is_in_one_piece(wanted) or self._is_in_lines(wanted)

    def _is_in_one_piece(self, text: str) -> bool:
        at = self._text.find(text)
        while at >= 0 and not (self._is_between(at) and self._is_between(at + len(text))):
            at = self._text.find(text, at + 1)
        return at >= 0

    def _is_in_lines(self, text: str) -> bool:
        """Whether a text was painted in pieces, found by the first line with which each beginning of it was.

        No later line would do better, as any number of others may stand between; so there is nothing to try again.
        """
        first = self._in_one_line(text)
        for length in range(1, len(text)):
            line = first.get(length)
            if line is None:
                continue
            if self._at_start.get(text[length:], -1) > line:
                return True
            for end, further in self._going_on(text, length, line):
                first[end] = min(further, first.get(end, further))
        return False

    def _in_one_line(self, text: str) -> dict[int, int]:
        """How long the beginnings of a text are with which lines end, and the first line for each."""
        beginnings = (text[:length] for length in range(1, self._lengths[-1] + 1)) if self._lengths else ()
        return {len(piece): self._at_end[piece] for piece in beginnings if piece in self._at_end}

    def _going_on(self, text: str, start: int, after: int) -> Iterator[tuple[int, int]]:
        """How far a text goes on with a whole line that stands after another, and which is the first to say so much."""
        for length in self._lengths:
            places = self._places.get(text[start : start + length])
            if places and places[-1] > after:
                yield start + length, places[bisect_right(places, after)]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where each line stands, by what it says."""
        places = defaultdict[str, list[int]](list)
        for number, line in enumerate(self._lines):
            places[line].append(number)
        return places

    @cached_property
    def _lengths(self) -> Sequence[int]:
        return sorted({len(line) for line in self._lines if line})

    @cached_property
    def _at_end(self) -> Mapping[str, int]:
        """What a line says from where a word can begin, and the first line that ends so."""
        return {line[at:]: number for number, line, at in reversed(self._gaps) if at < len(line)}

    @cached_property
    def _at_start(self) -> Mapping[str, int]:
        """What a line says up to where a word can end, and the last line that begins so."""
        return {line[:at]: number for number, line, at in self._gaps if at}

    @cached_property
    def _gaps(self) -> Sequence[tuple[int, str, int]]:
        """Each place in each line where a word can begin or end."""
        starts = accumulate(map(len, self._lines), initial=0)
        known = enumerate(zip(self._lines, starts, strict=False))  # a start more than lines: that of the next one
        return [
            (n, line, at) for n, (line, start) in known for at in range(len(line) + 1) if self._is_between(start + at)
        ]

    def _is_between(self, at: int) -> bool:
        """Whether a word can begin or end at a place: at a blank, at the end of a line, or beside a sign."""
        return at in self._ends or not (self._text[at - 1].isalnum() and self._text[at].isalnum())


# --- what there is to tell ---------------------------------------------------------------------------------------


_LACKING = {
    "report": (
        N_("Checked: 1 of {count} texts is not in it in full ({names}). All parts together hold it."),
        N_("Checked: {missing} of {count} texts are not in it in full ({names}). All parts together hold them."),
    ),
    "poster": (
        N_("Checked: 1 of {count} texts is not on the poster in full ({names}). The report has it."),
        N_("Checked: {missing} of {count} texts are not on the poster in full ({names}). The report has them."),
    ),
}
"""What is said of one text that is not there in full, and of several."""


def remarks(found: Checked, form: str, t: Translate) -> Iterator[Remark]:
    """What the check found, for the message of an export."""
    if not found.missing and not found.outside:
        many = N_("Checked: the file was read back, and all {count} texts are in it in full.")
        one = N_("Checked: the file was read back, and its text is in it in full.")
        yield Remark(one if found.count == 1 else many, {"count": found.count})
        return
    if found.missing:
        names = ", ".join(f"“{brief(title_of(record, t), 40)}”" for record in found.missing[:_MOST_NAMES])
        more = " …" if len(found.missing) > _MOST_NAMES else ""
        one, many = _LACKING["report" if form == "report" else "poster"]
        sentence = one if len(found.missing) == 1 else many
        yield Remark(sentence, {"missing": len(found.missing), "count": found.count, "names": names + more})
    if found.outside:
        sentence = N_("Checked: {count} lines are cut off or not in their place, such as “{line}”.")
        yield Remark(sentence, {"count": len(found.outside), "line": brief(found.outside[0], 40)})
