"""Whether a PDF holds what it owes: every word of every record, in full, and inside its page and its place.

It reads the file that was written (reading.py), as any reader would, so that a fault anywhere before it is seen: what
was never laid out, what the fonts cannot say, what is as good as gone under a cut. A file holds right-to-left text in
the order in which it stands on paper, so each line that was read is held against the line that was meant, and what
that says, in its own order, counts. Where a page breaks a text, its pieces are found one after the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from app.exchange.base import Remark
from app.exchange.pdf.pages import Page
from app.exchange.pdf.promised import Owed
from app.exchange.pdf.reading import ReadPage
from app.exchange.pdf.written import compared, squeezed, together
from app.exchange.typeset import brief
from app.i18n import N_, Translate
from app.model.names import title_of
from app.model.records import Record

_ENOUGH_AT_FIRST, _ENOUGH = 8, 24
"""Letters by which the places are known where a text may begin, and where it may go on."""

_MOST_TRIES, _MOST_PLACES = 300, 6

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
        pieces = [squeezed(line) for line in lines]
        self._text = "".join(pieces)
        self._ends = list(accumulate(map(len, pieces), initial=0))

    def holds(self, text: str) -> bool:
        """Whether all of a text was painted: in one piece, or in whole lines after each other where pages broke it.

        The same words may stand in several places, so each place is tried where it may go on; after very many, none.
        """
        waiting, tried = [(squeezed(text), 0)], set[tuple[int, int]]()
        while waiting and len(tried) < _MOST_TRIES:
            left, start = waiting.pop()
            if (len(left), start) not in tried:
                tried.add((len(left), start))
                if self._text.find(left, start) >= 0:
                    return True
                waiting += reversed(list(self._pieces(left, start)))
        return False

    def _pieces(self, text: str, start: int) -> Iterator[tuple[str, int]]:
        """What is left of a text after beginnings of it that were painted, and where those end."""
        for at in islice(self._goes_on(text, start) if start else self._begins(text), _MOST_PLACES):
            end, length = self._to_line_end(at, self._alike(text, at))
            if length > 0:
                yield text[length:], end

    def _begins(self, text: str) -> Iterator[int]:
        """The places where a text may begin, that with the most of it first: bullets and words may come before it."""
        for known in (text[: self._longest(text)], text[:_ENOUGH_AT_FIRST]):
            at = self._text.find(known)
            while at >= 0:
                yield at
                at = self._text.find(known, at + len(known) + 1)

    def _goes_on(self, text: str, start: int) -> Iterator[int]:
        """The lines from `start` on that begin as a text does."""
        first = bisect_left(self._ends, start)
        return (at for at in islice(self._ends, first, None) if self._text.startswith(text[:_ENOUGH], at))

    def _longest(self, text: str) -> int:
        """How many letters the longest beginning of a text has that was painted."""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[:middle] in self._text else (low, middle - 1)
        return low

    def _alike(self, text: str, at: int) -> int:
        """How many letters from a place on are those of a text."""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._text.startswith(text[:middle], at) else (low, middle - 1)
        return low

    def _to_line_end(self, at: int, length: int) -> tuple[int, int]:
        """The last end of a line within so many letters, and how many come before it."""
        end = self._ends[bisect_right(self._ends, at + length) - 1]
        return end, end - at


# --- what there is to tell ---------------------------------------------------------------------------------------


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
        sentence = (
            N_("Checked: {missing} of {count} texts are not in it in full ({names}). All parts together hold them.")
            if form == "report"
            else N_("Checked: {missing} of {count} texts are not on the poster in full ({names}). The report has them.")
        )
        yield Remark(sentence, {"missing": len(found.missing), "count": found.count, "names": names + more})
    if found.outside:
        sentence = N_("Checked: {count} lines are cut off or not in their place, such as “{line}”.")
        yield Remark(sentence, {"count": len(found.outside), "line": brief(found.outside[0], 40)})
