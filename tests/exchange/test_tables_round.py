"""What a table can hold comes back equal, from CSV, TSV and Markdown, in both languages."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.base import ExportOptions, ImportOptions, no_progress
from app.exchange.tables import markdown_file
from app.model import order
from app.model.document import Document
from app.model.lane_kinds import LANE_KINDS
from app.model.records import (
    Channel,
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Person,
    Phase,
    Record,
    Touchpoint,
)
from app.model.text import clean, one_line
from tests.exchange.journeys import HOSTILE, MAP, document, worked_example
from tests.exchange.tables import FORMATS, come_back, seen, written

AWKWARD = (
    *("a, b", "een, twee; drie", "Een zin, met een komma.", "- lijst", "• lijst\n• twee", "1. een\n2. twee", "=1+1"),
    *("'=x", "''", "-5", "+1", "@home", '"quote"', 'a "b" c', "a|b", "a\\|b", "\\", "<br>", "&nbsp;", "&lt;br&gt;"),
    *("**vet**", "[x](y)", "# kop", "| a | b |", "a\n\n  b\n c", "Fase", "Touchpoint", "Emotie", "x", "nee", "0", ";"),
    *(",", "\t", "a\tb", "…", "😀", "1) stap", "_a_ `b` ~~c~~", "sep=;", "1,5", "a;b,c", "`", "``` x", "---", "* a"),
)
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.sampled_from(" \n\t,;|\\\"'=-+@*_`<>&#[]()!~:.•0123abcé😀\u00a0\u202e"), max_size=24),
    st.text(max_size=30),
).map(lambda text: clean(text).text.strip())

NOTE_LANES = [kind for kind, info in LANE_KINDS.items() if info.holds_notes]


@st.composite
def maps(draw: st.DrawFn) -> Document:
    """A map with everything that a table holds, and names that nobody would choose."""
    ids = (Id(f"id-{number}") for number in count())
    kinds = draw(st.lists(st.tuples(st.sampled_from(NOTE_LANES), TEXTS), min_size=1, max_size=4))
    kinds = [(kind, one_line(title)) for kind, title in kinds]
    lanes = [
        Lane(id=next(ids), map_id=MAP, order=key, kind=kind, title=title)
        for (kind, title), key in zip(kinds, order.spread(len(kinds)), strict=True)
    ]
    records: list[Record] = [*lanes]
    names = [one_line(name) for name in draw(st.lists(TEXTS, min_size=1, max_size=4))]
    for name, key in zip(names, order.spread(len(names)), strict=True):
        phase = Phase(id=next(ids), map_id=MAP, order=key, title=name)
        records += [phase, *_held(draw, ids, phase, lanes)]
    return document(*records)


def _held(draw: st.DrawFn, ids, phase: Phase, lanes: list[Lane]) -> list[Record]:  # type: ignore[no-untyped-def]
    found: list[Record] = []
    many = draw(st.integers(0, 3))
    places: list[Id | None] = [None]
    tenths = st.none() | st.integers(-20, 20)
    for key in order.spread(many):
        channel = Channel(id=next(ids), order="V", name=one_line(draw(TEXTS)))
        person = Person(id=next(ids), order="V", name=one_line(draw(TEXTS)))
        touchpoint = Touchpoint(
            id=next(ids),
            phase_id=phase.id,
            order=key,
            title=one_line(draw(TEXTS)),
            description=draw(TEXTS),
            time_frame=one_line(draw(TEXTS)),
            channel_id=channel.id if channel.name else None,
            owner_id=person.id if person.name else None,
            expected=draw(tenths),
            intended_value=draw(TEXTS),
            moment_of_truth=draw(st.booleans()),
        )
        found += [channel, person, touchpoint]
        places.append(touchpoint.id)
        score = draw(tenths)
        if score is not None:
            found.append(EmotionScore(id=next(ids), touchpoint_id=touchpoint.id, actor_id=None, score=score))
    for place in places:
        for lane in lanes:
            texts = [text for text in draw(st.lists(TEXTS, max_size=3)) if text]
            found += [
                Note(id=next(ids), phase_id=phase.id, lane_id=lane.id, order=key, text=text, touchpoint_id=place)
                for text, key in zip(texts, order.spread(len(texts)), strict=True)
            ]
    return found


def _bare(name: str) -> str:
    """A name without the numbers that it gets where another has it too."""
    return re.sub(r"(?: \(\d+\))+$", "", name)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("language", ["nl", "en"])
@settings(max_examples=60, deadline=None)
@given(made=maps())
def test_what_a_table_can_hold_comes_back(kind: str, language: str, made: Document) -> None:
    plan, back = come_back(made, MAP, kind, language)
    (phases, lanes), (were, named) = seen(back, back.maps()[0].id, language), seen(made, MAP, language)
    assert [(_bare(title), *rest) for title, *rest in phases] == [(_bare(title), *rest) for title, *rest in were]
    assert [(kind, _bare(title)) for kind, title in lanes] == [(kind, _bare(title)) for kind, title in named]
    assert plan.questions == (), "what we wrote says all that must be known"


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_comes_back(kind: str, language: str) -> None:
    made = worked_example(language)
    for journey in made.maps():
        _, back = come_back(made, journey.id, kind, language)
        assert seen(back, back.maps()[0].id, language) == seen(made, journey.id, language)


def test_a_cell_is_never_a_formula() -> None:
    notes = [text for text in (*AWKWARD, *HOSTILE) if text]
    lane = Lane(id=Id("lane"), map_id=MAP, order="V", kind=LaneKind.PAINS)
    phase = Phase(id=Id("phase"), map_id=MAP, order="V", title="=HYPERLINK()")
    texts = [
        Note(id=Id(f"n{n}"), phase_id=phase.id, lane_id=lane.id, order=key, text=text)
        for n, (text, key) in enumerate(zip(notes, order.spread(len(notes)), strict=True))
    ]
    for kind in ("csv", "tsv"):
        lines = written(document(lane, phase, *texts), MAP, kind, "nl").decode("utf-8-sig").split("\r\n")
        assert lines[1].startswith("'=HYPERLINK()")


NAMED = ("Google, website", "WhatsApp; forum", "a\tb")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("each", [1, 2])
def test_a_name_with_a_comma_is_one_name_without_a_sign_that_lists(kind: str, each: int) -> None:
    """Also where every phase has one touchpoint, so that a foreign table would name several in a cell."""
    records: list[Record] = [Lane(id=Id("lane"), map_id=MAP, order="V", kind=LaneKind.PAINS)]
    for at, key in enumerate(order.spread(3)):
        phase = Phase(id=Id(f"p{at}"), map_id=MAP, order=key, title=f"Fase {at}")
        records.append(phase)
        for number, place in enumerate(order.spread(each)):
            touchpoint = Touchpoint(id=Id(f"t{at}-{number}"), phase_id=phase.id, order=place, title=one_line(NAMED[at]))
            records.append(touchpoint)
            records.append(
                Note(
                    id=Id(f"n{at}-{number}"),
                    phase_id=phase.id,
                    lane_id=Id("lane"),
                    order="V",
                    text=NAMED[at],
                    touchpoint_id=touchpoint.id,
                )
            )
    made = document(*records)
    text = written(made, MAP, kind, "nl").decode()
    assert "•" not in text and "Google, website" in text
    _, back = come_back(made, MAP, kind, "nl")
    assert seen(back, back.maps()[0].id, "nl") == seen(made, MAP, "nl")


@pytest.mark.parametrize("kind", ["csv", "tsv"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sign_that_may_separate_stands_between_quotes(kind: str, language: str) -> None:
    """A spreadsheet that splits at tabs, commas and semicolons at once, as LibreOffice proposes, finds the columns."""
    journeys = worked_example(language)
    text = written(journeys, journeys.maps()[0].id, kind, language).decode("utf-8-sig")
    bare = re.sub(r'"(?:[^"]|"")*"', "", text)
    own = {"csv": ";" if language == "nl" else ",", "tsv": "\t"}[kind]
    assert not set(bare) & (set(",;\t") - {own})
    assert len({line.count(own) for line in bare.split("\r\n") if line}) == 1


def test_each_map_of_a_page_comes_back_by_its_title() -> None:
    made = worked_example("nl")
    target = BytesIO()
    maps = [journey.id for journey in made.maps()]
    markdown_file.write(made, maps, target, ExportOptions(language="nl"), no_progress)
    plan = markdown_file.read(target.getvalue(), "alles.md", ImportOptions())
    assert list(plan.titles) == [made.get(i, JourneyMap).title for i in maps]
