"""What the columns say of an action: the plain value that a reader of the sheet gets back from what was written.

What is exported, what stands in the workbook and what holds now are compared as these values, and by nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping

from app.analysis.priority import QUADRANT_NAMES, quadrant_of
from app.exchange.comeback.columns import COLUMNS, Holds
from app.exchange.comeback.subjects import label_of
from app.exchange.comeback.waits import needs_of
from app.i18n import N_, Translate
from app.model.codec import Plain, to_plain
from app.model.dependencies import needs
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Action, Person
from app.model.text import clean, one_line
from app.model.whereabouts import mends_gap, phase_of, subject_of, touchpoint_of

LONGEST = 8_000
"""Letters of a token; a value that would need more is told by its digest."""


def said(key: str, action: Action, document: Document, say: Translate) -> Plain:
    """What the column `key` says of an action; None where it says nothing."""
    if key in _TOLD:
        return one_line(_TOLD[key](action, document, say)) or None
    value = to_plain(getattr(action, key))
    if isinstance(value, str):
        return (clean(value).text.strip() if key in _TEXTS else one_line(value)) or None
    return value


def all_said(action: Action, document: Document, say: Translate) -> dict[str, Plain]:
    """What every column says of an action, and by which records that is meant."""
    told = {column.key: said(column.key, action, document, say) for column in COLUMNS if column.key != "id"}
    behind = {"owner_id": action.owner_id, "subject_id": action.subject_id, "of_gap": action.of_gap}
    return told | behind | {"needs_ids": needs_of(document, action.id)}


def token(value: Plain) -> str:
    """A value as a text of plain letters that is the same for the same value, and short enough for a cell."""
    written = json.dumps(value)
    return written if len(written) <= LONGEST else "sha256:" + hashlib.sha256(written.encode()).hexdigest()


_TEXTS = frozenset(column.key for column in COLUMNS if column.holds is Holds.TEXT)


def _owner(action: Action, document: Document, _say: Translate) -> str:
    found = document.find(action.owner_id, Person)
    return found.name if found else ""


def _map(action: Action, document: Document, _say: Translate) -> str:
    found = document.map_of(action.id)
    return found.title if found else ""


def _phase(action: Action, document: Document, say: Translate) -> str:
    found = phase_of(document, action)
    return title_of(found, say) if found else ""


def _touchpoint(action: Action, document: Document, _say: Translate) -> str:
    found = touchpoint_of(document, action)
    return found.title if found else ""


def _mends(action: Action, document: Document, say: Translate) -> str:
    subject = subject_of(document, action)
    return label_of(subject, say) if subject else ""


def _gap(action: Action, document: Document, say: Translate) -> str:
    return say(N_("Yes")) if mends_gap(document, action) else ""


def _quadrant(action: Action, _document: Document, say: Translate) -> str:
    found = quadrant_of(action)
    return say(QUADRANT_NAMES[found]) if found else ""


def needed(action: Action, document: Document, say: Translate) -> str:
    """The titles of the actions that this one waits for, each on a line."""
    return "\n".join(title_of(each, say) for each in needs(document, action.id))


_TOLD: Mapping[str, Callable[[Action, Document, Translate], str]] = {
    "owner": _owner,
    "map": _map,
    "phase": _phase,
    "touchpoint": _touchpoint,
    "mends": _mends,
    "gap": _gap,
    "quadrant": _quadrant,
    "needs": needed,
}
