"""Right-to-left text in the order in which it stands on paper, by the Unicode bidirectional algorithm (UAX 9).

The library orders; it leaves brackets as they are, so turning those (rule L4) is done here.
"""

from __future__ import annotations

import re
import unicodedata

from bidi import get_base_level, get_display  # type: ignore[import-untyped]

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_OPENING, _CLOSING = "([{<«‹", ")]}>»›"
MIRRORED = {**dict(zip(_OPENING, _CLOSING, strict=True)), **dict(zip(_CLOSING, _OPENING, strict=True))}
_SIDES = {"L": "L", "R": "R", "AL": "R"}


def visual(text: str) -> str:
    """`text` from left to right as a reader sees it; unchanged when all of it runs that way already."""
    if not RIGHT_TO_LEFT.search(text):
        return text
    ordered = str(get_display(text))
    if not any(bracket in ordered for bracket in MIRRORED):
        return ordered
    base = "R" if get_base_level(text) % 2 else "L"
    before = _sides(ordered, base)
    after = _sides(ordered[::-1], base)[::-1]
    between = [(a if a == b else base) for a, b in zip(before, after, strict=True)]
    return "".join(MIRRORED.get(c, c) if side == "R" else c for c, side in zip(ordered, between, strict=True))


def _sides(characters: str, base: str) -> list[str]:
    """For each character the direction of the last one so far that has any of its own, itself included."""
    sides, side = [], base
    for character in characters:
        side = _SIDES.get(unicodedata.bidirectional(character), side)
        sides.append(side)
    return sides
