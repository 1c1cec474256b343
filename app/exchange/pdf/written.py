"""The lines of text of a PDF as they were meant, held against those that were read from its file.

A line is there when the file says it by the same letters, and in its place when all of it is seen: on its page, within
its cut, and on what it stands on. How wide it is, and by what it is cut, the file tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.primitives import Box
from app.exchange.pdf.direction import MIRRORED, RIGHT_TO_LEFT
from app.exchange.pdf.pages import Page
from app.exchange.pdf.reaching import SLACK, Meant, inside, lines_of, squeezed
from app.exchange.pdf.reading import ReadLine, ReadPage

_TURNED = str.maketrans(MIRRORED)


@dataclass(frozen=True, slots=True)
class Compared:
    """A line that was meant, whether the file has it, and whether all of it is seen there."""

    meant: Meant
    is_there: bool
    is_in_place: bool
    read: ReadLine | None = None


def compared(pages: Sequence[Page], file: Sequence[ReadPage]) -> list[Compared]:
    """All lines of `pages`, in the order in which they were written to `file`."""
    empty = ReadPage(pages[0].size, ()) if pages else None
    found = [file[at] if at < len(file) else empty for at in range(len(pages))]
    return [line for page, read in zip(pages, found, strict=True) if read for line in _on_page(page, read)]


def _on_page(page: Page, read: ReadPage) -> Iterator[Compared]:
    meant = lines_of(page)
    for line, seen in zip(meant, _matched(meant, read.lines), strict=True):
        fits = seen is not None and _is_in_place(line, seen, read)
        yield Compared(line, seen is not None, fits, seen)


def _matched(meant: Sequence[Meant], lines: Sequence[ReadLine]) -> list[ReadLine | None]:
    """What was read for each line; where there are more or fewer than were meant, they are found by what they say."""
    if len(meant) == len(lines):
        return [seen if is_alike(line.mark.text, seen.text) else None for line, seen in zip(meant, lines, strict=True)]
    waiting = defaultdict[str, list[ReadLine]](list)
    for seen in lines:
        waiting[_in_any_order(squeezed(seen.text))].append(seen)
    return [_taken(line, waiting[_in_any_order(squeezed(line.mark.text))]) for line in meant]


def _taken(line: Meant, waiting: list[ReadLine]) -> ReadLine | None:
    """The first of those that are waiting that says what a line does, which then waits no more."""
    found = next((seen for seen in waiting if is_alike(line.mark.text, seen.text)), None)
    if found is not None:
        waiting.remove(found)
    return found


def is_alike(meant: str, read: str) -> bool:
    """Whether two lines have the same letters; where any run from right to left, which is read as it stands, in any
    order."""
    one, other = squeezed(meant), squeezed(read)
    return one == other or (bool(RIGHT_TO_LEFT.search(meant)) and _in_any_order(one) == _in_any_order(other))


def _in_any_order(letters: str) -> str:
    """The same for the same letters; brackets count as both of a pair, for they are turned around."""
    return "".join(sorted(letters + letters.translate(_TURNED)))


def _is_in_place(line: Meant, seen: ReadLine, page: ReadPage) -> bool:
    """Whether a line is where it was meant, inside its page, whole within its cut, and on its ground."""
    box, ground = seen.box, line.ground
    is_near = abs(box.x - line.box.x) <= SLACK and abs(box.bottom - line.box.bottom) <= SLACK
    is_on_ground = ground is None or box.right <= max(ground.right, line.box.right) + SLACK
    is_seen = inside(box, Box(0, 0, page.size.w, page.size.h)) and (seen.clip is None or inside(box, seen.clip))
    return is_near and is_on_ground and is_seen


# --- tiles -------------------------------------------------------------------------------------------------------


def together(uncut: Sequence[Page], tiles: Sequence[Compared]) -> list[Compared]:
    """The lines of posters by what their tiles show of them together; a line is in place when no part is missing."""
    shown = defaultdict[tuple[int, float], list[tuple[float, float]]](list)
    for tile in tiles:
        if tile.read is not None:
            shown[_key(tile.meant)].extend(_part(tile.read))
    return [_joined(line, shown[_key(line)]) for page in uncut for line in lines_of(page)]


def _key(line: Meant) -> tuple[int, float]:
    """A line by its mark, which tiles share with the poster, and by how large that is: the overview has it too."""
    return id(line.mark), line.placed.scale


def _part(seen: ReadLine) -> Iterator[tuple[float, float]]:
    """From where to where a line is seen, counted from its beginning, if it is seen from top to foot."""
    box, clip = seen.box, seen.clip
    if clip is None:
        yield 0.0, box.w
    elif box.y >= clip.y - SLACK and box.bottom <= clip.bottom + SLACK:
        yield max(0.0, clip.x - box.x), min(box.w, clip.right - box.x)


def _joined(line: Meant, parts: Sequence[tuple[float, float]]) -> Compared:
    reached = 0.0
    for start, end in sorted(parts):
        if start <= reached + SLACK:
            reached = max(reached, end)
    return Compared(line, bool(parts), reached >= line.box.w - SLACK)
