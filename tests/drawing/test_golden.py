"""Whole drawings against lists kept in golden/. A change that is meant: REISKAART_WRITE_GOLDEN=1, and read the diff."""

import os
from pathlib import Path

import pytest

from app.drawing.layout import Look, layout
from app.drawing.theme import theme
from app.i18n import translator
from app.model.document import Document
from app.model.records import Id, JourneyMap, Lane, Phase
from tests.drawing.listing import listing
from tests.drawing.maps import KINDS, MAP, small

GOLDEN = Path(__file__).parent / "golden"


def empty() -> Document:
    lanes = (Lane(id=Id(kind.value), map_id=MAP, order=str(n), kind=kind) for n, kind in enumerate(KINDS, 1))
    phases = (Phase(id=Id(f"p{n}"), map_id=MAP, order=str(n), stage=s) for n, s in enumerate(("see", "think"), 1))
    return Document([JourneyMap(id=MAP, order="V", title=""), *phases, *lanes])


CASES = {
    "small-light": (small, Look(theme("light"))),
    "small-paper": (small, Look(theme("paper"), for_screen=False)),
    "empty-dark": (empty, Look(theme("dark"), translator("en"))),
}


@pytest.mark.parametrize("name", CASES)
def test_drawing_is_as_kept(name: str) -> None:
    make, look = CASES[name]
    now = listing(layout(make(), MAP, look))
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("REISKAART_WRITE_GOLDEN"):
        file.write_text(now, "utf-8")
    assert now == file.read_text("utf-8")
