"""Every PDF is checked: all words that belong in it are there, in their places; and the check sees what is not."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.drawing.primitives import Box, TextLine
from app.exchange import pdf
from app.exchange.base import PARTS, ExportOptions, ExportReport, no_progress
from app.exchange.pdf import pages_of
from app.exchange.pdf.check import Checked, Painted, checked
from app.exchange.pdf.pages import Page
from app.exchange.pdf.promised import promised
from app.exchange.pdf.reading import read
from app.exchange.pdf.typeface import typeface
from app.exchange.pdf.writer import About, write_pages
from app.exchange.scope import Scope
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.domain import texts_of
from app.model.records import Id, Record
from app.model.text import clean
from tests.every_kind import whole_project
from tests.exchange import journeys

LONG_WORD = "Hottentottententententoonstellingsmakersopleidingsinstituut" * 17
TEXTS = {
    # As long a text as a field holds is tried in test_safety_table.py, in every field of every record too.
    **{f"hostile {number}": text for number, text in enumerate(journeys.HOSTILE) if len(text) < 10_000},
    "emoji": "🥳🦷👩🏽‍🚀🏳️‍🌈 " * 30,
    "right to left": "שלום לכולם, אנחנו כאן (באמת!) 123 " * 20 + "مرحبا بالعالم " * 20,
    "indic": "नमस्ते क्षत्रिय हिन्दी " * 30 + "வணக்கம் " * 20,
    "chinese": "客户旅程地图从这里开始" * 40,
    "long word": LONG_WORD,
    "ten thousand": " ".join(f"woord{number}" for number in range(1_250))[:10_000],
    "lines": "\n".join(f"regel {number}" for number in range(300)),
}
each_text = pytest.mark.parametrize("name", TEXTS)


def filled(text: str) -> Document:
    """A project with every kind of record, in which each field that holds words says `text` and which field it is."""
    return Document(_saying(record, text) for record in whole_project().records.values())


def _saying(record: Record, text: str) -> Record:
    names = [name for name in texts_of(type(record)) if name not in ("order", "language")]
    said = {name: clean(f"{record.id}.{name} {text} {name}.{record.id}").text for name in names}
    shown: dict[str, object] = {"hidden": False} if record.KIND == "lane" else {}
    return replace(record, **said, **shown)  # type: ignore[arg-type]


def options(form: str = "report", *parts: str, paper: str = "auto") -> ExportOptions:
    return ExportOptions("en", paper, form, parts=frozenset(parts))


def file_of(pages: Sequence[Page]) -> bytes:
    target = io.BytesIO()
    write_pages(pages, About("Titel", "en", date(2026, 11, 22)), target, no_progress)
    return target.getvalue()


def looked_at(document: Document, wanted: ExportOptions, written: Sequence[Page] | None = None) -> Checked:
    """What the check says of a file of these pages, or of all that are meant to be in it."""
    maps = [journey.id for journey in document.maps()]
    made = pages_of(document, maps, wanted)
    file = read(file_of(made.pages if written is None else written))
    return checked(made.pages, file, promised(Scope(document, maps), wanted), made.uncut)


def export(document: Document, wanted: ExportOptions) -> ExportReport:
    return pdf.write(document, [journey.id for journey in document.maps()], io.BytesIO(), wanted, no_progress)


# --- all that belongs in it is in it ---------------------------------------------------------------------------------


@each_text
@pytest.mark.parametrize("paper", ["auto", "map"])
def test_a_report_holds_every_text_of_every_record_inside_its_page_and_place(name: str, paper: str) -> None:
    found = looked_at(filled(TEXTS[name]), options(paper=paper))
    assert found.missing == ()
    assert found.outside == ()
    assert found.count > 40


@each_text
@pytest.mark.parametrize("form", ["poster", "tiles"])
def test_no_line_of_a_poster_reaches_over_an_edge(name: str, form: str) -> None:
    assert looked_at(filled(TEXTS[name]), options(form)).outside == ()


@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("maps", "comparison")])
def test_each_part_holds_by_itself_what_it_owes(part: str) -> None:
    assert looked_at(filled("een korte tekst"), options("report", part)).missing == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_is_whole_and_that_is_said(language: str) -> None:
    report = export(journeys.worked_example(language), ExportOptions(language))
    said = report.notes[-1].text(translator("en"))
    assert said.startswith("Checked: the file was read back, and all ") and int(report.notes[-1].values["count"]) > 500  # type: ignore[call-overload]


def test_what_a_poster_has_no_room_for_is_said() -> None:
    report = export(filled("een verhaal " * 200), options("poster"))
    assert "not on the poster in full" in report.notes[-1].text(str)


def test_of_some_pages_or_a_sheet_to_write_on_nothing_is_owed() -> None:
    document = filled("tekst")
    for wanted in (ExportOptions("en", pages=(1,)), options("report", "interview")):
        assert not any("Checked" in note.text(str) for note in export(document, wanted).notes)


def test_hidden_lanes_and_anonymous_names_are_not_owed() -> None:
    document = whole_project()
    owed = [each.text for each in promised(Scope(document, [Id("journey_map")]), options())]
    assert "respondent € 🦷" not in owed


# --- and what is not, is seen ----------------------------------------------------------------------------------------


def without(pages: Sequence[Page], wrong: str) -> Iterator[Page]:
    """The pages with this line left out wherever it stands."""
    for page in pages:
        kept = [
            replace(placed, marks=tuple(m for m in placed.marks if not isinstance(m, TextLine) or wrong not in m.text))
            for placed in page.content
        ]
        yield Page(page.size, kept)


def test_a_line_that_was_not_painted_is_missed() -> None:
    document = journeys.grid(2, 2, 2, 2)
    pages = pages_of(document, [journeys.MAP], options()).pages
    found = looked_at(document, options(), list(without(pages, "Notitie 1.1.1")))
    assert {getattr(record, "text", "") for record in found.missing} == {"Notitie 1.1.1 over wat hier gebeurt"}


def test_a_page_that_is_gone_is_missed() -> None:
    document = filled(TEXTS["ten thousand"])
    pages = pages_of(document, [journey.id for journey in document.maps()], options()).pages
    assert looked_at(document, options(), pages[:-1]).missing


@pytest.mark.parametrize(("dx", "dy"), [(5_000, 0), (-900, 0), (0, 5_000), (0, -900)])
def test_a_line_beyond_its_page_is_seen(dx: float, dy: float) -> None:
    document = journeys.grid(1, 1, 1, 1)
    pages = list(pages_of(document, [journeys.MAP], options()).pages)
    last = pages[-1]
    moved = [replace(placed, x=placed.x + dx, y=placed.y + dy) for placed in last.content]
    assert looked_at(document, options(), [*pages[:-1], Page(last.size, moved)]).outside


def test_a_line_that_is_clipped_is_seen() -> None:
    document = journeys.grid(1, 1, 1, 1)
    pages = list(pages_of(document, [journeys.MAP], options()).pages)
    last = pages[-1]
    cut = [replace(placed, clip=Box(0, 0, last.size.w / 20, last.size.h)) for placed in last.content]
    assert looked_at(document, options(), [*pages[:-1], Page(last.size, cut)]).outside


def test_what_is_missing_is_named_in_the_message() -> None:
    said = [note.text(str) for note in export(filled("een verhaal " * 100), options("report", "maps")).notes]
    assert said[-1].startswith("Checked: ")


# --- pieces ----------------------------------------------------------------------------------------------------------


LEFT, RIGHT = "a" * 30, "b" * 40


@pytest.mark.parametrize(
    ("lines", "text", "held"),
    [
        (["abc"], "abc", True),
        ([], "", True),
        (["abc"], "abd", False),
        (["ab", "c d"], "a bcd", True),
        (["• ab", "cd ·"], "abcd", True),
        (["ab", "-", "cd"], "abcd", True),
        (["ab-", "cd"], "abcd", False),
        ([LEFT, "continued", RIGHT], LEFT + RIGHT, True),
        ([RIGHT, "between", LEFT], LEFT + RIGHT, False),
        ([LEFT, "continued", RIGHT[1:]], LEFT + RIGHT, False),
        (["Note 1.0 here", "Note 2.1 here"], "Note 1.1 here", False),
        (["Plan", "Aanpak"], "nAan", False),
        (["Aanpak"], "pak", False),
        (["Why: “pak” it"], "pak", True),
        (["Aan", "pakken"], "Aanpak", False),
        (["aaa", "aaa", "head", *["aaa"] * 3, "head", *["aaa"] * 3], "a" * 24, True),
        (["aaa", "aaa", "head", *["aaa"] * 3, "head", *["aaa"] * 3], "a" * 25, False),
    ],
)
def test_a_text_is_held_in_one_piece_or_in_whole_lines_after_each_other(
    lines: list[str], text: str, held: bool
) -> None:
    assert Painted(lines).holds(text) is held


def test_a_text_of_equal_lines_over_many_pages_is_held_and_one_line_more_is_not() -> None:
    pages = [37, *[38] * 9, 34]
    painted = Painted([line for lines in pages for line in ("Action", *["q" * 46] * lines, "–")])
    assert painted.holds("q" * 46 * sum(pages))
    assert not painted.holds("q" * 46 * (sum(pages) + 1))


def test_what_is_never_seen_is_not_missed_either() -> None:
    document = filled("tekst")
    document.apply(edits.add_action(document, "\u2060\u200b").change)
    found = looked_at(document, options())
    assert (found.missing, found.outside) == ((), ())


# --- the file itself is read -----------------------------------------------------------------------------------------


def test_a_page_that_did_not_come_in_the_file_is_missed() -> None:
    document = journeys.grid(2, 2, 2, 2)
    pages = pages_of(document, [journeys.MAP], options("report", "maps", "texts")).pages
    assert looked_at(document, options("report", "maps", "texts"), pages[:1]).outside


def test_letters_that_a_reader_would_not_find_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    document = journeys.grid(1, 1, 1, 1)
    assert looked_at(document, options()).missing == ()
    face, reads_as = typeface("regular"), type(typeface("regular"))._reads_as
    monkeypatch.setattr(
        type(face), "_reads_as", lambda self, code: reads_as(self, code if code != ord("o") else 0xE000)
    )
    assert {getattr(record, "text", "") for record in looked_at(document, options()).missing} >= {
        "Notitie 1.0.0 over wat hier gebeurt"
    }


def test_a_line_that_became_wider_than_what_it_stands_on_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    document = journeys.grid(1, 1, 1, 1)
    assert looked_at(document, options("poster")).outside == ()
    [page] = pages_of(document, [journeys.MAP], options("poster")).pages
    wide = [
        replace(
            placed, marks=tuple(replace(m, size=m.size * 2) if isinstance(m, TextLine) else m for m in placed.marks)
        )
        for placed in page.content
    ]
    found = looked_at(document, options("poster"), [Page(page.size, wide)])
    assert any("Notitie" in line for line in found.outside)


def test_a_tile_that_did_not_come_is_missed() -> None:
    document = journeys.grid(6, 4, 3, 2)
    wanted = options("tiles")
    made = pages_of(document, [journeys.MAP], wanted)
    assert len(made.pages) > 5
    assert looked_at(document, wanted) == Checked(looked_at(document, wanted).count, (), ())
    blank = [page if at != 3 else Page(page.size) for at, page in enumerate(made.pages)]
    assert looked_at(document, wanted, blank).missing


@pytest.mark.parametrize("spoil", [b"/ToUnicode", b"/Contents", b"endstream", b"/Kids", b"/Widths"])
def test_a_file_that_was_damaged_is_refused_or_misses_something(spoil: bytes) -> None:
    document = journeys.grid(1, 1, 1, 1)
    made = pages_of(document, [journeys.MAP], options())
    data = file_of(made.pages)
    place = data.rindex(spoil)
    broken = data[: place - 40] + b"\x00" * 40 + data[place:]
    owed = list(promised(Scope(document, [journeys.MAP]), options()))
    try:
        found = checked(made.pages, read(broken), owed)
    except ValueError:
        return
    assert found.missing or found.outside


def test_what_a_report_says_it_checked_is_what_the_target_holds() -> None:
    class Forgetful(io.BytesIO):
        """A file of which the last part never arrives, as on a disk that lies."""

        def read(self, size: int | None = -1) -> bytes:
            return super().read(size)[:-100]

    document = journeys.grid(1, 1, 1, 1)
    with pytest.raises(ValueError, match="PDF"):
        pdf.write(document, [journeys.MAP], Forgetful(), options(), no_progress)
