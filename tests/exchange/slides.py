"""Presentations read back: by the library, and where that knows nothing of it, by their elements."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation

from app.exchange import powerpoint
from app.exchange.base import ExportOptions, ExportReport, no_progress
from app.model.document import Document

EMU = 12700


@dataclass(frozen=True)
class Deck:
    """A presentation, and what was told of its making."""

    file: Any
    report: ExportReport

    @property
    def slides(self) -> list[Any]:
        return list(self.file.slides)

    @property
    def map(self) -> Any:
        """The slide of the first map."""
        return self.slides[1]

    @property
    def told(self) -> list[str]:
        return [remark.text(str) for remark in self.report.notes]


def deck(document: Document, options: ExportOptions | None = None) -> Deck:
    """All maps of a document as slides, read back."""
    target = io.BytesIO()
    maps = [journey.id for journey in document.maps()]
    report = powerpoint.write(document, maps, target, options or ExportOptions("en"), no_progress)
    return Deck(Presentation(io.BytesIO(target.getvalue())), report)


def shapes(slide: Any, beginning: str = "") -> list[Any]:
    """The shapes whose names begin so."""
    return [shape for shape in slide.shapes if shape.name.startswith(beginning)]


def alt(shape: Any) -> str:
    """What stands for a shape where it cannot be seen."""
    return str(shape._element.xpath(".//p:cNvPr/@descr")[0]) if shape._element.xpath(".//p:cNvPr/@descr") else ""


def notes(slide: Any) -> str:
    """What the speaker reads."""
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


def path(shape: Any) -> list[tuple[str, list[tuple[float, float]]]]:
    """The steps of a freeform, in points on its slide."""
    (steps,) = shape._element.xpath(".//a:pathLst/a:path")
    assert int(steps.get("w")) == max(1, shape.width) and int(steps.get("h")) == max(1, shape.height)
    return [
        (step.tag.split("}")[1], [(_on(shape.left, at.get("x")), _on(shape.top, at.get("y"))) for at in step])
        for step in steps
    ]


def _on(start: int, value: str) -> float:
    return (start + int(value)) / EMU


def said(deck: Deck) -> Iterator[str]:
    """Every text that can be read in a file."""
    for slide in deck.slides:
        for shape in slide.shapes:
            yield alt(shape)
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)
        yield notes(slide)
