"""Reading a Mermaid journey and letting it land, as the program does."""

from __future__ import annotations

from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.mermaid import read
from app.model.document import Document
from app.model.edits import Label, insert_records, new_id
from app.model.records import PROJECT_ID, Id, Project

Row = tuple[str, list[tuple[str, int | None]]]


def plan_of(text: str | bytes, name: str = "shop.mmd", scale: tuple[float, float] | None = None) -> ImportPlan:
    source = text if isinstance(text, bytes) else text.encode()
    return read(source, name, ImportOptions(answers={"scale": scale} if scale else {}))


def landed(plan: ImportPlan, document: Document | None = None) -> Document:
    """The document after the import, which must be one step that can be taken back."""
    document = document or Document([Project(id=PROJECT_ID)])
    before = dict(document.records)
    edit = insert_records(document, plan.build(document, new_id), Label("Import"))
    assert document.records == before
    document.apply(edit.change)
    assert document.after(edit.change.inverse()).records == before
    return document


def rows(document: Document, map_id: Id | None = None) -> list[Row]:
    """Phases with their touchpoints and the customer's scores."""
    chosen = map_id or document.maps()[-1].id
    return [
        (phase.title, [(t.title, customer_score(document, t.id)) for t in document.touchpoints(phase.id)])
        for phase in document.phases(chosen)
    ]


def customer_score(document: Document, touchpoint_id: Id) -> int | None:
    score = document.score(touchpoint_id)
    return score.score if score else None


def told(plan: ImportPlan) -> list[tuple[int | None, str, str]]:
    return [(repair.line, repair.what.msgid, repair.original) for repair in plan.repairs]


def one(text: str, **options: object) -> tuple[str, int | None]:
    """The only touchpoint of a journey of one line, and its score."""
    plan = plan_of(f"journey\nsection A\n{text}", **options)  # type: ignore[arg-type]
    [(_, [touchpoint])] = rows(landed(plan))
    return touchpoint
