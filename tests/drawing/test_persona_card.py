"""A persona's card: everything said is on it, nothing overlaps, and prompts are for the screen only."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from app.drawing.look import Look
from app.drawing.persona_card import CARD_WIDTH, persona_card
from app.drawing.primitives import Group, Picture, TextLine
from app.drawing.theme import theme
from app.errors import DocumentError
from app.model.change import Change
from app.model.document import Document
from app.model.domain import texts_of
from app.model.records import Id, Persona, Segment

P = Id("p")
WORDS = [name for name in texts_of(Persona) if name not in ("name", "order")]
SCREEN, PAPER = Look(theme("light")), Look(theme("paper"), for_screen=False)


def _document(**fields: object) -> Document:
    segment = Segment(id=Id("s"), order="V", name="Busy parents")
    return Document([segment, Persona(id=P, order="V", name="Vera", **fields)])  # type: ignore[arg-type]


def _full() -> Document:
    words = {name: f"All that is said of {name}\nand a second line" for name in WORDS}
    return _document(**words, segment_id=Id("s"), uses=True, decides=True)


def _words(groups: tuple[Group, ...]) -> str:
    lines = (mark.text for group in groups for mark in group.marks if isinstance(mark, TextLine))
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("beside", [False, True])
def test_every_text_of_a_persona_is_on_the_card(beside: bool) -> None:
    card = persona_card(_full(), P, PAPER, about_beside=beside)
    about, quote = card.find("card:about"), card.find("card:quote")
    assert about is not None and quote is not None and (about.x == quote.x) == beside
    said = _words(card.groups)
    for name in WORDS:
        assert f"All that is said of {name}" in said, name
    assert "Vera" in said and "Busy parents" in said and "Uses it" in said and "Decides on it" in said
    assert "Pays for it" not in said


def test_what_is_empty_asks_on_the_screen_and_is_not_there_on_paper() -> None:
    asked = persona_card(_document(), P, SCREEN).find("card:goals")
    assert asked is not None and asked.for_screen and asked.role == "prompt"
    assert "What do they want to reach?" in _words((asked,))
    on_paper = {group.key for group in persona_card(_document(), P, PAPER).groups}
    assert on_paper == {"card:ground", "card:picture_id", "card:name"}


def test_business_is_only_told_of_who_is_in_business() -> None:
    assert persona_card(_document(), P, SCREEN).find("card:trade") is None
    of_company = persona_card(_document(company_size="12 people"), P, SCREEN)
    assert of_company.find("card:trade") is not None and of_company.find("card:pays") is None
    of_buyer = persona_card(_document(pays=True), P, SCREEN)
    assert of_buyer.find("card:trade") is None and of_buyer.find("card:decides") is not None


@pytest.mark.parametrize("width", [360.0, 560.0, 720.0, CARD_WIDTH, 1400.0])
def test_nothing_overlaps_or_leaves_the_card(width: float) -> None:
    for document, look in ((_full(), PAPER), (_document(), SCREEN)):
        card = persona_card(document, P, look, width)
        parts = [group for group in card.groups if group.key != "card:ground"]
        for part in parts:
            assert part.x >= 16 and part.box.right <= card.width - 16 and part.box.bottom <= card.height - 8, part.key
        for one, other in combinations(parts, 2):
            apart = one.box.right <= other.x or other.box.right <= one.x
            assert apart or one.box.bottom <= other.y or other.box.bottom <= one.y, (one.key, other.key)


def test_a_long_word_in_a_name_makes_it_smaller_and_is_only_torn_where_it_has_no_end() -> None:
    document = _document()
    for name, lines in (("Vera", 1), ("Karim, kantoormanager", 2), ("Karim, " + "x" * 60, 4)):
        called = document.after(Change.of([(document.get(P, Persona), replace(document.get(P, Persona), name=name))]))
        group = persona_card(called, P, PAPER).find("card:name")
        assert group is not None and group.text is not None
        shown = [mark for mark in group.marks if isinstance(mark, TextLine)]
        assert len(shown) == lines and {mark.size for mark in shown} == {group.text.size}
        assert all(mark.x + mark.width <= group.w for mark in shown)


def test_the_place_of_a_text_names_its_field() -> None:
    goals = persona_card(_full(), P, SCREEN).find("card:goals")
    assert goals is not None and goals.text is not None and goals.text.field == "goals"
    assert goals.record_id == P


def test_a_picture_is_cut_round_and_its_letter_goes() -> None:
    name = "0" * 64 + "-300x200"
    group = persona_card(_document(picture_id=name), P, PAPER).find("card:picture_id")
    assert group is not None and len(group.marks) == 1
    picture = group.marks[0]
    assert isinstance(picture, Picture) and (picture.name, picture.radius) == (name, picture.box.w / 2)


def test_a_persona_that_is_gone_has_no_card() -> None:
    with pytest.raises(DocumentError):
        persona_card(_document(), Id("gone"), SCREEN)
