"""The icons are one set: line drawings in the colour of the palette, with their licence beside them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from app.model.lane_kinds import LANE_KINDS
from app.paths import resource

SVG = "{http://www.w3.org/2000/svg}svg"
LINE_ICONS = sorted(path for path in resource("icons").glob("*.svg") if path.stem != "reiskaart")


def test_every_kind_of_lane_has_its_icon() -> None:
    assert {info.icon for info in LANE_KINDS.values()} <= {path.stem for path in LINE_ICONS}


@pytest.mark.parametrize("path", LINE_ICONS, ids=lambda path: path.stem)
def test_a_line_icon_takes_its_colour_and_stroke_from_the_set(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag == SVG
    wanted = {"viewBox": "0 0 24 24", "fill": "none", "stroke": "currentColor", "stroke-width": "1.75"}
    assert {name: root.get(name) for name in wanted} == wanted
    assert len(root) > 0
    assert all(shape.get("stroke") is None and shape.get("stroke-width") is None for shape in root)


def test_the_licence_of_the_icons_ships_with_them() -> None:
    text = resource("icons", "LICENSE-lucide.txt").read_text(encoding="utf-8")
    assert "ISC License" in text and "Lucide Icons and Contributors" in text and "Cole Bemis" in text


def test_the_program_has_a_square_icon_of_its_own() -> None:
    root = ElementTree.parse(resource("icons", "reiskaart.svg")).getroot()
    assert root.get("viewBox") == "0 0 256 256"
