"""The bundled fonts as a web page or picture carries them: only the glyphs it needs, inside the file itself."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable

import uharfbuzz  # type: ignore[import-untyped]

from app.drawing import fonts


def font_faces(texts: Iterable[tuple[str, str]]) -> str:
    """CSS that embeds what is needed to draw these texts, each given as (text, font of app.drawing.fonts)."""
    needed: dict[str, set[str]] = defaultdict(set)
    for text, font in set(texts):
        for run in fonts.runs(text, font):
            needed[run.face].update(run.text)
    return "\n".join(_rule(face, needed[face]) for face in fonts.FACES if face in needed)


def families(font: str) -> str:
    """The CSS list of families for `font`: ours, then what a reader without them may have."""
    fallbacks = [face.family for name, face in fonts.FACES.items() if name not in ("regular", "semibold")]
    names = [fonts.FACES[font].family, "Inter", *fallbacks]
    return ", ".join([*(f"'{name}'" for name in names), "system-ui", "sans-serif"])


def _rule(face: str, characters: set[str]) -> str:
    info = fonts.FACES[face]
    data = b64encode(_subset(face, characters)).decode("ascii")
    source = f"url(data:font/ttf;base64,{data}) format('truetype')"
    return f"@font-face {{ font-family: '{info.family}'; font-weight: {info.weight}; src: {source}; }}"


def _subset(face: str, characters: set[str]) -> bytes:
    """A font file with these characters, and with the rules by which they join."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, sorted(characters)))
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(fonts.path(face))))
    return bytes(uharfbuzz.subset(whole, wanted).blob.data)
