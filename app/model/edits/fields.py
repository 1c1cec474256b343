"""Changing single values of records: titles, texts, colours, owners, dates.

This is what the inspector and every editor in place do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.codec import field_types
from app.model.document import GONE, Document
from app.model.domain import starts_in_time
from app.model.edits.base import Edit, Label, label, label_of, shorten
from app.model.edits.intake import Intake
from app.model.names import title_of
from app.model.records import PERCENT_MAX, Action, Id, Record, Ref, refs

STARTS_TOO_LATE = N_("“{title}” cannot start after the day it is due, so nothing was changed.")
BEYOND_ALL = N_("How far “{title}” is runs from 0 to 100 percent, so nothing was changed.")

MANY_LINES = frozenset(
    {
        *("text", "whys", "why", "description", "intended_value", "scenario"),
        *(
            "about",
            "quote",
            "goals",
            "needs",
            "pains",
            "motives",
            "barriers",
            "influencers",
            "sources",
            "media",
            "loyalty",
        ),
        *("unique_points", "ambition", "promise"),
    }
)
"""The text fields in which a line break means something; all others hold one line."""

_FIXED = frozenset({"id", "order", "map_id", "phase_id", "lane_id", "kind"})
_FREE = frozenset({("link", "kind"), ("source", "kind")})
"""What makes a record what it is, and where it stands, has edits of its own; but of links and sources the kind is just
one more thing to say."""


def set_fields(document: Document, ids: Id | Iterable[Id], **values: Any) -> Edit:
    """Gives each of `ids` the `values` for its fields.

    Texts are cleaned on the way in. Text and number fields carry a merge key, so that a burst of typing or stepping is
    one step back. Raises DocumentError for a record or a target that is not there, and for an action that would start
    after it is due or be done beyond 100 percent; ValueError for a field that cannot be set this way.
    """
    targets = [document.get(i, Record) for i in ([ids] if isinstance(ids, str) else ids)]
    intake = Intake()
    pairs = [(record, replace(record, **_fitting(document, record, values, intake))) for record in targets]
    for _before, after in pairs:
        _refuse_what_cannot_be(after)
    return Edit(
        label=_label(pairs, values),
        change=Change.of(pairs),
        focus=targets[0].id if targets else None,
        merge_key=_merge_key(targets, values),
        remarks=intake.remarks,
    )


def _refuse_what_cannot_be(record: Record) -> None:
    """Says in a sentence what people get wrong by mistake; whatever else cannot be, the session refuses."""
    if isinstance(record, Action) and not starts_in_time(record):
        raise DocumentError(STARTS_TOO_LATE, title=shorten(title_of(record)))
    if isinstance(record, Action) and not 0 <= record.percent <= PERCENT_MAX:
        raise DocumentError(BEYOND_ALL, title=shorten(title_of(record)))


def _fitting(document: Document, record: Record, values: dict[str, Any], intake: Intake) -> dict[str, Any]:
    fitted = {name: _fit(document, record, name, value, intake) for name, value in values.items()}
    if isinstance(record, Action) and fitted.get("subject_id", record.subject_id) != record.subject_id:
        fitted.setdefault("of_gap", False)  # the gap was that of the subject before
    return fitted


def _fit(document: Document, record: Record, name: str, value: Any, intake: Intake) -> Any:
    kinds = field_types(type(record))
    if name not in kinds or (name in _FIXED and (record.KIND, name) not in _FREE):
        raise ValueError(f"{record.KIND}.{name} cannot be set")
    wanted, optional = kinds[name]
    if value is None and not optional:
        raise ValueError(f"{record.KIND}.{name} must have a value")
    ref = dict(refs(type(record))).get(name)
    if ref is not None:
        return _target(document, ref, value)
    if isinstance(value, str) and wanted is str:
        return intake.text(value) if name in MANY_LINES else intake.line(value)
    return value if value is None or isinstance(value, wanted) else wanted(value)


def _target(document: Document, ref: Ref, value: Any) -> Any:
    """`value` when it is None or the id of a record of a kind that `ref` may point at."""
    found = document.records.get(value)
    if value is not None and (found is None or found.KIND not in ref.kinds):
        raise DocumentError(GONE)
    return value


def _merge_key(targets: list[Record], values: dict[str, Any]) -> str | None:
    """The key of what is typed letter by letter or turned up and down; what is chosen is a step of its own."""
    if len(targets) != 1 or not all(type(value) in (str, int) for value in values.values()):  # no choice, no yes or no
        return None
    if any(name in values for name, _ in refs(type(targets[0]))):
        return None
    return f"set:{targets[0].id}:{','.join(sorted(values))}"


def _label(pairs: list[tuple[Record, Record]], values: dict[str, Any]) -> Label:
    if len(pairs) != 1:
        return label(N_("Change {count} items"), count=str(len(pairs)))
    before, after = pairs[0]
    if "title" in values or "name" in values:
        return label_of(after, N_("Rename to “{title}”"))
    if "text" in values:
        return label_of(after, N_("Edit note “{title}”"))
    return label_of(before, N_("Change “{title}”"))
