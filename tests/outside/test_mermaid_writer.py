"""What we write as Mermaid, read by Mermaid itself: on maps of chance, full of what means something to it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from app.exchange.mermaid.writing import text_of
from tests.exchange.mermaid_maps import documents, for_mermaid
from tests.outside.test_mermaid_reader import SCRIPT, understood

pytestmark = pytest.mark.needs("node", "npm:mermaid", "npm:jsdom")

GOLDEN = Path(__file__).parent.parent / "files" / "mermaid-read.json"
KEPT = 60
BY_CHANCE = 1_500


def read_by_mermaid(texts: list[str], node_modules: Path) -> list[Any]:
    """What Mermaid makes of each text, None where it refuses it."""
    lines = "".join(f"{json.dumps(text)}\n" for text in texts)
    command = ["node", str(SCRIPT), str(node_modules)]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=600)
    return [understood(json.loads(told)) for told in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def read(node_modules: Path) -> list[tuple[str, Any, Any]]:
    """Each text that we wrote, what Mermaid is to read in it, and what it reads."""
    maps = list(documents(BY_CHANCE))
    texts = [text_of(document, document.maps()[0], str) for document in maps]
    theirs = [
        told and {key: told[key] for key in ("title", "sections", "tasks")}
        for told in read_by_mermaid(texts, node_modules)
    ]
    return list(zip(texts, map(for_mermaid, maps), theirs, strict=True))


def test_mermaid_reads_the_journey_that_was_written(read: list[tuple[str, Any, Any]]) -> None:
    wrong = [each for each in read if each[1] != each[2]]
    assert wrong[:3] == []
    assert sum(len(theirs["tasks"]) for _, _, theirs in read) > BY_CHANCE


def test_what_is_kept_of_mermaids_reading_is_what_it_reads_now(read: list[tuple[str, Any, Any]]) -> None:
    """With REISKAART_WRITE_GOLDEN=1 it is written anew, for the suite to check without Mermaid."""
    kept = [{"text": text, "read": theirs} for text, _, theirs in read[:KEPT]]
    if os.environ.get("REISKAART_WRITE_GOLDEN"):
        GOLDEN.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert json.loads(GOLDEN.read_text("utf-8")) == kept
