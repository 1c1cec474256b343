"""What respondents are called: by their name, or, where they are anonymous, by a number that tells them apart.

Whoever shows or exports a source asks here for its respondent and never reads the field: that is what keeps a name
inside.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.i18n import N_, Translate, fill
from app.model.document import Document
from app.model.domain import texts_of
from app.model.records import Id, Record, Source

ANONYMOUS = N_("Respondent {number}")


def respondent_of(document: Document, source: Source, translate: Translate | None = None) -> str:
    """Who spoke, as others may read it: the name, “Respondent 3” for an anonymous one, or nothing if nobody is known.

    The same name has the same number in every source, by the first of them.
    """
    if not source.anonymous:
        return source.respondent
    return fill(ANONYMOUS, translate, number=_numbers(document)[source.id])


def named_respondents(document: Document) -> tuple[Source, ...]:
    """The sources that still hold a name, whether it is shown or not."""
    return tuple(source for source in document.sources() if source.respondent)


def is_private(record: Record, field: str) -> bool:
    """Whether a field holds what nobody is to read or find."""
    return isinstance(record, Source) and record.anonymous and field == "respondent"


def texts_naming(document: Document, names: frozenset[str]) -> Iterator[Id]:
    """The records in which one of these names stands in a text, apart from the field for respondents."""
    wanted = [name.casefold() for name in names if name.strip()]
    for record in document.records.values():
        fields = (f for f in texts_of(type(record)) if not (isinstance(record, Source) and f == "respondent"))
        if any(name in getattr(record, field).casefold() for field in fields for name in wanted):
            yield record.id


def _numbers(document: Document) -> dict[Id, int]:
    """A number for each source: by respondent, in the order of the sources; who has no name is one more each time."""
    known: dict[str, int] = {}
    numbers: dict[Id, int] = {}
    for source in document.sources():
        key = source.respondent.casefold().strip() or source.id
        numbers[source.id] = known.setdefault(key, len(known) + 1)
    return numbers
