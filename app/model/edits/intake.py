"""Where texts enter a map: each is cleaned, and what that took from it is remembered, so that it can be said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar, cast

from app.i18n import N_
from app.model.domain import texts_of
from app.model.edits.base import Remark
from app.model.records import Record
from app.model.text import MAX_NOTE, clean

R = TypeVar("R", bound=Record)

CUT = N_("A text holds at most {limit} characters. What came after that was left out: {count} characters.")
REMOVED = N_("Control characters cannot be part of a text and were left out: {count}.")


class Intake:
    """The texts of one edit on their way in. `cut` and `removed` count the characters that were left out."""

    def __init__(self) -> None:
        self.cut = 0
        self.removed = 0

    def text(self, words: str) -> str:
        """`words` as a text of many lines, fit for a map."""
        cleaned = clean(words)
        self.cut += cleaned.cut
        self.removed += cleaned.removed
        return cleaned.text

    def line(self, words: str) -> str:
        """`words` as one line, fit for a map: a title or a name."""
        return " ".join(self.text(words).split())

    def record(self, record: R) -> R:
        """A ready-made `record` with each of its texts fit for a map."""
        words = {name: getattr(record, name) for name in texts_of(type(record))}
        cleaned = {name: self.text(text) for name, text in words.items()}
        return record if cleaned == words else replace(record, **cast(Any, cleaned))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the user should hear about what was left out."""
        cut = [Remark(CUT, {"limit": MAX_NOTE, "count": self.cut})] if self.cut else []
        removed = [Remark(REMOVED, {"count": self.removed})] if self.removed else []
        return (*cut, *removed)
