"""The bundled fonts: which one draws a character, and how wide a text is.

Screen, PDF, SVG and PNG all draw with these files and without kerning, so a line measured here is as wide everywhere.
Inter speaks Latin, Greek and Cyrillic; Noto's emoji, symbols and scripts stand in for what it lacks. Scripts whose
letters change with their neighbours are measured by HarfBuzz. Knows no Qt.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, zip_longest
from pathlib import Path

from app.drawing.font_file import FontFile
from app.paths import resource


@dataclass(frozen=True, slots=True)
class Face:
    """One bundled font: its file in resources/fonts, the family and weight a painter asks for, and how it is measured.

    `shaped` fonts have letters that change with their neighbours.
    """

    file: str
    family: str
    weight: int = 400
    shaped: bool = False


def _script(name: str) -> Face:
    return Face(f"NotoSans{name}-Regular.ttf", f"Reiskaart Noto {name}", shaped=True)


FACES: dict[str, Face] = {
    "regular": Face("Inter-Regular.ttf", "Reiskaart Inter"),
    "semibold": Face("Inter-SemiBold.ttf", "Reiskaart Inter SemiBold", weight=600),
    "symbols": Face("NotoSansSymbols-Regular.ttf", "Reiskaart Noto Symbols"),
    "emoji": Face("NotoEmoji-Regular.ttf", "Reiskaart Noto Emoji"),
    "hebrew": _script("Hebrew"),
    "arabic": _script("Arabic"),
    "armenian": _script("Armenian"),
    "georgian": _script("Georgian"),
    "devanagari": _script("Devanagari"),
    "bengali": _script("Bengali"),
    "gurmukhi": _script("Gurmukhi"),
    "gujarati": _script("Gujarati"),
    "oriya": _script("Oriya"),
    "tamil": _script("Tamil"),
    "telugu": _script("Telugu"),
    "kannada": _script("Kannada"),
    "malayalam": _script("Malayalam"),
    "sinhala": _script("Sinhala"),
    "thai": _script("Thai"),
    "lao": _script("Lao"),
    "khmer": _script("Khmer"),
    "myanmar": _script("Myanmar"),
    "ethiopic": _script("Ethiopic"),
    "cjk": Face("DroidSansFallback-Regular.ttf", "Reiskaart Droid Fallback"),
}
"""Every bundled font by the name that drawing lists use; after the first two, in the order in which they stand in."""

MISSING = "missing"
"""The face of characters that no bundled font has; they are drawn as a box, MISSING_WIDTH em wide."""

MISSING_WIDTH = 0.6
_AS_PICTURE = "\ufe0f"  # asks for the character before it as an emoji, also where Inter has a plain sign
_FALLBACKS = tuple(name for name in FACES if name not in ("regular", "semibold"))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one face draws."""

    face: str
    text: str


def path(face: str) -> Path:
    """The file of a face."""
    return resource("fonts", FACES[face].file)


def ascent(font: str, size: float) -> float:
    """How far the letters of `font` reach above the baseline, in map units, as the font itself says."""
    return _file(font).ascent * size


def descent(font: str, size: float) -> float:
    """How far the letters of `font` reach below the baseline, in map units."""
    return _file(font).descent * size


def width(text: str, size: float, font: str = "regular") -> float:
    """How wide one line of `text` is, in map units: the sum of its advances, without kerning."""
    return ems(text, font) * size


@lru_cache(maxsize=8192)
def ems(text: str, font: str = "regular") -> float:
    """How wide `text` is at size 1."""
    try:
        return sum(map(_plain(font).__getitem__, text))
    except KeyError:
        return sum(_run_width(run) for run in runs(text, font))


def runs(text: str, font: str = "regular") -> list[Run]:
    """`text` cut into stretches that one bundled face draws, in the order of the text.

    Joiners, variation selectors and combining marks stay with the character before them where its face can draw them.
    """
    faces: list[str] = []
    for character, following in zip_longest(text, text[1:], fillvalue=""):
        pictured = following == _AS_PICTURE and _file("emoji").glyph(ord(character))
        faces.append("emoji" if pictured else _face_beside(character, font, faces[-1] if faces else ""))
    _free_last_spaces(faces, text, font)
    pairs = groupby(zip(faces, text, strict=True), key=lambda pair: pair[0])
    return [Run(face, "".join(character for _, character in part)) for face, part in pairs]


def _free_last_spaces(faces: list[str], text: str, font: str) -> None:
    """Gives spaces after the last word of a script back to `font`: in a script from right to left they would move."""
    after = ""
    for place in range(len(text) - 1, -1, -1):
        if text[place] == " " and faces[place] != after:
            faces[place] = font
        else:
            after = faces[place]


def lost_characters(text: str) -> frozenset[str]:
    """The characters of `text` that no bundled font has."""
    return frozenset(c for run in runs(text) if run.face == MISSING for c in run.text) if _is_odd(text) else frozenset()


def _is_odd(text: str) -> bool:
    return not _plain("regular").keys() >= set(text)


def _face_beside(character: str, font: str, before: str) -> str:
    if unseen(character):
        return before or font
    clings = before in FACES and (unicodedata.combining(character) or character == " ")
    if clings and FACES[before].shaped and _file(before).glyph(ord(character)):
        return before
    return _face_of(character, font)


@lru_cache(maxsize=8192)
def _face_of(character: str, font: str) -> str:
    code = ord(character)
    return next((face for face in (font, *_FALLBACKS) if _file(face).glyph(code)), MISSING)


@lru_cache(maxsize=1024)
def unseen(character: str) -> bool:
    """Whether `character` only steers its neighbours: it is never drawn and takes no room."""
    code = ord(character)
    selector = 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF or 0x1F3FB <= code <= 0x1F3FF
    return selector or unicodedata.category(character) == "Cf"


def _run_width(run: Run) -> float:
    if run.face == MISSING:
        return MISSING_WIDTH * len(run.text)
    if FACES[run.face].shaped:
        from app.drawing.shaping import shaped_width

        return shaped_width(run.text, path(run.face))
    file = _file(run.face)
    return sum(file.advance(character) or 0.0 for character in run.text if not unseen(character))


@cache
def _file(face: str) -> FontFile:
    return FontFile(path(face))


class _Advances(dict[str, float]):
    """The advances of one face by character, looked up when first asked; KeyError for what needs another face."""

    def __init__(self, file: FontFile) -> None:
        super().__init__()
        self._file = file

    def __missing__(self, character: str) -> float:
        advance = None if unseen(character) else self._file.advance(character)
        if advance is None:
            raise KeyError(character)
        self[character] = advance
        return advance


@cache
def _plain(font: str) -> _Advances:
    return _Advances(_file(font))
