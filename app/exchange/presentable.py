"""What goes out of a map: its records, with no text in which a format could choke.

Every text was cleaned when it came in, so there is seldom anything to do; but a damaged file is no reason for an export
to fail.
"""

from __future__ import annotations

from dataclasses import replace

from app.model.change import Change
from app.model.document import Document
from app.model.domain import texts_of
from app.model.records import Record
from app.model.text import clean


def presentable(document: Document) -> Document:
    """The document without control characters, lone surrogates and the like in any text."""
    changed = [(record, clean_one) for record in document.records.values() if (clean_one := _cleaned(record)) != record]
    return document.after(Change.of(changed)) if changed else document


def _cleaned(record: Record) -> Record:
    dirty: dict[str, str] = {}
    for name in texts_of(type(record)):
        text = getattr(record, name)
        if text and not text.isprintable():
            whole = clean(text, len(text)).text
            if whole != text:
                dirty[name] = whole
    return replace(record, **dirty) if dirty else record  # type: ignore[arg-type]
