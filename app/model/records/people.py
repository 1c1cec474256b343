"""Who a journey is about, and who we are: the project, segments and personas, and the people on our side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.model.records.base import Id, Record, code, ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """The file's own record: whose journeys these are, and in which language the file speaks ("nl" or "en")."""

    KIND: ClassVar[str] = "project"
    title: str = ""
    brand: str = ""
    product: str = ""
    unique_points: str = ""
    ambition: str = ""
    promise: str = ""
    language: str = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone on our side who can own a touchpoint or an action."""

    KIND: ClassVar[str] = "person"
    order: str
    name: str
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Record):
    """A group of customers with shared needs and traits; more than five are unworkable."""

    KIND: ClassVar[str] = "segment"
    order: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Record):
    """One concrete, invented person who stands for a segment of customers.

    `picture_id` is the photo. Of business customers it says who uses, who pays and who decides: `uses`, `pays`,
    `decides`.
    """

    KIND: ClassVar[str] = "persona"
    order: str
    name: str
    segment_id: Id | None = ref("segment")
    picture_id: str = code()
    quote: str = ""
    about: str = ""
    age: str = ""
    work: str = ""
    household: str = ""
    goals: str = ""
    needs: str = ""
    pains: str = ""
    motives: str = ""
    barriers: str = ""
    influencers: str = ""
    sources: str = ""
    media: str = ""
    loyalty: str = ""
    company_size: str = ""
    trade: str = ""
    uses: bool = False
    pays: bool = False
    decides: bool = False
