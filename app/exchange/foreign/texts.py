"""Texts of formats that hold plain text, on their way into a map: cleaned, with their line ends, and told where cut."""

from __future__ import annotations

from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.words import CUT, REMOVED
from app.model.text import clean, one_line


def plain(text: str, spot: Spot | None, repairs: Repairs) -> str:
    """`text` as a map can hold it, with what was taken away noted."""
    cleaned = clean(text)
    if cleaned.removed:
        repairs.add(REMOVED, spot, original=one_line(text, 200), count=cleaned.removed)
    if cleaned.cut:
        repairs.add(CUT, spot, original=one_line(text, 200), count=cleaned.cut)
    return cleaned.text
