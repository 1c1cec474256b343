"""Several notes in one cell: how they are told apart, and how they are put there so that they come back as they were.

A cell with line ends holds a note a line, without the dash or dot that lists it. Where its first line begins with a
sign that lists, only a line with that sign begins a note, and other lines go on with it. A cell of one line holds
several notes where it is a plain list and nothing makes it a sentence: short pieces between commas or semicolons, none
of more than three words, or longer ones between semicolons alone. What people think and ask is never such a list,
and neither is any cell of a table that we wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LISTS = re.compile(r"[ \t]*(?P<sign>[•·▪◦‣*–-]|\d{1,2}[.)])[ \t]+")
_NOTHING = frozenset(["-", "–", "—", "--", "n.v.t.", "nvt", "n/a", "n.a.", "...", "…"])
"""What people write in a cell in which nothing belongs."""

_PIECES = re.compile(r"[;,] ")
_SENTENCE = re.compile(
    r"[.!?:…“”\"„]|\b(?:en|of|maar|want|omdat|dus|and|or|but|because|so|then|dan|dat|that|which|ik|je|jij|hij|zij|ze|we|wij"
    r"|jullie|het|dit|er|me|mij|mijn|is|zijn|was|heb|heeft|i|you|he|she|they|it|this|there|my|me|are|were|have|has)\b",
    re.IGNORECASE,
)
_SEMICOLON = re.compile("; ")
_ASIDE = re.compile(r"\([^()]*\)")
_MOST_WORDS, _MOST_BEFORE_SEMICOLON = 3, 6
"""Words of a piece, beside what it says between brackets."""
_SIGN, _INDENT = "• ", "  "


def apart(cell: str, sentences: bool = False) -> list[str]:
    """The notes in a cell, as the rule above tells them apart; with `sentences` a line is never a plain list."""
    if is_nothing(cell):
        return []
    lines = cell.split("\n")
    listed = _LISTS.match(lines[0])
    if listed and (len(lines) > 1 or not listed["sign"][0].isdigit()):
        return _listed(lines, listed["sign"])
    notes = [_bare(line) for line in lines if line.strip()]
    return pieces(notes[0]) if len(notes) == 1 and not sentences else notes


def is_nothing(cell: str) -> bool:
    """Whether a cell only says that nothing belongs there."""
    return cell.strip().casefold() in _NOTHING


def is_list(cell: str) -> bool:
    """Whether a cell begins with a sign that lists."""
    return _LISTS.match(cell) is not None


def pieces(line: str) -> list[str]:
    """The items of a plain list on one line; a sentence with a comma in it is one."""
    if _SENTENCE.search(line):
        return [line]
    for signs, most in ((_PIECES, _MOST_WORDS), (_SEMICOLON, _MOST_BEFORE_SEMICOLON)):
        found = [piece.strip() for piece in signs.split(line)]
        if len(found) > 1 and all(piece and len(_ASIDE.sub("", piece).split()) <= most for piece in found):
            return found
    return [line]


def together(notes: Sequence[str]) -> str:
    """A cell of ours that holds these notes: a line each or, where that would come back otherwise, as a list."""
    plain = "\n".join(notes)
    if apart(plain, sentences=True) == list(notes) or not notes:
        return plain
    return "\n".join(_SIGN + note.replace("\n", f"\n{_INDENT}") for note in notes)


def _bare(line: str) -> str:
    """A line without the sign that lists it; a number may well be one of the sentence."""
    listed = _LISTS.match(line)
    return line[listed.end() if listed and not listed["sign"][0].isdigit() else 0 :].strip()


def _listed(lines: Sequence[str], sign: str) -> list[str]:
    """The notes of a list, of which `sign` begins each; numbers count on."""
    found: list[list[str]] = []
    for line in lines:
        match = _LISTS.match(line)
        if match and not line.startswith(_INDENT) and _alike(match["sign"], sign):
            found.append([line[match.end() :]])
        elif found:
            found[-1].append(line.removeprefix(_INDENT))
        else:
            found.append([_LISTS.sub("", line, count=1)])
    notes = ("\n".join(note).strip() for note in found)
    return [note for note in notes if note]


def _alike(one: str, other: str) -> bool:
    return one == other or (one[0].isdigit() and other[0].isdigit())
