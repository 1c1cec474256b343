"""The bundled fonts as a PDF embeds them: subset, searchable, and with complex scripts shaped.

Owns what differs from the PDF library's own fonts. A glyph that shaping chose (a joined Arabic letter, a Devanagari
conjunct) has no character of its own; it gets a private code that stands for the letters it was made from, so that
search and copy find those. Characters beyond U+FFFF are described in UTF-16, as the PDF standard asks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

from app.drawing import fonts
from app.exchange.pdf.direction import MIRRORED

_FIRST_PRIVATE_CODE = 0xF0000
_UNMIRRORED = str.maketrans(MIRRORED)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph that shaping placed: the code that draws it, and its offset from the run's start in units of the size."""

    code: str
    dx: float
    dy: float


class Typeface(TTFont):  # type: ignore[misc]  # the library has no types
    """One bundled face, registered with the PDF library under the name "Reiskaart <face>"."""

    def __init__(self, face: str) -> None:
        super().__init__(f"Reiskaart {face}", str(fonts.path(face)))
        self._text_of: dict[int, str] = {}
        self._code_of: dict[tuple[int, str], int] = {}
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(fonts.path(face).read_bytes())))

    def shape(self, text: str, rightward: bool) -> tuple[list[Glyph], float]:
        """The glyphs of `text` from left to right, and their joint advance in units of the size.

        `text` of a right-to-left script (not `rightward`) comes in visual order, as the bidi algorithm leaves it.
        """
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text if rightward else text[::-1].translate(_UNMIRRORED))
        buffer.guess_segment_properties()
        letters = text if rightward else text[::-1]
        uharfbuzz.shape(self._shaper, buffer, {"kern": False})
        em = self._shaper.face.upem
        x, glyphs = 0, []
        for info, place, source in zip(
            buffer.glyph_infos, buffer.glyph_positions, _sources(buffer.glyph_infos, letters), strict=True
        ):
            glyphs.append(Glyph(self._private(info.codepoint, source), (x + place.x_offset) / em, place.y_offset / em))
            x += place.x_advance
        return glyphs, x / em

    def box_for(self, character: str) -> str:
        """A code that draws this face's box for what it lacks, and reads as `character`."""
        return self._private(0, character)

    def _private(self, glyph: int, source: str) -> str:
        """A code that draws `glyph` and reads as `source`."""
        code = self._code_of.get((glyph, source))
        if code is None:
            code = _FIRST_PRIVATE_CODE + len(self._code_of)
            self._code_of[glyph, source] = code
            self._text_of[code] = source
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self._shaper.get_glyph_h_advance(glyph) * 1000 / self._shaper.face.upem
        return chr(code)

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # the library's name
        """Adds the subsets to a document that is being saved, then says what their codes read as."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            internal = f"{doc.fontMapping[self.fontName][1:]}+{number}"
            described = doc.idToObject["BasicFonts"].dict[internal].ToUnicode
            doc.idToObject[described.name].content = self._to_unicode(subset)

    def _to_unicode(self, subset: list[int]) -> str:
        """The CMap (PDF 32000-1, 9.10.3) from the subset's byte codes to text."""
        rows = [f"<{code:02X}> <{self._reads_as(character)}>" for code, character in enumerate(subset)]
        blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
        body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return _CMAP.format(body=body)

    def _reads_as(self, code: int) -> str:
        return self._text_of.get(code, chr(code)).encode("utf-16-be").hex().upper()


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _sources(infos: Any, letters: str) -> list[str]:
    """For each glyph the letters it stands for: one to each glyph of a cluster, and to the last what is left."""
    ends = dict(pairwise([*sorted({info.cluster for info in infos}), len(letters)]))
    waiting = {start: letters[start:end] for start, end in ends.items()}
    glyphs_left = Counter(info.cluster for info in infos)
    sources = []
    for info in infos if infos[0].cluster <= infos[-1].cluster else reversed(infos):
        text = waiting[info.cluster]
        glyphs_left[info.cluster] -= 1
        taken = text[:1] if glyphs_left[info.cluster] else text
        waiting[info.cluster] = text[len(taken) :]
        sources.append(taken)
    return sources if infos[0].cluster <= infos[-1].cluster else sources[::-1]


@cache
def typeface(face: str) -> Typeface:
    """The face of app.drawing.fonts with this name, loaded and registered once."""
    made = Typeface(face)
    pdfmetrics.registerFont(made)
    return made
