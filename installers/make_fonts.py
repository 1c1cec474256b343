"""Makes the fonts of resources/fonts from those that three packages bring; run by developers only.

    pip install fonttools fontpkg-inter manimgx-fonts --target FOLDER
    cp DroidSansFallback.ttf FOLDER     # from Debian's package fonts-droid-fallback
    python installers/make_fonts.py FOLDER

Each font becomes one static instance, because PDF writers take a variable font at its default only, with a family
name of its own, because a font of the same name on the user's computer may have other widths. What would make a drawn
line differ from a measured one is taken out: contextual forms of Inter, ligatures of emoji, hinting.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
INTER = "fontpkg_inter/files/Inter[opsz,wght].ttf"
CJK = "DroidSansFallback.ttf"
INTER_FEATURES = ("kern", "mark", "mkmk", "ccmp")
SCRIPTS = [
    "Arabic",
    "Armenian",
    "Bengali",
    "Devanagari",
    "Ethiopic",
    "Georgian",
    "Gujarati",
    "Gurmukhi",
    "Hebrew",
    "Kannada",
    "Khmer",
    "Lao",
    "Malayalam",
    "Myanmar",
    "Oriya",
    "Sinhala",
    "Symbols",
    "Tamil",
    "Telugu",
    "Thai",
]
UNSEEN_EMOJI = (0x200D, 0x20E3, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))
"""Joiners, variation selectors, skin tones and tags: they only tell which picture is meant, so they take no room."""


@dataclass(frozen=True)
class Recipe:
    """One font to make: from which file, at which weight, under which name, with which layout features (None: all)."""

    source: str
    target: str
    family: str
    style: str = "Regular"
    weight: int = 400
    features: tuple[str, ...] | None = None


RECIPES = (
    Recipe(INTER, "Inter-Regular.ttf", "Reiskaart Inter", features=INTER_FEATURES),
    Recipe(INTER, "Inter-SemiBold.ttf", "Reiskaart Inter", "SemiBold", 600, INTER_FEATURES),
    Recipe("manimgx_fonts/NotoEmoji[wght].ttf", "NotoEmoji-Regular.ttf", "Reiskaart Noto Emoji", features=()),
    Recipe(CJK, "DroidSansFallback-Regular.ttf", "Reiskaart Droid Fallback", features=()),
    *(
        Recipe(f"manimgx_fonts/NotoSans{script}[wght].ttf", f"NotoSans{script}-Regular.ttf", f"Reiskaart Noto {script}")
        for script in SCRIPTS
    ),
)

NOTO_HEADING = "The Noto fonts in this folder, made static and renamed, with the copyright notices they carry:"
"""Instead of the licence's first line, which names the folder of the package it comes in."""


def make(folder: Path, recipe: Recipe) -> None:
    """Makes one font and writes it to resources/fonts."""
    font = TTFont(folder / recipe.source, recalcTimestamp=False)
    if "fvar" in font:
        place = {"wght": recipe.weight, "opsz": 14}
        axes = {axis.axisTag: place[axis.axisTag] for axis in font["fvar"].axes}
        font = instantiateVariableFont(font, axes, updateFontNames=True)
    if "Emoji" in recipe.source:
        _empty(font, UNSEEN_EMOJI)
    _reduce(font, recipe)
    _rename(font, recipe)
    font.save(TARGET / recipe.target)


def _empty(font: TTFont, characters: tuple[int, ...]) -> None:
    """Gives `characters` a glyph without width or outline."""
    font.setGlyphOrder([*font.getGlyphOrder(), "unseen"])
    font["glyf"].glyphs["unseen"] = Glyph()
    font["hmtx"]["unseen"] = (0, 0)
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap.update(dict.fromkeys(characters, "unseen"))


def _reduce(font: TTFont, recipe: Recipe) -> None:
    options = Options(hinting=False, name_IDs=["*"], name_languages=["*"], notdef_outline=True, glyph_names=False)
    options.layout_features = ["*"] if recipe.features is None else list(recipe.features)
    options.drop_tables += ["STAT", "MVAR", "avar", "meta", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)


def _rename(font: TTFont, recipe: Recipe) -> None:
    bold = recipe.style != "Regular"
    family = f"{recipe.family} {recipe.style}" if bold else recipe.family
    names = {
        1: family,
        2: "Regular",
        3: f"{font['head'].fontRevision:.3f};{recipe.family} {recipe.style}",
        4: f"{recipe.family} {recipe.style}",
        6: f"{recipe.family.replace(' ', '')}-{recipe.style}",
    }
    if bold:
        names |= {16: recipe.family, 17: recipe.style}
    table = font["name"]
    kept = {ident: table.getDebugName(ident) for ident in (0, 5, 8, 9, 11, 13, 14)}
    table.names = []
    for ident, text in sorted((kept | names).items()):
        if text:
            table.setName(text, ident, 3, 1, 0x409)
    font["OS/2"].usWeightClass = recipe.weight


def main() -> None:
    """Makes all fonts and copies their licences."""
    folder = Path(sys.argv[1])
    TARGET.mkdir(parents=True, exist_ok=True)
    for recipe in RECIPES:
        make(folder, recipe)
        print(f"{(TARGET / recipe.target).stat().st_size:9,}  {recipe.target}")
    (TARGET / "OFL-Inter.txt").write_bytes((folder / "fontpkg_inter/LICENSE").read_bytes())
    [noto] = folder.glob("manimgx_fonts-*.dist-info/licenses/LICENSE")
    _, _, notices = noto.read_text().partition("\n")
    (TARGET / "OFL-Noto.txt").write_text(f"{NOTO_HEADING}\n{notices}")


if __name__ == "__main__":
    main()
