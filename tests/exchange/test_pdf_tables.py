"""Tables on paper: what keeps together, what is said again on the next page, and how cells are set."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from app.drawing.primitives import TextLine
from app.drawing.theme import theme
from app.exchange.base import ExportOptions
from app.exchange.pdf import pages_of
from app.exchange.pdf.cells import bullet, facts_cell, text_cell
from app.exchange.pdf.evenly import evenly
from app.exchange.pdf.pages import A4, Page
from app.exchange.pdf.table import Flow, Heading, Line, Table, TableColumn
from app.exchange.scope import Scope
from app.exchange.typeset import Style, euros
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import Channel, Id, Persona
from tests.every_kind import whole_project
from tests.exchange import journeys

STYLE = Style(9, "#000000")


def lines_of(page: Page) -> list[str]:
    return [m.text for placed in page.content for m in placed.marks if isinstance(m, TextLine) and m.text.strip()]


def pages(document: Document, *parts: str, language: str = "en") -> list[Page]:
    maps = [journey.id for journey in document.maps()]
    return list(pages_of(document, maps, ExportOptions(language, parts=frozenset(parts))).pages)


def table(flow: Flow) -> Table:
    return Table(flow, [TableColumn("One", 1), TableColumn("Two", 1)], "Things", translator("en"))


def row(text: str) -> tuple[tuple[object, ...], ...]:
    return (text_cell(text, STYLE, 200), ())


# --- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", range(12, 26))
def test_a_heading_goes_with_its_first_rows_and_comes_back_on_the_next_page(before: int) -> None:
    flow = Flow(A4, theme("paper"))
    made = table(flow)
    for number in range(before):
        made.row(row(f"row {number}"))  # type: ignore[arg-type]
    made.heading(Heading("Source"))
    made.row(row("link"), with_next=True)  # type: ignore[arg-type]
    for number in range(20):
        made.row(row(f"quote {number}"))  # type: ignore[arg-type]
    made.close()
    found = [lines_of(page) for page in flow.pages]
    first = next(lines for lines in found if "Source" in lines)
    at = first.index("Source")
    assert first[at + 1 : at + 3] == ["link", "quote 0"]
    for lines in found[1:]:
        assert lines[:3] == ["Things (continued)", "One", "Two"]
        goes_on = "quote 0" not in lines and any(line.startswith("quote") for line in lines)
        assert ("Source (continued)" in lines) == goes_on
    quotes = [line for lines in found for line in lines if line.startswith("quote")]
    assert quotes == [f"quote {number}" for number in range(20)]


def test_a_heading_without_rows_stands_there_all_the_same() -> None:
    flow = Flow(A4, theme("paper"))
    made = table(flow)
    made.heading(Heading("First"))
    made.heading(Heading("Second"))
    made.close()
    assert lines_of(flow.pages[0])[-2:] == ["First", "Second"]


@pytest.mark.parametrize("rows", range(18, 130, 7))
def test_the_last_page_is_not_nearly_empty(rows: int) -> None:
    def fill(flow: Flow) -> None:
        made = table(flow)
        for number in range(rows):
            made.row(row(f"row {number}"))  # type: ignore[arg-type]
        made.close()

    plain, even = Flow(A4, theme("paper")), evenly(theme("paper"), fill)
    fill(plain)
    assert len(even) == len(plain.pages)
    used = [sum(line.startswith("row") for line in lines_of(page)) for page in even]
    assert sum(used) == rows
    assert used[-1] >= 0.35 * max(used)


def test_every_page_behind_the_maps_begins_with_a_title() -> None:
    document = journeys.worked_example("en")
    found = pages(document, "channels", "actions", "evidence", "texts")
    assert len(found) > 10
    for page in found:
        sizes = [m.size for placed in page.content for m in placed.marks if isinstance(m, TextLine)]
        assert sizes[0] >= 12


# --- cells -----------------------------------------------------------------------------------------------------------


def test_facts_break_after_a_dot_only_and_each_stands_whole() -> None:
    facts = [
        "Online",
        "Eigen",
        "Past bij ons",
        "Onze doelgroep zit er",
        "Twee nieuwe video’s per maand",
        "€ 600 per maand",
    ]
    for room in range(150, 400, 7):
        lines = [line.text for line in facts_cell(facts, STYLE, room)]
        assert all(STYLE.width(line) <= room for line in lines)
        assert [fact for line in lines for fact in line.split(" · ")] == facts
        assert not any(line.endswith("·") for line in lines), "a dot stands between two facts, and nowhere else"


def test_a_fact_that_is_wider_than_its_column_is_broken_between_words() -> None:
    lines = [line.text for line in facts_cell(["kort", "een heel lang feit dat nergens past", "eind"], STYLE, 60)]
    assert all(STYLE.width(line) <= 60 for line in lines)
    assert " ".join(lines) == "kort een heel lang feit dat nergens past eind"


def test_the_lines_of_a_bullet_begin_under_its_words() -> None:
    first, *more = bullet("een paar woorden die niet op een regel passen", STYLE, 80)
    assert first.text.startswith("• een") and first.lead == 0
    assert more and all(line.lead == STYLE.width("• ") for line in more)


@pytest.mark.parametrize(("cents", "written"), [(60000, "€ 600"), (125050, "€ 1.250,50"), (5, "€ 0,05")])
def test_whole_euros_have_no_decimals(cents: int, written: str) -> None:
    assert euros(cents, "nl").replace("\N{NO-BREAK SPACE}", " ") == written


# --- what is left out ------------------------------------------------------------------------------------------------


def test_a_persona_of_whom_only_the_name_is_known_has_no_page() -> None:
    document = journeys.document(Persona(id=Id("one"), order="V", name="Klant"))
    assert Scope(document, [journeys.MAP]).portraits == ()
    assert "personas" not in Scope(document, [journeys.MAP]).parts
    told = journeys.document(Persona(id=Id("one"), order="V", name="Klant", goals="Snel klaar"))
    [page] = pages(told, "personas")
    assert "Snel klaar" in lines_of(page)


def test_channels_of_which_nothing_is_said_and_that_serve_nowhere_are_left_out() -> None:
    document = journeys.grid(1, 1, 0, 0)
    for name in ("Telefoon", "Folder"):
        document.apply(edits.add_channel(document, name).change)
    assert Scope(document, [journeys.MAP]).told_channels == ()
    assert "channels" not in Scope(document, [journeys.MAP]).parts
    phone, folder = document.channels()
    document.apply(edits.set_fields(document, folder.id, rhythm="Elk kwartaal").change)
    [page] = pages(document, "channels")
    assert "Folder" in lines_of(page) and "Telefoon" not in lines_of(page)
    document.apply(edits.set_fields(document, document.journey(journeys.MAP)[0].id, channel_id=phone.id).change)
    assert "Telefoon" in lines_of(pages(document, "channels")[0])


def test_a_budget_of_nothing_is_not_told() -> None:
    records = whole_project().records
    channel = records[Id("channel")]
    assert isinstance(channel, Channel)
    document = Document({**records, channel.id: replace(channel, budget=0)}.values())
    assert not any("a month" in line for page in pages(document, "channels") for line in lines_of(page))


# --- the appendix ----------------------------------------------------------------------------------------------------


def test_touchpoints_of_which_only_scores_are_left_to_tell_share_a_row() -> None:
    document = journeys.grid(2, 40, 0, 0)
    for touchpoint in document.journey(journeys.MAP):
        document.apply(edits.set_emotion(document, touchpoint.id, 1.0).change)
    found = pages(document, "texts")
    assert len(found) == 1
    told = " ".join(lines_of(found[0]))
    for touchpoint in document.journey(journeys.MAP):
        assert f"{touchpoint.title}: +1.0" in told


def test_notes_stand_under_their_phase_and_touchpoint_in_reading_order() -> None:
    document = journeys.grid(3, 2, 2, 3)
    found = pages(document, "texts")
    lines = [line for page in found for line in lines_of(page)]
    wanted = [
        note.text
        for phase in document.phases(journeys.MAP)
        for touchpoint in document.touchpoints(phase.id)
        for lane in document.lanes(journeys.MAP)
        for note in document.column(phase.id, lane.id, touchpoint.id)
    ]
    assert [line for line in lines if line.startswith("Notitie")] == wanted
    phases = [line for line in lines if line.startswith("Fase") and "(" not in line]
    assert phases == ["Fase 1", "Fase 2", "Fase 3"]
    assert not any(one == other == "Moment 1.0" for one, other in pairwise(lines))


def test_a_row_that_a_page_broke_says_again_whose_it_is() -> None:
    for names_rows in (True, False):
        flow = Flow(A4, theme("paper"))
        things = Table(
            flow, [TableColumn("Wie", 1), TableColumn("Wat", 3)], "Tabel", translator("en"), names_rows=names_rows
        )
        what = tuple(Line(f"regel {number}", STYLE) for number in range(120))
        things.row(((Line("Een heel", STYLE), Line("lange naam", STYLE), Line("zacht", Style(8, "#888888"))), what))
        things.close()
        assert len(flow.pages) > 2
        for page in flow.pages[1:]:
            assert ("Een heel lange naam (continued)" in lines_of(page)) == names_rows
        said = [line for page in flow.pages for line in lines_of(page) if line.startswith("regel")]
        assert said == [line.text for line in what]
