"""Text on paper: in reading order, with the font that has it, as wide as the layout measured, and searchable."""

from __future__ import annotations

import random

import pytest

from app.drawing import fonts
from app.exchange.pdf.direction import visual
from app.exchange.pdf.text import pieces
from app.exchange.pdf.typeface import typeface
from tests.exchange.journeys import HOSTILE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon (tekst)", "gewoon (tekst)"),
        ("שלום", "םולש"),
        ("abc שלום def", "abc םולש def"),
        ("abc (שלום) def", "abc (םולש) def"),
        ("שלום (עולם) 123", "123 (םלוע) םולש"),
        ("שלום (abc) עולם", "םלוע (abc) םולש"),
    ],
)
def test_right_to_left_text_stands_as_it_is_read(text: str, shown: str) -> None:
    assert visual(text) == shown


def test_an_override_turns_only_what_it_spans() -> None:
    kept = "".join(c for c in visual("links \u202erechts\u202c en") if not fonts.unseen(c))
    assert kept == "links sthcer en"


@pytest.mark.parametrize("font", ["regular", "semibold"])
@pytest.mark.parametrize("text", [text.split("\n")[0][:200] for text in HOSTILE if "\n" not in text])
def test_pieces_reach_no_further_than_the_layout_measured(text: str, font: str) -> None:
    reach = max((piece.dx + piece.face.stringWidth(piece.text, 1) for piece in pieces(text, font)), default=0.0)
    assert reach <= fonts.width(text, 1.0, font) + 0.35


def test_joined_letters_read_as_the_letters_they_were_made_from() -> None:
    (face,) = {piece.face for piece in pieces("सलाम क्षत्रिय", "regular")}
    drawn = "".join(piece.text for piece in pieces("क्षत्रिय", "regular"))
    assert "".join(bytes.fromhex(face._reads_as(ord(code))).decode("utf-16-be") for code in drawn) == "क्षत्रिय"


def test_what_no_font_has_is_a_box_that_search_finds() -> None:
    (piece,) = pieces("ꓐ", "regular")
    assert piece.face is typeface("regular")
    assert piece.face.face.charToGlyph[ord(piece.text)] == 0
    assert bytes.fromhex(piece.face._reads_as(ord(piece.text))).decode("utf-16-be") == "ꓐ"


def test_emoji_are_described_in_utf_16() -> None:
    assert typeface("emoji")._reads_as(0x1F600) == "D83DDE00"


def test_no_text_stops_the_writer() -> None:
    chance = random.Random(7)
    pool = [*range(32, 127), *range(0x590, 0x8FF), *range(0x200B, 0x2070), *range(0x300, 0x320), *range(0xE00, 0xE60)]
    pool += [0x10FFFF, 0xE0041, 0xFEFF, 0xFFFD, 0x10800, 0x1E900, 0x378, 0x4E00, 0x1F600, 0x1F3FB]
    for _ in range(500):
        pieces("".join(chr(chance.choice(pool)) for _ in range(chance.randint(1, 25))), "regular")
