"""What comes behind the maps in a PDF: who it is about, channels, evidence, and what was too long for a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.drawing.primitives import TextLine
from app.errors import ExportFileError
from app.exchange.base import PARTS, ExportOptions
from app.exchange.pdf import channel_pages, pages_of
from app.exchange.pdf.pages import MARGIN, Page
from app.exchange.pdf.parts import PARTS as MADE
from app.exchange.typeset import euros
from app.model.document import Document
from app.model.domain import texts_of
from app.model.records import Channel, Id, Persona, Phase, Record
from tests.every_kind import whole_project
from tests.exchange.journeys import sample, worked_example


def pages(document: Document, *parts: str, language: str = "en") -> Sequence[Page]:
    maps = [journey.id for journey in document.maps()]
    return pages_of(document, maps, ExportOptions(language, parts=frozenset(parts))).pages


def words(found: Sequence[Page]) -> str:
    lines = [m for page in found for placed in page.content for m in placed.marks if isinstance(m, TextLine)]
    return " ".join(line.text for line in lines)


def changed(**values: object) -> Document:
    """The whole project with another persona."""
    records = whole_project().records
    persona = replace(records[Id("persona")], **values)  # type: ignore[arg-type]
    return Document({**records, persona.id: persona}.values())


def test_every_part_that_can_be_chosen_is_made() -> None:
    assert tuple(PARTS) == ("cover", "maps", *(name for name, _ in MADE))


def test_a_part_alone_is_all_there_is() -> None:
    document = whole_project()
    whole = pages(document)
    alone = {part: pages(document, part) for part in PARTS if part != "comparison"}  # which takes two maps
    assert sum(len(found) for part, found in alone.items() if part != "texts") <= len(whole)
    for part, found in alone.items():
        titles = [bookmark.title for page in found for bookmark in page.bookmarks if bookmark.level == 0]
        assert len(titles) == 1, part


def test_without_anything_to_show_no_file_is_made() -> None:
    with pytest.raises(ExportFileError, match="no PDF was made"):
        pages(sample_without_people(), "personas")


def sample_without_people() -> Document:
    kept: list[Record] = [r for r in whole_project().records.values() if r.KIND in ("project", "journey_map", "phase")]
    return Document([replace(r, persona_id=None) if r.KIND == "journey_map" else r for r in kept])  # type: ignore[call-arg]


def test_a_persona_has_a_page_with_all_of_their_words() -> None:
    found = pages(whole_project(), "personas")
    persona = whole_project().records[Id("persona")]
    shown = "".join(words(found).split())
    missing = [f for f in texts_of(Persona) if f != "order" and "".join(getattr(persona, f).split()) not in shown]
    assert missing == []
    assert [b.title for b in found[0].bookmarks] == ["Personas", "name € 🦷"]


def test_a_card_fills_its_page_and_says_on_which_maps_its_persona_is() -> None:
    document = worked_example("en")
    found = pages(document, "personas")
    cards = [page for page in found if any(b.title in [p.name for p in document.personas()] for b in page.bookmarks)]
    assert len(cards) == 2
    for page in cards:
        right = [
            placed.y + mark.baseline * placed.scale
            for placed in page.content
            for mark in placed.marks
            if isinstance(mark, TextLine) and placed.x > page.size.w / 2 and placed.scale != 1
        ]
        assert max(right) > page.size.h * 0.7
        assert " · ".join(journey.title for journey in document.maps()) in words([page])


@pytest.mark.parametrize(("about", "has_table"), [("Busy parents of two.", False), ("Busy parents. " * 60, True)])
def test_what_is_said_of_a_segment_stands_above_the_card_or_in_a_table(about: str, has_table: bool) -> None:
    records = whole_project().records
    segment = replace(records[Id("segment")], about=about)  # type: ignore[call-arg]
    found = pages(Document({**records, segment.id: segment}.values()), "personas")
    assert about.split() == [word for word in words(found).split() if word in about.split()]
    assert ("Segments" in [bookmark.title for page in found for bookmark in page.bookmarks]) == has_table


@pytest.mark.parametrize("length", [300, 2_000, 20_000])
def test_words_that_are_too_many_for_a_card_are_told_in_full_behind_it(length: int) -> None:
    text = " ".join(f"woord{number}" for number in range(length))[:length]
    document = changed(**dict.fromkeys(("goals", "pains", "about", "quote", "media"), text))
    found = pages(document, "personas")
    assert set(text.split()) <= set(words(found).split())
    for page in found:
        for placed in page.content:
            for mark in placed.marks:
                if isinstance(mark, TextLine):
                    assert placed.y + mark.baseline * placed.scale < page.size.h - MARGIN + 1
                    assert placed.x + (mark.x + mark.width) * placed.scale <= page.size.w - MARGIN + 1
                    assert mark.size * placed.scale >= 5.9


def test_a_persona_with_a_page_is_not_told_of_again_in_the_texts() -> None:
    assert "In their own words" not in words(pages(sample("en")))
    assert "In their own words" in words(pages(sample("en"), "maps", "texts"))


def test_the_channels_say_where_they_serve_and_what_we_think_of_them() -> None:
    found = words(pages(whole_project(), "channels"))
    for expected in ("Channels by phase", "Offline · Earned", "Suits us", euros(3, "en"), "• Andere", "Without"):
        assert expected in found


def test_more_phases_than_a_sheet_has_room_for_go_on_below() -> None:
    phases = [Phase(id=Id(f"p{n}"), map_id=Id("journey_map"), order=f"a{n}", title=f"Fase {n}") for n in range(1, 10)]
    document = Document([*whole_project().records.values(), *phases])
    found = words(pages(document, "channels"))
    assert all(phase.title in found for phase in phases)
    channel = document.records[Id("channel")]
    assert isinstance(channel, Channel)
    assert found.count(channel.name) >= 2


def test_the_evidence_stands_under_its_source_without_the_name_of_the_anonymous() -> None:
    found = words(pages(whole_project(), "evidence"))
    assert "Document · 21 Nov 2026 · Respondent 1" in found
    assert "quote € 🦷" in found
    assert "link €" in found
    assert "respondent € 🦷" not in words(pages(whole_project()))


def test_every_page_of_channels_says_what_it_is() -> None:
    found = pages(worked_example("en"), "channels")
    assert len(found) > 1
    assert all("Channels by phase" in words([page]) for page in found)


def test_all_facts_of_a_touchpoint_are_told_in_words() -> None:
    records = whole_project().records
    lane = replace(records[Id("lane")], hidden=False)  # type: ignore[call-arg]
    found = words(pages(Document({**records, lane.id: lane}.values()), "texts"))
    for expected in (
        "Expected: +0.3",
        "Outside our control",
        "Motivation: 3 of 3",
        "Ability: 3 of 3",
        "Prompt: 3 of 3",
        "Heuristics: Liking, Scarcity",
        "Hand-over: “Andere” (title € 🦷)",
        "Brand moment",
        "Intended value: intended_value € 🦷",
        "unique_points € 🦷",
        "promise € 🦷",
        "whys € 🦷",
    ):
        assert expected in found


def test_a_table_of_segments_has_them_all() -> None:
    """Though one is told above its persona's card: a list of only some would mislead."""
    records = whole_project().records
    one = replace(records[Id("segment")], about="Short.")  # type: ignore[call-arg]
    other = replace(one, id=Id("more"), name="Nobody yet", order="z")  # type: ignore[call-arg]
    found = pages(Document({**records, one.id: one, other.id: other}.values()), "personas")
    table = [page for page in found if "Segments" in [bookmark.title for bookmark in page.bookmarks]]
    assert "Nobody yet" in words(table) and one.name in words(table)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("phases", "wide"), [(0, [0]), (3, [3]), (6, [6]), (7, [3, 4]), (12, [6, 6]), (13, [4, 4, 5])])
def test_channels_of_many_phases_are_told_in_tables_of_about_one_width(phases: int, wide: list[int]) -> None:
    tables = list(channel_pages._parts(phases))
    assert [len(places) for places in tables] == wide
    assert [place for places in tables for place in places] == list(range(phases))
