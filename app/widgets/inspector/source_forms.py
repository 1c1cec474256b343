"""The forms of a source and of what it says for one record."""

from __future__ import annotations

from app.i18n import N_
from app.model.document import Document
from app.model.names import SOURCE_NAMES
from app.model.records import Evidence, Record, Source, SourceKind
from app.widgets.inspector.rows import Kind, Row

_FIGURES = frozenset({SourceKind.ANALYTICS, SourceKind.DOCUMENT})
"""Kinds of sources in which nobody in particular speaks."""


def _may_be_named(document: Document, record: Record) -> bool:
    return isinstance(record, Source) and not record.anonymous and record.kind not in _FIGURES


def _somebody_speaks(document: Document, record: Record) -> bool:
    return isinstance(record, Source) and (record.kind not in _FIGURES or record.anonymous)


SOURCE_FORMS: dict[str, tuple[Row, ...]] = {
    Source.KIND: (
        Row("title", N_("Title"), Kind.TITLE, N_("For example: interviews with new customers")),
        Row("kind", N_("Kind"), Kind.SOURCE_KIND, choices=tuple(SOURCE_NAMES.items())),
        Row("held", N_("Date"), Kind.DATE_PAST),
        Row("respondent", N_("Respondent"), Kind.LINE, N_("Who spoke?"), when=_may_be_named),
        Row("anonymous", N_("Anonymous"), Kind.SWITCH, when=_somebody_speaks),
        Row("pseudonym", N_("Goes by"), Kind.PSEUDONYM, when=lambda document, record: record.anonymous),  # type: ignore[attr-defined]
        Row("link", N_("Link or file"), Kind.PROOF_LINK, N_("https://… or the name of a file")),
        Row("proves", N_("What it proves"), Kind.PROVES),
    ),
    Evidence.KIND: (
        Row("source_id", N_("Source"), Kind.SAID_BY),
        Row("subject_id", N_("Proves"), Kind.SAID_OF),
        Row("quote", N_("Quote"), Kind.TEXT, N_("What did they say, word for word?")),
    ),
}
"""The rows of each kind of record."""
