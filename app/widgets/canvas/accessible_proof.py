"""What is said of a thing's evidence, behind all else: that it is only assumed, or how many sources speak for it."""

from __future__ import annotations

from app.analysis.evidence import sources_for, takes_evidence
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.records import EmotionScore, Record
from app.widgets.canvas.accessible_outline import Node


def proof(document: Document, node: Node) -> str:
    """“assumption”, “proven by 2 sources”, or nothing of what needs no proof."""
    record = _claim(document, node)
    if record is None:
        return ""
    count = sources_for(document, record.id)
    return proven_by(count) if count else _("assumption")


def proven_by(count: int) -> str:
    """How many sources speak for it."""
    return _("proven by 1 source") if count == 1 else fill(N_("proven by {count} sources"), count=count)


def _claim(document: Document, node: Node) -> Record | None:
    """The record that a node claims: of a point on a curve the score, if it has one."""
    if node.role == "point":
        score: EmotionScore | None = document.score(node.record_id, node.actor_id) if node.record_id else None
        return score
    record = document.find(node.record_id, Record)
    return record if node.role in ("touchpoint", "note") and takes_evidence(record) else None
