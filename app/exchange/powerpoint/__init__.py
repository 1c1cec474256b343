"""PowerPoint: slides to tell a journey with, of native shapes that others can edit.

A slide with the title, for each map one of the whole and then its phases one by one, and the plan as a table. What is
on a slide is said in points and plain values (shapes.py); only writer.py, template.py and the files of elements know
the format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from app.exchange.base import ExportOptions, ExportReport, Progress, Remark
from app.exchange.office_parts import check_parts
from app.exchange.paper_look import paper_look
from app.exchange.picture_cutting import Cutter
from app.exchange.powerpoint.map_slide import map_slide
from app.exchange.powerpoint.owed import checked, promised
from app.exchange.powerpoint.phase_slides import PhaseSlides
from app.exchange.powerpoint.plan_slides import plan_slides
from app.exchange.powerpoint.shapes import Slide
from app.exchange.powerpoint.title_slide import title_slide
from app.exchange.powerpoint.writer import About, write_slides
from app.exchange.scope import Scope
from app.exchange.typeset import brief, day
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id

_LAID_OUT = 0.5  # how far the work is when all slides are thought out and none is written


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the slides of these maps and of their plan, and tells whether all their words are in the file."""
    scope, look = Scope(document, map_ids), paper_look(document, options)
    t, language = look.translate, options.language_for(document)
    slides: list[Slide] = []
    for slide in slides_of(scope, options):
        slides.append(slide)
        progress(_LAID_OUT * len(slides) / (len(slides) + 5))
    title = title_of(scope.maps[0] if len(scope.maps) == 1 else document.project, t)
    subject = brief(scope.maps[0].scenario, 200) if scope.maps else ""
    about = About(title, subject, language, options.today, t(N_("Title")), t(N_("Title and shapes")))
    texts = write_slides(slides, about, look.theme, target, lambda done: progress(_LAID_OUT + done * (1 - _LAID_OUT)))
    progress(1.0)
    made = Remark(N_("There are {count} slides."), {"count": len(slides)})
    return ExportReport((made, checked(texts, promised(scope), t)))


def slides_of(scope: Scope, options: ExportOptions) -> Iterator[Slide]:
    """The slides in their order."""
    document = scope.document
    look, language, cutter = paper_look(document, options), options.language_for(document), Cutter(options.pictures)
    yield title_slide(scope, look, cutter, day(options.today, language))
    for journey in scope.maps:
        yield map_slide(document, journey, look, cutter, language)
        phases = PhaseSlides(scope, journey, look, cutter, language)
        for index, phase in enumerate(document.phases(journey.id)):
            yield from phases.slides(phase, index)
    yield from plan_slides(scope, look, language)


def check(path: Path) -> None:
    """Reads every part of the presentation back; raises ValueError when one is damaged or missing."""
    check_parts(path, "ppt/presentation.xml", "presentation")
