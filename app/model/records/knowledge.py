"""What we know and how we sort it: channels, sources of evidence, and tags."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from app.model.records.base import Id, Record, owner
from app.model.records.choices import Reach, Setting, SourceKind, Tint

PROVEN = ("note", "touchpoint", "emotion_score", "persona")
"""The kinds of record that evidence can be attached to."""

TAGGED = ("note", "touchpoint", "persona", "action")
"""The kinds of record that can carry a tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """Where a touchpoint happens: site, shop, phone, newsletter, review site.

    `suits` is whether it suits us, `audience` whether the audience is there; None is not judged yet. `rhythm` is what
    we can keep up, in words; `budget` is cents a month, in the file's one currency (EUR).
    """

    KIND: ClassVar[str] = "channel"
    order: str
    name: str
    setting: Setting | None = None
    reach: Reach | None = None
    suits: bool | None = None
    audience: bool | None = None
    rhythm: str = ""
    budget: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Where we know something from. `link` is an address or the name of a file; of an `anonymous` respondent the name
    is neither shown nor exported."""

    KIND: ClassVar[str] = "source"
    order: str
    title: str
    kind: SourceKind = SourceKind.INTERVIEW
    held: date | None = None
    respondent: str = ""
    anonymous: bool = False
    link: str = ""


def nameless(source: Source) -> Source:
    """The source as it may leave its file: without the name of a respondent who is anonymous."""
    return replace(source, respondent="") if source.anonymous and source.respondent else source


def anonymised(source: Source) -> Source:
    """The source with its respondent made anonymous for good; one that names nobody stays as it is."""
    return replace(source, respondent="", anonymous=True) if source.respondent else source


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """What a source says for a note, a touchpoint, a score or a persona; what has none is an assumption."""

    KIND: ClassVar[str] = "evidence"
    source_id: Id = owner("source")
    subject_id: Id = owner(*PROVEN)
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word, with a colour, by which records are sorted and found."""

    KIND: ClassVar[str] = "tag"
    order: str
    name: str
    tint: Tint = Tint.SKY


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging(Record):
    """That a record carries a tag."""

    KIND: ClassVar[str] = "tagging"
    tag_id: Id = owner("tag")
    subject_id: Id = owner(*TAGGED)
