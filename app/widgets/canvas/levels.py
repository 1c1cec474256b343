"""What a key raises or lowers on the emotion lane: the score or the expectation that has the keyboard."""

from __future__ import annotations

from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, Touchpoint


def nudged(document: Document, touchpoint_id: Id, focus_key: str, tenths: int) -> Edit:
    """Moves the point or the bar with this key by so many tenths; of anything else at a touchpoint, its emotion."""
    role, _, rest = focus_key.partition(":")
    if role == "expected":
        expected = document.get(touchpoint_id, Touchpoint).expected or 0
        return edits.set_expected(document, touchpoint_id, (expected + tenths) / 10, in_burst=True)
    actor = rest.partition(":")[2] if role == "point" else ""
    known = document.score(touchpoint_id, Id(actor) if actor else None)
    score = ((known.score if known else 0) + tenths) / 10
    return edits.set_emotion(document, touchpoint_id, score, Id(actor) if actor else None, in_burst=True)
