"""Texts on their way into a map: cleaned as every text is, and told where that took something away."""

from __future__ import annotations

import html
import re

from app.exchange.foreign.repairs import Repairs, Spot
from app.i18n import N_
from app.model.text import clean, one_line

REMOVED = N_("{count} control characters were taken out.")
CUT = N_("A text of more than 20,000 characters was cut; {count} did not fit.")

_BREAK = re.compile(r"<br {0,9}[/\\]? {0,9}>", re.IGNORECASE)
_HTML_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def words(text: str, spot: Spot | None, repairs: Repairs) -> str:
    """`text` on one line: a <br> is a blank, an HTML entity its character, and white space is collapsed."""
    return fitting(without_html(text), spot, repairs)


def without_html(text: str) -> str:
    """`text` with a blank for each <br>, and its HTML entities as the characters they stand for."""
    return _HTML_ENTITY.sub(lambda match: html.unescape(match[0]), _BREAK.sub(" ", text))


def fitting(text: str, spot: Spot | None, repairs: Repairs) -> str:
    """`text` on one line, as it is otherwise."""
    return one_line(kept(text, spot, repairs))


def kept(text: str, spot: Spot | None, repairs: Repairs) -> str:
    """`text` as it stands, with its lines, as far as a map can hold it."""
    cleaned = clean(text)
    if cleaned.removed:
        repairs.add(REMOVED, spot, original=one_line(text, 200), count=cleaned.removed)
    if cleaned.cut:
        repairs.add(CUT, spot, original=one_line(text, 200), count=cleaned.cut)
    return cleaned.text
