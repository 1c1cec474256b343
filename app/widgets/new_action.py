"""An action made where the problem is seen: about that very thing, and with what the map says of it as the reason."""

from __future__ import annotations

from app.analysis.plan.findings import falls_short, finding
from app.i18n import screen_translator
from app.model.document import Document
from app.model.edits import Edit, add_action
from app.model.records import SUBJECTS, Id, JourneyMap, Record
from app.widgets import words


def can_be_about(record: Record | None) -> bool:
    """Whether an action made there is about it; one made on a whole map is about nothing in particular."""
    return record is not None and record.KIND in SUBJECTS and not isinstance(record, JourneyMap)


def action_about(document: Document, record_id: Id | None, title: str = "") -> Edit:
    """Adds an action about a touchpoint, note, phase or channel; one about anything else names nothing."""
    record = document.find(record_id, Record)
    if record is None or not can_be_about(record):
        return add_action(document, title)
    why = finding(document, record.id, screen_translator(), words.score)
    return add_action(document, title, record.id, falls_short(document, record), why=why)
