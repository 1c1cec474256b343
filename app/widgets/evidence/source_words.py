"""What is said of a source beside its title, in the language of the screen; hidden names stay hidden here."""

from __future__ import annotations

from collections.abc import Mapping

from app.analysis.respondents import respondent_of
from app.i18n import _
from app.model.document import Document
from app.model.names import SOURCE_NAMES
from app.model.records import Source, SourceKind
from app.widgets import words

ICONS: Mapping[SourceKind, str] = {
    SourceKind.INTERVIEW: "message-circle",
    SourceKind.SURVEY: "list-checks",
    SourceKind.ANALYTICS: "trending-up",
    SourceKind.REVIEW: "star",
    SourceKind.OBSERVATION: "eye",
    SourceKind.DOCUMENT: "file-text",
}
"""The sign of each kind of source."""


def kind_told_by(title: str) -> SourceKind:
    """The kind whose name stands in a title, as in "Google reviews 2026"; where none does, most are interviews."""
    told = title.casefold()
    return next((kind for kind, name in SOURCE_NAMES.items() if _(name).casefold() in told), SourceKind.INTERVIEW)


def facts(document: Document, source: Source) -> str:
    """What kind of source it is, when it was held and who spoke."""
    held = words.day(source.held) if source.held else ""
    parts = (_(SOURCE_NAMES[source.kind]), held, respondent_of(document, source, _))
    return " · ".join(filter(None, parts))
