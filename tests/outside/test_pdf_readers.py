"""Our PDF in other people's readers: whole, searchable, with every font inside, and as large as its paper."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.exchange import pdf
from app.exchange.base import ExportOptions, no_progress
from app.exchange.pdf.reading import read
from app.model.document import Document
from tests.exchange import journeys

pytestmark = pytest.mark.needs("pdffonts", "pdfinfo", "pdftotext", "qpdf")

_DRAWN_OTHERWISE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)


def run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def export(document: Document, folder: Path, language: str = "nl", paper: str = "auto") -> Path:
    path = folder / "map.pdf"
    maps = [journey_map.id for journey_map in document.maps()]
    with path.open("w+b") as target:
        pdf.write(document, maps, target, ExportOptions(language, paper, today=date(2026, 11, 21)), no_progress)
    return path


def squeezed(text: str) -> str:
    """`text` without blanks, which a reader puts elsewhere, and without what is never drawn."""
    return "".join(_DRAWN_OTHERWISE.sub("", text).split())


@pytest.fixture(scope="module", params=["nl", "en"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Path]:
    document = journeys.sample(request.param)
    return document, export(document, tmp_path_factory.mktemp("sample"), request.param)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(journeys.hostile(), tmp_path_factory.mktemp("hostile"))


def unhyphened(text: str) -> str:
    """Without hyphens: a reader takes one at the end of a line for a break, and joins what is "low-" and "carb"."""
    return text.replace("-", "")


def test_every_word_of_the_sample_can_be_searched(sample: tuple[Document, Path]) -> None:
    document, path = sample
    found = set(run("pdftotext", path, "-").split()) | set(run("pdftotext", "-layout", path, "-").split())
    whole = unhyphened(squeezed(run("pdftotext", path, "-")))
    missing = {w for w in journeys.words(document) if w not in found and unhyphened(squeezed(w)) not in whole}
    assert missing == set()


def test_a_note_reads_line_by_line_in_its_own_order(sample: tuple[Document, Path]) -> None:
    document, path = sample
    whole = squeezed(run("pdftotext", "-raw", path, "-"))
    notes = [getattr(record, "text", "") for record in document.records.values()]
    assert [text for text in notes if squeezed(text) not in whole] == []


def test_all_fonts_are_embedded_as_subsets_and_readable(sample: tuple[Document, Path], hostile: Path) -> None:
    for path in (sample[1], hostile):
        rows = run("pdffonts", path).splitlines()[2:]
        assert len(rows) >= 2
        for row in rows:
            assert re.search(r"^[A-K]{6}\+\S+ +TrueType +\S+ +yes +yes +yes", row), row


def test_qpdf_finds_nothing_to_object_to(sample: tuple[Document, Path], hostile: Path) -> None:
    for path in (sample[1], hostile):
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)


def test_the_properties_window_knows_title_language_and_date(sample: tuple[Document, Path]) -> None:
    document, path = sample
    told = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines())
    assert told["Title"].strip() == document.maps()[0].title
    assert told["Author"].strip() == document.project.brand
    assert "Nov 21" in told["CreationDate"]
    catalogue = path.read_bytes()
    language = document.project.language.encode()
    assert b"/Lang (" + language + b")" in catalogue


@pytest.mark.parametrize(
    ("paper", "sizes"),
    [("a4", {"841.89 x 595.276"}), ("a3", {"1190.55 x 841.89", "841.89 x 595.276"})],
)
def test_pages_have_the_size_of_their_paper(paper: str, sizes: set[str], tmp_path: Path) -> None:
    path = export(journeys.sample(), tmp_path, paper=paper)
    told = run("pdfinfo", "-f", "1", "-l", "99", path)
    assert {" x ".join(size) for size in re.findall(r"size: +([\d.]+) x ([\d.]+)", told)} == sizes


def test_a_page_of_its_own_is_one_page_and_then_the_lists(tmp_path: Path) -> None:
    path = export(journeys.sample(), tmp_path, paper="map")
    _cover, first, *others = re.findall(r"size: +([\d.]+) x", run("pdfinfo", "-f", "1", "-l", "99", path))
    assert float(first) > 2000
    assert set(others) == {"841.89"}


@pytest.mark.parametrize("word", ["שלום", "مرحبا", "नमस्ते", "क्षत्रिय", "ภาษาไทย", "café", "😀", "ꓐꓑ"])
def test_every_script_can_be_searched(word: str, hostile: Path) -> None:
    found = run("pdftotext", hostile, "-")
    assert word in found or word in found.replace("e\u0301", "é")


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_our_own_reading_finds_on_each_page_what_poppler_does(
    which: str, sample: tuple[Document, Path], hostile: Path
) -> None:
    """The check of each export goes by our own reading, so that has to be as good as another's."""
    path = sample[1] if which == "sample" else hostile
    for number, page in enumerate(read(path.read_bytes()), start=1):
        theirs = run("pdftotext", "-raw", "-f", str(number), "-l", str(number), path, "-")
        ours = Counter(squeezed("".join(line.text for line in page.lines)))
        assert Counter(unhyphened(squeezed(theirs))) == Counter(unhyphened("".join(ours.elements()))), number


def test_every_link_leads_to_a_page_of_the_file_and_every_bookmark_too(sample: tuple[Document, Path]) -> None:
    objects = json.loads(run("qpdf", "--json", sample[1]))
    values = {key.removeprefix("obj:"): found.get("value") for key, found in objects["qpdf"][1].items()}
    pages = {page["object"] for page in objects["pages"]}
    links = [value for value in values.values() if isinstance(value, dict) and value.get("/Subtype") == "/Link"]
    assert len(links) > 50
    assert {link["/Dest"][0] for link in links} <= pages
    outlines = [*objects["outlines"], *(kid for entry in objects["outlines"] for kid in entry["kids"])]
    assert len({entry["title"] for entry in objects["outlines"]}) == len(objects["outlines"]) > 5
    assert {entry["dest"][0] for entry in outlines} <= pages
