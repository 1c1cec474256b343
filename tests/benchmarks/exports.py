"""Benchmarks of what needs no screen: laying out, PDF and Excel, beside the bare libraries."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random

from openpyxl import Workbook, load_workbook
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas as PdfCanvas  # type: ignore[import-untyped]

from app.drawing.drawing import Drawing
from app.drawing.layout import Look, layout
from app.drawing.primitives import Rect, TextLine
from app.drawing.theme import theme
from app.exchange import excel, exporter_for
from app.exchange.base import ExportOptions, no_progress
from app.exchange.child import export_in_child
from app.exchange.comeback.compare import compare
from app.exchange.excel.reading import book_of
from app.model import edits
from app.model.document import Document
from app.model.records import Action, Dependency, Id
from tests.benchmarks.figures import Bar, Figure, every_frame, timed, usually, watching_garbage
from tests.benchmarks.maps import MAP, actions, large_map

_BAR = usually(1.0)
"""For as much as people are likely to have; there is none for more."""

_IN_CHILD = {"report": usually(2.0), "tiles": usually(1.0)}
"""For what somebody waits who presses the button, of a map of 300 notes at most: its tiles are 16 sheets."""

_MOST_WAITED_FOR = 300
_FONT_SIZE = 13
_ACTION_COLUMNS = 25
_START = date(2027, 1, 4)


def layouts(runs: int, notes: int) -> Figure:
    """The whole map laid out again after a touchpoint moved; the floor only goes past every group."""
    document = Document(large_map(notes))
    look = Look(theme("light"), str)
    last = layout(document, MAP, look)
    order = iter(range(runs))

    def again() -> None:
        move = edits.move_touchpoint(document, Id("touchpoint0"), Id(f"phase{next(order) % 9 + 1}"), 0)
        layout(document.after(move.change), MAP, look)

    with watching_garbage() as pauses:
        samples = timed(again, runs)
    floor = timed(lambda: [(group.key, group.x, group.y) for group in last.groups], runs)
    return Figure(f"lay out {notes} notes", samples, floor, every_frame(), pause=pauses.longest)


def pdfs(runs: int, notes: int) -> Figure:
    """The whole PDF of a map; the floor draws as many rectangles and lines of text on one page."""
    document = Document(large_map(notes))
    drawing = layout(document, MAP, Look(theme("paper"), str, for_screen=False))
    floor = timed(lambda: _bare_pdf(drawing), runs)
    return _exported(f"PDF of {notes} notes", ".pdf", document, runs, floor, _BAR if notes <= 1000 else None)


def posters(runs: int, notes: int) -> Figure:
    """A map as a poster in tiles of A4; the floor draws all of it once."""
    document = Document(large_map(notes))
    drawing = layout(document, MAP, Look(theme("paper"), str, for_screen=False))
    floor = timed(lambda: _bare_pdf(drawing), runs)
    options = ExportOptions(language="nl", form="tiles")
    return _exported(f"tiles of {notes} notes", ".pdf", document, runs, floor, _BAR if notes <= 1000 else None, options)


def slides(runs: int, notes: int) -> Figure:
    """The slides of a map; the floor puts as many bare shapes on one slide as the map has notes."""
    document = Document(large_map(notes))
    floor = timed(lambda: _bare_slides(notes), runs)
    return _exported(f"slides of {notes} notes", ".pptx", document, runs, floor, _BAR if notes <= 1000 else None)


def in_children(runs: int, notes: int, folder: Path) -> Iterator[Figure]:
    """The same from the button to the file in its place: the start of a process, the disk and all checks included.

    The floor starts a process that does nothing.
    """
    document = Document(large_map(notes))
    floor = timed(_bare_child, runs)
    for form, bar in _IN_CHILD.items():
        options = ExportOptions(language="nl", form=form)
        samples = timed(lambda options=options: _in_child(document, folder / "map.pdf", options), runs)  # type: ignore[misc]
        yield Figure(f"{form} of {notes}, all", samples, floor, bar if notes <= _MOST_WAITED_FOR else None)


def _in_child(document: Document, target: Path, options: ExportOptions) -> None:
    exporter = exporter_for(".pdf")
    assert exporter is not None
    export_in_child(exporter, document, [MAP], target, options).result()


def _bare_child() -> None:
    process = get_context("spawn").Process(target=id, args=(0,))
    process.start()
    process.join()


def workbooks(runs: int, count: int) -> Figure:
    """The workbook of a small map with many actions; the floor writes as many plain cells."""
    document = _planned(count)
    floor = timed(lambda: _bare_workbook(count), runs)
    return _exported(f"Excel of {count} actions", ".xlsx", document, runs, floor, _BAR if count <= 1000 else None)


def comebacks(runs: int, count: int) -> Figure:
    """An untouched workbook of many actions read and compared; the floor is openpyxl that reads all its cells."""
    document = _planned(count)
    target = io.BytesIO()
    excel.write(document, [MAP], target, ExportOptions(language="nl"), no_progress)
    source = target.getvalue()
    floor = timed(lambda: _bare_reading(source), runs)
    with watching_garbage() as pauses:
        samples = timed(lambda: compare(book_of(source, "plan.xlsx"), document), runs)
    bar = usually(2.0) if count <= 1000 else None
    return Figure(f"read {count} actions back", samples, floor, bar, pause=pauses.longest)


def _planned(count: int) -> Document:
    """A plan in which nearly every column says something, and most actions wait for the one before."""
    random = Random(count)
    plan = [_filled(action, random) for action in actions(count) if isinstance(action, Action)]
    pairs = zip(plan, islice(plan, 1, count * 9 // 10), strict=False)
    waits = [Dependency(id=Id(f"wait{n}"), action_id=b.id, needs_id=a.id) for n, (a, b) in enumerate(pairs)]
    return Document([*large_map(100), *plan, *waits])


def _filled(action: Action, random: Random) -> Action:
    start = _START + timedelta(days=random.randrange(300))
    return replace(
        action,
        description="Bel de klant terug en vraag wat er misging",
        why="Achttien procent haakt hier af",
        start=start,
        due=start + timedelta(days=random.randrange(60)),
        impact=random.randrange(1, 6),
        effort=random.randrange(1, 6),
        cost_once=12_500,
        measure="Klachten per week",
        lift=5,
    )


def _bare_reading(source: bytes) -> int:
    workbook = load_workbook(io.BytesIO(source), read_only=True, data_only=True)
    return sum(len(row) for sheet in workbook.worksheets for row in sheet.iter_rows(values_only=True))


def _exported(
    name: str,
    suffix: str,
    document: Document,
    runs: int,
    floor: list[float],
    bar: Bar | None,
    options: ExportOptions | None = None,
) -> Figure:
    exporter = exporter_for(suffix)
    if exporter is None:
        raise LookupError(suffix)
    write = exporter.load().write
    settings = options or ExportOptions(language="nl")
    with watching_garbage() as pauses:
        samples = timed(lambda: write(document, [MAP], io.BytesIO(), settings, no_progress), runs)
    return Figure(name, samples, floor, bar, pause=pauses.longest)


def _bare_pdf(drawing: Drawing) -> bytes:
    canvas = PdfCanvas(io.BytesIO(), pagesize=(drawing.width, drawing.height))
    canvas.setFont("Helvetica", _FONT_SIZE)
    for group in drawing.groups:
        for mark in group.marks:
            if isinstance(mark, TextLine):
                canvas.drawString(group.x + mark.x, group.y + mark.baseline, mark.text)
            elif isinstance(mark, Rect):
                canvas.rect(group.x + mark.box.x, group.y + mark.box.y, mark.box.w, mark.box.h)
    return bytes(canvas.getpdfdata())


def _bare_slides(count: int) -> bytes:
    made, target = Presentation(), io.BytesIO()
    shapes = made.slides.add_slide(made.slide_layouts[6]).shapes
    shapes.turbo_add_enabled = True
    for number in range(count):
        shapes.add_textbox(number, number, 9, 9).text_frame.text = f"Note {number}"
    made.save(target)
    return target.getvalue()


def _bare_workbook(count: int) -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for row in islice(iter(lambda: ["Bel de klant terug"] * _ACTION_COLUMNS, None), count):
        sheet.append(row)
    workbook.save(io.BytesIO())
