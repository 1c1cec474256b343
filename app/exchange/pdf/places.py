"""What the places are called that links of a report lead to, so that each part can lead to the others."""

from __future__ import annotations

from app.model.records import Id


def drawn(record_id: Id | None) -> str:
    """Where a record stands on its map."""
    return f"drawn {record_id}"


def told(record_id: Id | None) -> str:
    """Where a record is told of in words: a touchpoint in the story, an action in the plan."""
    return f"told {record_id}"


def chapter(number: int) -> str:
    """Where the line with this number in the contents leads to."""
    return f"chapter {number}"
