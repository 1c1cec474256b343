"""The bundled fonts: each character finds one that draws it, and a text is as wide as that font draws it."""

import subprocess
import sys
from io import BytesIO

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from app.drawing import fonts, text
from app.drawing.fonts import FACES, Run
from app.drawing.text import break_lines, shortened
from app.paths import resource


@pytest.mark.parametrize("face", FACES)
def test_reading_a_font_agrees_with_fonttools(face: str) -> None:
    font = TTFont(fonts.path(face))
    units, advances = font["head"].unitsPerEm, font["hmtx"]
    file = fonts._file(face)
    for code, glyph in font.getBestCmap().items():
        assert file.advance(chr(code)) == advances[glyph][0] / units
    assert file.advance("\uf123") is None
    assert (file.ascent, file.descent) == (font["hhea"].ascent / units, -font["hhea"].descent / units)


@pytest.mark.parametrize("face", FACES)
def test_names_are_distinct_and_fonts_are_static(face: str) -> None:
    font = TTFont(fonts.path(face))
    assert "fvar" not in font
    assert font["name"].getDebugName(1) == FACES[face].family
    assert font["OS/2"].usWeightClass == FACES[face].weight


def test_each_family_is_its_own() -> None:
    assert len({face.family for face in FACES.values()}) == len(FACES)
    in_a_pdf = {TTFont(fonts.path(face))["name"].getDebugName(6) for face in FACES}
    assert len(in_a_pdf) == len(FACES)


def test_licences_are_bundled() -> None:
    for name in ("OFL-Inter.txt", "OFL-Noto.txt"):
        assert "SIL OPEN FONT LICENSE" in resource("fonts", name).read_text("utf-8")


@pytest.mark.parametrize("text", ["Klantreis → €5 ★ ✓", "AVAToTyfi -> ffi", "Één café — naïef", "Ελληνικά и русский"])
@pytest.mark.parametrize("face", ["regular", "semibold"])
def test_width_is_what_harfbuzz_draws_without_kerning(text: str, face: str) -> None:
    assert {run.face for run in fonts.runs(text, face)} == {face}
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    source = uharfbuzz.Face(BytesIO(fonts.path(face).read_bytes()).getvalue())
    uharfbuzz.shape(uharfbuzz.Font(source), buffer, {"kern": False})
    drawn = sum(position.x_advance for position in buffer.glyph_positions) / source.upem
    assert fonts.width(text, 15, face) == pytest.approx(drawn * 15)


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("blij 😀!", ["regular", "emoji", "regular"]),
        ("👍🏽 ok", ["emoji", "regular"]),
        ("❤ ❤️", ["regular", "emoji"]),
        ("שלום עולם", ["hebrew"]),
        ("مرحبا بالعالم", ["arabic"]),
        ("नमस्ते दुनिया", ["devanagari"]),
        ("שלום مرحبا ja", ["hebrew", "regular", "arabic", "regular"]),
        ("สวัสดี", ["thai"]),
        ("Բարեւ", ["armenian"]),
        ("გამარჯობა", ["georgian"]),
        ("ꓐꓑ", ["missing"]),
        ("日本한국 ok", ["cjk", "regular"]),
        ("", []),
    ],
)
def test_runs_go_to_the_font_that_has_the_letters(text: str, faces: list[str]) -> None:
    assert [run.face for run in fonts.runs(text)] == faces


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40), st.sampled_from(["regular", "semibold"]))
def test_no_character_vanishes(text: str, font: str) -> None:
    parts: list[Run] = fonts.runs(text, font)
    assert "".join(part.text for part in parts) == text
    assert fonts.width(text, 13, font) >= 0
    assert fonts.lost_characters(text) == {c for part in fonts.runs(text) if part.face == "missing" for c in part.text}


def test_a_lost_character_has_the_width_of_its_box() -> None:
    assert fonts.width("ꓐꓑ", 10) == 2 * 10 * fonts.MISSING_WIDTH


def test_skin_tones_and_joiners_take_no_room() -> None:
    assert fonts.width("👍🏽", 15) == fonts.width("👍", 15)


def test_arabic_is_measured_joined() -> None:
    apart = sum(fonts.width(letter, 20) for letter in "مرحبا")
    assert 0 < fonts.width("مرحبا", 20) < apart


def test_measuring_latin_loads_neither_harfbuzz_nor_fonttools() -> None:
    code = (
        "import sys; from app.drawing import fonts, text; fonts.width('Klantreis', 15);"
        "text.break_lines('een twee drie', 40, 13);"
        "print([m for m in ('uharfbuzz', 'fontTools', 'PySide6') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("een twee", ["een twee"]),
        ("een\ntwee", ["een", "twee"]),
        ("een\n\ntwee", ["een", "", "twee"]),
        ("koffie en thee drinken", ["koffie en thee", "drinken"]),
        ("e-mail/nieuwsbrief lezen", ["e-mail/", "nieuwsbrief", "lezen"]),
        ("download het e-book", ["download het", "e-book"]),
        ("online-marketingbureau", ["online-", "marketingbur", "eau"]),
        ("a\tb", ["a   b"]),
        ("aanmeldingsformulier", ["aanmeldingsf", "ormulier"]),
        ("  inspringen", ["  inspringen"]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, lines: list[str]) -> None:
    assert break_lines(text, 100, 15) == lines


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120), st.integers(20, 200))
def test_lines_fit_and_keep_every_letter(text: str, width: int) -> None:
    lines = break_lines(text, width, 13)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert fonts.width(line, 13) <= width + 0.01 or len(line.strip()) <= 1 or _is_one_cluster(line)


def _is_one_cluster(line: str) -> bool:
    return all(text.clings(line, place) for place in range(1, len(line)))


def test_a_text_without_spaces_is_measured_in_proportion_to_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def counting(piece: str, font: str = "regular") -> float:
        measured.append(len(piece))
        return fonts.ems(piece, font)

    monkeypatch.setattr(text, "ems", counting)
    letters = 20_000
    for line in break_lines("日本" * (letters // 2), 250, 12)[:-1]:
        assert len(line) == 20
    assert sum(measured) < 10 * letters


def test_a_cut_line_says_so() -> None:
    assert shortened("Vergelijkingssite", 300, 12) == "Vergelijkingssite"
    cut = shortened("Vergelijkingssite voor zorgverzekeringen", 120, 12)
    assert cut.endswith("…")
    assert fonts.width(cut, 12) <= 120
