"""Reading tables and letting them land, as the program does; and what of a map a table can hold."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from app.exchange.asking import Answer
from app.exchange.base import ExportOptions, ImportOptions, ImportPlan, no_progress
from app.exchange.tables import csv_file, markdown_file, tsv_file
from app.i18n import translator
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.names import title_of
from app.model.records import Id, JourneyMap
from app.model.text import one_line
from tests.exchange.mermaid import landed

FORMATS = {"csv": csv_file, "tsv": tsv_file, "md": markdown_file}

Seen = tuple[list[object], list[object]]


def plan_of(text: str | bytes, name: str = "reis.csv", **answers: Answer) -> ImportPlan:
    """What an import of a table would make; answers by the names of their questions."""
    source = text if isinstance(text, bytes) else text.encode()
    return FORMATS[name.rpartition(".")[2]].read(source, name, ImportOptions(answers=answers))


def told(plan: ImportPlan) -> list[tuple[int | None, str, str]]:
    return [(repair.line, repair.what.msgid, repair.original) for repair in plan.repairs]


def asked(plan: ImportPlan) -> Mapping[str, Answer]:
    return {question.name: question.proposal for question in plan.questions}


def written(document: Document, map_id: Id, kind: str, language: str) -> bytes:
    target = BytesIO()
    FORMATS[kind].write(document, [map_id], target, ExportOptions(language=language), no_progress)
    return target.getvalue()


def come_back(document: Document, map_id: Id, kind: str, language: str) -> tuple[ImportPlan, Document]:
    """A map written and read again, with the proposals taken."""
    source = written(document, map_id, kind, language)
    plan = FORMATS[kind].read(source, f"reis.{kind}", ImportOptions(language))
    return plan, landed(plan)


def seen(document: Document, map_id: Id, language: str) -> Seen:
    """What of a map a table can hold, as it is seen: phases with their touchpoints and notes, and lanes."""
    say = translator(language)
    lanes = [lane for lane in document.lanes(map_id) if kind_of(lane).holds_notes and not lane.hidden]
    found: list[object] = []
    for phase in document.phases(map_id):
        held: list[object] = [
            (_fields(document, touchpoint, say), _notes(document, phase.id, lanes, touchpoint.id))
            for touchpoint in document.touchpoints(phase.id)
        ]
        found.append((one_line(title_of(phase, say)), held, _notes(document, phase.id, lanes, None)))
    return found, [(lane.kind, one_line(title_of(lane, say))) for lane in lanes]


def _fields(document, touchpoint, say):  # type: ignore[no-untyped-def]
    score = document.score(touchpoint.id)
    names = [document.records.get(i) for i in (touchpoint.channel_id, touchpoint.owner_id)]
    return (
        one_line(title_of(touchpoint, say)),
        [one_line(record.name) if record else "" for record in names],
        one_line(touchpoint.time_frame),
        score.score if score else None,
        touchpoint.expected,
        touchpoint.description.strip(),
        touchpoint.intended_value.strip(),
        touchpoint.moment_of_truth,
    )


def _notes(document, phase_id, lanes, touchpoint_id):  # type: ignore[no-untyped-def]
    return [
        [note.text.strip() for note in document.column(phase_id, lane.id, touchpoint_id) if note.text.strip()]
        for lane in lanes
    ]


def title(document: Document, map_id: Id) -> str:
    return document.get(map_id, JourneyMap).title
